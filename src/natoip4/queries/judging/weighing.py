"""Weighing: what is put on each side of a part, whether it carries, and what that makes of a judgement."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from functools import cached_property

import attrs

from natoip4.queries.judging.judgements import Criterion, Part
from natoip4.queries.judging.material import Material
from natoip4.records.ids import Id
from natoip4.values.vocabulary import Strength

__all__ = ["Balance", "Outcome", "Verdict", "Weighed", "balance_of", "outcome_of", "strongest"]


class Verdict(enum.Enum):
    """What the lower-level records make of a judgement."""

    BORNE_OUT = "borne out"  #: every part that bears its direction is carried
    NOT_BORNE_OUT = "not borne out"  #: some speak for it, and as much as against it, but they do not carry its direction
    OPPOSED = "opposed"  #: its direction is not carried, and more speaks against it than for it
    NOT_STATED = "not stated"  #: nothing speaks for it and nothing against it; that is not "no"


@attrs.frozen
class Outcome:
    """A verdict, and how firm the support is: ``None`` where nothing speaks for it."""

    verdict: Verdict
    strength: Strength | None = None


@attrs.frozen(kw_only=True)
class Weighed:
    """A record that counts, how much it weighs, and by which criterion."""

    record: Id
    weight: int
    criterion: Criterion


@attrs.frozen(kw_only=True, slots=False)
class Balance:
    """A part with what counts for it and what against, by id."""

    part: Part
    supporting: tuple[Weighed, ...] = ()
    opposing: tuple[Weighed, ...] = ()

    @cached_property
    def scores(self) -> tuple[int, int]:
        """The weight on its side, and the weight against it."""
        return sum(one.weight for one in self.supporting), sum(one.weight for one in self.opposing)

    @property
    def lead(self) -> int:
        """By how much what is for it outweighs what is against it."""
        return self.scores[0] - self.scores[1]

    @property
    def carried(self) -> bool:
        """Whether that is as much as the part asks for."""
        return self.lead >= self.part.lead


def balance_of(material: Material, part: Part) -> Balance:
    """Return *part* with what counts on each side of it.

    >>> from natoip4.dataset import Dataset
    >>> from natoip4.records.claims import TieState
    >>> part = Part(key="x", label="X", supporting=(Criterion(kinds=TieState, weight=1, why="any"),))
    >>> balance_of(Material(Dataset()), part).carried
    False
    """
    return Balance(part=part, supporting=_side(material, part.supporting), opposing=_side(material, part.opposing))


def _side(material: Material, criteria: Iterable[Criterion]) -> tuple[Weighed, ...]:
    found: dict[Id, Weighed] = {}
    for criterion in criteria:
        for record in material.matching(criterion):
            known = found.get(record.id)
            if known is None or known.weight < criterion.weight:
                found[record.id] = Weighed(record=record.id, weight=criterion.weight, criterion=criterion)
    return tuple(found[id_] for id_ in sorted(found))


def strongest(criteria: Iterable[Criterion], fits: Iterable[bool]) -> int:
    """Return the largest weight of the criteria that fit, 0 if none does."""
    return max((criterion.weight for criterion, fit in zip(criteria, fits, strict=True) if fit), default=0)


def outcome_of(parts: Iterable[Part], scores: Iterable[tuple[int, int]]) -> Outcome:
    """Return what these scores, one pair for each part, make of a judgement.

    It is borne out if each part that bears its direction leads by as much as it asks for: *fully* if the others do so too,
    *partially* if not. Otherwise the support is *weak*, if there is any.

    >>> part = Part(key="x", label="X", supporting=(), direction=True)
    >>> outcome_of([part], [(5, 3)]).strength.value, outcome_of([part], [(3, 5)]).verdict.value
    ('full', 'opposed')
    """
    totals = tuple(scores)
    carried = [(part.direction, ours - theirs >= part.lead) for part, (ours, theirs) in zip(parts, totals, strict=True)]
    supporting, opposing = sum(ours for ours, _ in totals), sum(theirs for _, theirs in totals)
    if not supporting and not opposing:
        return Outcome(Verdict.NOT_STATED)
    if all(leads for direction, leads in carried if direction):
        whole = all(leads for _, leads in carried)
        return Outcome(Verdict.BORNE_OUT, Strength.FULL if whole else Strength.PARTIAL)
    strength = Strength.WEAK if supporting else None
    return Outcome(Verdict.OPPOSED if opposing > supporting else Verdict.NOT_BORNE_OUT, strength)
