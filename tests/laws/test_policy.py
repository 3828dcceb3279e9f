"""The default policy against a second one, written naively from the specification.

Dates of one decade are sets of days, listed one by one; everything else excludes what is not equal to it.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from natoip4.records.evidence import Evidence
from natoip4.records.ids import Id
from natoip4.records.locators import Locator
from natoip4.resolution.assertions import Assertion, Rank
from natoip4.resolution.policy import FindingState, default_policy
from natoip4.values.dates import PartialDate
from natoip4.values.vocabulary import Act

DAYS = [f"{dt.date(2020, 1, 1) + dt.timedelta(day)}" for day in range(3653)]
ENDED_ON = {"2024-12/2025-01": ("2024-12-01", "2025-01-31"), "2025/2026": ("2025-01-01", "2026-12-31")}
TEXTS = [
    *("202X", "2025", "2025-01", "2025-01-16", "2025-01-17", "2025-02", "2024", "202X-01", "202X-02", "202X-01-16"),
    *("2025-0X", "2025-1X", "2025-XX-16", "2025-XX", "2025-01-XX", *ENDED_ON),
]


def meant(value: object) -> frozenset[object]:
    """Return everything that a value may mean."""
    if not isinstance(value, PartialDate):
        return frozenset({value})
    if value.edtf in ENDED_ON:
        first, last = ENDED_ON[value.edtf]
        return frozenset(day for day in DAYS if first <= day <= last)
    return frozenset(day for day in DAYS if re.match(value.edtf.replace("X", "[0-9]"), day))


def finest(values: list[object]) -> object:
    return min(values, key=lambda value: (len(meant(value)), str(value)))


def exclude(values: list[object]) -> bool:
    """Whether, of those that contain no other, two have nothing in common."""
    left = [value for value in values if not any(meant(other) < meant(value) for other in values)]
    return any(not meant(one) & meant(other) for one, other in combinations(left, 2))


def naive(assertions: list[Assertion]) -> tuple[FindingState, object]:
    """Go down the ranks: the best with a value that no better one denies decides, and the rest only refine it."""
    value: object = None
    settled = False
    denials: list[object] = []
    for rank in sorted({assertion.rank for assertion in assertions}):
        here = [assertion for assertion in assertions if assertion.rank == rank]
        denied_here = [assertion.value for assertion in here if assertion.denied]
        said = [assertion.value for assertion in here if not assertion.denied and not denied_by(denials, assertion.value)]
        if settled:
            inside = [one for one in said if meant(one) < meant(value) and not denied_by(denied_here, one)]
            if inside and not exclude(inside):
                value = finest(inside)
        elif said:
            if exclude(said) or any(denied_by(denied_here, one) for one in said):
                return FindingState.CONTESTED, None
            settled, value = True, finest(said)
        denials += denied_here
    if settled:
        return FindingState.STATED, value
    return (FindingState.DENIED if denials else FindingState.NOT_STATED), None


def denied_by(denials: list[object], value: object) -> bool:
    """A denial without a value denies everything, one with a value all that is within it."""
    return any(denial is None or meant(value) <= meant(denial) for denial in denials)


@st.composite
def assertions(draw: st.DrawFn) -> list[Assertion]:
    dates = st.sampled_from(TEXTS).map(PartialDate)
    values: st.SearchStrategy[object] = draw(st.sampled_from([dates, st.sampled_from(Act), st.booleans()]))
    found = []
    for number in range(draw(st.integers(0, 5))):
        denied = draw(st.sampled_from([False, False, False, True]))
        value = draw(st.none() | values) if denied else draw(values)
        rank = Rank(draw(st.integers(0, 2)), draw(st.integers(0, 1)))
        piece = Evidence(locators=(Locator(Id("source:x"), str(number)),))
        found.append(Assertion(record=Id("event:x"), path="date", value=value, denied=denied, evidence=piece, rank=rank))
    return sorted(found, key=lambda one: one.sort_key)


@given(assertions())
def test_the_default_policy_is_the_one_that_is_specified(found: list[Assertion]) -> None:
    finding = default_policy("date", found)
    assert (finding.state, finding.value) == naive(found)
    assert finding.assertions == tuple(found)


@given(assertions())
def test_a_value_is_one_that_is_said(found: list[Assertion]) -> None:
    finding = default_policy("date", found)
    if finding.state is FindingState.STATED:
        assert any(one.value == finding.value and not one.denied for one in found)
    else:
        assert finding.value is None


@given(assertions(), st.randoms(use_true_random=False))
def test_the_order_of_what_is_said_at_one_rank_does_not_matter(found: list[Assertion], random: Random) -> None:
    shuffled = sorted(found, key=lambda one: (one.rank, random.random()))
    first, second = default_policy("date", found), default_policy("date", shuffled)
    assert (first.state, first.value) == (second.state, second.value)


@given(assertions())
def test_what_is_for_and_against_is_all_that_is_said(found: list[Assertion]) -> None:
    finding = default_policy("date", found)
    assert sorted([*finding.supporting, *finding.against], key=lambda one: one.sort_key) == found
    if finding.state is FindingState.STATED:
        assert finding.supporting


def said(rank: int, text: str) -> Assertion:
    piece = Evidence(locators=(Locator(Id("source:x"), str(rank)),))
    return Assertion(
        record=Id("event:x"), path="date", value=PartialDate(text), denied=False, evidence=piece, rank=Rank(rank, 0)
    )


def test_what_means_the_same_in_other_words_refines_nothing() -> None:
    found = [said(0, "2025"), said(1, "2025-XX")]
    assert default_policy("date", found).value == PartialDate("2025") == naive(found)[1]
