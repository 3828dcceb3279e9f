"""Judgements: what they refuse, and what of them can be changed."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest

from natoip4.errors import InvalidValue
from natoip4.queries.judging.closing import JUDGEMENTS
from natoip4.queries.judging.judgements import Criterion, Judgement, Naming, Part, reweighed
from natoip4.records.claims import Claim, Position, TieState
from natoip4.records.events import Event
from natoip4.values.vocabulary import Trend

ANY = Criterion(kinds=TieState, weight=1, why="any")


def part(key: str = "x", *, direction: bool = True, lead: int = 2) -> Part:
    return Part(key=key, label="X", supporting=(ANY,), direction=direction, lead=lead)


@pytest.mark.parametrize(
    ("build", "code", "hint"),
    [
        (lambda: Criterion(kinds=TieState, weight=0, why="nothing"), "bad-weight", None),
        (lambda: Criterion(kinds=TieState, weight=True, why="no number"), "bad-weight", None),
        (lambda: Criterion.of(TieState, 1, "a slip", trand=[Trend.STEADY]), "no-such-field", "did you mean 'trend'?"),
        (lambda: Criterion.of(Event, 1, "another's field", Naming(roles="holder")), "no-such-field", None),
        (lambda: Criterion.of((), 1, "of nothing"), "bad-kinds", None),
        (lambda: Criterion(kinds="TieState", weight=1, why="text"), "bad-kinds", None),  # type: ignore[arg-type]
        (lambda: Criterion.of(TieState, 1, "text", trend="increasing"), "bad-values", None),
        (lambda: part(lead=0), "bad-lead", None),
        (lambda: Judgement(key="x", label="X", parts=()), "bad-judgement", None),
        (lambda: Judgement(key="x", label="X", parts=(part(direction=False),)), "bad-judgement", None),
        (lambda: Judgement(key="x", label="X", parts=(part(), part())), "bad-judgement", None),
    ],
    ids=[
        "no weight",
        "truth for a weight",
        "misspelt field",
        "foreign role",
        "no class",
        "name of a class",
        "text for values",
        "no lead",
        "no part",
        "no direction",
        "one key twice",
    ],
)
def test_what_makes_no_judgement_is_refused(build: Callable[[], object], code: str, hint: str | None) -> None:
    with pytest.raises(InvalidValue) as refused:
        build()
    (problem,) = refused.value.problems
    assert (problem.code, problem.hint) == (code, hint)


def test_a_family_has_the_fields_of_its_leaves() -> None:
    assert Criterion.of(Claim, 1, "whatever its kind", stance=[None]).having == (("stance", (None,)),)


def test_the_short_form_says_the_same() -> None:
    naming = Naming(roles="holder", one_of="state:jpn")
    short = Criterion.of(Position, 2, "a wish", naming, trend=[Trend.INCREASING])
    assert short == Criterion(
        kinds=(Position,), weight=2, why="a wish", naming=(naming,), having={"trend": (Trend.INCREASING,)}
    )
    assert hash(short) == hash(attrs.evolve(short))


def test_other_weights_change_nothing_else() -> None:
    for judgement in JUDGEMENTS:
        assert reweighed(judgement, {}) == judgement
        assert reweighed(reweighed(judgement, {1: 10, 2: 20, 3: 30}, {2: 20}), {10: 1, 20: 2, 30: 3}, {20: 2}) == judgement


def test_every_partner_is_asked_the_same() -> None:
    """Nothing is asked of one of the four that is not asked of the others, in the same words and with the same weights."""

    def asked(slug: str) -> str:
        own = [one for one in JUDGEMENTS if one.key.startswith(f"{slug}-") and one.about == (f"state:{slug}", "org:nato")]
        parts = [attrs.asdict(found, recurse=True) for one in own for found in one.parts]
        return str(parts).replace(f"state:{slug}", "PARTNER").replace(f"-{slug}'", "-PARTNER'")

    assert asked("aus") == asked("jpn") == asked("kor") == asked("nzl") != "[]"


def test_no_claim_is_named() -> None:
    """The rules know actors, topics and domains; which claims count is told by their fields."""
    assert "claim:" not in str([attrs.asdict(judgement) for judgement in JUDGEMENTS])


def test_keys_are_their_own_and_every_weight_has_its_reason() -> None:
    assert len({one.key for one in JUDGEMENTS}) == len(JUDGEMENTS)
    criteria = [c for one in JUDGEMENTS for p in one.parts for c in (*p.supporting, *p.opposing)]
    assert {criterion.weight for criterion in criteria} == {1, 2, 3}
    assert all(criterion.why for criterion in criteria)
