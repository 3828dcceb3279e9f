"""Each rule reports what it is for, where it is, and nothing in a dataset that is in order."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from natoip4.dataset import Dataset
from natoip4.documents.reading import loads
from natoip4.errors import InvalidDataset, Problem, Severity
from natoip4.rules.checking import RULES, check, ensure

Plain = dict[str, object]

SOUND: dict[str, Plain] = {
    "state:jpn": {"names": ["Japan"], "evidence": ["brief@1.1: names", "nato@2: exists"]},
    "state:nzl": {"names": ["New Zealand"], "evidence": ["brief@1.1: names"]},
    "org:nato": {"names": ["NATO"], "evidence": ["brief@1.2: names", "nato: exists"]},
    "org:mission": {
        "of": "state:jpn",
        "to": "org:nato",
        "span": {"start": "2025-01-16"},
        "evidence": ["brief@1.2: of, to, span.start=2025-01", "nato@2: span.start"],
    },
    "group:ip4": {"span": {"start": "2022"}, "evidence": ["brief@1.3"]},
    "membership:jpn-ip4": {"member": "state:jpn", "group": "group:ip4", "span": {"start": "2022"}, "evidence": ["brief@1.3"]},
    "agreement:tanks": {"parties": [{"actor": "org:nato"}, {"actor": "state:jpn"}], "evidence": ["brief@2.1"]},
    "framework:plan": {"milestones": [{"stage": "adoption", "act": "signed"}], "evidence": ["brief@2.2"]},
    "source:brief": {"title": "A brief", "grade": "trade", "locators": ["1.1-3", "2.1-2"]},
    "source:nato": {"title": "A page", "grade": "primary"},
}


def made(changes: dict[str, Plain] | None = None, without: tuple[str, ...] = ()) -> Dataset:
    """Return the sound dataset with some records' fields changed, added, or (with ``None``) taken out."""
    records = {id_: dict(fields) for id_, fields in SOUND.items() if id_ not in without}
    for id_, fields in (changes or {}).items():
        merged = {**records.get(id_, {}), **fields}
        records[id_] = {name: value for name, value in merged.items() if value is not None}
    listed = [{"id": id_, **fields} for id_, fields in records.items()]
    return loads(json.dumps({"format": "natoip4/1", "records": listed}))


def test_a_sound_dataset_has_no_problem() -> None:
    assert check(made()) == ()
    assert ensure(made()) == made()


CASES: list[tuple[str, str, str | None, Callable[[], Dataset]]] = [
    ("dangling-reference", "org:mission", "of", lambda: made({"org:mission": {"of": "state:jpm"}})),
    (
        "statement-out-of-view",
        "event:review",
        "about[membership:jpn-ip4]",
        lambda: made({"event:review": {"form": "visit", "about": ["membership:jpn-ip4"], "evidence": ["nato@3"]}}),
    ),
    (
        "statement-out-of-view",
        "claim:x",
        "subject[membership:jpn-ip4]",
        lambda: made(
            {
                "claim:x": {
                    "kind": "characterisation",
                    "statement": "It is old.",
                    "subject": ["membership:jpn-ip4"],
                    "content": ["org:nato"],
                    "evidence": ["brief@1.1", "nato@4"],
                }
            }
        ),
    ),
    (
        "dangling-reference",
        "state:nzl",
        "evidence[0].locators",
        lambda: made({"state:nzl": {"evidence": ["breif@1.1: names"]}}),
    ),
    (
        "dangling-reference",
        "state:nzl",
        "evidence[0].by",
        lambda: made({"state:nzl": {"evidence": ["brief@1.1; by org:natoo"]}}),
    ),
    ("wrong-family", "state:nzl", "evidence[0].by", lambda: made({"state:nzl": {"evidence": ["brief@1.1; by source:nato"]}})),
    (
        "member-outside-group",
        "membership:jpn-ip4",
        "span",
        lambda: made({"membership:jpn-ip4": {"span": {"start": "2019", "end": "2021"}}}),
    ),
    (
        "signing-group",
        "agreement:tanks",
        "parties[group:ip4]",
        lambda: made({"agreement:tanks": {"parties": [{"actor": "group:ip4"}]}}),
    ),
    (
        "signing-group",
        "framework:plan",
        "milestones",
        lambda: made({"framework:plan": {"milestones": [{"stage": "adoption", "act": "signed", "party": "group:ip4"}]}}),
    ),
    ("stated-without-evidence", "org:mission", "seat", lambda: made({"org:mission": {"seat": "place:x"}, "place:x": {}})),
    ("unattested", "membership:jpn-ip4", None, lambda: made({"membership:jpn-ip4": {"evidence": None, "span": None}})),
    ("unattested", "place:x", None, lambda: made({"place:x": {}})),
    ("no-such-path", "org:nato", "evidence[0]", lambda: made({"org:nato": {"evidence": ["brief@1.2: nmaes, names"]}})),
    ("says-nothing", "org:nato", "evidence[0]", lambda: made({"org:nato": {"evidence": ["brief@1.2: seat, names"]}})),
    (
        "whole-beside-another",
        "group:ip4",
        "evidence[0]",
        lambda: made({"group:ip4": {"evidence": ["brief@1.3", "nato: exists"]}}),
    ),
    ("unknown-locator", "group:ip4", "evidence[0]", lambda: made({"group:ip4": {"evidence": ["brief@1.4"]}})),
    ("unknown-locator", "group:ip4", "evidence[0]", lambda: made({"group:ip4": {"evidence": ["brief"]}})),
    (
        "unresolved-value",
        "org:mission",
        "span.start",
        lambda: made(
            {
                "org:mission": {
                    "span": {"start": "2025-01"},
                    "evidence": ["brief@1.2: of, to, span.start", "nato@2: span.start=2025-01-16"],
                }
            }
        ),
    ),
    (
        "unresolved-value",
        "org:mission",
        "seat",
        lambda: made(
            {
                "org:mission": {"evidence": ["brief@1.2: of, to, span.start=2025-01", "nato@2: span.start, seat=place:x"]},
                "place:x": {"evidence": ["nato"]},
            }
        ),
    ),
]


