"""The timeline: what bears a date, in order, how exact each date is, and what bears none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import ensure_is
from natoip4.queries.captions import caption_of
from natoip4.queries.chronology import Known, TimeEnd, ends_of, falls_within, order_of
from natoip4.queries.dating import could_be_dated, is_of_a_time, times_in
from natoip4.queries.holding import When, asked
from natoip4.queries.lenses import lens_to_dict
from natoip4.queries.lookup import Kinds, every_known, known_path, of_kinds, seen
from natoip4.queries.subject import Subject
from natoip4.queries.support import Support, Tally, bears_on, is_firm, seen_evidence, support_of, tally_of
from natoip4.records.actors import Collective
from natoip4.records.events import Event
from natoip4.records.evidence import EXISTS
from natoip4.records.ids import Id
from natoip4.records.record import Record
from natoip4.records.sources import Coverage, Identification, Source
from natoip4.resolution.views import Lens
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth

__all__ = ["VERSION", "Timeline", "TimelineEntry", "Undated", "dates", "timeline", "wording", "year_of"]

#: The version of the shape that :meth:`Timeline.to_dict` returns.
VERSION = 1

_LEFT_OUT = (Source, Coverage, Identification, Collective)


@attrs.frozen(kw_only=True)
class TimelineEntry:
    """That a record bears the date or span *when* at *path*; an interval is one entry, and so is a span.

    ``label`` is one line made of the data's own words. ``holds`` is whether it fell on the time asked about (``None`` without
    one). ``told_by`` are events about the record with a date that is compatible, ``contested`` the paths below *path* where
    equally good evidence disagrees, ``support`` the evidence for what stands there.
    """

    record: Id
    path: str
    when: PartialDate | Span
    label: str
    holds: Truth | None = None
    told_by: tuple[Id, ...] = ()
    contested: tuple[str, ...] = ()
    support: tuple[Support, ...] = ()

    @property
    def start(self) -> TimeEnd:
        """How far its start is known; what has one date starts and ends on it."""
        return ends_of(self.when)[0]

    @property
    def end(self) -> TimeEnd:
        """How far its end is known."""
        return ends_of(self.when)[1]

    @property
    def exact(self) -> bool:
        """Whether start and end are both known to the day."""
        return all(end.known is Known.DAY for end in ends_of(self.when))

    @property
    def year(self) -> int | None:
        """The calendar year of its date, or of its start, where there is one and no more."""
        date = self.when.start if isinstance(self.when, Span) else self.when
        return None if date is None else year_of(date)

    @property
    def tally(self) -> Tally:
        """How much evidence stands behind it, from how many sources."""
        return tally_of((self.record,), self.support)

    def to_dict(self) -> dict[str, object]:
        """Return it as plain objects."""
        tally = self.tally
        locators = {at for piece in self.support for at in piece.evidence.locators}
        return {
            "record": str(self.record),
            "path": self.path,
            "when": str(self.when),
            "start": self.start.to_dict(),
            "end": self.end.to_dict(),
            "label": self.label,
            "holds": None if self.holds is None else self.holds.label,
            "told_by": [str(id_) for id_ in self.told_by],
            "contested": list(self.contested),
            "evidence": tally.evidence,
            "sources": tally.sources,
            "locators": [str(at) for at in sorted(locators, key=lambda at: at.sort_key)],
        }


@attrs.frozen(kw_only=True)
class Undated:
    """A record that could bear a date and bears none; ``contested`` are the paths of dates on which evidence disagrees."""

    record: Id
    label: str
    contested: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return it as plain objects."""
        return {"record": str(self.record), "label": self.label, "contested": list(self.contested)}


