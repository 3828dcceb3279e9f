"""Flips: the smallest change of evidence that would change what is concluded."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.judging.judgements import Part
from natoip4.queries.judging.material import Material
from natoip4.queries.judging.weighing import Balance, Outcome, Verdict, outcome_of, strongest
from natoip4.records.claims import Claim
from natoip4.records.ids import Id
from natoip4.records.record import Record, changed
from natoip4.values.vocabulary import Modality, Trend

__all__ = ["Change", "ChangeKind", "Flip", "flips_of", "supposing"]

#: How many sets of changes are tried for one flip before the search is given up.
_TRIES = 20_000

Delta = tuple[tuple[int, int], ...]


class ChangeKind(enum.Enum):
    """What is supposed of a record."""

    WITHDRAWN = "withdrawn"  #: it is not there
    CONTRADICTED = "contradicted"  #: what it asserts is denied, or what it denies asserted
    REVERSED = "reversed"  #: its trend goes the other way


@attrs.frozen
class Change:
    """One record, and what is supposed of it."""

    record: Id
    kind: ChangeKind


@attrs.frozen(kw_only=True)
class Flip:
    """Changes that together, and none of them less, lead to another outcome."""

    changes: tuple[Change, ...]
    outcome: Outcome


_OPPOSITE: Mapping[object, object] = {
    Modality.ASSERTED: Modality.DENIED,
    Modality.DENIED: Modality.ASSERTED,
    Trend.INCREASING: Trend.DECREASING,
    Trend.DECREASING: Trend.INCREASING,
}


def supposing(data: Dataset, changes: Iterable[Change]) -> Dataset:
    """Return *data* as if these changes were so; it is nobody's view.

    >>> from natoip4.data.bundled import load
    >>> gone = Change(Id("claim:kor-refrained"), ChangeKind.WITHDRAWN)
    >>> gone.record in supposing(load(), [gone])
    False
    """
    records: dict[str, Record | None] = dict(data.items())
    for change in changes:
        record = records.get(change.record)
        if record is not None:
            records[change.record] = _supposed(record, change.kind)
    return Dataset(record for record in records.values() if record is not None)


def _supposed(record: Record, kind: ChangeKind) -> Record | None:
    """Return the record as changed, itself where that changes nothing, ``None`` where it is withdrawn."""
    if kind is ChangeKind.WITHDRAWN:
        return None
    field = "modality" if kind is ChangeKind.CONTRADICTED else "trend"
    value: object = getattr(record, field, None) if isinstance(record, Claim) else None
    return changed(record, {field: _OPPOSITE[value]}) if value in _OPPOSITE else record


def flips_of(material: Material, balances: Sequence[Balance], outcome: Outcome) -> tuple[Flip, ...]:
    """Return the smallest changes to the records that count which lead to another outcome, and to another verdict.

    What is borne out fully, partially, or not at all are different outcomes. For each of the two, that is the smallest set of
    withdrawals, and a smaller set of changes of any kind if there is one; of several as small, the first by id. None is found
    where that takes more changes than can be searched.
    """
    pools = list(_pools(material, balances))
    parts, scores = [balance.part for balance in balances], [balance.scores for balance in balances]
    flips: dict[Flip, None] = {}
    goals: tuple[Callable[[Outcome], bool], ...] = (
        lambda other: other.verdict is not outcome.verdict or (other != outcome and other.verdict is Verdict.BORNE_OUT),
        lambda other: other.verdict is not outcome.verdict,
    )
    for goal in goals:
        found = [flip for pool in pools if (flip := _smallest(parts, scores, pool, goal)) is not None]
        if len(found) > 1 and len(found[1].changes) >= len(found[0].changes):
            del found[1]
        flips.update(dict.fromkeys(found))
    return tuple(flips)


def _pools(material: Material, balances: Sequence[Balance]) -> Iterator[dict[Delta, list[Change]]]:
    """Yield what can be changed by what that does to the scores: by withdrawals alone, and by changes of any kind."""
    now = _weights(balances)
    for kinds in ([ChangeKind.WITHDRAWN], list(ChangeKind)):
        pool: dict[Delta, list[Change]] = {}
        for id_ in sorted(now):
            for kind in kinds:
                then = _weights_of(material, balances, _supposed(material.data[str(id_)], kind))
                delta = tuple((s - was_s, o - was_o) for (s, o), (was_s, was_o) in zip(then, now[id_], strict=True))
                if any(one != (0, 0) for one in delta) and all(one.record != id_ for one in pool.get(delta, ())):
                    pool.setdefault(delta, []).append(Change(id_, kind))
        yield pool


def _weights(balances: Sequence[Balance]) -> dict[Id, list[tuple[int, int]]]:
    sides = [[{one.record: one.weight for one in side} for side in (b.supporting, b.opposing)] for b in balances]
    ids = {id_ for side in sides for one in side for id_ in one}
    return {id_: [(supporting.get(id_, 0), opposing.get(id_, 0)) for supporting, opposing in sides] for id_ in ids}


def _weights_of(material: Material, balances: Sequence[Balance], record: Record | None) -> list[tuple[int, int]]:
    if record is None:
        return [(0, 0)] * len(balances)
    sides = [(balance.part.supporting, balance.part.opposing) for balance in balances]
    return [
        (
            strongest(supporting, [material.fits(record, one) for one in supporting]),
            strongest(opposing, [material.fits(record, one) for one in opposing]),
        )
        for supporting, opposing in sides
    ]


def _smallest(
    parts: Sequence[Part],
    scores: Sequence[tuple[int, int]],
    pool: Mapping[Delta, list[Change]],
    goal: Callable[[Outcome], bool],
) -> Flip | None:
    deltas = list(pool)
    for size in range(1, sum(map(len, pool.values())) + 1):
        tried = 0
        for counts in islice(_counts([len(pool[delta]) for delta in deltas], size), _TRIES):
            tried += 1
            outcome = outcome_of(parts, _sums(scores, deltas, counts))
            if goal(outcome):
                slots = [pool[delta] for delta, count in zip(deltas, counts, strict=True) for _ in range(count)]
                changes = _distinct(slots)
                if changes is not None:
                    return Flip(changes=tuple(sorted(changes, key=lambda change: change.record)), outcome=outcome)
        if tried == _TRIES:
            return None
    return None


def _sums(scores: Sequence[tuple[int, int]], deltas: Sequence[Delta], counts: Sequence[int]) -> list[tuple[int, int]]:
    chosen = [(delta, count) for delta, count in zip(deltas, counts, strict=True) if count]
    return [
        (
            supporting + sum(delta[place][0] * count for delta, count in chosen),
            opposing + sum(delta[place][1] * count for delta, count in chosen),
        )
        for place, (supporting, opposing) in enumerate(scores)
    ]


def _counts(sizes: Sequence[int], total: int) -> Iterator[tuple[int, ...]]:
    """Yield every way to take *total* things out of heaps of these sizes."""
    if not sizes:
        if total == 0:
            yield ()
        return
    for count in range(min(sizes[0], total), -1, -1):
        if total - count <= sum(sizes[1:]):
            for rest in _counts(sizes[1:], total - count):
                yield count, *rest


def _distinct(slots: Sequence[Sequence[Change]], taken: frozenset[Id] = frozenset()) -> tuple[Change, ...] | None:
    """Return one change from each slot, no record twice, if that can be."""
    if not slots:
        return ()
    for change in slots[0]:
        if change.record not in taken:
            rest = _distinct(slots[1:], taken | {change.record})
            if rest is not None:
                return change, *rest
    return None
