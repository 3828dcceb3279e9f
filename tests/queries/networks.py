"""Made-up networks: a strategy for small ones with no dataset behind them, and one for datasets of ties."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from natoip4.dataset import Dataset
from natoip4.queries.edges import Capacity, Edge, End
from natoip4.queries.holding import one_of
from natoip4.queries.network import Network, Node
from natoip4.records.actors import Group, Organisation, State
from natoip4.records.agreements import Agreement
from natoip4.records.events import Event
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.parts import Milestone, Participant, Party
from natoip4.records.record import Record
from natoip4.records.relations import Partnership, Tie
from natoip4.strategies import partial_dates, spans, truths
from natoip4.values.dates import PartialDate
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import EventForm, Stage, TieCharacter

__all__ = ["belonging", "network_of", "networks", "tie", "tied_states"]


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


@st.composite
def tied_states(draw: st.DrawFn) -> Dataset:
    """Return a strategy for datasets of four states and up to six ties of any kind between them, at any time, unsourced."""
    actors = [State.ref(slug) for slug in "abcd"]
    two_or_more = st.lists(st.sampled_from(actors), min_size=1, max_size=4, unique=True)
    held: list[Record] = [State(id=actor) for actor in actors]
    government, group = Organisation.ref("g"), Group.ref("x")
    held += [Organisation(id=government, of=draw(st.none() | st.sampled_from(actors))), Group(id=group)]
    for place in range(draw(st.integers(0, 6))):
        slug, among = f"t{place}", draw(two_or_more)
        span, date = draw(st.none() | spans()), draw(st.none() | partial_dates())
        parties = (*(Party(actor=actor) for actor in among), Party(actor=government))
        stones = () if date is None else (Milestone(stage=draw(st.sampled_from(Stage)), date=date),)
        held.append(
            draw(
                st.sampled_from(
                    [
                        Membership(id=Membership.ref(slug), member=among[0], group=group, span=span),
                        Tie(id=Tie.ref(slug), parties=(*among, group), span=span, character=TieCharacter.ADVERSE),
                        Partnership(id=Partnership.ref(slug), parties=parties, span=span),
                        Agreement(id=Agreement.ref(slug), parties=parties, span=span, milestones=stones),
                        Framework(id=Framework.ref(slug), issuers=tuple(among), addressees=(group,), milestones=stones),
                        Event(
                            id=Event.ref(slug),
                            form=EventForm.MEETING,
                            date=date,
                            participants=tuple(Participant(actor=actor) for actor in among),
                        ),
                    ]
                )
            )
        )
    return Dataset(held)
