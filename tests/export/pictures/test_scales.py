"""The scale of a timeline: it keeps the order of days, and draws short what is empty."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from natoip4.export.pictures.scales import scale_for
from natoip4.values.calendar import day_number

DAYS = st.lists(st.integers(day_number(1, 1, 1), day_number(9999, 12, 31)), max_size=20)


@given(DAYS, DAYS)
def test_places_are_in_the_order_of_days_and_between_0_and_1(held: list[int], asked: list[int]) -> None:
    scale = scale_for(held)
    places = [scale.place(day) for day in sorted(asked)]
    assert all(one <= other for one, other in pairwise(places))
    assert all(0 <= place <= 1 for place in places)
    inside = [scale.place(day) for day in sorted(set(held))]
    assert all(one < other for one, other in pairwise(inside))


@given(DAYS)
def test_no_year_is_written_where_it_is_not_drawn_at_length(held: list[int]) -> None:
    scale = scale_for(held)
    ticks = scale.ticks()
    assert all(0 <= place <= 1 for place, _ in ticks)
    assert not any(gap.start < place < gap.end for gap in scale.gaps for place, _ in ticks)
    assert len({label for _, label in ticks}) == len(ticks)


@given(DAYS)
def test_what_is_drawn_short_holds_no_day(held: list[int]) -> None:
    scale = scale_for(held)
    assert not any(gap.start < scale.place(day) < gap.end for gap in scale.gaps for day in held)
    assert all(gap.years >= 4 for gap in scale.gaps)


def test_months_are_written_where_there_are_few() -> None:
    labels = [label for _, label in scale_for([day_number(2025, 1, 10), day_number(2025, 4, 10)]).ticks()]
    assert labels == ["Jan 2025", "Feb 2025", "Mar 2025", "Apr 2025"]


def test_nothing_dated_has_a_scale() -> None:
    assert scale_for([]).gaps == ()
