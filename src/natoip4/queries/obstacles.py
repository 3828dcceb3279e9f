"""Obstacles: what is said to hold a tie back, and from whose side it comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.circles import circle_of
from natoip4.queries.holding import When, asked, holds_on
from natoip4.queries.labels import parties_of
from natoip4.queries.lookup import known, seen, words_of
from natoip4.queries.support import Support, is_firm, support_of
from natoip4.records.actors import Collective
from natoip4.records.agreements import Agreement
from natoip4.records.claims import Claim, Influence
from natoip4.records.events import Event
from natoip4.records.ids import Id
from natoip4.records.record import Actor, Record, Relation
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Modality, Sign
from natoip4.values.words import word_of

__all__ = ["Force", "drivers", "forces", "obstacles"]


@attrs.frozen(kw_only=True)
class Force:
    """An influence on a tie; ``sides`` are the parties from whose side its causes come, none where that is not stated.

    ``held`` is whether it bore on the tie at the time asked about, ``None`` where none was.
    """

    claim: Influence
    sides: tuple[Id, ...] = ()
    held: Truth | None = None
    support: tuple[Support, ...] = ()


def forces(
    data: Dataset,
    tie: str,
    signs: Iterable[Sign | str],
    modality: Modality | str | None = Modality.ASSERTED,
    *,
    on: When | None = None,
) -> tuple[Force, ...]:
    """Return what is said to bear on *tie* with one of *signs*, with the side that it comes from; ``None``: denials too.

    With *on*, what certainly did not at that time is left out; what bears no period may have done so at any.
    """
    time, wanted = asked(on), words_of(Sign, signs)
    mode = None if modality is None else word_of(Modality, modality)
    parties = {party: _side_of(data, party) for party in _parties_of(data, tie)}
    return tuple(
        Force(
            claim=claim,
            sides=tuple(party for party, side in parties.items() if not side.isdisjoint(_actors(data, claim))),
            held=held,
            support=support_of(data, claim.id, ()),
        )
        for claim in data.of(Influence)
        if tie in claim.effect and claim.sign in wanted and mode in (None, claim.modality) and is_firm(data, claim)
        if (held := None if time is None else holds_on(claim, time)) is not Truth.NO
    )


def _parties_of(data: Dataset, tie: str) -> tuple[Id, ...]:
    record = seen(data, tie, Relation, Agreement)
    return () if record is None else parties_of(record)


def obstacles(data: Dataset, tie: str, *, side: str | None = None, on: When | None = None) -> tuple[Force, ...]:
    """Return what is said to hinder *tie* itself; with *side*, what comes from that party's side alone.

    What limits a party in other ways, such as a capability that it lacks, is in the row *limits* of
    :func:`~natoip4.queries.comparison.compare`; see :func:`forces` for *on*.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> [force.claim.id.slug for force in obstacles(brief, "partnership:nato-jpn", side="org:nato")]
    ['france-hindered']
    """
    of = None if side is None else known(data, side, Actor)
    return tuple(force for force in forces(data, tie, [Sign.HINDERS], on=on) if of is None or of in force.sides)


def drivers(data: Dataset, tie: str, *, on: When | None = None) -> tuple[Force, ...]:
    """Return what promotes *tie* or gives somebody a reason for it; see :func:`forces` for *on*.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> [force.claim.id.slug for force in drivers(brief, "tie:nato-ip4")]
    ['driver-common-values', 'driver-rules-based-order']
    """
    return forces(data, tie, [Sign.PROMOTES, Sign.MOTIVATES], on=on)


def _side_of(data: Dataset, party: Id) -> frozenset[Id]:
    """Return what stands for a party, and those that are named among the collectives that belong to it."""
    circle = set(circle_of(data, party))
    included = {
        one
        for id_ in circle
        if isinstance(held := data[str(id_)], Collective) and held.of is not None
        for one in held.includes or ()
    }
    return frozenset(circle | included)


def _actors(data: Dataset, claim: Influence) -> frozenset[Id]:
    return frozenset(actor for cause in claim.cause for actor in _acting(data, data[str(cause)]))


def _acting(data: Dataset, record: Record) -> Iterator[Id]:
    """Yield who is behind a cause: itself, who took part in an event, who holds a position or does what a claim says."""
    if isinstance(record, Actor):
        yield record.id
    elif isinstance(record, Event):
        yield from (one.actor for one in record.participants or ())
    elif isinstance(record, Claim):
        for role in ("holder", "actor", "subject"):
            for id_ in getattr(record, role, ()):
                if isinstance(data.get(id_), Actor):
                    yield id_
