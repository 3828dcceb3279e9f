"""A strategy for whole datasets whose records agree: what the laws of evidence are tried on."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
from hypothesis import strategies as st

from natoip4.dataset import Dataset
from natoip4.records.evidence import EXISTS, Evidence, Said, firm
from natoip4.records.ids import Id
from natoip4.records.kinds import KINDS
from natoip4.records.locators import Locator
from natoip4.records.paths import atoms
from natoip4.records.record import Nature, Record
from natoip4.records.references import references
from natoip4.records.schema import Standing, fields_of
from natoip4.records.sources import Source
from natoip4.resolution.assertions import attests
from natoip4.resolution.records import resolved
from natoip4.strategies.building import World, source_lists
from natoip4.strategies.passages import built
from natoip4.strategies.testimonies import shared_testimony, testimony

__all__ = ["datasets"]


@st.composite
def datasets(
    draw: st.DrawFn, kinds: tuple[type[Record], ...] = KINDS, *, max_records: int = 4, max_sources: int = 3
) -> Dataset:
    """Return a strategy for datasets of records of these *kinds* in which ``check`` finds no error.

    Every reference leads to a record of the right family; every stated value is what the default policy finds in the
    evidence, conjectures left out; what only conjecture attests is a statement to which nothing firm refers; and a statement
    whose identity refers to another rests on evidence of that one. The evidence is of up to *max_sources* sources, of
    different grades and dates, that agree, refine, contradict and deny one another.

    There are up to *max_records* records beside the sources and beside those that something refers to.

    >>> from hypothesis import find
    >>> from natoip4.records.actors import State
    >>> data = find(datasets((State,), max_records=1, max_sources=1), lambda data: bool(data.disputes()))
    >>> list(data)
    [Id('source:a'), Id('state:a')]
    """
    world = World(draw, kinds, draw(source_lists(max_sources)), room=max_records)
    legal = [kind for kind in kinds if kind.NATURE is not Nature.SOURCE]
    for cls in draw(st.lists(st.sampled_from(legal), max_size=max_records)):
        world.mint(cls)
    while world.waiting:
        id_ = world.waiting.pop(0)
        world.done[id_] = _record(world, id_)
    records: dict[str, Record] = {source.id: source for source in world.sources}
    records |= dict(world.done.items())
    settled = {id_: _settled(world, record, records) for id_, record in records.items()}
    return Dataset(_with_all_attested(settled, world.sources[0]).values())


def _record(world: World, id_: Id) -> Record:
    """Return a record that holds nothing stated yet, with all its evidence."""
    cls = world.classes[id_]
    held = world.fields(id_)
    if cls.NATURE is Nature.THING:
        evidence = tuple(testimony(world, id_, firm=False) for _ in range(world.draw(st.integers(0, 3))))
    else:
        other = _other_statement(world, cls, held)
        if other is not None:
            evidence = shared_testimony(world, id_, other)
        else:
            evidence = tuple(testimony(world, id_, firm=False) for _ in range(world.draw(st.integers(1, 3))))
            if not any(attests(piece) for piece in evidence):
                evidence = (*evidence, testimony(world, id_, firm=True))
    return built(cls, {**held, "evidence": evidence})


def _other_statement(world: World, cls: type[Record], held: dict[str, object]) -> Record | None:
    """Put a statement in place of one thing that a statement refers to, now and then, and return it."""
    others = [record for record in world.done.values() if record.NATURE is Nature.STATEMENT]
    open_to_all = [
        field
        for field in fields_of(cls).values()
        if field.standing is Standing.IDENTITY and Record in field.families and held[field.name]
    ]
    if not others or not open_to_all or not world.draw(st.booleans()):
        return None
    field, other = world.draw(st.sampled_from(open_to_all)), world.draw(st.sampled_from(others))
    held[field.name] = (other.id,) if field.many else other.id
    return other


def _firm(record: Record) -> tuple[Evidence, ...]:
    return firm(record.evidence)


def _settled(world: World, record: Record, records: Mapping[str, Record]) -> Record:
    """Return *record* with the values that its evidence comes to."""
    found = attrs.evolve(resolved(record, records, _firm(record)), evidence=record.evidence)
    held = atoms(found)
    if len({source for piece in found.evidence for source in piece.sources}) != 1:
        return found
    shortened = tuple(
        attrs.evolve(piece, on=()) if _says_all(piece, held) and world.draw(st.booleans()) else piece
        for piece in found.evidence
    )
    return attrs.evolve(found, evidence=shortened)


def _says_all(piece: Evidence, held: Mapping[str, object]) -> bool:
    return bool(held) and {(one.path, one.denied): one.value for one in piece.on} == {
        (path, False): value for path, value in held.items()
    }


def _with_all_attested(records: dict[str, Record], source: Source) -> dict[str, Record]:
    """Return *records* with evidence for every thing that no other record draws in."""
    place = next(source.places(), None)
    exists = Evidence(locators=(Locator(source.id, place),), on=(Said(EXISTS, value=True),))
    reached: set[str] = set()
    for id_, record in records.items():
        if any(attests(piece) for piece in _firm(record)):
            _reach(id_, records, reached)
    for id_, record in records.items():
        if record.NATURE is Nature.THING and id_ not in reached:
            records[id_] = attrs.evolve(record, evidence=(*record.evidence, exists))
            _reach(id_, records, reached)
    return records


def _reach(id_: str, records: Mapping[str, Record], reached: set[str]) -> None:
    waiting: list[str] = [id_]
    while waiting:
        this = waiting.pop()
        if this not in reached:
            reached.add(this)
            waiting += [reference.target for reference in references(records[this]) if reference.draws]
