"""An oracle for answers about dates and spans: it lists the days that they may mean and tries every choice.

It matches days to text by their digits, letter by letter, in a small universe of years; two more days, *never
before* and *never after*, stand for no bound. From each set it keeps the days next to a bound of any set, and days in common:
answers depend on the order of days alone, so that those are enough to find whatever choice there is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from hypothesis import assume, reject
from hypothesis import strategies as st

from natoip4.errors import InvalidValue
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Ongoing, Span
from natoip4.values.truth import Truth

__all__ = [
    "ANY_DAY",
    "ENDS",
    "INTERVALS",
    "LAST_ENDS",
    "NARROW",
    "NEVER_AFTER",
    "NEVER_BEFORE",
    "ONGOING",
    "SPAN_ENDS",
    "TEXTS",
    "Choice",
    "Meaning",
    "allowed",
    "any_meets",
    "date_of",
    "days_between",
    "expected",
    "holds_all",
    "is_before",
    "meaning",
    "meets",
    "ongoing_of",
    "places",
    "span_meaning",
    "span_of",
]

YEARS = [*range(12), *range(1980, 2040), *range(2040, 2100, 10), 2100, 2104, 2110, 2910, 9910, *range(9996, 10000)]
LENGTHS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
SEASONS = {"21": (3, 4, 5), "22": (6, 7, 8), "23": (9, 10, 11), "24": (12,)}


def length(year: int, month: int) -> int:
    return 29 if month == 2 and (year % 400 == 0 or (year % 4 == 0 and year % 100 != 0)) else LENGTHS[month]


UNIVERSE: list[tuple[int, int, int]] = [(y, m, d) for y in YEARS for m in range(1, 13) for d in range(1, length(y, m) + 1)]
LINES = "\n".join(f"{y:04}-{m:02}-{d:02}" for y, m, d in UNIVERSE)
NEVER_BEFORE, NEVER_AFTER = -1, len(UNIVERSE)
ANY_DAY = tuple(range(NEVER_BEFORE, NEVER_AFTER + 1))
Days = tuple[int, ...]  # places in the universe, in order


@lru_cache(maxsize=512)
def stated(year: str, month: str | None, day: str | None) -> Days:
    """Return the days whose digits match."""
    months = [f"{m:02}" for m in SEASONS.get(month or "", ())] if day is None else []
    mask = f"{year}-(?:{'|'.join(months) or month or 'XX'})-{day or 'XX'}".replace("X", "[0-9]")
    return tuple(match.start() // 11 for match in re.finditer(f"^{mask}$", LINES, re.MULTILINE))


@lru_cache(maxsize=512)
def allowed(text: str) -> Days:
    """Return the days that a date may mean, its qualifier counted."""
    match = re.fullmatch(r"([0-9X]{4})(?:-(..))?(?:-(..))?([?~%]?)", text)
    assert match is not None
    year, month, day, mark = match.groups()
    days = stated(year, month, day)
    if not mark or not days:
        return days
    steps = 2 if mark == "%" else 1
    unit = unit_of(year, month or "XX", day or "XX")
    if unit is not None:
        return units(days, unit, steps * (3 if month in SEASONS else 1))
    if day is not None and "X" not in year + (month or "X") + day:
        return tuple(range(days[0] - steps, days[-1] + steps + 1))
    # halves of units, such as 2026-04-1X~, have a table in test_dates
    assume("X" in year or days[-1] - days[0] > len(days) - 1)
    return ANY_DAY


def unit_of(year: str, month: str, day: str) -> Callable[[int, int], int] | None:
    """Return a function that numbers the decades, years or months of which the text names one."""
    if (month, day) == ("XX", "XX"):
        if "X" not in year:
            return lambda y, _: y
        return (lambda y, _: y // 10) if re.fullmatch("[0-9]{3}X", year) else None
    return (lambda y, m: y * 12 + m) if day == "XX" and "X" not in year + month else None


def units(days: Days, unit: Callable[[int, int], int], steps: int) -> Days:
    first, last = unit(*UNIVERSE[days[0]][:2]) - steps, unit(*UNIVERSE[days[-1]][:2]) + steps
    return tuple(place for place, (y, m, _) in enumerate(UNIVERSE) if first <= unit(y, m) <= last)


class Meaning(NamedTuple):
    """What a date or span may mean: any start with any end that is not before it, one day for a point."""

    starts: Days
    ends: Days
    point: bool
    held: tuple[int, int] | None = None  # of what is ongoing, the first and last day it may have been seen on

    def choices(self, places: Iterable[int]) -> list[tuple[int, int]]:
        starts = [place for place in places if has(self.starts, place)]
        ends = [place for place in places if has(self.ends, place)]
        if self.point:
            return [(day, day) for day in starts]
        return [(s, e) for s in starts for e in ends if s <= e and self.seen(s, e)]

    def seen(self, start: int, end: int) -> bool:
        return self.held is None or (start <= self.held[1] and self.held[0] <= end)

    def sets(self) -> list[Days]:
        return [self.starts] if self.point else [self.starts, self.ends]

    def all_days(self) -> set[int]:
        return set(self.starts if self.point else range(self.starts[0], self.ends[-1] + 1))


def meaning(text: str) -> Meaning:
    start, slash, end = text.partition("/")
    if not slash:
        return Meaning(allowed(text), allowed(text), point=True)
    starts, ends = (ANY_DAY if words in ("", "..") else allowed(words) for words in (start, end))
    return Meaning(starts, ends, point=False)


def span_meaning(start: str, end: str) -> Meaning:
    starts = allowed(start) if start else ANY_DAY
    if end.startswith("ongoing@"):
        held = allowed(end.removeprefix("ongoing@"))
        return Meaning(starts, tuple(range(held[0], NEVER_AFTER + 1)), point=False, held=(held[0], held[-1]))
    return Meaning(starts, allowed(end) if end else ANY_DAY, point=False)


def places(*meanings: Meaning) -> set[int]:
    """Return days enough to try every order that days of these sets can be in."""
    sets = [days for one in meanings for days in one.sets()]
    bounds = {bound for days in sets for bound in (days[0], days[-1])}
    bounds |= {bound for one in meanings for bound in one.held or ()}
    found = set[int]()
    for days in sets:
        for bound in bounds:
            found.update(days[max(bisect_left(days, bound) - 1, 0) : bisect_right(days, bound) + 1])
    for several in (*combinations(sets, 2), sets):
        found.update(first_in_all(several))
    return found


def has(days: Days, place: int) -> bool:
    found = bisect_left(days, place)
    return found < len(days) and days[found] == place


def first_in_all(sets: Sequence[Days]) -> list[int]:
    first, last = max(days[0] for days in sets), min(days[-1] for days in sets)
    few = min((days[bisect_left(days, first) : bisect_right(days, last)] for days in sets), key=len)
    return next(([place] for place in few if all(has(days, place) for days in sets)), [])


Choice = tuple[int, int]


def expected(one: Meaning, other: Meaning, holds: Callable[[Choice, Choice], bool]) -> Truth:
    some = places(one, other)
    answers = {holds(mine, others) for mine in one.choices(some) for others in other.choices(some)}
    return Truth.MAYBE if len(answers) == 2 else Truth.of(answers.pop())


def is_before(one: Choice, other: Choice) -> bool:
    return one[1] < other[0]


def meets(one: Choice, other: Choice) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def holds_all(one: Choice, other: Choice) -> bool:
    return one[0] <= other[0] and other[1] <= one[1]


def any_meets(several: Sequence[Meaning], other: Meaning) -> Truth:
    """Answer whether one of *several* meets *other*, for every choice of all of them together.

    Each of *several* is chosen by itself, so that what matters of one is its first end and its last start.
    """
    ranges = [one.choices(places(one)) for one in several]
    extremes = [(min(end for _, end in choices), max(start for start, _ in choices)) for choices in ranges]
    if other.point:
        chosen = [(day, day) for day in other.starts]
    else:
        assume(len(other.starts) * len(other.ends) < 40_000)
        chosen = [(start, end) for start in other.starts for end in other.ends if start <= end and other.seen(start, end)]
    if all(any(start <= last and first <= end for end, start in extremes) for first, last in chosen):
        return Truth.YES
    possible = any(expected(one, other, meets) is not Truth.NO for one in several)
    return Truth.MAYBE if possible else Truth.NO


def days_between(start: int, end: int) -> int:
    """Count the days from one place to another, both included, those of years outside the universe too."""
    return ordinal(end) - ordinal(start) + 1


def ordinal(place: int) -> int:
    year, month, day = UNIVERSE[place]
    return date(2000 + year % 400, month, day).toordinal() + 146097 * (year // 400)


YEAR_TEXTS = ["2008", "2009", "2010", "201X", "200X", "20X0", "2X10", "XX10", "XXXX"]
MONTH_TEXTS = ["01", "02", "03", "04", "11", "12", "XX", "0X", "1X", "X1", "X2", "X4"]
DAY_TEXTS = ["01", "10", "15", "28", "29", "30", "31", "XX", "0X", "2X", "3X", "X1", "X9"]
MARKS = st.sampled_from(["", "", "", "~", "?", "%"])


def plain(years: list[str]) -> st.SearchStrategy[str]:
    year = st.sampled_from(years)
    month = st.builds("{}-{}".format, year, st.sampled_from(MONTH_TEXTS))
    day = st.builds("{}-{}".format, month, st.sampled_from(DAY_TEXTS))
    season = st.builds("{}-{}".format, st.sampled_from([y for y in years if "X" not in y]), st.sampled_from([*SEASONS]))
    return st.builds("{}{}".format, st.one_of(year, month, day, day, season), MARKS)


ENDS = plain(YEAR_TEXTS)
NARROW = plain(YEAR_TEXTS[:5])
INTERVALS = st.one_of(
    st.builds("{}/{}".format, ENDS, ENDS), st.builds("{}/{}".format, NARROW, NARROW),
    st.builds("{}/{}".format, ENDS, st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), ENDS),
)  # fmt: skip
TEXTS = st.one_of(ENDS, NARROW, INTERVALS)


def date_of(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except InvalidValue:
        reject()


SPAN_ENDS = st.one_of(NARROW, ENDS, st.just(""))
ONGOING = st.builds("ongoing@{}".format, st.one_of(NARROW, st.sampled_from(["2009-06-30", "2010", "2010-02~"])))
LAST_ENDS = st.one_of(SPAN_ENDS, SPAN_ENDS, ONGOING)


def span_of(start: str, end: str) -> Span:
    try:
        return Span.parse(f"{start}/{end}")
    except InvalidValue:
        reject()


def ongoing_of(text: str) -> Ongoing:
    try:
        return Ongoing.parse(text)
    except InvalidValue:
        reject()
