"""Ties: who was bound to whom, by what and under what, whether so at a time, and who says so.

What binds is a tie, a partnership, an agreement, a framework, or a group or organisation that has both as members. That a
record merely names two actors is another question: see :mod:`natoip4.queries.connections`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import invalid_value
from natoip4.queries.circles import circle_of
from natoip4.queries.edges import Capacity, End, ends_of, is_seen
from natoip4.queries.holding import When, asked, one_of
from natoip4.queries.lookup import found
from natoip4.queries.parties import Involvement, held_by, paths_of
from natoip4.queries.programmes import in_force, standing_under
from natoip4.queries.support import Support, bears_on, is_firm, support_of
from natoip4.records.agreements import Agreement
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.record import Actor, Record, Relation
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth

__all__ = ["BINDING", "Bond", "shared_frameworks", "shared_memberships", "ties_between", "ties_of"]

#: The kinds of record that bind; what ``kinds=`` takes.
BINDING: tuple[type[Record], ...] = (Agreement, Framework, Membership, Relation)

_TIMES = ("span", "milestones")


@attrs.frozen(kw_only=True)
class Bond:
    """What binds an actor, or what stands for it, to others: one tie, however many it joins.

    ``by`` is the tie, partnership, agreement or framework, or the group or organisation to which they belong; ``records`` are
    those that say so, the main one first. ``here`` is who has a part in it on the side of the actor asked about, ``there`` on
    the other. ``held`` is whether any of these was bound to any of those at the time asked about, ``None`` where none was.
    ``contested`` are record and path wherever equally good evidence disagrees: what is contested is on no side.
    """

    by: Id
    records: tuple[Id, ...]
    here: tuple[Involvement, ...]
    there: tuple[Involvement, ...]
    held: Truth | None = None
    contested: tuple[tuple[Id, str], ...] = ()
    support: tuple[Support, ...] = ()

    @property
    def others(self) -> tuple[Id, ...]:
        """The actors on the other side, each once."""
        return tuple(dict.fromkeys(one.actor for one in self.there))

    def to_dict(self) -> dict[str, object]:
        """Return it as plain objects, in the documented shape."""
        locators = {at for piece in self.support for at in piece.evidence.locators}
        return {
            "by": str(self.by),
            "records": [str(id_) for id_ in self.records],
            "here": [one.to_dict() for one in self.here],
            "there": [one.to_dict() for one in self.there],
            "held": None if self.held is None else self.held.label,
            "contested": [{"record": str(id_), "path": path} for id_, path in self.contested],
            "locators": [str(at) for at in sorted(locators, key=lambda at: at.sort_key)],
        }


@attrs.frozen
class _Strand:
    """That a record gives an actor a part in what binds."""

    end: End
    record: Record


@attrs.frozen
class _Knot:
    """What binds, with all who have a part in it, and who has one by which record."""

    by: Id
    strands: tuple[_Strand, ...]
    parts: Mapping[Id, frozenset[Id]]

    @classmethod
    def of(cls, by: Id, strands: tuple[_Strand, ...]) -> _Knot:
        parts: dict[Id, set[Id]] = {}
        for strand in strands:
            parts.setdefault(strand.record.id, set()).add(strand.end.actor)
        return cls(by, strands, {id_: frozenset(actors) for id_, actors in parts.items()})


def ties_of(
    data: Dataset, actor: str, *, on: When | None = None, kinds: Iterable[type[Record]] = BINDING
) -> tuple[Bond, ...]:
    """Return all that binds *actor*, or what stands for it, to others, by id of what binds.

    With *on*, what certainly did not hold at that time is left out, and each bond says whether it did or may have; with
    *kinds*, what records of these kinds say and no others: classes of :data:`BINDING` or below, or
    :class:`~natoip4.errors.InvalidValue` is raised. An actor that a view lacks is bound by nothing; an id that no actor has
    raises :class:`~natoip4.errors.UnknownRecord`.

    >>> from natoip4.data.bundled import load
    >>> for bond in ties_of(load(), "state:rus", on="2025"):
    ...     print(bond.by, bond.others, bond.held.value, [piece.evidence.locators[0].source.slug for piece in bond.support])
    tie:kor-rus (Id('state:kor'),) maybe ['epis-brief']
    """
    time = asked(on)
    circle = _circle(data, actor, time)
    knots = _knots(data, circle, _checked(kinds))
    bonds = (_bond(data, knot, circle, _rest(knot, circle), time) for knot in knots)
    return tuple(bond for bond in bonds if bond is not None)


def ties_between(
    data: Dataset, one: str, other: str, *, on: When | None = None, kinds: Iterable[type[Record]] = BINDING
) -> tuple[Bond, ...]:
    """Return what binds two actors, or what stands for them, to one another, as :func:`ties_of` does; no order of theirs counts.

    Nobody is bound to itself: two must have a part, one that stands for each.

    >>> from natoip4.data.bundled import load
    >>> for bond in ties_between(load(), "state:jpn", "org:nato", on="2024"):
    ...     print(bond.by, bond.held.value)
    framework:itpp maybe
    framework:itpp-jpn yes
    framework:jpn-nato-declaration maybe
    partnership:nato-jpn maybe
    tie:nato-members-jpn-industrial maybe
    """
    time = asked(on)
    here, there = _circle(data, one, time), _circle(data, other, time)
    knots = _knots(data, here, _checked(kinds))
    bonds = (_bond(data, knot, here, there, time) for knot in knots)
    return tuple(bond for bond in bonds if bond is not None)


def shared_memberships(data: Dataset, one: str, other: str, *, on: When | None = None) -> tuple[Bond, ...]:
    """Return the groups and organisations that have both among their members, at one time; *on* that date where given.

    >>> from natoip4.data.bundled import load
    >>> [bond.by.slug for bond in shared_memberships(load(), "state:aus", "state:gbr")]
    ['aukus', 'five-eyes']
    """
    bonds = ties_between(data, one, other, on=on, kinds=[Membership])
    return tuple(bond for bond in bonds if _are_members(bond.here) and _are_members(bond.there))


def _are_members(side: Iterable[Involvement]) -> bool:
    return any(one.capacity is Capacity.MEMBER for one in side)


def shared_frameworks(data: Dataset, one: str, other: str, *, on: When | None = None) -> tuple[Bond, ...]:
    """Return the frameworks of both: which name them, or under which their partnerships and agreements stand.

    >>> from natoip4.data.bundled import load
    >>> [bond.by.slug for bond in shared_frameworks(load(), "state:jpn", "state:kor")]
    ['itpp']
    """
    return ties_between(data, one, other, on=on, kinds=[Framework])


def _circle(data: Dataset, actor: str, time: PartialDate | Span | None) -> Mapping[Id, Truth]:
    return circle_of(data, found(data.base, actor, Actor).id, on=time)


def _checked(kinds: Iterable[type[Record]]) -> tuple[type[Record], ...]:
    wanted = tuple(kinds)
    for kind in wanted:
        if not issubclass(kind, BINDING):
            legal = ", ".join(one.__name__ for one in BINDING)
            raise invalid_value("no-kind-of-tie", "records of this kind bind nobody", kind.__name__, legal)
    return wanted


def _knots(data: Dataset, circle: Mapping[Id, Truth], kinds: tuple[type[Record], ...]) -> Iterator[_Knot]:
    """Yield what binds any of a circle, by id."""
    binding = {by for id_ in circle for reference in data.referrers(id_) for by in _binders(data, data[reference.holder])}
    for by in sorted(binding):
        strands = tuple(_strands(data, by, kinds))
        if any(strand.end.actor in circle for strand in strands):
            yield _Knot.of(by, strands)


def _binders(data: Dataset, record: Record) -> Iterator[Id]:
    """Yield what a record may give a part in: itself, the group of a membership, the frameworks that it stands under."""
    if isinstance(record, Membership):
        yield record.group
    elif isinstance(record, BINDING):
        yield record.id
        named: Iterable[Id] = getattr(record, "frameworks", None) or ()
        under: Id | None = getattr(record, "under", None)
        yield from (id_ for id_ in (*named, under) if id_ is not None and id_ in data)


def _strands(data: Dataset, by: Id, kinds: tuple[type[Record], ...]) -> Iterator[_Strand]:
    record = data.get(by)
    if isinstance(record, BINDING) and isinstance(record, kinds) and is_seen(data, record):
        under = standing_under(data, record) if isinstance(record, Framework) else ()
        for one in (record, *under):
            yield from (_Strand(end, one) for end in ends_of(one))
    elif isinstance(record, Actor):
        for reference in data.referrers(by):
            spell = data[reference.holder]
            belongs = isinstance(spell, Membership) and isinstance(spell, kinds) and reference.path == "group"
            if belongs and is_firm(data, spell):
                yield from (_Strand(end, spell) for end in ends_of(spell))


def _rest(knot: _Knot, circle: Mapping[Id, Truth]) -> Mapping[Id, Truth]:
    return {strand.end.actor: Truth.YES for strand in knot.strands if strand.end.actor not in circle}


def _bond(
    data: Dataset, knot: _Knot, here: Mapping[Id, Truth], there: Mapping[Id, Truth], time: PartialDate | Span | None
) -> Bond | None:
    """Return the bond of two sides, or ``None`` where it certainly did not hold, or two have no part in it."""
    pairs = [
        (one, other, held)
        for one in knot.strands
        if one.end.actor in here
        for other in knot.strands
        if other.end.actor in there and _are_two(knot, one, other)
        if (held := _held(data, knot, (one, other), time) & here[one.end.actor] & there[other.end.actor]) is not Truth.NO
    ]
    if not pairs:
        return None
    read = _read(knot, (strand for one, other, _ in pairs for strand in (one, other)))
    dated = time is not None
    return Bond(
        by=knot.by,
        records=tuple(read),
        here=_side(data, ((one, held if dated else None) for one, _, held in pairs)),
        there=_side(data, ((other, held if dated else None) for _, other, held in pairs)),
        held=one_of(held for *_, held in pairs) if dated else None,
        contested=tuple((id_, path) for id_, path in data.contested if bears_on(path, read.get(id_, ()))),
        support=tuple(piece for id_, fields in read.items() for piece in support_of(data, id_, fields)),
    )


def _are_two(knot: _Knot, one: _Strand, other: _Strand) -> bool:
    """Return whether two strands join two actors: by one record, or by two where neither has a part for both of them.

    So a member is bound to its group by its own membership, and a partner to an organisation by their own partnership.
    """
    if one.end.actor == other.end.actor:
        return False
    alone = other.end.actor in knot.parts[one.record.id] or one.end.actor in knot.parts[other.record.id]
    return one.record is other.record or not alone


def _held(data: Dataset, knot: _Knot, strands: tuple[_Strand, _Strand], time: PartialDate | Span | None) -> Truth:
    """Return whether all that joins two held at one time, of *time* where one is asked about.

    Each is asked for the time and for the span of each other: what meets pairwise in time meets at once.
    """
    asked_of = [(strand.record, strand.end.actor) for strand in strands]
    framework = data[knot.by]
    spans = {record.id: span for record in (framework, *(record for record, _ in asked_of)) if (span := _span_of(record))}
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


def _read(knot: _Knot, strands: Iterable[_Strand]) -> Mapping[Id, tuple[str, ...]]:
    """Return what is read of which records, the one that binds first."""
    first = {strand.record.id for strand in knot.strands} & {knot.by}
    read: dict[Id, tuple[str, ...]] = {id_: (*_TIMES, "supersedes") for id_ in first}
    for strand in sorted(strands, key=lambda strand: strand.record.id):
        links = () if strand.record.id == knot.by else (f"frameworks[{knot.by}]", "under")
        paths = (*read.get(strand.record.id, _TIMES), *paths_of(strand.end), *links)
        read[strand.record.id] = tuple(dict.fromkeys(paths))
    return read


def _side(data: Dataset, strands: Iterable[tuple[_Strand, Truth | None]]) -> tuple[Involvement, ...]:
    """Return one involvement for each actor in each capacity, by actor."""
    found_: dict[tuple[Id, str], Involvement] = {}
    for strand, held in strands:
        end, id_ = strand.end, strand.record.id
        new = Involvement(
            actor=end.actor,
            capacity=end.capacity,
            roles=end.roles,
            records=(id_,),
            held=held,
            support=support_of(data, id_, paths_of(end)),
        )
        key = (end.actor, end.capacity.value)
        found_[key] = _joined(found_[key], new) if key in found_ else new
    return tuple(found_[key] for key in sorted(found_))


def _joined(one: Involvement, other: Involvement) -> Involvement:
    return attrs.evolve(
        one,
        roles=tuple(sorted({*one.roles, *other.roles}, key=lambda role: role.value)),
        records=tuple(sorted({*one.records, *other.records})),
        held=None if one.held is None or other.held is None else one.held | other.held,
        support=tuple(dict.fromkeys((*one.support, *other.support))),
    )
