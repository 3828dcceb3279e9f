"""What held on a date: each kind of record against a list of all that its dates may mean, and what is listed apart."""

from __future__ import annotations

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue
from natoip4.queries.holding import LASTING, any_holds, holding, holds_on, one_of
from natoip4.records.actors import Group, Organisation, State
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.claims import Characterisation, Claim
from natoip4.records.events import Event, Indicator
from natoip4.records.evidence import Evidence
from natoip4.records.frameworks import Framework
from natoip4.records.offices import Membership
from natoip4.records.parts import Milestone
from natoip4.records.record import Record
from natoip4.records.topics import Topic
from natoip4.values.dates import PartialDate
from natoip4.values.quantities import Quantity
from natoip4.values.spans import Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Act, EventForm, Stage
from tests.queries.worlds import replaced, world
from tests.values.meanings import (
    ANY_DAY,
    ENDS,
    INTERVALS,
    LAST_ENDS,
    NARROW,
    SPAN_ENDS,
    Meaning,
    date_of,
    expected,
    is_before,
    meaning,
    meets,
    span_meaning,
    span_of,
)

YES, NO, MAYBE = Truth.YES, Truth.NO, Truth.MAYBE
HERE, THING = State.ref("here"), Topic.ref("thing")
ADOPTED = Milestone(stage=Stage.ADOPTION, act=Act.AGREED, date=PartialDate("2023-07"))
ENDED = Milestone(stage=Stage.TERMINATION, date=PartialDate("2025-02"))
PROPOSED = Milestone(stage=Stage.PROPOSAL, date=PartialDate("2022-01"))


def claim(period: str | None) -> Record:
    date = None if period is None else PartialDate(period)
    return Characterisation(id=Claim.ref("x"), statement="So.", subject=(HERE,), content=(THING,), period=date)


def figure(at: str | None) -> Record:
    quantity = Quantity(low=1, high=1, unit="ships", at=None if at is None else PartialDate(at))
    return Indicator(id=Indicator.ref("x"), subject=HERE, measure="ships", quantity=quantity)


def event(date: str | None) -> Record:
    return Event(id=Event.ref("x"), form=EventForm.VISIT, date=None if date is None else PartialDate(date))


def membership(span: str | None) -> Record:
    held = None if span is None else Span.parse(span)
    return Membership(id=Membership.ref("x"), member=HERE, group=Group.ref("g"), span=held)


def framework(*milestones: Milestone, span: str | None = None) -> Record:
    return Framework(id=Framework.ref("x"), milestones=milestones, span=None if span is None else Span.parse(span))


@pytest.mark.parametrize(
    ("record", "on", "answer"),
    [
        (membership("2023/2025"), "2024", YES),
        (membership("2023/2025"), "2026", NO),
        (membership("2023/2025"), "2025-06", MAYBE),
        (membership(None), "2024", MAYBE),
        (claim("2024"), "2025", NO),
        (claim("2024/2025"), "2024/2026", YES),
        (claim(None), "2025", MAYBE),
        (figure("2024"), "2025", NO),
        (figure("2024"), "2024", MAYBE),
        (figure(None), "2025", MAYBE),
        (Indicator(id=Indicator.ref("x"), subject=HERE, measure="m"), "2025", MAYBE),
        (event("2024-05"), "2024-04", NO),
        (event("2024-05"), "2024-05", MAYBE),
        (event("2024-05"), "2025", YES),
        (event(None), "2025", MAYBE),
        (framework(ADOPTED), "2023-06", NO),
        (framework(ADOPTED), "2024", MAYBE),
        (framework(PROPOSED), "2021", MAYBE),
        (framework(ADOPTED, ENDED), "2025-03", NO),
        (framework(ADOPTED, span="2022/2024"), "2022-12/2023-02", YES),
        (framework(), "2025", MAYBE),
        (Agreement(id=Agreement.ref("x"), milestones=(ADOPTED,)), "2023-06", NO),
        (Pattern(id=Pattern.ref("x"), statement="So."), "2025", MAYBE),
    ],
)
def test_a_record_held_or_not(record: Record, on: str, answer: Truth) -> None:
    assert holds_on(record, PartialDate(on)) is answer


def test_one_of_several_is_so_if_any_is() -> None:
    assert one_of([NO, MAYBE, YES]) is YES
    assert one_of([]) is NO


ANY_DATE = st.one_of(NARROW, ENDS, INTERVALS)
ASKED = st.one_of(ANY_DATE, st.tuples(SPAN_ENDS, LAST_ENDS))


def asked_of(on: str | tuple[str, str]) -> tuple[PartialDate | Span, Meaning]:
    """A date or a span to ask about, and what it may mean."""
    if isinstance(on, str):
        return date_of(on), meaning(on)
    span = span_of(*on)
    if span.inverted is YES:
        reject()
    return span, span_meaning(*on)


