"""A word of a vocabulary: its member, its text, and nothing else."""

from __future__ import annotations

import enum

import pytest

from natoip4.errors import InvalidValue
from natoip4.values import vocabulary
from natoip4.values.words import word_of

VOCABULARIES = [thing for thing in vars(vocabulary).values() if isinstance(thing, type) and issubclass(thing, enum.Enum)]


@pytest.mark.parametrize("words", VOCABULARIES, ids=lambda words: words.__name__)
def test_a_member_and_its_text_are_the_same_word(words: type[enum.Enum]) -> None:
    for member in words:
        assert word_of(words, member) is word_of(words, member.value) is member


@pytest.mark.parametrize("wrong", ["", "WIRE", "wires", 1, None, ["wire"], vocabulary.Step.READING], ids=str)
def test_what_is_no_word_is_refused_with_the_legal_ones(wrong: object) -> None:
    with pytest.raises(InvalidValue) as caught:
        word_of(vocabulary.Grade, wrong)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may
    (problem,) = caught.value.problems
    assert (problem.code, problem.expected) == ("bad-word", ", ".join(member.value for member in vocabulary.Grade))
    assert problem.hint == ("did you mean 'wire'?" if wrong == "wires" else None)
