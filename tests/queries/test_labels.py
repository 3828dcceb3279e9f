"""Labels, where the small world has no example."""

from __future__ import annotations

import pytest

from natoip4.dataset import Dataset
from natoip4.queries.labels import label_of, name_of
from natoip4.records.actors import Collective, Organisation, State
from natoip4.records.agreements import Agreement
from natoip4.records.claims import Claim, TieState
from natoip4.records.events import Event
from natoip4.records.frameworks import Framework
from natoip4.records.offices import Membership
from natoip4.records.parts import Milestone, Participant, Party
from natoip4.records.record import Record
from natoip4.records.relations import Tie
from natoip4.values.dates import PartialDate
from natoip4.values.names import Name, NameKind
from natoip4.values.quantities import Quantity
from natoip4.values.spans import Span
from natoip4.values.vocabulary import EventForm, Facet, Level, PartyRole, Stage

HERE, FIRM = State.ref("here"), Organisation.ref("firm")


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ((Name("Deutschland", language="de"), Name("Japan")), "Japan"),
        ((Name("Aaa", kind=NameKind.FORMER), Name("Bbb", kind=NameKind.METONYM)), "Bbb"),
        ((Name("A Long Name", kind=NameKind.OFFICIAL), Name("ALN", kind=NameKind.ACRONYM)), "ALN"),
        (None, "state:here"),
    ],
)
def test_the_name_is_the_usual_one_in_english(names: tuple[Name, ...] | None, text: str) -> None:
    assert name_of(Dataset([State(id=HERE, names=names)]), HERE) == text


def test_what_has_no_name_is_described() -> None:
    some = Collective(id=Collective.ref("some"), described="several firms")
    assert name_of(Dataset([some]), some.id) == "several firms"


def test_a_mission_without_a_name_is_that_of_whom_to_whom() -> None:
    here, mission = State(id=HERE, names=(Name("Japan"),)), Organisation.ref("mission")
    facets = (Facet.DIPLOMATIC_MISSION,)
    data = Dataset([here, Organisation(id=mission, facets=facets, of=HERE, to=FIRM)])
    assert name_of(data, mission) == "diplomatic-mission of Japan to org:firm"
    assert label_of(data, data[mission]) == "diplomatic-mission of Japan to org:firm"
    assert (
        name_of(Dataset([Organisation(id=mission, facets=facets, of=mission)]), mission) == f"diplomatic-mission of {mission}"
    )
    assert name_of(Dataset([Organisation(id=mission, of=HERE)]), mission) == mission


@pytest.mark.parametrize(
    ("record", "label"),
    [
        (Event(id=Event.ref("x"), form=EventForm.PROPOSAL, occurred=False), "proposal (did not happen)"),
        (
            Event(id=Event.ref("x"), form=EventForm.VISIT, participants=(Participant(actor=HERE, level=Level.NONE),)),
            "visit (level none)",
        ),
        (Event(id=Event.ref("x"), form=EventForm.VISIT, participants=(Participant(actor=FIRM),)), "visit: org:firm"),
        (TieState(id=Claim.ref("x"), statement="They met.", tie=(Tie.ref("x"),), former=True), "formerly: They met."),
        (Framework(id=Framework.ref("x")), "framework:x"),
        (Framework(id=Framework.ref("x"), addressees=(HERE,)), "framework:x: state:here"),
        (Framework(id=Framework.ref("x"), milestones=(Milestone(stage=Stage.DELIVERY),)), "framework:x (delivery)"),
        (Tie(id=Tie.ref("x"), parties=(HERE, FIRM), span=Span.parse("/2025")), "org:firm (until 2025)"),
        (
            Membership(id=Membership.ref("x"), member=HERE, group=FIRM, span=Span.parse("/ongoing@2025")),
            "org:firm (still on 2025)",
        ),
        (
            Agreement(
                id=Agreement.ref("x"),
                names=(Name("Deal"),),
                parties=(Party(actor=HERE, role=PartyRole.RECIPIENT),),
                value=Quantity(low=3, high=3, unit="USD", at=PartialDate("2025")),
            ),
            "Deal (recipient; 3 USD (2025))",
        ),
    ],
)
def test_a_label_says_what_is_known(record: Record, label: str) -> None:
    assert label_of(Dataset([record]), record, [HERE]) == label
