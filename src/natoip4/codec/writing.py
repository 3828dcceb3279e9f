"""Records to plain objects: defaults left out, keys in canonical order, evidence in its short form where that says it all."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from decimal import Decimal
from operator import attrgetter
from typing import cast

import attrs

from natoip4.codec.testimony import told
from natoip4.errors import InvalidRecord, InvalidValue, Problem, with_article
from natoip4.records.evidence import OWN, Evidence, Said
from natoip4.records.ids import Id
from natoip4.records.locators import Locator
from natoip4.records.record import Record
from natoip4.records.schema import Field, PerClass, described, fields_of
from natoip4.records.settling import notations
from natoip4.values.dates import PartialDate
from natoip4.values.names import ExternalId, Name, NameKind
from natoip4.values.spans import Ongoing

__all__ = ["plain", "plain_record", "raw_record"]

_LARGEST = 2**53
_text_of = str.__str__  # of an id, without asking the class
_USUAL = NameKind.USUAL


def plain_record(record: Record) -> dict[str, object]:
    """Return *record* as an object that JSON can hold.

    >>> from natoip4.records.actors import State
    >>> plain_record(State(id=State.ref("jpn"), names=(Name("Japan"),)))
    {'id': 'state:jpn', 'names': ['Japan']}
    """
    return _written(record, _PLAIN[type(record)])


def raw_record(record: Record) -> dict[str, object]:
    """Return what :func:`plain_record` does with words, ids and tuples left as they are, for an engine that can write them."""
    return _written(record, _RAW[type(record)])


_Writer = Callable[[object], object]
_Write = Callable[[object, dict[str, object]], None]


def _written(record: Record, write: _Write) -> dict[str, object]:
    written: dict[str, object] = {"id": _text_of(record.id)}
    if kind := getattr(record, "KIND", None):
        written["kind"] = kind
    write(record, written)
    if record.evidence:
        written["evidence"] = told(record) or [_evidence(form) for form in notations(record, record.evidence)]
    return written


def _writing(fields: Iterable[Field], writer: Callable[[Field], _Writer | None]) -> _Write:
    """Return what adds to an object what a value holds in *fields*, less what is a default.

    It is compiled for each class, for a loop over fields takes three times as long: ``if held.span is not None: …``.
    """
    names: dict[str, object] = {}
    lines = ["def write(held, written):", "    pass"]
    for number, field in enumerate(fields):
        write = names[f"write_{number}"] = writer(field)
        names[f"default_{number}"] = field.default
        only_one = field.default is None or isinstance(field.default, (bool, enum.Enum))
        test = "True" if field.required else f"value {'is not' if only_one else '!='} default_{number}"
        lines += [
            f"    value = held.{field.name}",
            f"    if {test}:",
            f"        written[{field.name!r}] = {'value' if write is None else f'write_{number}(value)'}",
        ]
    exec("\n".join(lines), names)  # noqa: S102 - the only names in it are those of fields
    return cast("_Write", names["write"])


def _own_fields(cls: type) -> list[Field]:
    if not issubclass(cls, Record):
        message = f"{with_article(cls.__name__)} is no record"
        raise InvalidRecord([Problem(code="wrong-type", message=message, expected="a record")])
    return [field for name, field in fields_of(cls).items() if name not in {"id", "evidence"}]


def plain(value: object) -> object:
    """Return a value as JSON can hold it."""
    return _WRITERS[type(value)](value)


def _plain_writer(_: Field) -> _Writer:
    return plain


def _raw_writer(field: Field) -> _Writer | None:
    """Return what writes the values that a field is declared to have; none where the engine does."""
    item = cast("type[object]", field.items[0])
    write: _Writer = plain
    if len(field.items) == 1:
        if issubclass(item, (str, bool, enum.Enum)):
            return None
        if item in _WRITERS:
            write = _WRITERS[item]
        elif attrs.has(item):
            write = _object_writer(item, _raw_writer)
    return _each(write) if field.many else write


def _each(write: _Writer) -> _Writer:
    return lambda values: [write(value) for value in cast("tuple[object, ...]", values)]


def _object_writer(cls: type, writer: Callable[[Field], _Writer | None]) -> _Writer:
    add = _writing(described(cls).values(), writer)

    def write(value: object) -> dict[str, object]:
        written: dict[str, object] = {}
        add(value, written)
        return written

    return write


def _same(value: object) -> object:
    return value


def _number(value: object) -> object:
    number = cast("Decimal", value)
    return int(number) if number == number.to_integral_value() and abs(number) <= _LARGEST else f"{number:f}"


def _list(value: object) -> object:
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


def _writer_of(cls: type) -> _Writer:
    item: type[object] = cls
    if issubclass(cls, enum.Enum):
        return attrgetter("_value_")
    return _object_writer(item, _plain_writer)


_OWN_FORMS: dict[type, _Writer] = {
    str: _same,
    bool: _same,
    int: _same,
    Id: cast("_Writer", _text_of),
    PartialDate: attrgetter("edtf"),
    Ongoing: str,
    Locator: str,
    Decimal: _number,
    tuple: _list,
    Name: _name,
    ExternalId: _external_id,
}
_WRITERS = PerClass(_writer_of)
_WRITERS.update(_OWN_FORMS)
_as_object = PerClass(lambda cls: _object_writer(cls, _plain_writer))
_PLAIN = PerClass(lambda cls: _writing(_own_fields(cls), _plain_writer))
_RAW = PerClass(lambda cls: _writing(_own_fields(cls), _raw_writer))
