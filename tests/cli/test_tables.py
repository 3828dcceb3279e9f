"""``natoip4 tables``: it writes what Python does, and overwrites nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from natoip4.cli.program import run
from natoip4.data.bundled import load
from natoip4.documents.writing import save_file
from natoip4.export.columns import to_csv
from natoip4.export.tables import to_tables
from tests.queries.worlds import world

Shell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    """Run a command line; return its exit code, and what it printed to stdout and to stderr."""

    def command(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            run(["tables", *arguments])
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, printed.out, printed.err

    return command


def test_the_bundled_data(shell: Shell, tmp_path: Path) -> None:
    code, out, err = shell(str(tmp_path / "out"))
    tables = to_tables(load())
    rows = sum(map(len, tables.values()))
    assert (code, out, err) == (0, "", f"{len(tables)} tables with {rows} rows written to {tmp_path / 'out'}\n")
    for name, table in tables.items():
        assert (tmp_path / "out" / f"{name}.csv").read_bytes() == to_csv(table).encode()


def test_a_file_of_ones_own_seen_by_one_source(shell: Shell, tmp_path: Path) -> None:
    save_file(world(), tmp_path / "mine.json")
    assert shell(str(tmp_path / "out"), str(tmp_path / "mine.json"), "--source", "a")[0] == 0
    table = to_tables(world().view(sources=["source:a"]))["values"]
    assert (tmp_path / "out" / "values.csv").read_bytes() == to_csv(table).encode()


def test_as_known_on_a_date_in_parquet(shell: Shell, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    assert shell(str(tmp_path / "out"), "--known-on", "2024", "--format", "parquet")[0] == 0
    frame = parquet.read_table(tmp_path / "out" / "records.parquet")
    assert frame.to_pylist() == to_tables(load().view(known_on="2024"))["records"].to_dicts()


def test_a_folder_that_is_not_empty_is_left_alone(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    code, out, err = shell(str(tmp_path))
    assert (code, out) == (2, "")
    assert "the folder is not empty" in err
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_without_the_extra_it_says_what_to_install(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, _, err = shell(str(tmp_path / "out"), "--format", "parquet")
    assert code == 2
    assert "pip install 'natoip4[arrow]'" in err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_there(shell: Shell, tmp_path: Path) -> None:
    code, _, err = shell(str(tmp_path / "out"), str(tmp_path / "mine.json"))
    assert (code, err.count("unreadable-file")) == (2, 1)
    assert list(tmp_path.iterdir()) == []
