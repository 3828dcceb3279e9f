"""Many ranges of days, and which of them start by one day and end on another or later, found without looking at each."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from heapq import heapify, heappop, merge
from itertools import accumulate
from typing import NamedTuple, final

__all__ = ["Found", "Ranges"]

_LANDINGS = 256  # more of them take more memory and less time
_SHORTEST = 512  # so many positions are looked through in no time
_WORD = 4096  # bits of a bitmap in one integer


class _Landing(NamedTuple):
    """A rank, and all positions below it: how many, and as a bitmap in words."""

    rank: int
    passed: int
    bitmap: tuple[int, ...]


@final
class _Ladder:
    """Positions in the order of a day that each has, climbed by the rank of that day.

    At some ranks there is a landing. Between two of them there are few positions, or those of one rank alone.
    """

    def __init__(self, days: Sequence[int]) -> None:
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for position, day in enumerate(days):
            groups[day].append(position)
        self.days: list[int] = sorted(groups)
        self.order: array[int] = array("I")
        self.ranks: array[int] = array("I", bytes(4 * len(days)))
        self._below = array("I", [0])
        for rank, day in enumerate(self.days):
            self.order.extend(groups[day])
            self._below.append(len(self.order))
            for position in groups[day]:
                self.ranks[position] = rank
        self._landings = list(self._landed())
        self._landing_ranks = [landing.rank for landing in self._landings]

    def _landed(self) -> Iterator[_Landing]:
        """Yield a landing at the foot, at the top, and wherever too many positions would be without one."""
        most, bits = max(_SHORTEST, len(self.order) // _LANDINGS), bytearray(-(-len(self.order) // 8))
        passed = 0
        yield _Landing(0, 0, _words(bits))
        for rank, upcoming in enumerate(self._below[1:]):
            if upcoming - passed > most and self._below[rank] > passed:
                _set(bits, self.order[passed : self._below[rank]])
                passed = self._below[rank]
                yield _Landing(rank, passed, _words(bits))
        if passed < len(self.order):
            _set(bits, self.order[passed:])
            yield _Landing(len(self.days), len(self.order), _words(bits))

    def tallies(self, counted: Sequence[bool]) -> array[int]:
        """Return how many of the positions *counted* are below each rank."""
        found = array("I", bytes(4 * (len(self.days) + 1)))
        for rank, counts in zip(self.ranks, counted, strict=True):
            found[rank + 1] += counts
        return array("I", accumulate(found))

    def under(self, rank: int) -> tuple[_Landing, slice]:
        """Return the landing at *rank* or next below it, and what of the order lies between the two."""
        landing = self._landings[bisect_right(self._landing_ranks, rank) - 1]
        return landing, slice(landing.passed, self._below[rank])

    def over(self, rank: int) -> tuple[_Landing, slice]:
        """Return the landing at *rank* or next above it, and what of the order lies between the two."""
        landing = self._landings[bisect_left(self._landing_ranks, rank)]
        return landing, slice(self._below[rank], landing.passed)


@final
class Ranges:
    """Ranges of days by position, each from one of ``starts`` to the one of ``ends`` in the same place.

    A range may be turned: its end is before its start then, and it is found by the same rule.

    >>> found = Ranges([10, 20, 30], [15, 40, 35]).find(30, 30)
    >>> len(found), list(found)
    (2, [1, 2])
    """

    def __init__(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        self.starts: _Ladder = _Ladder(starts)
        self.ends: _Ladder = _Ladder(ends)
        self.ends_of_starts: array[int] = array("I", map(self.ends.ranks.__getitem__, self.starts.order))
        self.starts_of_ends: array[int] = array("I", map(self.starts.ranks.__getitem__, self.ends.order))
        upright = [start <= end for start, end in zip(starts, ends, strict=True)]
        self._turned = not all(upright)
        self._started, self._ended = self.starts.tallies(upright), self.ends.tallies(upright)

    def find(self, by: int, until: int) -> Found:
        """Return the positions of those that start on day *by* or before and end on day *until* or later."""
        started, ended = bisect_right(self.starts.days, by), bisect_left(self.ends.days, until)
        count = None
        if until - 1 <= by and not (self._turned and until < by):  # what has ended has started, and no turned one is found
            count = self._started[started] - self._ended[ended]
        return Found(self, started, ended, count)

    def at(self, position: int) -> tuple[int, int]:
        """Return the start and the end in that place."""
        return self.starts.days[self.starts.ranks[position]], self.ends.days[self.ends.ranks[position]]


@final
class Found:
    """The positions of ranges that start below rank *started* and do not end below rank *ended*, in order.

    Most of them are in both bitmaps of the nearest landings; the others start above the one or end below the other.
    """

    def __init__(self, ranges: Ranges, started: int, ended: int, count: int | None) -> None:
        self._ranges, self._started, self._ended, self._count = ranges, started, ended, count

    def __len__(self) -> int:
        if self._count is None:
            self._count = sum(map(int.bit_count, self._words())) + len(self._others)
        return self._count

    def __iter__(self) -> Iterator[int]:
        return merge(_positions(self._words()), _ascending(self._others.copy()))

    def _words(self) -> Iterator[int]:
        low, _ = self._ranges.starts.under(self._started)
        high, _ = self._ranges.ends.over(self._ended)
        return (one & ~other for one, other in zip(low.bitmap, high.bitmap, strict=True))

    @cached_property
    def _others(self) -> list[int]:
        starts, ends = self._ranges.starts, self._ranges.ends
        low, late = starts.under(self._started)
        _, early = ends.over(self._ended)
        late_ends, early_starts = self._ranges.ends_of_starts[late], self._ranges.starts_of_ends[early]
        found = [position for position, end in zip(starts.order[late], late_ends, strict=True) if end >= self._ended]
        found += [position for position, start in zip(ends.order[early], early_starts, strict=True) if start < low.rank]
        return found


def _set(bits: bytearray, positions: Iterable[int]) -> None:
    for position in positions:
        bits[position >> 3] |= 1 << (position & 7)


def _words(bits: bytearray) -> tuple[int, ...]:
    size = _WORD // 8
    return tuple(int.from_bytes(bits[place : place + size], "little") for place in range(0, len(bits), size))


def _positions(words: Iterable[int]) -> Iterator[int]:
    for number, word in enumerate(words):
        while word:
            lowest = word & -word
            yield number * _WORD + lowest.bit_length() - 1
            word ^= lowest  # noqa: PLW2901 - bit by bit


def _ascending(positions: list[int]) -> Iterator[int]:
    """Yield them in order; those that nobody asks for are not sorted."""
    heapify(positions)
    while positions:
        yield heappop(positions)
