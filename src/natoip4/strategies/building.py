"""A world in the making: sources, ids that are minted when something refers to them, and the fields of their records."""

from __future__ import annotations

import string
from collections.abc import Iterable
from typing import cast

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from natoip4.records.actors import Group
from natoip4.records.agreements import Agreement
from natoip4.records.claims import Claim
from natoip4.records.ids import Id
from natoip4.records.parts import Milestone
from natoip4.records.record import Nature, Record
from natoip4.records.schema import Field, Standing, described, fields_of, key_of
from natoip4.records.sources import Identification, Source
from natoip4.strategies.classes import least, role_lists
from natoip4.strategies.passages import built, held_by
from natoip4.strategies.values import partial_dates
from natoip4.values.dates import PartialDate

__all__ = ["World", "source_lists"]

PUBLISHED = [PartialDate(text) for text in ("2024", "2025", "2025-01", "2025-03-10", "2025-03~", "2025-06/2025-09", "XXXX-04")]

_PUBLISHED = st.none() | st.sampled_from(PUBLISHED) | partial_dates()
_SET_APART = {"id", "evidence", "date", "read_on", "locators"}
_FRAMES = st.sampled_from([(), ("1.1-3", "2"), ("front",)])


@st.composite
def source_lists(draw: st.DrawFn, most: int) -> list[Source]:
    """Return a strategy for sources of different grades and dates, each with an upper bound of its publication."""
    found: list[Source] = []
    for slug in string.ascii_lowercase[: draw(st.integers(1, most))]:
        held = {name: draw(held_by(field)) for name, field in fields_of(Source).items() if name not in _SET_APART}
        held["date"], held["read_on"] = draw(_PUBLISHED), draw(_PUBLISHED)
        if held["date"] is None and held["read_on"] is None:
            held["read_on"] = PUBLISHED[1]
        held["locators"] = draw(_FRAMES)
        found.append(built(Source, {"id": Source.ref(slug), **held}))
    return found


@attrs.define
class World:
    """What has been drawn so far: sources, the class of every id, records that are done, ids whose records are not."""

    draw: st.DrawFn
    kinds: tuple[type[Record], ...]
    sources: list[Source]
    room: int
    classes: dict[Id, type[Record]] = attrs.field(factory=dict[Id, type[Record]])
    done: dict[Id, Record] = attrs.field(factory=dict[Id, Record])
    waiting: list[Id] = attrs.field(factory=list[Id])

    def mint(self, cls: type[Record]) -> Id:
        """Return a new id for a record of *cls*, which will be made."""
        number = sum(id_.prefix == cls.PREFIX for id_ in self.classes)
        letters = string.ascii_lowercase
        slug = letters[number] if number < len(letters) else f"z{number}"
        id_ = cls.ref(slug)
        self.classes[id_] = cls
        self.waiting.append(id_)
        return id_

    def thing(self, families: tuple[type, ...], *, besides: Iterable[Id] = (), without: tuple[type, ...] = ()) -> Id:
        """Return the id of a thing of one of the *families*, one that there is or a new one."""
        have = [id_ for id_, cls in self.classes.items() if _fits(cls, families, without) and id_ not in besides]
        kinds = sorted((cls for cls in self.kinds if _fits(cls, families, without)), key=_needs)
        if not kinds and not have:
            raise InvalidArgument(f"no kind of thing given is one of {', '.join(family.__name__ for family in families)}")
        options: list[Id | type[Record]] = [*have, *(kinds if self.room > 0 or not have else ())]
        chosen = self.draw(st.sampled_from(options))
        if isinstance(chosen, Id):
            return chosen
        self.room -= 1
        return self.mint(chosen)

    def fields(self, id_: Id) -> dict[str, object]:
        """Return what a record holds beside its stated values and its evidence."""
        cls = self.classes[id_]
        held: dict[str, object] = {"id": id_}
        taken = {id_}
        for field in fields_of(cls).values():
            if field.name not in ("id", "evidence") and field.standing is not Standing.STATED:
                held[field.name] = self._field(cls, field, taken)
        return held

    def _field(self, cls: type[Record], field: Field, taken: set[Id]) -> object:
        """Return a value; the ids that are identity are different from one another and are added to *taken*."""
        if issubclass(cls, Claim) and field.name in ("negated_roles", "collective"):
            return self.draw(role_lists(cls))
        if not bears_ids(field):
            return self.draw(held_by(field, self.kinds, least(cls, field)))
        if field.standing is Standing.CODED:
            return self._coded(field)
        if field.many:
            number = self.draw(st.integers(least(cls, field), 3))
            found = {key_of(element): element for element in (self.element(cls, field, taken) for _ in range(number))}
            return tuple(found[key] for key in sorted(found))
        if not field.required and self.draw(st.booleans()):
            return field.default
        families = field.families
        if cls is Identification and field.name == "referent" and self.draw(st.booleans()):
            (mention,) = taken - {id_ for id_ in taken if id_.prefix == cls.PREFIX}
            families = (self.classes[mention],)
        found_id = self.thing(families, besides=taken)
        taken.add(found_id)
        return found_id

    def _coded(self, field: Field) -> object:
        """Return classifications and links of ours, to whatever there is."""
        legal = [id_ for id_ in (*self.classes, *(source.id for source in self.sources)) if self._named(id_, field)]
        number = self.draw(st.integers(0, 2)) if legal else 0
        found: dict[str, object] = {}
        for _ in range(number):
            target = self.draw(st.sampled_from(legal))
            element = target if Id in field.items else self._part(field.items[0], target)
            found[key_of(element)] = element
        elements = tuple(found[key] for key in sorted(found))
        return elements if field.many else (elements[0] if elements else field.default)

    def _named(self, id_: Id, field: Field) -> bool:
        families = field.families or next(part.families for part in described(field.items[0]).values() if part.families)
        return issubclass(self.classes.get(id_, Source), families)

    def _part(self, item: type, target: Id) -> object:
        parts = {
            name: target if Id in part.items else self.draw(held_by(part, self.kinds)) for name, part in described(item).items()
        }
        return built(cast("type[object]", item), parts)

    def element(self, cls: type[Record], field: Field, taken: set[Id] | None = None) -> object:
        """Return an element of a collection: an id, or a small value that may hold ids."""
        if Id in field.items:
            found = self.thing(field.families, besides=taken or ())
            if taken is not None:
                taken.add(found)
            return found
        item = field.items[0]
        without = (Group,) if issubclass(cls, Agreement) or item is Milestone else ()
        held: dict[str, object] = {}
        for name, part in described(item).items():
            if Id not in part.items:
                held[name] = self.draw(held_by(part, self.kinds))
            elif part.required or not self.draw(st.booleans()):
                held[name] = self.thing(part.families, without=without)
        return built(cast("type[object]", item), held)


def _fits(cls: type[Record], families: tuple[type, ...], without: tuple[type, ...]) -> bool:
    return cls.NATURE is Nature.THING and issubclass(cls, families) and not issubclass(cls, without)


def bears_ids(field: Field) -> bool:
    """Whether what a field holds is an id, or has one in it."""
    item = field.items[0]
    return item is Id or (attrs.has(item) and any(Id in part.items for part in described(item).values()))


def _needs(cls: type[Record]) -> int:
    """Return how many ids of others a record must have: things that need none come first."""
    return sum(least(cls, field) for field in fields_of(cls).values() if field.name != "id" and bears_ids(field))
