"""The codec: what a record is written as reads back, and the quick reader is the reference reader, only quicker."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.codec.codec import default_codec
from natoip4.errors import InvalidRecord, Problem
from natoip4.records.kinds import KINDS
from natoip4.records.record import Record
from natoip4.strategies import records

any_record: st.SearchStrategy[Record] = st.sampled_from(KINDS).flatmap(records)
ODD = [None, True, 0, -1, 2**70, 1.5, "", "x", "state:x", "2025-13", "ongoing@2025", " x", [], ["x"], [None], {}, {"x": 1}]
Plain = dict[str, Any]


def outcome(read: object, plain: Plain) -> Record | list[Problem]:
    try:
        return cast("Record", read(plain))  # type: ignore[operator]
    except InvalidRecord as failure:
        return sorted(failure.problems, key=str)


def places(plain: object) -> list[tuple[Any, Any]]:
    """Return every container below *plain* with each of its keys."""
    found: list[tuple[Any, Any]] = []
    waiting = [plain]
    while waiting:
        this = waiting.pop()
        keys = list(this) if isinstance(this, dict) else range(len(this)) if isinstance(this, list) else ()
        for key in keys:
            found.append((this, key))
            waiting.append(cast("Any", this)[key])
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(st.data())
def test_a_record_reads_back(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(kind))
    plain = default_codec.unstructure(record)
    back = default_codec.structure(json.loads(json.dumps(plain)))
    assert back == record
    assert repr(back) == repr(record)
    assert default_codec.unstructure(back) == plain


@given(any_record)
def test_defaults_and_nothing_are_left_out(record: Record) -> None:
    plain = default_codec.unstructure(record)
    assert None not in plain.values()
    assert plain["id"] == record.id
    assert type(plain["id"]) is str


@given(any_record, st.data())
def test_the_quick_reader_is_the_reference_reader(record: Record, data: st.DataObject) -> None:
    plain = json.loads(json.dumps(default_codec.unstructure(record)))
    for _ in range(data.draw(st.integers(0, 2))):
        container, key = data.draw(st.sampled_from(places(plain)))
        if isinstance(container, dict) and data.draw(st.booleans()):
            container[data.draw(st.sampled_from(["x", "evidence", "notes", "span", key.upper()]))] = container.pop(key)
        else:
            container[key] = data.draw(st.sampled_from(ODD))
    quick, reference = outcome(default_codec.structure, plain), outcome(default_codec.structure_by_reference, plain)
    assert quick == reference
    assert repr(quick) == repr(reference)


@pytest.mark.parametrize(
    "path", ["parties[foo]", "parties[foo].role=host", "milestones[adopted]", "milestones[adoption/x].act"]
)
def test_a_key_that_is_none_is_refused_by_both_readers(path: str) -> None:
    plain: Plain = {"id": "agreement:x", "evidence": [f"a: {path}"]}
    for read in (default_codec.structure, default_codec.structure_by_reference):
        with pytest.raises(InvalidRecord) as caught:
            read(plain)
        assert [problem.path for problem in caught.value.problems] == [".evidence[0]"]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("form=export", "form=export"),
        ("!form", "!form"),
        ({"path": "form", "value": None, "denied": True}, {"path": "form", "value": None, "denied": True}),
        ({"path": "form", "value": "maintenance", "denied": True}, {"path": "form", "value": "maintenance", "denied": True}),
    ],
)
def test_denials_of_what_a_record_does_and_does_not_hold_are_told_apart(on: object, expected: object) -> None:
    evidence = {"locators": ["b"], "on": [on]}
    written = default_codec.unstructure(
        default_codec.structure({"id": "agreement:x", "form": "export", "evidence": ["a: form", evidence]})
    )
    pieces = cast("list[object]", written["evidence"])
    short = f"b: {'form' if on == 'form=export' else expected}"
    assert pieces[1] == (short if isinstance(expected, str) else {"locators": ["b"], "on": [expected]})
