"""Notes hold a curator's remarks and no facts: what a source says is a value, with evidence, in the view of that source."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.queries.timeline import dates
from natoip4.records.actors import Organisation
from natoip4.records.agreements import Agreement
from natoip4.records.events import Event, Indicator
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.parts import Milestone
from natoip4.resolution.policy import FindingState
from natoip4.values.dates import PartialDate
from natoip4.values.vocabulary import Act, Stage

BRIEF = "source:epis-brief"
DATA = load()
VIEW = DATA.view(sources=[BRIEF])
TREATY = Framework.ref("north-atlantic-treaty")


def _numbers(text: str) -> set[str]:
    return {number.lstrip("0") for number in re.findall(r"[0-9]+", re.sub(r"[a-z]+(\.[0-9]+)+", "", text))}


def _unborne(plain: dict[str, Any]) -> set[str]:
    """Return the numbers in the notes of a record, or of its evidence, that neither its values nor its evidence bear."""
    pieces = [piece for piece in plain["evidence"] if isinstance(piece, dict)]
    notes = [plain.get("notes", ""), *(piece.get("note", "") for piece in pieces)]
    borne = {name: value for name, value in plain.items() if name not in {"notes", "evidence"}}
    spoken = [piece if isinstance(piece, str) else {**piece, "note": None} for piece in plain["evidence"]]
    return _numbers(" ".join(notes)) - _numbers(json.dumps([borne, spoken]))


def _plain() -> Iterator[dict[str, Any]]:
    for file in resources.files("natoip4.data").iterdir():
        if file.name.endswith(".json") and file.name != "sources.json":
            yield from json.loads(file.read_text("utf-8"))["records"]


def test_a_note_has_no_number_that_nothing_in_its_record_bears() -> None:
    assert {plain["id"]: numbers for plain in _plain() if (numbers := _unborne(plain))} == {}


def test_a_number_that_stands_in_a_note_alone_is_found() -> None:
    plain = {"id": "agreement:x", "value": {"low": 180}, "evidence": ["a@2: value", {"on": ["value"], "note": "On the 07th."}]}
    assert _unborne(plain) == {"7"}
    assert _unborne({**plain, "notes": "180 tanks and 81 vehicles; see 2."}) == {"7", "81"}


# ---------------------------------------- numbers of things


@pytest.mark.parametrize(
    ("indicator", "subject", "figure", "sources"),
    [
        ("pol-k2-first-tanks", "agreement:pol-k2-first", "180 tanks", {"die-k2-complete", "upi-k2"}),
        ("pol-k2-first-delivered", "agreement:pol-k2-first", "180 tanks (2025)", {"die-k2-complete"}),
        (
            "pol-k2-second-tanks",
            "agreement:pol-k2-second",
            "180 tanks",
            {"defensemirror-k2", "die-k2-2025", "joongang-k2-2025"},
        ),
        (
            "pol-k2-second-support-vehicles",
            "agreement:pol-k2-second",
            "81 vehicles",
            {"defensemirror-k2", "joongang-k2-2025"},
        ),
        (
            "pol-k2-second-assembled-in-poland",
            "agreement:pol-k2-second",
            "61 tanks",
            {"defensemirror-k2", "die-k2-2025"},
        ),
        (
            "pol-k9-framework-howitzers",
            "agreement:pol-k9-framework",
            "672 howitzers",
            {"defreview-k9-2023", "koreaherald-k9-2023"},
        ),
        ("pol-k9-framework-launchers", "agreement:pol-k9-framework", "288 launchers", {"koreaherald-k9-2023"}),
        ("pol-k9-first-howitzers", "agreement:pol-k9-first", "212 howitzers", {"defreview-k9-2023", "koreaherald-k9-2023"}),
        ("pol-k9-second-howitzers", "agreement:pol-k9-second", "152 howitzers", {"defreview-k9-2023", "koreaherald-k9-2023"}),
        ("pol-chunmoo-first-launchers", "agreement:pol-chunmoo-first", "218 launchers", {"koreaherald-k9-2023"}),
        ("pol-chunmoo-second-launchers", "agreement:pol-chunmoo-second", "72 launchers", {"tdn-chunmoo-2024"}),
        ("pol-fa50-gap-filler-aircraft", "agreement:pol-fa50-gap-filler", "12 aircraft", {"shephard-fa50"}),
        ("pol-fa50pl-aircraft", "agreement:pol-fa50pl", "36 aircraft", {"shephard-fa50"}),
        ("rou-k9-howitzers", "agreement:rou-k9", "54 howitzers", {"romania-insider-k9"}),
        ("nor-chunmoo-launchers", "agreement:nor-chunmoo", "16 launchers", {"glance-norway-chunmoo", "trt-norway-chunmoo"}),
        ("nor-chunmoo-budget", "agreement:nor-chunmoo", "about 2000000000 USD", {"glance-norway-chunmoo"}),
        ("mogami-frigates-japan", "agreement:aus-mogami", "3 frigates", {"ap-mogami-2026"}),
        ("attack-class-settlement", "agreement:aus-attack-class", "555000000 EUR", {"adm-ng", "navaltech-ng"}),
        ("ipcp-jpn-areas", "framework:ipcp-jpn", "9 areas", {"espreso-itpp", "yomiuri-itpp"}),
        ("nzl-dcp-new-funding", "framework:nzl-defence-capability-plan", "9000000000 NZD", {"insidegov-nz-dcp", "odt-nz-dcp"}),
    ],
)
def test_how_many_there_are_is_said_by_who_says_it_alone(indicator: str, subject: str, figure: str, sources: set[str]) -> None:
    id_ = Indicator.ref(indicator)
    assert DATA[id_].subject == subject
    (finding,) = DATA.why(id_, "quantity")
    assert str(finding.value) == figure
    assert {source.slug for a in finding.assertions for source in a.evidence.sources} == sources
    for source in sources:
        view = DATA.view(sources=[f"source:{source}"])
        assert str(view[id_].quantity) == figure
        assert view[id_].subject in view
    assert id_ not in VIEW
    assert id_ not in DATA.view(sources=["source:kbs-hague"])


def test_what_norway_pays_is_contested_and_what_it_set_aside_is_another_figure() -> None:
    deal = Agreement.ref("nor-chunmoo")
    (finding,) = DATA.why(deal, "value")
    assert finding.state is FindingState.CONTESTED
    assert DATA[deal].value is None
    said = {
        source: str(DATA.view(sources=[f"source:{source}-norway-chunmoo"])[deal].value) for source in ("bytes", "glance", "trt")
    }
    assert said == {"bytes": "922000000 USD", "glance": "about 922000000 USD", "trt": "about 2000000000 USD"}


# ---------------------------------------- shares, seats, days


@pytest.mark.parametrize(
    ("venture", "source", "shares"),
    [
        ("hanwha-wb-venture", "pap-hwb", {"hanwha-aerospace": "51 per cent", "wb-group": "49 per cent"}),
        ("hanwha-wb-venture", "koreaherald-hwb", {"hanwha-aerospace": "51 per cent", "wb-group": "49 per cent"}),
        ("gcap-edgewing", "ap-gcap-jv", dict.fromkeys(("bae-systems", "jaiec", "leonardo"), "33.3 to 33.4 per cent")),
        ("gcap-edgewing", "gov-uk-gcap-2025", dict.fromkeys(("bae-systems", "jaiec", "leonardo"), "None")),
    ],
)
def test_who_owns_what_of_a_venture(venture: str, source: str, shares: dict[str, str]) -> None:
    parties = DATA.view(sources=[f"source:{source}"])[Agreement.ref(venture)].parties or ()
    assert {party.actor.slug: str(party.share) for party in parties} == shares
    assert Agreement.ref(venture) not in VIEW


def test_edgewing_has_its_seat_in_reading_from_the_day_of_its_launch() -> None:
    firm = DATA.view(sources=["source:gov-uk-gcap-2025"])[Organisation.ref("edgewing")]
    assert (firm.seat, str(firm.span)) == ("place:reading", "2025-06-20/")
    assert DATA.view(sources=["source:rbtfl-gcap-2026"])[Organisation.ref("edgewing")].seat is None


def test_the_duties_of_yoon_were_suspended_before_he_was_removed() -> None:
    view = DATA.view(sources=["source:kbs-yoon-removed"])
    told = {event.id.slug: str(event.date) for event in view.of(Event)}
    assert told == {"yoon-suspended": "2024-12-14", "yoon-removed": "2025-04-04"}
    assert [event.id.slug for event in VIEW.of(Event) if "yoon" in event.id.slug] == ["yoon-removed", "yoon-visits-ukraine"]


def test_who_presented_credentials_for_which_mission() -> None:
    view = DATA.view(sources=["source:pravda-jp-mission"])
    credentials = view[Event.ref("jpn-mission-credentials")]
    assert str(credentials.date) == "2025-01-15"
    assert {part.actor for part in credentials.participants or ()} == {"person:izawa-osamu", "person:mark-rutte"}
    heads = {mission: DATA[Organisation.ref(f"{mission}-mission-nato")].head for mission in ("japan", "kor", "aus")}
    assert heads == {"japan": "person:izawa-osamu", "kor": "person:yoon-soon-gu", "aus": None}
    assert VIEW[Organisation.ref("japan-mission-nato")].head is None


def _joined(data: Dataset) -> dict[Id, Milestone]:
    return {one.party: one for one in data[TREATY].milestones or () if one.party is not None}


def test_each_of_the_members_of_nato_signed_its_treaty_or_acceded_to_it() -> None:
    acts = [one.act for one in _joined(DATA).values()]
    assert (acts.count(Act.SIGNED), acts.count(Act.ACCEDED), len(acts)) == (12, 20, 32)
    assert {one.stage for one in _joined(DATA).values()} == {Stage.ADOPTION}
    assert TREATY not in VIEW


def _since(data: Dataset) -> dict[Id, PartialDate]:
    spells = [one for one in data.of(Membership) if one.group == "org:nato"]
    return {one.member: one.span.start for one in spells if one.span is not None and one.span.start is not None}


@pytest.mark.parametrize("source", [None, *sorted({source for piece in DATA[TREATY].evidence for source in piece.sources})])
def test_the_day_on_which_a_state_joined_is_the_same_in_the_treaty_and_in_its_membership(source: str | None) -> None:
    data = DATA if source is None else DATA.view(sources=[source])
    joined = {party: one.date for party, one in _joined(data).items() if one.date is not None}
    since = _since(data)
    assert joined == {party: since.get(party) for party in joined}
    assert source is not None or joined.keys() == since.keys()


@pytest.mark.parametrize(
    ("source", "days"),
    [
        ("nato-gr-tr-60", {"grc": "1952-02-18", "tur": "1952-02-18"}),
        ("nato-de-60-news", {"deu": "1955-05-06"}),
        ("clinton-nato-1999", {"cze": "1999-03-12", "hun": "1999-03-12", "pol": "1999-03-12"}),
        ("crs-al-hr", {"alb": "2009-04-01", "hrv": "2009-04-01"}),
        ("state-mk", {"mkd": "2020-03-27"}),
    ],
)
def test_who_deposited_its_instrument_on_what_day_according_to_whom(source: str, days: dict[str, str]) -> None:
    treaty = DATA.view(sources=[f"source:{source}"])[TREATY]
    found = {one.party.slug: (one.act, str(one.date)) for one in treaty.milestones or () if one.party is not None}
    assert found == {state: (Act.ACCEDED, day) for state, day in days.items()}
    assert {at.path for at in dates(DATA.view(sources=[f"source:{source}"]), TREATY)} == {
        f"milestones[adoption/state:{state}].date" for state in days
    }
