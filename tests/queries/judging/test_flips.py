"""Flips: they flip, as recomputed, and nothing smaller does, as tried."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.queries.conclusions import Conclusion, conclusions
from natoip4.queries.judging.flips import Change, ChangeKind, Flip, supposing
from natoip4.queries.judging.judgements import Criterion, Judgement, Part
from natoip4.queries.judging.weighing import Outcome, Verdict
from natoip4.records.claims import Claim, TieState
from natoip4.records.ids import Id
from natoip4.records.relations import Tie
from natoip4.values.vocabulary import Modality, Strength, TieLevel, Trend

BRIEF = load().view(sources=["source:epis-brief"])
DRAWN = conclusions(BRIEF)
FOUND = [
    pytest.param(one, flip, id=f"{one.judgement.key}-{place}") for one in DRAWN for place, flip in enumerate(one.flips, start=1)
]

trends, levels = st.sampled_from([None, Trend.INCREASING, Trend.DECREASING]), st.sampled_from([None, TieLevel.PRACTICAL])
modalities = st.sampled_from([Modality.ASSERTED, Modality.DENIED])
weights = st.integers(1, 3)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Dataset, Judgement]:
    """Return up to four claims about one tie, and a judgement of two parts on their trend and level."""
    claims = [
        TieState(
            id=Claim.ref(f"c{place}"),
            statement="So.",
            tie=(Tie.ref("x"),),
            trend=draw(trends),
            level=draw(levels),
            modality=draw(modalities),
        )
        for place in range(draw(st.integers(0, 4)))
    ]
    closer = Criterion.of(TieState, draw(weights), "closer", trend=[Trend.INCREASING])
    looser = Criterion.of(TieState, draw(weights), "looser", trend=[Trend.DECREASING])
    deep = Criterion.of(TieState, draw(weights), "deep", level=[TieLevel.PRACTICAL])
    not_deep = Criterion.of(TieState, draw(weights), "not deep", level=[TieLevel.PRACTICAL], modality=[Modality.DENIED])
    parts = (
        Part(key="trend", label="T", supporting=(closer,), opposing=(looser,), lead=draw(weights), direction=True),
        Part(key="level", label="L", supporting=(deep,), opposing=(not_deep,), lead=draw(weights)),
    )
    return Dataset(claims), Judgement(key="x", label="X", parts=parts)


def drawn(data: Dataset, judgement: Judgement) -> Conclusion:
    (found,) = conclusions(data, [judgement])
    return found


def differs(one: Outcome, other: Outcome) -> bool:
    """Whether the verdict differs, or the strength of what is borne out."""
    return one.verdict is not other.verdict or (one.verdict is Verdict.BORNE_OUT and one != other)


def sets_of(ids: tuple[Id, ...], size: int, kinds: tuple[ChangeKind, ...]) -> Iterator[tuple[Change, ...]]:
    for chosen in combinations(ids, size):
        for how in product(kinds, repeat=size):
            yield tuple(Change(id_, kind) for id_, kind in zip(chosen, how, strict=True))


def smallest(data: Dataset, judgement: Judgement, kinds: tuple[ChangeKind, ...], *, verdict: bool) -> int | None:
    """Return how few changes to what counts lead elsewhere, found by trying all."""
    now = drawn(data, judgement)
    ids = tuple(sorted({*now.supporting, *now.opposing}))
    for size in range(1, len(ids) + 1):
        for changes in sets_of(ids, size, kinds):
            then = drawn(supposing(data, changes), judgement).outcome
            if then.verdict is not now.verdict if verdict else differs(now.outcome, then):
                return size
    return None


@given(worlds())
def test_the_smallest_flips_are_those_that_trying_all_finds(world: tuple[Dataset, Judgement]) -> None:
    data, judgement = world
    now = drawn(data, judgement)
    for verdict in (False, True):
        reached = [
            flip
            for flip in now.flips
            if (flip.outcome.verdict is not now.verdict if verdict else differs(now.outcome, flip.outcome))
        ]
        withdrawing = [flip for flip in reached if all(one.kind is ChangeKind.WITHDRAWN for one in flip.changes)]
        for kinds, some in (((ChangeKind.WITHDRAWN,), withdrawing), (tuple(ChangeKind), reached)):
            least = smallest(data, judgement, kinds, verdict=verdict)
            assert least == min((len(flip.changes) for flip in some), default=None)


@given(worlds())
def test_flips_lead_where_they_say(world: tuple[Dataset, Judgement]) -> None:
    data, judgement = world
    for flip in drawn(data, judgement).flips:
        assert drawn(supposing(data, flip.changes), judgement).outcome == flip.outcome


@pytest.mark.parametrize(("conclusion", "flip"), FOUND)
def test_the_brief_recomputed_without_what_flips_says_what_was_foretold(conclusion: Conclusion, flip: Flip) -> None:
    then = drawn(supposing(BRIEF, flip.changes), conclusion.judgement)
    assert then.outcome == flip.outcome
    assert differs(conclusion.outcome, then.outcome)


@pytest.mark.parametrize(("conclusion", "flip"), FOUND)
def test_with_one_change_less_the_brief_says_what_it_said(conclusion: Conclusion, flip: Flip) -> None:
    for left_out in flip.changes:
        fewer = [change for change in flip.changes if change is not left_out]
        then = drawn(supposing(BRIEF, fewer), conclusion.judgement).outcome
        assert then.verdict is conclusion.verdict or flip.outcome.verdict is conclusion.verdict
        assert flip.outcome.verdict is not conclusion.verdict or not differs(conclusion.outcome, then)


def test_every_judgement_that_something_bears_on_can_be_flipped() -> None:
    assert all(one.flips for one in DRAWN if one.verdict is not Verdict.NOT_STATED)


def test_what_is_supposed() -> None:
    claim = TieState(id=Claim.ref("c"), statement="So.", tie=(Tie.ref("x"),), trend=Trend.INCREASING)
    still = TieState(id=Claim.ref("s"), statement="So.", tie=(Tie.ref("x"),), trend=Trend.STEADY, modality=Modality.OPEN)
    data = Dataset([claim, still])
    for kind, field, value in (
        (ChangeKind.CONTRADICTED, "modality", Modality.DENIED),
        (ChangeKind.REVERSED, "trend", Trend.DECREASING),
    ):
        changed = supposing(data, [Change(claim.id, kind)])
        assert getattr(changed[claim.id], field) is value
        assert supposing(changed, [Change(claim.id, kind)]) == data
        assert supposing(data, [Change(still.id, kind)]) == data
    assert list(supposing(data, [Change(claim.id, ChangeKind.WITHDRAWN)])) == [still.id]
    assert supposing(data, [Change(Id("claim:none"), ChangeKind.WITHDRAWN)]) == data
    assert supposing(data, []) == data


def test_strength_and_verdict_have_flips_of_their_own() -> None:
    tie = (Tie.ref("x"),)
    data = Dataset(
        [
            TieState(id=Claim.ref("a"), statement="A.", tie=tie, trend=Trend.INCREASING),
            TieState(id=Claim.ref("b"), statement="B.", tie=tie, level=TieLevel.PRACTICAL),
        ]
    )
    closer = Criterion.of(TieState, 2, "closer", trend=[Trend.INCREASING])
    deep = Criterion.of(TieState, 2, "deep", level=[TieLevel.PRACTICAL])
    parts = (
        Part(key="t", label="T", supporting=(closer,), direction=True),
        Part(key="l", label="L", supporting=(deep,)),
    )
    flips = drawn(data, Judgement(key="x", label="X", parts=parts)).flips
    assert {(flip.changes[0].record.slug, flip.outcome) for flip in flips} == {
        ("a", Outcome(Verdict.NOT_BORNE_OUT, Strength.WEAK)),
    }
    firmer = TieState(id=Claim.ref("c"), statement="C.", tie=tie, trend=Trend.INCREASING)
    flips = drawn(data.with_([firmer]), Judgement(key="x", label="X", parts=parts)).flips
    assert [([change.record.slug for change in flip.changes], flip.outcome) for flip in flips] == [
        (["b"], Outcome(Verdict.BORNE_OUT, Strength.PARTIAL)),
        (["a", "c"], Outcome(Verdict.NOT_BORNE_OUT, Strength.WEAK)),
    ]


def test_what_withdrawing_does_as_well_is_put_as_withdrawing() -> None:
    claim = TieState(id=Claim.ref("a"), statement="A.", tie=(Tie.ref("x"),), trend=Trend.INCREASING)
    closer = Criterion.of(TieState, 2, "closer", trend=[Trend.INCREASING])
    judgement = Judgement(key="x", label="X", parts=(Part(key="t", label="T", supporting=(closer,), direction=True),))
    (flip,) = drawn(Dataset([claim]), judgement).flips
    assert flip.changes == (Change(claim.id, ChangeKind.WITHDRAWN),)
    assert flip.outcome == Outcome(Verdict.NOT_STATED)
    pair = [claim, attrs.evolve(claim, id=Claim.ref("b"))]
    (flip,) = drawn(Dataset(pair), attrs.evolve(judgement, parts=(attrs.evolve(judgement.parts[0], lead=4),))).flips
    assert flip.changes == (Change(claim.id, ChangeKind.WITHDRAWN),)


def weighed(trend: int, level: int, lead: int) -> Judgement:
    """Return a judgement of one part: growing weighs *trend* for it, loosening as much against it, a level *level*."""
    closer = Criterion.of(TieState, trend, "closer", trend=[Trend.INCREASING])
    looser = Criterion.of(TieState, trend, "looser", trend=[Trend.DECREASING])
    deep = Criterion.of(TieState, level, "deep", level=[TieLevel.PRACTICAL])
    part = Part(key="x", label="X", supporting=(closer, deep), opposing=(looser,), lead=lead, direction=True)
    return Judgement(key="x", label="X", parts=(part,))


GROWS = TieState(id=Claim.ref("a"), statement="A.", tie=(Tie.ref("x"),), trend=Trend.INCREASING)
DEEP = [TieState(id=Claim.ref(slug), statement="B.", tie=(Tie.ref("x"),), level=TieLevel.PRACTICAL) for slug in ("b", "c", "d")]


def test_no_other_change_stands_beside_as_few_withdrawals() -> None:
    (flip,) = drawn(Dataset([GROWS, DEEP[0]]), weighed(trend=2, level=3, lead=3)).flips
    assert flip.changes == (Change(DEEP[0].id, ChangeKind.WITHDRAWN),)


def test_among_fewer_changes_those_are_withdrawals_that_can_be() -> None:
    every, fewest = drawn(Dataset([GROWS, *DEEP]), weighed(trend=2, level=1, lead=1)).flips
    assert len(every.changes) == 4
    assert fewest.changes == (Change(GROWS.id, ChangeKind.REVERSED), Change(DEEP[0].id, ChangeKind.WITHDRAWN))
