"""Made-up networks: a strategy for small ones, with no dataset behind them, and one for whole datasets of ties."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from natoip4.queries.edges import Capacity, Edge, End
from natoip4.queries.holding import one_of
from natoip4.queries.network import Network, Node
from natoip4.records.actors import Group, State
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.relations import Tie
from natoip4.strategies import partial_dates, truths
from natoip4.values.dates import PartialDate
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import TieCharacter

__all__ = ["belonging", "network_of", "networks", "tie"]


def tie(slug: str, *actors: str, holds: Truth = Truth.YES, character: TieCharacter | None = None) -> Edge:
    """Return the edge of a tie between states of these slugs."""
    ends = tuple(End(actor=State.ref(actor), capacity=Capacity.PARTY) for actor in sorted(actors))
    return Edge(record=Tie.ref(slug), label=slug, ends=ends, holds=holds, character=character)


def belonging(member: str, group: str, *, start: str | None = None, end: str | None = None, holds: Truth = Truth.YES) -> Edge:
    """Return the edge of a membership."""
    ends = (
        End(actor=Group.ref(group), capacity=Capacity.GROUP),
        End(actor=State.ref(member), capacity=Capacity.MEMBER),
    )
    dates = [None if date is None else PartialDate(date) for date in (start, end)]
    slug = f"{member}-{group}-{''.join(letter for letter in start or '' if letter.isdecimal())}"
    return Edge(record=Membership.ref(slug), label=slug, ends=ends, holds=holds, start=dates[0], end=dates[1])


def network_of(edges: Iterable[Edge]) -> Network:
    """Return the network of these edges, each actor standing for itself."""
    held = tuple(sorted(edges, key=lambda edge: edge.record))
    found: dict[Id, list[Truth]] = {}
    for edge in held:
        for actor in edge.actors:
            found.setdefault(actor, []).append(edge.holds)
    nodes = tuple(Node(actor=actor, name=actor.slug, holds=one_of(found[actor]), stands_for=actor) for actor in sorted(found))
    return Network(nodes=nodes, edges=held)


@st.composite
def networks(draw: st.DrawFn, *, most: int = 9) -> Network:
    """Return a strategy for networks of ties between two to four states, with memberships of two groups among them."""
    slugs = st.sampled_from("abcdefgh")
    ties = draw(st.lists(st.sets(slugs, min_size=2, max_size=4), max_size=most))
    held = draw(st.lists(truths().filter(lambda truth: truth.possible), min_size=len(ties), max_size=len(ties)))
    edges = [tie(f"t{place}", *actors, holds=holds) for place, (actors, holds) in enumerate(zip(ties, held, strict=True))]
    spells = draw(st.sets(st.tuples(slugs, st.sampled_from("xy")), max_size=5))
    starts = draw(st.lists(st.none() | partial_dates().filter(lambda date: not date.is_interval), min_size=5, max_size=5))
    for (member, group), start in zip(sorted(spells), starts, strict=False):
        edges.append(belonging(member, group, start=None if start is None else str(start)))
    return network_of({edge.record: edge for edge in edges}.values())
