"""Ranges of days against a look at each of them, few and many, on few days and on many."""

from __future__ import annotations

import random
from itertools import islice

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from natoip4.values.calendar import EVER_AFTER, EVER_BEFORE
from natoip4.values.ranges import Ranges

Pairs = list[tuple[int, int]]

DAYS = st.integers(0, 9) | st.sampled_from([EVER_BEFORE, EVER_AFTER])


def ranges(pairs: Pairs) -> Ranges:
    return Ranges([start for start, _ in pairs], [end for _, end in pairs])


def scan(pairs: Pairs, by: int, until: int) -> list[int]:
    return [place for place, (start, end) in enumerate(pairs) if start <= by and end >= until]


@given(st.lists(st.tuples(DAYS, DAYS), max_size=8), DAYS, DAYS)
@example([], 0, 0)
@example([(5, 5), (6, 4)], 5, 5)
@example([(6, 4)], 6, 4)
def test_a_few(pairs: Pairs, by: int, until: int) -> None:
    few, expected = ranges(pairs), scan(pairs, by, until)
    found = few.find(by, until)
    assert (len(found), list(found), list(found)) == (len(expected), expected, expected)
    assert [few.at(place) for place in range(len(pairs))] == pairs


def crowd(kind: str) -> Pairs:
    """Return 5,000 ranges; their days are spread evenly, or few, or half of them one, or rise with the position."""
    chance = random.Random(kind)  # noqa: S311 - no secret
    pairs = []
    for position in range(5000):
        start = {"spread": chance.randrange(3000), "few": chance.randrange(3), "rising": position}.get(
            kind, chance.randrange(99)
        )
        if kind == "half" and chance.random() < 0.5:
            start = EVER_BEFORE
        end = EVER_AFTER if kind == "half" and chance.random() < 0.7 else start + chance.randrange(-20, 900)
        pairs.append((start, end))
    return pairs


@pytest.mark.parametrize("turned", [True, False], ids=["some turned", "none turned"])
@pytest.mark.parametrize("kind", ["spread", "few", "half", "rising"])
def test_many(kind: str, turned: bool) -> None:  # noqa: FBT001
    pairs = [pair for pair in crowd(kind) if turned or pair[0] <= pair[1]]
    many, chance = ranges(pairs), random.Random(1)  # noqa: S311
    ends = sorted({day for pair in pairs for day in pair})
    for _ in range(100):
        by = chance.choice(ends) + chance.choice([-1, 0, 0, 1])
        until = by + chance.choice([0, 0, 1, 2, -1, 30, -30, 1000, -1000])
        expected = scan(pairs, by, until)
        found = many.find(by, until)
        assert len(found) == len(expected)
        assert list(islice(found, 100)) == expected[:100]
        assert list(found) == expected
