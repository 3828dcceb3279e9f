"""Sets of days: a range, or those days of a range that a digit pattern such as ``XXXX-04`` matches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from natoip4.values.calendar import EVER_AFTER, EVER_BEFORE, civil, day_number, is_leap, month_length

__all__ = ["EVERY_DAY", "Days", "Pattern", "after", "before", "clipped", "count", "inside", "matching", "share"]


class Pattern(NamedTuple):
    """Days by their digits: every combination of a matching year, month and day that exists."""

    negative: bool  # years before 0000; the year of the digits 0000 is then left out, as there is no -0000
    digits: str  # four, each 0 to 9 or X
    months: tuple[int, ...]
    days: tuple[int, ...]


class Days(NamedTuple):
    """The days from ``first`` to ``last``, both of them members; with a pattern, only those that it matches."""

    first: int
    last: int
    pattern: Pattern | None = None


EVERY_DAY = Days(EVER_BEFORE, EVER_AFTER)


def after(days: Days, number: int) -> int | None:
    """Return the first of *days* on or after day *number*."""
    if number <= days.first:
        return days.first
    found = number if days.pattern is None else _next(days.pattern, number)
    return None if found is None or found > days.last else found


def before(days: Days, number: int) -> int | None:
    """Return the last of *days* on or before day *number*."""
    if number >= days.last:
        return days.last
    found = number if days.pattern is None else _previous(days.pattern, number)
    return None if found is None or found < days.first else found


def clipped(days: Days, last: int) -> Days | None:
    """Return those of *days* that are not after day *last*, or ``None`` when all are."""
    found = before(days, last)
    return None if found is None else days._replace(last=found)


def matching(pattern: Pattern) -> Days | None:
    """Return the days of *pattern*, without the pattern where it leaves no gap; ``None`` when there is no such day."""
    first, last = _next(pattern, EVER_BEFORE), _previous(pattern, EVER_AFTER)
    if first is None or last is None:
        return None
    if "X" not in pattern.digits:
        gapless = _count(pattern) == last - first + 1
    else:
        gapless = "X" not in pattern.digits.rstrip("X") and len(pattern.months) == 12 and len(pattern.days) == 31
    return Days(first, last, None if gapless else pattern)


def share(*several: Days) -> bool:
    """Return whether all the sets have a day in common."""
    first, last = max(days.first for days in several), min(days.last for days in several)
    if first > last:
        return False
    common: Pattern | None = None
    for days in several:
        if days.pattern is not None:
            common = days.pattern if common is None else _both(common, days.pattern)
            if common is None:
                return False
    if common is None:
        return True
    found = _next(common, first)
    return found is not None and found <= last


def inside(mine: Days, other: Days) -> bool:
    """Return whether every day of *mine* is one of *other*."""
    if mine.first < other.first or mine.last > other.last:
        return False
    if other.pattern is None:
        return True
    if mine.pattern is None:
        return _holds_range(other.pattern, mine.first, mine.last)
    return _holds_pattern(other.pattern, mine.pattern)


def count(days: Days) -> int | None:
    """Return how many days there are, or ``None`` for no end of them; *days* must not be clipped."""
    if days.first <= EVER_BEFORE or days.last >= EVER_AFTER:
        return None
    return days.last - days.first + 1 if days.pattern is None else _count(days.pattern)


@lru_cache(maxsize=64)
def _years(negative: bool, digits: str) -> Sequence[int]:  # noqa: FBT001 - what is cached is found quicker by place
    """Return the matching years in order: a range where there is no gap."""
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    if "X" not in digits.rstrip("X"):
        return range(-high, -max(low, 1) + 1) if negative else range(low, high + 1)
    found = [
        year
        for year in range(low, high + 1)
        if all(want in ("X", have) for want, have in zip(digits, f"{year:04}", strict=True))
    ]
    return tuple(-year for year in reversed(found) if year) if negative else tuple(found)


def _next(pattern: Pattern, number: int) -> int | None:
    """Return the first matching day on or after day *number*."""
    year, month, day = civil(number)
    years = _years(pattern.negative, pattern.digits)
    for candidate in years[bisect_left(years, year) :]:
        start = (month, day) if candidate == year else (1, 1)
        for m in pattern.months:
            for d in pattern.days:
                if (m, d) >= start and d <= month_length(candidate, m):
                    return day_number(candidate, m, d)
    return None


def _previous(pattern: Pattern, number: int) -> int | None:
    """Return the last matching day on or before day *number*."""
    year, month, day = civil(number)
    years = _years(pattern.negative, pattern.digits)
    for candidate in reversed(years[: bisect_right(years, year)]):
        end = (month, day) if candidate == year else (12, 31)
        for m in reversed(pattern.months):
            for d in reversed(pattern.days):
                if (m, d) <= end and d <= month_length(candidate, m):
                    return day_number(candidate, m, d)
    return None


def _both(one: Pattern, other: Pattern) -> Pattern | None:
    """Return the pattern of the days that both match, which may match none."""
    if one.negative is not other.negative:
        return None
    digits = ""
    for left, right in zip(one.digits, other.digits, strict=True):
        if "X" not in (left, right) and left != right:
            return None
        digits += right if left == "X" else left
    months = tuple(month for month in one.months if month in other.months)
    return Pattern(one.negative, digits, months, tuple(day for day in one.days if day in other.days))


def _holds_pattern(big: Pattern, small: Pattern) -> bool:
    # Leap years do not matter for the year's digits: leap years among the matches of an X always differ in that digit.
    if big.negative is not small.negative:
        return False
    if any(want not in ("X", have) for want, have in zip(big.digits, small.digits, strict=True)):
        return False
    longest = 2000 if any(map(is_leap, _years(small.negative, small.digits))) else 2001
    return all(
        (month in big.months and day in big.days) or day > month_length(longest, month)
        for month in small.months
        for day in small.days
    )


def _holds_range(pattern: Pattern, first: int, last: int) -> bool:
    if last - first > 366 and (len(pattern.months) < 12 or len(pattern.days) < 31):
        return False  # a whole year is in the range, and not in the pattern
    if len(pattern.months) == 12 and len(pattern.days) == 31:
        years = _years(pattern.negative, pattern.digits)
        low, high = civil(first)[0], civil(last)[0]
        return bisect_right(years, high) - bisect_left(years, low) == high - low + 1
    return all(_next(pattern, number) == number for number in range(first, last + 1))


def _count(pattern: Pattern) -> int:
    years = _years(pattern.negative, pattern.digits)
    leap = sum(map(is_leap, years))
    in_common = sum(day <= month_length(2001, month) for month in pattern.months for day in pattern.days)
    in_leap = in_common + (2 in pattern.months and 29 in pattern.days)
    return leap * in_leap + (len(years) - leap) * in_common
