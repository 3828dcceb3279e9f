"""When things hold: whether what a record says was so on a date, as far as the data can tell."""

from __future__ import annotations

from collections.abc import Iterable

from natoip4.records.agreements import Agreement
from natoip4.records.claims import Claim
from natoip4.records.events import Event, Indicator
from natoip4.records.frameworks import Framework
from natoip4.records.parts import Milestone
from natoip4.records.record import Record
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Stage

__all__ = ["When", "asked", "held_on", "one_of", "time_of"]

#: What ``on=`` takes: a date of any precision, a span, or the text of a date.
When = PartialDate | Span | str

_BEGINNINGS = (Stage.ADOPTION, Stage.ENTRY_INTO_FORCE)


def time_of(on: When) -> PartialDate | Span:
    """Return the time asked about, text read as a date; what is none raises :class:`~natoip4.errors.InvalidValue`.

    >>> time_of("2025-01")
    PartialDate(edtf='2025-01')
    """
    return on if isinstance(on, (PartialDate, Span)) else PartialDate.parse(on)


def asked(on: When | None) -> PartialDate | Span | None:
    """Return the time asked about, or ``None`` if none is.

    >>> asked(None) is None
    True
    """
    return None if on is None else time_of(on)


def held_on(record: Record, on: PartialDate | Span) -> Truth:
    """Return whether *record* held at some time of *on*; MAYBE where the data do not tell.

    A span answers for what has one. An event counts once it has happened, a framework or an agreement without a span from the
    date on which it was adopted until the one on which it was ended; a claim holds in its period, a figure at its date.

    >>> from natoip4.records.actors import Organisation
    >>> mission = Organisation(id=Organisation.ref("mission"), span=Span(start=PartialDate("2025-01")))
    >>> held_on(mission, PartialDate("2024")), held_on(mission, PartialDate("2026"))
    (<Truth.NO: 'no'>, <Truth.MAYBE: 'maybe'>)
    """
    span = getattr(record, "span", None)
    if isinstance(span, Span):
        return span.overlaps(on)
    if isinstance(record, (Framework, Agreement)):
        return _between_milestones(record.milestones or (), on)
    if isinstance(record, Event):
        return Truth.MAYBE if record.date is None else ~on.before(record.date)
    date = None
    if isinstance(record, Claim):
        date = record.period
    elif isinstance(record, Indicator) and record.quantity is not None:
        date = record.quantity.at
    return Truth.MAYBE if date is None else on.overlaps(date)


def _between_milestones(milestones: tuple[Milestone, ...], on: PartialDate | Span) -> Truth:
    """Answer NO before the first adoption and after the last end, and otherwise MAYBE: no date says how long it holds."""
    begun = [on.before(m.date) for m in milestones if m.stage in _BEGINNINGS and m.date is not None]
    ended = [on.after(m.date) for m in milestones if m.stage is Stage.TERMINATION and m.date is not None]
    over = any(all(answer is Truth.YES for answer in answers) for answers in (begun, ended) if answers)
    return Truth.NO if over else Truth.MAYBE


def one_of(answers: Iterable[Truth]) -> Truth:
    """Return whether any of these is so; of none, NO.

    >>> one_of([Truth.NO, Truth.MAYBE])
    <Truth.MAYBE: 'maybe'>
    """
    found = Truth.NO
    for answer in answers:
        found = found | answer
    return found
