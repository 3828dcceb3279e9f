"""Many ranges of days, and which of them start by one day and end on another or later, found without looking at each."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import accumulate, chain
from typing import final

__all__ = ["Ranges"]

_LANDINGS = 128  # more of them take more memory and less time
_SHORTEST = 512  # positions between landings that are as quickly looked through as skipped
_WORD = 2048  # bits of a bitmap in one integer

_Bitmap = tuple[int, ...]


@final
class _Ladder:
    """Positions by a day that each has, climbed by the rank of that day.

    At some ranks there is a landing, with a bitmap of all positions below it. The positions between two landings are few,
    or all have the same day.
    """

    def __init__(self, days: Sequence[int]) -> None:
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for position, day in enumerate(days):
            groups[day].append(position)
        self._days = sorted(groups)
        self.ranks = array("I", bytes(4 * len(days)))
        self._landings = [0]
        self._between: list[array[int]] = []
        self._bitmaps = [_words(bytearray(-(-len(days) // 8)))]
        self._climb([groups[day] for day in self._days], len(days))

    def _climb(self, groups: Sequence[Sequence[int]], count: int) -> None:
        most, bits = max(_SHORTEST, count // _LANDINGS), bytearray(-(-count // 8))
        step: list[int] = []
        for rank, group in enumerate(groups):
            if step and len(step) + len(group) > most:
                self._land(rank, step, bits)
                step = []
            for position in group:
                self.ranks[position] = rank
            step += group
        if step:
            self._land(len(groups), step, bits)

    def _land(self, rank: int, step: Sequence[int], bits: bytearray) -> None:
        for position in step:
            bits[position >> 3] |= 1 << (position & 7)
        self._landings.append(rank)
        self._between.append(array("I", sorted(step)))
        self._bitmaps.append(_words(bits))

    def tallies(self, counted: Sequence[bool]) -> array[int]:
        """Return how many of the positions *counted* are below each rank."""
        found = array("I", bytes(4 * (len(self._days) + 1)))
        for rank, counts in zip(self.ranks, counted, strict=True):
            found[rank + 1] += counts
        return array("I", accumulate(found))

    def day(self, position: int) -> int:
        """Return the day of a position."""
        return self._days[self.ranks[position]]

    def by(self, day: int) -> int:
        """Return the rank below which are the positions of days up to *day*."""
        return bisect_right(self._days, day)

    def until(self, day: int) -> int:
        """Return the rank below which are the positions of days before *day*."""
        return bisect_left(self._days, day)

    def below(self, rank: int) -> tuple[int, _Bitmap, Sequence[int]]:
        """Return the next landing not above *rank*, its bitmap, and the positions from there to the next landing."""
        place = bisect_right(self._landings, rank) - 1
        landing = self._landings[place]
        return landing, self._bitmaps[place], () if landing == rank else self._between[place]

    def above(self, rank: int) -> tuple[int, _Bitmap, Sequence[int]]:
        """Return the next landing not below *rank*, its bitmap, and the positions down to the landing before."""
        place = bisect_left(self._landings, rank)
        landing = self._landings[place]
        return landing, self._bitmaps[place], () if landing == rank else self._between[place - 1]


@final
class Ranges:
    """Ranges of days by position, each from one of ``starts`` to the one of ``ends`` in the same place.

    A range may be turned: its end is before its start then, and it is found by the same rule.

    >>> ranges = Ranges([10, 20, 30], [15, 40, 35])
    >>> ranges.count(30, 30), list(ranges.find(30, 30))
    (2, [1, 2])
    """

    def __init__(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        self._starts, self._ends = _Ladder(starts), _Ladder(ends)
        upright = [start <= end for start, end in zip(starts, ends, strict=True)]
        self._turned = not all(upright)
        self._started, self._ended = self._starts.tallies(upright), self._ends.tallies(upright)

    def count(self, by: int, until: int) -> int:
        """Return how many start on day *by* or before and end on day *until* or later."""
        started, ended = self._starts.by(by), self._ends.until(until)
        if until - 1 <= by and not (self._turned and until < by):  # what has ended has started, and no turned one is found
            return self._started[started] - self._ended[ended]
        known, *others = self._found(started, ended)
        return sum(map(int.bit_count, known)) + sum(1 for _ in chain(*others))

    def find(self, by: int, until: int) -> Iterator[int]:
        """Yield the positions of those in order, as they are asked for."""
        known, *others = self._found(self._starts.by(by), self._ends.until(until))
        return merge(_positions(known), *others)

    def at(self, position: int) -> tuple[int, int]:
        """Return the start and the end in that place."""
        return self._starts.day(position), self._ends.day(position)

    def _found(self, started: int, ended: int) -> tuple[Iterator[int], Iterator[int], Iterator[int]]:
        """Return the words of a bitmap of most of those below rank *started* and not below rank *ended*, and the others."""
        starts, ends = self._starts.ranks, self._ends.ranks
        low, begun, late = self._starts.below(started)
        _, over, early = self._ends.above(ended)
        return (
            (one & ~other for one, other in zip(begun, over, strict=True)),
            (position for position in late if starts[position] < started and ends[position] >= ended),
            (position for position in early if ends[position] >= ended and starts[position] < low),
        )


def _words(bits: bytearray) -> _Bitmap:
    size = _WORD // 8
    return tuple(int.from_bytes(bits[place : place + size], "little") for place in range(0, len(bits), size))


def _positions(words: Iterator[int]) -> Iterator[int]:
    for number, word in enumerate(words):
        while word:
            lowest = word & -word
            yield number * _WORD + lowest.bit_length() - 1
            word ^= lowest  # noqa: PLW2901 - bit by bit
