"""Paths: how evidence names a part of its record, and what a record holds there.

``field``, ``field.part``, ``field[key]`` or ``field[key].part``; a dot for a declared part, brackets for the key of an element.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import cast

import attrs

from natoip4.errors import InvalidValue, did_you_mean, invalid_value, is_text, with_article
from natoip4.records.schema import Field, Standing, described, fields_of, key_of, per_class
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Ongoing, read_end
from natoip4.values.words import word_of

__all__ = [
    "Path",
    "atoms",
    "elements_at",
    "field_at",
    "located",
    "read_key",
    "read_token",
    "read_word",
    "scalar_names",
    "stated_fields",
]

_SPAN_END = (PartialDate, Ongoing)
_PATTERN = re.compile(r"([a-z][a-z0-9_]*)(?:\[(.+)\])?(?:\.([a-z][a-z0-9_]*))?", re.DOTALL)


@attrs.frozen
class Path:
    """A path taken apart.

    >>> Path.parse("participants[state:jpn].level")
    Path(field='participants', key='state:jpn', part='level')
    >>> str(Path("span", None, "start"))
    'span.start'
    """

    field: str
    key: str | None = None
    part: str | None = None

    @classmethod
    def parse(cls, text: str) -> Path:
        """Read a path; text of another form raises :class:`~natoip4.errors.InvalidValue`."""
        found = _parsed(text) if is_text(text) else None
        if found is None:
            raise invalid_value("bad-path", "not a path", text, "field, field.part, field[key] or field[key].part")
        return found

    def __str__(self) -> str:
        key = f"[{self.key}]" if self.key is not None else ""
        return f"{self.field}{key}.{self.part}" if self.part is not None else self.field + key

    @property
    def element(self) -> str:
        """The path of the element that this path is a part of, or of itself."""
        return self.field if self.key is None else f"{self.field}[{self.key}]"


@lru_cache(maxsize=16384)
def _parsed(text: str) -> Path | None:
    match = _PATTERN.fullmatch(text)
    return Path(*match.groups()) if match else None


def field_at(cls: type, text: str) -> Field:
    """Return the stated field, or the part of one, that *text* names in a record class.

    A path that the class lacks raises :class:`~natoip4.errors.InvalidValue` with the nearest legal name.
    """
    found = located(cls, text) if is_text(text) else None
    if found is None:
        raise _no_path(cls, text)
    return found[0]


def located(cls: type, text: str) -> tuple[Field, str | None] | None:
    """Return the field that *text* names and, for an element or a part of one, the key; or ``None`` where there is none."""
    table = _table(cls)
    if "[" not in text:
        field = table.get(text)
        return None if field is None else (field, None)
    name, _, rest = text.partition("[")
    key, bracket, tail = rest.rpartition("]")
    field = table.get(name)
    if field is None or not field.many or not bracket or not key:
        return None
    if tail:
        field = field.parts.get(tail[1:]) if tail[0] == "." else None
    return None if field is None else (field, key)


@per_class
def _table(cls: type) -> Mapping[str, Field]:
    """Return what can be named without a key: the stated fields, and the ends of spans."""
    table = {field.name: field for field in stated_fields(cls)}
    for field in stated_fields(cls):
        if not field.many:
            table.update({f"{field.name}.{name}": part for name, part in field.parts.items()})
    return table


def _no_path(cls: type, text: str) -> InvalidValue:
    legal = list(_table(cls))
    word = Path.parse(text).field
    field = _table(cls).get(word)
    if field is not None:
        legal = [f"{word}[…].{part}" if field.many else f"{word}.{part}" for part in field.parts] or [word]
    expected = ", ".join(legal) or "no path: evidence of this kind speaks for the whole record"
    hint = did_you_mean(text if field is not None else word, legal)
    return invalid_value("no-such-path", f"{cls.__name__} has no stated value there", text, expected, hint)


def atoms(record: object) -> dict[str, object]:
    """Return what a record's stated fields hold, by the finest paths that evidence can name.

    A span gives its two ends, a collection its elements, a keyed element its parts (or, if it has none, itself as ``True``).

    >>> from natoip4.records.actors import Organisation
    >>> from natoip4.values.names import Name
    >>> nato = Organisation(id=Organisation.ref("nato"), names=(Name("NATO"),))
    >>> list(atoms(nato))
    ['names[NATO]']
    """
    held: dict[str, object] = {}
    for field in stated_fields(type(record)):
        value = getattr(record, field.name)
        if value is not None:
            held.update(elements_at(field, value))
    return held


@per_class
def stated_fields(cls: type) -> tuple[Field, ...]:
    """Return the stated fields of a record class, in canonical order."""
    return tuple(field for field in fields_of(cls).values() if field.standing is Standing.STATED)


@per_class
def scalar_names(cls: type) -> frozenset[str]:
    """Return the names of the stated fields of a record class that have no finer paths."""
    return frozenset(field.name for field in stated_fields(cls) if not field.many and not field.parts)


def elements_at(field: Field, value: object) -> Iterator[tuple[str, object]]:
    """Yield the atoms of one stated field that holds *value*."""
    if not field.many:
        if not field.parts:
            yield field.name, value
        else:
            yield from _parts_at(field.name, field, value)
        return
    elements = cast("tuple[object, ...]", value)
    if not elements:
        yield field.name, ()
    for element in elements:
        where = f"{field.name}[{key_of(element)}]"
        if not field.keyed:
            yield where, element
        elif parts := list(_parts_at(where, field, element)):
            yield from parts
        else:
            yield where, True


def _parts_at(where: str, field: Field, value: object) -> Iterator[tuple[str, object]]:
    for name in field.parts:
        held = getattr(value, name)
        if held is not None and held != ():
            yield f"{where}.{name}", held


@lru_cache(maxsize=16384)
def read_key(item: type, key: str) -> Mapping[str, object]:
    """Return what the key of an element of class *item* says, part by part; raises :class:`~natoip4.errors.InvalidValue`.

    >>> from natoip4.records.parts import Milestone
    >>> read_key(Milestone, "adoption/state:aus")
    {'stage': <Stage.ADOPTION: 'adoption'>, 'party': Id('state:aus')}
    """
    names = cast("tuple[str, ...]", getattr(item, "KEY"))  # noqa: B009 - keyed elements have one
    words = key.split("/", len(names) - 1)  # a last part that is text may have a slash of its own
    return {name: read_word(described(item)[name].items[0], word) for name, word in zip(names, words, strict=False)}


def read_token(field: Field, token: str) -> object:
    """Return the value that *token* writes for a field: text, an enum's word, an id, a date, ``true``; ``a+b`` for several.

    A word that is none raises :class:`~natoip4.errors.InvalidValue`.
    """
    if field.many:
        return tuple(sorted((_read_one(field, part) for part in token.split("+")), key=key_of))
    return _read_one(field, token)


def _read_one(field: Field, token: str) -> object:
    if field.items == _SPAN_END:
        return read_end(token)
    failure: InvalidValue | None = None
    for item in field.items:
        try:
            return read_word(item, token)
        except InvalidValue as this:
            failure = failure or this
    assert failure is not None  # noqa: S101 - a field has at least one item class
    raise failure


def read_word(item: type, word: str) -> object:
    """Return the value of class *item* that *word* writes, or raise :class:`~natoip4.errors.InvalidValue`.

    >>> from natoip4.values.vocabulary import Step
    >>> read_word(Step, "reading")
    <Step.READING: 'reading'>
    """
    if item is str:
        return word
    if item is bool:
        if word not in ("true", "false"):
            raise invalid_value("bad-word", "not true or false", word, "true, false")
        return word == "true"
    if issubclass(item, enum.Enum):
        return word_of(item, word)
    parse = cast("Callable[[str], object] | None", getattr(cast("object", item), "parse", None))
    if parse is None:
        raise invalid_value(
            "no-short-form", f"{with_article(item.__name__)} has no short form", word, "the object form of evidence"
        )
    return parse(word)
