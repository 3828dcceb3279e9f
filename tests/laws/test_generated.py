"""The laws of evidence and views, on generated datasets."""

from __future__ import annotations

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from natoip4.dataset import Dataset
from natoip4.documents.reading import loads
from natoip4.records.evidence import OWN, Evidence, Said
from natoip4.records.ids import Id
from natoip4.records.locators import Locator
from natoip4.records.record import Nature
from natoip4.records.sources import Source
from natoip4.strategies import datasets, evidence
from natoip4.values.dates import PartialDate
from natoip4.values.vocabulary import Grade
from tests.laws import laws

DATES = [PartialDate(text) for text in ("2023", "2024-06", "2025-01", "2025-03-10", "2025-03", "2025-07", "2026", "2100")]


@st.composite
def lenses(draw: st.DrawFn, data: Dataset, *, possible: bool | None = None) -> laws.Lens:
    sources = [source.id for source in data.of(Source)]
    return {
        "sources": draw(st.none() | st.lists(st.sampled_from(sources), unique=True)),
        "known_on": draw(st.none() | st.sampled_from(DATES)),
        "possible": draw(st.booleans()) if possible is None else possible,
        "conjectures": draw(st.booleans()),
    }


@st.composite
def seen(draw: st.DrawFn) -> tuple[Dataset, Dataset]:
    """A dataset and a view of it."""
    data = draw(datasets())
    return data, laws.view_of(data, draw(lenses(data)))


@given(seen())
def test_1_every_reference_in_a_view_resolves(pair: tuple[Dataset, Dataset]) -> None:
    laws.is_closed(pair[1])


@given(seen())
def test_1_a_view_passes_check(pair: tuple[Dataset, Dataset]) -> None:
    laws.passes_check(pair[1])


@given(seen())
def test_2_nothing_leaks_into_a_view(pair: tuple[Dataset, Dataset]) -> None:
    laws.leaks_nothing(*pair)


@given(st.data(), datasets(), st.booleans())
def test_3_views_commute_and_are_idempotent_and_nest(data: st.DataObject, base: Dataset, possible: bool) -> None:  # noqa: FBT001
    laws.nests(base, data.draw(lenses(base, possible=possible)), data.draw(lenses(base, possible=possible)))


@given(datasets())
def test_4_a_plain_view_loses_what_rests_on_conjecture_and_nothing_else(data: Dataset) -> None:
    laws.loses_conjecture_only(data)


@given(datasets(), st.lists(st.sampled_from(DATES), min_size=2), st.booleans())
def test_5_knowing_later_never_loses_a_record(data: Dataset, dates: list[PartialDate], possible: bool) -> None:  # noqa: FBT001
    laws.never_loses_a_record(data, dates, possible=possible)


LATE = """{"format": "natoip4/1", "records": [
{"id": "source:a", "title": "A", "grade": "trade", "date": "2024"},
{"id": "source:b", "title": "B", "grade": "trade", "date": "2025"},
{"id": "source:c", "title": "C", "grade": "trade", "date": "2026"},
{"id": "place:x", "evidence": ["c: exists"]},
{"id": "place:y", "evidence": ["b: exists"]},
{"id": "org:o", "evidence": ["a: seat=place:x", "b: seat=place:y"]}
]}"""


def test_5_what_a_contested_value_names_stays_known() -> None:
    data = loads(LATE)
    assert data.contested == (("org:o", "seat"),)
    laws.passes_check(data)
    years = [PartialDate(str(year)) for year in (2024, 2025, 2026)]
    assert [("place:x" in data.view(known_on=year)) for year in years] == [True, True, True]
    laws.never_loses_a_record(data, years, possible=False)


@given(seen())
def test_6_no_view_changes_what_is_said(pair: tuple[Dataset, Dataset]) -> None:
    laws.keeps_what_is_said(*pair)


@given(seen())
def test_6_writing_and_reading_a_view_changes_no_assertion(pair: tuple[Dataset, Dataset]) -> None:
    laws.is_written_and_read(pair[1])


@given(st.data(), datasets(), st.sampled_from(Grade))
def test_7_a_source_that_says_nothing_about_a_path_leaves_it_alone(data: st.DataObject, base: Dataset, grade: Grade) -> None:
    records = [record for record in base.values() if record.NATURE is not Nature.SOURCE]
    assume(records)
    record = data.draw(st.sampled_from(records))
    said = [said for other in base.of(type(record)) for piece in other.evidence for said in piece.on]
    known = st.lists(st.sampled_from(said), max_size=2, unique_by=lambda one: one.path) if said else st.just([])
    other = [one for one in data.draw(evidence(type(record))).on if one.value is not OWN]
    on = {one.path: one for one in [*other, *data.draw(known)]}
    piece = Evidence(locators=(Locator(Id("source:new")),), on=tuple(on.values()) or (Said("exists", value=True),))
    laws.silence_changes_nothing(base, record.id, piece, grade, data.draw(lenses(base)))


@given(datasets())
def test_a_dataset_is_settled_whatever_order_its_evidence_comes_in(data: Dataset) -> None:
    turned = [attrs.evolve(record, evidence=record.evidence[::-1]) for record in data.values()]
    assert Dataset(turned[::-1]) == data
