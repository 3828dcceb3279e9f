"""Material: which records count by which criterion, and which are conclusions and never do."""

from __future__ import annotations

import pytest

from natoip4.dataset import Dataset
from natoip4.queries.judging.judgements import Criterion, Naming
from natoip4.queries.judging.material import Material, concluding_claims
from natoip4.records.actors import Organisation, State
from natoip4.records.claims import Activity, Characterisation, Claim, Influence, TieState
from natoip4.records.events import Event
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.parts import Link, Participant, Party
from natoip4.records.record import Record
from natoip4.records.relations import Partnership
from natoip4.records.sources import Source
from natoip4.records.topics import Topic
from natoip4.values.vocabulary import (
    Domain,
    EventForm,
    Facet,
    Grade,
    LinkKind,
    Modality,
    Sign,
    Status,
    Strength,
    TieLevel,
    TopicForm,
    Trend,
)
from tests.queries.worlds import evidence

JPN, KOR, NATO = State.ref("jpn"), State.ref("kor"), Organisation.ref("nato")
WITH_JPN, WITH_KOR = Partnership.ref("nato-jpn"), Partnership.ref("nato-kor")
GOVERNMENT, ALLY = Organisation.ref("government"), State.ref("ally")
BROAD, NARROW = Topic.ref("broad"), Topic.ref("narrow")


def claim(slug: str, **fields: object) -> TieState:
    made = {"tie": (WITH_JPN,), "level": TieLevel.PRACTICAL, "trend": Trend.INCREASING, "domains": (Domain.CYBER,), **fields}
    return TieState(id=Claim.ref(slug), statement="It is so.", evidence=evidence("a@1"), **made)  # type: ignore[arg-type]


WORLD: tuple[Record, ...] = (
    State(id=JPN),
    State(id=KOR),
    State(id=ALLY),
    Organisation(id=NATO),
    Organisation(id=GOVERNMENT, of=JPN, facets=(Facet.GOVERNMENT,)),
    Membership(id=Membership.ref("ally"), member=ALLY, group=NATO, evidence=evidence("a@1")),
    Topic(id=BROAD, form=TopicForm.CONCEPT),
    Topic(id=NARROW, form=TopicForm.CONCEPT, broader=(BROAD,)),
    Partnership(id=WITH_JPN, parties=(Party(actor=NATO), Party(actor=JPN))),
    Partnership(id=WITH_KOR, parties=(Party(actor=NATO), Party(actor=KOR))),
    claim("plain", content=(NARROW,)),
    claim("other", tie=(WITH_KOR,)),
    claim("steady", trend=Trend.STEADY, status=Status.INTENDED),
    claim("denied", modality=Modality.DENIED),
    claim("former", former=True),
    TieState(id=Claim.ref("guess"), statement="A guess.", tie=(WITH_JPN,), evidence=evidence("conjecture from a@1")),
    Activity(id=Claim.ref("deed"), statement="Done.", actor=(GOVERNMENT,), content=(NARROW,), partner=(ALLY,)),
    Event(
        id=Event.ref("visit"), form=EventForm.VISIT, participants=(Participant(actor=GOVERNMENT),), about=(Id("claim:plain"),)
    ),
    Event(id=Event.ref("office"), form=EventForm.ESTABLISHMENT, participants=(Participant(actor=GOVERNMENT),), occurred=False),
)

