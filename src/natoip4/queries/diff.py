"""Differences: what stands in one dataset and not so in another, by record and path."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import zip_longest

import attrs

from natoip4.codec.writing import plain
from natoip4.dataset import Dataset
from natoip4.errors import ensure_is, invalid_value
from natoip4.queries.lenses import lens_to_dict
from natoip4.records.contents import contents
from natoip4.records.evidence import Evidence
from natoip4.records.ids import Id
from natoip4.records.record import Record
from natoip4.records.references import references
from natoip4.resolution.assertions import explicit
from natoip4.resolution.views import Lens

__all__ = ["Diff", "EvidenceChange", "RecordChange", "ValueChange", "diff"]


@attrs.frozen(kw_only=True)
class ValueChange:
    """What a record holds at one path, before and after; ``None`` is nothing.

    The path is the finest there is, of a field of any standing; ``kind`` says which kind of claim it is. A keyed element
    without parts is ``True``.
    """

    path: str
    before: object = None
    after: object = None

    def to_dict(self) -> dict[str, object]:
        """Return it as plain objects, values as a document writes them."""
        return {"path": self.path, "before": _plain(self.before), "after": _plain(self.after)}


@attrs.frozen(kw_only=True)
class EvidenceChange:
    """A piece of evidence before and after; ``None`` is no such piece. Both are of the same places, by the same step."""

    before: Evidence | None = None
    after: Evidence | None = None

    def to_dict(self) -> dict[str, object]:
        """Return it as plain objects, evidence in its object form with the value at every path."""
        return {"before": _plain(self.before), "after": _plain(self.after)}


@attrs.frozen(kw_only=True)
class RecordChange:
    """One record before and after; ``None`` is no such record, and all that the other holds is then a change.

    Two records of different ids, or none, raise :class:`~natoip4.errors.InvalidValue`.
    """

    before: Record | None = None
    after: Record | None = None

    def __attrs_post_init__(self) -> None:
        ids = {side.id for side in (self.before, self.after) if side is not None}
        if len(ids) != 1:
            raise invalid_value("bad-change", "a change is of one record", sorted(ids))

    @property
    def record(self) -> Id:
        """The id of the record."""
        return next(side.id for side in (self.before, self.after) if side is not None)

    @property
    def change(self) -> str:
        """``added``, ``removed`` or ``changed``."""
        return "added" if self.before is None else "removed" if self.after is None else "changed"

    @cached_property
    def values(self) -> tuple[ValueChange, ...]:
        """Where the two hold different values, in canonical order, what is new there last."""
        old, new = _held(self.before, self.after), _held(self.after, self.before)
        return tuple(
            ValueChange(path=path, before=old.get(path), after=new.get(path))
            for path in dict.fromkeys((*old, *new))
            if old.get(path) != new.get(path)
        )

    @cached_property
    def evidence(self) -> tuple[EvidenceChange, ...]:
        """Where their evidence differs in what it says or how; how it is written is no matter."""
        return tuple(_evidence_changes(self.before, self.after))

    def to_dict(self) -> dict[str, object]:
        """Return it as plain objects."""
        return {
            "record": str(self.record),
            "change": self.change,
            "values": [value.to_dict() for value in self.values],
            "evidence": [piece.to_dict() for piece in self.evidence],
        }


@attrs.frozen(kw_only=True)
class Diff:
    """Every record that is not the same in two datasets, by id; it is true if there is any.

    ``old`` and ``new`` are what the views compared let through, each ``None`` where it is no view.
    """

    changes: tuple[RecordChange, ...] = ()
    old: Lens | None = None
    new: Lens | None = None

    def __bool__(self) -> bool:
        return bool(self.changes)

    @property
    def added(self) -> tuple[Id, ...]:
        """The ids of the records that only the new dataset has."""
        return self._where("added")

    @property
    def removed(self) -> tuple[Id, ...]:
        """The ids of the records that only the old dataset has."""
        return self._where("removed")

    @property
    def changed(self) -> tuple[Id, ...]:
        """The ids of the records that both have, and not the same."""
        return self._where("changed")

    def _where(self, change: str) -> tuple[Id, ...]:
        return tuple(one.record for one in self.changes if one.change == change)

    def touching(self, id_: str) -> Diff:
        """Return the changes of one record, and of those that refer to it before or after, by their evidence too.

        What is no id raises :class:`~natoip4.errors.InvalidValue`.
        """
        target = Id.parse(id_)
        return attrs.evolve(
            self, changes=tuple(one for one in self.changes if target == one.record or target in _named_by(one))
        )

    def reversed(self) -> Diff:
        """Return the difference seen from the other side."""
        changes = tuple(RecordChange(before=one.after, after=one.before) for one in self.changes)
        return Diff(changes=changes, old=self.new, new=self.old)

    def to_dict(self) -> dict[str, object]:
        """Return it as plain objects, in version 1 of the shape that the reference describes."""
        sides = {"old": {"lens": lens_to_dict(self.old)}, "new": {"lens": lens_to_dict(self.new)}}
        return {"version": 1, **sides, "changes": [change.to_dict() for change in self.changes]}


def diff(old: Dataset, new: Dataset) -> Diff:
    """Return what stands in one dataset and not so in another; either may be a view.

    Evidence is compared by what it says: a piece that speaks for the whole record is the same as one that lists all its paths,
    and two datasets that differ in nothing else have no difference.

    >>> from natoip4.records.actors import State
    >>> from natoip4.values.names import Name
    >>> old = Dataset([State(id=State.ref("jpn"), names=(Name("Japan"),))])
    >>> new = Dataset([State(id=State.ref("jpn"), names=(Name("Nippon", language="ja"),)), State(id=State.ref("kor"))])
    >>> found = diff(old, new)
    >>> found.added, found.removed, found.changed
    ((Id('state:kor'),), (), (Id('state:jpn'),))
    >>> [(value.path, value.before is None) for value in found.touching("state:jpn").changes[0].values]
    [('names[Japan]', False), ('names[Nippon]', True)]
    """
    for side in (old, new):
        ensure_is(side, Dataset)
    pairs = (RecordChange(before=old.get(id_), after=new.get(id_)) for id_ in sorted({*old, *new}))
    return Diff(changes=tuple(pair for pair in pairs if _differs(pair)), old=old.lens, new=new.lens)


def _differs(pair: RecordChange) -> bool:
    if pair.before is None or pair.after is None:
        return True
    return pair.before != pair.after and bool(pair.values or pair.evidence)


def _held(record: Record | None, other: Record | None) -> dict[str, object]:
    """Return what *record* holds by path, with the kind of it where that is not the prefix of its id."""
    if record is None:
        return {}
    kind: str = getattr(record, "KIND", "")
    if not kind and other is not None and type(other) is not type(record):
        kind = type(record).__name__
    held: dict[str, object] = {"kind": kind} if kind else {}
    return held | {content.path: content.value for content in contents(record)}


def _evidence_changes(before: Record | None, after: Record | None) -> Iterator[EvidenceChange]:
    """Yield the pieces that the other side lacks, those of the same places and step beside each other."""
    old, new = _leftover(before, after), _leftover(after, before)
    ordered = sorted((*old, *new), key=lambda piece: piece.place_key)
    for places in dict.fromkeys((piece.step, piece.locators) for piece in ordered):
        gone, come = ([piece for piece in side if (piece.step, piece.locators) == places] for side in (old, new))
        yield from (EvidenceChange(before=one, after=other) for one, other in zip_longest(gone, come))


def _leftover(record: Record | None, other: Record | None) -> list[Evidence]:
    """Return the evidence of *record* that *other* has not, neither as it is nor with its paths written out."""
    if record is None or other is None:
        return [] if record is None else list(record.evidence)
    mine = _less(record.evidence, other.evidence)
    theirs = _less(other.evidence, record.evidence)
    there = Counter(explicit(other, piece) for piece in theirs)
    left: list[Evidence] = []
    for piece in mine:
        full = explicit(record, piece)
        if there[full]:
            there[full] -= 1
        else:
            left.append(piece)
    return left


def _less(pieces: Iterable[Evidence], others: Iterable[Evidence]) -> list[Evidence]:
    return list((Counter(pieces) - Counter(others)).elements())


def _named_by(change: RecordChange) -> set[Id]:
    sides = (side for side in (change.before, change.after) if side is not None)
    return {reference.target for side in sides for reference in references(side)}


def _plain(value: object) -> object:
    return None if value is None else plain(value)
