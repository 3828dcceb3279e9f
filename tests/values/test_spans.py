"""Spans: how they are written, what they refuse, and the cases that real lists of offices and treaties raise."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.errors import InvalidValue
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Ongoing, Span
from natoip4.values.truth import Truth

YES, NO, MAYBE = Truth.YES, Truth.NO, Truth.MAYBE
TEXTS = ["2025-01-16/2026", "2025/", "/2025", "2025/ongoing@2026-04-30", "/ongoing@2026~", "XXXX-04/2026?", "2025/2024"]


@pytest.mark.parametrize("text", TEXTS)
def test_written_as_read(text: str) -> None:
    span = Span.parse(text)
    assert str(span) == text
    assert Span(span.start, span.end) == span
    assert hash(Span(span.start, span.end)) == hash(span)


def test_parts() -> None:
    span = Span.parse("2025-01-16/ongoing@2026-04-30")
    assert (span.start, span.end) == (PartialDate("2025-01-16"), Ongoing(PartialDate("2026-04-30")))
    assert repr(Span.parse("2025/")) == "Span(start=PartialDate(edtf='2025'), end=None)"


@pytest.mark.parametrize("text", TEXTS)
def test_copied_whole(text: str) -> None:
    span = Span.parse(text)
    copies = [copy.deepcopy(span), attrs.evolve(span)]
    copies += [pickle.loads(pickle.dumps(span, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    for one in copies:
        assert (one, one.duration(), one.inverted) == (span, span.duration(), span.inverted)
    assert not hasattr(span, "__dict__")
    thing: Any = span
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        thing.start = None


def test_ongoing_is_copied_whole() -> None:
    ongoing = Ongoing.parse("ongoing@2026-04-30")
    assert str(ongoing) == "ongoing@2026-04-30"
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(ongoing, protocol)) == ongoing == copy.deepcopy(ongoing)
    assert ongoing != Ongoing.parse("ongoing@2026")
    assert len({ongoing, Ongoing.parse("ongoing@2026-04-30")}) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("/", "at least one end"),
        ("", "one slash"),
        ("2025", "one slash"),
        ("2025/2026/2027", "one slash"),
        ("2025/..", "no open ends"),
        ("../2025", "no open ends"),
        ("2025/ongoing", "not an ongoing end"),
        ("2025/ongoing@", "empty"),
        ("2025/ongoing@now", "not a date"),
        ("ongoing@2025/2026", "not a date"),
        ("2025-13/2026", "no such month"),
        ("2025 / 2026", "no space"),
        ("\ud800/2026", "not a date"),
    ],
)
def test_refused_with_a_reason(text: str, message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Span.parse(text)
    assert message in caught.value.problems[0].message


def test_an_open_end_is_sent_to_ongoing() -> None:
    with pytest.raises(InvalidValue, match="write ongoing@ and the date of looking"):
        Span.parse("2025/..")


@pytest.mark.parametrize("wrong", ["2025", 2025, b"2025", (), PartialDate("2024/2025")], ids=range(5))
def test_ends_of_any_other_type_are_refused(wrong: object) -> None:
    bad: Any = wrong
    makers: list[Callable[[Any], object]] = [Span, lambda end: Span(end=end), Ongoing]
    for make in makers:
        with pytest.raises(InvalidValue):
            make(bad)


def test_nothing_but_text_is_parsed() -> None:
    parsers: list[Callable[[Any], object]] = [Span.parse, Ongoing.parse]
    for wrong in (None, 5, b"2025/", ["2025/"]):
        for parse in parsers:
            with pytest.raises(InvalidValue, match="written as text"):
                parse(wrong)
    with pytest.raises(InvalidValue, match="at least one end"):
        Span()
    start: Any = Ongoing(PartialDate("2025"))
    with pytest.raises(InvalidValue, match="not a PartialDate"):
        Span(start, PartialDate("2026"))
    other: Any = "2026"
    for question in (Span.covers, Span.overlaps, Span.before, Span.after):
        with pytest.raises(InvalidValue, match="not a PartialDate"):
            question(Span.parse("2025/"), other)


@given(st.text(alphabet="0123456789-/.?~X ongi@", max_size=30))
def test_any_text_is_a_span_or_refused(text: str) -> None:
    try:
        span = Span.parse(text)
    except InvalidValue:
        return
    assert str(span) == text


@pytest.mark.parametrize(
    ("span", "date", "answer"),
    [
        ("2025-01-16/2026-03-31", "2025-01-16", YES),
        ("2025-01-16/2026-03-31", "2026-03-31", YES),
        ("2025-01-16/2026-03-31", "2026-04-01", NO),
        ("2025-01-16/2026-03-31", "2025", MAYBE),
        ("2025-01-16/2026-03-31", "2025-01", MAYBE),
        ("2025-01-16/2026-03-31", "2025-02/2025-06", YES),
        ("2025-01-16/2026-03-31", "2025-02/..", MAYBE),
        ("2025-01-16/2026-03-31", "XXXX-04", MAYBE),
        ("2025-01-16/2025-03-31", "XXXX-04", NO),
        ("2025-01-16/", "2025-01-16", YES),
        ("2025-01-16/", "2025-01-17", MAYBE),
        ("2025-01-16/", "2025-01-15", NO),
        ("/2025-01-16", "2025-01-15", MAYBE),
        ("/2025-01-16", "2025-01-17", NO),
        ("2025/ongoing@2026-04-30", "2026-04-30", YES),
        ("2025/ongoing@2026-04-30", "2026-05-01", MAYBE),
        ("2025/ongoing@2026-04-30", "2024-12-31", NO),
        ("2025/ongoing@2026-04-30", "2125", MAYBE),
        ("2025/ongoing@2026-04", "2026-04-01", YES),
        ("2025/ongoing@2026-04", "2026-04-02", MAYBE),
    ],
)
def test_covers(span: str, date: str, answer: Truth) -> None:
    assert Span.parse(span).covers(PartialDate(date)) is answer


def test_handover_on_one_day_is_an_overlap_of_that_day() -> None:
    earlier, later = Span.parse("2014-10-01/2024-10-01"), Span.parse("2024-10-01/ongoing@2026-04-30")
    assert earlier.overlaps(later) is YES
    assert earlier.before(later) is NO
    assert [span.covers(PartialDate("2024-10-01")) for span in (earlier, later)] == [YES, YES]
    assert Span.parse("2014-10-01/2024-09-30").before(later) is YES
    assert later.after(Span.parse("2014-10-01/2024-09-30")) is YES


def test_an_office_of_one_day() -> None:
    span = Span.parse("2024-12-14/2024-12-14")
    assert span.duration() == (1, 1)
    assert span.inverted is NO
    assert span.covers(PartialDate("2024-12-14")) is YES


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024/2025", (2, 731)),
        ("2024/2024", (1, 366)),
        ("2024-01-01/2024-12-31", (366, 366)),
        ("2024-01-31/2024-02", (2, 30)),
        ("2024/", (1, None)),
        ("/2024", (1, None)),
        ("2024-01-01/ongoing@2024-01-10", (10, None)),
        ("/ongoing@2024", (1, None)),
        ("XXXX-04/XXXX-06", (33, 3652150)),
        ("XXXX-XX-30/XXXX-XX-31", (2, 3652396)),
        ("2010-0X-27/2010-0X-01", (3, 218)),
        ("2025/2024", (0, None)),
    ],
)
def test_duration(text: str, days: tuple[int, int | None]) -> None:
    assert Span.parse(text).duration() == days


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("2025/2024", YES),
        ("2025/2025", MAYBE),
        ("2024/2025", NO),
        ("2025-01-02/2025-01-01", YES),
        ("2025-01-02/2025-01-01~", MAYBE),
        ("2025-01-01/2025-01-01", NO),
        ("2025/", NO),
        ("/2025", NO),
        ("2027/ongoing@2026", YES),
        ("2026/ongoing@2026", MAYBE),
        ("2025/ongoing@2026", NO),
        ("/ongoing@2026", NO),
    ],
)
def test_inverted(text: str, answer: Truth) -> None:
    assert Span.parse(text).inverted is answer


@pytest.mark.parametrize("text", ["2025/2024", "2027/ongoing@2026"])
def test_an_inverted_span_answers_maybe_to_everything(text: str) -> None:
    span, other = Span.parse(text), Span.parse("1900/1901")
    answers = [span.covers(other), span.overlaps(other), span.before(other), span.after(other)]
    answers += [other.covers(span), other.overlaps(span), other.before(span), other.after(span)]
    assert answers == [MAYBE] * 8


def test_an_ongoing_end_agrees_with_later_ends() -> None:
    ongoing = Ongoing.parse("ongoing@2026-04-30")
    assert ongoing.compatible(PartialDate("2027"))
    assert ongoing.compatible(PartialDate("2026"))
    assert not ongoing.compatible(PartialDate("2026-04-29"))
    assert Ongoing.parse("ongoing@2026-05").within(ongoing)
    assert not ongoing.within(Ongoing.parse("ongoing@2026-05"))
    assert ongoing.within(PartialDate("2020/.."))
    assert not ongoing.within(PartialDate("2027"))
