"""Agreement treats all values alike, and its order puts what says more before what says less."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from decimal import Decimal
from itertools import product

import pytest

from natoip4.values.agreement import compatible, fineness, within
from natoip4.values.dates import PartialDate
from natoip4.values.names import Name, NameKind
from natoip4.values.quantities import Direction, Quantity
from natoip4.values.spans import Ongoing

DATES = [
    "2026",
    "2026-04",
    "2026-04-30",
    "2026~",
    "XXXX-04",
    "XXXX-04~",
    "2025/2026",
    "2025/..",
    "2026/..",
    "../2026",
    "../2025",
]
VALUES: list[object] = [
    *map(PartialDate, DATES),
    *(Ongoing(PartialDate(text)) for text in ("2025", "2026-04-30", "2026-04", "2027", "XXXX-04~")),
    *(
        Quantity(
            low=low and Decimal(low),
            high=high and Decimal(high),
            unit="ships",
            approximate=rough,
            direction=direction,
            said="words",
        )
        for low, high in ((40, 40), (30, 50), (30, None), (35, None), (None, 50), (None, None))
        for rough in (False, True)
        for direction in (None, Direction.RISING)
    ),
    "signed",
    "approved",
    1,
    True,
    None,
    ("a", "b"),
    ("a",),
    ("b", "c"),
    ("a", "b", "c"),
    (),
    Name("IP4"),
    Name("IP4", kind=NameKind.ACRONYM),
    Name("IP4", language="fr"),
    Name("Indo-Pacific Four"),
    frozenset({"a", "b"}),
]


def test_what_is_within_another_comes_first() -> None:
    strictly = [(one, other) for one, other in product(VALUES, repeat=2) if within(one, other) and not within(other, one)]
    assert len(strictly) > 100
    for one, other in strictly:
        assert compatible(one, other)
        assert fineness(one) < fineness(other)


def test_agreement_is_mutual_and_with_oneself() -> None:
    for one, other in product(VALUES, repeat=2):
        assert compatible(one, other) is compatible(other, one)
        assert not within(one, other) or compatible(one, other)
    assert all(compatible(one, one) and within(one, one) for one in VALUES)


def test_order_is_total_and_the_same_from_any_start() -> None:
    keys = [fineness(value) for value in VALUES]
    assert len(set(keys)) == len(keys)
    shuffled = random.Random(4).sample(keys, len(keys))  # noqa: S311
    assert sorted(shuffled) == sorted(keys)


@pytest.mark.parametrize("wrong", [(1, True), (0, False), ("1", 1), (None, "None")], ids=range(4))
def test_other_values_agree_when_equal(wrong: tuple[object, object]) -> None:
    assert not compatible(*wrong)
    assert not within(*wrong)


def test_values_of_two_kinds_do_not_agree() -> None:
    quantity = Quantity(said="2026", unit="year")
    assert not compatible(PartialDate("2026"), "2026")
    assert not compatible(PartialDate("2026"), quantity)
    assert not within(quantity, Ongoing(PartialDate("2026")))


def test_the_order_of_sets_is_the_same_in_every_run() -> None:
    code = "from natoip4.values.agreement import fineness; print(fineness(frozenset({'a', 'b', 'c'})))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, env=os.environ | {"PYTHONHASHSEED": seed}
        ).stdout
        for seed in "1234"
    }
    assert len(runs) == 1


def test_two_wordings_of_ours_do_not_exclude_each_other_and_neither_says_more() -> None:
    assert compatible("a visit to Tokyo", "a journey to Japan")
    assert not within("a visit to Tokyo", "a journey to Japan")
    assert within("a visit to Tokyo", "a visit to Tokyo")
