"""Contents: all that a record holds, whatever its standing, by the finest paths there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import attrs

from natoip4.records.schema import Field, Standing, described, fields_of, key_of
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Ongoing

__all__ = ["Content", "all_within", "contents", "within"]


@attrs.frozen
class Content:
    """What a record holds at one path: an end of a span, a part of a keyed element, or a value that has no finer path."""

    path: str
    value: object
    standing: Standing


def contents(record: object) -> Iterator[Content]:
    """Yield what *record* holds in every field but id and evidence, in canonical order.

    A keyed element without parts is ``True``. A collection that is stated to be empty is ``()`` under its own name.

    >>> from natoip4.records.actors import Organisation
    >>> from natoip4.values.spans import Span
    >>> from natoip4.values.vocabulary import Facet
    >>> body = Organisation(id=Organisation.ref("m"), facets=(Facet.ALLIANCE,), span=Span(start=PartialDate("2025-01")))
    >>> [(content.path, content.standing.value) for content in contents(body)]
    [('facets[alliance]', 'coded'), ('span.start', 'stated')]
    """
    for field in fields_of(type(record)).values():
        value = getattr(record, field.name)
        if value is not None and field.name not in {"id", "evidence"}:
            for path, held in _held(field, value):
                yield Content(path, held, field.standing)


def _held(field: Field, value: object) -> Iterator[tuple[str, object]]:
    if not field.many:
        yield from _parts(field.name, field, value) if field.parts else [(field.name, value)]
        return
    elements = cast("tuple[object, ...]", value)
    if not elements and field.optional:
        yield field.name, ()
    for element in elements:
        where = f"{field.name}[{key_of(element)}]"
        yield from (list(_parts(where, field, element)) if field.keyed else [(where, element)]) or [(where, True)]


def _parts(where: str, field: Field, value: object) -> Iterator[tuple[str, object]]:
    for name in field.parts:
        held = getattr(value, name)
        if held is not None:
            yield f"{where}.{name}", held


def within(path: str, value: object) -> Iterator[tuple[str, object]]:
    """Yield *value*, which stands at *path*, and all that it is made of, each with its path; a date is made of nothing.

    >>> from natoip4.values.spans import Span
    >>> [at for at, _ in within("span", Span.parse("2025/ongoing@2026"))]
    ['span', 'span.start', 'span.end']
    """
    yield path, value
    if isinstance(value, tuple):
        for element in cast("tuple[object, ...]", value):
            yield from within(f"{path}[{key_of(element)}]", element)
    elif attrs.has(type(value)) and not isinstance(value, (PartialDate, Ongoing)):
        for name in described(type(value)):
            held: object = getattr(value, name)
            if held is not None:
                yield from within(f"{path}.{name}", held)


def all_within(record: object) -> Iterator[tuple[str, object]]:
    """Yield all that *record* holds in every field but id and evidence, at every depth, each with its path."""
    for name in fields_of(type(record)):
        value: object = getattr(record, name)
        if value is not None and name not in {"id", "evidence"}:
            yield from within(name, value)
