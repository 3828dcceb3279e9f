"""The rows of the comparison: what each of them holds of the bundled data, in all sources and in the brief alone."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
import pytest

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.queries.cells import CellState, Entry
from natoip4.queries.comparison import IP4, compare
from natoip4.queries.rows import ROWS
from natoip4.queries.subject import Subject
from natoip4.records.actors import Collective, Group, Organisation, Person, State
from natoip4.records.claims import Claim, Comparison, Influence, Position, TieState
from natoip4.records.events import Event
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.parts import Party
from natoip4.records.record import Actor, Record
from natoip4.records.relations import Partnership, Tie
from natoip4.records.topics import Topic
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import (
    AgreementForm,
    Domain,
    Level,
    Modality,
    Origin,
    PartyRole,
    Polarity,
    Sign,
    Stance,
    Status,
    ThreatMode,
    TieLevel,
    TopicForm,
    Trend,
)
from tests.queries.worlds import evidence, replaced, world

BRIEF = "source:epis-brief"

#: For each row and an actor, records that must be there, in all sources.
SHOWN: Mapping[str, tuple[str, str]] = {
    "frameworks": ("nzl", "framework:ipcp-nzl framework:itpp framework:itpp-nzl"),
    "missions": ("jpn", "org:japan-mission-nato org:jpn-embassy-mission-nato"),
    "groupings": ("aus", "membership:aus-aukus membership:aus-five-eyes membership:aus-ip4"),
    "ties": ("kor", "partnership:eu-kor partnership:nato-kor tie:eur-kor-defence tie:kor-rus tie:nato-ip4"),
    "leaders": ("kor", "tenure:lee-kor-president tenure:yoon-suk-yeol-kor-president"),
    "government": ("kor", "org:government-kor tenure:lee-kor-president claim:kor-less-forthcoming claim:kor-yoon-values"),
    "summits": ("kor", "event:nato-summit-madrid-2022 event:nato-summit-the-hague-2025 event:nato-summit-skipped-by-lee"),
    "events": ("jpn", "event:jpn-mission-established event:delegation-japan-meetings"),
    "domains": ("nzl", "partnership:nato-nzl claim:nzl-practical-areas"),
    "levels": ("jpn", "claim:japan-dialogue-based claim:japan-beyond-dialogue-sparse"),
    "trends": ("jpn", "claim:japan-beyond-dialogue-sparse claim:japan-deeper claim:coop-deepening"),
    "areas": ("kor", "claim:kor-practical-areas framework:itpp-kor claim:nato-ip4-agreed-areas"),
    "operational": ("aus", "claim:aus-nato-exercises claim:aus-interoperability framework:itpp-aus"),
    "ukraine": ("kor", "claim:kor-nonlethal-stance claim:kor-hesitancy-ukraine event:yoon-visits-ukraine"),
    "industry": ("kor", "agreement:bumar-hyundai-tanks agreement:pol-k2-first agreement:rou-k9"),
    "patterns": ("aus", "pattern:missile-naval-aerospace-agreements tie:aus-european-actors claim:aus-key-in-network"),
    "china-economic": ("aus", "claim:aus-china-economy tie:aus-chn"),
    "china-security": ("aus", "claim:aus-avoids-escalation claim:aus-china-challenge claim:aus-pragmatic-china"),
    "threats": ("jpn", "claim:japan-china-threat claim:japan-nk-missiles claim:japan-russia-islands claim:scs-challenge"),
    "alignment": ("nzl", "tie:nzl-aus-usa-alignment claim:nzl-closer-alignment claim:aus-nzl-defence-intensified"),
    "spending": ("nzl", "indicator:nzl-defence-spending indicator:nzl-defence-share-of-gdp claim:nzl-defence-commitments"),
    "figures": ("jpn", "indicator:jpn-political-dialogue"),
    "closer": ("kor", "claim:kor-yoon-values claim:driver-common-values claim:kor-arms-deals"),
    "limits": ("kor", "claim:kor-nk-threat-weighs claim:kor-nzl-domestic-politics claim:constraint-nato-europe-priority"),
}


def cell(row: str, actor: str, data: Dataset | None = None) -> tuple[Entry, ...]:
    return compare(data or load(), [f"state:{actor}"], rows=[row]).cell(row, f"state:{actor}").entries


def ids(entries: tuple[Entry, ...]) -> set[str]:
    return {str(id_) for entry in entries for id_ in entry.records}


def test_a_summit_is_listed_once_though_an_event_tells_of_it() -> None:
    data = load()
    assert data[Event.ref("ip4-leaders-at-madrid")].about == ("event:nato-summit-madrid-2022",)
    for actor in IP4:
        shown = [entry.records[0] for entry in compare(data, rows=["summits"]).cell("summits", actor).entries]
        assert [id_ for id_ in shown if "madrid" in id_] == ["event:nato-summit-madrid-2022"]


def test_every_row_has_an_example() -> None:
    assert [question.key for question in ROWS] == list(SHOWN)


@pytest.mark.parametrize("row", SHOWN)
def test_a_row_holds_these_records(row: str) -> None:
    actor, expected = SHOWN[row]
    assert set(expected.split()) <= ids(cell(row, actor))


#: What must not be in a row, although a word or a topic might suggest it.
KEPT_OUT: Mapping[str, tuple[str, str]] = {
    "missions": ("aus", "org:japan-mission-nato"),
    "operational": ("aus", "claim:aus-nzl-summits"),
    "china-economic": ("aus", "claim:aus-pragmatic-china claim:aus-china-challenge"),
    "china-security": ("aus", "claim:aus-china-economy"),
    "threats": ("aus", "claim:china-views-challenge"),
    "alignment": ("aus", "partnership:nato-aus tie:aus-chn"),
    "industry": ("nzl", "pattern:nzl-european-procurement"),
    "patterns": ("kor", "agreement:pol-k2-first"),
    "ukraine": ("kor", "event:yoon-removed"),
    "figures": ("nzl", "indicator:nzl-defence-spending indicator:nzl-purl-contribution"),
}


@pytest.mark.parametrize("row", KEPT_OUT)
def test_a_row_does_not_hold_these(row: str) -> None:
    actor, unwanted = KEPT_OUT[row]
    assert not set(unwanted.split()) & ids(cell(row, actor))


# The brief alone.

#: Of which the brief says nothing of whom.
SILENT = {
    "missions": {"aus", "kor", "nzl"},
    "leaders": {"jpn"},
    "events": {"aus"},
    "areas": {"aus"},
    "ukraine": {"jpn", "nzl"},
    "industry": {"aus", "jpn", "nzl"},
    "china-economic": {"jpn", "kor"},
    "spending": {"jpn", "kor"},
    "figures": {"aus", "kor", "nzl"},
}


@pytest.mark.parametrize("question", ROWS, ids=lambda question: question.key)
def test_the_brief_alone_states_what_it_says_and_no_more(question: object) -> None:
    key = getattr(question, "key", "")
    view = load().view(sources=[BRIEF])
    comparison = compare(view, rows=[key])
    for actor in IP4:
        found = comparison.cell(key, actor)
        assert {source for entry in found.entries for piece in entry.support for source in piece.evidence.sources} <= {BRIEF}
        assert all(any(piece.record == entry.records[0] for piece in entry.support) for entry in found.entries)
        state = CellState.NOT_STATED if actor.slug in SILENT.get(key, ()) else CellState.STATED
        assert (actor.slug, found.state) == (actor.slug, state)


def test_the_brief_has_no_date_of_a_programme_and_no_level_at_a_summit_but_that_at_madrid() -> None:
    view = load().view(sources=[BRIEF])
    assert {name for entry in cell("frameworks", "jpn", view) for name, _ in entry.values} == {"form"}
    for actor in ("jpn", "kor"):
        levels = {
            entry.records[0]: value for entry in cell("summits", actor, view) for name, value in entry.values if name == "level"
        }
        assert levels == {"event:nato-summit-madrid-2022": Level.LEADER}


# What the entries come to.


def values(row: str, actor: str, record: str) -> list[tuple[str, object]]:
    return [pair for entry in cell(row, actor) if record in entry.records for pair in entry.values]


VALUES: list[tuple[str, str, str, tuple[str, object]]] = [
    ("levels", "aus", "claim:aus-interoperability", ("level", TieLevel.OPERATIONAL)),
    ("levels", "aus", "claim:aus-interoperability", ("domain", Domain.MILITARY)),
    ("trends", "kor", "claim:kor-ties-were-closer", ("trend", Trend.DECREASING)),
    ("areas", "kor", "claim:kor-practical-areas", ("status", Status.ACHIEVED)),
    ("areas", "kor", "claim:kor-practical-areas", ("area", Topic.ref("cyber-defence"))),
    ("summits", "aus", "event:nato-summit-the-hague-2025", ("level", Level.DEPUTY)),
    ("industry", "kor", "agreement:rou-k9", ("form", AgreementForm.PROCUREMENT)),
    ("industry", "kor", "agreement:rou-k9", ("direction", PartyRole.SUPPLIER)),
    ("industry", "kor", "agreement:rou-k9", ("counterpart", State.ref("rou"))),
    ("threats", "jpn", "claim:japan-nk-missiles", ("mode", ThreatMode.FACED)),
    ("ukraine", "aus", "claim:aus-supports-ukraine", ("kind", Topic.ref("weapons-aid"))),
    ("frameworks", "nzl", "framework:itpp-nzl", ("predecessor", "framework:ipcp-nzl")),
    ("government", "kor", "tenure:lee-kor-president", ("predecessor", "person:yoon-suk-yeol")),
    ("limits", "jpn", "claim:france-hindered", ("origin", Origin.NATO)),
    ("limits", "kor", "claim:accession-not-wanted", ("modality", Modality.DENIED)),
]


@pytest.mark.parametrize(("row", "actor", "record", "pair"), VALUES)
def test_an_entry_comes_to_these_values(row: str, actor: str, record: str, pair: tuple[str, object]) -> None:
    assert pair in values(row, actor, record)


def test_a_hedge_is_shown_where_it_is() -> None:
    [label] = [entry.label for entry in cell("ukraine", "kor") if "claim:kor-nonlethal-stance" in entry.records]
    assert label.endswith("[as said: reportedly, claimed]")


# By origin, and by direction.

ORIGINS = {
    "domestic": "kor: claim:kor-political-situation claim:kor-nzl-domestic-politics claim:kor-balanced-china-policy",
    "NATO's side": "jpn: claim:france-hindered claim:constraint-nato-europe-priority claim:usa-against-inviting-partners",
    "regional": "kor: claim:kor-nk-threat-weighs claim:kor-russia-ties-reason claim:kor-nzl-regional-constraints",
    "economic": "aus: claim:aus-china-economy claim:constraint-econ-interdependence-china",
    "of the tie as such, or not stated": "kor: claim:kor-interoperability claim:kor-selective claim:limits-persist",
}


@pytest.mark.parametrize("heading", ORIGINS)
def test_obstacles_stand_under_where_they_come_from(heading: str) -> None:
    actor, _, expected = ORIGINS[heading].partition(": ")
    assert set(expected.split()) <= ids(tuple(entry for entry in cell("limits", actor) if entry.group == heading))


def test_headings_stand_in_their_order() -> None:
    headings = list(dict.fromkeys(entry.group for entry in cell("limits", "kor")))
    assert headings == [heading for heading in ORIGINS if heading in headings]
    assert len(headings) == len(ORIGINS)


@pytest.mark.parametrize(
    ("actor", "record", "heading"),
    [
        ("aus", "agreement:aus-hunter-class", "receives, NATO side"),
        ("aus", "agreement:aus-deu-boxer-governments", "supplies, NATO side"),
        ("aus", "agreement:aus-mogami", "receives, outside NATO"),
        ("jpn", "agreement:aus-mogami", "supplies, outside NATO"),
        ("jpn", "agreement:gcap", "develops together, NATO side"),
        ("kor", "agreement:bumar-hyundai-tanks", "direction not stated, NATO side"),
        ("kor", "agreement:kor-nato-airworthiness", "direction not stated, NATO side"),
        ("nzl", "agreement:nzl-airbus", "receives, NATO membership of the other side not known"),
    ],
)
def test_deals_stand_under_direction_and_side(actor: str, record: str, heading: str) -> None:
    assert [entry.group for entry in cell("industry", actor) if record in entry.records] == [heading]


def test_deals_alike_are_one_entry_with_every_record() -> None:
    [entry] = [one for one in cell("industry", "kor") if "agreement:pol-k2-first" in one.records]
    assert {id_.slug for id_ in entry.records} == {"pol-k2-first", "pol-k2-framework", "pol-k2-second"}
    assert entry.tally.records == 3


# Wholes.


def test_what_is_said_of_the_four_is_shown_of_each_and_marked() -> None:
    for actor in IP4:
        [entry] = [one for one in cell("limits", actor.slug) if "claim:limits-persist" in one.records]
        assert (entry.whole, entry.through) == ("group:ip4", ("group:ip4", "tie:nato-ip4"))
        [entry] = [one for one in cell("closer", actor.slug) if "claim:driver-common-values" in one.records]
        assert entry.whole == "group:ip4"
    assert all(entry.whole is None for entry in compare(load(), ["group:ip4"]).cell("limits", "group:ip4").entries)


def test_what_is_said_of_the_actor_itself_is_not_said_again_of_a_whole() -> None:
    for question in ROWS:
        for actor in IP4:
            own = [entry for entry in cell(question.key, actor.slug) if entry.whole is None]
            others = [entry for entry in cell(question.key, actor.slug) if entry.whole is not None]
            shown = ids(tuple(own))
            assert all(not shown.issuperset(entry.records) for entry in others)


def whole_world() -> Dataset:
    """Return the small world with an obstacle of the group Four, of an old group, and of a collective."""
    nato, here = Organisation.ref("nato"), State.ref("jpn")
    old, lot = Group.ref("old"), Collective.ref("lot")
    tie = Tie(id=Tie.ref("nato-four"), parties=(nato, Group.ref("four")), evidence=evidence("a@50"))
    spell = Membership(
        id=Membership.ref("old"), member=here, group=old, span=Span.parse("2000/2010"), evidence=evidence("a@51: exists, span")
    )
    limiting = Polarity.LIMITING
    cause = (Topic.ref("trade"),)
    return world().with_(
        [
            Group(id=old, evidence=evidence("a@52")),
            Collective(id=lot, described="the lot", includes=(here,), evidence=evidence("a@53")),
            tie,
            spell,
            Influence(
                id=Claim.ref("w1"),
                statement="1",
                cause=cause,
                effect=(Tie.ref("nato-four"),),
                sign=Sign.HINDERS,
                polarity=limiting,
                evidence=evidence("a@54"),
            ),
            Position(
                id=Claim.ref("w2"),
                statement="2",
                holder=(old,),
                stance=Stance.AVOIDS,
                polarity=limiting,
                evidence=evidence("a@55"),
            ),
            Position(
                id=Claim.ref("w3"),
                statement="3",
                holder=(lot,),
                stance=Stance.AVOIDS,
                polarity=limiting,
                evidence=evidence("a@56"),
            ),
        ]
    )


def of_wholes(data: Dataset, on: str | None = None) -> dict[str, tuple[str, Truth | None]]:
    found = compare(data, ["state:jpn"], on=on, rows=["limits"]).cell("limits", "state:jpn")
    return {str(one.records[0]): (str(one.whole), one.holds) for one in found.entries if one.whole is not None}


def test_a_whole_counts_as_long_as_the_actor_belongs_to_it() -> None:
    assert of_wholes(whole_world()) == {
        "claim:w1": ("group:four", None),
        "claim:w2": ("group:old", None),
        "claim:w3": ("collective:lot", None),
    }
    assert compare(whole_world(), ["state:jpn"], rows=["limits"]).to_dict()["wholes"] == [
        {"id": "collective:lot", "name": "the lot"},
        {"id": "group:four", "name": "Four"},
        {"id": "group:old", "name": "group:old"},
    ]
    assert of_wholes(whole_world(), "2005")["claim:w2"] == ("group:old", Truth.MAYBE)
    assert set(of_wholes(whole_world(), "2025")) == {"claim:w1", "claim:w3"}
    assert [whole.actor for whole, _ in Subject(whole_world(), State.ref("kor")).wholes] == ["group:four"]
    then = Subject(whole_world(), State.ref("jpn"), PartialDate("2025")).wholes
    assert [whole.actor for whole, _ in then] == ["group:four", "collective:lot"]


def test_what_held_of_a_whole_may_have_held_of_a_part_that_may_have_belonged_to_it() -> None:
    day = "2005-06-01"
    sure = Position(
        id=Claim.ref("w4"),
        statement="4",
        holder=(Group.ref("four"),),
        stance=Stance.AVOIDS,
        period=PartialDate(day),
        polarity=Polarity.LIMITING,
        evidence=evidence("a@58"),
    )
    data = whole_world().with_([sure])
    assert of_wholes(data, day)["claim:w4"] == ("group:four", Truth.MAYBE)
    [entry] = [
        one
        for one in compare(data, ["group:four"], on=day, rows=["limits"]).rows[0].cells[0].entries
        if "claim:w4" in one.records
    ]
    assert entry.holds is Truth.YES


def test_membership_of_an_organisation_makes_no_whole() -> None:
    spell = Membership(
        id=Membership.ref("n"), member=State.ref("jpn"), group=Organisation.ref("nato"), evidence=evidence("a@57: exists")
    )
    assert [whole.actor for whole, _ in Subject(world().with_([spell]), State.ref("jpn")).wholes] == ["group:four"]


# Origins, one by one.

HERE: Id[Actor] = State.ref("jpn")
FOE: Id[Actor] = State.ref("foe")
NATO: Id[Actor] = Organisation.ref("nato")
UNKNOWN = "of the tie as such, or not stated"


def avoiding(*holder: Id[Actor], about: tuple[Id[Record], ...] = (), domains: tuple[Domain, ...] = ()) -> Claim:
    return Position(id=Claim.ref("x"), statement="x", holder=holder, stance=Stance.AVOIDS, about=about, domains=domains)


def hindering(cause: str) -> Claim:
    return Influence(id=Claim.ref("x"), statement="x", cause=(Id(cause),), effect=(HERE,), sign=Sign.HINDERS)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (avoiding(HERE), "domestic"),
        (avoiding(Organisation.ref("government")), "domestic"),
        (avoiding(HERE, FOE), "domestic"),
        (avoiding(NATO, about=(HERE,)), "NATO's side"),
        (avoiding(HERE, NATO), UNKNOWN),
        (avoiding(FOE, about=(HERE,)), "regional"),
        (avoiding(HERE, domains=(Domain.TRADE,)), "economic"),
        (avoiding(HERE, domains=(Domain.MILITARY, Domain.TRADE)), "domestic"),
        (avoiding(FOE, about=(HERE,), domains=(Domain.PUBLIC_OPINION,)), "domestic"),
        (hindering("claim:threat"), "regional"),
        (hindering("tie:there-foe"), "regional"),
        (hindering("partnership:nato-here"), UNKNOWN),
        (hindering("event:journey"), "domestic"),
        (hindering("topic:trade"), UNKNOWN),
        (hindering("topic:home"), "domestic"),
        (hindering("topic:vote"), "domestic"),
        (hindering("claim:x"), UNKNOWN),
    ],
)
def test_an_origin_follows_from_fields(claim: Claim, expected: str) -> None:
    home = Topic(id=Topic.ref("home"), form=TopicForm.SITUATION, origin=Origin.DOMESTIC)
    vote = Topic(id=Topic.ref("vote"), form=TopicForm.SITUATION, broader=(Topic.ref("home"),))
    data = world().with_([home, vote, attrs.evolve(claim, polarity=Polarity.LIMITING, evidence=evidence("a@60"))])
    [entry] = [one for one in cell("limits", "jpn", data) if "claim:x" in one.records]
    assert entry.group == expected


# What a row leaves out, in the small world.

PARTNERSHIP, OTHER = Partnership.ref("nato-here"), Tie.ref("there-foe")
GOVERNMENT, BEFORE = Organisation.ref("government"), Person.ref("former")


def change(*compared_with: Id[Record], subject: Id[Record] = GOVERNMENT) -> Claim:
    return Comparison(
        id=Claim.ref("x"),
        statement="x",
        subject=(subject,),
        compared_with=compared_with,
        dimension=(Topic.ref("trade"),),
        trend=Trend.SHIFTING,
        domains=(Domain.ENERGY,),
    )


def state_of_tie(modality: Modality) -> Claim:
    level = TieLevel.SPARSE
    domains = (Domain.ENERGY,)
    return TieState(id=Claim.ref("x"), statement="x", tie=(PARTNERSHIP,), level=level, modality=modality, domains=domains)


def moving(modality: Modality) -> Claim:
    holder, trend = (GOVERNMENT,), Trend.INCREASING
    return Position(id=Claim.ref("x"), statement="x", holder=holder, stance=Stance.SEEKS, trend=trend, modality=modality)


@pytest.mark.parametrize(
    ("row", "claim", "counts"),
    [
        ("trends", change(PARTNERSHIP, subject=PARTNERSHIP), True),
        ("trends", change(OTHER, subject=PARTNERSHIP), False),
        ("levels", state_of_tie(Modality.ASSERTED), True),
        ("levels", state_of_tie(Modality.DENIED), False),
        ("government", moving(Modality.ASSERTED), True),
        ("government", moving(Modality.DENIED), False),
        ("government", change(BEFORE), True),
        ("government", change(GOVERNMENT), False),
        ("government", change(State.ref("foe")), False),
    ],
)
def test_a_row_takes_what_fits_its_question(row: str, claim: Claim, counts: bool) -> None:  # noqa: FBT001
    data = world().with_([attrs.evolve(claim, evidence=evidence("a@61"))])
    assert ("claim:x" in ids(cell(row, "jpn", data))) is counts


@pytest.mark.parametrize(
    ("span", "heading"),
    [
        (None, "direction not stated, NATO side"),
        (Span.parse("2020/"), "direction not stated, NATO side"),
        (Span.parse("2030/"), "direction not stated, outside NATO"),
    ],
)
def test_who_was_no_member_at_the_time_of_a_deal_is_outside(span: Span | None, heading: str) -> None:
    said = "a@62: exists" if span is None else "a@62: exists, span"
    foe, nato = State.ref("foe"), Organisation.ref("nato")
    member = Membership(id=Membership.ref("foe"), member=foe, group=nato, span=span, evidence=evidence(said))
    data = replaced(world(), "agreement:deal", parties=(Party(actor=State.ref("jpn")), Party(actor=State.ref("foe"))))
    assert [entry.group for entry in cell("industry", "jpn", data.with_([member]))] == [heading]


# Laws.


@pytest.mark.parametrize("on", ["2012", "2022-06-30", "2025", "2024/2026"])
def test_a_row_on_a_date_is_a_part_of_the_row(on: str) -> None:
    dated, whole = compare(load(), on=on), compare(load())
    for row in dated.rows:
        for actor in IP4:
            here, there = dated.cell(row.key, actor), whole.cell(row.key, actor)
            assert ids(here.entries) <= ids(there.entries)
            assert all(entry.holds in {Truth.YES, Truth.MAYBE} for entry in here.entries)


def test_counts_equal_a_recount_from_the_evidence() -> None:
    for row in compare(load()).rows:
        for one in row.cells:
            pieces = {(piece.record, piece.evidence) for entry in one.entries for piece in entry.support}
            records = {id_ for entry in one.entries for id_ in entry.records}
            assert one.tally.evidence == len(pieces)
            assert one.tally.records == len(records)
            assert one.tally.claims == sum(isinstance(load()[str(id_)], Claim) for id_ in records)
            assert one.tally.sources == len({at.source for _, piece in pieces for at in piece.locators})


def test_two_runs_are_equal_and_rows_alone_are_as_among_all() -> None:
    whole = compare(load())
    assert compare(load()).to_dict() == whole.to_dict()
    assert [compare(load(), rows=[row.key]).rows[0] for row in whole.rows[:4]] == list(whole.rows[:4])
