"""Questions asked of small worlds made for them: what is found, what is not stated, and what is refused."""

from __future__ import annotations

import pytest

from natoip4.dataset import Dataset
from natoip4.documents.reading import loads
from natoip4.errors import InvalidValue, UnknownRecord
from natoip4.queries.attendance import attendance, in_role, presence, took_part
from natoip4.queries.belonging import is_member, members, memberships
from natoip4.queries.connections import connected, connections
from natoip4.queries.figures import figures, follows
from natoip4.queries.grounds import causes, examples, grounds, resting_on, tensions
from natoip4.queries.leaders import holders, leaders
from natoip4.queries.lookup import found
from natoip4.queries.obstacles import drivers, forces, obstacles
from natoip4.queries.roles import activities, claims, positions, standings, threats
from natoip4.queries.words import is_open, terms, voices
from natoip4.records.actors import State
from natoip4.records.claims import Claim, Position, Threat
from natoip4.values.dates import PartialDate
from natoip4.values.quantities import Quantity
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Level, Modality, ParticipantRole, Sign, Strength

WORLD = loads(
    """{"format": "natoip4/1", "records": [
{"id": "source:s", "title": "S", "grade": "trade"},
{"id": "source:t", "title": "T", "grade": "trade"},
{"id": "state:aaa", "names": ["A"], "evidence": ["s@1: names"]},
{"id": "state:bbb", "names": ["B"], "evidence": ["s@1: names"]},
{"id": "state:ccc", "names": ["C"], "evidence": ["t@1: names"]},
{"id": "org:league", "names": ["League"], "evidence": ["s@1: names"]},
{"id": "org:cabinet", "facets": ["government"], "of": "state:aaa", "head": "person:p", "evidence": ["s@1"]},
{"id": "person:p", "names": ["P"], "evidence": ["s@1"]},
{"id": "person:q", "names": ["Q"], "evidence": ["s@1"]},
{"id": "office:a", "role": "head-of-government", "of": "state:aaa", "evidence": ["s@1"]},
{"id": "tenure:p", "person": "person:p", "office": "office:a", "span": {"start": "2024"}, "evidence": ["s@1"]},
{"id": "tenure:q", "person": "person:q", "office": "office:a", "span": {"end": "2024"}, "evidence": ["s@1"]},
{"id": "membership:a", "member": "state:aaa", "group": "org:league", "span": {"start": "2000"}, "evidence": ["s@1"]},
{"id": "coverage:league", "subject": "org:league", "path": "membership.group", "reason": "A whole list.",
 "complete": true, "evidence": ["t@1"]},
{"id": "collective:friends", "described": "friends of the league", "of": "org:league", "includes": ["state:bbb"],
 "evidence": ["s@1"]},
{"id": "topic:aid", "names": ["aid"], "form": "area", "evidence": ["s@1"]},
{"id": "topic:food", "names": ["food"], "form": "area", "broader": ["topic:aid"], "evidence": ["s@1"]},
{"id": "topic:rice", "names": ["rice"], "form": "area", "broader": ["topic:food"], "evidence": ["s@1"]},
{"id": "tie:a-league", "parties": ["org:league", "state:aaa"], "evidence": ["s@1"]},
{"id": "series:talks", "names": ["talks"], "evidence": ["s@1"]},
{"id": "event:first", "form": "summit", "date": "2022", "series": "series:talks",
 "participants": [{"actor": "org:cabinet", "level": "minister"}, {"actor": "person:p", "roles": ["host"], "level": "leader"}],
 "evidence": ["s@1: date, participants, series, !participants[state:bbb]"]},
{"id": "event:second", "form": "summit", "series": "series:talks",
 "evidence": [{"locators": ["s@2"],
  "on": ["series", "!participants[person:q]", {"path": "participants[state:aaa].level", "value": "leader", "denied": true}],
  "hedges": ["lately"]}]},
{"id": "event:told", "form": "statement", "date": "2022-06", "about": ["event:first"], "evidence": ["s@1"]},
{"id": "event:retold", "form": "statement", "date": "2023", "about": ["event:first"], "evidence": ["s@1"]},
{"id": "framework:f", "span": {"start": "2020", "end": "ongoing@2021"},
 "milestones": [{"stage": "adoption", "date": "2019"}], "evidence": ["s@1"]},
{"id": "indicator:i", "subject": "org:cabinet", "measure": "aid", "about": ["topic:rice"],
 "quantity": {"low": 5, "unit": "tons"}, "evidence": ["s@1"]},
{"id": "claim:fears", "kind": "threat", "holder": ["org:cabinet"], "origin": ["state:bbb"], "statement": "It fears B.",
 "evidence": ["s@3; reported; by person:p; open"]},
{"id": "claim:fears-not", "kind": "threat", "holder": ["state:aaa"], "origin": ["state:ccc"], "statement": "It fears no C.",
 "modality": "denied", "evidence": ["t@3"]},
{"id": "claim:gives", "kind": "activity", "actor": ["person:p"], "content": ["topic:rice"], "beneficiary": ["state:bbb"],
 "statement": "P gives B rice.", "evidence": ["s@3"]},
{"id": "claim:wants", "kind": "position", "holder": ["state:aaa"], "stance": "seeks", "about": ["state:bbb"],
 "content": ["topic:aid"], "statement": "A wants help from B.", "terms": [{"text": "help"}],
 "links": [{"kind": "rests-on", "to": "claim:fears", "strength": "full"}, {"kind": "rests-on", "to": "claim:gives",
 "strength": "weak"}, {"kind": "in-tension", "to": "claim:gives"}, {"kind": "illustrates", "to": "claim:stands"}],
 "evidence": ["s@3"]},
{"id": "claim:stands", "kind": "tie_state", "tie": ["tie:a-league"], "level": "sparse", "statement": "Sparse.",
 "evidence": ["s@3"]},
{"id": "claim:hinders", "kind": "influence", "cause": ["state:bbb", "event:first"], "effect": ["tie:a-league", "claim:wants"],
 "sign": "hinders", "statement": "B is in the way.", "evidence": ["s@3"]},
{"id": "claim:hinders-too", "kind": "influence", "cause": ["topic:aid", "claim:fears", "claim:stands"],
 "effect": ["tie:a-league"], "sign": "hinders", "statement": "Fear is in the way.", "evidence": ["s@3"]},
{"id": "claim:drives", "kind": "influence", "cause": ["topic:aid"], "effect": ["tie:a-league"], "sign": "motivates",
 "statement": "Aid drives it.", "evidence": ["s@3"]},
{"id": "claim:drives-not", "kind": "influence", "cause": ["topic:food"], "effect": ["tie:a-league"], "sign": "promotes",
 "modality": "denied", "statement": "Food does not.", "evidence": ["s@3"]}
]}"""
)
S = WORLD.view(sources=["source:s"])


