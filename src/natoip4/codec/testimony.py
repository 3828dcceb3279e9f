"""The fast path of evidence: short forms to absolute evidence and back in one go, by tables made once for each record class.

Whatever is not plain here is left to the reference, ``Evidence.parse``, ``settled`` and ``notations``, which also says what is
wrong.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import cast

import attrs

from natoip4.errors import InvalidValue
from natoip4.records.evidence import EXISTS, OWN, Evidence, Said, assembled, said_of
from natoip4.records.ids import Id
from natoip4.records.locators import Locator
from natoip4.records.paths import elements_at, read_key, read_word, stated_fields
from natoip4.records.record import Record
from natoip4.records.schema import Field, PerClass, key_getter
from natoip4.records.settling import atomic, settled
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Ongoing
from natoip4.values.vocabulary import AssertionForm, Mood, Step

__all__ = ["heard", "told"]

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ELEMENT = re.compile(r"([a-z][a-z0-9_]*)\[([^\],;=]+)\](?:\.([a-z][a-z0-9_]*))?")
_TOKEN = re.compile(r"[^\s,;=]+")
_REMEMBERED = 4096
_PREFIX = len("source:")
_DIRECT, _ASSERTED, _STATED = Step.DIRECT, AssertionForm.ASSERTED, Mood.STATED  # looked up in an enum, a member takes long

_basis = lru_cache(maxsize=16384)(Evidence.parse)
_path_of = cast("Callable[[Said], str]", attrgetter("path"))


class _Unsure(Exception):
    """What is here is not plain."""


def heard(record: Record, texts: list[str]) -> tuple[Evidence, ...]:
    """Return what *texts*, the evidence of *record* in short form, come to: the same as ``settled(record, …)`` of them."""
    paths = _PATHS[type(record)]
    try:
        pieces = [_piece(record, paths, text) for text in texts]
    except _Unsure:
        return settled(record, [Evidence.parse(text) for text in texts])
    for one, other in pairwise(pieces):
        if not _before(one, other):
            return tuple(_sorted(pieces))
    return tuple(pieces)


def _piece(record: Record, paths: _Paths, text: str) -> Evidence:
    head, tagged, tags = text.partition("; ")
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
    return assembled(found, _manner(tags) if tagged else found, tuple(said))


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


def told(record: Record) -> list[str] | None:
    """Return the evidence of *record* in short form, the same as ``notations`` of it; ``None`` where that is not plain."""
    paths = _PATHS[type(record)]
    evidence = record.evidence
    source = evidence[0].locators[0].source
    gather = True
    for piece in evidence:
        for at in piece.locators:
            if at.source is not source and at.source != source:
                gather = False
    try:
        return [_short(record, paths, piece, gather=gather) for piece in evidence]
    except (InvalidValue, _Unsure):
        return None


def _short(record: Record, paths: _Paths, piece: Evidence, *, gather: bool) -> str:
    text = _at(piece.locators[0]) if len(piece.locators) == 1 else ", ".join(map(_at, piece.locators))
    if piece.step is not _DIRECT:
        text = f"{piece.step.value} from {text}"
    if piece.on:
        words = paths.words(record, piece.on)
        text = f"{text}: {', '.join(paths.gathered(record, words) if gather else words)}"
    if piece.assertion is not _ASSERTED:
        text = f"{text}; {piece.assertion.value}"
    if piece.mood is not _STATED:
        text = f"{text}; {piece.mood.value}"
    if piece.by is not None:
        text = f"{text}; by {piece.by}"
    if piece.hedges or piece.note is not None:
        raise _Unsure
    return f"{text}; open" if piece.open else text


def _at(locator: Locator) -> str:
    slug = locator.source[_PREFIX:]
    return slug if locator.place is None else f"{slug}@{locator.place}"


def _token(value: object) -> str:
    """Return the token that writes a value which the record does not hold itself."""
    if type(value) is PartialDate:
        return value.edtf
    if isinstance(value, enum.Enum) and value is not OWN:
        word = value.value
    elif type(value) is Ongoing or type(value) is Id:
        word = str(value)
    else:
        raise _Unsure
    if type(word) is not str or not _TOKEN.fullmatch(word):
        raise _Unsure
    return word


_Own = Callable[[Record], object]


@attrs.define(eq=False)
class _Elements:
    """How the elements of a collection are found by key, those of the record asked about last without looking again."""

    field: Field
    held: Callable[[Record], tuple[object, ...] | None]
    key: Callable[[object], str]
    latest: tuple[Record | None, Mapping[str, object]] = (None, {})

    def at(self, record: Record, key: str) -> object | None:
        """Return the element of that key, if *record* holds one."""
        whose, elements = self.latest
        if whose is not record:
            elements = {self.key(element): element for element in self.held(record) or ()}
            self.latest = record, elements
        return elements.get(key)

    def part(self, key: str, name: str) -> _Own:
        """Return what gives the part *name* of the element of that key."""

        def own(record: Record) -> object:
            element = self.at(record, key)
            value = None if element is None else cast("object", getattr(element, name))
            return None if value.__class__ is tuple and not value else value

        return own

    def whole(self, key: str) -> _Own:
        """Return what gives the element of that key or, where the record holds none, what the key itself says."""

        def own(record: Record) -> object:
            element = self.at(record, key)
            return read_word(self.field.items[0], key) if element is None else element

        return own


@attrs.frozen
class _Paths:
    """What the paths of a record class come to.

    ``own`` has a path as it is written and what gives the value that a record holds there, ``fixed`` what a path comes to in
    every record. Those of ``coarse`` come to several finer ones.
    """

    own: dict[str, tuple[str, _Own]]
    fixed: dict[str, Said]
    coarse: dict[str, Field]
    elements: dict[str, _Elements]

    def hear(self, record: Record, text: str, said: list[Said]) -> None:
        """Append to *said* what *text*, one path as evidence gives it, comes to."""
        plan = self.own.get(text)
        if plan is None:
            fixed = self.fixed.get(text)
            if fixed is not None:
                said.append(fixed)
                return
            if text in self.coarse:
                value = cast("object", getattr(record, text))
                finer = () if value is None else elements_at(self.coarse[text], value)
                said += [said_of(path, own) for path, own in finer] or [said_of(text, None)]
                return
            plan = self._element(text)
            if plan is None:
                said.append(self._learnt(text, _fixed(record, text)))
                return
        path, own = plan
        said.append(said_of(path, own(record)))

    def words(self, record: Record, on: tuple[Said, ...]) -> list[str]:
        """Return *on* as it is written: bare, where the path alone comes to the same."""
        words: list[str] = []
        for said in on:
            path, value = said.path, said.value
            plan = self.own.get(path) or self._element(path)
            if plan is None or said.denied:
                raise _Unsure
            own = plan[1](record)
            if own is value or (type(own) is type(value) and own == value):
                words.append(path)
            else:
                words.append(f"{path}={_token(value)}")
        return words

    def gathered(self, record: Record, words: list[str]) -> list[str]:
        """Return *words* with all own elements of one field as the bare name of the field."""
        there = set(words)
        written: list[str] = []
        for word in words:
            name = word.partition("[")[0].partition(".")[0]
            value = getattr(record, name) if name in self.coarse and name != word else None
            finer = () if value is None else [path for path, _ in elements_at(self.coarse[name], value)]
            if word not in finer or not there.issuperset(finer):
                written.append(word)
            elif name not in written:
                written.append(name)
        return written

    def _element(self, text: str) -> tuple[str, _Own] | None:
        """Return the plan of the path of an element or of a part of one; ``None`` of any other path."""
        match = _ELEMENT.fullmatch(text)
        if match is None:
            return None
        name, key, part = match.groups()
        elements = self.elements.get(name)
        if elements is None or (part is not None and part not in elements.field.parts):
            raise _Unsure
        if not elements.field.keyed:
            return text, elements.whole(key)
        read_key(elements.field.items[0], key)
        own = text, _true if part is None else elements.part(key, part)
        if len(self.own) < _REMEMBERED:
            self.own[text] = own
        return own

    def _learnt(self, text: str, said: Said) -> Said:
        if len(self.fixed) < _REMEMBERED:
            self.fixed[text] = said
        return said


def _true(_: Record) -> bool:
    return True


def _fixed(record: Record, text: str) -> Said:
    """Return what a path with a value comes to, which is the same for every record."""
    (said,) = Evidence.parse(f"x: {text}").on
    if said.value is OWN:
        raise _Unsure
    finer = atomic(record, said)
    if len(finer) != 1:
        raise _Unsure
    return finer[0]


def _paths_of(cls: type) -> _Paths:
    own: dict[str, tuple[str, _Own]] = {}
    coarse: dict[str, Field] = {}
    elements: dict[str, _Elements] = {}
    for field in stated_fields(cls):
        held = attrgetter(field.name)
        if not all(map(_NAME.fullmatch, (field.name, *field.parts))) or field.name == EXISTS:
            continue
        if not field.many and not field.parts:
            own[field.name] = field.name, held
            continue
        coarse[field.name] = field
        if field.many:
            elements[field.name] = _Elements(field, held, key_getter(field.items[0]))
        else:
            own.update({f"{field.name}.{part}": (f"{field.name}.{part}", _part_of(held, part)) for part in field.parts})
    return _Paths({EXISTS: (EXISTS, _true), **own}, {}, coarse, elements)


def _part_of(held: Callable[[Record], object], part: str) -> _Own:
    def own(record: Record) -> object:
        whole = held(record)
        return None if whole is None else cast("object", getattr(whole, part))

    return own


_PATHS = PerClass(_paths_of)
