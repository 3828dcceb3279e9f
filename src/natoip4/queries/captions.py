"""Captions: one line about a record where its time stands beside it, and so is left unsaid."""

from __future__ import annotations

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.labels import label_of, name_of
from natoip4.records.actors import Organisation
from natoip4.records.agreements import Agreement
from natoip4.records.events import Event, Indicator
from natoip4.records.frameworks import Framework
from natoip4.records.offices import Membership
from natoip4.records.parts import Milestone
from natoip4.records.paths import Path
from natoip4.records.record import Record, changed
from natoip4.records.schema import fields_of, key_of
from natoip4.values.spans import Span

__all__ = ["caption_of"]


def caption_of(data: Dataset, record: Record, path: str | None = None) -> str:
    """Return one line about *record*, in the data's own words; where *path* leads to a milestone, with what was done.

    >>> from natoip4.data.bundled import load
    >>> data = load()
    >>> caption_of(data, data["membership:fin-nato"])
    'Finland: NATO (member)'
    >>> caption_of(data, data["framework:itpp-jpn"], "milestones[adoption].date").partition(":")[0]
    'agreed'
    """
    text = label_of(data, _timeless(record))
    match record:
        case Membership():
            before = name_of(data, record.member)
        case Indicator():
            before = name_of(data, record.subject)
        case Organisation() if not record.names and record.of is not None:
            before = name_of(data, record.of)
        case _:
            before = None if path is None else _done(record, path)
    return text if before is None else f"{before}: {text}"


def _timeless(record: Record) -> Record:
    """Return *record* without what its label would say of its time."""
    spans = [field.name for field in fields_of(type(record)).values() if Span in field.items and field.optional]
    times: dict[str, object] = dict.fromkeys(spans)
    match record:
        case Event():
            times["date"] = None
        case Framework() | Agreement():
            times["milestones"] = None
        case Indicator() if record.quantity is not None:
            times["quantity"] = attrs.evolve(record.quantity, at=None)
        case _:
            pass
    return changed(record, {**times, "evidence": ()})


def _done(record: Record, path: str) -> str | None:
    """Return what the milestone at *path* is: the act where one is stated, else the stage."""
    key = Path.parse(path).key
    stones: tuple[object, ...] = getattr(record, "milestones", None) or ()
    for stone in stones:
        if isinstance(stone, Milestone) and str(key_of(stone)) == key:
            return stone.stage.value if stone.act is None else stone.act.value
    return None
