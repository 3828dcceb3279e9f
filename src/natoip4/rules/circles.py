"""Rules about circles: nothing is above itself, as its own part, place, wider topic or successor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from natoip4.dataset import Dataset
from natoip4.errors import Problem, Severity, shown
from natoip4.records.ids import Id
from natoip4.records.references import Reference, references

__all__ = ["circular_reference"]

#: The fields that lead from a record to what is above it, and from there further up.
_UPWARD = ("broader", "head", "includes", "of", "supersedes", "within")

Above = Mapping[Id, tuple[Reference, ...]]


def circular_reference(data: Dataset) -> Iterator[Problem]:
    """Who follows one such field from record to record, as from topic to broader topic, never comes back to where it began.

    It is a warning: sources that each make sense may go round together, and so may a view of what is in order.
    """
    fields: dict[str, dict[Id, list[Reference]]] = {field: {} for field in _UPWARD}
    for record in data.values():
        for reference in references(record):
            field = reference.path.partition("[")[0]
            if field in fields:
                fields[field].setdefault(record.id, []).append(reference)
    for holders in fields.values():
        for reference in _returning({holder: tuple(found) for holder, found in holders.items()}):
            yield Problem(
                code="circular-reference",
                message="this leads back to the record itself",
                record=reference.holder,
                path=reference.path,
                severity=Severity.WARNING,
                got=shown(str(reference.target)),
                hint="take out the one reference of the circle that is wrong",
            )


def _returning(above: Above) -> Iterator[Reference]:
    """Yield the references from which one comes back to their holders."""
    try:
        TopologicalSorter({holder: [one.target for one in found] for holder, found in above.items()}).prepare()
    except CycleError:
        for holder, found in above.items():
            yield from (reference for reference in found if holder in _reached(above, reference.target))


def _reached(above: Above, start: Id) -> frozenset[Id]:
    reached, waiting = {start}, [start]
    while waiting:
        new = {one.target for one in above.get(waiting.pop(), ())} - reached
        reached |= new
        waiting += new
    return frozenset(reached)
