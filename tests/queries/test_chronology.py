"""The order of times that are not exact, and how far their ends are known."""

from __future__ import annotations

import datetime as dt
from itertools import combinations_with_replacement, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.queries.chronology import Known, ends_of, falls_within, order_of
from natoip4.strategies import partial_dates, spans
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Ongoing, Span
from natoip4.values.truth import Truth

Time = PartialDate | Span
TIMES = st.one_of(partial_dates(), spans())
NEAR = st.one_of(  # close to one another, so that what is before what is often certain, and often only just so
    st.sampled_from(
        ["2024-02", "2024-03", "2024", "2024-03-15", "2024-03-16", "2024-04~", "2023%", "202X", "XXXX-03", "2024-21"]
    ),
    st.dates(dt.date(2024, 2, 25), dt.date(2024, 4, 5)).map(str),
)
NEAR_ENDS = st.one_of(st.none(), NEAR.map(PartialDate))
NEAR_TIMES = st.one_of(
    NEAR.map(PartialDate),
    st.sampled_from(["../2024-03", "2024-03/..", "2024-02-20/2024-03-10", "/2024-04~", "2024-04~/2024-04-02"]).map(PartialDate),
    st.tuples(NEAR_ENDS, st.one_of(NEAR_ENDS, NEAR.map(PartialDate).map(Ongoing)))
    .filter(lambda ends: ends != (None, None))
    .map(lambda ends: Span(*ends)),
)


def before(one: Time, other: Time) -> Truth:
    if isinstance(one, Span):
        return one.before(other)
    return other.after(one) if isinstance(other, Span) else one.before(other)


@given(st.one_of(TIMES, NEAR_TIMES), st.one_of(TIMES, NEAR_TIMES))
def test_what_is_certainly_before_comes_first(one: Time, other: Time) -> None:
    if before(one, other) is Truth.YES:
        assert order_of(one) < order_of(other)


@given(NEAR_TIMES, NEAR_TIMES)
def test_so_it_is_where_they_are_close(one: Time, other: Time) -> None:
    if before(one, other) is Truth.YES:
        assert order_of(one) < order_of(other)


def test_what_one_end_alone_bounds_does_not_come_later() -> None:
    """A start that is qualified counts from where it may be, and not from where it is said to be."""
    span, day = Span.parse("2024-04~/2024-03-15"), PartialDate("2024-03-20")
    assert span.before(day) is Truth.YES
    assert order_of(span) < order_of(day)


@given(TIMES, TIMES)
def test_the_order_is_total_and_tells_any_two_apart(one: Time, other: Time) -> None:
    assert (order_of(one) == order_of(other)) is (one == other)


@given(st.lists(st.one_of(TIMES, NEAR_TIMES), max_size=12), st.randoms(use_true_random=False))
def test_how_they_came_does_not_matter(times: list[Time], random: object) -> None:
    shuffled = list(times)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue] - a Random
    ordered = sorted(shuffled, key=order_of)
    assert ordered == sorted(times, key=order_of)
    assert all(before(later, earlier) is not Truth.YES for earlier, later in pairwise(ordered))


def test_a_date_and_a_span_of_the_same_text_are_told_apart() -> None:
    assert order_of(PartialDate("2024/2025")) < order_of(Span.parse("2024/2025"))


@pytest.mark.parametrize(
    "texts",
    [
        ["XXXX-02", "XXXX-04", "1949-04-04", "2022", "2022-06-29"],
        ["2024-12-31", "2025-01-01", "2025-01", "2025", "2025/", "2025-07", "2026"],
        ["2023", "/2024-03", "2024-04", "/ongoing@2025-06", "2025-06-02"],
        ["2014~", "2013-06", "2014"],
        ["../2024", "2024-02", "2024-03/.."],
    ],
    ids=lambda texts: texts[0],
)
def test_the_order_by_example(texts: list[str]) -> None:
    times: list[Time] = [Span.parse(t) if t.startswith("/") or t.endswith("/") else PartialDate(t) for t in texts]
    times.reverse()
    assert [str(time) for time in sorted(times, key=order_of)] == texts


