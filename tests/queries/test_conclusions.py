"""Conclusions: drawn from lower-level records alone, in any view, and changed by the evidence that carries them."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Mapping

import attrs
import pytest

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue, UnknownRecord
from natoip4.queries.comparison import IP4
from natoip4.queries.conclusions import Conclusion, conclusions
from natoip4.queries.judging.closing import JUDGEMENTS
from natoip4.queries.judging.flips import Change, ChangeKind, supposing
from natoip4.queries.judging.judgements import Criterion, Judgement, Naming, Part, reweighed
from natoip4.queries.judging.material import concluding_claims
from natoip4.queries.judging.weighing import Outcome, Verdict
from natoip4.records.claims import Activity, Claim, Position, Threat, TieState
from natoip4.records.ids import Id
from natoip4.records.relations import Tie
from natoip4.records.sources import Source
from natoip4.values.vocabulary import Strength, TieLevel, Trend

DATA = load()
BRIEF = DATA.view(sources=["source:epis-brief"])
DRAWN = {one.judgement.key: one for one in conclusions(BRIEF)}
OTHERS = [source.id for source in DATA.of(Source) if source.id != "source:epis-brief"]


def outcomes(data: Dataset, judgements: Iterable[Judgement] = JUDGEMENTS) -> dict[str, Outcome]:
    return {one.judgement.key: one.outcome for one in conclusions(data, judgements)}


def without(data: Dataset, ids: Iterable[Id]) -> Dataset:
    return supposing(data, [Change(id_, ChangeKind.WITHDRAWN) for id_ in ids])


def counted(conclusion: Conclusion) -> set[Id]:
    return {*conclusion.supporting, *conclusion.opposing}


def test_the_four_partners_come_out_as_the_brief_has_them() -> None:
    assert {
        slug: [DRAWN[f"{slug}-{what}"].strength for what in ("deeper", "selective")] for slug in ("aus", "jpn", "kor", "nzl")
    } == {
        "aus": [Strength.FULL, Strength.WEAK],
        "jpn": [Strength.PARTIAL, Strength.WEAK],
        "kor": [Strength.WEAK, Strength.FULL],
        "nzl": [Strength.PARTIAL, Strength.FULL],
    }
    assert [DRAWN[key].verdict for key in ("aus-selective", "jpn-selective", "kor-deeper")] == [Verdict.OPPOSED] * 3


def test_no_conclusion_counts_for_a_conclusion() -> None:
    concluding = concluding_claims(BRIEF)
    assert {one.asserted for one in DRAWN.values()} - {None} <= concluding
    assert not any(counted(one) & concluding for one in DRAWN.values())


def test_without_what_the_brief_concludes_the_same_follows() -> None:
    bare = without(BRIEF, concluding_claims(BRIEF))
    assert outcomes(bare) == {key: one.outcome for key, one in DRAWN.items()}
    assert {one.asserted for one in conclusions(bare)} == {None}


@pytest.mark.parametrize("key", DRAWN)
def test_all_that_does_not_count_may_go(key: str) -> None:
    """Every claim without a part in a judgement can be withdrawn at once, and what is concluded stays."""
    conclusion = DRAWN[key]
    idle = [claim.id for claim in BRIEF.of(Claim) if claim.id not in counted(conclusion)]
    (then,) = conclusions(without(BRIEF, idle), [conclusion.judgement])
    assert (then.outcome, then.scores) == (conclusion.outcome, conclusion.scores)


@pytest.mark.parametrize("key", DRAWN)
def test_without_all_that_counts_nothing_is_stated(key: str) -> None:
    conclusion = DRAWN[key]
    (then,) = conclusions(without(BRIEF, counted(conclusion)), [conclusion.judgement])
    assert (then.verdict, then.strength, then.flips) == (Verdict.NOT_STATED, None, ())


NAMED_FLIPS: Mapping[str, tuple[str, list[Change], Outcome]] = {
    "Japan, no more dialogue": (
        "jpn-deeper",
        [Change(Id("claim:japan-dialogue-increased"), ChangeKind.WITHDRAWN)],
        Outcome(Verdict.NOT_BORNE_OUT, Strength.WEAK),
    ),
    "Japan's industry, not called sparse": (
        "jpn-industrial-integration",
        [Change(Id("claim:japan-beyond-dialogue-sparse"), ChangeKind.CONTRADICTED)],
        Outcome(Verdict.BORNE_OUT, Strength.PARTIAL),
    ),
    "Australia, neither exercises nor interoperability": (
        "aus-deeper",
        [Change(Id(f"claim:aus-{slug}"), ChangeKind.WITHDRAWN) for slug in ("nato-exercises", "interoperability")],
        Outcome(Verdict.BORNE_OUT, Strength.PARTIAL),
    ),
    "four-way, ties with Australia looser": (
        "four-way",
        [Change(Id(f"claim:aus-{slug}"), ChangeKind.REVERSED) for slug in ("interoperability", "nzl-deepened")],
        Outcome(Verdict.NOT_BORNE_OUT, Strength.WEAK),
    ),
    "industry, no tank deal": (
        "industry-most-tangible",
        [Change(Id("agreement:bumar-hyundai-tanks"), ChangeKind.WITHDRAWN)],
        Outcome(Verdict.OPPOSED, Strength.WEAK),
    ),
    "threats, joining NATO wanted": (
        "no-alliance",
        [Change(Id("claim:accession-not-wanted"), ChangeKind.CONTRADICTED)],
        Outcome(Verdict.NOT_BORNE_OUT, Strength.WEAK),
    ),
}

STAYS: Mapping[str, tuple[str, str]] = {
    "Japan, one wish less": ("jpn-deeper", "claim:japan-seeks-partners"),
    "Japan, no mission": ("jpn-deeper", "event:jpn-mission-established"),
    "South Korea, one hesitation less": ("kor-selective", "claim:kor-refrained"),
    "New Zealand, ties not deeper": ("nzl-selective", "claim:nzl-closer-to-nato"),
    "Australia, no aid for Ukraine": ("aus-deeper", "claim:aus-supports-ukraine"),
    "four-way, South Korea does not work closely": ("four-way", "claim:kor-working-closely"),
}


@pytest.mark.parametrize(("key", "changes", "outcome"), NAMED_FLIPS.values(), ids=NAMED_FLIPS.keys())
def test_this_evidence_turns_it(key: str, changes: list[Change], outcome: Outcome) -> None:
    (then,) = conclusions(supposing(BRIEF, changes), [DRAWN[key].judgement])
    assert then.outcome == outcome != DRAWN[key].outcome


@pytest.mark.parametrize(("key", "record"), STAYS.values(), ids=STAYS.keys())
def test_this_evidence_does_not(key: str, record: str) -> None:
    assert record in BRIEF
    (then,) = conclusions(without(BRIEF, [Id(record)]), [DRAWN[key].judgement])
    assert then.outcome == DRAWN[key].outcome


def test_counts_of_fields_do_not_decide() -> None:
    """A partner that works with NATO in ten more fields is not drawn deeper by that, nor is it less cautious."""
    work = BRIEF["claim:kor-practical-areas"]
    assert isinstance(work, Activity)
    more = BRIEF.with_([attrs.evolve(work, id=Claim.ref(f"more-{number}")) for number in range(10)])
    found = outcomes(more)
    assert {key: found[key] for key in ("kor-deeper", "kor-selective", "four-way")} == {
        key: DRAWN[key].outcome for key in ("kor-deeper", "kor-selective", "four-way")
    }


def test_with_every_weight_alike_aims_pass_for_deeds() -> None:
    """What the weights do: counting heads, Japan's industry and industry's first place come out carried."""
    alike = [reweighed(one, {2: 1, 3: 1}, {2: 1, 3: 1}) for one in JUDGEMENTS]
    found = outcomes(BRIEF, alike)
    assert found["jpn-industrial-integration"].verdict is Verdict.BORNE_OUT
    assert found["industry-most-tangible"] == Outcome(Verdict.BORNE_OUT, Strength.FULL)
    assert found["nato-connector"].strength is Strength.FULL


def test_scores_by_a_common_factor_change_nothing() -> None:
    doubled = [reweighed(one, {1: 2, 2: 4, 3: 6}, {2: 4, 3: 6}) for one in JUDGEMENTS]
    assert outcomes(BRIEF, doubled) == {key: one.outcome for key, one in DRAWN.items()}


def test_a_view_without_the_brief_does_not_state_what_only_the_brief_states() -> None:
    view = DATA.view(sources=OTHERS)
    found = {one.judgement.key: one for one in conclusions(view)}
    assert {one.asserted for one in found.values()} == {None}
    for key in ("jpn-deeper", "aus-deeper", "kor-selective", "four-way"):
        assert found[key].verdict is not Verdict.BORNE_OUT
    assert found["aus-deeper"].verdict is Verdict.NOT_STATED
    assert {one.verdict for one in conclusions(DATA.view(sources=[]))} == {Verdict.NOT_STATED}


def test_sources_may_bear_out_what_the_brief_does_not() -> None:
    every = {one.judgement.key: one for one in conclusions(DATA)}
    assert DRAWN["jpn-industrial-integration"].strength is Strength.WEAK
    assert every["jpn-industrial-integration"].strength is Strength.FULL
    assert every["jpn-industrial-integration"].agrees is False


def test_what_counts_has_evidence_in_the_view() -> None:
    for one in conclusions(BRIEF):
        assert {piece.record for piece in one.support} == counted(one)
        assert {source for piece in one.support for source in piece.evidence.sources} <= {"source:epis-brief"}
        assert (one.tally.records, one.tally.sources) == (len(counted(one)), 1 if counted(one) else 0)


def test_a_judgement_of_ones_own_has_equal_rights() -> None:
    closer = Criterion.of(Threat, 1, "it sees one", Naming(roles="holder", one_of="state:jpn"))
    far = Criterion.of(Position, 1, "it does not want it", Naming(roles="holder", one_of="state:jpn"))
    fears = Judgement(
        key="fears",
        label="Japan fears",
        parts=(Part(key="f", label="F", supporting=(closer,), opposing=(far,), direction=True),),
    )
    drawn = conclusions(BRIEF, (*JUDGEMENTS, fears))
    assert (drawn[-1].judgement, len(drawn)) == (fears, len(JUDGEMENTS) + 1)
    assert {id_.slug for id_ in drawn[-1].supporting} == {"japan-china-threat", "japan-nk-missiles", "japan-russia-islands"}


def test_a_claim_that_asserts_one_judgement_counts_for_none() -> None:
    any_trend = Criterion.of(TieState, 2, "it grows", trend=[Trend.INCREASING])
    deep = Criterion.of(TieState, 2, "it is deep", level=[TieLevel.PRACTICAL])
    said = TieState(
        id=Claim.ref("said"), statement="So.", tie=(Tie.ref("x"),), trend=Trend.INCREASING, level=TieLevel.PRACTICAL
    )
    one = Judgement(key="one", label="O", parts=(Part(key="p", label="P", supporting=(any_trend,), direction=True),))
    other = Judgement(
        key="other", label="O", parts=(Part(key="p", label="P", supporting=(deep,), direction=True),), asserted=any_trend
    )
    data = Dataset([said])
    assert outcomes(data, [one])["one"].strength is Strength.FULL
    assert [found.verdict for found in conclusions(data, [one, other])] == [Verdict.NOT_STATED, Verdict.NOT_STATED]
    assert conclusions(data, other)[0].asserted == "claim:said"


def test_about_takes_those_of_one_actor() -> None:
    for partner in IP4:
        drawn = conclusions(BRIEF, about=partner)
        assert drawn == tuple(one for one in DRAWN.values() if partner in one.judgement.about)
        assert drawn
    assert conclusions(BRIEF, about="state:fra") == ()


def test_what_is_asked_wrongly_is_refused() -> None:
    with pytest.raises(InvalidValue, match="bad-judgement"):
        conclusions(BRIEF, (JUDGEMENTS[0], JUDGEMENTS[0]))
    with pytest.raises(UnknownRecord, match="did you mean 'state:jpn'"):
        conclusions(BRIEF, about="state:jpm")
    with pytest.raises(InvalidValue, match="no-such-part"):
        DRAWN["jpn-deeper"].balance("trend")
    assert DRAWN["jpn-deeper"].balance("trend-jpn").carried


def test_the_order_of_records_does_not_matter() -> None:
    turned = Dataset(reversed(tuple(BRIEF.values())))
    assert outcomes(turned) == outcomes(BRIEF)


def test_a_conclusion_is_plain_to_the_end() -> None:
    for one in DRAWN.values():
        plain = one.to_dict()
        assert json.loads(json.dumps(plain)) == plain
        assert pickle.loads(pickle.dumps(one)) == one
    assert list(DRAWN["jpn-deeper"].to_dict()) == [
        "key",
        "label",
        "about",
        "verdict",
        "strength",
        "for",
        "against",
        "tally",
        "asserted",
        "coded",
        "agrees",
        "parts",
        "flips",
    ]
