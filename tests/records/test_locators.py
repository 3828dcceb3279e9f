"""Locators: places in sources read back, have an order, and cannot be what cannot be written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.errors import InvalidValue
from natoip4.records.ids import Id
from natoip4.records.locators import Locator
from natoip4.strategies import locators


@given(locators())
def test_a_locator_reads_back(at: Locator) -> None:
    assert Locator.parse(str(at)) == at


@given(st.lists(locators(), min_size=2))
def test_the_order_of_locators_is_total(found: list[Locator]) -> None:
    keys = {at: at.sort_key for at in found}
    assert len(set(keys.values())) == len(keys)
    assert len(sorted(keys.values())) == len(keys)


def test_numbers_in_places_order_as_numbers() -> None:
    places = ["2.10", "2.9", "10", "2", "2.9.1"]
    ordered = sorted((Locator.parse(f"x@{place}") for place in places), key=lambda at: at.sort_key)
    assert [at.place for at in ordered] == ["2", "2.9", "2.9.1", "2.10", "10"]


@pytest.mark.parametrize(("source", "place"), [("source:x", "a b"), ("source:x", ""), ("source:x", "a:"), ("state:x", None)])
def test_a_place_that_cannot_be_written_is_refused(source: str, place: str | None) -> None:
    with pytest.raises(InvalidValue):
        Locator(Id(source), place)
