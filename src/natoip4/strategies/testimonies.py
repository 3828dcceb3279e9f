"""What sources say of the records of a world: evidence that agrees, refines, contradicts, denies, guesses."""

from __future__ import annotations

import enum
from functools import cache

import attrs
from hypothesis import strategies as st

from natoip4.records.actors import Group, Organisation
from natoip4.records.evidence import EXISTS, Evidence, Said
from natoip4.records.ids import Id
from natoip4.records.locators import Locator
from natoip4.records.offices import Membership
from natoip4.records.paths import stated_fields
from natoip4.records.record import Actor, Record
from natoip4.records.schema import Field, Standing, key_of
from natoip4.records.sources import Source
from natoip4.resolution.assertions import attests
from natoip4.strategies.building import World
from natoip4.strategies.passages import built, held_by, manner
from natoip4.values.dates import PartialDate
from natoip4.values.names import Name, NameKind
from natoip4.values.quantities import Quantity
from natoip4.values.spans import Ongoing, Span
from natoip4.values.vocabulary import Step

__all__ = ["shared_testimony", "testimony"]

# Few values of each class, so that sources often speak of the same: finer, coarser, overlapping and conflicting ones.
_DATES = [
    PartialDate(text)
    for text in (
        "2025",
        "2025-01",
        "2025-01-16",
        "2025-02",
        "2024",
        "2025~",
        "XXXX-01",
        "XXXX-02",
        "2024-12/2025-01",
        "2025/..",
    )
]
_STARTS = tuple(PartialDate(text) for text in ("2022", "2022-03", "2022-03-01", "2023", "XXXX-03"))
_ENDS = (PartialDate("2026"), PartialDate("2026-05"), PartialDate("2027"), Ongoing(PartialDate("2026-05")))
_NAMES = [
    Name("A"),
    Name("A", kind=NameKind.SHORT),
    Name("A", language="fr"),
    Name("B"),
    Name("B].c, !d=e; f: g"),
    Name("A", span=Span(PartialDate("2025"))),
]
_FEW: dict[type, list[object]] = {
    PartialDate: list(_DATES),
    Ongoing: [Ongoing(PartialDate("2025-02")), Ongoing(PartialDate("2024"))],
    Name: list(_NAMES),
    Quantity: [
        Quantity(low=40, high=40, unit="ships"),
        Quantity(low=30, high=50, unit="ships"),
        Quantity(low=45, high=60, unit="ships"),
        Quantity(low=30, unit="ships"),
        Quantity(low=40, high=40, unit="ships", approximate=True),
        Quantity(low=40, high=40, unit="tanks"),
    ],
    str: ["a visit", "a treaty"],
}
_FIRM = st.sampled_from([step for step in Step if step is not Step.CONJECTURE])
_STEPS = st.sampled_from(Step)
_SELDOM = st.sampled_from([False, False, False, True])
_TAME = (Membership, Group, Organisation)  # so that no membership lies outside the life of its group, in any view


def testimony(world: World, id_: Id, *, firm: bool) -> Evidence:
    """Return one piece of evidence for a record; if *firm*, one that attests it and is no conjecture."""
    draw = world.draw
    cls = world.classes[id_]
    step = draw(_FIRM if firm else _STEPS)
    first = draw(st.sampled_from(world.sources))
    at = [_place(draw, first)]
    for _ in range(draw(st.integers(0, 1 if step is Step.DIRECT else 2))):
        source = first if step is Step.DIRECT else draw(st.sampled_from(world.sources))
        at += [_place(draw, source)]
    how: dict[str, object] = {}
    if draw(st.booleans()):
        how = {name: draw(strategy) for name, strategy in manner().items()}
        how["by"] = world.thing((Actor,)) if draw(st.booleans()) else None
    said = {one.path: one for one in (_said(world, cls) for _ in range(draw(st.integers(0, 3)))) if one is not None}
    if firm and not any(not one.denied for one in said.values()):
        said = {}
    on = tuple(said.values()) or _attested(draw, cls, firm=firm)
    return built(Evidence, {"locators": tuple(dict.fromkeys(at)), "on": on, "step": step, **how})