@attrs.frozen(kw_only=True)
class Timeline:
    """Entries in order, and apart from them what bears no date; ``on``, ``within`` and ``touching`` are what was asked.

    ``lens`` is what the view asked lets through, ``None`` where it is no view.
    """

    entries: tuple[TimelineEntry, ...]
    undated: tuple[Undated, ...]
    on: PartialDate | Span | None = None
    within: PartialDate | Span | None = None
    touching: tuple[Id, ...] | None = None
    lens: Lens | None = None

    def to_dicts(self) -> list[dict[str, object]]:
        """Return the entries alone as plain objects.

        >>> from natoip4.data.bundled import load
        >>> brief = load().view(sources=["source:epis-brief"])
        >>> timeline(brief, kinds=Event).to_dicts()[0]["when"]
        'XXXX-02'
        """
        return [entry.to_dict() for entry in self.entries]

    def to_dict(self) -> dict[str, object]:
        """Return all of it as plain objects, in the documented shape that ``version`` numbers.

        >>> timeline(Dataset()).to_dict()["version"]
        1
        """
        return {
            "version": VERSION,
            "on": None if self.on is None else str(self.on),
            "within": None if self.within is None else str(self.within),
            "touching": None if self.touching is None else [str(id_) for id_ in self.touching],
            "lens": lens_to_dict(self.lens),
            "entries": self.to_dicts(),
            "undated": [one.to_dict() for one in self.undated],
        }


def year_of(date: PartialDate) -> int | None:
    """Return the calendar year of *date*, or ``None`` if it may be in several: ``XXXX-04`` is April of any year.

    >>> year_of(PartialDate("2025-01")), year_of(PartialDate("XXXX-04"))
    (2025, None)
    """
    first, last = (day.rsplit("-", 2)[0] for day in date.bounds)
    return int(first) if first == last else None


def timeline(
    data: Dataset,
    *,
    kinds: Kinds | None = None,
    on: When | None = None,
    within: When | None = None,
    touching: str | Iterable[str] | None = None,
) -> Timeline:
    """Return every date and span that a record of *data* bears, in order, and what could bear one and does not.

    ``kinds`` are the classes or families of record to take; by default all but sources, what is said of sources, and
    collectives. ``touching`` takes what is, or names, one of these ids, or what stands for it (of a state, its government and
    those who hold its offices), or a tie or partnership to which it is party.

    With ``on``, what certainly did not fall on that date or go on then is left out, and each entry says whether it did or may
    have: ``2025`` is one day of that year, nobody knows which. ``within`` asks the same of all days of a period, so that of
    2025 it takes what has some day in that year. What bears no date may fall on any, and so stays among the ``undated``.

    An event about another record that is listed, with a date that is compatible with its date, or with an end of its span,
    tells of the same moment, and stands in ``told_by`` instead of in a line of its own.

    An id that nothing bears raises :class:`~natoip4.errors.UnknownRecord`, what is no date or no class of record
    :class:`~natoip4.errors.InvalidValue`.

    >>> from natoip4.data.bundled import load
    >>> for entry in timeline(load(), kinds=Event, within="2025-06").entries:
    ...     print(entry.when, entry.label, entry.tally.sources)
    2025-06-18 decision: EU, Australia 1
    2025-06-24/2025-06-25 summit: NATO summits, The Hague 1
    2025-06-25 statement: NATO pressure, Christopher Luxon, The Hague 1
    """
    day, period = asked(on), asked(within)
    ensure_is(data, Dataset)
    classes = None if kinds is None else of_kinds(kinds, Record)
    ids = None if touching is None else every_known(data, touching, Record)
    near = None if ids is None else _near(data, ids)
    records = [record for record in data.values() if _is_wanted(record, classes, near) and is_firm(data, record)]
    contested = _contested_times(data)
    entries = [entry for record in records for entry in _entries(data, record, contested)]
    if day is not None or period is not None:
        entries = [attrs.evolve(entry, holds=_holds(entry, day, period)) for entry in entries]
    return Timeline(
        entries=_told_once(data, sorted((entry for entry in entries if entry.holds is not Truth.NO), key=_order)),
        undated=tuple(
            Undated(record=record.id, label=caption_of(data, record), contested=contested.get(record.id, ()))
            for record in records
            if could_be_dated(type(record)) and not any(times_in(record))
        ),
        on=day,
        within=period,
        touching=ids,
        lens=data.lens,
    )


def dates(data: Dataset, id_: str) -> tuple[TimelineEntry, ...]:
    """Return what a record bears of dates and spans of its own, in order; none means that none is stated.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> [(str(one.when), one.path) for one in dates(brief, "org:japan-mission-nato")], dates(brief, "event:yoon-removed")
    ([('2025-01/', 'span')], ())
    """
    record = seen(data, id_, Record)
    return () if record is None else tuple(sorted(_entries(data, record, _contested_times(data)), key=_order))


