"""Graphs for networkx, and GraphML: actors and ties as two sorts of node, or actors alone by a rule that makes pairs.

The extra ``network`` brings networkx.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from natoip4.errors import ensure_is, missing_extra
from natoip4.export.lifetimes import lifetime_of
from natoip4.export.markup import fit_for_xml
from natoip4.queries.edges import Edge
from natoip4.queries.lenses import lens_in_words
from natoip4.queries.network import Network, Node
from natoip4.queries.pairing import PairRule, pairs

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["graphml", "pairs_to_networkx", "to_networkx"]


def to_networkx(network: Network) -> nx.Graph[str]:
    """Return the network as a graph of two sorts of node, so that a tie of three stays one tie.

    Nodes are actors (``bipartite`` 0) and ties (``bipartite`` 1), by the text of their ids; an edge says that the actor is at
    one end of the tie, in what ``capacity``, with what ``roles``. Attributes are text, numbers and booleans alone, as files
    of graphs hold them; the reference lists them. Raises :class:`~natoip4.errors.MissingExtra` without networkx.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.queries.network import network
    >>> graph = to_networkx(network(load(), on="2025"))
    >>> sorted(graph["agreement:gcap"])
    ['state:gbr', 'state:ita', 'state:jpn']
    """
    ensure_is(network, Network)
    graph = _empty_graph(network)
    for node in network.nodes:
        graph.add_node(str(node.actor), **_of_node(node))
    for edge in network.edges:
        graph.add_node(str(edge.record), **_of_edge(edge))
        for end in edge.ends:
            roles = ", ".join(role.value for role in end.roles)
            graph.add_edge(str(end.actor), str(edge.record), capacity=end.capacity.value, roles=roles)
    return graph


def pairs_to_networkx(network: Network, rule: PairRule) -> nx.Graph[str]:
    """Return the pairs that *rule* makes of the network as a graph of actors; the graph's ``rule`` is its name.

    An edge has ``holds``, ``records``, the ids of the ties by which the rule joins the two, and ``weight``, how many these are.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.queries.network import network
    >>> from natoip4.queries.pairing import EVERY_TWO
    >>> graph = pairs_to_networkx(network(load(), on="2025"), EVERY_TWO)
    >>> graph["state:ita"]["state:jpn"]["weight"], graph.graph["rule"]
    (2, 'every two')
    """
    ensure_is(network, Network)
    graph = _empty_graph(network)
    graph.graph["rule"] = rule.name
    for node in network.nodes:
        graph.add_node(str(node.actor), **_of_node(node))
    for pair in pairs(network, rule):
        records = ", ".join(pair.records)
        graph.add_edge(str(pair.one), str(pair.other), weight=len(pair.records), records=records, holds=pair.holds.label)
    return graph


def graphml(graph: nx.Graph[str]) -> str:
    r"""Return a graph as GraphML (http://graphml.graphdrawing.org), the same graph as the same text.

    Characters that XML cannot hold are replaced by U+FFFD; all else that the graph's attributes say is in it.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.queries.network import network
    >>> print(graphml(to_networkx(network(load(), on="2025"))).splitlines()[0][:8])
    <graphml
    """
    try:
        import networkx as nx  # noqa: PLC0415 - only those who ask for it pay for it
    except ImportError:
        raise missing_extra("network", "networkx") from None
    ensure_is(graph, nx.Graph)
    clean: nx.Graph[str] = nx.Graph()
    clean.graph.update(_fit(graph.graph))
    clean.add_nodes_from((node, _fit(told)) for node, told in graph.nodes(data=True))
    clean.add_edges_from((one, other, _fit(told)) for one, other, told in graph.edges(data=True))
    return "\n".join(nx.generate_graphml(clean)) + "\n"


def _fit(told: Mapping[str, object]) -> dict[str, object]:
    return {name: fit_for_xml(value) if isinstance(value, str) else value for name, value in told.items()}


def _empty_graph(network: Network) -> nx.Graph[str]:
    try:
        import networkx as nx  # noqa: PLC0415 - only those who ask for it pay for it
    except ImportError:
        raise missing_extra("network", "networkx") from None
    seen = "; ".join(lens_in_words(network.lens))
    return nx.Graph(on="" if network.on is None else str(network.on), view=seen)


def _of_node(node: Node) -> dict[str, str | int | bool]:
    span = node.span
    return {
        "bipartite": 0,
        "label": node.name,
        "kind": node.actor.prefix,
        "holds": node.holds.label,
        "stands_for": str(node.stands_for),
        **lifetime_of(None if span is None else span.start, None if span is None else span.end).to_dict(),
    }


def _of_edge(edge: Edge) -> dict[str, str | int | bool]:
    return {
        "bipartite": 1,
        "label": edge.label,
        "kind": edge.record.prefix,
        "holds": edge.holds.label,
        "character": "" if edge.character is None else edge.character.value,
        "domains": ", ".join(domain.value for domain in edge.domains),
        "contested": ", ".join(edge.contested),
        "evidence": edge.tally.evidence,
        "sources": edge.tally.sources,
        **lifetime_of(edge.start, edge.end).to_dict(),
    }
