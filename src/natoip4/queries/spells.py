"""Spells: from when to when somebody could speak for a state: the spell of office of a person or a government."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from natoip4.dataset import Dataset
from natoip4.queries.support import is_firm
from natoip4.records.actors import Organisation
from natoip4.records.ids import Id
from natoip4.records.offices import Tenure
from natoip4.values.spans import Span

__all__ = ["order_of", "spell_of", "turns"]


def spell_of(data: Dataset, actor: Id) -> tuple[Id, Span] | None:
    """Return the first dated spell of a person in an office, or of a government, with the record that dates it.

    A government without a span of its own has that of its head. ``None`` means that nothing in the data gives a time.

    >>> from natoip4.data.bundled import load
    >>> record, span = spell_of(load(), Id("person:yoon-suk-yeol"))
    >>> record.slug, str(span)
    ('yoon-suk-yeol-kor-president', '2022-05-10/2025-04-04')
    """
    record, asked = data.get(actor), set[Id]()
    while isinstance(record, Organisation):
        if record.span is not None:
            return record.id, record.span
        if record.head is None or record.id in asked:
            return None
        asked.add(record.id)
        actor, record = record.head, data.get(record.head)
    found = [
        (tenure.id, tenure.span)
        for tenure in data.of(Tenure)
        if tenure.person == actor and tenure.span is not None and is_firm(data, tenure)
    ]
    return min(found, key=order_of, default=None)


def turns(data: Dataset, actors: Iterable[Id]) -> Mapping[Id, tuple[object, ...]]:
    """Return what to sort *actors* by so that they stand in the order in which they came into office.

    That is by date; one without a date stands before those of whom it was the predecessor, and else last.

    >>> from natoip4.data.bundled import load
    >>> found = turns(load().view(sources=["source:epis-brief"]), [Id("person:lee"), Id("person:yoon-suk-yeol")])
    >>> sorted(found, key=found.__getitem__)
    [Id('person:yoon-suk-yeol'), Id('person:lee')]
    """
    spells = {actor: order_of(spell_of(data, actor)) for actor in actors}
    before = {actor: _forerunners(data, actor) for actor in spells}
    after = {actor: [other for other in spells if actor in before[other]] for actor in spells}
    return {actor: (min(spells[one] for one in (actor, *after[actor])), -len(after[actor])) for actor in spells}


def _forerunners(data: Dataset, actor: Id) -> frozenset[Id]:
    """Return who held an office before a person, or before the head of a government, as far back as tenures say."""
    found: set[Id] = set()
    waiting: list[Id] = [actor]
    while waiting:
        record = data.get(waiting.pop())
        person = record.head if isinstance(record, Organisation) else None if record is None else record.id
        earlier = {one.predecessor for one in data.of(Tenure) if one.person == person and is_firm(data, one)}
        new = {one for one in earlier if one is not None} - found - {actor}
        found |= new
        waiting += new
    return frozenset(found)


def order_of(spell: tuple[Id, Span] | None) -> tuple[bool, tuple[int, int, str]]:
    """Return what to sort spells by: the date on which they begin, those without one last.

    >>> order_of(None) > order_of((Id("tenure:x"), Span.parse("2022/2025")))
    True
    """
    start = None if spell is None else spell[1].start
    return (True, (0, 0, "")) if start is None else (False, start.sort_key)
