"""Ties: who was bound to whom, by what and under what, whether so at a time, and who says so.

What binds is a tie, a partnership, an agreement, a framework, or a group or organisation that has both as members. That a
record merely names two actors is another question: see :mod:`natoip4.queries.connections`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.circles import circle_of
from natoip4.queries.edges import Capacity
from natoip4.queries.holding import When, asked, one_of
from natoip4.queries.knots import BINDING, Knot, Strand, are_two, held_together, knots
from natoip4.queries.lookup import Kinds, known, of_kinds
from natoip4.queries.parties import Involvement, paths_of
from natoip4.queries.support import Support, bears_on, support_of
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.record import Actor
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth

__all__ = ["Bond", "shared_frameworks", "shared_memberships", "ties_between", "ties_of"]

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


def ties_of(data: Dataset, actor: str, *, on: When | None = None, kinds: Kinds = BINDING) -> tuple[Bond, ...]:
    """Return all that binds *actor*, or what stands for it, to others, by id of what binds.

    With *on*, what certainly did not hold at that time is left out, and each bond says whether it did or may have; with
    *kinds*, what binds by records of these kinds and no others: classes of :data:`~natoip4.queries.knots.BINDING` or below, or
    :class:`~natoip4.errors.InvalidValue` is raised. An actor that a view lacks is bound by nothing; an id that no actor has
    raises :class:`~natoip4.errors.UnknownRecord`.

    >>> from natoip4.data.bundled import load
    >>> for bond in ties_of(load(), "state:rus", on="2025"):
    ...     print(bond.by, bond.others, bond.held.value, [piece.evidence.locators[0].source.slug for piece in bond.support])
    tie:kor-rus (Id('state:kor'),) maybe ['epis-brief']
    """
    time = asked(on)
    circle = _circle(data, actor, time)
    tied = knots(data, circle, of_kinds(kinds, *BINDING))
    bonds = (_bond(data, knot, circle, _rest(knot, circle), time) for knot in tied)
    return tuple(bond for bond in bonds if bond is not None)


def ties_between(data: Dataset, one: str, other: str, *, on: When | None = None, kinds: Kinds = BINDING) -> tuple[Bond, ...]:
    """Return what binds two actors, or what stands for them, to one another, as :func:`ties_of` does, in either order.

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
    tied = knots(data, here, of_kinds(kinds, *BINDING))
    bonds = (_bond(data, knot, here, there, time) for knot in tied)
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
    return circle_of(data, known(data, actor, Actor), on=time)


def _rest(knot: Knot, circle: Mapping[Id, Truth]) -> Mapping[Id, Truth]:
    return {strand.end.actor: Truth.YES for strand in knot.strands if strand.end.actor not in circle}


def _bond(
    data: Dataset, knot: Knot, here: Mapping[Id, Truth], there: Mapping[Id, Truth], time: PartialDate | Span | None
) -> Bond | None:
    """Return the bond of two sides, or ``None`` where it certainly did not hold, or two have no part in it."""
    joined = (
        (one, other, here[one.end.actor] & there[other.end.actor] & held_together(data, knot, (one, other), time))
        for one in knot.strands
        if one.end.actor in here
        for other in knot.strands
        if other.end.actor in there and are_two(knot, one, other)
    )
    pairs = [(one, other, held) for one, other, held in joined if held.possible]
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


def _read(knot: Knot, strands: Iterable[Strand]) -> Mapping[Id, tuple[str, ...]]:
    """Return what is read of which records, the one that binds first."""
    first = {strand.record.id for strand in knot.strands} & {knot.by}
    read: dict[Id, tuple[str, ...]] = dict.fromkeys(first, (*_TIMES, "supersedes"))
    for strand in sorted(strands, key=lambda strand: strand.record.id):
        links = () if strand.record.id == knot.by else (f"frameworks[{knot.by}]", "under")
        paths = (*read.get(strand.record.id, _TIMES), *paths_of(strand.end), *links)
        read[strand.record.id] = tuple(dict.fromkeys(paths))
    return read


def _side(data: Dataset, strands: Iterable[tuple[Strand, Truth | None]]) -> tuple[Involvement, ...]:
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
