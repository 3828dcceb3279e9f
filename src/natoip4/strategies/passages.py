"""Strategies for evidence: places in sources, and what is said there."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import cast

import attrs
from hypothesis import strategies as st

from natoip4.records.evidence import EXISTS, OWN, Evidence, Locator, Said
from natoip4.records.ids import Id
from natoip4.records.kinds import KINDS
from natoip4.records.paths import elements_at, stated_fields
from natoip4.records.record import Actor, Record
from natoip4.records.schema import Field, described, key_of
from natoip4.records.sources import Source
from natoip4.strategies.values import external_ids, ids, names, ongoing_ends, partial_dates, quantities, spans, words
from natoip4.values.dates import PartialDate
from natoip4.values.names import ExternalId, Name
from natoip4.values.quantities import Quantity
from natoip4.values.spans import Ongoing, Span
from natoip4.values.vocabulary import AssertionForm, Mood, Step

__all__ = ["evidence", "held_by", "locators", "manner"]

_PLACE = re.compile(r"[^\s,;]*[^\s,;:]")
_BY_CLASS: dict[type, Callable[[], st.SearchStrategy[object]]] = {
    str: words,
    bool: st.booleans,
    PartialDate: partial_dates,
    Ongoing: ongoing_ends,
    Span: spans,
    Quantity: quantities,
    Name: names,
    ExternalId: external_ids,
}


def locators(sources: st.SearchStrategy[Id] | None = None) -> st.SearchStrategy[Locator]:
    """Return a strategy for places in *sources*, or in any.

    >>> from hypothesis import find
    >>> str(find(locators(), lambda at: at.place is not None))
    '0@0'
    """
    numbered = st.lists(st.integers(1, 12).map(str), min_size=1, max_size=3).map(".".join)
    odd = st.text(st.characters(codec="utf-8"), min_size=1, max_size=10).filter(_PLACE.fullmatch)
    return st.builds(Locator, ids(Source) if sources is None else sources, st.none() | numbered | odd)


def manner() -> dict[str, st.SearchStrategy[object]]:
    """Return strategies for how a passage says something: the fields of evidence other than what it says and where."""
    return {
        "assertion": st.sampled_from(AssertionForm),
        "mood": st.sampled_from(Mood),
        "open": st.booleans(),
        "hedges": st.lists(words(), max_size=2).map(tuple),
        "note": st.none() | words(),
    }


@st.composite
def evidence(draw: st.DrawFn, of: type[Record] | None = None, *, sources: st.SearchStrategy[Id] | None = None) -> Evidence:
    """Return a strategy for evidence for records of one class, or for the short forms that no class is needed to read.

    What it says has the type that the class declares at that path, or is left to the record.

    >>> from hypothesis import find
    >>> from natoip4.records.agreements import Agreement
    >>> str(find(evidence(Agreement), lambda piece: piece.on and piece.on[0].denied))
    '0: !exists'
    """
    step = draw(st.sampled_from(Step))
    at = draw(st.lists(locators(sources), min_size=1, max_size=3, unique=True))
    if step is Step.DIRECT:
        at = [attrs.evolve(place, source=at[0].source) for place in at]
    said = draw(st.lists(_short() if of is None else _said(of), max_size=3, unique_by=lambda one: one.path))
    return Evidence(
        locators=tuple(dict.fromkeys(at)),
        on=tuple(said),
        step=step,
        by=draw(st.none() | ids(Actor)),
        **{name: draw(how) for name, how in manner().items()},  # type: ignore[arg-type]
    )


def _short() -> st.SearchStrategy[Said]:
    """Return what short evidence may say: paths of any class, and values as they are written."""
    word = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True)
    keys = st.none() | ids().map(str) | words()
    paths = st.builds(lambda field, key: field if key is None else f"{field}[{key}]", word, keys)
    full = paths | st.builds("{}.{}".format, paths, word)
    return st.builds(Said, full, st.just(OWN) | words(), st.booleans())


@lru_cache(maxsize=None)
def _said(of: type[Record]) -> st.SearchStrategy[Said]:
    attested = st.builds(Said, st.just(EXISTS), st.just(value=True), st.booleans())
    return st.one_of(attested, *(_said_at(field) for field in stated_fields(of)))


def _said_at(field: Field) -> st.SearchStrategy[Said]:
    """Return assertions and denials at the paths of one stated field."""
    bare = st.builds(Said, st.just(field.name), st.just(OWN), st.booleans())
    values = held_by(attrs.evolve(field, optional=False, required=True), least=0)
    atoms = values.flatmap(lambda value: st.sampled_from(sorted(elements_at(field, value), key=lambda atom: atom[0])))
    exact = st.builds(lambda atom, denied: Said(atom[0], atom[1], denied), atoms, st.booleans())
    return bare | exact


def held_by(field: Field, kinds: Sequence[type[Record]] = KINDS, least: int | None = None) -> st.SearchStrategy[object]:
    """Return a strategy for what a field of a record, or of a part of one, may hold: *least* elements, if it is a collection.

    The default comes first, so that a failing example says only what it has to.
    """
    if field.many:
        size = int(field.required) if least is None else least
        found = st.lists(_one(field, kinds), min_size=size, max_size=3, unique_by=key_of).map(_in_order)
    else:
        found = _one(field, kinds)
    if field.required:
        return found
    return st.none() | found if field.optional else st.just(field.default) | found


def _in_order(elements: list[object]) -> tuple[object, ...]:
    return tuple(sorted(elements, key=key_of))


def _one(field: Field, kinds: Sequence[type[Record]]) -> st.SearchStrategy[object]:
    families = tuple(family for family in field.families if family is not object)
    return st.one_of(*(_of_class(item, families, tuple(kinds)) for item in field.items))


@lru_cache(maxsize=None)
def _of_class(item: type, families: tuple[type, ...], kinds: tuple[type[Record], ...]) -> st.SearchStrategy[object]:
    if item is Id:
        return ids(*families, kinds=kinds)
    if item in _BY_CLASS:
        return _BY_CLASS[item]()
    if issubclass(item, enum.Enum):
        return st.sampled_from(item)
    if attrs.has(item) and not hasattr(item, "parse"):
        parts = {name: held_by(part, kinds) for name, part in described(item).items()}
        return st.fixed_dictionaries(parts).map(lambda held: _built(item, held))
    return cast("st.SearchStrategy[object]", st.from_type(item))


def _built(item: type, held: dict[str, object]) -> object:
    return item(**held)
