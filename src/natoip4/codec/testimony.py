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
from natoip4.records.paths import elements_at, read_key, read_word, stated_fields
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
        last = ""
        for one in said:
            path = one.path
            if path == last or (last[-1:] == "]" and path.startswith(last)):
                raise _Unsure
            last = path
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
    held: Callable[[Record], tuple[object, ...] | None]
    key: Callable[[object], str]

    def part(self, path: str, key: str, name: str) -> Callable[[Record], Said]:
        """Return what says the part *name* of the element of that key."""

        def say(record: Record) -> Said:
            element = self._find(record, key)
            value = None if element is None else cast("object", getattr(element, name))
            return said_of(path, None if value == () else value)

        return say

    def whole(self, path: str, key: str) -> Callable[[Record], Said]:
        """Return what says the element of that key or, where the record holds none, what the key itself says."""

        def say(record: Record) -> Said:
            element = self._find(record, key)
            return said_of(path, read_word(self.field.items[0], key) if element is None else element)

        return say

    def _find(self, record: Record, key: str) -> object:
        for element in self.held(record) or ():
            if self.key(element) == key:
                return element
        return None


_Plan = Said | Callable[[Record], Said]


@attrs.frozen
class _Paths:
    """What the paths of a record class come to."""

    plans: dict[str, _Plan]
    coarse: dict[str, Field]
    elements: dict[str, _Elements]

    def hear(self, record: Record, text: str, said: list[Said]) -> None:
        """Append to *said* what *text*, one path as evidence gives it, comes to."""
        plan = self.plans.get(text)
        if plan is None:
            if text in self.coarse:
                value = cast("object", getattr(record, text))
                finer = () if value is None else elements_at(self.coarse[text], value)
                said += [said_of(path, own) for path, own in finer] or [said_of(text, None)]
                return
            plan = self._plan(record, text)
        said.append(plan if type(plan) is Said else cast("Callable[[Record], Said]", plan)(record))

    def _plan(self, record: Record, text: str) -> _Plan:
        match = _ELEMENT.fullmatch(text)
        if match is None:
            return self._kept(text, _fixed(record, text))
        name, key, part = match.groups()
        elements = self.elements.get(name)
        if elements is None:
            raise _Unsure
        if elements.field.keyed:
            read_key(elements.field.items[0], key)
        if part is not None:
            if part not in elements.field.parts:
                raise _Unsure
            return self._kept(text, elements.part(text, key, part))
        if elements.field.keyed:
            return self._kept(text, Said(text, value=True))
        return elements.whole(text, key)

    def _kept(self, text: str, plan: _Plan) -> _Plan:
        if len(self.plans) < _REMEMBERED:
            self.plans[text] = plan
        return plan


def _fixed(record: Record, text: str) -> Said:
    """Return what a path with a value comes to, which is the same for every record."""
    (said,) = Evidence.parse(f"x: {text}").on
    if said.value is OWN:
        raise _Unsure
    finer = atomic(record, said)
    if len(finer) != 1:
        raise _Unsure
    return finer[0]


@per_class
def _paths(cls: type) -> _Paths:
    plans: dict[str, _Plan] = {EXISTS: Said(EXISTS, value=True)}
    coarse: dict[str, Field] = {}
    elements: dict[str, _Elements] = {}
    for field in stated_fields(cls):
        held = attrgetter(field.name)
        if not field.many and not field.parts:
            plans[field.name] = _own(field.name, held)
            continue
        coarse[field.name] = field
        if field.many:
            elements[field.name] = _Elements(field, held, key_getter(field.items[0]))
        else:
            plans.update({f"{field.name}.{part}": _own_part(f"{field.name}.{part}", held, part) for part in field.parts})
    return _Paths(plans, coarse, elements)


def _own(path: str, held: Callable[[Record], object]) -> Callable[[Record], Said]:
    return lambda record: said_of(path, held(record))


def _own_part(path: str, held: Callable[[Record], object], part: str) -> Callable[[Record], Said]:
    def say(record: Record) -> Said:
        whole = held(record)
        return said_of(path, None if whole is None else cast("object", getattr(whole, part)))

    return say
