"""The fast path: readers that take what is right and give up on anything else, for the reference converter to judge.

One closure is made for each field, from the same description that the reference reads. Nothing here reports: any exception at
all means that the record is read again, by the reference, which says everything that is wrong with it.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from itertools import islice
from operator import eq
from typing import NoReturn, cast

import attrs

from natoip4.codec.testimony import heard
from natoip4.records.evidence import OWN, Evidence, Said
from natoip4.records.ids import Id, unshared
from natoip4.records.locators import Locator
from natoip4.records.paths import Path, field_at
from natoip4.records.record import Record
from natoip4.records.schema import Field, described, fields_of, key_getter
from natoip4.records.settling import settled
from natoip4.records.slots import Setter, can_be_filled, setters
from natoip4.values.dates import PartialDate
from natoip4.values.names import ExternalId, Name
from natoip4.values.spans import Ongoing, read_end

__all__ = ["Reader", "optimistic_reader"]

Reader = Callable[[dict[str, object]], Record]

_ReadValue = Callable[[object], object]
_PARSED = (PartialDate, Ongoing, Locator)
_LARGEST = 2**53
_REMEMBERED = 16384
_FEW = 512
_MISSING = object()
_SAID = {"path", "value", "denied"}


class _Unfit(Exception):
    """What is here is not plainly right."""


def optimistic_reader(cls: type[Record], kinds: Iterable[type[Record]]) -> Reader:
    """Return what reads an object into *cls*, or raises no matter what."""
    if cls.__attrs_post_init__ is not Record.__attrs_post_init__ or not can_be_filled(cls):
        return _leave_it  # only its own __init__ knows how it is made
    prefixes = {kind.PREFIX: kind for kind in kinds}
    has_kind = bool(getattr(cls, "KIND", ""))  # then the key "kind" has picked the class
    readers = {name: _collection(field, prefixes) for name, field in fields_of(cls).items() if name != "evidence"}
    readers["id"] = _own_id(cls.PREFIX)
    rows = _rows(cls, readers)
    set_evidence = setters(cls)["evidence"]
    read_evidence = _evidence_reader(cls, prefixes)
    checks = cls._check is not Record._check  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - as Record itself does

    def read(raw: dict[str, object]) -> Record:
        record = object.__new__(cls)
        read_keys = _fill(record, rows, raw)
        evidence = raw.get("evidence")
        if evidence is None:
            set_evidence(record, ())
        else:
            read_keys += 1
            set_evidence(record, read_evidence(record, evidence))
        if read_keys + has_kind != len(raw):
            raise _Unfit
        if checks:
            record._check()  # pyright: ignore[reportPrivateUsage] - as Record itself does
        return record

    return read


def _evidence_reader(
    cls: type[Record], prefixes: Mapping[str, type[Record]]
) -> Callable[[Record, object], tuple[Evidence, ...]]:
    """Return what reads the evidence of a record that is complete but for it."""
    read_pieces: list[_ReadValue] = []

    def read(record: Record, value: object) -> tuple[Evidence, ...]:
        if type(value) is not list:
            raise _Unfit
        pieces = cast("list[object]", value)
        for piece in pieces:
            if type(piece) is not str:
                break
        else:
            return heard(record, cast("list[str]", pieces))
        if not read_pieces:
            read_pieces.append(_piece_reader(cls, prefixes))
        return settled(record, [cast("Evidence", read_pieces[0](piece)) for piece in pieces])

    return read


def _piece_reader(cls: type, prefixes: Mapping[str, type[Record]]) -> _ReadValue:
    """Return what reads a piece of evidence in either form."""
    readers = {name: _reader(field, prefixes) for name, field in described(Evidence).items()}

    def read_on(value: object) -> object:
        if type(value) is not list:
            raise _Unfit
        return tuple([_said(cls, prefixes, said) for said in cast("list[object]", value)])

    readers["on"] = read_on
    from_object = _filling(Evidence, readers)
    return lambda value: Evidence.parse(value) if type(value) is str else from_object(value)


def _said(cls: type, prefixes: Mapping[str, type[Record]], value: object) -> Said:
    if type(value) is str:
        return Evidence.parse(f"x: {value}").on[0]
    raw = cast("dict[str, object]", value)
    text, denied = raw["path"], raw.get("denied", False)
    if type(value) is not dict or type(text) is not str or type(denied) is not bool or not raw.keys() <= _SAID:
        raise _Unfit
    said = raw.get("value", OWN)
    if said is OWN or said is None:
        return Said(text, said, denied)
    field, path = field_at(cls, text), Path.parse(text)
    if path.key is None or path.part is not None:
        return Said(text, _reader(field, prefixes)(said), denied)
    return Said(text, _exactly(bool)(said) if field.keyed else _item_reader(field, prefixes)(said), denied)


_Row = tuple[str, Setter, _ReadValue, object]


def _rows(cls: type, readers: Mapping[str, _ReadValue]) -> tuple[_Row, ...]:
    """Return for each field how it is set and read, and its default."""
    defaults = {attribute.name: attribute.default for attribute in attrs.fields(cls)}
    setter = setters(cls)
    return tuple((name, setter[name], read, defaults[name]) for name, read in readers.items())


def _fill(made: object, rows: tuple[_Row, ...], raw: Mapping[str, object]) -> int:
    """Set the fields of *made* from *raw*, and return how many of its keys were read."""
    count = 0
    for name, setter, read, default in rows:
        value = raw.get(name, _MISSING)
        if value is not _MISSING:
            setter(made, read(value))
            count += 1
        elif default is attrs.NOTHING:
            raise _Unfit
        else:
            setter(made, default)
    return count


def _collection(field: Field, prefixes: Mapping[str, type[Record]]) -> _ReadValue:
    """Return the reader of a field of a record, which keeps its collections sorted by key."""
    if not field.many:
        return _reader(field, prefixes)
    read_one = _item_reader(field, prefixes)
    key = key_getter(field.items[0])

    def read(value: object) -> object:
        if type(value) is not list:
            raise _Unfit
        elements = [read_one(element) for element in cast("list[object]", value)]
        if len(elements) > 1:
            keys = list(map(key, elements))
            ordered = sorted(keys)
            if any(map(eq, ordered, islice(ordered, 1, None))):
                raise _Unfit
            if keys != ordered:
                elements.sort(key=key)
        return tuple(elements)

    return _remembering(read) if field.items[0] is Id or issubclass(field.items[0], enum.Enum) else read


def _remembering(read: _ReadValue) -> _ReadValue:
    """Return *read* for lists of words, made to give equal lists the very same value."""
    known: dict[tuple[object, ...], object] = {}

    def remember(value: object) -> object:
        if type(value) is not list:
            raise _Unfit
        words = tuple(cast("list[object]", value))
        found = known.get(words)
        if found is None:
            found = read(list(words))
            if len(known) < _FEW:
                known[words] = found
        return found

    return remember


def _reader(field: Field, prefixes: Mapping[str, type[Record]]) -> _ReadValue:
    read_one = _item_reader(field, prefixes)
    if not field.many:
        return read_one

    def read(value: object) -> object:
        if type(value) is not list:
            raise _Unfit
        return tuple([read_one(element) for element in cast("list[object]", value)])

    return read


def _item_reader(field: Field, prefixes: Mapping[str, type[Record]]) -> _ReadValue:
    item, *more = field.items
    if more:
        return cast("_ReadValue", read_end) if [item, *more] == [PartialDate, Ongoing] else _leave_it
    if item is Id:
        return _id_reader(frozenset(prefix for prefix, kind in prefixes.items() if issubclass(kind, field.families)))
    return _value_reader(item, prefixes)


def _leave_it(value: object) -> NoReturn:
    raise _Unfit(value)


def _value_reader(cls: type, prefixes: Mapping[str, type[Record]]) -> _ReadValue:
    item: type[object] = cls
    if cls is str or cls is bool:
        return _exactly(cls)
    if cls is Decimal:
        return _number
    if issubclass(cls, enum.Enum):
        return cast("_ReadValue", {member.value: member for member in cls}.__getitem__)
    if cls in _PARSED:
        return cast("_ReadValue", getattr(cls, "parse"))  # noqa: B009 - each of them has one
    return _object_reader(item, prefixes) if attrs.has(item) else _leave_it


def _exactly(cls: type) -> _ReadValue:
    def read(value: object) -> object:
        if type(value) is not cls:
            raise _Unfit
        return value

    return read


def _number(value: object) -> object:
    if type(value) is int and abs(value) <= _LARGEST:
        return Decimal(value)
    if type(value) is str and value.isascii():
        number = Decimal(value)
        if number.is_finite():
            return number
    raise _Unfit


def _own_id(prefix: str) -> _ReadValue:
    start = f"{prefix}:"

    def read(value: object) -> object:
        if type(value) is not str or not value.startswith(start):
            raise _Unfit
        return unshared(value)

    return read


@cache
def _id_reader(legal: frozenset[str]) -> _ReadValue:
    known: dict[object, Id] = {}

    def read(value: object) -> object:
        found = known.get(value)
        if found is None:
            if type(value) is not str or value.partition(":")[0] not in legal:
                raise _Unfit
            found = unshared(value)
            if len(known) < _REMEMBERED:
                known[value] = found
        return found

    return read


def _object_reader(cls: type, prefixes: Mapping[str, type[Record]]) -> _ReadValue:
    from_object = _filling(cls, {name: _reader(field, prefixes) for name, field in described(cls).items()})
    if cls not in (Name, ExternalId):
        return from_object
    from_text = cast("_ReadValue", getattr(cls, "parse"))  # noqa: B009 - both have one
    return lambda value: from_text(value) if type(value) is str else from_object(value)


def _filling(cls: type, readers: Mapping[str, _ReadValue]) -> _ReadValue:
    """Return what reads an object into an instance of a class that is no record."""
    fillable = can_be_filled(cls)
    rows = _rows(cls, readers) if fillable else ()
    check = cast("Callable[[object], None] | None", getattr(cls, "__attrs_post_init__", None))

    def read(value: object) -> object:
        if type(value) is not dict:
            raise _Unfit
        raw = cast("dict[str, object]", value)
        if not fillable:
            return cls(**{name: readers[name](part) for name, part in raw.items()})
        made = cast("object", object.__new__(cls))
        if _fill(made, rows, raw) != len(raw):
            raise _Unfit
        if check is not None:
            check(made)
        return made

    return read
