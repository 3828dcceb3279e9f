"""Words: reading a word of a closed vocabulary."""

from __future__ import annotations

import enum
from typing import TypeVar

from natoip4.errors import did_you_mean, invalid_value

__all__ = ["word_of"]

W = TypeVar("W", bound=enum.Enum)


def word_of(vocabulary: type[W], word: W | str) -> W:
    """Return the member of *vocabulary* that *word* is, or is the text of.

    What is neither raises :class:`~natoip4.errors.InvalidValue` with the legal words and the nearest one.

    >>> from natoip4.values.vocabulary import Step
    >>> word_of(Step, "reading"), word_of(Step, Step.DIRECT)
    (<Step.READING: 'reading'>, <Step.DIRECT: 'direct'>)
    """
    try:
        return vocabulary(word)
    except ValueError:
        legal = [str(member.value) for member in vocabulary]
        hint = did_you_mean(word, legal)
        raise invalid_value("bad-word", f"not a word of {vocabulary.__name__}", word, ", ".join(legal), hint) from None
