"""Frames: what other libraries get has the cells of the table, their types, and null where there is nothing."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.dataset import Dataset
from natoip4.errors import MissingExtra
from natoip4.export.columns import Column, ColumnType, Table
from natoip4.export.frames import to_arrow, to_pandas, to_parquet, to_polars
from natoip4.export.tables import to_tables
from natoip4.strategies import datasets
from tests.queries.worlds import world

CELLS: dict[ColumnType, st.SearchStrategy[Any]] = {
    ColumnType.TEXT: st.text(st.characters(codec="utf-8")),
    ColumnType.INTEGER: st.integers(-(2**63), 2**63 - 1),
    ColumnType.NUMBER: st.floats(allow_nan=False, allow_infinity=False),
    ColumnType.BOOLEAN: st.booleans(),
    ColumnType.DATE: st.dates(),
}
COLUMNS = tuple(Column(name=type_.value, type=type_, meaning=f"some {type_.value}", optional=True) for type_ in ColumnType)
ROWS = st.lists(st.tuples(*(st.none() | CELLS[column.type] for column in COLUMNS)), max_size=4)


def table_of(rows: list[tuple[Any, ...]]) -> Table:
    return Table(name="some", meaning="some cells", columns=COLUMNS, rows=tuple(rows))


@given(ROWS)
def test_arrow_has_the_cells_and_their_types(rows: list[tuple[Any, ...]]) -> None:
    pytest.importorskip("pyarrow")
    frame = to_arrow(table_of(rows))
    assert [str(field.type) for field in frame.schema] == ["string", "int64", "double", "bool", "date32[day]"]
    assert frame.to_pylist() == table_of(rows).to_dicts()


@given(ROWS)
def test_polars_has_the_cells_and_their_types(rows: list[tuple[Any, ...]]) -> None:
    pytest.importorskip("polars")
    frame = to_polars(table_of(rows))
    assert [str(kind) for kind in frame.dtypes] == ["String", "Int64", "Float64", "Boolean", "Date"]
    assert frame.to_dicts() == table_of(rows).to_dicts()


@given(ROWS)
def test_pandas_has_the_cells_and_their_types(rows: list[tuple[Any, ...]]) -> None:
    pd = pytest.importorskip("pandas")
    frame = to_pandas(table_of(rows))
    assert [str(kind) for kind in frame.dtypes] == ["string", "Int64", "Float64", "boolean", "datetime64[s]"]
    again = [
        tuple(None if pd.isna(cell) else cell.date() if isinstance(cell, dt.datetime) else cell for cell in row)
        for row in frame.itertuples(index=False)
    ]
    assert again == rows


@given(datasets())
def test_tables_of_any_dataset_are_taken(data: Dataset) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("polars")
    for table in to_tables(data).values():
        frame = to_arrow(table)
        frame.validate(full=True)
        assert frame.to_pylist() == to_polars(table).to_dicts() == table.to_dicts()


def test_what_columns_mean_goes_with_them() -> None:
    pytest.importorskip("pyarrow")
    table = to_tables(world())["dates"]
    schema = to_arrow(table).schema
    assert schema.metadata == {b"table": b"dates", b"meaning": table.meaning.encode()}
    for field, column in zip(schema, table.columns, strict=True):
        assert field.nullable is column.optional
        assert field.metadata == {b"meaning": column.meaning.encode()}


@pytest.mark.parametrize(
    ("make", "package", "extra"),
    [
        (to_arrow, "pyarrow", "arrow"),
        (to_parquet, "pyarrow", "arrow"),
        (to_pandas, "pandas", "pandas"),
        (to_polars, "polars", "polars"),
    ],
)
def test_without_the_package_it_says_what_to_install(
    make: Callable[[Table], object], package: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=rf"{package}.*natoip4\[{extra}\]"):
        make(table_of([]))
