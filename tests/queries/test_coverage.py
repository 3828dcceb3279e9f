"""Coverage: what evidence says of places, counted another way."""

from __future__ import annotations

import pytest
from hypothesis import given

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue, UnknownRecord
from natoip4.queries.coverage import coverage
from natoip4.records.sources import Coverage, Source
from natoip4.strategies import datasets
from tests.queries.worlds import evidence, world


def by_hand(data: Dataset, source: str) -> dict[str, tuple[list[str], set[str]]]:
    """Return records and reasons by place, found by going through all the evidence."""
    found: dict[str, tuple[list[str], set[str]]] = {}
    for record in data.values():
        for place in {at.place or "" for piece in record.evidence for at in piece.locators if at.source == source}:
            records, reasons = found.setdefault(place, ([], set()))
            if isinstance(record, Coverage) and record.subject is None:
                reasons.add(record.reason)
            else:
                records.append(str(record.id))
    return found


def agrees_with_the_evidence(data: Dataset, source: Source) -> None:
    found, wanted = coverage(data, source.id), by_hand(data, source.id)
    assert found.locators.keys() == {*wanted, *source.places()}
    for place, carried in found.locators.items():
        records, reasons = wanted.get(place, ([], set()))
        assert list(carried.records) == records
        assert (carried.reason is not None) is bool(reasons)
        assert carried.missing is not bool(records or reasons)
    totals = found.totals
    assert totals["locators"] == totals["carried"] + totals["reasons"] + totals["missing"]


@given(datasets())
def test_it_agrees_with_the_evidence(data: Dataset) -> None:
    for source in data.of(Source):
        agrees_with_the_evidence(data, source)


@pytest.mark.parametrize("source", load().of(Source), ids=lambda source: source.id)
def test_it_agrees_with_the_bundled_evidence(source: Source) -> None:
    agrees_with_the_evidence(load(), source)


def test_every_sentence_of_the_brief_is_carried() -> None:
    plain = coverage(load()).to_dict()
    assert list(plain) == ["locators", "totals", "lens"]
    assert coverage(load()).totals["locators"] == 133
    assert coverage(load()).missing == ()


def test_a_passage_that_asserts_nothing_has_its_reason() -> None:
    silent = Coverage(id=Coverage.ref("x"), reason="Asks.", evidence=evidence("a@99"))
    complete = Coverage(id=Coverage.ref("y"), subject=Source.ref("a"), reason="All are named.", evidence=evidence("a@98"))
    found = coverage(world().with_([silent, complete]), "source:a").to_dict()["locators"]
    assert found["99"] == {"records": [], "reason": "Asks."}  # type: ignore[index]
    assert found["98"] == {"records": ["coverage:y"], "reason": None}  # type: ignore[index]


def test_places_come_with_numbers_as_numbers() -> None:
    places = [place for place in coverage(world(), "source:a").locators if place]
    assert places == sorted(places, key=int)


def test_a_view_does_not_name_what_it_lacks() -> None:
    view = load().view(sources=["source:nato-enlargement"])
    assert coverage(view).totals["locators"] == 0
    with pytest.raises(UnknownRecord):
        coverage(view, "source:nowhere")
    assert all(id_ in view for c in coverage(view, "source:nato-enlargement").locators.values() for id_ in c.records)


def test_what_is_no_source_is_refused() -> None:
    with pytest.raises(InvalidValue):
        coverage(load(), "state:jpn")
