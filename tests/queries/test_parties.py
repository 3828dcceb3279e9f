"""Who has a part in a record, and whether it held for each of them."""

from __future__ import annotations

import pytest
from hypothesis import given

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import UnknownRecord
from natoip4.queries.edges import ends_of
from natoip4.queries.holding import holds_on
from natoip4.queries.parties import held_by, parties
from natoip4.records.actors import State
from natoip4.records.agreements import Agreement
from natoip4.records.ids import Id
from natoip4.records.parts import Milestone, Party
from natoip4.strategies import datasets, partial_dates
from natoip4.values.dates import PartialDate
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Stage
from tests.queries.worlds import world

ONE, OTHER = State.ref("one"), State.ref("other")


def stone(stage: Stage, date: str | None, party: Id[State] | None = None) -> Milestone:
    return Milestone(stage=stage, party=party, date=None if date is None else PartialDate(date))


def deal(*milestones: Milestone) -> Agreement:
    return Agreement(id=Agreement.ref("x"), parties=(Party(actor=ONE), Party(actor=OTHER)), milestones=milestones)


@pytest.mark.parametrize(
    ("milestones", "on", "one", "other"),
    [
        ([stone(Stage.TERMINATION, "2021", ONE)], "2022", Truth.NO, Truth.MAYBE),
        ([stone(Stage.TERMINATION, "2025"), stone(Stage.TERMINATION, "2021", ONE)], "2022", Truth.NO, Truth.MAYBE),
        ([stone(Stage.TERMINATION, "2020"), stone(Stage.TERMINATION, None, ONE)], "2022", Truth.NO, Truth.NO),
        ([stone(Stage.ENTRY_INTO_FORCE, "2021", ONE)], "2020", Truth.NO, Truth.MAYBE),
        ([stone(Stage.ADOPTION, "2021")], "2020", Truth.NO, Truth.NO),
        ([], "2020", Truth.MAYBE, Truth.MAYBE),
    ],
)
def test_a_stage_of_ones_own_goes_before_that_of_all(milestones: list[Milestone], on: str, one: Truth, other: Truth) -> None:
    record, time = deal(*milestones), PartialDate(on)
    assert (held_by(record, ONE, time), held_by(record, OTHER, time)) == (one, other)
    data = Dataset([record])
    assert {part.actor: part.held for part in parties(data, record.id, on=on)} == {
        actor: held for actor, held in ((ONE, one), (OTHER, other)) if held is not Truth.NO
    }


@given(datasets(max_records=3), partial_dates())
def test_parties_are_all_ends_of_every_record_and_no_more(data: Dataset, on: PartialDate) -> None:
    for record in data.values():
        ends = {(end.actor, end.capacity, end.roles) for end in ends_of(record)}
        assert {(one.actor, one.capacity, one.roles) for one in parties(data, record.id)} == ends
        for one in parties(data, record.id, on=on):
            assert one.records == (record.id,)
            assert one.held is not None
            assert one.held.possible
            if not getattr(record, "milestones", None):
                assert one.held is holds_on(record, on)


def test_what_the_evidence_of_a_part_is() -> None:
    found = {one.actor: one for one in parties(world(), "framework:programme")}
    locators = {actor: [str(at) for piece in one.support for at in piece.evidence.locators] for actor, one in found.items()}
    assert locators == {"org:nato": ["a@11"], "state:jpn": ["a@11"], "state:kor": ["b@11"]}


def test_parties_of_all_sorts_in_the_bundled_data() -> None:
    data = load()
    assert [(one.actor.slug, one.capacity.value) for one in parties(data, "framework:itpp-jpn", on="2024")] == [
        ("nato", "issuer"),
        ("jpn", "addressee"),
    ]
    assert [one.roles[0].value for one in parties(data, "partnership:nato-jpn")] == ["organisation", "partner"]
    assert len(parties(data, "agreement:gcap")) == 3
    assert parties(data, "state:jpn") == ()
    with pytest.raises(UnknownRecord):
        parties(data, "agreement:none")
