"""Occasions: the rows on what an actor took part in: summits by year with the level sent, and other events."""

from __future__ import annotations

from collections.abc import Iterator

from natoip4.queries.attendance import by_date, highest_level
from natoip4.queries.cells import Entry
from natoip4.queries.labels import label_of, name_of
from natoip4.queries.subject import Mention, Subject
from natoip4.queries.support import seen_evidence
from natoip4.records.actors import Person
from natoip4.records.claims import Activity
from natoip4.records.events import Event, Series
from natoip4.records.ids import Id
from natoip4.records.paths import Path
from natoip4.values.dates import PartialDate
from natoip4.values.vocabulary import EventForm, Modality

__all__ = ["events", "summits"]

_EVENT = ("names", "date", "place", "series", "occurred")
_UNDATED = "undated"

Occasion = tuple[Event, tuple[Mention, ...], tuple[str, ...]]


def summits(subject: Subject) -> Iterator[Entry | None]:
    """Yield summits in which the actor took part or is said not to have, by year, with the level sent."""
    for event, mentions, absences in _occasions(subject):
        if event.form is EventForm.SUMMIT:
            parts = [one for one in event.participants or () if one.actor in subject.circle]
            level = highest_level(parts)
            people = dict.fromkeys(one.actor for one in parts if isinstance(subject.data.get(one.actor), Person))
            sent = [name_of(subject.data, id_) for id_ in people]
            took = [level.value if level is not None else "took part"] if parts else []
            said = ", ".join([*took, *sent, *absences])
            label = f"{_year(event.date)} {_where(subject, event)}: {said}"
            values = (("date", event.date), ("level", level), *(("person", id_) for id_ in people))
            yield subject.entry(event, mentions, fields=_EVENT, label=label, values=values, past=True)
    for claim, mentions in subject.naming(Activity):
        if claim.modality is Modality.ASSERTED and any(_is_summit_series(subject, id_) for id_ in claim.content):
            yield subject.entry(claim, mentions)


def events(subject: Subject) -> Iterator[Entry | None]:
    """Yield the other events in which the actor took part, or is said not to have, or which were about it, by date."""
    for event, mentions, absences in _occasions(subject):
        if event.form is not EventForm.SUMMIT:
            label = "; ".join([label_of(subject.data, event, subject.circle), *absences])
            values = (("form", event.form), ("date", event.date))
            yield subject.entry(event, mentions, fields=_EVENT, label=label, values=values, past=True)


def _occasions(subject: Subject) -> Iterator[Occasion]:
    """Yield events that name the actor or deny something of it: where they do, and what is denied, in words."""
    named = {record.id: mentions for record, mentions in subject.naming(Event)}
    for event in sorted(subject.data.of(Event), key=by_date):
        absent = _absences(event, subject)
        if event.id in named or absent:
            yield event, (*named.get(event.id, ()), *absent), tuple(absent.values())


def _is_summit_series(subject: Subject, id_: Id) -> bool:
    """Return whether a series has a summit among its events."""
    return isinstance(subject.data.get(id_), Series) and any(
        one.series == id_ and one.form is EventForm.SUMMIT for one in subject.data.of(Event)
    )


def _where(subject: Subject, event: Event) -> str:
    ids = [id_ for id_ in (event.place, event.series) if id_ is not None]
    return name_of(subject.data, event.id if event.names or not ids else ids[0])


def _year(date: PartialDate | None) -> str:
    year = "" if date is None else str(date)[:4]
    return year if year.isdecimal() else _UNDATED


def _absences(event: Event, subject: Subject) -> dict[Mention, str]:
    """Return what is denied of the actor in an event that has no part for it, by where."""
    present = {participant.actor for participant in event.participants or ()}
    found: dict[Mention, str] = {}
    for piece in seen_evidence(subject.data, event):
        for said in piece.on:
            place = Path.parse(said.path)
            target = next((id_ for id_ in subject.circle if id_ == place.key), None)
            if said.denied and place.field == "participants" and target is not None and target not in present:
                word = getattr(said.value, "value", None)
                what = f" as {word}" if place.part is not None and isinstance(word, str) else ""
                found[Mention(place.element, target)] = f"without {name_of(subject.data, target)}{what}"
    return found
