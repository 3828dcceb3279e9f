"""Answers to questions about imprecise things: yes, no, or maybe."""

from __future__ import annotations

import enum

from natoip4.errors import Problem, UncertainAnswer, invalid_value

__all__ = ["Truth"]


class Truth(enum.Enum):
    """An answer of Kleene's strong three-valued logic.

    Combine answers with ``&``, ``|`` and ``~``; ask ``.certain`` or ``.possible`` where a yes or no is needed.
    ``bool()`` raises :class:`~natoip4.errors.UncertainAnswer`, for YES and NO as well, so that code fails before it
    meets a MAYBE.

    >>> Truth.YES & Truth.MAYBE
    <Truth.MAYBE: 'maybe'>
    >>> (Truth.NO | ~Truth.NO).certain
    True
    """

    YES = "yes"  #: true for everything that the value may mean
    NO = "no"  #: false for everything that the value may mean
    MAYBE = "maybe"  #: true for some, false for some

    @classmethod
    def of(cls, answer: bool) -> Truth:  # noqa: FBT001 - the answer is all that there is
        """Return YES or NO.

        Raises ``InvalidValue`` for anything but ``True`` and ``False``.

        >>> Truth.of(2 > 1)
        <Truth.YES: 'yes'>
        """
        if answer is True:
            return cls.YES
        if answer is False:
            return cls.NO
        raise invalid_value("bad-truth", "not a plain yes or no", type(answer), expected="True or False")

    @classmethod
    def from_bounds(cls, *, certain: bool, possible: bool) -> Truth:
        """Return the answer that is true for everything (*certain*), for something (*possible*), or for nothing.

        Raises ``InvalidValue`` when *certain* and not *possible*.

        >>> Truth.from_bounds(certain=False, possible=True)
        <Truth.MAYBE: 'maybe'>
        """
        if certain and not possible:
            raise invalid_value("bad-truth", "what is certain is possible", {"certain": certain, "possible": possible})
        if certain:
            return cls.YES
        return cls.MAYBE if possible else cls.NO

    @property
    def certain(self) -> bool:
        """Whether the answer is YES."""
        return self is Truth.YES

    @property
    def possible(self) -> bool:
        """Whether the answer is YES or MAYBE."""
        return self is not Truth.NO

    @property
    def label(self) -> str:
        """The answer as a word: ``yes``, ``no`` or ``maybe``."""
        return self._value_

    def __and__(self, other: object) -> Truth:
        """YES when both are, NO when either is."""
        if not isinstance(other, Truth):
            return NotImplemented
        if self is Truth.NO or other is Truth.NO:
            return Truth.NO
        return other if self is Truth.YES else self

    def __or__(self, other: object) -> Truth:
        """YES when either is, NO when both are."""
        if not isinstance(other, Truth):
            return NotImplemented
        if self is Truth.YES or other is Truth.YES:
            return Truth.YES
        return other if self is Truth.NO else self

    def __invert__(self) -> Truth:
        """Swap YES and NO; MAYBE stays."""
        if self is Truth.MAYBE:
            return self
        return Truth.NO if self is Truth.YES else Truth.YES

    def __bool__(self) -> bool:
        """Refuse: three answers do not fit into two."""
        raise UncertainAnswer(
            [
                Problem(
                    code="uncertain-answer",
                    message="an answer of yes, no or maybe has no truth value",
                    got=f"Truth.{self.name}",
                    hint="write answer.certain, answer.possible, or answer is Truth.YES",
                )
            ]
        )

    def __str__(self) -> str:
        return self._value_
