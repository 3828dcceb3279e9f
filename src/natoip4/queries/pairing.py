"""Pairing: how a network of ties between any number of actors becomes pairs of actors, by a rule that has a name.

What a tie of three says of any two of its parties is not in the data: a rule decides it, and an answer names its rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

import attrs

from natoip4.errors import ensure_is
from natoip4.queries.edges import Capacity, Edge
from natoip4.queries.holding import one_of
from natoip4.queries.network import Network
from natoip4.records.ids import Id
from natoip4.values.spans import Span
from natoip4.values.truth import Truth

__all__ = ["EVERY_TWO", "FELLOW_MEMBERS", "ONLY_TWO", "PAIR_RULES", "Pair", "PairRule", "neighbours", "pairs"]


@attrs.frozen(kw_only=True)
class Pair:
    """Two actors that a rule joins, by id, by which records, and whether they were so joined at the time asked about."""

    one: Id
    other: Id
    records: tuple[Id, ...]
    holds: Truth


@attrs.frozen(kw_only=True)
class PairRule:
    """A rule with a name that says which two actors a network joins; ``meaning`` is what an answer by it means.

    ``joins`` yields each reason to join two actors as a pair of its own, in any order; :func:`pairs` puts them together.

    >>> EVERY_TWO.name
    'every two'
    """

    name: str
    meaning: str
    joins: Callable[[Network], Iterable[Pair]] = attrs.field(repr=False)


def pairs(network: Network, rule: PairRule) -> tuple[Pair, ...]:
    """Return the pairs of actors that *rule* joins, each once, by id.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.queries.network import network
    >>> net = network(load()).where(lambda edge: edge.record == "agreement:gcap")
    >>> [(pair.one.slug, pair.other.slug) for pair in pairs(net, EVERY_TWO)], pairs(net, ONLY_TWO)
    ([('gbr', 'ita'), ('gbr', 'jpn'), ('ita', 'jpn')], ())
    """
    ensure_is(network, Network)
    ensure_is(rule, PairRule)
    found: dict[tuple[Id, Id], list[Pair]] = {}
    for pair in rule.joins(network):
        found.setdefault((min(pair.one, pair.other), max(pair.one, pair.other)), []).append(pair)
    return tuple(_together(one, other, found[one, other]) for one, other in sorted(found))


def _together(one: Id, other: Id, reasons: Iterable[Pair]) -> Pair:
    told = tuple(reasons)
    records = sorted({id_ for pair in told for id_ in pair.records})
    return Pair(one=one, other=other, records=tuple(records), holds=one_of(pair.holds for pair in told))


def neighbours(network: Network, rule: PairRule) -> Mapping[Id, frozenset[Id]]:
    """Return, for each actor of the network, those that *rule* joins it to.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.queries.network import network
    >>> sorted(neighbours(network(load()), EVERY_TWO)["state:rus"])
    [Id('state:kor')]
    """
    ensure_is(network, Network)
    found: dict[Id, set[Id]] = {node.actor: set() for node in network.nodes}
    for pair in pairs(network, rule):
        found[pair.one].add(pair.other)
        found[pair.other].add(pair.one)
    return {actor: frozenset(others) for actor, others in found.items()}


def _every_two(network: Network) -> Iterator[Pair]:
    for edge in network.edges:
        for one, other in combinations(edge.actors, 2):
            yield Pair(one=one, other=other, records=(edge.record,), holds=edge.holds)


def _only_two(network: Network) -> Iterator[Pair]:
    return _every_two(network.where(lambda edge: len(edge.ends) == 2))


def _fellow_members(network: Network) -> Iterator[Pair]:
    yield from _every_two(network.where(lambda edge: _group(edge) is None))
    belonging: dict[Id, list[Edge]] = {}
    for edge in network.edges:
        group = _group(edge)
        if group is not None:
            belonging.setdefault(group, []).append(edge)
    for edges in belonging.values():
        for one, other in combinations(edges, 2):
            holds = one.holds & other.holds & _at_one_time(one, other)
            if holds.possible and _member(one) != _member(other):
                yield Pair(one=_member(one), other=_member(other), records=(one.record, other.record), holds=holds)


def _group(edge: Edge) -> Id | None:
    return next((end.actor for end in edge.ends if end.capacity is Capacity.GROUP), None)


def _member(edge: Edge) -> Id:
    return next(end.actor for end in edge.ends if end.capacity is not Capacity.GROUP)


def _at_one_time(one: Edge, other: Edge) -> Truth:
    spans = [Span(edge.start, edge.end) for edge in (one, other) if edge.start is not None or edge.end is not None]
    return spans[0].overlaps(spans[1]) if len(spans) == 2 else Truth.MAYBE


#: Every two parties of a tie: an agreement of three is three pairs; a member is paired with its group.
EVERY_TWO = PairRule(name="every two", meaning="the two are parties to one tie", joins=_every_two)

#: Ties of two parties alone: what an agreement of three says of any two of them is left open.
ONLY_TWO = PairRule(name="only two", meaning="the two, and nobody else, are parties to one tie", joins=_only_two)

#: As ``EVERY_TWO``, and groups dissolve: members of one group at one time are paired with one another and not with it.
FELLOW_MEMBERS = PairRule(
    name="fellow members",
    meaning="the two are parties to one tie, or members of one group at one time",
    joins=_fellow_members,
)

#: The rules that this package has; a rule of one's own needs no registration.
PAIR_RULES = (EVERY_TWO, ONLY_TWO, FELLOW_MEMBERS)
