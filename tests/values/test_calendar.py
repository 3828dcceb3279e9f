"""Day numbers agree with the standard library where it goes, and with themselves beyond."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from natoip4.values.calendar import (
    EVER_AFTER,
    EVER_BEFORE,
    civil,
    day_number,
    is_leap,
    iso_text,
    month_length,
    shift_months,
)

EPOCH = dt.date(1970, 1, 1).toordinal()


@given(st.dates())
def test_day_numbers_are_those_of_the_standard_library(date: dt.date) -> None:
    number = day_number(date.year, date.month, date.day)
    assert number == date.toordinal() - EPOCH
    assert civil(number) == (date.year, date.month, date.day)
    assert iso_text(number) == date.isoformat()


@given(st.integers(-(10**21), 10**21))
def test_every_number_is_one_day(number: int) -> None:
    year, month, day = civil(number)
    assert 1 <= month <= 12
    assert 1 <= day <= month_length(year, month)
    assert day_number(year, month, day) == number


def test_years_have_the_days_that_the_calendar_gives_them() -> None:
    for year in range(-401, 2401):
        length = day_number(year + 1, 1, 1) - day_number(year, 1, 1)
        assert length == sum(month_length(year, month) for month in range(1, 13)) == 365 + is_leap(year)
    assert [year for year in (-400, -100, -4, 0, 4, 100, 400) if is_leap(year)] == [-400, -4, 0, 4, 400]


@given(st.integers(-(10**8), 10**8), st.integers(-50000, 50000))
def test_shifting_keeps_the_day_of_the_month_where_it_can(number: int, months: int) -> None:
    year, month, day = civil(number)
    shifted_year, shifted_month, shifted_day = civil(shift_months(number, months))
    assert shifted_year * 12 + shifted_month == year * 12 + month + months
    assert shifted_day == min(day, month_length(shifted_year, shifted_month))


def test_iso_text_of_years_that_are_not_four_digits() -> None:
    assert iso_text(day_number(-1, 2, 3)) == "-0001-02-03"
    assert iso_text(day_number(0, 2, 29)) == "0000-02-29"
    assert iso_text(day_number(170000002, 12, 31)) == "170000002-12-31"
    assert (iso_text(EVER_BEFORE), iso_text(EVER_AFTER)) == ("-inf", "inf")
