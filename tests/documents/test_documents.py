"""Documents: what is written reads back, one dataset has one text, and nothing but our own errors comes of bad input."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.codec.codec import default_codec
from natoip4.dataset import Dataset
from natoip4.documents.reading import loads, read_documents
from natoip4.documents.writing import dumps, save_file, write_lines
from natoip4.errors import InvalidDocument, Problem
from natoip4.records.record import Record
from natoip4.strategies import datasets
from tests.documents.states import state

REAL = Path(__file__).parents[3] / "shared" / "data" / "real"
EDGES = REAL / "json_edge_cases.ndjson"


def shuffled(plain: object, random: Random) -> object:
    """Return *plain* with the keys of every object and the records and evidence in another order."""
    if isinstance(plain, dict):
        pairs = [
            (key, random.sample(value, len(value)) if key in ("records", "evidence") else value) for key, value in plain.items()
        ]
        random.shuffle(pairs)
        return {key: shuffled(value, random) for key, value in pairs}
    return [shuffled(value, random) for value in plain] if isinstance(plain, list) else plain


@given(datasets())
def test_a_dataset_reads_back_and_its_text_is_a_fixed_point(data: Dataset) -> None:
    text = dumps(data)
    assert loads(text) == loads(text.encode()) == data
    assert dumps(loads(text)) == text


@given(datasets(), st.randoms(use_true_random=False))
def test_the_text_depends_on_no_order_and_no_engine(data: Dataset, random: Random) -> None:
    text = dumps(data)
    other = json.dumps(
        shuffled(json.loads(text), random), indent=random.choice([None, 3]), ensure_ascii=random.choice([True, False])
    )
    assert dumps(loads(other)) == text
    written = [default_codec.unstructure(record) for record in data.values()]
    assert json.loads(text)["records"] == written


@given(datasets())
def test_one_field_and_one_piece_of_evidence_a_line(data: Dataset) -> None:
    lines = dumps(data).splitlines()
    plain = [default_codec.unstructure(record) for record in data.values()]
    fields = sum(len(record) for record in plain)
    pieces = sum(len(record.evidence) for record in data.values())
    blanks = max(len(plain) - 1, 0)
    assert len(lines) == 2 + fields + pieces + blanks + 1


@given(datasets(max_records=2), st.data())
def test_a_damaged_document_is_read_or_refused_and_nothing_else(data: Dataset, draw: st.DataObject) -> None:
    raw = bytearray(dumps(data).encode())
    for _ in range(draw.draw(st.integers(1, 4))):
        place = draw.draw(st.integers(0, len(raw) - 1))
        if draw.draw(st.booleans()):
            raw[place] = draw.draw(st.integers(0, 255) | st.sampled_from(b'"\\{}[],:0e.-X'))
        else:
            other = draw.draw(st.integers(0, len(raw)))
            raw[place:place] = raw[min(place, other) : max(place, other)][:40]
    assert all(problem.line is not None for problem in problems_of(bytes(raw)))


def problems_of(raw: bytes) -> tuple[Problem, ...]:
    """Return what is wrong with a document; anything but InvalidDocument passes through."""
    try:
        loads(raw)
    except InvalidDocument as failure:
        return failure.problems or (Problem(code="silent", message="refused without a problem"),)
    return ()


def cases() -> list[dict[str, Any]]:
    return [json.loads(line) for line in EDGES.read_text("utf-8").splitlines()] if EDGES.exists() else []


@pytest.mark.skipif(not EDGES.exists(), reason="the shared sample of JSON edge cases is not beside this checkout")
def test_json_edge_cases_raise_nothing_but_our_own_errors() -> None:
    refused = 0
    for case in cases():
        raw = base64.b64decode(case["bytes_b64"])
        assert problems_of(raw), case["name"]  # none of them is a document
        refused += bool(problems_of(b'{"format": "natoip4/1", "records": [{"id": "state:x", "notes": ' + raw + b"}]}"))
    assert refused > 100


RECORD = '{"format": "natoip4/1",\n"records": [\n{"id": "source:a", "title": "A", "grade": "trade"},\n%s\n]}\n'
EVENT = '{"id": "event:x",\n "form": "visit",\n %s}'
MALFORMED: dict[str, tuple[str, str, str | None, int]] = {
    "unknown key": (RECORD % EVENT % '"dates": "2025"', "unknown-key", "$.records[1].dates", 6),
    "unknown key of the document": ('{"format": "natoip4/1",\n"record": [], "records": []}', "unknown-key", "$.record", 2),
    "lone duplicate key": (RECORD % EVENT % '"date": "2025",\n "date": "2025"', "duplicate-key", "$.records[1].date", 7),
    "duplicate key with an escape": (
        RECORD % EVENT % '"date": "2025", "d\\u0061te": "2025"',
        "duplicate-key",
        "$.records[1].date",
        6,
    ),
    "number for text": (RECORD % EVENT % '"notes": 5', "wrong-type", "$.records[1].notes", 6),
    "text for a list": (RECORD % EVENT % '"names": "A"', "wrong-type", "$.records[1].names", 6),
    "text for a flag": (RECORD % EVENT % '"occurred": "no"', "wrong-type", "$.records[1].occurred", 6),
    "null": (RECORD % EVENT % '"place": null', "null", "$.records[1].place", 6),
    "bad word": (RECORD % EVENT % '"domains": ["cyber", "ciber"]', "bad-word", "$.records[1].domains[1]", 6),
    "bad date": (RECORD % EVENT % '"date": "2025-13"', "bad-date", "$.records[1].date", 6),
    "bad id": (RECORD % EVENT % '"place": "Brussels"', "bad-id", "$.records[1].place", 6),
    "id of the wrong family": (RECORD % EVENT % '"place": "state:jpn"', "wrong-family", "$.records[1].place", 6),
    "id of no kind": (RECORD % EVENT % '"place": "planet:mars"', "unknown-kind", "$.records[1].place", 6),
    "unknown kind": (RECORD % '{"id": "planet:mars"}', "unknown-kind", "$.records[1].id", 4),
    "unknown kind of claim": (RECORD % '{"id": "claim:x",\n "kind": "wish"}', "unknown-kind", "$.records[1].kind", 5),
    "no id": (RECORD % '{"names": ["A"]}', "missing-id", "$.records[1].id", 4),
    "record that is none": (RECORD % "5", "wrong-type", "$.records[1]", 4),
    "missing key": (RECORD % '{"id": "event:x"}', "missing-key", "$.records[1]", 4),
    "duplicate id": (RECORD % '{"id": "source:a", "title": "B", "grade": "trade"}', "duplicate-id", "$.records[1].id", 4),
    "duplicate element": (RECORD % EVENT % '"names": ["A", "A"]', "duplicate-element", "$.records[1].names", 6),
    "lone surrogate": (RECORD % EVENT % '"notes": "\\ud800"', "not-json", "$.records[1].notes", 6),
    "NaN": (RECORD % EVENT % '"notes": NaN', "not-json", "$.records[1].notes", 6),
    "Infinity": (RECORD % EVENT % '"notes": -Infinity', "not-json", "$.records[1].notes", 6),
    "number beyond a double": (RECORD % EVENT % '"notes": 1e999', "not-json", "$.records[1].notes", 6),
    "huge number": (RECORD % EVENT % f'"notes": {"9" * 30}', "wrong-type", "$.records[1].notes", 6),
    "number beyond all": (RECORD % EVENT % f'"notes": {"9" * 5000}', "not-json", "$.records[1].notes", 6),
    "fraction": (RECORD % EVENT % '"date": 2025.5', "wrong-type", "$.records[1].date", 6),
    "evidence of no form": (
        RECORD % EVENT % '"evidence": [\n  "a: date=2025",\n  "a; maybe"]',
        "bad-tag",
        "$.records[1].evidence[1]",
        8,
    ),
    "deep nesting": ("[" * 100_000 + "]" * 100_000, "not-json", None, 1),
    "deep nesting below a record": (RECORD % EVENT % f'"notes": {"[" * 100_000}', "not-json", None, 6),
    "byte order mark": ("\ufeff" + RECORD % EVENT % '"notes": "x"', "not-json", None, 1),
    "nothing": ("", "not-json", None, 1),
    "a list": ("[]", "no-document", "$", 1),
    "no records": ('{"format": "natoip4/1"}', "no-records", "$.records", 1),
    "no format": ('{"records": []}', "unknown-format", "$.format", 1),
    "format of another version": ('{"format": "natoip4/9", "records": []}', "unknown-format", "$.format", 1),
    "long text": (RECORD % EVENT % f'"date": "{"9" * 1_000_000}"', "bad-date", "$.records[1].date", 6),
}


@pytest.mark.parametrize(("text", "code", "path", "line"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_document_is_refused_with_code_path_and_line(text: str, code: str, path: str | None, line: int) -> None:
    with pytest.raises(InvalidDocument) as caught:
        loads(text)
    assert [(problem.code, problem.path, problem.line) for problem in caught.value.problems] == [(code, path, line)]
    assert len(str(caught.value)) < 2000


def test_text_that_is_no_unicode_is_refused() -> None:
    for text in ("\ud800", b"\xff\xfe", b'"\xc3\x28"'):
        with pytest.raises(InvalidDocument):
            loads(text)


EIGHT = """{"format": "natoip4/1",
"records": [
{"id": "state:jpn",
 "nmaes": ["Japan"],
 "facets": ["goverment"]},
{"id": "event:visit",
 "form": "visit",
 "date": "2025-13",
 "place": "state:jpn",
 "occurred": "yes"},
{"id": "planet:mars"},
{"id": "state:jpn"},
{"id": "person:lee",
 "notes": "a",
 "notes": "b"}
]}
"""


def test_eight_mistakes_in_five_records_are_found_in_one_pass() -> None:
    with pytest.raises(InvalidDocument) as caught:
        loads(EIGHT)
    found = [(problem.line, problem.code) for problem in caught.value.problems]
    assert found == [
        (4, "unknown-key"),
        (5, "bad-word"),
        (8, "bad-date"),
        (9, "wrong-family"),
        (10, "wrong-type"),
        (11, "unknown-kind"),
        (12, "duplicate-id"),
        (15, "duplicate-key"),
    ]
    hints = {problem.code: problem.hint or "" for problem in caught.value.problems}
    assert "'names'" in hints["unknown-key"]
    assert "'government'" in hints["bad-word"]


NEARLY_JSON = b"""{"format": "natoip4/1",
"records": [
{"id": "event:visit",
 "form": "visit",
 "date": NaN,
 "nmaes": 1e999,
 "notes": "caf\xe9",
 "place": "state:jpn"},
{"id": "event:other",
 "form": "visitt",
 "outcome": "\\ud800"}
]}
"""


def test_words_that_are_no_json_do_not_hide_what_else_is_wrong() -> None:
    found = [(problem.line, problem.code) for problem in problems_of(NEARLY_JSON)]
    assert found == [
        (5, "not-json"),
        (6, "not-json"),
        (6, "unknown-key"),
        (7, "not-json"),
        (8, "wrong-family"),
        (10, "bad-word"),
        (11, "not-json"),
    ]


def test_bytes_outside_text_that_are_not_utf8_are_on_their_line() -> None:
    (problem,) = problems_of(b'{"format":\n"natoip4/1",\n \xff "records": []}')
    assert (problem.line, problem.hint) == (3, "column 2")


def test_one_id_in_two_documents_is_found_with_both_their_names() -> None:
    one, other = (dumps(Dataset([state(number), state(3)])).encode() for number in (1, 2))
    with pytest.raises(InvalidDocument) as caught:
        read_documents([("one.json", one), ("other.json", other)])
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.hint) == ("other.json", 8, "one.json has it too")


def failing() -> Iterator[Record]:
    yield state(1)
    raise RuntimeError("half-way")


def test_a_failure_half_way_leaves_the_old_file_whole(tmp_path: Path) -> None:
    file = tmp_path / "data.jsonl"
    save_file(Dataset([state(7)]), file)
    before = file.read_bytes()
    with pytest.raises(RuntimeError, match="half-way"):
        write_lines(failing(), file)
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


FULL_DISC = """
import resource, signal, sys
from natoip4.dataset import Dataset
from natoip4.documents.writing import save_file
from natoip4.errors import InvalidDocument
from natoip4.records.actors import State
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    save_file(Dataset(State(id=State.ref(f"s{number}")) for number in range(5000)), sys.argv[1])
except InvalidDocument as failure:
    print(failure.problems[0].code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a file's size are POSIX")
@pytest.mark.parametrize("name", ["data.json", "data.jsonl"])
def test_a_disc_that_is_full_leaves_the_old_file_whole(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    save_file(Dataset([state(7)]), file)
    before = file.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISC, str(file)], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert done.stdout == "unwritable-file\n"
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("path", ["a b", "1.5", "x[", "..", "names.", "!names", "names=1", " names", "names]", ""])
def test_what_is_no_path_is_reported_where_it_stands(path: str) -> None:
    text = f"""{{"format": "natoip4/1", "records": [
        {{"id": "source:a", "title": "A", "grade": "wire"}},
        {{"id": "state:jpn", "names": ["J"],
          "evidence": ["a@1: names", {{"locators": ["a@1"], "on": [{{"path": "{path}", "value": null}}]}}]}}]}}"""
    with pytest.raises(InvalidDocument) as caught:
        loads(text)
    assert [(problem.code, problem.path, problem.line) for problem in caught.value.problems] == [
        ("bad-path", "$.records[1].evidence[1]", 4)
    ]
