"""Weighing: what totals make of a judgement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.dataset import Dataset
from natoip4.queries.judging.judgements import Criterion, Part
from natoip4.queries.judging.material import Material
from natoip4.queries.judging.weighing import Outcome, Verdict, balance_of, outcome_of
from natoip4.records.claims import Claim, TieState
from natoip4.records.relations import Tie
from natoip4.values.vocabulary import Strength, TieLevel, Trend

DIRECTION = Part(key="direction", label="D", supporting=(), lead=2, direction=True)
CONTENT = Part(key="content", label="C", supporting=(), lead=3)
ORDER = (None, Strength.WEAK, Strength.PARTIAL, Strength.FULL)

totals = st.tuples(st.integers(0, 9), st.integers(0, 9))


@pytest.mark.parametrize(
    ("direction", "content", "verdict", "strength"),
    [
        ((0, 0), (0, 0), Verdict.NOT_STATED, None),
        ((2, 0), (3, 0), Verdict.BORNE_OUT, Strength.FULL),
        ((5, 3), (3, 0), Verdict.BORNE_OUT, Strength.FULL),
        ((2, 0), (2, 0), Verdict.BORNE_OUT, Strength.PARTIAL),
        ((2, 0), (0, 9), Verdict.BORNE_OUT, Strength.PARTIAL),
        ((1, 0), (9, 0), Verdict.NOT_BORNE_OUT, Strength.WEAK),
        ((4, 3), (0, 0), Verdict.NOT_BORNE_OUT, Strength.WEAK),
        ((3, 3), (0, 0), Verdict.NOT_BORNE_OUT, Strength.WEAK),
        ((3, 4), (0, 0), Verdict.OPPOSED, Strength.WEAK),
        ((0, 1), (0, 0), Verdict.OPPOSED, None),
    ],
)
def test_outcomes(direction: tuple[int, int], content: tuple[int, int], verdict: Verdict, strength: Strength | None) -> None:
    assert outcome_of([DIRECTION, CONTENT], [direction, content]) == Outcome(verdict, strength)


@given(totals, totals, st.integers(1, 5))
def test_more_in_favour_never_weakens(direction: tuple[int, int], content: tuple[int, int], more: int) -> None:
    before = outcome_of([DIRECTION, CONTENT], [direction, content])
    for raised in ([(direction[0] + more, direction[1]), content], [direction, (content[0] + more, content[1])]):
        assert ORDER.index(outcome_of([DIRECTION, CONTENT], raised).strength) >= ORDER.index(before.strength)


@given(totals, totals, st.integers(1, 5))
def test_more_against_never_strengthens(direction: tuple[int, int], content: tuple[int, int], more: int) -> None:
    before = outcome_of([DIRECTION, CONTENT], [direction, content])
    for raised in ([(direction[0], direction[1] + more), content], [direction, (content[0], content[1] + more)]):
        assert ORDER.index(outcome_of([DIRECTION, CONTENT], raised).strength) <= ORDER.index(before.strength)


def test_a_record_counts_once_on_a_side_with_its_largest_weight() -> None:
    tie = (Tie.ref("x"),)
    data = Dataset(
        [
            TieState(id=Claim.ref("a"), statement="A.", tie=tie, level=TieLevel.PRACTICAL, trend=Trend.INCREASING),
            TieState(id=Claim.ref("b"), statement="B.", tie=tie, trend=Trend.INCREASING),
        ]
    )
    low, high = Criterion.of(TieState, 1, "any"), Criterion.of(TieState, 3, "level", level=[TieLevel.PRACTICAL])
    for criteria in ((low, high), (high, low)):
        part = Part(key="x", label="X", supporting=criteria, opposing=(low,), lead=2)
        balance = balance_of(Material(data), part)
        assert [(one.record.slug, one.weight) for one in balance.supporting] == [("a", 3), ("b", 1)]
        assert (balance.scores, balance.lead, balance.carried) == ((4, 2), 2, True)
