"""The fast path: readers that take what is right and give up on anything else, for the reference converter to judge.

One closure is made for each type of field, from the same annotations that the reference reads. Nothing here reports: any
exception at all means that the record is read again, by the reference, which says everything that is wrong with it.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from types import UnionType
from typing import Annotated, Union, cast, get_args, get_origin, get_type_hints

import attrs

from natoip4.records.evidence import Evidence, Locator
from natoip4.records.ids import Id
from natoip4.records.record import Record
from natoip4.values.dates import PartialDate
from natoip4.values.names import ExternalId, Name
from natoip4.values.spans import Ongoing

__all__ = ["optimistic_reader"]

_Reader = Callable[[object], object]
_PARSED = (PartialDate, Locator)
_LARGEST = 2**53
_REMEMBERED = 100_000


class _Unfit(Exception):
    """What is here is not plainly right."""


def optimistic_reader(
    cls: type[Record], kinds: Iterable[type[Record]], read_evidence: Callable[[object], tuple[Evidence, ...]]
) -> Callable[[Mapping[str, object]], Record]:
    """Return what reads an object into *cls*, or raises no matter what.

    *read_evidence* reads its evidence where that is not all in short form.
    """
    prefixes = {kind.PREFIX: kind for kind in kinds}
    readers = _field_readers(cls, prefixes)

    def evidence(value: object) -> object:
        if type(value) is not list:
            raise _Unfit
        pieces = cast("list[object]", value)
        if all(type(piece) is str for piece in pieces):
            return tuple(Evidence.parse(cast("str", piece)) for piece in pieces)
        return read_evidence(value)

    readers["evidence"] = evidence

    def read(raw: Mapping[str, object]) -> Record:
        return cls(**{name: readers[name](value) for name, value in raw.items()})  # type: ignore[arg-type]

    return read


def _field_readers(cls: type, prefixes: Mapping[str, type[Record]]) -> dict[str, _Reader]:
    hints = get_type_hints(cls, include_extras=False)
    return {a.name: _reader(hints[a.name], prefixes) for a in attrs.fields(cls) if a.init and a.name != "evidence"}


def _reader(hint: object, prefixes: Mapping[str, type[Record]]) -> _Reader:
    origin = get_origin(hint)
    if origin is Annotated:
        return _reader(get_args(hint)[0], prefixes)
    if origin is Union or isinstance(hint, UnionType):
        members = [member for member in get_args(hint) if member is not type(None)]
        return _span_end if len(members) > 1 else _reader(members[0], prefixes)
    if origin is tuple:
        return _list_reader(_reader(get_args(hint)[0], prefixes))
    if hint is Id or origin is Id:
        return _id_reader(hint, prefixes)
    return _value_reader(cast("type", hint), prefixes)


def _value_reader(cls: type, prefixes: Mapping[str, type[Record]]) -> _Reader:
    if cls is str or cls is bool:
        return _exactly(cls)
    if cls is Decimal:
        return _number
    if issubclass(cls, enum.Enum):
        return cast("_Reader", {member.value: member for member in cls}.__getitem__)
    if cls in _PARSED:
        return cast("_Reader", getattr(cls, "parse"))  # noqa: B009 - each of them has one
    return _object_reader(cls, prefixes)


def _exactly(cls: type) -> _Reader:
    def read(value: object) -> object:
        if type(value) is not cls:
            raise _Unfit
        return value

    return read


def _number(value: object) -> object:
    if type(value) is not int or abs(value) > _LARGEST:
        raise _Unfit
    return Decimal(value)


def _span_end(value: object) -> object:
    text = cast("str", value)
    return Ongoing.parse(text) if text.startswith("ongoing") else PartialDate.parse(text)


def _list_reader(read_one: _Reader) -> _Reader:
    def read(value: object) -> object:
        if type(value) is not list:
            raise _Unfit
        return tuple([read_one(element) for element in cast("list[object]", value)])

    return read


def _id_reader(hint: object, prefixes: Mapping[str, type[Record]]) -> _Reader:
    arguments = get_args(hint)
    families = tuple(cast("type", m) for m in (get_args(arguments[0]) or arguments)) if arguments else (object,)
    legal = {prefix for prefix, kind in prefixes.items() if issubclass(kind, families)}
    known: dict[object, Id] = {}

    def read(value: object) -> object:
        found = known.get(value)
        if found is None:
            found = Id(cast("str", value))
            if type(value) is not str or found.prefix not in legal:
                raise _Unfit
            if len(known) < _REMEMBERED:
                known[value] = found
        return found

    return read


def _object_reader(cls: type, prefixes: Mapping[str, type[Record]]) -> _Reader:
    readers = _field_readers(cls, prefixes)
    from_text = cast("_Reader | None", getattr(cls, "parse", None)) if cls in (Name, ExternalId) else None

    def read(value: object) -> object:
        if from_text is not None and type(value) is str:
            return from_text(value)
        if type(value) is not dict:
            raise _Unfit
        return cls(**{name: readers[name](part) for name, part in cast("dict[str, object]", value).items()})

    return read
