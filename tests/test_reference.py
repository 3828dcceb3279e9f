"""The reference layer: every known fact has evidence, and every known disagreement is found where the design puts it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, cast

import pytest

from natoip4.data.bundled import load
from natoip4.records.actors import Collective, Organisation, State
from natoip4.records.agreements import Agreement
from natoip4.records.claims import Characterisation, Claim
from natoip4.records.events import Event, Indicator
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.record import Nature, Record
from natoip4.records.sources import Coverage, Identification, Source
from natoip4.resolution.policy import FindingState
from natoip4.resolution.reasons import Dispute
from natoip4.rules.checking import check
from natoip4.values.vocabulary import Act, AgreementForm, Grade, Level

REFERENCE = Path(__file__).parents[2] / "shared" / "reference" / "reference.yaml"
BRIEF = Id("source:epis-brief")
DATA = load()
FACTS: dict[str, dict[str, object]] = json.loads((Path(__file__).parent / "data" / "reference.json").read_text("utf-8"))
ELSEWHERE = {
    ("itpp-jp-areas-list", "nikkei-itpp-forum"): "which areas the repost names could not be read",
    ("rok-pres-yoon", "silkway-lee"): "the page is on the successor, and is evidence for his term",
}

with_material = pytest.mark.skipif(not REFERENCE.exists(), reason="the material is not beside the project")


class Collision(NamedTuple):
    """A disputed path, what the record holds there, and who says what."""

    record: str
    path: str
    held: str | None
    sides: dict[str, set[str]]


BETWEEN_SOURCES = (
    Collision(
        "framework:nato-strategic-concept-2022",
        "milestones[adoption].act",
        "approved",
        {"approved": {"nato-strategic-concept-repost"}, "signed": {"epis-brief@partners.1.3"}},
    ),
    Collision(
        "framework:jpn-nato-declaration",
        "milestones[adoption].date",
        "2013-04-15",
        {"2013-04-13": {"nato-jpd-japan-text"}, "2013-04-15": {"nato-jpd-japan-news"}},
    ),
    Collision(
        "membership:deu-nato",
        "span.start",
        "1955-05-06",
        {
            "1955-05": {"eu-glossary-nato"},
            "1955-05-06": {"nato-de-60", "nato-de-60-news"},
            "1955-05-09": {"colitsas-nato-members"},
        },
    ),
    Collision(
        "framework:itpp-jpn",
        "milestones[adoption].act",
        "agreed",
        {"agreed": {"mofa-jp-nato-ambs-2023"}, "released": {"yomiuri-itpp"}, "signed": {"espreso-itpp"}},
    ),
    Collision(
        "agreement:pol-k2-first",
        "value",
        "3300000000 USD",
        {"3300000000 USD": {"upi-k2"}, "3700000000 USD": {"die-k2-complete"}},
    ),
    Collision(
        "indicator:pol-k2-framework-tanks",
        "quantity",
        None,
        {"1000 tanks": {"yonhap-k2-2022"}, "980 tanks": {"yonhap-fa50-2022"}},
    ),
    Collision(
        "indicator:first-polish-k2pl",
        "quantity",
        None,
        {"2028 year": {"portalobronny-bumar"}, "2029 year": {"die-k2-complete"}},
    ),
    Collision(
        "agreement:aus-mogami",
        "value",
        "10000000000 AUD",
        {"10000000000 AUD": {"ap-mogami-2026"}, "20000000000 AUD": {"cdb-mogami-2026"}},
    ),
    Collision(
        "agreement:pol-k9-second",
        "milestones[adoption].date",
        "2023-12-04",
        {"2023-12-01": {"defreview-k9-2023"}, "2023-12-04": {"koreaherald-k9-2023"}},
    ),
    Collision(
        "agreement:nor-chunmoo",
        "value",
        None,
        {
            "922000000 USD": {"bytes-norway-chunmoo"},
            "about 2000000000 USD": {"trt-norway-chunmoo"},
            "about 922000000 USD": {"glance-norway-chunmoo"},
        },
    ),
)
BETWEEN_REFERENTS = (
    Collision(
        "agreement:bumar-hyundai-tanks",
        "form",
        None,
        {
            "joint-development": {"epis-brief@industry.2.14"},
            "technology-transfer": {"bi-pl-bumar", "die-k2-complete", "portalobronny-bumar-2025", "rmf-bumar"},
        },
    ),
)


def _word(value: object) -> str:
    return str(getattr(value, "value", value))


def _sides(dispute: Dispute) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for assertion in dispute.finding.assertions:
        found.setdefault(_word(assertion.value), set()).update(map(str, assertion.evidence.locators))
    return found


@pytest.mark.parametrize("collision", BETWEEN_SOURCES, ids=lambda collision: collision.record)
def test_a_collision_has_both_sides_with_their_places(collision: Collision) -> None:
    (dispute,) = [one for one in DATA.disputes() if (one.record, one.path) == (collision.record, collision.path)]
    assert dispute.identified is None
    assert _sides(dispute) == collision.sides
    if collision.held is None:
        assert dispute.finding.state is FindingState.CONTESTED
    else:
        assert _word(dispute.finding.value) == collision.held


@pytest.mark.parametrize("collision", BETWEEN_REFERENTS, ids=lambda collision: collision.record)
def test_two_things_collide_where_conjectures_are_asked_for(collision: Collision) -> None:
    (dispute,) = [
        one for one in DATA.disputes(conjectures=True) if (one.record, one.path) == (collision.record, collision.path)
    ]
    assert dispute.identified is not None
    assert _sides(dispute) == collision.sides


def test_nothing_else_is_disputed_so_that_a_finer_date_is_no_dispute() -> None:
    assert {(one.record, one.path) for one in DATA.disputes()} == {one[:2] for one in BETWEEN_SOURCES}
    apart = {(one.record, one.path) for one in DATA.disputes(conjectures=True) if one.identified is not None}
    assert apart == {one[:2] for one in BETWEEN_REFERENTS}


# ---------------------------------------- where primary sources and the brief disagree


def _identified(mention: str) -> Id:
    (found,) = [one for one in DATA.of(Identification) if one.mention == mention]
    assert {source for piece in found.evidence for source in piece.sources} - {BRIEF}, "it rests on another source too"
    assert found.id not in DATA.view(sources=[BRIEF])
    return found.referent


def test_the_agenda_of_2022_is_borne_out_by_no_page() -> None:
    agenda = DATA[Framework.ref("agenda-shared-security-challenges")]
    assert {source for piece in agenda.evidence for source in piece.sources} == {BRIEF}
    assert agenda.milestones is not None
    (milestone,) = agenda.milestones
    assert (milestone.act, str(milestone.date)) == (Act.SIGNED, "2022")
    silence = DATA[Coverage.ref("agenda-not-borne-out")]
    assert (silence.subject, silence.path) == (agenda.id, "milestones")
    assert agenda.notes


def test_the_tank_deal_of_the_brief_and_that_of_the_press_are_two_agreements() -> None:
    press = DATA[_identified("agreement:bumar-hyundai-tanks")]
    assert isinstance(press, Agreement)
    assert press.form is AgreementForm.TECHNOLOGY_TRANSFER
    assert [str(milestone.date) for milestone in press.milestones or ()] == ["2025-10-28"]
    assert [party.actor for party in press.parties or ()] == ["org:bumar-labedy", "org:hyundai-rotem"]
    assert _identified("org:hyundai") == "org:hyundai-rotem"
    brief = DATA.view(sources=[BRIEF])[Agreement.ref("bumar-hyundai-tanks")]
    assert [party.actor for party in brief.parties or ()] == ["org:bumar-labedy", "org:hyundai"]
    assert not brief.milestones


@pytest.mark.parametrize(
    ("indicator", "beside"),
    [
        ("ap-share-global-defence-spending", {"ap-share-defence-market-vendor", "ap-share-military-spending-forecast"}),
        ("asian-firms-top100", {"sipri-asia-oceania-2021", "sipri-asia-oceania-2022"}),
        ("sipri-asia-oceania-revenue-2024", {"asian-firms-top100"}),
        ("ap-defence-spending-vendor", {"nato-linked-market-size"}),
        ("nzl-dcp-funding", {"nzl-defence-spending"}),
        ("itpp-kor-areas", {"ipcp-kor-areas"}),
    ],
)
def test_figures_of_different_scope_stand_side_by_side(indicator: str, beside: set[str]) -> None:
    one = DATA[Indicator.ref(indicator)]
    assert set(one.compare_with) >= {Indicator.ref(other) for other in beside}
    for other in map(Indicator.ref, beside):
        assert (DATA[other].subject, DATA[other].measure) != (one.subject, one.measure)
        assert DATA[other].quantity is not None


@pytest.mark.parametrize(
    ("indicator", "figure"),
    [
        ("ap-share-global-defence-spending", "40 per cent"),
        ("ap-share-defence-market-vendor", "40 per cent"),
        ("ap-share-military-spending-forecast", "22 per cent"),
        ("sipri-asia-oceania-2021", "21 companies"),
        ("sipri-asia-oceania-2022", "22 companies"),
        ("sipri-asia-oceania-revenue-2024", "-1.2 per cent"),
        ("ap-defence-spending-vendor", "537000000000 USD"),
        ("itpp-jpn-areas", "16 areas"),
        ("itpp-kor-areas", "11 areas"),
        ("ipcp-kor-areas", "7 areas"),
    ],
)
def test_each_figure_is_the_one_its_sources_give(indicator: str, figure: str) -> None:
    quantity = DATA[Indicator.ref(indicator)].quantity
    assert quantity is not None
    assert f"{quantity.low} {quantity.unit}" == figure


# ---------------------------------------- the finer reading


@pytest.mark.parametrize(
    ("record", "path", "held", "brief"),
    [
        ("org:japan-mission-nato", "span.start", "2025-01-16", "2025-01"),
        ("event:jpn-mission-established", "date", "2025-01-16", "2025-01"),
        ("event:nato-summit-madrid-2022", "date", "2022-06-29/2022-06-30", "2022"),
        ("framework:nato-strategic-concept-2022", "milestones[adoption].date", "2022-06-29", "2022"),
        ("framework:aus-nds-2024", "milestones[adoption].date", "2024-04-17", "2024"),
    ],
)
def test_a_finer_date_is_held_and_not_disputed(record: str, path: str, held: str, brief: str) -> None:
    (finding,) = DATA.why(record, path)
    assert str(finding.value) == held
    assert not finding.disputed
    (coarse,) = DATA.view(sources=[BRIEF]).why(record, path)
    assert str(coarse.value) == brief


def test_the_japanese_mission_is_a_separate_one_and_not_the_first() -> None:
    first, second = DATA[Organisation.ref("jpn-embassy-mission-nato")], DATA[Organisation.ref("japan-mission-nato")]
    assert (str(first.span), str(second.span)) == ("2018-05-24/", "2025-01-16/")
    assert (first.of, first.to) == (second.of, second.to) == ("state:jpn", "org:nato")
    assert str(DATA[Event.ref("jpn-mission-credentials")].date) == "2025-01-15"


def test_france_opposed_an_office_that_stayed_on_the_table() -> None:
    statement = DATA[_identified("event:france-blocks-office")]
    assert isinstance(statement, Event)
    assert str(statement.date) == "2023-07-07"
    assert statement.outcome
    assert _identified("org:nato-office-japan") == "org:nato-office-tokyo"


def test_the_largest_visit_is_the_largest_to_japan() -> None:
    visit = DATA[_identified("event:nato-delegation-visit")]
    assert isinstance(visit, Event)
    assert (str(visit.date), visit.place) == ("2026-04-15", None)
    largest = DATA[Claim.ref("ambassadors-japan-largest")]
    assert isinstance(largest, Characterisation)
    assert (largest.degree, largest.content) == ("largest", ("state:jpn",))
    assert largest.subject == tuple(part.actor for part in visit.participants or ())
    assert str(DATA[Event.ref("nato-delegation-visit")].date) == "XXXX-04"
    assert {part.actor for part in visit.participants or ()} == {_identified("collective:nato-ambassador-delegation")}


def test_the_year_of_february_is_a_conjecture() -> None:
    request = _identified("event:kor-asked-us-weapons")
    assert str(DATA[Event.ref("kor-asked-us-weapons")].date) == "XXXX-02"
    assert cast("Event", DATA[request]).date is None
    assert str(cast("Event", DATA.view(conjectures=True)[request]).date) == "2026-02"
    assert _identified("framework:nato-us-weapons-for-ukraine") == "framework:purl"


def test_the_skipped_summit_is_that_of_the_hague() -> None:
    assert _identified("event:nato-summit-skipped-by-lee") == "event:nato-summit-the-hague-2025"
    levels = _levels("the-hague-2025")
    assert levels["state:kor"] is levels["person:wi-sung-lac"] is Level.ADVISER
    assert "person:lee" not in levels


def _levels(summit: str) -> dict[str, Level | None]:
    return {part.actor: part.level for part in DATA[Event.ref(f"nato-summit-{summit}")].participants or ()}


LEADER, DEPUTY, MINISTER, ADVISER = Level.LEADER, Level.DEPUTY, Level.MINISTER, Level.ADVISER


@pytest.mark.parametrize(
    ("summit", "levels"),
    [
        (
            "madrid-2022",
            {"kishida-fumio": LEADER, "yoon-suk-yeol": LEADER, "anthony-albanese": LEADER, "jacinda-ardern": LEADER},
        ),
        (
            "vilnius-2023",
            {"kishida-fumio": LEADER, "yoon-suk-yeol": LEADER, "anthony-albanese": LEADER, "chris-hipkins": LEADER},
        ),
        (
            "washington-2024",
            {"kishida-fumio": LEADER, "yoon-suk-yeol": LEADER, "richard-marles": DEPUTY, "christopher-luxon": LEADER},
        ),
        (
            "the-hague-2025",
            {"iwaya-takeshi": MINISTER, "wi-sung-lac": ADVISER, "richard-marles": DEPUTY, "christopher-luxon": LEADER},
        ),
    ],
)
def test_each_partner_went_to_each_summit_at_a_level(summit: str, levels: dict[str, Level]) -> None:
    went = _levels(summit)
    assert [went[f"person:{person}"] for person in levels] == list(levels.values())
    assert [went[f"state:{state}"] for state in ("jpn", "kor", "aus", "nzl")] == list(levels.values())


def test_the_strategy_of_2024_has_a_successor() -> None:
    assert DATA[Framework.ref("aus-nds-2026")].supersedes == "framework:aus-nds-2024"


def test_the_european_entities_are_seven() -> None:
    listed = DATA[_identified("collective:european-defence-entities-restricted")]
    assert isinstance(listed, Collective)
    assert len(listed.includes or ()) == 7
    assert listed.count is not None
    assert listed.count.low == listed.count.high == 7
    assert str(DATA[Event.ref("china-lists-eu-entities-2026")].date) == "2026-04-24"


def test_what_nato_stressed_for_new_zealand_in_2012_is_not_what_the_brief_names() -> None:
    areas = set(DATA[Framework.ref("ipcp-nzl")].areas or ())
    assert areas == {"topic:crisis-management", "topic:cyber-defence", "topic:disaster-relief", "topic:joint-training"}
    assert DATA[Framework.ref("itpp-nzl")].areas is None


# ---------------------------------------- conflicts and members


@pytest.mark.parametrize(("state", "items"), [("dnk", {"Q35", "Q756617"}), ("nld", {"Q55", "Q29999"})])
def test_a_kingdom_and_its_country_have_an_item_each(state: str, items: set[str]) -> None:
    record = DATA[State.ref(state)]
    assert {item.value for item in record.external_ids if item.scheme == "wikidata"} == items
    assert "kingdom" in (record.notes or "")


def test_each_state_bears_its_codes() -> None:
    for state in DATA.of(State):
        schemes = {item.scheme for item in state.external_ids}
        assert schemes >= {"iso3166-1-alpha2", "iso3166-1-alpha3", "wikidata"}, state.id


def test_nato_has_thirty_two_members_each_from_a_day() -> None:
    members = [one for one in DATA.of(Membership) if one.group == "org:nato"]
    starts = {one.member: str(one.span.start) for one in members if one.span is not None}
    assert len(starts) == len(members) == 32
    assert all(len(start) == len("2024-03-07") for start in starts.values())
    assert (starts[State.ref("tur")], starts[State.ref("fin")]) == ("1952-02-18", "2023-04-04")


def _states(actor: Id) -> Iterator[Id]:
    """The states behind a party: itself, whose organ it is, or where the firm or its parent comes from."""
    record = DATA[actor]
    if isinstance(record, State):
        yield record.id
    elif isinstance(record, Organisation):
        if record.home is not None:
            yield record.home
        if record.of is not None:
            yield from _states(record.of)


def test_the_agreements_between_a_nato_member_and_a_partner_can_be_told_from_the_others() -> None:
    nato, partners = ({one.member for one in DATA.of(Membership) if one.group == group} for group in ("org:nato", "group:ip4"))
    both, neither = set[str](), set[str]()
    for agreement in DATA.of(Agreement):
        states = {state for party in agreement.parties or () for state in _states(party.actor)}
        (both if states & nato and states & partners else neither).add(agreement.id.slug)
    assert both >= {
        "aus-attack-class",
        "aus-deu-boxer-governments",
        "aus-gbr-submarines",
        "aus-hunter-class",
        "aus-kongsberg-missiles",
        "bumar-hyundai-rotem-k2pl",
        "gcap",
        "gcap-convention",
        "gcap-edgewing",
        "hanwha-wb-venture",
        "jpn-usa-missiles",
        "nor-chunmoo",
        "pol-fa50pl",
        "pol-k2-first",
        "pol-k2-framework",
        "pol-k2-second",
        "pol-k9-second",
        "rou-k9",
    }
    assert "aus-mogami" in neither


# ---------------------------------------- facts and sources


@pytest.mark.parametrize("fact", FACTS)
def test_each_fact_is_carried_by_records_or_left_out_for_a_reason(fact: str) -> None:
    entry = FACTS[fact]
    assert entry.keys() in ({"records"}, {"reason"})
    assert entry.get("records") or entry.get("reason")
    for id_ in cast("list[str]", entry.get("records", [])):
        assert id_ in DATA


def _listed() -> dict[str, list[str]]:
    """Read the facts as text: each with its sources."""
    text = REFERENCE.read_text("utf-8").partition("\nfacts:\n")[2].partition("\nnato_members:\n")[0]
    blocks = re.split(r"^- id: ", text, flags=re.MULTILINE)[1:]
    sources = re.compile(r"^  sources:\n((?:  - \S+\n)*)", re.MULTILINE)
    return {
        block.split("\n", 1)[0]: re.findall(r"- (\S+)", found[1]) if (found := sources.search(block)) else []
        for block in blocks
    }


@with_material
def test_every_source_of_a_fact_speaks_for_a_record_that_carries_it() -> None:
    listed = _listed()
    assert len(listed) == 109
    assert FACTS.keys() == listed.keys()
    missing = {
        (fact, source)
        for fact, sources in listed.items()
        if "records" in FACTS[fact]
        for source in set(sources) - _sources(cast("list[str]", FACTS[fact]["records"]))
    }
    assert missing == ELSEWHERE.keys()


def _sources(ids: list[str]) -> set[str]:
    return {source.slug for id_ in ids for piece in DATA[id_].evidence for source in piece.sources}


def test_every_source_is_described_and_used() -> None:
    used = {source for record in DATA.values() for piece in record.evidence for source in piece.sources}
    for source in DATA.of(Source):
        assert source.id in used
        assert source.title
        assert source.publisher
        assert source.read_on is not None
        assert source.grade is not Grade.MEMORY
        assert source.address or source.notes or source.id == BRIEF


@pytest.mark.parametrize("source", [source.id for source in DATA.of(Source)])
def test_what_one_source_says_passes_the_rules_and_leaks_nothing(source: Id) -> None:
    view = DATA.view(sources=[source])
    assert check(view) == ()
    for record in view.values():
        assert {one for piece in record.evidence for one in piece.sources} <= {source}, record.id
        assert record.NATURE is not Nature.STATEMENT or _attested(record), record.id


def _attested(record: Record) -> bool:
    return any(not said.denied for piece in record.evidence for said in piece.on) or any(p.whole for p in record.evidence)
