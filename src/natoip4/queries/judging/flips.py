"""Flips: the smallest change of evidence that would change what is concluded."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.judging.judgements import Part
from natoip4.queries.judging.material import Material
from natoip4.queries.judging.routes import Aim, Choice, Delta, Score, moved_by, routes
from natoip4.queries.judging.weighing import Balance, Outcome, outcome_of, strongest
from natoip4.records.claims import Claim
from natoip4.records.ids import Id
from natoip4.records.record import Record, changed
from natoip4.values.vocabulary import Modality, Trend

__all__ = ["Change", "ChangeKind", "Flip", "flips_of", "supposing"]

Options = tuple[tuple[Delta, "ChangeKind"], ...]


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


def flips_of(material: Material, balances: Sequence[Balance]) -> tuple[Flip, ...]:
    """Return the smallest changes to the records that count which lead to another outcome, and to another verdict.

    What is borne out fully, partially, or not at all are different outcomes. For each of the two, that is the smallest set of
    withdrawals, and a smaller set of changes of any kind if there is one; of several as small, the first by id. None is found
    where that takes more changes than can be searched.
    """
    pools = list(_pools(material, balances))
    parts, scores = [balance.part for balance in balances], [balance.scores for balance in balances]
    flips: dict[Flip, None] = {}
    for aim in Aim:
        found = [flip for pool in pools if (flip := _smallest(parts, scores, pool, aim)) is not None]
        if len(found) > 1 and len(found[1].changes) >= len(found[0].changes):
            del found[1]
        flips.update(dict.fromkeys(found))
    return tuple(flips)


def _pools(material: Material, balances: Sequence[Balance]) -> Iterator[dict[Options, list[Id]]]:
    """Yield the records that count by what can be changed about them: by withdrawals alone, and by changes of any kind."""
    now = _weights(balances)
    for kinds in ([ChangeKind.WITHDRAWN], list(ChangeKind)):
        pool: dict[Options, list[Id]] = {}
        for id_ in sorted(now):
            options: dict[Delta, ChangeKind] = {}
            for kind in kinds:
                then = _weights_of(material, balances, _supposed(material.data[str(id_)], kind))
                delta = tuple((s - was_s, o - was_o) for (s, o), (was_s, was_o) in zip(then, now[id_], strict=True))
                if any(one != (0, 0) for one in delta):
                    options.setdefault(delta, kind)
            pool.setdefault(tuple(options.items()), []).append(id_)
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


def _smallest(parts: Sequence[Part], scores: Sequence[Score], pool: Mapping[Options, Sequence[Id]], aim: Aim) -> Flip | None:
    choices = [Choice(tuple(delta for delta, _ in options), len(ids)) for options, ids in pool.items()]
    route = next(routes(parts, scores, choices, aim), None)
    if route is None:
        return None
    here, changes = list(scores), list[Change]()
    for (options, ids), choice, counts in zip(pool.items(), choices, route, strict=True):
        here = moved_by(here, choice.deltas, counts)
        kinds = [kind for (_, kind), count in zip(options, counts, strict=True) for _ in range(count)]
        changes += [Change(id_, kind) for id_, kind in zip(ids, kinds, strict=False)]
    return Flip(changes=tuple(sorted(changes, key=lambda change: change.record)), outcome=outcome_of(parts, here))