def ids(records: object) -> list[str]:
    assert isinstance(records, tuple)
    return [record.id.slug for record in records]


def test_what_stands_for_an_actor_counts_for_it() -> None:
    assert ids(threats(WORLD, "state:aaa")) == ["fears"]
    assert ids(activities(WORLD, "org:cabinet", beneficiary="state:bbb")) == ["gives"]
    assert ids(claims(WORLD, Claim, holder="state:aaa", origin=["state:bbb", "state:ccc"])) == ["fears", "fears-not"]


def test_narrower_topics_count_for_a_topic() -> None:
    assert ids(activities(WORLD, "state:aaa", content="topic:aid")) == ["gives"]
    assert ids(figures(WORLD, subject="state:aaa", about="topic:aid")) == ["i"]
    assert figures(WORLD, about="topic:food", subject="state:bbb") == ()


def test_denials_are_found_where_they_are_asked_for() -> None:
    assert ids(threats(WORLD, modality=None)) == ["fears", "fears-not"]
    assert ids(claims(WORLD, Threat, modality=Modality.DENIED)) == ["fears-not"]


def test_positions_toward_somebody() -> None:
    assert ids(positions(WORLD, "state:aaa")) == ids(positions(WORLD, "state:aaa", toward="state:bbb")) == ["wants"]
    assert positions(WORLD, "state:aaa", toward="state:ccc") == ()


def test_how_a_tie_stands() -> None:
    assert ids(standings(WORLD, "tie:a-league")) == ["stands"]


def test_a_view_finds_nothing_of_what_it_does_not_see() -> None:
    assert claims(S, Claim, origin="state:ccc") == ()
    assert is_member(S, "state:bbb", "org:league").label == "not covered"


def test_a_role_or_an_id_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InvalidValue, match="holder"):
        claims(WORLD, Threat, holders="state:aaa")
    with pytest.raises(UnknownRecord):
        claims(WORLD, Position, holder="state:zzz")
    with pytest.raises(InvalidValue, match="the id of a State"):
        found(WORLD, "topic:aid", State)


