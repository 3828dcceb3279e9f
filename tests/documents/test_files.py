"""Files: what is saved loads again, and what is wrong says in which file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from natoip4.dataset import Dataset
from natoip4.documents.files import load_file
from natoip4.documents.lines import read_lines
from natoip4.documents.writing import save_file, write_lines
from natoip4.errors import InvalidDocument
from natoip4.strategies import datasets
from tests.documents.states import state


@pytest.mark.parametrize("name", ["data.json", "data.jsonl", "data.ndjson"])
@given(data=datasets(max_records=2))
def test_a_file_reads_back(tmp_path_factory: pytest.TempPathFactory, name: str, data: Dataset) -> None:
    file = tmp_path_factory.mktemp("file") / name
    save_file(data, file)
    assert load_file(file) == data
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("name", ["data.json", "data.jsonl"])
def test_a_file_names_itself_and_the_line_in_its_problems(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    save_file(Dataset([state(1), state(2)]), file)
    text = file.read_text("utf-8")
    file.write_text(text.replace("State 2", " State 2"), "utf-8")
    with pytest.raises(InvalidDocument) as caught:
        load_file(file)
    (problem,) = {(problem.file, problem.code) for problem in caught.value.problems}
    assert problem == (str(file), "bad-name")
    line = text[: text.index("State 2")].count("\n") + 1
    assert caught.value.problems[0].line == line


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(InvalidDocument) as caught:
        load_file(tmp_path / "none.json")
    assert caught.value.problems[0].code == "unreadable-file"
    with pytest.raises(InvalidDocument) as caught:
        save_file(Dataset(), tmp_path / "no" / "folder.json")
    assert caught.value.problems[0].code == "unwritable-file"


def test_lines_with_one_id_twice_are_no_dataset(tmp_path: Path) -> None:
    file = tmp_path / "data.jsonl"
    write_lines([state(1), state(1)], file)
    assert len(list(read_lines(file))) == 2
    with pytest.raises(InvalidDocument) as caught:
        load_file(file)
    assert [(problem.code, problem.line) for problem in caught.value.problems] == [("duplicate-id", 3)]
