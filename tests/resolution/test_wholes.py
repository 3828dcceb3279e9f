"""Who denies the whole of something speaks of its parts too, and who says a part denies that there is none."""

from __future__ import annotations

import json

import pytest

from natoip4.dataset import Dataset
from natoip4.documents.reading import loads
from natoip4.records.actors import Organisation
from natoip4.resolution.policy import FindingState
from natoip4.values.names import Name

SOURCES = [
    {"id": "source:better", "title": "B", "grade": "primary", "date": "2025"},
    {"id": "source:good", "title": "G", "grade": "trade", "date": "2025-03~"},
    {"id": "source:equal", "title": "E", "grade": "trade", "date": "2025-03"},
]
ALL = tuple(str(source["id"]) for source in SOURCES)
CONTESTED, STATED, DENIED = FindingState.CONTESTED, FindingState.STATED, FindingState.DENIED


def made(*evidence: object, **fields: object) -> Dataset:
    record = {"id": "org:x", **fields, "evidence": list(evidence)}
    return loads(json.dumps({"format": "natoip4/1", "records": [record, *SOURCES]}))


def none_of(source: str, path: str) -> dict[str, object]:
    return {"locators": [source], "on": [{"path": path, "value": []}]}


@pytest.mark.parametrize(
    ("evidence", "path", "state", "disputed"),
    [
        (["good: names[X]", "equal: !names"], "names[X]", CONTESTED, True),
        (["good: names[X]", "better: !names"], "names[X]", DENIED, True),
        (["better: names[X]", "good: !names"], "names[X]", STATED, True),
        (["good: span.start=2020", "equal: !span"], "span.start", CONTESTED, True),
        (["better: span.start=2020", "equal: !span"], "span.start", STATED, True),
        (["good: span.start=2020", "equal: !span.end"], "span.start", STATED, False),
        (["good: names[X]", none_of("equal", "names")], "names[X]", CONTESTED, True),
        (["good: names[X]", none_of("equal", "names")], "names", CONTESTED, True),
        (["better: names[X]", none_of("equal", "names")], "names", DENIED, True),
        ([none_of("better", "names"), "good: names[X]"], "names", STATED, True),
        ([none_of("better", "names"), "good: names[X]"], "names[X]", DENIED, True),
        ([none_of("good", "names"), none_of("equal", "names")], "names", STATED, False),
    ],
)
def test_the_whole_against_its_parts(evidence: list[object], path: str, state: FindingState, disputed: bool) -> None:  # noqa: FBT001
    data = made(*evidence)
    (finding,) = [one for one in data.why("org:x", path) if one.path == path]
    assert (finding.state, finding.disputed) == (state, disputed)
    assert any(dispute.path == path for dispute in data.disputes()) is disputed


def test_a_view_holds_what_the_better_source_says() -> None:
    data = made(none_of("better", "names"), "good: names[X]")
    held = {sources: data.view(sources=sources)[Organisation.ref("x")].names for sources in (ALL, ALL[:1], ALL[1:])}
    assert held == {ALL: (), ALL[:1]: (), ALL[1:]: (Name("X"),)}


def test_a_path_of_which_nothing_is_said_is_no_dispute() -> None:
    silent = {"locators": ["better"], "on": [{"path": "seat", "value": None}]}
    data = made("good: span.start", silent, span={"start": "2020"})
    assert data.disputes() == ()
    assert [finding.state for finding in data.why("org:x", "seat")] == [FindingState.NOT_STATED]


def test_a_date_of_publication_that_is_about_is_not_certainly_before_its_end() -> None:
    data = made("good: exists", "equal: exists")
    assert "source:equal" in data.view(known_on="2025-03")
    assert "source:good" not in data.view(known_on="2025-03")
    assert "source:good" in data.view(known_on="2025-04")
    assert "source:good" in data.view(known_on="2025-03", possible=True)
