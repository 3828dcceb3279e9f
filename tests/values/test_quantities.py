"""Quantities keep numbers exact, refuse what rounds, and agree when their ranges do."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal, localcontext
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.errors import InvalidValue
from natoip4.values.dates import PartialDate
from natoip4.values.quantities import Direction, Quantity

NUMBERS = st.one_of(st.none(), st.integers(-3, 3))


def ships(low: object = None, high: object = None, **rest: object) -> Quantity:
    fields: dict[str, Any] = {"low": low, "high": high, "unit": "ships", **rest}
    return Quantity(**fields)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("40", "40"),
        ("40.0", "40"),
        ("2.50", "2.5"),
        ("4E1", "40"),
        ("6e11", "600000000000"),
        ("-0", "0"),
        ("0.000", "0"),
        ("007", "7"),
        (40, "40"),
        (10**59, "1" + "0" * 59),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.10"), "0.1"),
        (Decimal("123456789012345678901234567890.5"), "123456789012345678901234567890.5"),
    ],
    ids=range(13),
)
def test_equal_numbers_have_one_form(given: object, text: str) -> None:
    quantity = ships(given)
    assert str(quantity.low) == text
    assert type(quantity.low) is Decimal
    assert quantity == ships(text)
    assert (hash(quantity), repr(quantity)) == (hash(ships(text)), repr(ships(text)))


def test_numbers_do_not_depend_on_the_decimal_context() -> None:
    with localcontext() as context:
        context.prec = 3
        assert ships("123456.5").low == Decimal("123456.5")


WRONG: list[Any] = [
    1.5,
    True,
    False,
    "",
    "x",
    "1,000",
    "1_000",
    " 1",
    "1\n",
    "٣",
    "NaN",
    "Infinity",
    "1e1000",
    "1" * 61,
    10**60,
    10**5000,
]
WRONG += [Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity"), Decimal("1E+1000000"), Decimal("1E-1000000"), b"1", 1j, [1]]


@pytest.mark.parametrize("wrong", WRONG, ids=range(len(WRONG)))
def test_anything_but_an_exact_finite_number_is_refused(wrong: object) -> None:
    for end in ("low", "high"):
        with pytest.raises(InvalidValue) as caught:
            ships(**{end: wrong})
        assert caught.value.problems[0].code == "bad-number"


def test_what_is_not_finite_is_told_so() -> None:
    for wrong in ("NaN", "sNaN", "Infinity", "-Infinity"):
        with pytest.raises(InvalidValue, match="not a finite number"):
            ships(Decimal(wrong))


def test_a_float_is_told_why() -> None:
    with pytest.raises(InvalidValue, match="floats round"):
        ships(1.5)


@pytest.mark.parametrize(
    "fields",
    [
        {"low": 1, "unit": ""},
        {"low": 1, "unit": " ships"},
        {"low": 1, "unit": None},
        {"low": 1, "unit": 5},
        {"unit": "ships"},
        {"low": 2, "high": 1, "unit": "ships"},
        {"low": 1, "unit": "ships", "approximate": 1},
        {"low": 1, "unit": "ships", "approximate": None},
        {"low": 1, "unit": "ships", "direction": "rising"},
        {"low": 1, "unit": "ships", "at": "2026"},
        {"low": 1, "unit": "ships", "said": ""},
        {"low": 1, "unit": "ships", "said": 5},
    ],
    ids=range(12),
)
def test_what_makes_no_quantity_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(InvalidValue) as caught:
        Quantity(**fields)
    assert caught.value.problems[0].code == "bad-quantity"


def test_a_direction_or_words_alone_are_enough() -> None:
    assert ships(direction=Direction.RISING).low is None
    assert ships(said="several").spread is None


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (ships(40, 40), "40 ships"),
        (ships(30, 50), "30 to 50 ships"),
        (ships(600, at=PartialDate("2034")), "at least 600 ships (2034)"),
        (ships(None, 5, approximate=True), "about at most 5 ships"),
        (ships(direction=Direction.RISING), "ships, rising"),
        (ships(3, 3, direction=Direction.STEADY), "3 ships, steady"),
        (ships(said="several"), "several [ships]"),
    ],
    ids=range(7),
)
def test_readable_text(quantity: Quantity, text: str) -> None:
    assert str(quantity) == text


def test_exact_and_spread() -> None:
    assert ships(40, 40).exact
    assert not ships(40, 40, approximate=True).exact
    assert not ships(40, 41).exact
    assert not ships(said="many").exact
    assert [ships(40, 40).spread, ships(30, 50).spread, ships(30).spread] == [Decimal(0), Decimal(20), None]


def holds(low: int | None, high: int | None, number: int) -> bool:
    return (low is None or low <= number) and (high is None or number <= high)


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_ranges_agree_as_their_numbers_do(a: int | None, b: int | None, c: int | None, d: int | None) -> None:
    if (a is not None and b is not None and a > b) or (c is not None and d is not None and c > d):
        return
    one, other = ships(a, b, said="words"), ships(c, d, said="other words")
    mine = {number for number in range(-9, 10) if holds(a, b, number)}
    others = {number for number in range(-9, 10) if holds(c, d, number)}
    assert one.compatible(other) is bool(mine & others)
    assert one.within(other) is (mine <= others)


def test_other_units_dates_and_directions_do_not_agree() -> None:
    one = ships(40, 40)
    for other in (
        attrs.evolve(one, unit="tanks"),
        ships(40, 40, at=PartialDate("2026")),
    ):
        assert not one.compatible(other)
        assert not one.within(other)
    rising, falling, steady = (ships(direction=direction) for direction in Direction)
    assert not rising.compatible(falling)
    assert not rising.within(steady)
    assert rising.within(rising)
    assert rising.compatible(one)
    assert not one.within(rising)
    assert ships(40, 40, direction=Direction.RISING).within(one)


def test_a_rough_number_is_not_within_an_exact_one() -> None:
    assert ships(40, 40).within(ships(40, 40, approximate=True))
    assert not ships(40, 40, approximate=True).within(ships(40, 40))
    assert ships(40, 40, approximate=True).compatible(ships(40, 40))


def test_copied_whole() -> None:
    quantity = ships(30, "50.5", approximate=True, direction=Direction.FALLING, at=PartialDate("2026"), said="30 to 50½")
    copies = [copy.deepcopy(quantity), attrs.evolve(quantity)]
    copies += [pickle.loads(pickle.dumps(quantity, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    assert all(one == quantity and hash(one) == hash(quantity) for one in copies)
    assert not hasattr(quantity, "__dict__")
    thing: Any = quantity
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        thing.low = None
