"""Lifetimes: from when to when something may have held, day by day, for formats whose times are days and nothing less sure."""

from __future__ import annotations

import attrs

from natoip4.values.calendar import day_number, iso_text
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Ongoing, possible_days

__all__ = ["Lifetime", "lifetime_of"]

_FIRST, _LAST = day_number(1, 1, 1), day_number(9999, 12, 31)


@attrs.frozen(kw_only=True)
class Lifetime:
    """What was said of a start and an end, and the days between which each lies: ``YYYY-MM-DD``, empty for no bound.

    ``start_said`` and ``end_said`` are the dates as text, empty where none is stated. A day outside the years 1 to 9999 is no
    bound. An end *ongoing as of a date* lies on the first day of that date or later.
    """

    start_said: str = ""
    start_earliest: str = ""
    start_latest: str = ""
    end_said: str = ""
    end_earliest: str = ""
    end_latest: str = ""

    @property
    def first(self) -> str | None:
        """The first day on which it may have held, ``None`` where none is known or the ends contradict each other."""
        return None if self._contradicts else self.start_earliest or None

    @property
    def last(self) -> str | None:
        """The last day on which it may have held, ``None`` where none is known or the ends contradict each other."""
        return None if self._contradicts else self.end_latest or None

    @property
    def _contradicts(self) -> bool:
        return bool(self.end_latest) and self.start_earliest > self.end_latest

    def to_dict(self) -> dict[str, str]:
        """Return the six by name."""
        return attrs.asdict(self)


def lifetime_of(start: PartialDate | None, end: PartialDate | Ongoing | None) -> Lifetime:
    """Return the lifetime of what has that start and that end, as stated.

    >>> life = lifetime_of(PartialDate("2025-01"), Ongoing(PartialDate("2026-04")))
    >>> life.first, life.start_latest, life.end_said, life.end_earliest, life.last
    ('2025-01-01', '2025-01-31', 'ongoing@2026-04', '2026-04-01', None)
    """
    starts, ends = _days(start), _days(end)
    return Lifetime(
        start_said="" if start is None else str(start),
        start_earliest=starts[0],
        start_latest=starts[1],
        end_said="" if end is None else str(end),
        end_earliest=ends[0],
        end_latest=ends[1],
    )


def _days(end: PartialDate | Ongoing | None) -> tuple[str, str]:
    if end is None:
        return "", ""
    days = possible_days(end)
    return _bound(days.first), _bound(days.last)


def _bound(number: int) -> str:
    return iso_text(number) if _FIRST <= number <= _LAST else ""
