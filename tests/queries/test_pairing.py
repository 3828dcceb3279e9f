"""Pairs: what each rule makes of ties of two, of three, and of groups."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given

from natoip4.queries.edges import Capacity
from natoip4.queries.network import Network
from natoip4.queries.pairing import EVERY_TWO, FELLOW_MEMBERS, ONLY_TWO, PAIR_RULES, Pair, PairRule, neighbours, pairs
from natoip4.records.actors import State
from natoip4.values.truth import Truth
from tests.queries.networks import belonging, network_of, networks, tie

YES, NO, MAYBE = Truth.YES, Truth.NO, Truth.MAYBE


def joined(network: Network, rule: PairRule) -> list[tuple[str, str]]:
    return [(pair.one.slug, pair.other.slug) for pair in pairs(network, rule)]


@given(networks())
def test_a_tie_of_n_is_n_times_n_less_one_halved_pairs(network: Network) -> None:
    for edge in network.edges:
        alone = network.where(lambda other, this=edge: other.record == this.record)  # type: ignore[misc]
        number = len(edge.ends)
        assert len(pairs(alone, EVERY_TWO)) == number * (number - 1) // 2


@given(networks())
def test_every_two_parties_of_a_tie_are_a_pair_and_no_others(network: Network) -> None:
    expected = {frozenset(two) for edge in network.edges for two in combinations(edge.actors, 2)}
    assert {frozenset((pair.one, pair.other)) for pair in pairs(network, EVERY_TWO)} == expected


@given(networks())
def test_by_any_rule_a_pair_stands_once_in_order_and_names_ties_that_are_there(network: Network) -> None:
    records = {edge.record for edge in network.edges}
    for rule in PAIR_RULES:
        found = pairs(network, rule)
        ends = [(pair.one, pair.other) for pair in found]
        assert ends == sorted(set(ends))
        for pair in found:
            assert pair.one < pair.other
            assert pair.records
            assert set(pair.records) <= records
            assert pair.holds.possible


@given(networks())
def test_a_pair_holds_if_any_of_its_ties_does(network: Network) -> None:
    held = {edge.record: edge.holds for edge in network.edges}
    for pair in pairs(network, EVERY_TWO):
        assert (pair.holds is YES) == any(held[record] is YES for record in pair.records)


@given(networks())
def test_only_two_is_every_two_without_the_ties_of_more(network: Network) -> None:
    of_two = network.where(lambda edge: len(edge.ends) == 2)
    assert pairs(network, ONLY_TWO) == pairs(of_two, EVERY_TWO)


@given(networks())
def test_neighbours_are_the_pairs_both_ways(network: Network) -> None:
    for rule in PAIR_RULES:
        near = neighbours(network, rule)
        assert set(near) == {node.actor for node in network.nodes}
        both = {(one, other) for one, others in near.items() for other in others}
        assert both == {two for pair in pairs(network, rule) for two in ((pair.one, pair.other), (pair.other, pair.one))}


@given(networks())
def test_fellow_members_are_all_that_share_a_group_and_no_group_is_left(network: Network) -> None:
    found = joined(network, FELLOW_MEMBERS)
    ties = network.where(lambda edge: all(end.capacity is Capacity.PARTY for end in edge.ends))
    inside: dict[str, set[str]] = {}
    for edge in network.edges:
        groups = [end.actor.slug for end in edge.ends if end.capacity is Capacity.GROUP]
        if groups:
            inside.setdefault(groups[0], set()).update(end.actor.slug for end in edge.ends if end.capacity is Capacity.MEMBER)
    expected = {tuple(sorted(two)) for members in inside.values() for two in combinations(members, 2)}
    assert set(found) >= set(joined(ties, EVERY_TWO))
    assert set(found) <= expected | set(joined(ties, EVERY_TWO))
    assert not {"x", "y"} & {slug for two in found for slug in two}


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        (("2000", "2010"), ("2005", "2015"), YES),
        (("2000", "2010"), ("2012", "2015"), None),
        (("2000", "2010"), ("2010", "2015"), MAYBE),
        (("2000", None), ("2005", None), MAYBE),
        ((None, None), ("2005", None), MAYBE),
    ],
)
def test_fellows_were_members_at_one_time(
    first: tuple[str | None, str | None], second: tuple[str | None, str | None], answer: Truth | None
) -> None:
    edges = [belonging("a", "x", start=first[0], end=first[1]), belonging("b", "x", start=second[0], end=second[1])]
    assert [pair.holds for pair in pairs(network_of(edges), FELLOW_MEMBERS)] == ([] if answer is None else [answer])


def test_two_spells_of_one_member_make_it_nobodys_fellow() -> None:
    edges = [belonging("a", "x", start="1990", end="2000"), belonging("a", "x", start="1999")]
    assert pairs(network_of(edges), FELLOW_MEMBERS) == ()


def test_a_rule_of_ones_own_needs_a_name_and_a_function() -> None:
    def first_with_all(network: Network) -> list[Pair]:
        return [
            Pair(one=other, other=edge.actors[0], records=(edge.record,), holds=edge.holds)
            for edge in network.edges
            for other in edge.actors[1:]
        ]

    rule = PairRule(name="star", meaning="the first party with all others", joins=first_with_all)
    assert joined(network_of([tie("t", "a", "b", "c")]), rule) == [("a", "b"), ("a", "c")]
    assert neighbours(network_of([tie("t", "a", "b", "c")]), rule)[State.ref("b")] == {State.ref("a")}
