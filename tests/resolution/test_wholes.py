"""Who denies the whole of something speaks of its parts too, and who says a part denies that there is none."""

from __future__ import annotations

import json

import pytest

from natoip4.dataset import Dataset
from natoip4.documents.reading import loads
from natoip4.errors import InvalidDocument
from natoip4.records.actors import Organisation
from natoip4.records.events import Event
from natoip4.resolution.policy import FindingState
from natoip4.rules.checking import check
from natoip4.values.names import Name, NameKind

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


def test_a_name_with_more_about_it_refines_the_same_name() -> None:
    plain = {"locators": ["good"], "on": [{"path": "names[IP4]", "value": "IP4"}]}
    acronym = {"locators": ["equal"], "on": [{"path": "names[IP4]", "value": {"text": "IP4", "kind": "acronym"}}]}
    data = made(plain, acronym)
    assert data.view()[Organisation.ref("x")].names == (Name("IP4", kind=NameKind.ACRONYM),)
    assert data.disputes() == ()


def test_an_end_before_its_start_is_a_dispute_of_both() -> None:
    data = made("good: span.start=2025", "equal: span.end=2024")
    assert [dispute.path for dispute in data.disputes()] == ["span.end", "span.start"]
    assert {finding.state for finding in data.why("org:x", "span")} == {CONTESTED}


EVENT = {"id": "event:e", "form": "visit"}


def event(*evidence: object) -> Dataset:
    others = [{"id": "org:x"}, *SOURCES]
    return loads(json.dumps({"format": "natoip4/1", "records": [{**EVENT, "evidence": list(evidence)}, *others]}))


def test_more_roles_refine_fewer() -> None:
    data = event("good: participants[org:x].roles=host", "equal: participants[org:x].roles=host+visitor")
    participants = data.view()[Event.ref("e")].participants or ()
    assert [[role.value for role in one.roles or ()] for one in participants] == [["host", "visitor"]]
    assert data.disputes() == ()


def test_the_parts_of_what_is_denied_are_not_stated_and_why_has_all_of_it() -> None:
    data = event("better: !participants[org:x]", "good: participants[org:x].level=leader")
    states = {finding.path: finding.state for finding in data.why("event:e", "participants[org:x]")}
    assert states == {"participants[org:x]": DENIED, "participants[org:x].level": DENIED}


def test_a_part_that_no_element_has_makes_none_present() -> None:
    data = made("good: names[X].text")
    assert [problem.code for problem in check(data) if problem.record == "org:x"] == ["no-such-path"]


def test_existence_takes_no_value() -> None:
    with pytest.raises(InvalidDocument, match="takes no value"):
        made("good: exists=false")


def test_what_rests_on_conjecture_alone_says_so() -> None:
    data = made("conjecture from good: exists")
    assert [finding.path for finding in data.why("org:x")] == ["exists"]


def test_notes_are_seen_where_every_source_is() -> None:
    data = made("good: exists", "better: exists", notes="Of both.")
    assert data.view()["org:x"].notes == "Of both."
    assert data.view(sources=ALL)["org:x"].notes == data.view(known_on="2030")["org:x"].notes == "Of both."
    assert data.view(sources=ALL[:2])["org:x"].notes is None
    assert data.view(known_on="2025-04")["org:x"].notes is None


def test_a_span_that_one_source_alone_turns_round_is_a_dispute() -> None:
    data = loads(
        """{"format": "natoip4/1", "records": [
        {"id": "org:x", "names": ["X"], "span": {"start": "2025", "end": "2024"}, "evidence": ["a@1: names, span"]},
        {"id": "source:a", "title": "A", "grade": "wire"}]}"""
    )
    assert [dispute.path for dispute in data.disputes()] == ["span.end", "span.start"]
