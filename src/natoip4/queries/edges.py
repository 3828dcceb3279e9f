"""Edges: what one record says of who is tied to whom, all parties together, with its time and the evidence behind it."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from functools import cached_property

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.holding import holds_on
from natoip4.queries.labels import label_of
from natoip4.queries.support import Support, Tally, bears_on, seen_evidence, support_of, tally_of
from natoip4.records.agreements import Agreement
from natoip4.records.events import Event
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.parts import Milestone, Party
from natoip4.records.record import Record, Relation
from natoip4.records.relations import Tie
from natoip4.resolution.assertions import attests
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Ongoing, Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Domain, MembershipRole, ParticipantRole, PartyRole, Stage, TieCharacter

__all__ = ["Capacity", "Edge", "End", "ends_of", "happened", "is_seen", "merged", "read_edge"]

_COOPERATIVE = (Agreement, Membership, Relation)
_READ = (
    "parties",
    "participants",
    "issuers",
    "addressees",
    "member",
    "group",
    "role",
    "span",
    "milestones",
    "date",
    "occurred",
)
_BEGINNINGS = (Stage.ENTRY_INTO_FORCE, Stage.ADOPTION, Stage.PROPOSAL)


class Capacity(enum.Enum):
    """In what capacity a record names an actor."""

    PARTY = "party"  #: of a relation or an agreement
    MEMBER = "member"  #: of a group or an organisation
    GROUP = "group"  #: the group or the organisation that has members
    PARTICIPANT = "participant"  #: in an event
    ISSUER = "issuer"  #: of a framework
    ADDRESSEE = "addressee"  #: of a framework


@attrs.frozen(kw_only=True)
class End:
    """An actor at one end of an edge: in what capacity, and in what roles; no role means that none is stated."""

    actor: Id
    capacity: Capacity
    roles: tuple[PartyRole | ParticipantRole | MembershipRole, ...] = ()


@attrs.frozen(kw_only=True)
class Edge:
    """One tie between two or more actors: the record that says so, and what it says.

    ``holds`` is whether it held at the time asked about, YES where none is. ``character`` is what is coded of a tie; a
    partnership, an agreement, a membership is cooperative by what it is; of events and frameworks nothing is assumed.
    ``start`` and ``end`` are as stated: of a span, of an event's one date, or of the milestones of what has no span.
    ``contested`` are the paths where equally good evidence disagrees: what is contested is at no end.
    """

    record: Id
    label: str
    ends: tuple[End, ...]
    holds: Truth = Truth.YES
    character: TieCharacter | None = None
    domains: tuple[Domain, ...] = ()
    start: PartialDate | None = None
    end: PartialDate | Ongoing | None = None
    contested: tuple[str, ...] = ()
    support: tuple[Support, ...] = ()

    @property
    def actors(self) -> tuple[Id, ...]:
        """The actors that it joins, by id."""
        return tuple(end.actor for end in self.ends)

    @cached_property
    def tally(self) -> Tally:
        """How many records, pieces of evidence and sources stand behind it."""
        return tally_of((self.record,), self.support)


def is_seen(data: Dataset, record: Record) -> bool:
    """Return whether *record* rests on more than conjectures, or is seen in a view that asks for those."""
    return not record.evidence or any(attests(piece) for piece in seen_evidence(data, record))


def happened(record: Record, time: PartialDate | Span) -> Truth:
    """Return whether *record* held at some time of *time*; an event ties those who took part on its date alone."""
    if isinstance(record, Event):
        return Truth.MAYBE if record.date is None else time.overlaps(record.date)
    return holds_on(record, time)


def ends_of(record: Record) -> Iterator[End]:
    """Yield the actors that *record* ties to one another, in whatever capacity it names them."""
    match record:
        case Membership():
            yield End(actor=record.member, capacity=Capacity.MEMBER, roles=() if record.role is None else (record.role,))
            yield End(actor=record.group, capacity=Capacity.GROUP)
        case Event():
            for one in record.participants or ():
                yield End(actor=one.actor, capacity=Capacity.PARTICIPANT, roles=one.roles or ())
        case Framework():
            yield from (End(actor=actor, capacity=Capacity.ISSUER) for actor in record.issuers or ())
            yield from (End(actor=actor, capacity=Capacity.ADDRESSEE) for actor in record.addressees or ())
        case _:
            parties: tuple[Id | Party, ...] = getattr(record, "parties", None) or ()
            for party in parties:
                actor, role = (party.actor, party.role) if isinstance(party, Party) else (party, None)
                yield End(actor=actor, capacity=Capacity.PARTY, roles=() if role is None else (role,))


def merged(ends: Iterable[End]) -> tuple[End, ...]:
    """Return one end for each actor, by id, in the first of its capacities and in all of its roles."""
    found: dict[Id, End] = {}
    for end in ends:
        known = found.get(end.actor, end)
        roles = sorted({*known.roles, *end.roles}, key=lambda role: role.value)
        found[end.actor] = attrs.evolve(known, roles=tuple(roles))
    return tuple(found[actor] for actor in sorted(found))


def read_edge(data: Dataset, record: Record, holds: Truth) -> Edge:
    """Return the edge that *record* is, with the evidence behind what is read of it."""
    start, end = _times(record)
    return Edge(
        record=record.id,
        label=label_of(data, record),
        ends=merged(ends_of(record)),
        holds=holds,
        character=_character(record),
        domains=getattr(record, "domains", ()),
        start=start,
        end=end,
        contested=tuple(path for id_, path in data.contested if id_ == record.id and bears_on(path, _READ)),
        support=support_of(data, record.id, _READ),
    )


def _character(record: Record) -> TieCharacter | None:
    if isinstance(record, Tie):
        return record.character
    return TieCharacter.COOPERATIVE if isinstance(record, _COOPERATIVE) else None


def _times(record: Record) -> tuple[PartialDate | None, PartialDate | Ongoing | None]:
    if isinstance(record, Event):
        return record.date, record.date
    span: Span | None = getattr(record, "span", None)
    if span is not None:
        return span.start, span.end
    milestones: tuple[Milestone, ...] = getattr(record, "milestones", None) or ()
    dated = {one.stage: one.date for one in milestones if one.date is not None and one.party is None}
    return next((dated[stage] for stage in _BEGINNINGS if stage in dated), None), dated.get(Stage.TERMINATION)
