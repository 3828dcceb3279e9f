"""Pulls: the rows on what brings NATO and an actor closer and on what holds them apart, by where that comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from natoip4.dataset import Dataset
from natoip4.queries.belonging import memberships
from natoip4.queries.cells import Entry
from natoip4.queries.circles import circle_of
from natoip4.queries.landmarks import ECONOMIC, NATO
from natoip4.queries.subject import Subject
from natoip4.records.actors import Collective, State
from natoip4.records.claims import Claim, Influence, Threat
from natoip4.records.events import Event
from natoip4.records.ids import Id
from natoip4.records.record import Actor, Record
from natoip4.records.relations import Tie
from natoip4.records.topics import Topic
from natoip4.values.vocabulary import Domain, Origin, Polarity, TieCharacter

__all__ = ["ORIGINS", "enabling", "limiting", "nato_side", "origin_of"]

_PRECEDENCE = (Origin.DOMESTIC, Origin.REGIONAL, Origin.NATO, Origin.ECONOMIC)
_ACTING = ("holder", "actor", "subject", "means")

#: The headings, in order; the last is for what no field gives an origin.
ORIGINS: Mapping[Origin | None, str] = {
    Origin.DOMESTIC: "domestic",
    Origin.NATO: "NATO's side",
    Origin.REGIONAL: "regional",
    Origin.ECONOMIC: "economic",
    None: "of the tie as such, or not stated",
}


def enabling(subject: Subject) -> Iterator[Entry | None]:
    """Yield the claims that concern the actor and are coded as bringing NATO and the partners closer."""
    yield from _of_polarity(subject, Polarity.ENABLING)


def limiting(subject: Subject) -> Iterator[Entry | None]:
    """Yield the claims that concern the actor and are coded as holding NATO and the partners apart."""
    yield from _of_polarity(subject, Polarity.LIMITING)


def _of_polarity(subject: Subject, polarity: Polarity) -> Iterator[Entry | None]:
    for claim, mentions in subject.about(Claim):
        if claim.polarity is polarity:
            origin = origin_of(subject, claim)
            values = (("origin", origin), ("modality", claim.modality))
            yield subject.entry(claim, mentions, group=ORIGINS[origin], values=values)


def origin_of(subject: Subject, claim: Claim) -> Origin | None:
    """Return from where comes what a claim puts forward, seen from the actor; ``None`` if no field tells or both sides do.

    Of an influence it is where its causes come from, of another claim where those do that hold, act or bear the trait. What
    is coded with an economic domain, and not as military too, is economic. Threats, adverse ties and what other states do are
    regional; what NATO, a member of it or its staff does is from NATO's side; what the actor and its own do, and what publics
    think, is domestic. A topic has the origin that it is coded with.
    """
    if not ECONOMIC.isdisjoint(claim.domains) and Domain.MILITARY not in claim.domains:
        return Origin.ECONOMIC
    found = set(_origins(subject, claim, frozenset()))
    if Domain.PUBLIC_OPINION in claim.domains:
        found.add(Origin.DOMESTIC)
    if {Origin.DOMESTIC, Origin.NATO} <= found:
        return None
    return next((origin for origin in _PRECEDENCE if origin in found), None)


def _origins(subject: Subject, record: Record, seen: frozenset[Id]) -> Iterator[Origin]:
    """Yield from where a record comes as a cause, what stands behind it included; *seen* are the records asked already."""
    origin = _own_origin(subject, record)
    if origin is not None:
        yield origin
        return
    for id_ in _behind(record):
        if id_ not in seen and id_ in subject.data:
            yield from _origins(subject, subject.data[str(id_)], seen | {id_})


def _own_origin(subject: Subject, record: Record) -> Origin | None:
    """Return the origin of what has one by itself."""
    match record:
        case Threat():
            return Origin.REGIONAL
        case Tie():
            return Origin.REGIONAL if record.character is TieCharacter.ADVERSE else None
        case Topic():
            return record.origin
        case Actor():
            return _side(subject, record)
        case _:
            return None


def _behind(record: Record) -> Iterable[Id]:
    """Return what a record comes from: causes, those who act, broader topics."""
    match record:
        case Influence():
            return record.cause
        case Claim():
            return [id_ for role in _ACTING for id_ in cast("tuple[Id, ...]", getattr(record, role, ()))]
        case Event():
            return [one.actor for one in record.participants or ()]
        case Topic():
            return record.broader
        case _:
            return ()


def _side(subject: Subject, actor: Actor) -> Origin | None:
    if actor.id in subject.circle:
        return Origin.DOMESTIC
    if actor.id in nato_side(subject.data):
        return Origin.NATO
    return Origin.REGIONAL if isinstance(actor, State) else None


def nato_side(data: Dataset) -> frozenset[Id]:
    """Return NATO and what stands for it, its members whenever they were so, and those named among its collectives."""
    circle = circle_of(data, NATO).keys()
    members = {spell.member for spell in memberships(data, group=NATO)}
    held = (data[str(id_)] for id_ in circle)
    named = {
        one for record in held if isinstance(record, Collective) and record.of is not None for one in record.includes or ()
    }
    return frozenset({*circle, *members, *named})
