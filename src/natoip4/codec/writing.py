"""Records to plain objects: defaults left out, keys in canonical order, evidence in its short form where that says it all."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from decimal import Decimal
from operator import attrgetter
from typing import cast

import attrs

from natoip4.codec.testimony import told
from natoip4.errors import InvalidValue
from natoip4.records.evidence import OWN, Evidence, Locator, Said
from natoip4.records.ids import Id
from natoip4.records.record import Record
from natoip4.records.schema import Field, described, fields_of, per_class
from natoip4.records.settling import notations
from natoip4.values.dates import PartialDate
from natoip4.values.names import ExternalId, Name, NameKind
from natoip4.values.spans import Ongoing

__all__ = ["plain", "plain_record", "raw_record"]

_LARGEST = 2**53
_NOTHING = object()
_USUAL = NameKind.USUAL


def plain_record(record: Record) -> dict[str, object]:
    """Return *record* as an object that JSON can hold.

    >>> from natoip4.records.actors import State
    >>> plain_record(State(id=State.ref("jpn"), names=(Name("Japan"),)))
    {'id': 'state:jpn', 'names': ['Japan']}
    """
    return _written(record, _plain_rows(type(record)))


def raw_record(record: Record) -> dict[str, object]:
    """Return what :func:`plain_record` does with words, ids and tuples left as they are, for an engine that can write them."""
    return _written(record, _raw_rows(type(record)))


def _written(record: Record, rows: _Rows) -> dict[str, object]:
    written: dict[str, object] = {"id": str(record.id)}
    if kind := getattr(record, "KIND", None):
        written["kind"] = kind
    rows.write(record, written)
    if record.evidence:
        written["evidence"] = told(record) or [_evidence(form) for form in notations(record, record.evidence)]
    return written


_Writer = Callable[[object], object]


@attrs.frozen
class _Rows:
    """How the fields of a class are written: for each its name, default, whether nothing else is like it, and writer."""

    values: Callable[[object], tuple[object, ...]]
    rows: tuple[tuple[str, object, bool, _Writer | None], ...]

    @classmethod
    def of(cls, fields: Iterable[Field], writer: Callable[[Field], _Writer | None]) -> _Rows:
        listed = tuple(fields)
        names = [field.name for field in listed]
        rows = ((f.name, _NOTHING if f.required else f.default, _is_single(f), writer(f)) for f in listed)
        return cls(cast("Callable[[object], tuple[object, ...]]", attrgetter(*names, names[-1])), tuple(rows))

    def write(self, held: object, written: dict[str, object]) -> None:
        """Add to *written* what *held* holds, less what is a default."""
        for (name, default, single, writer), value in zip(self.rows, self.values(held), strict=False):
            if value is not default and (single or value != default):
                written[name] = value if writer is None else writer(value)


def _is_single(field: Field) -> bool:
    return field.required or field.default is None or isinstance(field.default, (bool, enum.Enum))


@per_class
def _plain_rows(cls: type) -> _Rows:
    return _Rows.of(_own_fields(cls), _plain_writer)


@per_class
def _raw_rows(cls: type) -> _Rows:
    return _Rows.of(_own_fields(cls), _raw_writer)


def _own_fields(cls: type) -> list[Field]:
    return [field for name, field in fields_of(cls).items() if name not in {"id", "evidence"}]


def plain(value: object) -> object:
    """Return a value as JSON can hold it."""
    return _WRITERS[type(value)](value)


def _plain_writer(field: Field) -> _Writer:
    return _list if field.many else plain


def _raw_writer(field: Field) -> _Writer | None:
    """Return what writes the values that a field is declared to have; none where the engine does."""
    item = field.items[0]
    if issubclass(item, (str, bool, enum.Enum)):
        return None
    if item in _WRITERS:
        write = _WRITERS[item] if len(field.items) == 1 else str
    elif attrs.has(item):
        write = _object_writer(_Rows.of(described(item).values(), _raw_writer))
    else:
        write = plain
    return _each(write) if field.many else write


def _each(write: _Writer) -> _Writer:
    return lambda values: [write(value) for value in cast("tuple[object, ...]", values)]


def _object_writer(rows: _Rows) -> Callable[[object], dict[str, object]]:
    def write(value: object) -> dict[str, object]:
        written: dict[str, object] = {}
        rows.write(value, written)
        return written

    return write


def _plain_object_rows(cls: type) -> _Rows:
    return _Rows.of(described(cls).values(), _plain_writer)


def _same(value: object) -> object:
    return value


def _number(value: object) -> object:
    number = cast("Decimal", value)
    return int(number) if number == number.to_integral_value() and abs(number) <= _LARGEST else f"{number:f}"


def _list(value: object) -> object:
    if type(value) is not tuple:
        return plain(value)
    return [_WRITERS[type(element)](element) for element in cast("tuple[object, ...]", value)]


def _name(value: object) -> object:
    name = cast("Name", value)
    usual = name.language == "en" and name.kind is _USUAL and name.span is None
    return name.text if usual else _as_object[Name](name)


def _external_id(value: object) -> object:
    return _as_object[ExternalId](value) if cast("ExternalId", value).span is not None else str(value)


def _evidence(form: str | Evidence) -> object:
    if isinstance(form, str):
        return form
    written: dict[str, object] = {"locators": [str(at) for at in form.locators]}
    if form.on:
        written["on"] = [_said(said) for said in form.on]
    rest = cast("dict[str, object]", _as_object[Evidence](attrs.evolve(form, on=())))
    return {**written, **{name: value for name, value in rest.items() if name != "locators"}}


def _said(said: Said) -> object:
    if said.value is OWN:
        text = f"!{said.path}" if said.denied else said.path
        try:
            if Evidence.parse(f"x: {text}").on == (said,):
                return text
        except InvalidValue:
            pass
    written: dict[str, object] = {"path": said.path}
    if said.value is not OWN:
        written["value"] = None if said.value is None else plain(said.value)
    if said.denied:
        written["denied"] = True
    return written


class _Writers(dict[type, Callable[[object], object]]):
    """What writes a value of each class, made when it is first asked for."""

    def __missing__(self, cls: type) -> Callable[[object], object]:
        writer = attrgetter("_value_") if issubclass(cls, enum.Enum) else _object_writer(_plain_object_rows(cls))
        self[cls] = writer
        return writer


_as_object = _Writers()
_WRITERS = _Writers(
    {
        str: _same,
        bool: _same,
        int: _same,
        Id: str.__str__,
        PartialDate: attrgetter("edtf"),
        Ongoing: str,
        Locator: str,
        Decimal: _number,
        tuple: _list,
        Name: _name,
        ExternalId: _external_id,
    }
)
