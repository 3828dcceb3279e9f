"""Captions: a time in words, and one line about a record beside it, which so leaves the time unsaid."""

from __future__ import annotations

import re

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
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Ongoing, Span

__all__ = ["caption_of", "time_in_words"]

_YEARLESS = re.compile(r"XXXX-(0[1-9]|1[0-2])(?:-([0-9]{2}))?")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def time_in_words(time: PartialDate | Span) -> str:
    """Return a date or a span for people to read: ``?`` stands for an end that is not known.

    >>> [time_in_words(PartialDate(text)) for text in ("2025-01", "XXXX-04", "2022/..")]
    ['2025-01', 'April, no year', '2022 to ?']
    >>> [time_in_words(Span.parse(text)) for text in ("2025-01-16/", "/ongoing@2022-09-28")]
    ['2025-01-16 to ?', '?, still on 2022-09-28']
    """
    if isinstance(time, Span):
        start = "?" if time.start is None else _date_in_words(str(time.start))
        if isinstance(time.end, Ongoing):
            return f"{start}, still on {_date_in_words(str(time.end.as_of))}"
        return f"{start} to {'?' if time.end is None else _date_in_words(str(time.end))}"
    return " to ".join("?" if text in ("", "..") else _date_in_words(text) for text in time.edtf.split("/"))


def _date_in_words(text: str) -> str:
    match = _YEARLESS.fullmatch(text)
    if match is None:
        return text
    month = _MONTHS[int(match[1]) - 1]
    return f"{month}, no year" if match[2] is None else f"{int(match[2])} {month}, no year"


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
    before: str | None
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
    times = dict[str, object]((name, None) for name in spans)
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