def wording(data: Dataset, id_: str, path: str) -> tuple[str, ...]:
    """Return how sources word what they say at *path* of a record, where that is kept, such as "mid-April".

    A path that the record's class lacks raises :class:`~natoip4.errors.InvalidValue`.

    >>> from natoip4.data.bundled import load
    >>> wording(load().view(sources=["source:epis-brief"]), "event:nato-delegation-visit", "date")
    ('mid-April',)
    """
    record, at = seen(data, id_, Record), known_path(data, id_, path)
    return tuple(
        dict.fromkeys(
            word
            for piece in (() if record is None else seen_evidence(data, record))
            if piece.whole or any(bears_on(said.path, (at, EXISTS)) for said in piece.on)
            for word in piece.hedges
        )
    )


def _near(data: Dataset, ids: Iterable[Id]) -> frozenset[Id]:
    """Return the ids of what is, or names, one of *ids* or what stands for it."""
    near: set[Id] = set()
    for id_ in ids:
        subject = Subject(data, id_)
        near.update(subject.circle, (record.id for record, _ in subject.about(Record)))
    return frozenset(near)


def _is_wanted(record: Record, classes: tuple[type[Record], ...] | None, near: frozenset[Id] | None) -> bool:
    wanted = not isinstance(record, _LEFT_OUT) if classes is None else isinstance(record, classes)
    return wanted and (near is None or record.id in near)


def _contested_times(data: Dataset) -> Mapping[Id, tuple[str, ...]]:
    found: dict[Id, tuple[str, ...]] = {}
    for id_, path in data.contested:
        if is_of_a_time(type(data[str(id_)]), path):
            found[id_] = (*found.get(id_, ()), path)
    return found


def _entries(data: Dataset, record: Record, contested: Mapping[Id, tuple[str, ...]]) -> list[TimelineEntry]:
    return [
        TimelineEntry(
            record=record.id,
            path=path,
            when=time,
            label=caption_of(data, record, path),
            contested=tuple(one for one in contested.get(record.id, ()) if bears_on(one, (path,))),
            support=support_of(data, record.id, (path,)),
        )
        for path, time in times_in(record)
    ]


def _holds(entry: TimelineEntry, on: PartialDate | Span | None, within: PartialDate | Span | None) -> Truth:
    on_it = Truth.YES if on is None else entry.when.overlaps(on) if isinstance(entry.when, Span) else on.overlaps(entry.when)
    return on_it if within is None else on_it & falls_within(entry.when, within)


def _order(entry: TimelineEntry) -> tuple[tuple[int, int, bool, str], Id, str]:
    return order_of(entry.when), entry.record, entry.path


def _told_once(data: Dataset, entries: Iterable[TimelineEntry]) -> tuple[TimelineEntry, ...]:
    """Return the entries without the events that tell of another entry; one that itself tells of another takes none."""
    ordered = tuple(entries)
    places: dict[Id, list[int]] = {}
    for place, entry in enumerate(ordered):
        places.setdefault(entry.record, []).append(place)
    telling: dict[int, list[int]] = {}
    for place, entry in enumerate(ordered):
        event = data[str(entry.record)]
        about = (event.about or ()) if isinstance(event, Event) else ()
        told = [one for id_ in about for one in places.get(id_, ()) if _same_moment(entry.when, ordered[one].when)]
        if told:
            telling[place] = told
    told_by: dict[int, list[Id]] = {}
    folded: set[int] = set()
    for place, told in telling.items():
        for one in told:
            if one not in telling:
                told_by.setdefault(one, []).append(ordered[place].record)
                folded.add(place)
    return tuple(
        attrs.evolve(entry, told_by=tuple(sorted(told_by.get(place, ()))))
        for place, entry in enumerate(ordered)
        if place not in folded
    )


def _same_moment(event: PartialDate | Span, other: PartialDate | Span) -> bool:
    """Return whether the date of an event may be that of something else, or that of its start or its end."""
    if isinstance(event, Span):
        return False
    ends = (other.start, other.end) if isinstance(other, Span) else (other,)
    return any(isinstance(end, PartialDate) and event.compatible(end) for end in ends)
