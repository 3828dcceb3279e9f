"""References: which records a record names, where, and of what family it takes them to be."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import cast

import attrs

from natoip4.records.evidence import Evidence, Said
from natoip4.records.ids import Id
from natoip4.records.paths import Path, located, read_key
from natoip4.records.record import Actor, Record
from natoip4.records.schema import Field, Standing, described, fields_of, key_of, per_class
from natoip4.records.sources import Source

__all__ = ["Reference", "references"]


@attrs.frozen
class Reference:
    """That one record names another: at which path, with what standing, and of which families it may be.

    >>> from natoip4.records.offices import Membership
    >>> belongs = Membership(id=Membership.ref("x"), member=Id("state:jpn"), group=Id("group:ip4"))
    >>> [(reference.path, reference.target) for reference in references(belongs)]
    [('member', Id('state:jpn')), ('group', Id('group:ip4'))]
    """

    holder: Id
    path: str
    target: Id
    standing: Standing
    families: tuple[type, ...]

    @property
    def draws(self) -> bool:
        """Whether the one brings the other into a view: not by a coding, a link or a note of ours."""
        return self.standing in (Standing.IDENTITY, Standing.STATED)


def references(record: Record) -> Iterator[Reference]:
    """Yield every reference that *record* makes, its evidence included, also to what it does not hold and evidence says."""
    own = list(_own(record))
    yield from own
    drawing = {one.target for one in own if one.draws}
    for place, piece in enumerate(record.evidence):
        yield from _in_evidence(record, f"evidence[{place}]", piece, drawing)


def _own(record: Record) -> Iterator[Reference]:
    for field in _bearing_ids(type(record)):
        value = getattr(record, field.name)
        if value is not None:
            for path, target, families in _inside(field, value, field.name):
                yield Reference(record.id, path, target, field.standing, families)


def _in_evidence(record: Record, where: str, piece: Evidence, drawing: Collection[Id]) -> Iterator[Reference]:
    """Yield the sources of a piece of evidence, whose word it is, and what it says that the record does not name itself."""
    for at in piece.locators:
        yield Reference(record.id, f"{where}.locators", at.source, Standing.BOOKKEEPING, (Source,))
    if piece.by is not None:
        yield Reference(record.id, f"{where}.by", piece.by, Standing.IDENTITY, (Actor,))
    for said in piece.on:
        for target, families in _said(type(record), said):
            if target not in drawing:
                yield Reference(record.id, f"{where}.on", target, Standing.STATED, families)


def _said(cls: type, said: Said) -> Iterator[tuple[Id, tuple[type, ...]]]:
    """Yield what one assertion or denial names: by its value, or by the key of an element."""
    path = Path.parse(said.path)
    field = fields_of(cls).get(path.field)
    if field is None or not _bears_ids(field):
        return
    if type(said.value) is Id and (found := located(cls, said.path)) is not None:
        yield Id(str(said.value)), found[0].families
    if path.key is not None and field.keyed:
        item = field.items[0]
        for name, word in read_key(item, path.key).items():
            if isinstance(word, Id):
                yield word, described(item)[name].families


@per_class
def _bearing_ids(cls: type) -> tuple[Field, ...]:
    fields = [field for name, field in fields_of(cls).items() if name not in {"id", "evidence"}]
    return tuple(field for field in fields if _bears_ids(field))


def _bears_ids(field: Field) -> bool:
    item = field.items[0]
    return item is Id or (attrs.has(item) and any(part.items[0] is Id for part in described(item).values()))


def _inside(field: Field, value: object, path: str) -> Iterator[tuple[str, Id, tuple[type, ...]]]:
    elements = cast("tuple[object, ...]", value) if field.many else (value,)
    for element in elements:
        where = f"{path}[{key_of(element)}]" if field.many else path
        if isinstance(element, Id):
            yield where, element, field.families
        elif attrs.has(type(element)):
            for name, part in described(type(element)).items():
                target = getattr(element, name)
                if isinstance(target, Id):
                    yield f"{where}.{name}", target, part.families
