"""Strategies for evidence: places in sources, and what is said there."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import TypeVar, cast

import attrs
from hypothesis import strategies as st

from natoip4.records.evidence import EXISTS, OWN, Evidence, Said
from natoip4.records.ids import Id
from natoip4.records.kinds import KINDS
from natoip4.records.locators import Locator
from natoip4.records.paths import Path, elements_at, stated_fields
from natoip4.records.record import Actor, Record
from natoip4.records.schema import Field, described, key_of, per_class
from natoip4.records.sources import Source
from natoip4.strategies.values import external_ids, ids, names, ongoing_ends, partial_dates, quantities, spans, words
from natoip4.values.dates import PartialDate
from natoip4.values.names import ExternalId, Name
from natoip4.values.quantities import Quantity
from natoip4.values.spans import Ongoing, Span
from natoip4.values.vocabulary import AssertionForm, Mood, Step

__all__ = ["built", "evidence", "held_by", "locators", "manner"]

T = TypeVar("T")

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
    >>> str(find(locators(), lambda at: at.place is None))
    '0'
    """
    return st.builds(Locator, ids(Source) if sources is None else sources, _places())


@cache
def _places() -> st.SearchStrategy[str | None]:
    numbered = st.lists(st.integers(1, 12).map(str), min_size=1, max_size=3).map(".".join)
    odd = st.text(st.characters(codec="utf-8"), min_size=1, max_size=10).filter(_PLACE.fullmatch)
    return st.none() | numbered | odd


@cache
def manner() -> Mapping[str, st.SearchStrategy[object]]:
    """Return strategies for how a passage says something: the fields of evidence other than what it says and where."""
    return {
        "assertion": st.sampled_from(AssertionForm),
        "mood": st.sampled_from(Mood),
        "open": st.booleans(),
        "hedges": st.lists(words(), max_size=2).map(tuple),
        "note": st.none() | words(),
    }


def evidence(of: type[Record] | None = None, *, sources: st.SearchStrategy[Id] | None = None) -> st.SearchStrategy[Evidence]:
    """Return a strategy for evidence for records of one class, or for the short forms that no class is needed to read.

    What it says has the type that the class declares at that path, or is left to the record.

    >>> from hypothesis import find
    >>> from natoip4.records.actors import State
    >>> len(find(evidence(State), lambda piece: True).locators)
    1
    """
    said = _short() if of is None else _said(of)
    places = st.lists(locators(sources), min_size=1, max_size=3, unique=True)
    return _evidence(places, st.lists(said, max_size=3, unique_by=_path_of))


@st.composite
def _evidence(draw: st.DrawFn, places: st.SearchStrategy[list[Locator]], sayings: st.SearchStrategy[list[Said]]) -> Evidence:
    step = draw(st.sampled_from(Step))
    at = draw(places)
    if step is Step.DIRECT:
        at = [attrs.evolve(place, source=at[0].source) for place in at]
    said = draw(sayings)
    how = {name: draw(strategy) for name, strategy in manner().items()}
    how["by"] = draw(_SPEAKERS)
    return built(Evidence, {"locators": tuple(dict.fromkeys(at)), "on": tuple(said), "step": step, **how})


_SPEAKERS = st.none() | ids(Actor)


def _path_of(said: Said) -> str:
    return said.path


def _short() -> st.SearchStrategy[Said]:
    """Return what short evidence may say: paths of any class, and values as they are written."""
    word = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True)
    keys = st.none() | ids().map(str) | words()
    paths = st.builds(_path, word, keys, st.none() | word)
    return st.builds(Said, paths, st.just(OWN) | words(), st.booleans())


def _path(field: str, key: str | None, part: str | None) -> str:
    return str(Path(field, key, part))


@per_class
def _said(of: type) -> st.SearchStrategy[Said]:
    attested = st.builds(Said, st.just(EXISTS), st.just(value=True), st.booleans())
    return st.one_of(attested, *(_said_at(field) for field in stated_fields(of)))


def _said_at(field: Field) -> st.SearchStrategy[Said]:
    """Return assertions and denials at the paths of one stated field."""
    bare = st.builds(Said, st.just(field.name), st.just(OWN), st.booleans())
    values = held_by(attrs.evolve(field, optional=False, required=True), least=0)
    atoms = values.flatmap(lambda value: st.sampled_from(sorted(elements_at(field, value), key=lambda atom: atom[0])))
    return bare | st.builds(_exactly, atoms, denied=st.booleans())


def _exactly(atom: tuple[str, object], *, denied: bool) -> Said:
    return Said(atom[0], atom[1], denied)


@cache
def held_by(field: Field, kinds: tuple[type[Record], ...] = KINDS, least: int | None = None) -> st.SearchStrategy[object]:
    """Return a strategy for what a field of a record, or of a part of one, may hold: *least* elements, if it is a collection.

    The default comes first, so that a failing example says only what it has to.
    """
    found: st.SearchStrategy[object]
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


def _one(field: Field, kinds: tuple[type[Record], ...]) -> st.SearchStrategy[object]:
    families = tuple(family for family in field.families if family is not object)
    return st.one_of(*(_of_class(item, families, kinds) for item in field.items))


@cache
def _of_class(item: type[object], families: tuple[type, ...], kinds: tuple[type[Record], ...]) -> st.SearchStrategy[object]:
    if item is Id:
        return ids(*families, kinds=kinds)
    if item in _BY_CLASS:
        return _BY_CLASS[item]()
    if issubclass(item, enum.Enum):
        return st.sampled_from(item)
    if attrs.has(item) and not hasattr(item, "parse"):
        parts = {name: held_by(part, kinds) for name, part in described(item).items()}
        return st.fixed_dictionaries(parts).map(partial(built, item))
    return st.from_type(item)


def built(cls: type[T], held: Mapping[str, object]) -> T:
    """Return what *cls* makes of its fields, which are right because they were read from it."""
    return cast("Callable[..., T]", cls)(**held)
