"""The network: which actors were tied to one another on a date, by what, and how surely.

A tie of three is one edge with three ends, whatever it joins; edges become pairs only by a rule with a name, see
:mod:`natoip4.queries.pairing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import ensure_is, invalid_value, is_text
from natoip4.queries.circles import circle_of
from natoip4.queries.edges import Edge, happened, is_seen, merged, read_edge
from natoip4.queries.holding import When, asked, one_of
from natoip4.queries.labels import name_of
from natoip4.queries.lenses import lens_to_dict
from natoip4.queries.lookup import Kinds, known, of_kinds, one_or_more
from natoip4.records.actors import Person
from natoip4.records.agreements import Agreement
from natoip4.records.events import Event
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.record import Actor, Record, Relation
from natoip4.resolution.views import Lens
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth

__all__ = ["KINDS_OF_TIE", "STANDING_KINDS", "Network", "Node", "around", "network", "rolled_up"]

#: What ``kinds=`` takes; a stranger's subclass of one of these is of that kind.
KINDS_OF_TIE: tuple[type[Record], ...] = (Agreement, Event, Framework, Membership, Relation)

#: The kinds that are taken unless others are asked for.
STANDING_KINDS: tuple[type[Record], ...] = (Agreement, Membership, Relation)


@attrs.frozen(kw_only=True)
class Node:
    """An actor that at least one edge joins to others.

    ``holds`` is whether any of its edges held. ``stands_for`` is the actor that it counts for in a comparison, as an organ, a
    firm, the holder of an office of it, where there is exactly one, or else itself; ``standing`` is whether it did so at the
    time asked about.
    """

    actor: Id
    name: str
    holds: Truth
    stands_for: Id
    standing: Truth = Truth.YES
    span: Span | None = None


@attrs.frozen(kw_only=True)
class Network:
    """Actors and what ties them, by id. ``left_out`` are the records asked for that join fewer than two actors.

    ``lens`` is what the view asked lets through, ``None`` where it is no view. ``base`` is the dataset that knows the actors,
    tied or not, so that one who is tied to nobody is told from one who is not known; equal networks may be of different ones.
    """

    on: PartialDate | Span | None = None
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    left_out: tuple[Id, ...] = ()
    lens: Lens | None = None
    base: Dataset = attrs.field(factory=Dataset, eq=False, repr=False)

    @cached_property
    def by_actor(self) -> Mapping[Id, tuple[Edge, ...]]:
        """The edges of each actor."""
        found: dict[Id, list[Edge]] = {node.actor: [] for node in self.nodes}
        for edge in self.edges:
            for actor in edge.actors:
                found[actor].append(edge)
        return {actor: tuple(edges) for actor, edges in found.items()}

    def actor(self, id_: str) -> Id:
        """Return the id if an actor bears it, tied or not.

        An id that nothing bears raises :class:`~natoip4.errors.UnknownRecord`, that of no actor
        :class:`~natoip4.errors.InvalidValue`.
        """
        return Id(id_) if is_text(id_) and id_ in self.by_actor else known(self.base, id_, Actor)

    def node(self, actor: str) -> Node:
        """Return the node of an actor; one that nothing here joins to others raises :class:`~natoip4.errors.InvalidValue`."""
        own = self.actor(actor)
        found = next((node for node in self.nodes if node.actor == own), None)
        if found is None:
            hint = "nothing joins it to others at that time, in these records"
            raise invalid_value("not-in-network", "no actor of this network", actor, "the id of one of its nodes", hint)
        return found

    def where(self, test: Callable[[Edge], bool]) -> Network:
        """Return the network of those edges alone for which *test* is true, and of the actors that they join."""
        edges = tuple(edge for edge in self.edges if test(edge))
        held = _held(edges)
        nodes = tuple(attrs.evolve(node, holds=held[node.actor]) for node in self.nodes if node.actor in held)
        return attrs.evolve(self, edges=edges, nodes=nodes)

    @property
    def certain(self) -> Network:
        """The network of the edges that certainly held."""
        return self.where(lambda edge: edge.holds.certain)

    def to_dict(self) -> dict[str, object]:
        """Return the network as plain objects, of the shape that the reference describes."""
        return {
            "version": 1,
            "on": None if self.on is None else str(self.on),
            "lens": lens_to_dict(self.lens),
            "nodes": [_node_to_dict(node) for node in self.nodes],
            "edges": [_edge_to_dict(edge) for edge in self.edges],
            "left_out": [str(id_) for id_ in self.left_out],
        }


def network(data: Dataset, *, on: When | None = None, kinds: Kinds = STANDING_KINDS) -> Network:
    """Return the actors that records of these kinds tie to one another, and the ties, *on* that date or span.

    An edge is there unless it certainly did not hold. What has a span held in it, an agreement or a framework without one from
    its adoption until it was ended, an event at its date alone, and not where it did not occur; what bears no date may have
    held. Conjectures are left out, unless this is a view that sees them. Kinds are classes of :data:`KINDS_OF_TIE` or below;
    any other raises :class:`~natoip4.errors.InvalidValue`.

    >>> from natoip4.data.bundled import load
    >>> net = network(load(), on="2024")
    >>> edge = next(edge for edge in net.edges if edge.record == "agreement:gcap-convention")
    >>> edge.actors, edge.holds
    ((Id('state:gbr'), Id('state:ita'), Id('state:jpn')), <Truth.MAYBE: 'maybe'>)
    """
    ensure_is(data, Dataset)
    time, wanted = asked(on), of_kinds(kinds, *KINDS_OF_TIE)
    edges: list[Edge] = []
    alone: list[Id] = []
    for record in data.values():
        if isinstance(record, wanted) and is_seen(data, record):
            holds = Truth.YES if time is None else happened(record, time)
            edge = read_edge(data, record, holds)
            if len(edge.ends) < 2:
                alone.append(record.id)
            elif holds.possible and getattr(record, "occurred", None) is not False:
                edges.append(edge)
    return Network(
        on=time,
        nodes=_nodes(data, time, edges),
        edges=tuple(edges),
        left_out=tuple(alone),
        lens=data.lens,
        base=data.base,
    )


def _nodes(data: Dataset, time: PartialDate | Span | None, edges: Iterable[Edge]) -> tuple[Node, ...]:
    standing = _standing(data, time)
    nodes: list[Node] = []
    for actor, holds in _held(edges).items():
        above = standing.get(actor, {})
        stands_for, truth = next(iter(above.items())) if len(above) == 1 else (actor, Truth.YES)
        span: Span | None = getattr(data.get(actor), "span", None)
        name = name_of(data, actor)
        nodes.append(Node(actor=actor, name=name, holds=holds, stands_for=stands_for, standing=truth, span=span))
    return tuple(nodes)


def _held(edges: Iterable[Edge]) -> Mapping[Id, Truth]:
    """Return the actors that these edges join, by id, each with whether any of its edges held."""
    found: dict[Id, list[Truth]] = {}
    for edge in edges:
        for actor in edge.actors:
            found.setdefault(actor, []).append(edge.holds)
    return {actor: one_of(found[actor]) for actor in sorted(found)}


def _standing(data: Dataset, time: PartialDate | Span | None) -> Mapping[Id, Mapping[Id, Truth]]:
    """Return, for what may stand for another actor, which: of those that stand for nobody themselves."""
    found: dict[Id, dict[Id, Truth]] = {}
    for actor in data.of(Actor):
        if not isinstance(actor, Person) and not _is_below(actor):
            for one, truth in circle_of(data, actor.id, on=time).items():
                if truth.possible and one != actor.id:
                    found.setdefault(one, {})[actor.id] = truth
    return found


def _is_below(actor: Actor) -> bool:
    return getattr(actor, "of", None) is not None or getattr(actor, "home", None) is not None


def around(whole: Network, actors: str | Iterable[str]) -> Network:
    """Return the part of a network that has one of these, or what stands for one of these, at an end of each edge.

    One that nothing ties to others adds nothing; an id that nothing bears raises :class:`~natoip4.errors.UnknownRecord`, that
    of no actor :class:`~natoip4.errors.InvalidValue`.

    >>> from natoip4.data.bundled import load
    >>> [edge.record.slug for edge in around(network(load(), on="2023"), ["state:rus"]).edges]
    ['kor-rus']
    """
    ensure_is(whole, Network)
    wanted = frozenset(map(whole.actor, one_or_more(actors)))
    near = {node.actor for node in whole.nodes if node.actor in wanted or node.stands_for in wanted}
    return whole.where(lambda edge: not near.isdisjoint(edge.actors))


def rolled_up(data: Dataset, whole: Network) -> Network:
    """Return the network with each actor in the place of what stands for it; an edge within one actor is left out.

    >>> from natoip4.data.bundled import load
    >>> deals = rolled_up(load(), network(load(), on="2025-06", kinds=[Agreement]))
    >>> next(edge.actors for edge in deals.edges if edge.record == "agreement:pol-k2-first")
    (Id('state:kor'), Id('state:pol'))
    """
    ensure_is(data, Dataset)
    ensure_is(whole, Network)
    nodes = {node.actor: node for node in whole.nodes}
    edges: list[Edge] = []
    inside: list[Id] = []
    for edge in whole.edges:
        ends = merged(attrs.evolve(end, actor=nodes[end.actor].stands_for) for end in edge.ends)
        holds = edge.holds
        for end in edge.ends:
            holds &= nodes[end.actor].standing
        if len(ends) < 2:
            inside.append(edge.record)
        else:
            edges.append(attrs.evolve(edge, ends=ends, holds=holds))
    left_out = tuple(sorted({*whole.left_out, *inside}))
    return attrs.evolve(whole, nodes=_nodes(data, whole.on, edges), edges=tuple(edges), left_out=left_out)


def _node_to_dict(node: Node) -> dict[str, object]:
    return {
        "actor": str(node.actor),
        "name": node.name,
        "holds": node.holds.label,
        "stands_for": str(node.stands_for),
        "standing": node.standing.label,
        "span": None if node.span is None else str(node.span),
    }


def _edge_to_dict(edge: Edge) -> dict[str, object]:
    return {
        "record": str(edge.record),
        "label": edge.label,
        "ends": [
            {"actor": str(end.actor), "capacity": end.capacity.value, "roles": [role.value for role in end.roles]}
            for end in edge.ends
        ],
        "holds": edge.holds.label,
        "character": None if edge.character is None else edge.character.value,
        "domains": [domain.value for domain in edge.domains],
        "start": None if edge.start is None else str(edge.start),
        "end": None if edge.end is None else str(edge.end),
        "contested": list(edge.contested),
        "evidence": edge.tally.evidence,
        "sources": edge.tally.sources,
    }
