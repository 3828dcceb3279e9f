"""Every answer about dates and spans, against the oracle of :mod:`tests.values.meanings`."""

from __future__ import annotations

from bisect import bisect_left

from hypothesis import assume, example, given
from hypothesis import strategies as st

from natoip4.errors import InvalidValue
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Ongoing, Span, any_overlaps, lasting
from natoip4.values.truth import Truth
from tests.values.meanings import (
    ANY_DAY,
    ENDS,
    INTERVALS,
    LAST_ENDS,
    NARROW,
    NEVER_AFTER,
    NEVER_BEFORE,
    ONGOING,
    SPAN_ENDS,
    TEXTS,
    Meaning,
    allowed,
    any_meets,
    date_of,
    days_between,
    expected,
    holds_all,
    is_before,
    meaning,
    meets,
    ongoing_of,
    places,
    span_meaning,
    span_of,
)


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


@given(SPAN_ENDS, LAST_ENDS)
@example("2010-XX-15", "2010-XX-20")
@example("2010-XX-31", "2010-XX-30")
@example("XXXX-04", "XXXX-02")
@example("201X", "ongoing@200X")
def test_duration(start: str, end: str) -> None:
    assume("X10" not in start + end)  # too few of these years are in the universe to find the two that are nearest
    span, mine = span_of(start, end), span_meaning(start, end)
    if span.inverted is Truth.YES:
        assert span.duration() == (0, None)
        return
    limited = mine.starts[0] != NEVER_BEFORE and mine.ends[-1] != NEVER_AFTER
    longest = days_between(mine.starts[0], mine.ends[-1]) if limited else None
    assert span.duration() == (shortest(mine), longest)


def shortest(mine: Meaning) -> int:
    """Try every first day with the first last day on or after it; where an end may be any day, it is the other's."""
    if mine.starts is ANY_DAY or mine.ends is ANY_DAY:
        return 1
    firsts = [start for start in mine.starts if start <= mine.ends[-1] and (mine.held is None or start <= mine.held[1])]
    nexts = [(start, mine.ends[bisect_left(mine.ends, start)]) for start in firsts]
    return min(1 if end == start else days_between(start, end) for start, end in nexts if end != NEVER_AFTER)


SPAN_PAIRS = st.tuples(SPAN_ENDS, LAST_ENDS)
FEW_DAYS = st.one_of(NARROW, ENDS, st.builds("{}/{}".format, NARROW, NARROW))


@given(st.lists(SPAN_PAIRS, max_size=3), FEW_DAYS)
@example([("2009", "2010-06-30"), ("2010-07-01", "2011")], "2010")
@example([("2009", "2010-06-30"), ("2010-07-02", "2011")], "2010")
@example([("2009", "2010-06-30"), ("2010-07", "2011")], "2010-06-30/2010-07-31")
@example([("2008", "2010-04-10"), ("2010-04-20", "2012")], "2010-XX-15")
@example([("2008", "2010-04-15"), ("2010-05-15", "2012")], "2010-XX-15")
def test_one_of_several_spans(pairs: list[tuple[str, str]], other: str) -> None:
    date, spans = date_of(other), [span_of(*pair) for pair in pairs]
    assume(all(span.inverted is not Truth.YES for span in spans))
    assert any_overlaps(spans, date) is any_meets([span_meaning(*pair) for pair in pairs], meaning(other))


def test_one_of_several_spans_that_contradict_themselves() -> None:
    inverted, past = Span.parse("2025/2024"), Span.parse("2001/2002")
    assert any_overlaps([inverted], PartialDate("2024")) is Truth.MAYBE
    assert any_overlaps([past], inverted) is Truth.MAYBE
    assert any_overlaps([inverted, Span.parse("2023/2026")], PartialDate("2024")) is Truth.YES
    assert any_overlaps([], inverted) is any_overlaps([], past) is Truth.NO


@given(st.none() | st.one_of(NARROW, INTERVALS), st.none() | st.one_of(NARROW, INTERVALS), NARROW)
def test_what_begins_and_ends_on_some_day(start: str | None, end: str | None, other: str) -> None:
    ends = [None if text is None else date_of(text) for text in (start, end)]
    days = [ANY_DAY if text is None else tuple(sorted(meaning(text).all_days())) for text in (start, end)]
    mine = Meaning(days[0], days[1], point=False)
    answer = lasting(ends[0], ends[1], date_of(other))
    assert answer is (Truth.MAYBE if days[0][0] > days[1][-1] else expected(mine, meaning(other), meets))


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