CASES: dict[str, tuple[Criterion, set[str]]] = {
    "kind": (Criterion.of(TieState, 1, "-"), {"claim:plain", "claim:other", "claim:steady"}),
    "tie": (Criterion.of(TieState, 1, "-", Naming(roles="tie", ties_of=(NATO, KOR))), {"claim:other"}),
    "tie, in any role": (Criterion.of(TieState, 1, "-", Naming(ties_of=(NATO, KOR))), {"claim:other"}),
    "no tie of the two": (Criterion.of(TieState, 1, "-", Naming(ties_of=(JPN, KOR))), set()),
    "value": (Criterion.of(TieState, 1, "-", trend=[Trend.STEADY]), {"claim:steady"}),
    "unstated value": (Criterion.of(TieState, 1, "-", status=[None]), {"claim:plain", "claim:other"}),
    "one of a collection": (
        Criterion.of(TieState, 1, "-", domains=[Domain.CYBER, Domain.MARITIME]),
        {"claim:plain", "claim:other", "claim:steady"},
    ),
    "none of a collection": (Criterion.of(TieState, 1, "-", domains=[Domain.MARITIME]), set()),
    "denied, where asked for": (Criterion.of(TieState, 1, "-", modality=[Modality.DENIED]), {"claim:denied"}),
    "government for its state": (Criterion.of(Activity, 1, "-", Naming(roles="actor", one_of=JPN)), {"claim:deed"}),
    "itself and no other": (Criterion.of(Activity, 1, "-", Naming(roles="actor", itself=JPN)), set()),
    "member": (Criterion.of(Activity, 1, "-", Naming(roles="partner", members_of=NATO)), {"claim:deed"}),
    "narrower topic": (Criterion.of(Claim, 1, "-", Naming(one_of=BROAD)), {"claim:plain", "claim:deed"}),
    "another role": (Criterion.of(Activity, 1, "-", Naming(roles="partner", one_of=JPN)), set()),
    "every naming": (Criterion.of(Activity, 1, "-", Naming(one_of=JPN), Naming(one_of=KOR)), set()),
    "part of an element, did occur": (Criterion.of(Event, 1, "-", Naming(roles="participants", one_of=JPN)), {"event:visit"}),
    "record of a class": (Criterion.of(Event, 1, "-", Naming(roles="about", kinds=TieState)), {"event:visit"}),
    "what the data lack": (Criterion.of(Claim, 1, "-", Naming(one_of="state:nowhere")), set()),
    "several classes": (Criterion.of((Activity, Event), 1, "-"), {"claim:deed", "event:visit"}),
}


@pytest.mark.parametrize(("criterion", "found"), CASES.values(), ids=CASES.keys())
def test_what_counts_is_told_by_fields(criterion: Criterion, found: set[str]) -> None:
    assert {record.id for record in Material(Dataset(WORLD)).matching(criterion)} == found


def test_what_may_not_count_does_not() -> None:
    material = Material(Dataset(WORLD), frozenset({Claim.ref("plain")}))
    assert {record.id for record in material.matching(CASES["kind"][0])} == {"claim:other", "claim:steady"}


def test_conjectures_count_where_a_view_sees_them() -> None:
    source = Source(id=Source.ref("a"), title="A", grade=Grade.TRADE)
    data = Dataset([*WORLD, source])
    by_tie = Criterion.of(TieState, 1, "-", Naming(roles="tie", itself=WITH_JPN))
    seen = {record.id for record in Material(data.view(conjectures=True)).matching(by_tie)}
    assert seen - {record.id for record in Material(data).matching(by_tie)} == {"claim:guess"}


def linked(slug: str, *links: Link, about: tuple[str, ...] = ("state:jpn",)) -> Characterisation:
    subject: tuple[Id[Record], ...] = tuple(Id(id_) for id_ in about)
    return Characterisation(id=Claim.ref(slug), statement="So.", subject=subject, content=(BROAD,), links=links)


def link(kind: LinkKind, to: str, strength: Strength | None = None) -> Link:
    return Link(kind=kind, to=Claim.ref(to), strength=strength)


def test_conclusions_are_told_by_what_they_rest_on() -> None:
    data = Dataset(
        [
            linked("verdict", link(LinkKind.RESTS_ON, "ground", Strength.FULL), about=("claim:premise", "claim:ground")),
            linked("ground"),
            linked("premise"),
            linked("again", link(LinkKind.RESTATES, "verdict")),
            linked("onward", link(LinkKind.RESTS_ON, "again")),
            linked("within", link(LinkKind.RESTS_ON, "ground")),
            linked("against", link(LinkKind.OPPOSES, "verdict")),
            linked("example", link(LinkKind.ILLUSTRATES, "verdict")),
            Influence(
                id=Claim.ref("so-it-is"), statement="So.", cause=(Claim.ref("verdict"),), effect=(BROAD,), sign=Sign.PROMOTES
            ),
        ]
    )
    found = {id_.slug for id_ in concluding_claims(data)}
    assert found == {"verdict", "premise", "again", "onward", "so-it-is"}
    assert {id_.slug for id_ in concluding_claims(data, [Claim.ref("within")])} == {*found, "within"}
