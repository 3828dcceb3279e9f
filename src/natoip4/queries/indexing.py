"""An index over when the records of a dataset hold: for datasets so large that asking each of them takes too long."""

from __future__ import annotations

from functools import partial

from natoip4.dataset import Dataset
from natoip4.queries.holding import holds_on
from natoip4.records.agreements import Agreement
from natoip4.records.claims import Claim
from natoip4.records.events import Event, Indicator
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.record import Record
from natoip4.values.dates import PartialDate
from natoip4.values.indexes import UNDATED, Question, SpanIndex, from_then_on
from natoip4.values.spans import Span
from natoip4.values.stretches import Extent

__all__ = ["held_index", "time_held"]


def held_index(data: Dataset) -> SpanIndex[Id]:
    """Return the index over when every record of *data* held, by id; it is built once for a dataset, and for each view.

    It answers what :func:`~natoip4.queries.holding.holds_on` answers, for each record.

    >>> from natoip4.data.bundled import load
    >>> index = held_index(load())
    >>> [id_.slug for id_ in index.certainly(PartialDate("2024-10-01")) if id_.startswith("tenure:") and "jpn-pm" in id_]
    ['ishiba-shigeru-jpn-pm', 'kishida-fumio-jpn-pm']
    """
    return data.derived(_indexed)


def _indexed(data: Dataset) -> SpanIndex[Id]:
    return SpanIndex((record.id, time_held(record)) for record in data.values())


def time_held(record: Record) -> Span | PartialDate | Extent | Question:
    """Return what an index needs to answer as :func:`~natoip4.queries.holding.holds_on` does: when *record* held.

    That is its span or date; of a framework or an agreement that only has milestones, the question itself.

    >>> from natoip4.records.actors import Organisation
    >>> str(time_held(Organisation(id=Organisation.ref("mission"), span=Span(start=PartialDate("2025-01")))))
    '2025-01/'
    """
    span = getattr(record, "span", None)
    if isinstance(span, Span):
        return span
    if isinstance(record, (Framework, Agreement)):
        return partial(holds_on, record) if record.milestones else UNDATED
    if isinstance(record, Event):
        return UNDATED if record.date is None else from_then_on(record.date)
    date = None
    if isinstance(record, Claim):
        date = record.period
    elif isinstance(record, Indicator) and record.quantity is not None:
        date = record.quantity.at
    return UNDATED if date is None else date
