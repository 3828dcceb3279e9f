"""The timeline: which records bear a date, how exact it is, and which bear none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.support import bears_on, seen_evidence
from natoip4.records.actors import Organisation
from natoip4.records.agreements import Agreement
from natoip4.records.events import Event
from natoip4.records.evidence import EXISTS
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.record import Record
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Ongoing, Span

__all__ = ["Moment", "dates", "timeline", "undated", "wording", "year_of"]

_KINDS = (Event, Framework, Agreement, Organisation)


@attrs.frozen(kw_only=True)
class Moment:
    """That a record bears *date* at *path*; ``told_by`` are the events about it that bear it too."""

    date: PartialDate
    record: Id
    path: str
    told_by: tuple[Id, ...] = ()

    @property
    def year(self) -> int | None:
        """The calendar year, where there is one and no more."""
        return year_of(self.date)


def year_of(date: PartialDate) -> int | None:
    """Return the calendar year of *date*, or ``None`` if it may be in several: ``XXXX-04`` is April of any year.

    >>> year_of(PartialDate("2025-01")), year_of(PartialDate("XXXX-04"))
    (2025, None)
    """
    first, last = (day.rsplit("-", 2)[0] for day in date.bounds)
    return int(first) if first == last else None


def dates(data: Dataset, id_: str) -> tuple[Moment, ...]:
    """Return every date that a record bears of its own; none means that none is stated.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> [(str(one.date), one.path) for one in dates(brief, "org:japan-mission-nato")], dates(brief, "event:yoon-removed")
    ([('2025-01', 'span.start')], ())
    """
    record = data[id_]
    return tuple(Moment(date=date, record=record.id, path=path) for path, date in _dated(record))


def _dated(record: Record) -> Iterator[tuple[str, PartialDate]]:
    date = getattr(record, "date", None)
    if isinstance(date, PartialDate):
        yield "date", date
    span = getattr(record, "span", None)
    if isinstance(span, Span):
        if span.start is not None:
            yield "span.start", span.start
        if span.end is not None and not isinstance(span.end, Ongoing):
            yield "span.end", span.end
    if isinstance(record, (Framework, Agreement)):
        for stone in record.milestones or ():
            if stone.date is not None:
                yield f"milestones[{'/'.join([stone.stage.value, *([stone.party] if stone.party else [])])}].date", stone.date


def timeline(data: Dataset, kinds: Iterable[type[Record]] = _KINDS) -> tuple[Moment, ...]:
    """Return every dated event, document, agreement and organisation, by date.

    An event about another of them with a date compatible with its date tells of the same moment, and is not listed twice.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> [str(moment.date) for moment in timeline(brief) if moment.year is not None]
    ['2022', '2022', '2022', '2024', '2025-01']
    """
    wanted = tuple(kinds)
    moments = [one for record in data.values() if isinstance(record, wanted) for one in dates(data, record.id)]
    about = {one.record: [m for m in moments if _tells_of(data, one, m)] for one in moments}
    telling = {id_ for id_, others in about.items() if others}
    return tuple(
        attrs.evolve(one, told_by=tuple(sorted(teller for teller in telling if one in about[teller])))
        for one in sorted(moments, key=lambda moment: (moment.date.sort_key, moment.record, moment.path))
        if one.record not in telling
    )


def _tells_of(data: Dataset, teller: Moment, told: Moment) -> bool:
    event = data[teller.record]
    return isinstance(event, Event) and told.record in (event.about or ()) and teller.date.compatible(told.date)


def undated(data: Dataset, kinds: Iterable[type[Record]] = (Event, Agreement)) -> tuple[Record, ...]:
    """Return the events and agreements that bear no date at all."""
    return tuple(record for kind in kinds for record in data.of(kind) if not dates(data, record.id))


def wording(data: Dataset, id_: str, path: str) -> tuple[str, ...]:
    """Return how sources word what they say at *path* of a record, where that is kept: "mid-April", "recent".

    >>> from natoip4.data.bundled import load
    >>> wording(load().view(sources=["source:epis-brief"]), "event:nato-delegation-visit", "date")
    ('mid-April',)
    """
    record = data[id_]
    return tuple(
        dict.fromkeys(
            word
            for piece in seen_evidence(data, record)
            if piece.whole or any(bears_on(said.path, (path, EXISTS)) for said in piece.on)
            for word in piece.hedges
        )
    )