def shared_testimony(world: World, id_: Id, other: Record) -> tuple[Evidence, ...]:
    """Return evidence by which a record is seen only where *other* is, as it rests on some of the same."""
    pieces = [piece for piece in other.evidence if attests(piece)]
    taken = world.draw(st.lists(st.sampled_from(range(len(pieces))), min_size=1, max_size=2, unique=True))
    on = _attested(world.draw, world.classes[id_], firm=True)
    return tuple(attrs.evolve(pieces[place], on=on) for place in sorted(taken))


def _attested(draw: st.DrawFn, cls: type[Record], *, firm: bool) -> tuple[Said, ...]:
    """Return what evidence says that says nothing else; of what has no stated values, mostly that all of it is so."""
    if not stated_fields(cls) and draw(st.integers(0, 3)) == 0:
        return ()
    return (Said(EXISTS, value=True, denied=not firm and _seldom(draw)),)


def _seldom(draw: st.DrawFn) -> bool:
    return draw(_SELDOM)


def _place(draw: st.DrawFn, source: Source) -> Locator:
    legal: tuple[str | None, ...] = tuple(source.places())
    legal = legal or (None, "1", "2.10", "2.9")
    return Locator(source.id, draw(st.sampled_from(legal)))


def _said(world: World, cls: type[Record]) -> Said | None:
    """Return what is said at one path of a class, or nothing where it has no stated values."""
    fields = stated_fields(cls)
    if not fields:
        return None
    path, value = _atom(world, cls, world.draw(st.sampled_from(fields)))
    if not _seldom(world.draw):
        return Said(path, value)
    return Said(path, value if world.draw(st.booleans()) else None, denied=True)


def _atom(world: World, cls: type[Record], field: Field) -> tuple[str, object]:
    """Return a path at or below one stated field, and a value for it."""
    draw = world.draw
    if not field.many and not field.parts:
        return field.name, _value(world, field)
    if not field.many:
        name = draw(st.sampled_from(tuple(field.parts)))
        if issubclass(cls, _TAME):
            return f"{field.name}.{name}", draw(st.sampled_from(_STARTS if name == "start" else _ENDS))
        return f"{field.name}.{name}", _span_end(world, field.parts[name])
    if draw(st.sampled_from((False,) * 9 + (True,))):
        return field.name, ()
    if field.keyed:
        where = f"{field.name}[{key_of(world.element(cls, field))}]"
        part = draw(st.sampled_from((None, *field.parts)))
        return (where, True) if part is None else (f"{where}.{part}", _value(world, field.parts[part]))
    element = _value(world, attrs.evolve(field, many=False))
    return f"{field.name}[{key_of(element)}]", element


def _span_end(world: World, part: Field) -> object:
    value = _value(world, part)
    return _DATES[0] if isinstance(value, PartialDate) and value.is_interval else value


def _value(world: World, field: Field) -> object:
    if Id in field.items:
        return world.thing(field.families)
    if field.many:
        return world.draw(_any_value(attrs.evolve(field, optional=False, required=True)))
    return world.draw(_any_value(attrs.evolve(field, optional=False, required=True, parts={})))


def _any_value(field: Field) -> st.SearchStrategy[object]:
    """Return a strategy that likes the few values of a class."""
    if field.many or issubclass(field.items[0], enum.Enum):
        return held_by(field)
    return _likes_few(field.items)


@cache
def _likes_few(items: tuple[type, ...]) -> st.SearchStrategy[object]:
    few = [value for item in items for value in _FEW.get(item, ())]
    rest = held_by(Field(name="x", standing=Standing.STATED, items=items, required=True))
    return st.one_of(st.sampled_from(few), st.sampled_from(few), rest) if few else rest
