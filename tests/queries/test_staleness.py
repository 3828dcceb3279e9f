"""Staleness: what is listed has no later source, and what is not listed has one."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue
from natoip4.queries.staleness import stale
from natoip4.records.record import Nature
from natoip4.records.sources import Source
from natoip4.resolution.policy import FindingState
from natoip4.strategies import datasets
from natoip4.values.dates import PartialDate
from natoip4.values.truth import Truth
from tests.queries.worlds import evidence, replaced, world

DAYS = st.sampled_from(["1900", "2013-05", "2022", "2024-07", "2025", "2026-05-01", "2030"])


@given(datasets(), DAYS)
def test_every_value_is_stale_or_has_a_source_since(data: Dataset, before: str) -> None:
    listed = {(item.record, item.path): item.stale for item in stale(data, before=before)}
    first = PartialDate(before).sort_key[0]
    for record in data.values():
        for finding in data.why(record.id) if record.NATURE is not Nature.SOURCE else ():
            sources = {data[str(id_)] for a in finding.supporting for id_ in a.evidence.sources}
            since = [s.date is not None and s.date.sort_key[0] >= first for s in sources if isinstance(s, Source)]
            found = listed.get((record.id, finding.path), listed.get((record.id, None)))
            if finding.state is FindingState.STATED and not any(since) and all(map(_plain, sources)):
                assert found is not None
            if found is Truth.YES and finding.state is FindingState.STATED:
                assert not any(since)


def _plain(source: object) -> bool:
    return isinstance(source, Source) and (source.date is None or not (source.date.approximate or source.date.uncertain))


def test_later_cut_offs_list_no_less() -> None:
    sizes = [len({item.record for item in stale(load(), before=day)}) for day in ("1900", "2013-05", "2022", "2025", "2030")]
    assert sizes == sorted(sizes)


@pytest.mark.parametrize(
    ("date", "read_on", "before", "answer"),
    [
        ("2024-06", None, "2025", Truth.YES),
        ("2024-06", None, "2024-06-15", Truth.MAYBE),
        ("2024-06", None, "2024-06", None),
        ("2025-03", None, "2025", None),
        ("2024-04/2024-11", None, "2024-06", Truth.MAYBE),
        ("2024-04/2024-11", None, "2025", Truth.YES),
        (None, "2024-06", "2025", Truth.YES),
        (None, "2026-06", "2025", Truth.MAYBE),
        (None, None, "2025", Truth.MAYBE),
    ],
)
def test_answers_are_as_sure_as_the_dates(date: str | None, read_on: str | None, before: str, answer: Truth | None) -> None:
    source = attrs.evolve(
        load()[Source.ref("epis-brief")],
        id=Source.ref("a"),
        date=None if date is None else PartialDate(date),
        read_on=None if read_on is None else PartialDate(read_on),
    )
    data = Dataset([source, attrs.evolve(world()["state:jpn"], evidence=evidence("a@1"))])
    assert [item.stale for item in stale(data, before=before)] == ([] if answer is None else [answer])


def test_paths_are_named_where_they_differ() -> None:
    found = stale(world(), before="2026")
    paths = [item.path for item in found if item.record == "org:mission"]
    assert paths == ["names[mission]"]
    whole = [item for item in found if item.record == "group:four"]
    assert [(item.path, str(item.latest)) for item in whole] == [(None, "2025-06")]


def test_what_is_outvoted_confirms_nothing() -> None:
    pieces = evidence("a@10: role=member", "reading from b@10: role=partner", "a@10: exists")
    data = replaced(world(), "membership:here", evidence=pieces)
    (item,) = [item for item in stale(data, before="2026") if item.record == "membership:here"]
    assert item.sources == ("source:a",)


def test_a_view_names_only_what_it_sees() -> None:
    view = load().view(known_on="2024")
    for item in stale(view, before="2025"):
        assert item.record in view
        assert all(source in view for source in item.sources)


@pytest.mark.parametrize("before", ["2025-13", "../2025", ""])
def test_a_date_without_a_first_day_is_refused(before: str) -> None:
    with pytest.raises(InvalidValue):
        stale(load(), before=before)