def test_belonging_takes_a_whole_list_to_be_denied() -> None:
    assert ids(memberships(WORLD, member="state:aaa")) == ["a"]
    assert members(WORLD, "org:league") == ("state:aaa",)
    assert members(WORLD, "org:league", on=PartialDate("1999")) == ()
    assert is_member(WORLD, "state:bbb", "org:league").truth is Truth.NO
    assert is_member(WORLD, "state:bbb", "org:league", on=PartialDate("2001")).truth is Truth.MAYBE
    assert is_member(WORLD, "state:aaa", "org:league", on=PartialDate("1999")).truth is Truth.NO


def test_attendance_by_date_with_the_highest_level() -> None:
    first, second = attendance(WORLD, "series:talks", ["state:aaa"])
    assert (first.present, first.level, first.roles) == (Truth.YES, Level.LEADER, (ParticipantRole.HOST,))
    assert set(first.through) == {"person:p", "org:cabinet"}
    assert (second.present, second.level, second.not_at) == (Truth.MAYBE, None, (Level.LEADER,))
    assert second.without == ("person:q",)
    assert presence(WORLD, "event:second", "person:q").present is Truth.NO
    assert presence(WORLD, "event:first", "state:bbb").present is Truth.NO
    assert in_role(WORLD, "event:first", ParticipantRole.HOST) == ("person:p",)


def test_taking_part_by_a_date() -> None:
    assert took_part(WORLD, "event:first", "state:aaa", by="2022-06") is Truth.MAYBE
    assert took_part(WORLD, "event:first", "state:aaa", by="2021") is Truth.NO
    assert took_part(WORLD, "event:first", "state:bbb", by="2023") is Truth.NO
    assert took_part(WORLD, "event:second", "state:aaa", by="2023") is Truth.MAYBE


def test_leaders_on_a_date() -> None:
    assert {one.person.slug: one.held for one in leaders(WORLD, "state:aaa", on=PartialDate("2022"))} == {"q": Truth.MAYBE}
    assert len(holders(WORLD, "office:a")) == 2


def test_obstacles_and_the_side_they_come_from() -> None:
    assert {force.claim.id.slug: force.sides for force in obstacles(WORLD, "tie:a-league")} == {
        "hinders": ("org:league", "state:aaa"),
        "hinders-too": ("state:aaa",),
    }
    assert [force.claim.id.slug for force in obstacles(WORLD, "tie:a-league", side="org:league")] == ["hinders"]
    assert [(force.claim.id.slug, force.sides) for force in drivers(WORLD, "tie:a-league")] == [("drives", ())]
    assert [force.claim.id.slug for force in forces(WORLD, "tie:a-league", [Sign.PROMOTES], None)] == ["drives-not"]


def test_connections_join_what_stands_for_both() -> None:
    assert "claim:fears" in [record.id for record in connections(WORLD, "state:aaa", "state:bbb")]
    assert connections(WORLD, "state:bbb", "state:ccc") == ()
    assert connected(WORLD, "state:ccc") == {"state:aaa": ("claim:fears-not",)}


def test_what_follows_from_a_figure() -> None:
    known = Quantity(low=5, unit="tons")
    assert follows(known, Quantity(low=4, unit="tons")) is Truth.YES
    assert follows(known, Quantity(high=4, unit="tons")) is Truth.NO
    assert follows(known, Quantity(high=4, unit="ships")) is Truth.MAYBE


def test_grounds_are_as_firm_as_the_weakest() -> None:
    under = grounds(WORLD, "claim:wants")
    assert (under.strength, len(under.support), under.against) == (Strength.WEAK, 2, ())
    assert under.in_tension == ("claim:gives",)
    assert tensions(WORLD, "claim:gives") == ("claim:wants",)
    assert tensions(WORLD, "state:aaa") == ()
    assert ids(resting_on(WORLD, "claim:fears")) == ids(examples(WORLD, "claim:stands")) == ["wants"]
    assert ids(causes(WORLD, "claim:wants")) == ids(causes(WORLD, "claim:wants", sign=Sign.HINDERS)) == ["hinders"]
    assert grounds(WORLD, "claim:fears").strength is None


def test_whose_words() -> None:
    (voice,) = voices(WORLD, "claim:fears")
    assert (voice.by, voice.mood.value, voice.open, [str(at) for at in voice.locators]) == (
        "person:p",
        "reported",
        True,
        ["s@3"],
    )
    assert voices(WORLD, "event:first", "place") == ()
    assert is_open(WORLD, "claim:fears")
    assert terms(WORLD) == (("help", WORLD["claim:wants"].id),)


def test_the_world_is_a_dataset() -> None:
    assert isinstance(WORLD, Dataset)
