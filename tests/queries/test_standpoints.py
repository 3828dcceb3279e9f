"""Positions over time: who held them when, and claims rolled up to the states whose they are."""

from __future__ import annotations

import pytest

from natoip4.data.bundled import load
from natoip4.queries.circles import circle_of
from natoip4.queries.roles import activities, by_state, positions, threats
from natoip4.queries.spells import order_of, spell_of
from natoip4.queries.standpoints import standpoints
from natoip4.records.actors import Organisation, Person, State
from natoip4.records.claims import Claim, Position
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Stance
from tests.queries.worlds import evidence, replaced, world

KOR = "state:kor"


def test_yoon_stands_before_lee() -> None:
    held = [one.holder.slug for one in standpoints(load(), KOR) if one.span is not None]
    assert held == sorted(held, key=["yoon-suk-yeol", "lee"].index)
    assert {"yoon-suk-yeol", "lee"} == set(held)


def test_without_dates_who_came_before_whom_decides() -> None:
    brief = load().view(sources=["source:epis-brief"])
    held = [one.holder.slug for one in standpoints(brief, KOR) if one.holder.slug in {"yoon-suk-yeol", "lee"}]
    assert held == sorted(held, key=["yoon-suk-yeol", "lee"].index)
    assert {"yoon-suk-yeol", "lee"} == set(held)


def test_what_no_office_dates_comes_last() -> None:
    dated = [one.span is not None for one in standpoints(load(), KOR)]
    assert dated == sorted(dated, reverse=True)
    assert not all(dated)


def test_positions_stand_in_the_same_order() -> None:
    for data in (load(), load().view(sources=["source:epis-brief"])):
        for state in ("state:aus", "state:jpn", KOR, "state:nzl"):
            expected = dict.fromkeys(one.position.id for one in standpoints(data, state))
            assert [one.id for one in positions(data, state)] == list(expected)


def test_on_a_date_the_positions_of_who_was_not_in_office_are_left_out() -> None:
    toward = "topic:value-based-alignment"
    early = standpoints(load(), KOR, toward=toward, on="2023")
    assert [(one.holder.slug, one.holds) for one in early] == [("yoon-suk-yeol", Truth.MAYBE)]
    assert [one.holder.slug for one in standpoints(load(), KOR, toward=toward, on="2025-07")] == ["lee"]
    everything = {(one.position.id, one.holder) for one in standpoints(load(), KOR)}
    assert {(one.position.id, one.holder) for one in standpoints(load(), KOR, on="2023")} <= everything


def test_the_brief_dates_nobody() -> None:
    view = load().view(sources=["source:epis-brief"])
    assert {one.span for one in standpoints(view, KOR)} == {None}


@pytest.mark.parametrize(
    ("actor", "expected"),
    [("person:former", "tenure:former"), ("org:government", "org:government"), ("org:mission", "org:mission"), (KOR, None)],
)
def test_a_spell_is_of_an_office_or_of_a_body(actor: str, expected: str | None) -> None:
    spell = spell_of(world(), world()[actor].id)
    assert (None if spell is None else spell[0]) == expected


def test_a_government_without_a_span_has_that_of_its_head() -> None:
    data = replaced(world(), "org:government", span=None)
    spell = spell_of(data, Organisation.ref("government"))
    assert spell is not None
    assert spell[0] == "tenure:head"
    assert order_of(spell) > order_of(spell_of(data, Person.ref("former")))


def test_a_position_of_two_holders_is_one_of_each() -> None:
    holders = (Person.ref("former"), Person.ref("head"))
    both = Position(id=Claim.ref("b"), statement="b", holder=holders, stance=Stance.SEEKS, evidence=evidence("a@70"))
    held = standpoints(world().with_([both]), "state:jpn")
    assert [(one.position.id, one.holder.slug) for one in held] == [("claim:b", "former"), ("claim:b", "head")]


# Rolled up, both ways.


def test_asking_for_a_state_finds_what_its_government_holds() -> None:
    [challenge] = [one for one in threats(load(), "state:aus") if one.id == "claim:aus-china-challenge"]
    assert challenge.holder == ("org:government-aus-albanese",)


def test_threats_are_rolled_up_to_the_states_that_hold_them() -> None:
    data = load()
    rolled = by_state(data, threats(data))
    for state in data.of(State):
        circle = circle_of(data, state.id).keys()
        expected = tuple(one for one in threats(data) if not circle.isdisjoint(one.holder))
        assert rolled.get(state.id, ()) == expected == threats(data, state.id)
    assert [one.id for one in rolled[State.ref("nzl")]] == ["claim:nzl-militarisation"]


def test_what_no_state_holds_is_left_out() -> None:
    assert by_state(load(), [one for one in threats(load()) if one.id == "claim:nato-russian-aggression"]) == {}


def test_deeds_are_rolled_up_to_the_states_whose_they_are() -> None:
    data = load()
    rolled = by_state(data, activities(data, "org:japan-mission-nato"))
    assert {state: [one.id for one in found] for state, found in rolled.items()} == {
        "state:jpn": ["claim:jpn-mission-addresses-industry"]
    }
