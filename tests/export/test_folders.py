"""Folders of tables: all files or none, and nothing that was there is lost."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest

from natoip4.data.bundled import load
from natoip4.errors import InvalidDocument, InvalidValue
from natoip4.export.columns import Table, to_csv
from natoip4.export.dated import dated_facts, held_dates
from natoip4.export.folders import save_tables
from natoip4.export.tables import to_tables
from tests.queries.worlds import world

TABLES = to_tables(world())


@cache
def bundled() -> Mapping[str, Table]:
    return to_tables(load())


def test_a_file_for_each_table(tmp_path: Path) -> None:
    files = save_tables(TABLES.values(), tmp_path / "out")
    assert files == tuple(tmp_path / "out" / f"{name}.csv" for name in TABLES)
    for file, table in zip(files, TABLES.values(), strict=True):
        assert file.read_bytes() == to_csv(table).encode()
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_the_same_data_make_the_same_bytes(tmp_path: Path) -> None:
    once, again = (save_tables(to_tables(world()).values(), tmp_path / name) for name in ("one", "two"))
    assert [file.read_bytes() for file in once] == [file.read_bytes() for file in again]


def test_dated_facts_are_found_again_in_csv_files(tmp_path: Path) -> None:
    save_tables(bundled().values(), tmp_path / "out")
    with (tmp_path / "out" / "dates.csv").open(encoding="utf-8", newline="") as file:
        assert list(dated_facts(csv.DictReader(file))) == list(held_dates(load()))


def test_dated_facts_are_found_again_in_parquet_files(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    once, again = (save_tables(bundled().values(), tmp_path / name, form="parquet") for name in ("one", "two"))
    assert [file.read_bytes() for file in once] == [file.read_bytes() for file in again]
    rows = cast("Any", parquet.read_table(tmp_path / "one" / "dates.parquet")).to_pylist()
    assert list(dated_facts(rows)) == list(held_dates(load()))


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert len(save_tables(TABLES.values(), tmp_path / "out")) == len(TABLES)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "dates.csv").write_text("mine")
    with pytest.raises(InvalidDocument, match="unwritable-file: the folder is not empty"):
        save_tables(TABLES.values(), tmp_path / "out")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(InvalidDocument, match="something else of this name"):
        save_tables(TABLES.values(), tmp_path / "file")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(InvalidDocument, match="something else of this name"):
        save_tables(TABLES.values(), tmp_path / "link")
    assert {path.name for path in tmp_path.rglob("*")} == {"out", "dates.csv", "file", "link"}
    assert (tmp_path / "out" / "dates.csv").read_text() == (tmp_path / "file").read_text() == "mine"


def test_where_no_folder_can_be_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(InvalidDocument, match="unwritable-file"):
        save_tables(TABLES.values(), tmp_path / "no" / "such" / "place")
    with pytest.raises(InvalidDocument, match="unwritable-file"):
        save_tables(TABLES.values(), tmp_path / ("x" * 300))
    assert list(tmp_path.iterdir()) == []


def test_what_is_half_written_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Path] = []
    write = Path.write_bytes

    def fails_at_the_third(path: Path, content: bytes) -> int:
        written.append(path)
        if len(written) == 3:
            raise OSError(28, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", fails_at_the_third)
    with pytest.raises(InvalidDocument, match="No space left"):
        save_tables(TABLES.values(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_form_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match=r"unknown-form.*did you mean 'parquet'\?"):
        save_tables(TABLES.values(), tmp_path / "out", form="parket")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
