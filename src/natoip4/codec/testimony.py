"""The fast path of evidence: short forms to absolute evidence in one go, by tables made once for each record class.

Whatever is not plain here is left to the reference, ``Evidence.parse`` and ``settled``, which also says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import cast

import attrs

from natoip4.records.evidence import EXISTS, OWN, Evidence, Said, assembled, said_of
from natoip4.records.paths import elements_at, read_word, stated_fields
from natoip4.records.record import Record
from natoip4.records.schema import Field, key_getter, per_class
from natoip4.records.settling import atomic, settled

__all__ = ["heard"]

_ELEMENT = re.compile(r"([a-z][a-z0-9_]*)\[([^\],;=]+)\](?:\.([a-z][a-z0-9_]*))?")
_REMEMBERED = 4096

_basis = lru_cache(maxsize=16384)(Evidence.parse)
_path_of = cast("Callable[[Said], str]", attrgetter("path"))


class _Unsure(Exception):
    """What is here is not plain."""


def heard(record: Record, texts: list[str]) -> tuple[Evidence, ...]:
    """Return what *texts*, the evidence of *record* in short form, come to: the same as ``settled(record, …)`` of them."""
    paths = _paths(type(record))
    try:
        pieces = [_piece(record, paths, text) for text in texts]
    except _Unsure:
        return settled(record, [Evidence.parse(text) for text in texts])
    if len(pieces) > 1:
        for one, other in pairwise(pieces):
            if not _before(one, other):
                return tuple(_sorted(pieces))
    return tuple(pieces)


def _piece(record: Record, paths: _Paths, text: str) -> Evidence:
    head, _, tags = text.partition("; ")
    basis, colon, on = head.partition(": ")
    if not colon:
        return _basis(text)
    said: list[Said] = []
    for path in on.split(", "):
        paths.hear(record, path, said)
    if len(said) > 1:
        said.sort(key=_path_of)
        for one, other in pairwise(said):
            if other.path.startswith(one.path) and (one.path[-1] == "]" or one.path == other.path):
                raise _Unsure
    found = _basis(basis)
    return assembled(found, _manner(tags) if tags else found, tuple(said))


@lru_cache(maxsize=1024)
def _manner(tags: str) -> Evidence:
    return Evidence.parse(f"x; {tags}")


def _before(one: Evidence, other: Evidence) -> bool:
    """Whether *one* is plainly sorted before *other*; the sources of the first places decide mostly."""
    if one.step is other.step:
        source, other_source = one.locators[0].source, other.locators[0].source
        if source != other_source:
            return source < other_source
    return one.place_key < other.place_key


def _sorted(pieces: list[Evidence]) -> list[Evidence]:
    """Return *pieces* sorted: by places, or where two have the same by all that they say, which takes long."""
    keyed = sorted([(piece.place_key, number) for number, piece in enumerate(pieces)])
    if any(one[0] == other[0] for one, other in pairwise(keyed)):
        return sorted(pieces, key=lambda piece: piece.sort_key)
    return [pieces[number] for _, number in keyed]


@attrs.frozen
class _Elements:
    """How the elements of a collection are found by key, and what of them a path can name."""

    field: Field
    held: Callable[[object], tuple[object, ...] | None]
    key: Callable[[object], str]

    def find(self, record: Record, key: str) -> object:
        for element in self.held(record) or ():
            if self.key(element) == key:
                return element
        return None


@attrs.frozen
class _Paths:
    """What the paths of a record class come to."""

    single: dict[str, tuple[str, Callable[[object], object]]]
    coarse: dict[str, Field]
    elements: dict[str, _Elements]
    fixed: dict[str, Said]  #: what is so of every record: values that the text itself gives

    def hear(self, record: Record, text: str, said: list[Said]) -> None:
        """Append what *text*, one path as evidence gives it, comes to."""
        own = self.single.get(text)
        if own is not None:
            path, held = own
            said.append(said_of(path, held(record)))
            return
        fixed = self.fixed.get(text)
        if fixed is not None:
            said.append(fixed)
        elif text in self.coarse:
            value = cast("object", getattr(record, text))
            said += (
                [said_of(text, None)]
                if value is None
                else [said_of(path, own) for path, own in elements_at(self.coarse[text], value)]
            )
        elif match := _ELEMENT.fullmatch(text):
            said.append(said_of(text, self._element(record, *match.groups())))
        else:
            said.append(self._learnt(record, text))

    def _element(self, record: Record, name: str, key: str, part: str | None) -> object:
        elements = self.elements.get(name)
        if elements is None:
            raise _Unsure
        if part is None:
            if elements.field.keyed:
                return True
            found = elements.find(record, key)
            return read_word(elements.field.items[0], key) if found is None else found
        if part not in elements.field.parts:
            raise _Unsure
        found = elements.find(record, key)
        value = None if found is None else cast("object", getattr(found, part))
        return None if value == () else value

    def _learnt(self, record: Record, text: str) -> Said:
        (said,) = Evidence.parse(f"x: {text}").on
        if said.value is OWN:
            raise _Unsure
        finer = atomic(record, said)
        if len(finer) != 1:
            raise _Unsure
        if len(self.fixed) < _REMEMBERED:
            self.fixed[text] = finer[0]
        return finer[0]


@per_class
def _paths(cls: type) -> _Paths:
    single: dict[str, tuple[str, Callable[[object], object]]] = {}
    coarse: dict[str, Field] = {}
    elements: dict[str, _Elements] = {}
    for field in stated_fields(cls):
        held = attrgetter(field.name)
        if not field.many and not field.parts:
            single[field.name] = field.name, held
            continue
        coarse[field.name] = field
        if field.many:
            elements[field.name] = _Elements(field, held, key_getter(field.items[0]))
        else:
            for part in field.parts:
                single[f"{field.name}.{part}"] = f"{field.name}.{part}", _part_of(held, part)
    return _Paths(single, coarse, elements, {EXISTS: Said(EXISTS, value=True)})


def _part_of(held: Callable[[object], object], part: str) -> Callable[[object], object]:
    def read(record: object) -> object:
        whole = held(record)
        return None if whole is None else cast("object", getattr(whole, part))

    return read
