"""GEXF 1.3 (https://gexf.net): the network with its time, for Gephi and what else reads it.

Written here and not by networkx, whose writer stamps the day on the file and knows no 1.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import attrs

from natoip4.errors import ensure_is
from natoip4.export.lifetimes import Lifetime, lifetime_of
from natoip4.export.markup import fit_for_xml
from natoip4.queries.edges import Edge
from natoip4.queries.lenses import lens_in_words
from natoip4.queries.network import Network, Node

__all__ = ["NOT_CARRIED", "gexf"]

#: What a GEXF file of a network leaves out or cannot say, each as a sentence.
NOT_CARRIED = (
    "That an end is uncertain: a node or an edge has the first day on which it may start and the last on which it may end.",
    "That an end is unknown, or known to be open only as of a date: both have no end.",
    "A yearless date, a day outside the years 1 to 9999, ends that contradict each other: these have no time.",
    "What was said of the times is in the attributes start_said and end_said, the bounds in those beside them.",
    "A tie of three as one edge: it is a node of the kind of its record, with an edge to each of its parties.",
    "The evidence: its pieces and sources are counted, and natoip4 why tells them.",
)

_NAMESPACE, _INSTANCE = "http://gexf.net/1.3", "http://www.w3.org/2001/XMLSchema-instance"
_TIMES = tuple(attrs.fields_dict(Lifetime))
_NODE = {
    "kind": "string",
    "actor_or_tie": "string",
    "holds": "string",
    "stands_for": "string",
    "character": "string",
    "domains": "string",
    "contested": "string",
    "evidence": "integer",
    "sources": "integer",
    **dict.fromkeys(_TIMES, "string"),
}
_EDGE = {"capacity": "string", "roles": "string"}


def gexf(network: Network) -> str:
    r"""Return the network as dynamic GEXF: actors and ties are nodes, and edges say who is party to what, in what role.

    Nodes and edges have the first and the last day on which they may have held, both included, as far as these are known; what
    the format cannot say is listed in :data:`NOT_CARRIED`. The same network gives the same text. Characters that XML cannot
    hold are replaced by U+FFFD.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.queries.network import network
    >>> text = gexf(network(load(), on="2025").where(lambda edge: edge.record == "membership:swe-nato"))
    >>> print(*text.splitlines()[-9:-6], sep="\n")
          <edge id="membership:swe-nato state:swe" source="state:swe" target="membership:swe-nato" start="2024-03-07">
            <attvalues>
              <attvalue for="capacity" value="member" />
    """
    ensure_is(network, Network)
    root = Element("gexf", {"xmlns": _NAMESPACE, "xmlns:xsi": _INSTANCE, "version": "1.3"})
    root.set("xsi:schemaLocation", f"{_NAMESPACE} {_NAMESPACE}/gexf.xsd")
    meta = SubElement(root, "meta")
    SubElement(meta, "creator").text = "natoip4"
    SubElement(meta, "description").text = "\n".join((_titled(network), *NOT_CARRIED))
    form = {"mode": "dynamic", "defaultedgetype": "undirected", "timeformat": "date", "timerepresentation": "interval"}
    graph = SubElement(root, "graph", form)
    _declare(graph, "node", _NODE)
    _declare(graph, "edge", _EDGE)
    nodes, edges = SubElement(graph, "nodes"), SubElement(graph, "edges")
    for node in network.nodes:
        _add_actor(nodes, node)
    for edge in network.edges:
        _add_tie(nodes, edges, edge)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _titled(network: Network) -> str:
    when = "" if network.on is None else f" on {network.on}"
    return ", ".join((f"Who was tied to whom{when}", *lens_in_words(network.lens)))


def _declare(graph: Element, of: str, attributes: Mapping[str, str]) -> None:
    declared = SubElement(graph, "attributes", {"class": of, "mode": "static"})
    for name, form in attributes.items():
        SubElement(declared, "attribute", id=name, title=name, type=form)


def _add_actor(nodes: Element, node: Node) -> None:
    life = Lifetime() if node.span is None else lifetime_of(node.span.start, node.span.end)
    added = SubElement(nodes, "node", {"id": str(node.actor), "label": fit_for_xml(node.name), **_times(life)})
    said = {
        "kind": node.actor.prefix,
        "actor_or_tie": "actor",
        "holds": node.holds.label,
        "stands_for": str(node.stands_for),
        **life.to_dict(),
    }
    _add_values(added, said.items())


def _add_tie(nodes: Element, edges: Element, edge: Edge) -> None:
    life = lifetime_of(edge.start, edge.end)
    added = SubElement(nodes, "node", {"id": str(edge.record), "label": fit_for_xml(edge.label), **_times(life)})
    _add_values(added, _said_of(edge, life))
    for end in edge.ends:
        name = f"{edge.record} {end.actor}"
        ends = {"source": str(end.actor), "target": str(edge.record)}
        joined = SubElement(edges, "edge", {"id": name, **ends, **_times(life)})
        roles = ", ".join(role.value for role in end.roles)
        _add_values(joined, (("capacity", end.capacity.value), ("roles", roles)))


def _said_of(edge: Edge, life: Lifetime) -> Iterator[tuple[str, str]]:
    yield "kind", edge.record.prefix
    yield "actor_or_tie", "tie"
    yield "holds", edge.holds.label
    if edge.character is not None:
        yield "character", edge.character.value
    yield "domains", ", ".join(domain.value for domain in edge.domains)
    yield "contested", ", ".join(edge.contested)
    yield "evidence", str(edge.tally.evidence)
    yield "sources", str(edge.tally.sources)
    yield from life.to_dict().items()


def _add_values(element: Element, said: Iterable[tuple[str, str]]) -> None:
    values = SubElement(element, "attvalues")
    for name, value in said:
        if value:
            SubElement(values, "attvalue", {"for": name, "value": fit_for_xml(value)})


def _times(life: Lifetime) -> dict[str, str]:
    return {name: day for name, day in (("start", life.first), ("end", life.last)) if day is not None}
