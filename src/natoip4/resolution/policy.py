"""The default policy: grade decides between conflicting values, precision between compatible ones."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from itertools import combinations, groupby

import attrs

from natoip4.resolution.assertions import Assertion
from natoip4.values.agreement import compatible, fineness, within

__all__ = ["Finding", "FindingState", "default_policy", "exclude_each_other"]


class FindingState(enum.Enum):
    """What the policy makes of the assertions at a path."""

    STATED = "stated"  #: a value is held
    CONTESTED = "contested"  #: equally good evidence says things that exclude each other
    DENIED = "denied"  #: the best evidence denies it
    NOT_STATED = "not stated"  #: no evidence says anything


@attrs.frozen
class Finding:
    """What is found at one path: a value or the reason why there is none, and every assertion, best rank first.

    It is ``inverted`` where this is one end of a span that comes out with its end before its start.
    """

    path: str
    state: FindingState
    value: object
    assertions: tuple[Assertion, ...]
    inverted: bool = False

    @property
    def supporting(self) -> tuple[Assertion, ...]:
        """The assertions that the value agrees with: of the same, a coarser or a finer one, and denials of something else."""
        return tuple(a for a in self.assertions if self.state is FindingState.STATED and _supports(a, self.value))

    @property
    def against(self) -> tuple[Assertion, ...]:
        """The assertions that exclude the value; where none is held, all of them."""
        return tuple(a for a in self.assertions if self.state is not FindingState.STATED or not _supports(a, self.value))

    @property
    def disputed(self) -> bool:
        """Whether two of the assertions exclude each other, or a span that they give ends before it starts."""
        return self.inverted or any(exclude_each_other(one, other) for one, other in combinations(self.assertions, 2))


def _supports(assertion: Assertion, value: object) -> bool:
    hit = _denies(assertion, value) if assertion.denied else compatible(assertion.value, value)
    return hit is not assertion.denied


def _denies(denial: Assertion, value: object) -> bool:
    return denial.value is None or within(value, denial.value)


def exclude_each_other(one: Assertion, other: Assertion) -> bool:
    """Whether two assertions at one path cannot both be so."""
    if one.denied and other.denied:
        return False
    if one.denied or other.denied:
        denial, claim = (one, other) if one.denied else (other, one)
        return _denies(denial, claim.value)
    return not compatible(one.value, other.value)


def default_policy(path: str, assertions: Sequence[Assertion]) -> Finding:
    """Return what the assertions at one path come to, best rank first.

    The best rank that says a value decides. Of values at one rank that agree, the finest is taken; if they exclude each other
    the path is contested and holds nothing. A lower rank may refine the value, by one strictly inside it, and never change it.
    """
    state, value = FindingState.NOT_STATED, None
    denials: list[Assertion] = []
    for _, group in groupby(assertions, key=lambda assertion: assertion.rank):
        rank = list(group)
        denials += [assertion for assertion in rank if assertion.denied]
        said = [assertion.value for assertion in rank if not assertion.denied and assertion.value is not None]
        if state is FindingState.STATED:
            finer = [v for v in said if _inside(v, value) and not any(_denies(d, v) for d in denials)]
            value = value if _contradictory(finer) else _finest(finer) if finer else value
            continue
        standing = [v for v in said if not any(_denies(d, v) for d in denials if d not in rank)]
        if _contradictory(standing) or any(_denies(d, v) for d in denials if d in rank for v in standing):
            return Finding(path, FindingState.CONTESTED, None, tuple(assertions))
        if standing:
            state, value = FindingState.STATED, _finest(standing)
    if state is FindingState.NOT_STATED and denials:
        state = FindingState.DENIED
    return Finding(path, state, value, tuple(assertions))


def _inside(value: object, present: object) -> bool:
    return within(value, present) and not within(present, value)


def _contradictory(values: Iterable[object]) -> bool:
    """Whether, coarse values that a finer one agrees with left aside, two of these exclude each other."""
    held = list(values)
    if len(held) < 2:
        return False
    finest = [v for v in held if not any(_inside(other, v) for other in held)]
    return any(not compatible(one, other) for one, other in combinations(finest, 2))


def _finest(values: Sequence[object]) -> object:
    return values[0] if len(values) == 1 else min(values, key=fineness)
