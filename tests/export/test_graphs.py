"""Graphs for networkx and GraphML: nothing is lost on the way, and what is read back is what was written."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import MissingExtra
from natoip4.export.gexf import gexf
from natoip4.export.graphs import graphml, pairs_to_networkx, to_networkx
from natoip4.queries.network import KINDS_OF_TIE, Network, network
from natoip4.queries.pairing import EVERY_TWO, PAIR_RULES, pairs
from tests.queries.networks import network_of, networks, tie, tied_states

if TYPE_CHECKING:
    import networkx as nx
else:
    nx = pytest.importorskip("networkx")


def read_back(text: str) -> nx.Graph[str]:
    return nx.read_graphml(io.BytesIO(text.encode()))


def same(one: nx.Graph[str], other: nx.Graph[str]) -> bool:
    return {node: one.nodes[node] for node in one} == {node: other.nodes[node] for node in other} and one.adj == other.adj


@given(tied_states())
def test_a_tie_stays_one_node_with_all_its_parties(data: Dataset) -> None:
    net = network(data, kinds=KINDS_OF_TIE)
    graph = to_networkx(net)
    assert {node for node, told in graph.nodes(data=True) if told["bipartite"] == 0} == {node.actor for node in net.nodes}
    assert {node for node, told in graph.nodes(data=True) if told["bipartite"] == 1} == {edge.record for edge in net.edges}
    for edge in net.edges:
        assert sorted(graph[edge.record]) == list(edge.actors)
        assert [graph[edge.record][end.actor]["capacity"] for end in edge.ends] == [end.capacity.value for end in edge.ends]
    assert nx.is_bipartite(graph)


@given(networks())
def test_by_a_rule_it_has_the_pairs_of_that_rule(net: Network) -> None:
    for rule in PAIR_RULES:
        graph = pairs_to_networkx(net, rule)
        assert graph.graph["rule"] == rule.name
        expected = {(pair.one, pair.other, len(pair.records), pair.holds.label) for pair in pairs(net, rule)}
        found = {(min(a, b), max(a, b), told["weight"], told["holds"]) for a, b, told in graph.edges(data=True)}
        assert found == expected
        assert set(graph) == {node.actor for node in net.nodes}


@given(tied_states())
def test_graphml_reads_back_as_the_same_graph(data: Dataset) -> None:
    graph = to_networkx(network(data, on="2020", kinds=KINDS_OF_TIE))
    assert same(read_back(graphml(graph)), graph)


@given(networks())
def test_graphml_of_pairs_reads_back_as_the_same_graph(net: Network) -> None:
    graph = pairs_to_networkx(net, EVERY_TWO)
    assert same(read_back(graphml(graph)), graph)


def test_the_bundled_network_goes_round() -> None:
    net = network(load(), on="2025", kinds=KINDS_OF_TIE)
    graph = to_networkx(net)
    back = read_back(graphml(graph))
    assert same(back, graph)
    assert back.graph["on"] == "2025"
    assert back.nodes["membership:swe-nato"]["start_said"] == "2024-03-07"
    assert graphml(graph) == graphml(to_networkx(net))


def test_what_xml_cannot_hold_is_replaced_and_all_else_kept() -> None:
    name = "a\x00b \x1b[31m <&\"'> \ud800 東京 \U0001f600"
    net = network_of([tie("t", "a", "b")])
    named = attrs.evolve(net, nodes=tuple(attrs.evolve(node, name=name) for node in net.nodes))
    assert to_networkx(named).nodes["state:a"]["label"] == name
    kept = "a\ufffdb \ufffd[31m <&\"'> \ufffd 東京 \U0001f600"
    assert read_back(graphml(to_networkx(named))).nodes["state:a"]["label"] == kept
    assert nx.read_gexf(io.BytesIO(gexf(named).encode())).nodes["state:a"]["label"] == kept


def test_without_networkx_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(MissingExtra, match=r"natoip4\[network\]"):
        to_networkx(network_of([]))
    with pytest.raises(MissingExtra, match=r"natoip4\[network\]"):
        pairs_to_networkx(network_of([]), EVERY_TWO)


def test_a_graph_says_through_what_it_was_seen() -> None:
    view = load().view(known_on="2024", sources=["source:epis-brief"])
    assert to_networkx(network(view)).graph == {"on": "", "view": "as known on 2024; as seen by source:epis-brief alone"}
    assert read_back(graphml(to_networkx(network(view)))).graph["view"].startswith("as known on 2024")
    assert to_networkx(network(load())).graph["view"] == ""
