"""Whether a record held on a date."""

from __future__ import annotations

import pytest

from natoip4.queries.holding import holds_on, one_of
from natoip4.records.actors import Group, State
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.claims import Characterisation, Claim
from natoip4.records.events import Event, Indicator
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
