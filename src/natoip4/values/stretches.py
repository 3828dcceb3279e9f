"""What a date or a span may mean: a stretch of days whose first and last day are known only as sets.

The answers are exact: YES when it is so for every choice of a first and a last day, NO when for none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from natoip4.values.calendar import EVER_AFTER, EVER_BEFORE
from natoip4.values.days import Days, after, before, share
from natoip4.values.truth import Truth

__all__ = ["Extent", "Stretch", "contains", "days_of", "extent", "lengths", "overlaps", "overlaps_any", "precedes"]


class Stretch(NamedTuple):
    """One of ``starts`` to one of ``ends``, not before it; of a point, both are the same day of the same set.

    Whoever makes one sees to it that the first of the starts is not after the last of the ends.
    """

    starts: Days
    ends: Days
    point: bool


def days_of(stretch: Stretch) -> Days:
    """Return the days that may be in the stretch."""
    return stretch.starts if stretch.point else Days(stretch.starts.first, stretch.ends.last)


def _latest_start(stretch: Stretch) -> int:
    found = before(stretch.starts, stretch.ends.last)
    return stretch.starts.first if found is None else found


def _earliest_end(stretch: Stretch) -> int:
    found = after(stretch.ends, stretch.starts.first)
    return stretch.ends.last if found is None else found


def precedes(one: Stretch, other: Stretch) -> Truth:
    """Answer whether *one* ends before *other* starts."""
    if one.ends.last < other.starts.first:
        return Truth.YES
    return Truth.MAYBE if _earliest_end(one) < _latest_start(other) else Truth.NO


def overlaps(one: Stretch, other: Stretch) -> Truth:
    """Answer whether the two have a day in common."""
    if not share(days_of(one), days_of(other)):
        return Truth.NO
    apart = precedes(one, other) is not Truth.NO or precedes(other, one) is not Truth.NO
    return Truth.MAYBE if apart else Truth.YES


def overlaps_any(several: Sequence[Stretch], other: Stretch) -> Truth:
    """Answer whether one of *several*, be it now this and now that, has a day in common with *other*."""
    certain = [(_latest_start(one), _earliest_end(one)) for one in several]
    if all(_met(certain, other, day) for day in _hardest_starts(certain, other)):
        return Truth.YES
    return Truth.MAYBE if any(overlaps(one, other) is not Truth.NO for one in several) else Truth.NO


def _hardest_starts(certain: Sequence[tuple[int, int]], other: Stretch) -> list[int]:
    """Return the first start of *other* and the first after each earliest end: those that the fewest meet."""
    found = [after(other.starts, end + 1) for _, end in certain]
    return [other.starts.first, *(day for day in found if day is not None)]


def _met(certain: Sequence[tuple[int, int]], other: Stretch, start: int) -> bool:
    """Return whether one of these latest starts and earliest ends meets *other*, if it starts on *start* and ends at once."""
    end = start if other.point else after(other.ends, start)
    return end is None or any(first <= end and start <= last for first, last in certain)


def contains(one: Stretch, other: Stretch) -> Truth:
    """Answer whether every day of *other* is in *one*."""
    if _latest_start(one) <= other.starts.first and other.ends.last <= _earliest_end(one):
        return Truth.YES
    if one.point:
        possible = share(one.starts, other.starts, other.ends)
    elif other.point:
        possible = share(other.starts, days_of(one))
    else:
        first, last = after(other.starts, one.starts.first), before(other.ends, one.ends.last)
        possible = first is not None and last is not None and first <= last
    return Truth.MAYBE if possible else Truth.NO


def lengths(stretch: Stretch) -> tuple[int, int | None]:
    """Return the least and the greatest number of days from start to end, both counted; ``None`` for no limit."""
    unlimited = stretch.starts.first <= EVER_BEFORE or stretch.ends.last >= EVER_AFTER
    return _shortest(stretch), None if unlimited else stretch.ends.last - stretch.starts.first + 1


def _shortest(stretch: Stretch) -> int:
    if share(stretch.starts, stretch.ends):
        return 1
    best = EVER_AFTER
    start: int | None = stretch.starts.first
    while start is not None and best > 2:
        end = after(stretch.ends, start)
        if end is None:
            break
        nearest = before(stretch.starts, end)
        best = best if nearest is None else min(best, end - nearest + 1)
        start = after(stretch.starts, end + 1)
    return best


class Extent(NamedTuple):
    """What four days tell of a stretch: it may hold from ``first`` to ``last``, and surely does from ``since`` to ``until``.

    There is no day on which it surely holds where ``since`` is after ``until``.
    """

    first: int
    last: int
    since: int
    until: int


def extent(stretch: Stretch) -> Extent:
    """Return the four days on which :func:`overlaps` turns, unless the days of a point lie scattered.

    Two stretches surely overlap when each is ``since`` a day not after the other's ``until``, and may overlap when each is
    ``first`` on a day not after the other's ``last``; scattered days must also have one in common with the other's.
    """
    days = days_of(stretch)
    return Extent(days.first, days.last, _latest_start(stretch), _earliest_end(stretch))
