"""Sets of days behave as the lists of their members do."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.values.calendar import EVER_AFTER, EVER_BEFORE, day_number, month_length
from natoip4.values.days import EVERY_DAY, Days, Pattern, after, before, clipped, count, inside, matching, share

MONTHS = tuple(range(1, 13))
EVERY_DATE = tuple(range(1, 32))
FIRST, LAST = day_number(-30, 1, 1), day_number(30, 12, 31)

PATTERNS = st.builds(
    Pattern,
    st.booleans(),
    st.sampled_from(["000X", "00X0", "0004", "0020", "00X4", "001X", "0001"]),
    st.sampled_from([MONTHS, MONTHS, (2,), (1, 11), (2, 12), (10, 11, 12), ()]),
    st.sampled_from([EVERY_DATE, EVERY_DATE, (29,), (31,), (1,), (20, 21, 29), (9, 19, 29), (30, 31)]),
)
NUMBERS = st.one_of(st.integers(FIRST, LAST), st.integers(day_number(-1, 1, 1), day_number(1, 12, 31)))
RANGES = st.builds(lambda start, length: Days(start, start + length), NUMBERS, st.integers(0, 800))


@lru_cache(maxsize=128)
def listed(pattern: Pattern) -> tuple[int, ...]:
    """Return the days of *pattern* by trying the digits of every year, month and day."""
    found: list[int] = []
    for year in range(-99, 100):
        digits = f"{abs(year):04}"
        if (year < 0) is pattern.negative and all(
            want in ("X", have) for want, have in zip(pattern.digits, digits, strict=True)
        ):
            found += [
                day_number(year, month, day)
                for month in pattern.months
                for day in pattern.days
                if day <= month_length(year, month)
            ]
    return tuple(found)


def members(days: Days) -> set[int]:
    if days.pattern is None:
        return set(range(days.first, days.last + 1))
    return {day for day in listed(days.pattern) if days.first <= day <= days.last}


@given(PATTERNS)
def test_a_pattern_matches_the_days_with_its_digits(pattern: Pattern) -> None:
    days, found = matching(pattern), listed(pattern)
    if days is None:
        assert not found
        return
    assert (days.first, days.last, count(days)) == (found[0], found[-1], len(found))
    assert members(days) == set(found)


SETS = st.one_of(PATTERNS.map(matching).filter(bool), RANGES)


@given(SETS, NUMBERS)
def test_the_next_and_the_previous(days: Days, number: int) -> None:
    for asked in (number, days.first, days.last, days.first - 1, days.last + 1):
        assert after(days, asked) == min((day for day in members(days) if day >= asked), default=None)
        assert before(days, asked) == max((day for day in members(days) if day <= asked), default=None)
        cut = clipped(days, asked)
        assert (set[int]() if cut is None else members(cut)) == {day for day in members(days) if day <= asked}
        assert cut is None or cut.last in members(cut)


@given(SETS, SETS)
def test_two_sets(one: Days, other: Days) -> None:
    assert share(one, other) is bool(members(one) & members(other))
    assert inside(one, other) is (members(one) <= members(other))
    assert inside(other, one) is (members(other) <= members(one))


@given(SETS, SETS, SETS)
def test_three_sets(one: Days, other: Days, third: Days) -> None:
    assert share(one, other, third) is bool(members(one) & members(other) & members(third))


def pattern_days(
    digits: str, months: tuple[int, ...] = MONTHS, days: tuple[int, ...] = EVERY_DATE, *, negative: bool = False
) -> Days:
    found = matching(Pattern(negative, digits, months, days))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (pattern_days("00X0", (2,), (29,)), pattern_days("00X0", MONTHS, (15,)), False),
        (pattern_days("00X0", (2,), (29,)), pattern_days("00X0", MONTHS, (15, 29)), True),
        (pattern_days("00X0", (2,), (28, 30)), pattern_days("00X0", MONTHS, (28,)), True),
        (Days(day_number(10, 1, 1), day_number(11, 12, 31)), pattern_days("00X0"), False),
        (Days(day_number(10, 3, 1), day_number(10, 5, 31)), pattern_days("00X0"), True),
        (Days(day_number(10, 1, 31), day_number(10, 2, 1)), pattern_days("00XX", MONTHS, (1,)), False),
        (Days(day_number(10, 4, 30), day_number(10, 5, 1)), pattern_days("00XX", MONTHS, (1, 30)), True),
        (Days(day_number(10, 1, 1), day_number(20, 1, 1)), pattern_days("00XX", MONTHS, EVERY_DATE[:30]), False),
        (pattern_days("000X"), EVERY_DAY, True),
        (EVERY_DAY, pattern_days("XXXX"), False),
    ],
    ids=range(10),
)
def test_inside(one: Days, other: Days, answer: bool) -> None:  # noqa: FBT001
    assert inside(one, other) is answer


def test_years_before_and_after_0000_have_nothing_in_common() -> None:
    one, other = pattern_days("00X4"), pattern_days("00X4", negative=True)
    wide = Days(other.first, one.last, one.pattern)
    assert not share(wide, other._replace(last=one.last))
    assert not inside(other, wide)


def test_no_limit() -> None:
    assert count(EVERY_DAY) is None
    assert count(Days(0, EVER_AFTER)) is None
    assert count(Days(EVER_BEFORE, 0)) is None
    assert after(EVERY_DAY, 5) == before(EVERY_DAY, 5) == 5
