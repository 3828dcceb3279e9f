"""Reaching: how one actor of a network is reached from another, and who stands between others.

Pure functions over the pairs that a rule makes of a network; every answer holds for that rule alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations, pairwise

import attrs

from natoip4.errors import ensure_is, invalid_value
from natoip4.queries.holding import one_of
from natoip4.queries.lookup import one_or_more
from natoip4.queries.network import Network
from natoip4.queries.pairing import EVERY_TWO, Pair, PairRule, neighbours, pairs
from natoip4.records.ids import Id
from natoip4.values.truth import Truth

__all__ = [
    "Broker",
    "Route",
    "betweenness",
    "bridges",
    "brokers",
    "common_neighbours",
    "components",
    "shortest_route",
    "shortest_routes",
]

Graph = Mapping[Id, frozenset[Id]]


@attrs.frozen(kw_only=True)
class Route:
    """A way from one actor to another: the actors on it, and for each step the pair by which it goes.

    ``holds`` is whether all of its steps held; it does not say that they held together on one day of a longer time.
    """

    actors: tuple[Id, ...]
    steps: tuple[Pair, ...]

    @property
    def holds(self) -> Truth:
        """YES where each step certainly held."""
        return ~one_of(~step.holds for step in self.steps)

    def to_dict(self) -> dict[str, object]:
        """Return the route as plain objects."""
        steps = [{"records": [str(id_) for id_ in step.records], "holds": step.holds.label} for step in self.steps]
        return {"actors": [str(actor) for actor in self.actors], "holds": self.holds.label, "steps": steps}


@attrs.frozen(kw_only=True)
class Broker:
    """How much an actor stands between others.

    ``neighbours`` is how many it is paired with, ``open_pairs`` how many two of these are not paired with each other, so that
    it brokers between them; ``between`` is its share of the shortest routes between others (Freeman's betweenness, from 0 to
    1); ``bridge`` is whether without it some would not reach each other at all.
    """

    actor: Id
    neighbours: int
    open_pairs: int
    between: float
    bridge: bool


def shortest_routes(network: Network, one: str, other: str, *, rule: PairRule = EVERY_TWO) -> tuple[Route, ...]:
    """Return all the shortest ways from *one* actor to an*other*, by their actors' ids; none if there is no way.

    From or to one that nothing ties to others there is none; an id that nothing bears raises
    :class:`~natoip4.errors.UnknownRecord`, that of no actor :class:`~natoip4.errors.InvalidValue`.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.queries.network import network
    >>> for route in shortest_routes(network(load(), on="2025"), "state:chn", "org:nato"):
    ...     print(" - ".join(actor.slug for actor in route.actors), route.holds.label)
    chn - aus - nato maybe
    chn - nzl - nato maybe
    """
    ensure_is(network, Network)
    start, goal = network.actor(one), network.actor(other)
    steps = {(pair.one, pair.other): pair for pair in pairs(network, rule)}
    graph = neighbours(network, rule)
    if start not in graph:
        return ()
    order, before, _ = _searched(graph, start)
    if goal not in order:
        return ()
    return tuple(
        Route(actors=actors, steps=tuple(steps[min(step), max(step)] for step in pairwise(actors)))
        for actors in sorted(_ways(before, goal))
    )


def shortest_route(network: Network, one: str, other: str, *, rule: PairRule = EVERY_TWO) -> Route | None:
    """Return the first of the shortest ways, those that hold for more certain before others; ``None`` if there is no way."""
    routes = shortest_routes(network, one, other, rule=rule)
    return min(routes, key=lambda route: (route.holds is not Truth.YES, route.actors), default=None)


def common_neighbours(network: Network, one: str, *others: str, rule: PairRule = EVERY_TWO) -> tuple[Id, ...]:
    """Return the actors that are paired with each of these, by id.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.queries.network import network
    >>> [actor.slug for actor in common_neighbours(network(load()), "state:kor", "state:nzl")]
    ['ip4', 'nato']
    """
    graph = neighbours(network, rule)
    near = graph.get(network.actor(one), frozenset())
    for other in others:
        near &= graph.get(network.actor(other), frozenset())
    return tuple(sorted(near))


def components(network: Network, *, rule: PairRule = EVERY_TWO) -> tuple[frozenset[Id], ...]:
    """Return the actors that can reach one another, the largest such set first."""
    graph = neighbours(network, rule)
    left = set(graph)
    found: list[frozenset[Id]] = []
    while left:
        reached = frozenset(_searched(graph, min(left))[0])
        left -= reached
        found.append(reached)
    return tuple(sorted(found, key=lambda one: (-len(one), min(one))))


def bridges(network: Network, *, rule: PairRule = EVERY_TWO) -> tuple[Id, ...]:
    """Return the actors without which some others would no longer reach each other, by id: the articulation points.

    They are found in one walk over the network (Hopcroft and Tarjan 1973).

    >>> from natoip4.data.bundled import load
    >>> from natoip4.queries.network import network
    >>> "state:kor" in bridges(network(load(), on="2025"))
    True
    """
    graph = neighbours(network, rule)
    number: dict[Id, int] = {}
    found: set[Id] = set()
    for root in sorted(graph):
        if root not in number:
            found.update(_bridges_from(graph, root, number))
    return tuple(sorted(found))


def _bridges_from(graph: Graph, root: Id, number: dict[Id, int]) -> Iterator[Id]:
    """Yield the bridges among what *root* reaches, and number it all in the order in which it is come to."""
    number[root] = len(number)
    lowest = {root: number[root]}
    walk: list[tuple[Id, Id | None, Iterator[Id]]] = [(root, None, iter(sorted(graph[root])))]
    branches = 0
    while walk:
        actor, parent, rest = walk[-1]
        other = next(rest, None)
        if other is None:
            walk.pop()
            if parent is not None:
                lowest[parent] = min(lowest[parent], lowest[actor])
                if parent == root:
                    branches += 1
                elif lowest[actor] >= number[parent]:
                    yield parent
        elif other not in number:
            number[other] = lowest[other] = len(number)
            walk.append((other, actor, iter(sorted(graph[other]))))
        elif other != parent:
            lowest[actor] = min(lowest[actor], number[other])
    if branches > 1:
        yield root


def betweenness(
    network: Network, *, rule: PairRule = EVERY_TWO, sides: tuple[Collection[str], Collection[str]] | None = None
) -> Mapping[Id, float]:
    """Return each actor's share of the shortest routes between others, from 0 to 1.

    For every two others, what counts is the fraction of the shortest routes between them that goes through the actor; the
    mean over all pairs of others is its betweenness (Freeman 1977, computed as by Brandes 2001). With *sides*, the pairs alone
    count that have one actor on either side, itself excepted; no such pair gives 0. An id on a side that nothing bears raises
    :class:`~natoip4.errors.UnknownRecord`; that of no actor, and sides that are not two, :class:`~natoip4.errors.InvalidValue`.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.queries.network import network
    >>> found = betweenness(network(load()))
    >>> max(found, key=lambda actor: found[actor])
    Id('org:nato')
    """
    graph = neighbours(network, rule)
    ones, others = (frozenset(graph),) * 2 if sides is None else _two_sides(network, sides)
    found = dict.fromkeys(sorted(graph), 0.0)
    for start in found:
        order, before, ways = _searched(graph, start)
        due = dict.fromkeys(order, 0.0)
        for actor in reversed(order):
            counts = (start in ones and actor in others) or (start in others and actor in ones)
            for previous in before[actor]:
                due[previous] += ways[previous] / ways[actor] * (due[actor] + counts)
            if actor != start:
                found[actor] += due[actor] / 2
    return {actor: share / (_pairs_without(graph, actor, ones, others) or 1) for actor, share in found.items()}


def _two_sides(network: Network, sides: tuple[Collection[str], Collection[str]]) -> tuple[frozenset[Id], frozenset[Id]]:
    if not isinstance(sides, tuple | list) or len(sides) != 2:  # pyright: ignore[reportUnnecessaryIsInstance,reportUnnecessaryComparison] - a public door
        raise invalid_value("bad-sides", "a pair has two sides", sides, "two collections of ids")
    one, other = (frozenset(map(network.actor, one_or_more(side))) for side in sides)
    return one, other


def brokers(network: Network, *, rule: PairRule = EVERY_TWO) -> tuple[Broker, ...]:
    """Return every actor of the network as a broker, the one that stands most between others first.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.queries.network import network
    >>> brokers(network(load()))[0].actor
    Id('org:nato')
    """
    graph, between, cuts = neighbours(network, rule), betweenness(network, rule=rule), frozenset(bridges(network, rule=rule))
    found = [
        Broker(
            actor=actor,
            neighbours=len(near),
            open_pairs=sum(other not in graph[one] for one, other in combinations(sorted(near), 2)),
            between=between[actor],
            bridge=actor in cuts,
        )
        for actor, near in graph.items()
    ]
    return tuple(sorted(found, key=lambda broker: (-broker.between, -broker.open_pairs, broker.actor)))


def _searched(graph: Graph, start: Id) -> tuple[list[Id], Mapping[Id, list[Id]], Mapping[Id, int]]:
    """Return what can be reached, nearest first; what comes before each on a shortest way; and how many such ways there are."""
    order, distance = [start], {start: 0}
    before: dict[Id, list[Id]] = {start: []}
    ways = {start: 1}
    for actor in order:
        for other in sorted(graph[actor]):
            if other not in distance:
                distance[other], before[other], ways[other] = distance[actor] + 1, [], 0
                order.append(other)
            if distance[other] == distance[actor] + 1:
                before[other].append(actor)
                ways[other] += ways[actor]
    return order, before, ways


def _ways(before: Mapping[Id, list[Id]], goal: Id) -> list[tuple[Id, ...]]:
    ways: list[tuple[Id, ...]] = [(goal,)]
    while before[ways[0][0]]:
        ways = [(previous, *way) for way in ways for previous in before[way[0]]]
    return ways


def _pairs_without(graph: Graph, actor: Id, ones: frozenset[str], others: frozenset[str]) -> int:
    """Return how many pairs of two different actors with one on either side there are beside *actor*."""
    here, there = (ones & graph.keys()) - {actor}, (others & graph.keys()) - {actor}
    both = len(here & there)
    return len(here) * len(there) - both - both * (both - 1) // 2
