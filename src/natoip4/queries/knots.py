"""Knots: what binds actors to one another, and who has a part in it by which record; ties are read from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.edges import End, ends_of, is_seen
from natoip4.queries.parties import held_by
from natoip4.queries.programmes import in_force, standing_under
from natoip4.queries.support import is_firm
from natoip4.records.agreements import Agreement
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.record import Actor, Record, Relation
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth

__all__ = ["BINDING", "Knot", "Strand", "are_two", "held_together", "knots"]

#: The kinds of record that bind; what ``kinds=`` takes.
BINDING: tuple[type[Record], ...] = (Agreement, Framework, Membership, Relation)


@attrs.frozen
class Strand:
    """That a record gives an actor a part in what binds."""

    end: End
    record: Record


@attrs.frozen
class Knot:
    """What binds, with all who have a part in it, and who has one by which record."""

    by: Id
    strands: tuple[Strand, ...]
    parts: Mapping[Id, frozenset[Id]]

    @classmethod
    def of(cls, by: Id, strands: tuple[Strand, ...]) -> Knot:
        """Return the knot of these strands."""
        parts: dict[Id, set[Id]] = {}
        for strand in strands:
            parts.setdefault(strand.record.id, set()).add(strand.end.actor)
        return cls(by, strands, {id_: frozenset(actors) for id_, actors in parts.items()})


def knots(data: Dataset, circle: Mapping[Id, Truth], kinds: tuple[type[Record], ...]) -> Iterator[Knot]:
    """Yield what binds any of a circle, by id."""
    binding = {by for id_ in circle for reference in data.referrers(id_) for by in _binders(data, data[reference.holder])}
    for by in sorted(binding):
        strands = tuple(_strands(data, by, kinds))
        if any(strand.end.actor in circle for strand in strands):
            yield Knot.of(by, strands)


def _binders(data: Dataset, record: Record) -> Iterator[Id]:
    """Yield what a record may give a part in: itself, the group of a membership, the frameworks that it stands under."""
    if isinstance(record, Membership):
        yield record.group
    elif isinstance(record, BINDING):
        yield record.id
        named: Iterable[Id] = getattr(record, "frameworks", None) or ()
        under: Id | None = getattr(record, "under", None)
        yield from (id_ for id_ in (*named, under) if id_ is not None and id_ in data)


def _strands(data: Dataset, by: Id, kinds: tuple[type[Record], ...]) -> Iterator[Strand]:
    record = data.get(by)
    if isinstance(record, BINDING) and isinstance(record, kinds) and is_seen(data, record):
        under = standing_under(data, record.id) if isinstance(record, Framework) else ()
        for one in (record, *under):
            yield from (Strand(end, one) for end in ends_of(one))
    elif isinstance(record, Actor):
        for reference in data.referrers(by):
            spell = data[reference.holder]
            belongs = isinstance(spell, Membership) and isinstance(spell, kinds) and reference.path == "group"
            if belongs and is_firm(data, spell):
                yield from (Strand(end, spell) for end in ends_of(spell))


def are_two(knot: Knot, one: Strand, other: Strand) -> bool:
    """Return whether two strands join two actors: by one record, or by two where neither has a part for both of them.

    So a member is bound to its group by its own membership, and a partner to an organisation by their own partnership.
    """
    if one.end.actor == other.end.actor:
        return False
    alone = other.end.actor in knot.parts[one.record.id] or one.end.actor in knot.parts[other.record.id]
    return one.record is other.record or not alone


def held_together(data: Dataset, knot: Knot, strands: tuple[Strand, Strand], time: PartialDate | Span | None) -> Truth:
    """Return whether all that joins two held at one time, of *time* where one is asked about.

    Each is asked for the time and for the span of each other: what meets pairwise in time meets at once.
    """
    asked_of = [(strand.record, strand.end.actor) for strand in strands]
    framework = data[knot.by]
    spans = {record.id: _span_of(record) for record in (framework, *(record for record, _ in asked_of))}
    answer = Truth.YES
    for owner, moment in ((None, time), *spans.items()):
        if moment is None:
            continue
        if isinstance(framework, Framework) and owner != framework.id:
            answer = answer & in_force(data, framework.id, on=moment)
        for record, actor in asked_of:
            if owner != record.id:
                answer = answer & held_by(record, actor, moment)
    return answer


def _span_of(record: Record) -> Span | None:
    span = getattr(record, "span", None) if isinstance(record, BINDING) else None
    return span if isinstance(span, Span) else None
