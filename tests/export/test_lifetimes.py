"""Lifetimes: the days between which a start and an end lie, by hand and against the dates themselves."""

from __future__ import annotations

import pytest
from hypothesis import given

from natoip4.export.lifetimes import Lifetime, lifetime_of
from natoip4.strategies import partial_dates, spans
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Ongoing, Span
from natoip4.values.truth import Truth


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        ("2024-03-07/", "2024-03-07", None),
        ("2024-03/2025", "2024-03-01", "2025-12-31"),
        ("/2025", None, "2025-12-31"),
        ("2024-03/ongoing@2026", "2024-03-01", None),
        ("XXXX-04/", None, None),
        ("-0200/2025", None, "2025-12-31"),
        ("2025/2024", None, None),
    ],
)
def test_it_is_from_the_first_day_to_the_last_that_may_be(span: str, first: str | None, last: str | None) -> None:
    parsed = Span.parse(span)
    life = lifetime_of(parsed.start, parsed.end)
    assert (life.first, life.last) == (first, last)


def test_nothing_said_is_nothing_known() -> None:
    assert lifetime_of(None, None) == Lifetime()
    assert (Lifetime().first, Lifetime().last) == (None, None)


@given(spans())
def test_what_was_said_is_kept(span: Span) -> None:
    life = lifetime_of(span.start, span.end)
    assert Span.parse(f"{life.start_said}/{life.end_said}") == span


@given(spans())
def test_outside_its_days_nothing_can_have_held(span: Span) -> None:
    life = lifetime_of(span.start, span.end)
    if span.inverted is Truth.YES:
        return
    for day in (life.first, life.last):
        if day is not None:
            assert span.overlaps(PartialDate(day)).possible
    for early, late in ((life.start_earliest, life.start_latest), (life.end_earliest, life.end_latest)):
        assert not early or not late or early <= late


@given(partial_dates().filter(lambda date: not date.is_interval))
def test_an_end_that_is_ongoing_has_no_last_day(date: PartialDate) -> None:
    assert lifetime_of(None, Ongoing(date)).last is None