@given(ANY_DATE, ASKED)
def test_a_claim_holds_in_its_period_and_a_figure_at_its_date(period: str, on: str | tuple[str, str]) -> None:
    time, times = asked_of(on)
    date_of(period)
    assert holds_on(claim(period), time) is holds_on(figure(period), time) is expected(times, meaning(period), meets)


@given(ANY_DATE, ASKED)
def test_an_event_counts_once_it_has_happened(date: str, on: str | tuple[str, str]) -> None:
    time, times = asked_of(on)
    date_of(date)
    assert holds_on(event(date), time) is ~expected(times, meaning(date), is_before)


@given(SPAN_ENDS, LAST_ENDS, ASKED)
def test_a_span_holds_where_it_overlaps(start: str, end: str, on: str | tuple[str, str]) -> None:
    time, times = asked_of(on)
    span, mine = asked_of((start, end))
    assert holds_on(membership(str(span)), time) is expected(mine, times, meets)


@given(st.lists(ANY_DATE, max_size=2), st.lists(ANY_DATE, max_size=1), NARROW)
def test_milestones_leave_no_day_or_do_not_tell(begun: list[str], ended: list[str], on: str) -> None:
    stages, time = (Stage.ADOPTION, Stage.ENTRY_INTO_FORCE), date_of(on)
    milestones = [Milestone(stage=stage, date=date_of(date)) for stage, date in zip(stages, begun, strict=False)]
    milestones += [Milestone(stage=Stage.TERMINATION, date=date_of(date)) for date in ended]
    possible = False
    for starts in [days_of(date) for date in begun] or [ANY_DAY]:
        for ends in [days_of(date) for date in ended] or [ANY_DAY]:
            life = Meaning(starts, ends, point=False)
            possible |= starts[0] > ends[-1] or expected(life, meaning(on), meets) is not NO
    assert holds_on(framework(*milestones), time) is (MAYBE if possible else NO)


def days_of(date: str) -> tuple[int, ...]:
    return tuple(sorted(meaning(date).all_days()))


def test_one_party_leaving_ends_nothing_for_the_others() -> None:
    left = Milestone(stage=Stage.TERMINATION, party=HERE, date=PartialDate("2024"))
    assert holds_on(framework(ADOPTED, left), PartialDate("2026")) is MAYBE


def test_certainly_and_possibly_apart() -> None:
    found = holding(world(), on="2025-06")
    assert [entry.records[0] for entry in found.certain] == ["framework:programme", "tenure:head"]
    assert {entry.records[0] for entry in found.maybe} == {
        "framework:own-strategy",
        "membership:here",
        "membership:there",
        "partnership:nato-here",
        "tie:there-foe",
    }
    assert "agreement:deal" not in [entry.records[0] for entry in found.possible]
    assert [entry.records for entry in found.possible] == sorted(entry.records for entry in found.possible)
    assert {entry.holds for entry in found.certain} == {YES}
    assert {entry.holds for entry in found.maybe} == {MAYBE}
    assert all(entry.support and entry.label for entry in found.possible)


def test_kinds_are_chosen_or_those_that_last() -> None:
    assert {type(world()[str(entry.records[0])]) for entry in holding(world(), on="2025-12").possible} >= {Agreement, Framework}
    events = holding(world(), on="2023", kinds=[Event])
    assert [[entry.records[0].slug for entry in one] for one in (events.certain, events.maybe)] == [["journey"], ["summit"]]
    missions = holding(world(), on="2024", kinds=[Organisation])
    assert "org:mission" not in [entry.records[0] for entry in missions.possible]
    assert not any(issubclass(Event, kind) for kind in LASTING)


def test_what_nobody_attests_but_by_guess_or_forecast() -> None:
    pieces = (Evidence.parse("a@9: exists; projected"),)
    data = replaced(world(), "membership:here", span=Span.parse("2020/2030"), evidence=pieces)
    assert "membership:here" in [entry.records[0] for entry in holding(data, on="2025").maybe]
    assert any_holds(data, [data["membership:here"]], None) is MAYBE
    guessed = replaced(data, "membership:here", evidence=(Evidence.parse("conjecture from a@9: exists"),))
    assert "membership:here" not in [entry.records[0] for entry in holding(guessed, on="2025").possible]


def test_a_contested_end_is_shown_as_such() -> None:
    data = world()
    pieces = (Evidence.parse("a@9: exists, span.start=2024"), Evidence.parse("b@9: span.start=2025"))
    disputed = replaced(data, "membership:here", span=None, role=None, evidence=pieces)
    (entry,) = [one for one in holding(disputed, on="2025").maybe if one.records[0] == "membership:here"]
    assert entry.contested == (("membership:here", "span.start"),)


def test_a_time_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidValue):
        holding(Dataset(), on="whenever")
    assert holding(Dataset(), on=Span.parse("2024/2025")).possible == ()
