"""Whether the fields of a record made in Python hold what its class declares; the codec checks what is read from files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

import attrs

from natoip4.errors import Problem, shown
from natoip4.records.evidence import Evidence, Said
from natoip4.records.ids import Id
from natoip4.records.locators import Locator
from natoip4.records.schema import Field, described, fields_of
from natoip4.values.spans import Span

__all__ = ["wrong_types"]

_CHECK_THEMSELVES = (Evidence, Locator, Said, Span)


def wrong_types(record: object) -> Iterator[Problem]:
    """Yield a problem for every value in *record* that is not of the class that its field declares.

    >>> from natoip4.records.actors import State
    >>> from natoip4.values.names import Name
    >>> list(wrong_types(State(id=State.ref("jpn"), names=(Name("Japan"),))))
    []
    """
    yield from _in_fields(record, fields_of(type(record)), "")


def _in_fields(holder: object, fields: Mapping[str, Field], where: str) -> Iterator[Problem]:
    for field in fields.values():
        value = getattr(holder, field.name)
        path = f"{where}.{field.name}" if where else field.name
        if value is None and field.optional:
            continue
        if not field.many:
            yield from _in_value(value, field, path)
        elif type(value) is not tuple:
            expected = f"a tuple of {_names(field)}"
            yield Problem(code="wrong-type", message="not a tuple", path=path, got=shown(value), expected=expected)
        else:
            for place, element in enumerate(cast("tuple[object, ...]", value)):
                yield from _in_value(element, field, f"{path}[{place}]")


def _in_value(value: object, field: Field, path: str) -> Iterator[Problem]:
    fits = any(type(value) is item if item in (str, bool) else isinstance(value, item) for item in field.items)
    if not fits:
        hint = 'make an id of it: State.ref("jpn"), or Id("state:jpn")' if Id in field.items and type(value) is str else None
        expected = _names(field)
        yield Problem(
            code="wrong-type", message="not what this field holds", path=path, got=shown(value), expected=expected, hint=hint
        )
    elif type(value) is str and not _can_be_written(value):
        message = "text with half a character, which cannot be written"
        yield Problem(code="wrong-type", message=message, path=path, got=shown(value), expected="whole characters")
    elif attrs.has(type(value)) and not isinstance(value, _CHECK_THEMSELVES):
        yield from _in_fields(value, described(type(value)), path)


def _can_be_written(text: str) -> bool:
    return text.isascii() or text.isprintable() or not any("\ud800" <= letter <= "\udfff" for letter in text)


def _names(field: Field) -> str:
    return " or ".join(item.__name__ for item in field.items)