@pytest.mark.parametrize(("code", "record", "path", "broken"), CASES, ids=[f"{n} {c[0]}" for n, c in enumerate(CASES)])
def test_a_rule_reports_its_problem_and_where(code: str, record: str, path: str | None, broken: Callable[[], Dataset]) -> None:
    problems = check(broken())
    assert [(p.code, p.record, p.path) for p in problems] == [(code, record, path)]
    with pytest.raises(InvalidDataset) as caught:
        ensure(broken())
    assert caught.value.problems == problems


@pytest.mark.parametrize(
    ("code", "broken"),
    [
        ("circular-reference", lambda: made({"place:a": {"within": ["place:a"], "evidence": ["nato"]}})),
        ("unused-source", lambda: made({"source:other": {"title": "Another", "grade": "weak"}})),
        ("duplicate-name", lambda: made({"state:nzl": {"names": ["JAPAN"]}})),
    ],
)
def test_a_warning_is_reported_and_does_not_raise(code: str, broken: Callable[[], Dataset]) -> None:
    problems = check(broken())
    assert [(p.code, p.severity) for p in problems] == [(code, Severity.WARNING)]
    assert ensure(broken()) == broken()


def test_a_reference_to_a_thing_of_another_class_is_reported() -> None:
    from natoip4.records.actors import Organisation
    from natoip4.records.ids import Id

    data = made().with_([Organisation(id=Organisation.ref("x"), of=Id("source:nato"), evidence=made()["group:ip4"].evidence)])
    assert [p.code for p in check(data)] == ["wrong-family"]


def test_a_span_that_ends_before_it_starts_is_reported_and_its_ends_are_contested() -> None:
    problems = check(made({"group:ip4": {"span": {"start": "2022", "end": "2021-12"}}}))
    assert [(p.code, p.path) for p in problems] == [
        ("end-before-start", "span"),
        ("unresolved-value", "span.end"),
        ("unresolved-value", "span.start"),
    ]


def test_problems_name_the_nearest_id() -> None:
    (problem,) = check(made({"org:mission": {"of": "state:jpm"}}))
    assert problem.hint == "did you mean 'state:jpn'?"


def test_ones_own_rule_stands_beside_ours() -> None:
    def at_most_five(data: Dataset) -> list[Problem]:
        return [Problem(code="acme:many", message="too many", got=str(len(data)))] if len(data) > 5 else []

    assert [p.code for p in check(made({"org:mission": {"of": "state:x"}}), [*RULES, at_most_five])] == [
        "acme:many",
        "dangling-reference",
    ]


def test_all_problems_come_at_once_in_one_order() -> None:
    data = made({"org:mission": {"of": "state:x"}, "group:ip4": {"evidence": ["brief@9.9"]}, "state:nzl": {"names": ["Japan"]}})
    assert [p.code for p in check(data)] == ["unknown-locator", "dangling-reference", "duplicate-name"]
    assert check(data, reversed(RULES)) == check(data)
