"""Records to plain objects: defaults left out, keys in canonical order, evidence in its short form where that says it all."""

from __future__ import annotations

import enum
from collections.abc import Callable
from decimal import Decimal
from typing import cast

import attrs

from natoip4.errors import InvalidValue
from natoip4.records.evidence import OWN, Evidence, Locator, Said
from natoip4.records.ids import Id
from natoip4.records.record import Record
from natoip4.records.schema import described, fields_of
from natoip4.records.settling import notations
from natoip4.values.dates import PartialDate
from natoip4.values.names import ExternalId, Name
from natoip4.values.spans import Ongoing

__all__ = ["plain", "plain_record"]

_LARGEST = 2**53


def plain_record(record: Record) -> dict[str, object]:
    """Return *record* as an object that JSON can hold.

    >>> from natoip4.records.actors import State
    >>> plain_record(State(id=State.ref("jpn"), names=(Name("Japan"),)))
    {'id': 'state:jpn', 'names': ['Japan']}
    """
    written: dict[str, object] = {}
    for field in fields_of(type(record)).values():
        if field.name == "evidence":
            if record.evidence:
                written["evidence"] = [_evidence(form) for form in notations(record, record.evidence)]
            continue
        value = getattr(record, field.name)
        if value != field.default or field.required:
            written[field.name] = plain(value)
        if field.name == "id" and (kind := getattr(record, "KIND", None)):
            written["kind"] = kind
    return written


def plain(value: object) -> object:
    """Return a value as JSON can hold it."""
    writer = _WRITERS.get(type(value))
    if writer is not None:
        return writer(value)
    if isinstance(value, enum.Enum):
        return value.value
    return _object(value)


def _object(value: object) -> dict[str, object]:
    held = {name: (getattr(value, name), field) for name, field in described(type(value)).items()}
    return {name: plain(part) for name, (part, field) in held.items() if part != field.default or field.required}


def _same(value: object) -> object:
    return value


def _number(value: object) -> object:
    number = cast("Decimal", value)
    return int(number) if number == number.to_integral_value() and abs(number) <= _LARGEST else f"{number:f}"


def _list(value: object) -> list[object]:
    return [plain(element) for element in cast("tuple[object, ...]", value)]


def _word_or_object(value: object) -> object:
    parse = cast("Name | ExternalId", value).parse
    return str(value) if getattr(value, "span", None) is None and parse(str(value)) == value else _object(value)


def _evidence(form: str | Evidence) -> object:
    if isinstance(form, str):
        return form
    written: dict[str, object] = {"locators": [str(at) for at in form.locators]}
    if form.on:
        written["on"] = [_said(said) for said in form.on]
    rest = _object(attrs.evolve(form, on=()))
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


_WRITERS: dict[type, Callable[[object], object]] = {
    str: _same,
    bool: _same,
    int: _same,
    Id: str,
    PartialDate: str,
    Ongoing: str,
    Locator: str,
    Decimal: _number,
    tuple: _list,
    Name: _word_or_object,
    ExternalId: _word_or_object,
}
