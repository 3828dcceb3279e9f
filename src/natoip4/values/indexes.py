"""An index over spans and dates: which of very many hold at a time, certainly or possibly, without asking each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice
from typing import Generic, Protocol, TypeVar, final, overload

from natoip4.errors import counted
from natoip4.values.calendar import EVER_AFTER, EVER_BEFORE
from natoip4.values.dates import PartialDate, stretch_of
from natoip4.values.days import Days, share
from natoip4.values.ranges import Ranges
from natoip4.values.spans import Span, meant_by, time_of
from natoip4.values.stretches import Extent, days_of, extent
from natoip4.values.truth import Truth

__all__ = ["UNDATED", "Matches", "Places", "Question", "SpanIndex", "from_then_on"]

K = TypeVar("K")

#: What answers for itself whether it holds at a time.
Question = Callable[[PartialDate | Span], Truth]

#: The extent of what may hold at any time, and at none for certain.
UNDATED = Extent(first=EVER_BEFORE, last=EVER_AFTER, since=EVER_AFTER, until=EVER_BEFORE)


class Places(Protocol):
    """Positions in order, and how many there are."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[int]: ...


_LATER = EVER_AFTER + 1
_ASKED = Extent(_LATER, _LATER, _LATER, _LATER)  # found at no time, as it is asked


def from_then_on(date: PartialDate) -> Extent:
    """Return the extent of what holds ever after: from the first day of *date* on, whichever it is.

    >>> index = SpanIndex([("visit", from_then_on(PartialDate("2024-07")))])
    >>> [len(index.certainly(PartialDate(text))) for text in ("2024", "2025", "2099")]
    [0, 1, 1]
    """
    found = extent(stretch_of(date))
    return found._replace(last=EVER_AFTER, until=EVER_AFTER)


@final
class Matches(Sequence[K]):
    """What an index finds, in the order of its keys: how many is known beforehand, the rest is looked up as it is asked for.

    >>> found = SpanIndex([("a", Span.parse("2020/2022")), ("b", Span.parse("2021/"))]).possibly(PartialDate("2023"))
    >>> len(found), found[0], found[:100]
    (1, 'b', ('b',))
    """

    def __init__(self, keys: Sequence[K], *parts: Places) -> None:
        self._keys, self._parts = keys, parts

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def __iter__(self) -> Iterator[K]:
        return map(self._keys.__getitem__, merge(*self._parts))

    @overload
    def __getitem__(self, place: int, /) -> K: ...
    @overload
    def __getitem__(self, place: slice, /) -> tuple[K, ...]: ...
    def __getitem__(self, place: int | slice, /) -> K | tuple[K, ...]:
        places = range(len(self))[place]
        if isinstance(places, int):
            return next(islice(self, places, None))
        if not places:
            return ()
        low, high = sorted((places[0], places[-1]))
        found = tuple(islice(self, low, high + 1, abs(places.step)))
        return found if places.step > 0 else found[::-1]

    def __repr__(self) -> str:
        return f"<{counted(len(self), 'match', 'matches')}>"


@final
class SpanIndex(Generic[K]):
    """Keys with the times at which they hold: which of them do at a date or a span, in the order in which they were given.

    A time is a span, a date, an extent, or a function that answers for itself. The answers are exactly those of ``overlaps``.
    Among a million keys it takes a thousandth of a second to know how many hold, and no longer to list the first hundred.
    What answers for itself, such as a date whose days lie scattered (``XXXX-04``), is asked each time; and where such a date
    is what is asked about, so is all that may hold between its first day and its last.

    >>> pact, visit, ban = Span.parse("2020/ongoing@2025"), PartialDate("2024-07"), Span.parse("/2019")
    >>> index = SpanIndex([("pact", pact), ("visit", visit), ("ban", ban)])
    >>> time = PartialDate("2024-07-10")
    >>> list(index.certainly(time)), list(index.maybe(time)), len(index.possibly(time))
    (['pact'], ['visit'], 2)
    """

    def __init__(self, items: Iterable[tuple[K, PartialDate | Span | Extent | Question]]) -> None:
        keys: list[K] = []
        extents: list[Extent] = []
        self._questions: list[tuple[int, Question]] = []
        for position, (key, time) in enumerate(items):
            known = _known(time)
            if not isinstance(known, Extent):
                self._questions.append((position, known))
                known = _ASKED
            keys.append(key)
            extents.append(known)
        self._keys = tuple(keys)
        self._possible = Ranges([one.first for one in extents], [one.last for one in extents])
        self._certain = Ranges([one.since for one in extents], [one.until for one in extents])

    def __len__(self) -> int:
        return len(self._keys)

    def __repr__(self) -> str:
        return f"<SpanIndex of {len(self)}>"

    def certainly(self, on: PartialDate | Span | str) -> Matches[K]:
        """Return what holds at some time of *on* for certain: YES."""
        return Matches(self._keys, *self._certainly(time_of(on)))

    def possibly(self, on: PartialDate | Span | str) -> Matches[K]:
        """Return what may hold at some time of *on*: YES and MAYBE."""
        return Matches(self._keys, *self._possibly(time_of(on)))

    def maybe(self, on: PartialDate | Span | str) -> Matches[K]:
        """Return what may hold at some time of *on*, and does not for certain: MAYBE. What is certain is passed on the way."""
        time = time_of(on)
        known, answered = (_Rest(*both) for both in zip(self._possibly(time), self._certainly(time), strict=True))
        return Matches(self._keys, known, answered)

    def _certainly(self, on: PartialDate | Span) -> tuple[Places, Places]:
        asked, _ = _asked(on)
        answered = [position for position, question in self._questions if question(on).certain]
        return self._certain.find(asked.until, asked.since), answered

    def _possibly(self, on: PartialDate | Span) -> tuple[Places, Places]:
        asked, scattered = _asked(on)
        answered = [position for position, question in self._questions if question(on).possible]
        known = self._possible.find(asked.last, asked.first)
        if scattered is None:
            return known, answered
        return [position for position in known if share(Days(*self._possible.at(position)), scattered)], answered


@final
class _Rest:
    """The positions of *all* that are not among *some*, which are some of them."""

    def __init__(self, all_: Places, some: Places) -> None:
        self._all, self._some = all_, some

    def __len__(self) -> int:
        return len(self._all) - len(self._some)

    def __iter__(self) -> Iterator[int]:
        others = iter(self._some)
        other = next(others, None)
        for position in self._all:
            if position == other:
                other = next(others, None)
            else:
                yield position


def _known(time: PartialDate | Span | Extent | Question) -> Extent | Question:
    """Return what the index needs to know of a time."""
    if isinstance(time, Span):
        stretch = meant_by(time)
        return UNDATED if stretch is None else extent(stretch)
    if isinstance(time, PartialDate):
        stretch = stretch_of(time)
        return extent(stretch) if days_of(stretch).pattern is None else lambda on: on.overlaps(time)
    return time


def _asked(on: PartialDate | Span) -> tuple[Extent, Days | None]:
    """Return the extent of what is asked about, and its days if they lie scattered."""
    stretch = meant_by(on)
    if stretch is None:
        return UNDATED, None
    days = days_of(stretch)
    return extent(stretch), None if days.pattern is None else days
