"""When things hold: what was so on a date, certainly or possibly, as far as the data can tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import ensure_is
from natoip4.queries.cells import Entry
from natoip4.queries.labels import label_of, name_of
from natoip4.queries.lookup import Kinds, of_kinds
from natoip4.queries.support import is_firm, is_foretold, support_of
from natoip4.records.agreements import Agreement
from natoip4.records.claims import Claim
from natoip4.records.events import Event, Indicator
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership, Tenure
from natoip4.records.parts import Milestone
from natoip4.records.paths import stated_fields
from natoip4.records.record import Record, Relation
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span, any_overlaps, lasting, time_of
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Stage

__all__ = ["LASTING", "Holding", "When", "any_holds", "asked", "holding", "holds_on", "one_of", "within_milestones"]

#: What :func:`holding` covers unless told otherwise: what lasts between actors, and what they have agreed.
LASTING: tuple[type[Record], ...] = (Agreement, Framework, Membership, Relation, Tenure)

#: What ``on=`` takes: a date of any precision, a span, or the text of a date.
When = PartialDate | Span | str

_BEGINNINGS = (Stage.ADOPTION, Stage.ENTRY_INTO_FORCE)


def asked(on: When | None) -> PartialDate | Span | None:
    """Return the time asked about, or ``None`` if none is.

    >>> asked(None) is None
    True
    """
    return None if on is None else time_of(on)


def holds_on(record: Record, on: When) -> Truth:
    """Return whether *record* held at some time of *on*; MAYBE where the data do not tell. What is no record is refused.

    A span answers for what has one. An event counts once it has happened, a framework or an agreement without a span may hold
    from the date on which it was adopted until the one on which it was ended, by more than one party; a claim holds in its
    period, a figure at its date.

    >>> from natoip4.records.actors import Organisation
    >>> mission = Organisation(id=Organisation.ref("mission"), span=Span(start=PartialDate("2025-01")))
    >>> holds_on(mission, "2024"), holds_on(mission, "2026")
    (<Truth.NO: 'no'>, <Truth.MAYBE: 'maybe'>)
    """
    ensure_is(record, Record)
    time = time_of(on)
    span = getattr(record, "span", None)
    if isinstance(span, Span):
        return span.overlaps(time)
    if isinstance(record, (Framework, Agreement)):
        of_all = (one for one in record.milestones or () if one.party is None or one.stage is not Stage.TERMINATION)
        return within_milestones(of_all, time)
    if isinstance(record, Event):
        return Truth.MAYBE if record.date is None else ~time.before(record.date)
    date = None
    if isinstance(record, Claim):
        date = record.period
    elif isinstance(record, Indicator) and record.quantity is not None:
        date = record.quantity.at
    return Truth.MAYBE if date is None else time.overlaps(date)


def within_milestones(milestones: Iterable[Milestone], on: PartialDate | Span) -> Truth:
    """Return NO if these leave no day of *on* between a beginning and an end, and otherwise MAYBE: they do not say how long.

    >>> adopted = Milestone(stage=Stage.ADOPTION, date=PartialDate("2023-07"))
    >>> within_milestones([adopted], PartialDate("2022")), within_milestones([adopted], PartialDate("2024"))
    (<Truth.NO: 'no'>, <Truth.MAYBE: 'maybe'>)
    """
    dated = [milestone for milestone in milestones if milestone.date is not None]
    begun = [milestone.date for milestone in dated if milestone.stage in _BEGINNINGS] or [None]
    ended = [milestone.date for milestone in dated if milestone.stage is Stage.TERMINATION] or [None]
    possible = any(lasting(start, end, on).possible for start in begun for end in ended)
    return Truth.MAYBE if possible else Truth.NO


def one_of(answers: Iterable[Truth]) -> Truth:
    """Return whether any of these is so; of none, NO.

    >>> one_of([Truth.NO, Truth.MAYBE])
    <Truth.MAYBE: 'maybe'>
    """
    found = Truth.NO
    for answer in answers:
        found = found | answer
    return found


def any_holds(data: Dataset, records: Collection[Record], on: PartialDate | Span | None) -> Truth:
    """Return whether one of *records* held on that date, be it now this and now that; with none asked, whether there is one.

    What is only foretold may hold.
    """
    foretold = [record for record in records if is_foretold(data, record)]
    known = [record for record in records if record not in foretold]
    if on is None:
        return Truth.YES if known else Truth.MAYBE if foretold else Truth.NO
    spans = [(record, getattr(record, "span", None)) for record in known]
    dated = any_overlaps([span for _, span in spans if isinstance(span, Span)], on)
    return one_of(
        [
            dated,
            *(holds_on(record, on) for record, span in spans if not isinstance(span, Span)),
            *(holds_on(record, on) & Truth.MAYBE for record in foretold),
        ]
    )


def _label(data: Dataset, record: Record) -> str:
    label = label_of(data, record)
    return f"{name_of(data, record.member)}: {label}" if isinstance(record, Membership) else label


@attrs.frozen(kw_only=True)
class Holding:
    """What held at some time of ``on``: what certainly did and what only may have, apart, each by id.

    What no source dates may have held at any time.
    """

    on: PartialDate | Span
    certain: tuple[Entry, ...]
    maybe: tuple[Entry, ...]

    @property
    def possible(self) -> tuple[Entry, ...]:
        """All of it, by id: what cannot be ruled out."""
        return tuple(sorted((*self.certain, *self.maybe), key=lambda entry: entry.records))


def holding(data: Dataset, *, on: When, kinds: Kinds = LASTING) -> Holding:
    """Return what held *on* a date or span: agreements, frameworks, memberships, ties and partnerships, terms of office.

    With *kinds*, the records of these kinds: claims, figures, organisations, events too; :func:`holds_on` says when each of
    them holds. What the data, or the view, have no date for is listed as *maybe*; what certainly did not hold is left out.

    >>> from natoip4.data.bundled import load
    >>> found = holding(load(), on="2024-10-01", kinds=[Tenure])
    >>> [entry.records[0].slug for entry in found.certain if "jpn" in entry.records[0]]
    ['ishiba-shigeru-jpn-pm', 'kishida-fumio-jpn-pm']
    >>> found.maybe[0].label
    'Anthony Albanese, Prime Minister of Australia (from 2022-05-23, still on 2023-07-11)'
    """
    ensure_is(data, Dataset)
    time, wanted = time_of(on), of_kinds(kinds, Record)
    records = {record.id: record for kind in wanted for record in data.of(kind) if is_firm(data, record)}
    contested: dict[str, list[tuple[Id, str]]] = {}
    for id_, path in data.contested:
        contested.setdefault(id_, []).append((id_, path))
    entries = [
        Entry(
            records=(record.id,),
            label=_label(data, record),
            holds=holds,
            contested=tuple(contested.get(record.id, ())),
            support=support_of(data, record.id, [field.name for field in stated_fields(type(record))]),
        )
        for record in sorted(records.values(), key=lambda record: record.id)
        if (holds := any_holds(data, [record], time)).possible
    ]
    return Holding(
        on=time,
        certain=tuple(entry for entry in entries if entry.holds is Truth.YES),
        maybe=tuple(entry for entry in entries if entry.holds is Truth.MAYBE),
    )
