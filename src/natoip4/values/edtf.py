"""Reading EDTF, the Extended Date/Time Format (ISO 8601-2): levels 0 and 1, and of level 2 unspecified digits.

The forms are those of the Library of Congress, https://www.loc.gov/standards/datetime/.
"""

from __future__ import annotations

import enum
import re
from functools import lru_cache
from typing import NamedTuple

from natoip4.errors import InvalidValue, invalid_value
from natoip4.values.calendar import EVER_AFTER, EVER_BEFORE, day_number, month_length, shift_months
from natoip4.values.days import EVERY_DAY, Days, Pattern, matching
from natoip4.values.refusals import refusal
from natoip4.values.stretches import Stretch

__all__ = ["Precision", "Reading", "read"]

_LONGEST = 64  # an interval of two long years, each qualified, takes 43
_PLAIN = re.compile(r"(-?[0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([?~%]?)")
_LONG = re.compile(r"Y(-?[1-9][0-9]{4,17})([?~%]?)")
_TIMED = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(?:Z|(?!-00(?::00)?$)[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?"
)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_STEPS = {"": 0, "?": 1, "~": 1, "%": 2}


class Precision(enum.Enum):
    """How fine a date is, by what of it is written."""

    DAY = "day"  #: one day
    MONTH = "month"  #: one month, or some days of it
    SEASON = "season"  #: one season
    YEAR = "year"  #: one year, or some months of it
    DECADE = "decade"  #: ten years
    CENTURY = "century"  #: a hundred years
    MILLENNIUM = "millennium"  #: a thousand years
    UNSPECIFIED = "unspecified"  #: days that do not lie together, such as a month of no known year
    INTERVAL = "interval"  #: from one date to another


_MONTHS = {
    Precision.MONTH: 1,
    Precision.SEASON: 3,
    Precision.YEAR: 12,
    Precision.DECADE: 120,
    Precision.CENTURY: 1200,
    Precision.MILLENNIUM: 12000,
}
_OF_MASK = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM, Precision.UNSPECIFIED)


class Reading(NamedTuple):
    """What a text says: bounds as stated, and the stretch it may mean, which a qualifier widens."""

    first: int
    last: int
    stretch: Stretch
    precision: Precision
    marks: str


def read(text: str) -> Reading:
    """Return what *text* says; raises ``InvalidValue`` if it is no date."""
    if len(text) > _LONGEST:
        raise invalid_value("bad-date", "too long for a date", text, expected=f"at most {_LONGEST} characters")
    reading = _interval(text) if "/" in text else _point(text)
    if reading is None:
        raise refusal(text, _reads)
    return reading


def _reads(text: str) -> bool:
    try:
        read(text)
    except InvalidValue:
        return False
    return True


def _point(text: str) -> Reading | None:
    match = _PLAIN.fullmatch(text)
    if match is not None:
        year, month, day, mark = match.groups()
        if "X" in text:
            return _masked(year, month, day, mark)
        return None if year == "-0000" else _plain(int(year), month, day, mark)
    match = _LONG.fullmatch(text)
    if match is not None:
        return _plain(int(match[1]), None, None, match[2])
    match = _TIMED.fullmatch(text)
    return None if match is None else _point(match[1])


def _plain(year: int, month_text: str | None, day_text: str | None, mark: str) -> Reading | None:
    if month_text is None:
        return _said(Days(day_number(year, 1, 1), day_number(year, 12, 31)), Precision.YEAR, mark)
    month = int(month_text)
    if day_text is not None:
        day = int(day_text)
        if not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
            return None
        number = day_number(year, month, day)
        return _said(Days(number, number), Precision.DAY, mark)
    if 1 <= month <= 12:
        first = day_number(year, month, 1)
        return _said(Days(first, first + month_length(year, month) - 1), Precision.MONTH, mark)
    if month in _SEASONS:
        start, end = _SEASONS[month]
        return _said(Days(day_number(year, start, 1), day_number(year, end, month_length(year, end))), Precision.SEASON, mark)
    return None


def _masked(year: str, month: str | None, day: str | None, mark: str) -> Reading | None:
    """Read a date with unspecified digits."""
    pattern = Pattern(year[0] == "-", year[-4:], _numbers(month or "XX", 12), _numbers(day or "XX", 31))
    days = matching(pattern)
    return None if days is None else _said(days, _precision(days, pattern, month, day), mark)


@lru_cache(maxsize=256)
def _numbers(mask: str, top: int) -> tuple[int, ...]:
    form = re.compile(mask.replace("X", "[0-9]"))
    return tuple(number for number in range(1, top + 1) if form.fullmatch(f"{number:02}"))


def _precision(days: Days, pattern: Pattern, month: str | None, day: str | None) -> Precision:
    if days.pattern is not None:
        return Precision.UNSPECIFIED
    if "X" in pattern.digits:
        return _OF_MASK[pattern.digits.count("X")]
    if month is not None and "X" not in month:
        return Precision.MONTH
    return Precision.YEAR if day in (None, "XX") else Precision.UNSPECIFIED


def _said(days: Days, precision: Precision, mark: str) -> Reading:
    possible = _widened(days, precision, _STEPS[mark]) if mark else days
    return Reading(days.first, days.last, Stretch(possible, possible, point=True), precision, mark)


def _widened(days: Days, precision: Precision, steps: int) -> Days:
    """Return every day from so many units before to so many after; of scattered days, every day there is."""
    if precision is Precision.UNSPECIFIED:
        return EVERY_DAY
    if precision is Precision.DAY:
        return Days(days.first - steps, days.last + steps)
    months = steps * _MONTHS[precision]
    return Days(shift_months(days.first, -months), shift_months(days.last + 1, months) - 1)


def _interval(text: str) -> Reading | None:
    start_text, _, end_text = text.partition("/")
    if "/" in end_text or "T" in text:
        return None
    start, end = _end(start_text), _end(end_text)
    if start is None and end is None:
        raise invalid_value("bad-date", "an interval needs a date at one end at least", text)
    first = EVER_BEFORE if start is None else start.first
    last = EVER_AFTER if end is None else end.last
    if first > last:
        hint = f"write {end_text}/{start_text} if that is meant"
        raise invalid_value("bad-date", "the interval ends before it starts", text, hint=hint)
    stretch = Stretch(
        EVERY_DAY if start is None else start.stretch.starts, EVERY_DAY if end is None else end.stretch.ends, point=False
    )
    marks = (start.marks if start else "") + (end.marks if end else "")
    return Reading(first, last, stretch, Precision.INTERVAL, marks)


def _end(text: str) -> Reading | None:
    """Return what one end of an interval says; ``None`` for an open or unknown one."""
    if text in ("", ".."):
        return None
    reading = _point(text)
    if reading is None:
        raise refusal(text, _reads)
    return reading
