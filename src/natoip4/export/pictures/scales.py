"""The scale of a timeline: days to places between 0 and 1, with years in which nothing is dated drawn short."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, pairwise

import attrs

from natoip4.values.calendar import civil, day_number

__all__ = ["Gap", "Scale", "scale_for"]

_YEAR = 365.25
_LONGEST = 4 * _YEAR  # no gap of fewer years is drawn short
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@attrs.frozen
class Gap:
    """A stretch of years in which nothing is dated, drawn short, from one place to another."""

    start: float
    end: float
    years: int


@attrs.frozen(slots=False)
class Scale:
    """Where each day stands: ``knots`` are days with their places, in order, between which it is linear.

    >>> scale = scale_for([day_number(2020, 1, 1), day_number(2022, 1, 1)])
    >>> round(scale.place(day_number(2021, 1, 1)), 2), [label for _, label in scale.ticks()]
    (0.5, ['2020', '2021', '2022'])
    """

    knots: tuple[tuple[int, float], ...]
    short: frozenset[int]

    @property
    def first(self) -> int:
        """The first day that it holds."""
        return self.knots[0][0]

    @property
    def last(self) -> int:
        """The last day that it holds."""
        return self.knots[-1][0]

    @cached_property
    def _days(self) -> tuple[int, ...]:
        return tuple(day for day, _ in self.knots)

    def place(self, day: int) -> float:
        """Return where a day stands; one that is outside stands at the nearer end."""
        day = min(max(day, self.first), self.last)
        number = min(max(bisect_right(self._days, day) - 1, 0), len(self.knots) - 2)
        (start, left), (end, right) = self.knots[number : number + 2]
        return min(left + (right - left) * (day - start) / (end - start), right)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is drawn short."""
        return tuple(
            Gap(left, right, round((end - start) / _YEAR))
            for number, ((start, left), (end, right)) in enumerate(pairwise(self.knots))
            if number in self.short
        )

    def ticks(self, most: int = 11) -> tuple[tuple[float, str], ...]:
        """Return places with their labels: years, or months where there are few, none inside what is drawn short."""
        shown = [*self._shown()]
        years = sum(end - start for start, end in shown) / _YEAR
        step = next((step for step in _STEPS if years / step <= most), _STEPS[-1])
        marks = {day_number(year, 1, 1): str(year) for year in range(civil(self.first)[0], civil(self.last)[0] + 1)}
        marks = {day: text for day, text in marks.items() if int(text) % step == 0}
        if years < 2:
            marks = {day: text for start, end in shown for day, text in _months(start, end)}
        return tuple((self.place(day), text) for day, text in marks.items() if any(start <= day <= end for start, end in shown))

    def _shown(self) -> Iterator[tuple[int, int]]:
        for number, ((start, _), (end, _)) in enumerate(pairwise(self.knots)):
            if number not in self.short:
                yield start, end


def scale_for(days: Iterable[int]) -> Scale:
    """Return a scale for these days, with some room before and after; of no day, one for the year 2000.

    Of the years between two days that stand next to each other, more than four, and more than a tenth of all there are, are
    drawn as a third of that.

    >>> [gap.years for gap in scale_for([day_number(year, 6, 1) for year in (1949, 2010, 2012)]).gaps]
    [61]
    """
    held = sorted(set(days)) or [day_number(2000, 1, 1), day_number(2000, 12, 31)]
    room = max(round((held[-1] - held[0]) * 0.02), 15)
    held = sorted({held[0] - room, *held, held[-1] + room})
    most = max(_LONGEST, (held[-1] - held[0]) / 10)
    short = frozenset(number for number, (one, other) in enumerate(pairwise(held)) if other - one > most)
    lengths = [most / 3 if number in short else float(other - one) for number, (one, other) in enumerate(pairwise(held))]
    far = list(accumulate(lengths, initial=0.0))
    places = [one / far[-1] for one in far]
    return Scale(tuple(zip(held, places, strict=True)), short)


def _months(start: int, end: int) -> Iterator[tuple[int, str]]:
    year, month, _ = civil(start)
    step = 1 if end - start < 300 else 3
    for number in range(12 * year + month - 1, 12 * civil(end)[0] + civil(end)[1]):
        if number % step == 0:
            yield day_number(number // 12, number % 12 + 1, 1), f"{_MONTHS[number % 12]} {number // 12}"
