"""Connections: the records that join two actors, and who is joined to one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from natoip4.dataset import Dataset
from natoip4.queries.lookup import Kinds, known, of_kinds
from natoip4.queries.subject import Subject
from natoip4.queries.support import is_firm
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.claims import Claim
from natoip4.records.events import Event
from natoip4.records.ids import Id
from natoip4.records.record import Actor, Record, Relation
from natoip4.records.references import references

__all__ = ["connected", "connections"]

_JOINING = (Agreement, Claim, Event, Pattern, Relation)


def connections(data: Dataset, one: str, other: str, kinds: Kinds = _JOINING) -> tuple[Record, ...]:
    """Return the records that name both actors or what stands for them; none means that none is stated.

    A government counts for its state, and so does a firm that comes from it.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> [record.id for record in connections(brief, "state:pol", "state:kor")]
    [Id('agreement:bumar-hyundai-tanks')]
    """
    wanted, two = of_kinds(kinds, Record), [known(data, id_, Actor) for id_ in (one, other)]
    ends = [{record.id for record, _ in Subject(data, id_).naming(*wanted)} for id_ in two]
    return tuple(data[str(id_)] for id_ in sorted(ends[0] & ends[1]))


def connected(data: Dataset, actor: str, kinds: Kinds = _JOINING) -> Mapping[Id, tuple[Id, ...]]:
    """Return each other actor that a record names together with *actor*, with those records.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> list(connected(brief, "state:twn"))
    [Id('collective:european-defence-entities-restricted'), Id('state:chn')]
    """
    subject = Subject(data, known(data, actor, Actor))
    joined: dict[Id, list[Id]] = {}
    for record, _ in subject.naming(*of_kinds(kinds, Record)):
        for other in dict.fromkeys(_actors(data, record)):
            if other not in subject.circle:
                joined.setdefault(other, []).append(record.id)
    return {other: tuple(joined[other]) for other in sorted(joined)}


def _actors(data: Dataset, record: Record) -> Iterator[Id]:
    if not is_firm(data, record):
        return
    for reference in references(record):
        named = reference.draws and not reference.path.startswith("evidence[")
        if named and isinstance(data.get(reference.target), Actor):
            yield reference.target
