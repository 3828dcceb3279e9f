"""Every answer about dates and spans, against an oracle that lists the days they may mean and tries every choice.

The oracle matches days to text by their digits, letter by letter, in a small universe of years; two more days, *never
before* and *never after*, stand for no bound. From each set it keeps the days next to a bound of any set, and days in common:
answers depend on the order of days alone, so that those are enough to find whatever choice there is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from hypothesis import assume, example, given, reject
from hypothesis import strategies as st

from natoip4.errors import InvalidValue
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Ongoing, Span
from natoip4.values.truth import Truth

YEARS = [*range(12), *range(1980, 2040), *range(2040, 2100, 10), 2100, 2104, 2110, 2910, 9910, *range(9996, 10000)]
LENGTHS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
SEASONS = {"21": (3, 4, 5), "22": (6, 7, 8), "23": (9, 10, 11), "24": (12,)}


def length(year: int, month: int) -> int:
    return 29 if month == 2 and (year % 400 == 0 or (year % 4 == 0 and year % 100 != 0)) else LENGTHS[month]


UNIVERSE = [(y, m, d) for y in YEARS for m in range(1, 13) for d in range(1, length(y, m) + 1)]
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


@given(st.one_of(ENDS, NARROW))
def test_a_date_is_accepted_when_a_day_matches(text: str) -> None:
    try:
        PartialDate(text)
    except InvalidValue:
        assert not allowed(text)
    else:
        assert allowed(text)


@given(INTERVALS)
def test_an_interval_is_accepted_when_it_may_run_forwards_as_stated(text: str) -> None:
    start, _, end = (part if part not in ("", "..") else None for part in text.partition("/"))
    starts = (NEVER_BEFORE,) if start is None else allowed(start.rstrip("~?%"))
    ends = (NEVER_AFTER,) if end is None else allowed(end.rstrip("~?%"))
    try:
        PartialDate(text)
    except InvalidValue:
        assert not starts or not ends or starts[0] > ends[-1]
    else:
        assert starts[0] <= ends[-1]


@given(TEXTS, TEXTS)
@example("2010-04", "2010-04-05")
@example("2010-XX-15", "XXXX-04/2010")
@example("XXXX-04", "2010-05")
@example("2010/..", "2010-02")
@example("2010-02-10", "2010-02/2010-04")
@example("2010-02/2010", "2010-02-10/2010-02-10")
def test_questions_between_dates(one: str, other: str) -> None:
    mine, others = date_of(one), date_of(other)
    my_meaning, other_meaning = meaning(one), meaning(other)
    assert mine.before(others) is expected(my_meaning, other_meaning, is_before)
    assert mine.after(others) is expected(other_meaning, my_meaning, is_before)
    assert mine.overlaps(others) is expected(my_meaning, other_meaning, meets)
    assert mine.contains(others) is expected(my_meaning, other_meaning, holds_all)


@given(TEXTS, TEXTS)
@example("2010-X2-31", "2010-12-3X")
@example("20X0-02-29", "XXX0-02-29")
@example("2010-01-31", "2010-XX-31")
@example("2010/2012", "XXXX")
def test_compatible_and_within(one: str, other: str) -> None:
    mine, others = date_of(one), date_of(other)
    my_days, other_days = meaning(one).all_days(), meaning(other).all_days()
    assert mine.compatible(others) is bool(my_days & other_days)
    assert mine.within(others) is (my_days <= other_days)


@given(NARROW)
def test_spread_counts_the_days(text: str) -> None:
    date, days = date_of(text), allowed(text)
    assert date.spread == (None if days == ANY_DAY else len(days))


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


@given(SPAN_ENDS, LAST_ENDS, TEXTS)
@example("2010", "ongoing@2010-04-30", "2010-04-30")
@example("2010", "ongoing@2010-04-30", "2009")
@example("", "ongoing@2010", "2011")
def test_questions_of_a_span_about_a_date(start: str, end: str, other: str) -> None:
    span, date = span_of(start, end), date_of(other)
    mine, others = span_meaning(start, end), meaning(other)
    possible = bool(mine.choices(places(mine)))
    assert (span.inverted is Truth.YES) is not possible
    if possible:
        assert span.covers(date) is expected(mine, others, holds_all)
        assert span.overlaps(date) is expected(mine, others, meets)
        assert span.before(date) is expected(mine, others, is_before)
        assert span.after(date) is expected(others, mine, is_before)
    else:
        assert {question(date) for question in (span.covers, span.overlaps, span.before, span.after)} == {Truth.MAYBE}


@given(st.tuples(SPAN_ENDS, LAST_ENDS), st.tuples(SPAN_ENDS, LAST_ENDS))
def test_questions_between_spans(one: tuple[str, str], other: tuple[str, str]) -> None:
    mine, others = span_of(*one), span_of(*other)
    my_meaning, other_meaning = span_meaning(*one), span_meaning(*other)
    assume(Truth.YES not in (mine.inverted, others.inverted))
    assert mine.covers(others) is expected(my_meaning, other_meaning, holds_all)
    assert mine.overlaps(others) is expected(my_meaning, other_meaning, meets)
    assert mine.before(others) is expected(my_meaning, other_meaning, is_before)
    assert mine.after(others) is expected(other_meaning, my_meaning, is_before)


@given(SPAN_ENDS, LAST_ENDS)
def test_inverted_is_certain_only_when_no_choice_runs_forwards(start: str, end: str) -> None:
    span = span_of(start, end)
    assume(start and end)
    starts = allowed(start)
    lasts = allowed(end.removeprefix("ongoing@"))
    answers = {first > last for first in (starts[0], starts[-1]) for last in (lasts[0], lasts[-1])}
    assert span.inverted is (Truth.MAYBE if len(answers) == 2 else Truth.of(answers.pop()))


def days_between(start: int, end: int) -> int:
    """Count the days from one place to another, both included; the places must be in years that lie together."""
    return end - start + 1


@given(NARROW, st.one_of(NARROW, ONGOING))
@example("2010-XX-15", "2010-XX-20")
@example("2010-XX-31", "2010-XX-30")
def test_duration(start: str, end: str) -> None:
    span, mine = span_of(start, end), span_meaning(start, end)
    if span.inverted is Truth.YES:
        assert span.duration() == (0, None)
        return
    # a shortest span ends on the first end there is on or after its start
    if mine.starts is not ANY_DAY and mine.ends is not ANY_DAY:
        nexts = [(s, mine.ends[bisect_left(mine.ends, s)]) for s in mine.starts if s <= mine.ends[-1]]
        shortest = min(days_between(s, e) for s, e in nexts if mine.seen(s, e))
        longest = days_between(mine.starts[0], mine.ends[-1])
        assert span.duration() == (shortest, None if mine.ends[-1] == NEVER_AFTER else longest)
    else:
        assert span.duration() == (1, None)


@given(ONGOING, st.one_of(ENDS, NARROW, ONGOING))
def test_an_ongoing_end_is_any_day_from_then_on(one: str, other: str) -> None:
    ongoing = ongoing_of(one)
    mine = set(span_meaning("", one).ends)
    value: PartialDate | Ongoing
    if other.startswith("ongoing@"):
        value, days = ongoing_of(other), set(span_meaning("", other).ends)
        assert value.within(ongoing) is (days <= mine)
    else:
        value, days = date_of(other), set(allowed(other))
    assert ongoing.compatible(value) is bool(mine & days)
    assert ongoing.within(value) is (mine <= days)