@given(partial_dates(intervals=False))
def test_the_bounds_of_an_end_are_the_first_and_last_day_it_may_be(date: PartialDate) -> None:
    start, end = ends_of(date)
    assert start == end
    for bound, step in ((start.earliest, -1), (start.latest, 1)):
        if bound is not None and "0001-01-02" < bound < "9999-12-30" and bound[0] != "-" and len(bound) == 10:
            day = dt.date.fromisoformat(bound)
            assert date.compatible(PartialDate(str(day)))
            assert not date.compatible(PartialDate(str(day + dt.timedelta(step))))


@pytest.mark.parametrize(
    ("time", "start", "end"),
    [
        (PartialDate("2025-01-16"), "day 2025-01-16 2025-01-16", "day 2025-01-16 2025-01-16"),
        (PartialDate("2025-02"), "between 2025-02-01 2025-02-28", "between 2025-02-01 2025-02-28"),
        (PartialDate("2025-06-24/2025-06-25"), "day 2025-06-24 2025-06-24", "day 2025-06-25 2025-06-25"),
        (PartialDate("2022/.."), "between 2022-01-01 2022-12-31", "unknown None None"),
        (PartialDate("/2022-05-01"), "unknown None None", "day 2022-05-01 2022-05-01"),
        (PartialDate("XXXX-04"), "scattered 0000-04-01 9999-04-30", "scattered 0000-04-01 9999-04-30"),
        (PartialDate("XXXX-04~"), "unknown None None", "unknown None None"),
        (Span.parse("2025-01/"), "between 2025-01-01 2025-01-31", "unknown None None"),
        (Span.parse("/ongoing@2022-09-28"), "unknown None None", "ongoing 2022-09-28 None"),
    ],
    ids=str,
)
def test_how_far_ends_are_known(time: Time, start: str, end: str) -> None:
    found = [f"{one.known.value} {one.earliest} {one.latest}" for one in ends_of(time)]
    assert found == [start, end]
    assert [one.to_dict()["known"] for one in ends_of(time)] == [text.split()[0] for text in (start, end)]


def test_every_word_is_used() -> None:
    times: list[Time] = [PartialDate("2025-01-01"), PartialDate("2025"), PartialDate("XXXX-04"), Span.parse("/ongoing@2025")]
    assert {end.known for time in times for end in ends_of(time)} == set(Known)


DAYS = [dt.date(2024, 2, 27) + dt.timedelta(n) for n in range(5)]
STRETCHES = list(combinations_with_replacement(DAYS, 2))


@given(
    st.sampled_from(["2024-02-28", "2024-02-29~", "2024-03-01"]), st.sampled_from(["2024-03-01", "2024-03-01~", "2024-03-02"])
)
def test_falling_within_a_period_is_what_counting_days_says(start: str, end: str) -> None:
    span = Span(PartialDate(start), PartialDate(end))
    starts = [day for day in DAYS if PartialDate(start).compatible(PartialDate(str(day)))]
    ends = [day for day in DAYS if PartialDate(end).compatible(PartialDate(str(day)))]
    meant = [(first, last) for first, last in product(starts, ends) if first <= last]
    for first, last in STRETCHES:
        period = PartialDate(f"{first}/{last}")
        answers = {one <= last and first <= other for one, other in meant}
        truth = Truth.from_bounds(certain=answers == {True}, possible=True in answers)
        assert falls_within(span, period) is truth


@pytest.mark.parametrize(
    ("time", "period", "truth"),
    [
        (PartialDate("2025-03"), "2025", Truth.YES),
        (PartialDate("2025"), "2025-03", Truth.MAYBE),
        (PartialDate("2025"), "2025/..", Truth.YES),
        (PartialDate("2024"), "2025/..", Truth.NO),
        (PartialDate("XXXX-04"), "2025", Truth.MAYBE),
        (PartialDate("XXXX-04"), "2025-05", Truth.NO),
        (PartialDate("2025-04-03"), "XXXX-04", Truth.MAYBE),
        (PartialDate("2025-05-03"), "XXXX-04", Truth.NO),
        (Span.parse("2024/"), "2025", Truth.MAYBE),
        (Span.parse("2024/ongoing@2025-02"), "2025", Truth.YES),
        (Span.parse("2025/2024"), "1900", Truth.MAYBE),
    ],
    ids=str,
)
def test_falling_within_a_period_by_example(time: Time, period: str, truth: Truth) -> None:
    assert falls_within(time, PartialDate(period)) is truth
