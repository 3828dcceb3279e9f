"""Dates exactly as precise as their source."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, final

import attrs

from natoip4.errors import invalid_value
from natoip4.values.calendar import EVER_AFTER, EVER_BEFORE, civil, iso_text
from natoip4.values.days import count, inside, share
from natoip4.values.edtf import Precision, Reading, read
from natoip4.values.stretches import Stretch, contains, days_of, overlaps, precedes
from natoip4.values.truth import Truth

if TYPE_CHECKING:
    import pendulum

__all__ = ["PartialDate", "Precision"]


def _text(text: object) -> str:
    if not isinstance(text, str):
        raise invalid_value("bad-date", "a date is written as text", type(text), expected="text, such as '2026-04'")
    return text if type(text) is str else str.__str__(text)


@final
@attrs.frozen(order=False)
class PartialDate:
    """A date as its source gives it: a day, month, season, year, decade, century, one with digits unknown, an interval.

    The text is EDTF (ISO 8601-2, https://www.loc.gov/standards/datetime/) of levels 0 and 1, and of level 2
    unspecified digits anywhere (``XXXX-04``, ``1560-XX-25``). It is kept letter for letter; dates are equal when their
    texts are.

    A date means one day, nobody knows which, out of the days that its text allows; a qualifier (``?``, ``~``) allows
    one unit of its precision more on either side, ``%`` two. A qualified date whose days do not lie together
    (``XXXX-04~``) may be any day. An interval means the days from one day that its start allows to one that its end
    allows; an end that is open or unknown may be any day. Questions answer :class:`~natoip4.values.truth.Truth`;
    there is no ``<``.

    Seasons are those of the north, by months: 21 is March to May, 22 June to August, 23 September to November, and 24,
    which stops at the end of its year, December.

    Raises ``InvalidValue`` for any other text, with a hint where the meaning can be guessed.

    >>> PartialDate("2026-04").bounds
    ('2026-04-01', '2026-04-30')
    """

    edtf: str = attrs.field(converter=_text)
    _reading: Reading = attrs.field(
        init=False, eq=False, repr=False, default=attrs.Factory(lambda self: read(self.edtf), takes_self=True)
    )

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Return the date of *text*, the inverse of ``str``. Equal texts may give the very same date.

        >>> PartialDate.parse("2026-04~")
        PartialDate(edtf='2026-04~')
        """
        return _parsed(text if type(text) is str else _text(text))

    def __str__(self) -> str:
        return self.edtf

    def __reduce__(self) -> tuple[type[PartialDate], tuple[str]]:
        return PartialDate, (self.edtf,)

    @property
    def bounds(self) -> tuple[str, str]:
        """First and last day that the text allows, without what a qualifier adds; ``-inf`` and ``inf`` for no bound.

        >>> PartialDate("2025-12?/..").bounds
        ('2025-12-01', 'inf')
        """
        return iso_text(self._reading.first), iso_text(self._reading.last)

    @property
    def earliest(self) -> pendulum.Date | None:
        """The first of ``bounds``; ``None`` when there is none or it is outside the years 1 to 9999.

        >>> PartialDate("2024-02").latest
        Date(2024, 2, 29)
        """
        return _pendulum_date(self._reading.first)

    @property
    def latest(self) -> pendulum.Date | None:
        """The second of ``bounds``; ``None`` when there is none or it is outside the years 1 to 9999."""
        return _pendulum_date(self._reading.last)

    @property
    def precision(self) -> Precision:
        """How fine the date is.

        >>> PartialDate("202X").precision
        <Precision.DECADE: 'decade'>
        """
        return self._reading.precision

    @property
    def is_interval(self) -> bool:
        """Whether it runs from one date to another."""
        return self._reading.precision is Precision.INTERVAL

    @property
    def approximate(self) -> bool:
        """Whether any of it is said to be approximate: ``~`` or ``%``."""
        return "~" in self._reading.marks or "%" in self._reading.marks

    @property
    def uncertain(self) -> bool:
        """Whether any of it is said to be uncertain: ``?`` or ``%``."""
        return "?" in self._reading.marks or "%" in self._reading.marks

    @property
    def spread(self) -> int | None:
        """How many days it may mean or, of an interval, hold; ``None`` for no limit. The less, the finer.

        >>> PartialDate("2026-02").spread, PartialDate("2026-02-20~").spread
        (28, 3)
        """
        return count(days_of(self._reading.stretch))

    @property
    def sort_key(self) -> tuple[int, int, str]:
        """A total order for lists and no more: by first bound, then last, then text.

        >>> dates = [PartialDate("2026"), PartialDate("2025-07"), PartialDate("2025")]
        >>> [str(date) for date in sorted(dates, key=lambda date: date.sort_key)]
        ['2025', '2025-07', '2026']
        """
        return self._reading.first, self._reading.last, self.edtf

    def before(self, other: PartialDate) -> Truth:
        """Answer whether all of this is before all of *other*.

        >>> PartialDate("2025").before(PartialDate("2025-07"))
        <Truth.MAYBE: 'maybe'>
        """
        return precedes(self._reading.stretch, stretch_of(other))

    def after(self, other: PartialDate) -> Truth:
        """Answer whether all of this is after all of *other*."""
        return precedes(stretch_of(other), self._reading.stretch)

    def overlaps(self, other: PartialDate) -> Truth:
        """Answer whether this and *other* have a day in common; of two that are no intervals, whether they are one day.

        >>> PartialDate("2022/2025").overlaps(PartialDate("2023-06"))
        <Truth.YES: 'yes'>
        """
        return overlaps(self._reading.stretch, stretch_of(other))

    def contains(self, other: PartialDate) -> Truth:
        """Answer whether every day of *other* is in this.

        A date that is no interval is one day, so ``2026-04`` contains ``2026-04-05`` only MAYBE; see :meth:`within`.

        >>> PartialDate("2022/2025").contains(PartialDate("2022-06"))
        <Truth.MAYBE: 'maybe'>
        """
        return contains(self._reading.stretch, stretch_of(other))

    def compatible(self, other: PartialDate) -> bool:
        """Return whether a day that this may mean is one that *other* may mean.

        >>> PartialDate("XXXX-02").compatible(PartialDate("2026-02-20"))
        True
        """
        return share(days_of(self._reading.stretch), days_of(stretch_of(other)))

    def within(self, other: PartialDate) -> bool:
        """Return whether every day that this may mean is one that *other* may mean.

        >>> PartialDate("2026-04-05").within(PartialDate("2026-04"))
        True
        """
        return inside(days_of(self._reading.stretch), days_of(stretch_of(other)))


def stretch_of(date: object) -> Stretch:
    """Return what *date* may mean, for the other values; raises ``InvalidValue`` for anything but a date."""
    if not isinstance(date, PartialDate):
        raise invalid_value("bad-date", "not a PartialDate", type(date), hint="write PartialDate(text)")
    return date._reading.stretch  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - values of one package


@lru_cache(maxsize=16384)
def _parsed(text: str) -> PartialDate:
    return PartialDate(text)


def _pendulum_date(number: int) -> pendulum.Date | None:
    if number <= EVER_BEFORE or number >= EVER_AFTER:
        return None
    year, month, day = civil(number)
    if not 1 <= year <= 9999:
        return None
    import pendulum  # noqa: PLC0415 - only what is asked for as such a date takes it

    return pendulum.Date(year, month, day)
