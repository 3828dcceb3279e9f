"""JSON lines: read one at a time, past every mistake, in bounded memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from natoip4.documents.lines import read_lines
from natoip4.documents.writing import write_lines
from natoip4.errors import InvalidDocument
from tests.documents.states import state


def test_a_line_that_is_nearly_json_says_all_that_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "data.jsonl"
    file.write_text('{"format": "natoip4/1"}\n{"id": "event:x", "form": "visitt", "date": NaN}\n', "utf-8")
    with pytest.raises(InvalidDocument) as caught:
        list(read_lines(file))
    assert {(problem.line, problem.path) for problem in caught.value.problems} == {(2, "$.form"), (2, "$.date")}


def peak(file: Path, number: int) -> int:
    """Return the most memory that writing and reading takes; ids come again, as it is no matter which are remembered."""
    tracemalloc.start()
    try:
        write_lines((state(place % 500) for place in range(number)), file)
        assert sum(1 for _ in read_lines(file)) == number
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_lines_are_streamed_in_bounded_memory(tmp_path: Path) -> None:
    peak(tmp_path / "warm.jsonl", 600)
    small, large = peak(tmp_path / "small.jsonl", 600), peak(tmp_path / "large.jsonl", 3000)
    assert large - small < 50_000, f"{small} bytes for 600 records, {large} for 3,000"


def test_lines_are_read_past_the_first_mistake(tmp_path: Path) -> None:
    file = tmp_path / "data.jsonl"
    lines = ['{"format": "natoip4/1"}', '{"id": "state:a"}', "{", '{"id": "state:b", "x": 1}', "", '{"id": "state:c"}']
    file.write_text("\n".join(lines), "utf-8")
    read: list[str] = []
    with pytest.raises(InvalidDocument) as caught:
        read.extend(record.id for record in read_lines(file))
    assert read == ["state:a", "state:c"]
    assert [(problem.line, problem.code) for problem in caught.value.problems] == [(3, "not-json"), (4, "unknown-key")]


def test_lines_report_a_thousand_problems_and_how_many_more(tmp_path: Path) -> None:
    file = tmp_path / "data.jsonl"
    file.write_text('{"format": "natoip4/1"}\n' + "{\n" * 1500, "utf-8")
    with pytest.raises(InvalidDocument) as caught:
        list(read_lines(file))
    assert len(caught.value.problems) == 1001
    assert "500" in caught.value.problems[-1].message
