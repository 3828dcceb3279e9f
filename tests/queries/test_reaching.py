"""Ways through a network, and who stands between others; networkx is the oracle."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import UnknownRecord
from natoip4.queries.belonging import members
from natoip4.queries.comparison import IP4
from natoip4.queries.network import Network, network, rolled_up
from natoip4.queries.pairing import EVERY_TWO, FELLOW_MEMBERS, PAIR_RULES, PairRule, pairs
from natoip4.queries.reaching import (
    betweenness,
    bridges,
    brokers,
    common_neighbours,
    components,
    shortest_route,
    shortest_routes,
)
from natoip4.records.actors import State
from natoip4.records.agreements import Agreement
from natoip4.records.ids import Id
from natoip4.records.record import Relation
from natoip4.values.truth import Truth
from tests.queries.networks import belonging, network_of, networks, tie

if TYPE_CHECKING:
    import networkx as nx
else:
    nx = pytest.importorskip("networkx")

rules = st.sampled_from(PAIR_RULES)


def graph_of(net: Network, rule: PairRule) -> nx.Graph[Id]:
    graph: nx.Graph[Id] = nx.Graph()
    graph.add_nodes_from(node.actor for node in net.nodes)
    graph.add_edges_from((pair.one, pair.other) for pair in pairs(net, rule))
    return graph


@given(networks(), rules)
def test_shortest_routes_are_those_of_networkx(net: Network, rule: PairRule) -> None:
    graph = graph_of(net, rule)
    for one, other in combinations([node.actor for node in net.nodes], 2):
        found = shortest_routes(net, one, other, rule=rule)
        expected = (
            sorted(tuple(way) for way in nx.all_shortest_paths(graph, one, other)) if nx.has_path(graph, one, other) else []
        )
        assert [route.actors for route in found] == expected
        assert (shortest_route(net, one, other, rule=rule) is None) == (not expected)


@given(networks(), rules)
def test_a_route_goes_by_pairs_and_holds_as_its_weakest_step(net: Network, rule: PairRule) -> None:
    known = {(pair.one, pair.other): pair for pair in pairs(net, rule)}
    for one, other in combinations([node.actor for node in net.nodes], 2):
        for route in shortest_routes(net, one, other, rule=rule):
            assert (route.actors[0], route.actors[-1]) == (one, other)
            assert len(route.steps) == len(route.actors) - 1
            for step, ends in zip(route.steps, zip(route.actors, route.actors[1:], strict=False), strict=True):
                assert known[min(ends), max(ends)] == step
            assert route.holds.certain == all(step.holds.certain for step in route.steps)


@given(networks(), rules)
def test_common_neighbours_are_those_of_networkx(net: Network, rule: PairRule) -> None:
    graph = graph_of(net, rule)
    for one, other in combinations(graph, 2):
        assert common_neighbours(net, one, other, rule=rule) == tuple(sorted(nx.common_neighbors(graph, one, other)))


@given(networks(), rules)
def test_bridges_are_the_articulation_points_of_networkx(net: Network, rule: PairRule) -> None:
    assert bridges(net, rule=rule) == tuple(sorted(nx.articulation_points(graph_of(net, rule))))


@given(networks(), rules)
def test_components_are_those_of_networkx(net: Network, rule: PairRule) -> None:
    found = components(net, rule=rule)
    assert set(found) == {frozenset(part) for part in nx.connected_components(graph_of(net, rule))}
    assert [len(part) for part in found] == sorted((len(part) for part in found), reverse=True)


@given(networks(), rules)
def test_betweenness_is_that_of_networkx(net: Network, rule: PairRule) -> None:
    expected = nx.betweenness_centrality(graph_of(net, rule))
    assert betweenness(net, rule=rule) == pytest.approx(expected)


@given(networks(most=6), st.sets(st.sampled_from("abcdefgh")), st.sets(st.sampled_from("abcdefgh")))
def test_betweenness_between_two_sides_is_counted_way_by_way(net: Network, ones: set[str], others: set[str]) -> None:
    graph = graph_of(net, EVERY_TWO)
    here, there = ({State.ref(slug) for slug in slugs} for slugs in (ones, others))
    across = [
        (one, other)
        for one, other in combinations(sorted(graph), 2)
        if (one in here and other in there) or (other in here and one in there)
    ]
    base = Dataset(State(id=one) for one in here | there)
    found = betweenness(attrs.evolve(net, base=base), sides=(here, there))
    for actor in graph:
        counted = [two for two in across if actor not in two]
        share = 0.0
        for one, other in counted:
            if nx.has_path(graph, one, other):
                ways = list(nx.all_shortest_paths(graph, one, other))
                share += sum(actor in way for way in ways) / len(ways)
        assert found[actor] == pytest.approx(share / len(counted) if counted else 0.0)


@given(networks(), rules)
def test_a_broker_counts_its_neighbours_that_are_not_paired(net: Network, rule: PairRule) -> None:
    graph = graph_of(net, rule)
    found = brokers(net, rule=rule)
    assert {broker.actor for broker in found} == set(graph)
    assert [broker.between for broker in found] == sorted((broker.between for broker in found), reverse=True)
    for broker in found:
        near = list(graph[broker.actor])
        assert broker.neighbours == len(near)
        assert broker.open_pairs == sum(not graph.has_edge(one, other) for one, other in combinations(near, 2))
        assert broker.bridge == (broker.actor in bridges(net, rule=rule))


def test_of_equal_ways_the_one_that_certainly_holds_comes_first() -> None:
    maybe, yes = Truth.MAYBE, Truth.YES
    net = network_of([tie("1", "a", "b", holds=maybe), tie("2", "b", "d"), tie("3", "a", "c", holds=yes), tie("4", "c", "d")])
    routes = shortest_routes(net, "state:a", "state:d")
    assert [(route.actors[1].slug, route.holds) for route in routes] == [("b", maybe), ("c", yes)]
    assert shortest_route(net, "state:a", "state:d") == routes[1]


def test_an_actor_reaches_itself_without_a_step() -> None:
    (route,) = shortest_routes(network_of([tie("1", "a", "b")]), "state:a", "state:a")
    assert (route.actors, route.steps, route.holds) == ((State.ref("a"),), (), Truth.YES)


def test_a_long_way_is_no_trouble() -> None:
    net = network_of([tie(f"t{place:04}", f"s{place:04}", f"s{place + 1:04}") for place in range(1500)])
    (route,) = shortest_routes(net, "state:s0000", "state:s1500")
    assert len(route.actors) == 1501
    assert len(bridges(net)) == 1499


def test_who_is_not_known_is_refused_and_who_is_tied_to_nobody_is_reached_by_nobody() -> None:
    net = network_of([tie("1", "a", "b")])
    for question in (shortest_routes, shortest_route, common_neighbours):
        with pytest.raises(UnknownRecord, match="no record has this id"):
            question(net, "state:a", "state:z")
        lonely = attrs.evolve(net, base=Dataset([State(id=State.ref("z"))]))
        assert not question(lonely, "state:a", "state:z")
        assert not question(lonely, "state:z", "state:a")


def test_a_group_dissolves_by_one_rule_and_connects_by_another() -> None:
    net = network_of([belonging("a", "x", start="2000", end="2010"), belonging("b", "x", start="2005", end="2010")])
    assert [actor.prefix for actor in common_neighbours(net, "state:a", "state:b")] == ["group"]
    assert common_neighbours(net, "state:a", "state:b", rule=FELLOW_MEMBERS) == ()
    assert len(shortest_routes(net, "state:a", "state:b", rule=FELLOW_MEMBERS)[0].steps) == 1


def test_on_the_data_nato_connects_by_its_memberships_and_comes_second_without_them() -> None:
    data = load()
    with_members = rolled_up(data, network(data))
    assert brokers(with_members)[0].actor == "org:nato"
    without = rolled_up(data, network(data, kinds=[Agreement, Relation]))
    assert [broker.actor for broker in brokers(without)[:2]] == ["state:aus", "org:nato"]
    sides = (IP4, members(data, "org:nato"))
    found = betweenness(without, sides=sides)
    assert found[Id("state:aus")] > found[Id("org:nato")]
