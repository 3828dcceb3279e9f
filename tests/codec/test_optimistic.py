"""The fast path of the codec gives what the reference gives, or leaves the record to it."""

# ruff: noqa: ANN401 - what JSON gives, right or wrong

from __future__ import annotations

import copy
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import attrs
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.codec.codec import Codec, default_codec
from natoip4.codec.testimony import told
from natoip4.codec.writing import plain_record
from natoip4.data.bundled import load
from natoip4.documents.decoding import compact
from natoip4.documents.writing import line_of
from natoip4.errors import InvalidRecord
from natoip4.records.agreements import Agreement
from natoip4.records.events import Event
from natoip4.records.kinds import KINDS
from natoip4.records.record import Record
from natoip4.records.schema import Bookkeeping
from natoip4.records.settling import notations
from natoip4.records.slots import can_be_filled
from natoip4.strategies import records

BENCH = Path(__file__).parents[2] / "bench"


def bench(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"bench_{name}", BENCH / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_fast(raw: Any) -> Record | None:
    """What the fast path alone makes of *raw*; None where it gives up."""
    try:
        return default_codec._optimistic(raw)
    except Exception:  # noqa: BLE001 - whatever it was, it gave up
        return None


def read_by_reference(raw: Any) -> Record | None:
    try:
        return default_codec.structure_by_reference(raw)
    except InvalidRecord:
        return None


def agree(raw: Any) -> Record | None:
    """Return what the fast path makes of *raw*, having seen to it that the reference makes the same."""
    before = copy.deepcopy(raw)
    fast = read_fast(raw)
    assert raw == before
    if fast is not None:
        reference = read_by_reference(raw)
        assert fast == reference
        assert repr(fast) == repr(reference)  # where 1 == True, and an id equals its text
        assert hash(fast) == hash(reference)
    return fast


def written_alike(record: Record) -> None:
    assert line_of(record) == compact(plain_record(record)) + b"\n"
    if record.evidence:
        short = told(record)
        reference = list(notations(record, record.evidence))
        assert short is None or short == reference


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_has_a_fast_path(kind: type[Record]) -> None:
    assert can_be_filled(kind)


@pytest.mark.checkout
def test_the_sample_is_read_fast_and_as_by_the_reference() -> None:
    for line in bench("sample").sample(400):
        record = agree(orjson.loads(line))
        assert record is not None
        assert told(record) is not None
        written_alike(record)


@pytest.mark.checkout
def test_what_is_wrong_is_refused_on_both_paths() -> None:
    lines = bench("sample").sample(4)
    wrong = [(what, line) for what, line in bench("mutations").bad_lines(lines) if not what.startswith("no JSON")]
    assert len(wrong) >= 40
    for what, line in wrong:
        raw = orjson.loads(line)
        assert read_fast(raw) is None, what
        assert read_by_reference(raw) is None, what


def test_the_bundled_data_is_read_and_written_alike_on_both_paths() -> None:
    fast = 0
    for record in load().values():
        fast += agree(default_codec.unstructure(record)) == record
        written_alike(record)
    assert fast == len(load())


@given(st.sampled_from(KINDS).flatmap(records))
def test_generated_records_are_read_and_written_alike_on_both_paths(record: Record) -> None:
    raw = default_codec.unstructure(record)
    assert agree(raw) in (record, None)
    assert default_codec.structure(raw) == record
    written_alike(record)


JUNK: st.SearchStrategy[object] = st.sampled_from(
    (
        None,
        True,
        False,
        0,
        1,
        1.0,
        -(2**53) - 1,
        "",
        " ",
        "x",
        "state:jpn",
        "org:",
        "2025",
        "2025-13",
        "ongoing@2025",
        "1.50",
        [],
        ["x"],
        {},
    )
)


def places(raw: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    inner = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for key, value in inner:
        yield from places(value, (*path, key))


@given(st.data(), st.sampled_from(KINDS).flatmap(records), JUNK)
def test_mutated_records_are_read_alike_on_both_paths(data: st.DataObject, record: Record, junk: Any) -> None:
    raw: Any = copy.deepcopy(default_codec.unstructure(record))
    *way, last = data.draw(st.sampled_from([place for place in places(raw) if place]))
    holder = raw
    for step in way:
        holder = holder[step]
    sort = data.draw(st.sampled_from(("replace", "delete", "add", "twice")))
    if sort == "replace":
        holder[last] = junk
    elif sort == "delete":
        del holder[last]
    elif sort == "add":
        (holder.append if isinstance(holder, list) else lambda value: holder.update(more=value))(junk)
    elif isinstance(holder, list):
        holder.append(copy.deepcopy(holder[last]))
    agree(raw)


EVENT: dict[str, Any] = {
    "id": "event:x",
    "form": "visit",
    "names": ["A", "B].c", {"text": "C", "language": "fr"}],
    "date": "2025-04",
    "participants": [{"actor": "org:nato"}, {"actor": "state:jpn", "roles": ["host"], "level": "minister"}],
    "about": ["topic:a"],
    "outcome": "Agreed.",
}
AGREEMENT: dict[str, Any] = {
    "id": "agreement:x",
    "names": ["A"],
    "parties": [{"actor": "org:a", "role": "supplier"}],
    "form": "export",
    "value": {"low": 5, "unit": "USD"},
    "milestones": [{"stage": "adoption", "act": "signed"}, {"stage": "adoption", "party": "org:a", "date": "2025"}],
    "span": {"start": "2024"},
    "objects": [],
}
PATHS = (
    *(
        "exists",
        "date",
        "names",
        "participants",
        "about",
        "outcome",
        "place",
        "span",
        "span.start",
        "span.end",
        "value",
        "form",
    ),
    *("objects", "milestones", "parties", "id", "evidence", "nothing", "span.middle", "names[A]", "names[B].c]", "names[C]"),
    *("names[Z]", "participants[org:nato]", "participants[state:jpn]", "participants[state:jpn].level", "about[topic:a]"),
    *("participants[state:jpn].roles", "participants[state:kor].level", "participants[foo]", "participants[foo].level"),
    *("about[topic:b]", "about[foo]", "milestones[adoption].act", "milestones[adoption/org:a].date", "milestones[x].act"),
    *("milestones[adoption/org:a]", "milestones[adoption].colour", "names[A].text", "parties[org:a].role", "names[]", "a[b"),
)
VALUES = ("", "=2025", "=2026-01", "=host+guest", "=minister", "=export", "=A", "=true", "=x", "=org:a", "=ongoing@2025", "=")
SAID = st.builds(
    lambda no, path, value: f"{no}{path}{value}",
    st.sampled_from(("", "", "", "!")),
    st.sampled_from(PATHS),
    st.sampled_from(VALUES),
)
PIECES = st.builds(
    lambda basis, on, tags: basis + (": " + ", ".join(on) if on else "") + tags,
    st.sampled_from(
        ("a@1", "a@1.10", "a@1.9", "b", "a@1, a@2", "a@1, b@2", "reading from a@1, b@2", "guess from a", "", "a:b")
    ),
    st.lists(SAID, max_size=3),
    st.sampled_from(
        ("", "", "; open", "; reported", "; implied; assessed; by org:nato; open", "; open; implied", "; by x", "; ")
    ),
)


@given(st.sampled_from((EVENT, AGREEMENT)), st.lists(PIECES, max_size=4))
def test_short_evidence_is_made_absolute_alike_on_both_paths(raw: dict[str, Any], evidence: list[str]) -> None:
    record = agree({**raw, "evidence": evidence})
    if record is not None:
        written_alike(record)


@pytest.mark.parametrize("cls", [Event, Agreement])
def test_every_path_and_value_is_read_alike_on_both_paths(cls: type[Record]) -> None:
    raw = EVENT if cls is Event else AGREEMENT
    for path in PATHS:
        for value in VALUES:
            for no in ("", "!"):
                record = agree({**raw, "evidence": [f"a@1: {no}{path}{value}"]})
                if record is not None:
                    written_alike(record)


@pytest.mark.parametrize(
    "said",
    [
        {"path": "date"},
        {"path": "date", "value": "2025"},
        {"path": "date", "value": None},
        {"path": "date", "value": None, "denied": True},
        {"path": "names", "value": ["A", {"text": "D", "kind": "former"}]},
        {"path": "names[E]", "value": "E"},
        {"path": "participants[state:jpn]", "value": True},
        {"path": "participants[state:jpn]", "value": 1},
        {"path": "participants[state:jpn].roles", "value": ["host"]},
        {"path": "occurred", "value": 1},
        {"path": "date", "value": 2025},
        {"path": "date", "denied": 0},
        {"path": "nothing", "value": "x"},
        {"value": "x"},
        {"path": "date", "more": 1},
        7,
    ],
    ids=str,
)
def test_values_written_out_are_read_alike_on_both_paths(said: object) -> None:
    evidence = [{"locators": ["a@1"], "on": [said, "outcome"], "note": "See there."}, "b: date"]
    agree({**EVENT, "evidence": evidence})


def test_a_class_with_checks_of_its_own_is_left_to_the_reference() -> None:
    @attrs.frozen(kw_only=True)
    class Ship(Record):
        PREFIX: ClassVar[str] = "ship"

        flag: Bookkeeping[str] = attrs.field(validator=attrs.validators.in_(["jpn"]))

    codec = Codec((*KINDS, Ship))
    assert not can_be_filled(Ship)
    assert codec.structure({"id": "ship:x", "flag": "jpn"}) == Ship(id=Ship.ref("x"), flag="jpn")
    with pytest.raises(InvalidRecord):
        codec.structure({"id": "ship:x", "flag": "kor"})
