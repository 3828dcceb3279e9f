"""Staleness: what no source has confirmed since a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import ensure_is, invalid_value
from natoip4.records.ids import Id
from natoip4.records.record import Nature, Record
from natoip4.records.sources import Source
from natoip4.resolution.policy import FindingState
from natoip4.values.dates import PartialDate
from natoip4.values.truth import Truth

__all__ = ["Unconfirmed", "stale"]


@attrs.frozen(kw_only=True)
class Unconfirmed:
    """A record, or one path of it, that no source speaks for since a date.

    ``path`` is ``None`` where the same is so of all that the record states. ``latest`` is the date of the latest source that
    speaks for it, ``None`` where none bears a date; ``stale`` says whether all of them are certainly older, or may be.
    """

    record: Id
    path: str | None
    latest: PartialDate | None
    sources: tuple[Id, ...]
    stale: Truth

    def to_dict(self) -> dict[str, object]:
        """Return it as plain objects."""
        return {
            "record": str(self.record),
            "path": self.path,
            "latest": None if self.latest is None else str(self.latest),
            "sources": [str(id_) for id_ in self.sources],
            "stale": self.stale.value,
        }


def stale(data: Dataset, *, before: PartialDate | str) -> tuple[Unconfirmed, ...]:
    """Return what no source of the first day of *before* or later speaks for, by record and path.

    A source speaks for a value if its evidence says it, or something coarser that agrees. Its date is that of its publication;
    that we read it later confirms nothing. What certainly has been confirmed since is left out; where a date is missing, or
    not exact enough, ``stale`` is MAYBE. A date without a first day in the years 1 to 9999 raises
    :class:`~natoip4.errors.InvalidValue`.

    >>> from natoip4.records.actors import State
    >>> from natoip4.records.evidence import Evidence
    >>> from natoip4.values.vocabulary import Grade
    >>> paper = Source(id=Source.ref("paper"), title="A paper", grade=Grade.WIRE, date=PartialDate("2024-06"))
    >>> data = Dataset([paper, State(id=State.ref("jpn"), evidence=(Evidence.parse("paper@1: exists"),))])
    >>> [(str(item.record), str(item.latest), item.stale.value) for item in stale(data, before="2025")]
    [('state:jpn', '2024-06', 'yes')]
    >>> [item.stale.value for item in stale(data, before="2024-06-15")], stale(data, before="2024")
    (['maybe'], ())
    """
    ensure_is(data, Dataset)
    asked = before if isinstance(before, PartialDate) else PartialDate.parse(before)
    if asked.earliest is None:
        raise invalid_value("bad-date", "its first day is not one of the years 1 to 9999", str(asked), "a date such as '2025'")
    limit = PartialDate(asked.bounds[0])
    return tuple(
        item for record in data.values() if record.NATURE is not Nature.SOURCE for item in _of_record(data, record, limit)
    )


def _of_record(data: Dataset, record: Record, limit: PartialDate) -> Iterator[Unconfirmed]:
    items = [
        _judged(data, record.id, finding.path, {id_ for a in finding.supporting for id_ in a.evidence.sources}, limit)
        for finding in data.why(record.id)
        if finding.state is FindingState.STATED
    ]
    if len({(item.latest, item.stale) for item in items}) == 1 and items[0].stale is not Truth.NO:
        sources = sorted({id_ for item in items for id_ in item.sources})
        yield attrs.evolve(items[0], path=None, sources=tuple(sources))
    else:
        yield from (item for item in items if item.stale is not Truth.NO)


def _judged(data: Dataset, record: Id, path: str, sources: Iterable[Id], limit: PartialDate) -> Unconfirmed:
    ids = tuple(sorted(sources))
    texts = [data.get(str(id_)) for id_ in ids]
    older, dates = Truth.YES, list[PartialDate]()
    for text in texts:
        older = older & (_older(text, limit) if isinstance(text, Source) else Truth.MAYBE)
        if isinstance(text, Source) and text.date is not None:
            dates.append(text.date)
    latest = max(dates, key=lambda date: (date.sort_key[1], date.sort_key[0], str(date)), default=None)
    return Unconfirmed(record=record, path=path, latest=latest, sources=ids, stale=older)


def _older(source: Source, limit: PartialDate) -> Truth:
    """Return whether *source* was published before the day *limit*; the day of reading bounds that from above."""
    answer = Truth.MAYBE if source.date is None else _dated_before(source.date, limit)
    if answer is Truth.MAYBE and source.read_on is not None and _dated_before(source.read_on, limit) is Truth.YES:
        return Truth.YES
    return answer


def _dated_before(date: PartialDate, limit: PartialDate) -> Truth:
    """Return whether what happened on *date*, or on some day of it where it is an interval, did so before the day *limit*."""
    if not date.is_interval:
        return date.before(limit)
    first, last, _ = date.sort_key
    day = limit.sort_key[0]
    return Truth.from_bounds(certain=last < day, possible=first < day)
