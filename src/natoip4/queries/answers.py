"""Answers that know what they rest on: yes, no, maybe, or not covered by the data at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import Problem, UncertainAnswer
from natoip4.queries.holding import one_of
from natoip4.queries.support import Support, is_firm, support_of
from natoip4.records.claims import Characterisation
from natoip4.records.ids import Id
from natoip4.records.paths import stated_fields
from natoip4.records.record import Record
from natoip4.records.sources import Coverage
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Modality

__all__ = ["Answer", "Reason", "answered", "complete_lists", "denials", "reason_of"]


@attrs.frozen(kw_only=True)
class Answer:
    """Yes, no, maybe, or *not covered*, and the records and evidence that say so.

    ``truth`` is ``None`` where the data do not bear on the question: nothing states it, and nothing makes a "no" of that. Then
    there are no ``records``, and it is possible, as nothing rules it out.

    >>> Answer(truth=Truth.MAYBE).label, Answer(truth=None).label
    ('maybe', 'not covered')
    """

    truth: Truth | None
    records: tuple[Id, ...] = ()
    support: tuple[Support, ...] = ()

    @property
    def covered(self) -> bool:
        """Whether the data bear on the question."""
        return self.truth is not None

    @property
    def certain(self) -> bool:
        """Whether the answer is yes."""
        return self.truth is Truth.YES

    @property
    def possible(self) -> bool:
        """Whether the answer is anything but no."""
        return self.truth is not Truth.NO

    @property
    def label(self) -> str:
        """The answer in words."""
        return "not covered" if self.truth is None else self.truth.label

    def __bool__(self) -> bool:
        """Refuse: four answers do not fit into two."""
        raise UncertainAnswer(
            [
                Problem(
                    code="uncertain-answer",
                    message="an answer of yes, no, maybe or not covered has no truth value",
                    got=f"{self.label!r}",
                    hint="write answer.certain, answer.possible, answer.covered, or answer.truth is Truth.YES",
                )
            ]
        )

    def __str__(self) -> str:
        return self.label


@attrs.frozen(kw_only=True)
class Reason:
    """A record that bears on a question, whether what it says is so for all the time asked about, and its evidence."""

    record: Id
    truth: Truth
    support: tuple[Support, ...]


def reason_of(data: Dataset, record: Record, truth: Truth) -> Reason:
    """Return the reason that *record* is, with all the evidence that attests it."""
    fields = [field.name for field in stated_fields(type(record))]
    return Reason(record=record.id, truth=truth, support=support_of(data, record.id, fields))


def answered(truth: Truth, stated: Sequence[Reason], denied: Sequence[Reason], lists: Sequence[Reason] = ()) -> Answer:
    """Return the answer where *truth* is what is *stated*, and *denied* and complete *lists* speak against it.

    What is stated goes before lists. A denial for all the time asked about decides where what is stated may be meant of
    another time, and leaves it open where it cannot.
    """
    denial = one_of(reason.truth for reason in denied)
    if stated and (denial is not Truth.YES or truth is Truth.NO):
        return _resting_on(truth, _strongest(stated))
    if stated:
        both = [reason for reason in stated if reason.truth.possible], _strongest(denied)
        return _resting_on(Truth.MAYBE, [*both[0], *both[1]]) if truth is Truth.YES else _resting_on(Truth.NO, both[1])
    against = _strongest([reason for reason in (*denied, *lists) if reason.truth.possible])
    return _resting_on(~one_of(reason.truth for reason in against), against) if against else Answer(truth=None)


def _strongest(reasons: Sequence[Reason]) -> Sequence[Reason]:
    """Return the certain ones, or else the possible ones, or else all."""
    for some in ([one for one in reasons if one.truth.certain], [one for one in reasons if one.truth.possible]):
        if some:
            return some
    return reasons


def _resting_on(truth: Truth, reasons: Iterable[Reason]) -> Answer:
    reasons = tuple(reasons)
    return Answer(
        truth=truth,
        records=tuple(dict.fromkeys(reason.record for reason in reasons)),
        support=tuple(dict.fromkeys(piece for reason in reasons for piece in reason.support)),
    )


def complete_lists(data: Dataset, subjects: Collection[Id], path: str, time: PartialDate | Span | None) -> Iterator[Reason]:
    """Yield the coverage that calls the list at *path* of one of *subjects* complete, and whether it is so all the *time*.

    A list that is complete at a time that is not said may be complete at any; with no time asked about, it is complete.
    """
    for one in data.of(Coverage):
        if one.complete and one.subject in subjects and one.path == path and is_firm(data, one):
            dated = Truth.YES if time is None else Truth.MAYBE if one.span is None else one.span.covers(time)
            yield reason_of(data, one, dated)


def denials(
    data: Dataset, subjects: frozenset[Id], contents: frozenset[Id], time: PartialDate | Span | None
) -> Iterator[Reason]:
    """Yield the claims that flatly deny one of *contents* of one of *subjects*, and whether they do so for all the *time*."""
    for claim in data.of(Characterisation):
        plain = claim.degree is None and claim.condition is None and "subject" not in claim.collective
        if (
            claim.modality is Modality.DENIED
            and plain
            and is_firm(data, claim)
            and not subjects.isdisjoint(claim.subject)
            and not contents.isdisjoint(claim.content)
        ):
            yield reason_of(data, claim, Truth.YES if time is None else _all_the(time, claim.period))


def _all_the(time: PartialDate | Span, period: PartialDate | None) -> Truth:
    if period is None:
        return Truth.MAYBE
    if isinstance(time, PartialDate):
        return period.contains(time)
    return time.overlaps(period) & Truth.MAYBE
