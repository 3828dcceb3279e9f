"""Routes: the fewest steps that lead from the scores of a judgement to another outcome, found by search with bounds."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

import attrs

from natoip4.queries.judging.judgements import Part
from natoip4.queries.judging.weighing import Outcome, Verdict, outcome_of

__all__ = ["Aim", "Choice", "Delta", "Score", "moved_by", "routes"]

#: The weight for a part, and the weight against it.
Score = tuple[int, int]

#: What a step does to the score of each part.
Delta = tuple[Score, ...]

#: How many places are looked at before a search is given up.
_PLACES = 20_000


class Aim(enum.Enum):
    """Where a route is to lead."""

    OUTCOME = "outcome"  #: to another verdict, or from full to partial support and back
    VERDICT = "verdict"  #: to another verdict


@attrs.frozen
class Choice:
    """One of several ``deltas``, to be made for each of ``number`` things alike, or for fewer of them."""

    deltas: tuple[Delta, ...]
    number: int


def routes(
    parts: Sequence[Part], scores: Sequence[Score], choices: Sequence[Choice], aim: Aim
) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Yield, for each of *choices*, how often to take each delta in order to reach *aim*; those with the fewest first.

    >>> part = Part(key="x", label="X", supporting=(), direction=True)
    >>> next(routes([part], [(5, 0)], [Choice((((-1, 0),),), 2), Choice((((-2, 0),),), 2)], Aim.VERDICT))
    ((0,), (2,))
    """
    search = _Search(parts, scores, choices, aim)
    for length in range(1, sum(choice.number for choice in choices) + 1):
        yield from search.routes(length, (), scores)


@attrs.define(slots=False)
class _Search:
    parts: Sequence[Part]
    scores: Sequence[Score]
    choices: Sequence[Choice]
    aim: Aim
    places: int = 0

    @cached_property
    def start(self) -> Outcome:
        return outcome_of(self.parts, self.scores)

    def routes(
        self, length: int, taken: tuple[tuple[int, ...], ...], scores: Sequence[Score]
    ) -> Iterator[tuple[tuple[int, ...], ...]]:
        """Yield the routes that go on by *length* from *scores*, to which the choices *taken* have led."""
        self.places += 1
        if self.places > _PLACES:
            return
        if length == 0:
            if self._arrived(outcome_of(self.parts, scores)):
                yield (*taken, *((0,) * len(choice.deltas) for choice in self.choices[len(taken) :]))
        elif len(taken) < len(self.choices) and self._within_reach(len(taken), length, scores):
            choice = self.choices[len(taken)]
            for counts in _shares(len(choice.deltas), min(choice.number, length)):
                moved = moved_by(scores, choice.deltas, counts)
                yield from self.routes(length - sum(counts), (*taken, counts), moved)

    def _arrived(self, outcome: Outcome) -> bool:
        if outcome.verdict is not self.start.verdict:
            return True
        return self.aim is Aim.OUTCOME and outcome.verdict is Verdict.BORNE_OUT and outcome != self.start

    def _within_reach(self, place: int, length: int, scores: Sequence[Score]) -> bool:
        """Return whether *length* steps from *place* on may lead there, each part and total seen by itself."""

        def most(measure: int) -> int:
            best = self._best[place][measure]
            return best[min(length, len(best) - 1)]

        leads = [supporting - opposing for supporting, opposing in scores]
        low = [lead - most(2 * number + 1) for number, lead in enumerate(leads)]
        high = [lead + most(2 * number) for number, lead in enumerate(leads)]
        bounds = list(zip(self.parts, low, high, strict=True))
        if self.start.verdict is Verdict.BORNE_OUT:
            counted = [one for one in bounds if one[0].direction or self.aim is Aim.OUTCOME]
            return any(lowest < part.lead <= highest for part, lowest, highest in counted) or self._arrived(
                outcome_of(self.parts, scores)
            )
        supporting, opposing = sum(one[0] for one in scores), sum(one[1] for one in scores)
        lacking = sum(max(part.lead - lead, 0) for part, lead in zip(self.parts, leads, strict=True) if part.direction)
        total = 2 * len(self.parts)
        reaches_lead = lacking <= most(total) and all(highest >= part.lead for part, _, highest in bounds if part.direction)
        opposed = self.start.verdict is Verdict.OPPOSED
        lead = supporting - opposing
        turns = lead + most(total + 1) >= 0 if opposed else lead - most(total + 2) < 0
        empties = most(total + 3) >= supporting and most(total + 4) >= opposing
        return reaches_lead or turns or empties

    @cached_property
    def _best(self) -> list[list[list[int]]]:
        """For each place and each measure, the most that some number of the steps from there on can add to it."""
        return [[self._largest(place, measure) for measure in self._measures] for place in range(len(self.choices))]

    def _largest(self, place: int, measure: Callable[[Delta], int]) -> list[int]:
        gains = [max(map(measure, choice.deltas)) for choice in self.choices[place:] for _ in range(choice.number)]
        return list(accumulate(sorted((gain for gain in gains if gain > 0), reverse=True), initial=0))

    @cached_property
    def _measures(self) -> list[Callable[[Delta], int]]:
        """Rise and fall of each part's lead; then of all leads that bear the direction together, and of totals."""
        each: list[Callable[[Delta], int]] = []
        for number in range(len(self.parts)):
            each += [_rise(number, 1), _rise(number, -1)]
        directed = [number for number, part in enumerate(self.parts) if part.direction]
        return [
            *each,
            lambda delta: sum(max(delta[number][0] - delta[number][1], 0) for number in directed),
            lambda delta: sum(s - o for s, o in delta),
            lambda delta: sum(o - s for s, o in delta),
            lambda delta: -sum(s for s, _ in delta),
            lambda delta: -sum(o for _, o in delta),
        ]


def _rise(number: int, sign: int) -> Callable[[Delta], int]:
    return lambda delta: sign * (delta[number][0] - delta[number][1])


def moved_by(scores: Sequence[Score], deltas: Sequence[Delta], counts: Sequence[int]) -> list[Score]:
    """Return where each of *deltas*, taken as often as *counts* says, leads from *scores*.

    >>> moved_by([(5, 0)], [((-2, 1),)], [2])
    [(1, 2)]
    """
    here = list(scores)
    for delta, count in zip(deltas, counts, strict=True):
        if count:
            here = [(s + count * ds, o + count * do) for (s, o), (ds, do) in zip(here, delta, strict=True)]
    return here


def _shares(kinds: int, limit: int) -> Iterator[tuple[int, ...]]:
    """Yield every way to take at most *limit* things of so many *kinds*, most of the first first."""
    if kinds == 0:
        yield ()
        return
    for count in range(limit, -1, -1):
        for rest in _shares(kinds - 1, limit - count):
            yield count, *rest
