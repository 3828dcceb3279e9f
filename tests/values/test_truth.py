"""Three-valued answers obey the laws of Kleene's strong logic, and never pass for two-valued ones."""

from __future__ import annotations

import copy
import itertools
import pickle
from typing import Any

import pytest

from natoip4.errors import InvalidValue, UncertainAnswer
from natoip4.values.truth import Truth

YES, NO, MAYBE = Truth.YES, Truth.NO, Truth.MAYBE
RANK = {NO: 0, MAYBE: 1, YES: 2}
PAIRS = list(itertools.product(Truth, repeat=2))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_and_is_the_lesser_and_or_the_greater(one: Truth, other: Truth) -> None:
    assert RANK[one & other] == min(RANK[one], RANK[other])
    assert RANK[one | other] == max(RANK[one], RANK[other])


def test_not_turns_the_order_round() -> None:
    assert [~answer for answer in (YES, NO, MAYBE)] == [NO, YES, MAYBE]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_de_morgan(one: Truth, other: Truth) -> None:
    assert ~(one & other) is (~one | ~other)
    assert ~(one | other) is (~one & ~other)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_combining_agrees_with_every_way_of_settling_maybe(one: Truth, other: Truth) -> None:
    settled = {YES: {True}, NO: {False}, MAYBE: {True, False}}
    for symbol, combined in (("and", one & other), ("or", one | other)):
        results = {left and right if symbol == "and" else left or right for left in settled[one] for right in settled[other]}
        assert settled[combined] == results


def test_certain_possible_and_label() -> None:
    assert [(answer.certain, answer.possible, answer.label) for answer in (YES, NO, MAYBE)] == [
        (True, True, "yes"),
        (False, False, "no"),
        (False, True, "maybe"),
    ]
    assert [str(answer) for answer in Truth] == ["yes", "no", "maybe"]


@pytest.mark.parametrize("answer", list(Truth))
def test_bool_is_refused_with_advice(answer: Truth) -> None:
    with pytest.raises(UncertainAnswer, match=r"\.certain, answer\.possible, or answer is Truth\.YES") as caught:
        bool(answer)
    assert caught.value.problems[0].got == f"Truth.{answer.name}"


def test_of_takes_nothing_but_plain_answers() -> None:
    assert [Truth.of(answer) for answer in (True, False)] == [YES, NO]
    wrong: Any
    for wrong in (1, 0, None, "yes", MAYBE):
        with pytest.raises(InvalidValue):
            Truth.of(wrong)


def test_from_bounds() -> None:
    assert Truth.from_bounds(certain=True, possible=True) is YES
    assert Truth.from_bounds(certain=False, possible=True) is MAYBE
    assert Truth.from_bounds(certain=False, possible=False) is NO
    with pytest.raises(InvalidValue):
        Truth.from_bounds(certain=True, possible=False)


def test_combining_with_anything_else_is_a_type_error() -> None:
    wrong: Any
    for wrong in (True, None, "yes"):
        with pytest.raises(TypeError):
            _ = YES & wrong
        with pytest.raises(TypeError):
            _ = YES | wrong


@pytest.mark.parametrize("answer", list(Truth))
def test_copies_are_the_same_answer(answer: Truth) -> None:
    assert copy.deepcopy(answer) is answer
    assert all(pickle.loads(pickle.dumps(answer, protocol)) is answer for protocol in range(pickle.HIGHEST_PROTOCOL + 1))
