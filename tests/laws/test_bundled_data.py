"""The laws of evidence and views, on the bundled data: a view for each source, and one for each year in which one came out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import pytest

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.records.evidence import Evidence, Said
from natoip4.records.ids import Id
from natoip4.records.locators import Locator
from natoip4.records.record import Nature
from natoip4.records.sources import Source
from natoip4.values.dates import PartialDate
from natoip4.values.vocabulary import Grade
from tests.laws import laws

YEARS = [PartialDate(str(year)) for year in range(2018, 2028)]


def lens(
    sources: Sequence[str] | None = None,
    known_on: PartialDate | None = None,
    *,
    possible: bool = False,
    conjectures: bool = False,
) -> laws.Lens:
    return {"sources": sources, "known_on": known_on, "possible": possible, "conjectures": conjectures}


@pytest.fixture(scope="module")
def base() -> Dataset:
    return load()


@pytest.fixture(scope="module")
def views(base: Dataset) -> list[Dataset]:
    """One view for each source, one a year, and everything with conjectures."""
    several = [lens([source.id]) for source in base.of(Source)]
    several += [lens(known_on=year) for year in YEARS]
    several += [lens(conjectures=True), lens(), lens([source.id for source in islice(base.of(Source), 2)], conjectures=True)]
    return [laws.view_of(base, one) for one in several]


def test_the_data_itself_passes_check(base: Dataset) -> None:
    laws.is_closed(base)
    laws.passes_check(base)


def test_1_views_are_closed_and_pass_check(views: list[Dataset]) -> None:
    for view in views:
        laws.is_closed(view)
        laws.passes_check(view)


def test_2_nothing_leaks_into_a_view(base: Dataset, views: list[Dataset]) -> None:
    for view in views:
        laws.leaks_nothing(base, view)


def test_3_views_nest(base: Dataset) -> None:
    sources = [source.id for source in base.of(Source)]
    for one in (lens(sources[::2]), lens(known_on=YEARS[6]), lens(sources[:1], conjectures=True)):
        for other in (lens(sources[::3]), lens(known_on=YEARS[4])):
            laws.nests(base, one, other)


def test_4_a_plain_view_loses_what_rests_on_conjecture_and_nothing_else(base: Dataset) -> None:
    laws.loses_conjecture_only(base)


@pytest.mark.parametrize("possible", [False, True])
def test_5_knowing_later_never_loses_a_record(base: Dataset, possible: bool) -> None:  # noqa: FBT001
    laws.never_loses_a_record(base, YEARS, possible=possible)


def test_6_writing_and_reading_changes_no_assertion(base: Dataset, views: list[Dataset]) -> None:
    laws.is_written_and_read(base)
    for view in views:
        laws.keeps_what_is_said(base, view)
        laws.is_written_and_read(view)


def test_7_a_source_that_says_nothing_about_a_path_leaves_it_alone(base: Dataset) -> None:
    piece = Evidence(locators=(Locator(Id("source:new")),), on=(Said("exists", value=True),))
    things = [record for record in base.values() if record.NATURE is Nature.THING]
    for record in things[:: max(1, len(things) // 8)]:
        laws.silence_changes_nothing(base, record.id, piece, Grade.PRIMARY, lens())
