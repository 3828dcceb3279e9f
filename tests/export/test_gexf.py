"""GEXF: built as its grammar says (https://gexf.net/1.3), with time kept, the same text for the same network."""

from __future__ import annotations

import io
import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.export.gexf import NOT_CARRIED, gexf
from natoip4.queries.network import KINDS_OF_TIE, network
from tests.queries.networks import network_of, tied_states

SPACE = "{http://gexf.net/1.3}"

#: The parts of the published grammar that a static layout and spells do not concern: required and other attributes, children.
GRAMMAR: dict[str, tuple[set[str], set[str], list[str]]] = {
    "gexf": ({"version"}, {"variant", "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"}, ["meta?", "graph"]),
    "meta": (set(), {"lastmodifieddate"}, ["creator?", "keywords?", "description?"]),
    "creator": (set(), set(), []),
    "description": (set(), set(), []),
    "graph": (
        set(),
        {"defaultedgetype", "idtype", "mode", "start", "end", "timeformat", "timerepresentation", "timezone"},
        ["attributes*", "nodes", "edges"],
    ),
    "attributes": ({"class"}, {"mode"}, ["attribute*"]),
    "attribute": ({"id", "title", "type"}, set(), ["default?", "options?"]),
    "nodes": (set(), {"count"}, ["node*"]),
    "node": ({"id"}, {"label", "pid", "start", "end"}, ["attvalues?"]),
    "edges": (set(), {"count"}, ["edge*"]),
    "edge": ({"source", "target"}, {"id", "type", "label", "weight", "kind", "start", "end"}, ["attvalues?"]),
    "attvalues": (set(), set(), ["attvalue*"]),
    "attvalue": ({"for", "value"}, {"start", "end"}, []),
}
WORDS = {
    "mode": {"static", "dynamic"},
    "class": {"node", "edge"},
    "defaultedgetype": {"directed", "undirected", "mutual"},
    "timeformat": {"integer", "double", "date", "dateTime"},
    "timerepresentation": {"interval", "timestamp"},
}


def checked(text: str) -> ET.Element:
    """Return the root of a file that keeps to the grammar."""
    root = ET.fromstring(text)  # noqa: S314 - written here
    assert (root.tag, root.get("version")) == (f"{SPACE}gexf", "1.3")
    for element in root.iter():
        assert element.tag.startswith(SPACE)
        required, others, children = GRAMMAR[element.tag.removeprefix(SPACE)]
        assert required <= set(element.keys()) <= required | others
        order = " ".join(child.tag.removeprefix(SPACE) for child in element)
        pattern = "".join(f"(?:{name.rstrip('*?')} ){name[-1] if name[-1] in '*?' else ''}" for name in children)
        assert re.fullmatch(pattern, f"{order} " if order else "")
        for name, words in WORDS.items():
            assert element.get(name) is None or element.get(name) in words
        days = [date.fromisoformat(element.get(name, "0001-01-01")) for name in ("start", "end")]
        assert days[0] <= days[1] or element.get("end") is None
    ids = [node.get("id") for node in root.iter(f"{SPACE}node")]
    assert len(set(ids)) == len(ids)
    for edge in root.iter(f"{SPACE}edge"):
        assert {edge.get("source"), edge.get("target")} <= set(ids)
    declared = {attribute.get("id") for attribute in root.iter(f"{SPACE}attribute")}
    assert {value.get("for") for value in root.iter(f"{SPACE}attvalue")} <= declared
    return root


def values_of(element: ET.Element) -> dict[str, str]:
    return {str(value.get("for")): str(value.get("value")) for value in element.iter(f"{SPACE}attvalue")}


@given(tied_states())
def test_it_keeps_to_the_grammar_and_loses_no_tie(data: Dataset) -> None:
    net = network(data, on="2020", kinds=KINDS_OF_TIE)
    root = checked(gexf(net))
    nodes = {str(node.get("id")): node for node in root.iter(f"{SPACE}node")}
    assert set(nodes) == {node.actor for node in net.nodes} | {edge.record for edge in net.edges}
    ends = {(edge.get("source"), edge.get("target")) for edge in root.iter(f"{SPACE}edge")}
    assert ends == {(end.actor, edge.record) for edge in net.edges for end in edge.ends}


@given(tied_states())
def test_what_was_said_of_the_time_is_in_the_attributes(data: Dataset) -> None:
    net = network(data, kinds=KINDS_OF_TIE)
    nodes = {str(node.get("id")): values_of(node) for node in checked(gexf(net)).iter(f"{SPACE}node")}
    for edge in net.edges:
        assert nodes[edge.record].get("start_said") == (None if edge.start is None else str(edge.start))
        assert nodes[edge.record].get("end_said") == (None if edge.end is None else str(edge.end))


@given(tied_states())
def test_networkx_reads_it_with_its_time(data: Dataset) -> None:
    nx = pytest.importorskip("networkx")
    net = network(data, kinds=KINDS_OF_TIE)
    graph = nx.read_gexf(io.BytesIO(gexf(net).encode()), version="1.3")
    assert graph.graph["mode"] == "dynamic"
    assert set(graph) == {*(node.actor for node in net.nodes), *(edge.record for edge in net.edges)}
    assert graph.number_of_edges() == sum(len(edge.ends) for edge in net.edges)


def test_the_bundled_network_has_its_days() -> None:
    root = checked(gexf(network(load(), kinds=KINDS_OF_TIE)))
    nodes = {node.get("id"): node for node in root.iter(f"{SPACE}node")}
    assert nodes["membership:swe-nato"].get("start") == "2024-03-07"
    assert nodes["membership:swe-nato"].get("end") is None
    assert nodes["agreement:gcap"].get("start") == "2022-12-01"
    assert values_of(nodes["agreement:gcap"])["start_latest"] == "2022-12-31"
    attack_class = nodes["agreement:aus-attack-class"]
    assert (attack_class.get("start"), attack_class.get("end")) == ("2019-02-01", "2021-09-30")
    (edge,) = (one for one in root.iter(f"{SPACE}edge") if one.get("id") == "agreement:aus-attack-class state:aus")
    assert (edge.get("start"), edge.get("end"), values_of(edge)["roles"]) == ("2019-02-01", "2021-09-30", "recipient")


def test_the_same_network_is_the_same_text_and_says_what_it_lacks() -> None:
    net = network(load(), on="2025")
    assert gexf(net) == gexf(net)
    said = checked(gexf(net)).findtext(f"{SPACE}meta/{SPACE}description") or ""
    assert all(sentence in said for sentence in NOT_CARRIED)
    assert "on 2025" in said


def test_of_nothing_there_is_a_file_all_the_same() -> None:
    assert len(list(checked(gexf(network_of([]))).iter(f"{SPACE}node"))) == 0


def test_a_view_is_named() -> None:
    assert "Who was tied to whom on 2025, as known on 2024\n" in gexf(network(load().view(known_on="2024"), on="2025"))
    assert "as known" not in gexf(network(load(), on="2025"))
