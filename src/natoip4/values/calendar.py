"""Day numbers: the proleptic Gregorian calendar for any year, as ISO 8601 counts them (there is a year 0000).

The arithmetic is Howard Hinnant's ("chrono-Compatible Low-Level Date Algorithms"). Day 0 is 1970-01-01.
"""

from __future__ import annotations

__all__ = ["EVER_AFTER", "EVER_BEFORE", "civil", "day_number", "is_leap", "iso_text", "month_length", "shift_months"]

EVER_BEFORE = -(10**24)  # earlier than any day of a year of 18 digits
EVER_AFTER = 10**24
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Return whether February of *year* has 29 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month, which counts from 1."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Return the number of a day that exists.

    >>> day_number(1970, 1, 1), day_number(2000, 3, 1)
    (0, 11017)
    """
    if month > 2:
        month -= 3
    else:
        month += 9
        year -= 1
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day - 719469


def civil(number: int) -> tuple[int, int, int]:
    """Return year, month and day of a day number; the inverse of :func:`day_number`.

    >>> civil(11017)
    (2000, 3, 1)
    """
    era, of_era = divmod(number + 719468, 146097)
    year_of_era = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    year = year_of_era + era * 400
    return (year, month + 3, day) if month < 10 else (year + 1, month - 9, day)


def shift_months(number: int, months: int) -> int:
    """Return the same day of the month so many months later, or the last day of a month that is too short for it.

    >>> civil(shift_months(day_number(2023, 1, 31), 1))
    (2023, 2, 28)
    """
    year, month, day = civil(number)
    year, month = divmod(year * 12 + month - 1 + months, 12)
    return day_number(year, month + 1, min(day, month_length(year, month + 1)))


def iso_text(number: int) -> str:
    """Return a day as ISO text, with as many digits of the year as it takes; ``-inf`` and ``inf`` for no bound.

    >>> iso_text(day_number(-199, 1, 1)), iso_text(EVER_AFTER)
    ('-0199-01-01', 'inf')
    """
    if number <= EVER_BEFORE:
        return "-inf"
    if number >= EVER_AFTER:
        return "inf"
    year, month, day = civil(number)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}"
