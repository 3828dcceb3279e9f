"""Tables for other libraries: Arrow, Parquet, pandas and polars, each column with its type; nothing is a null of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from natoip4.errors import ensure_is, missing_extra
from natoip4.export.columns import ColumnType, Table

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["to_arrow", "to_pandas", "to_parquet", "to_polars"]

_PANDAS = {
    ColumnType.TEXT: "string",
    ColumnType.INTEGER: "Int64",
    ColumnType.NUMBER: "Float64",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DATE: "datetime64[s]",
}


def to_arrow(table: Table) -> pa.Table:
    """Return a table as one of Arrow, which needs the extra ``arrow``; days are ``date32``.

    Without it, :class:`~natoip4.errors.MissingExtra` is raised. What the table and its columns mean is in the metadata of the
    schema and its fields, under ``meaning``.
    """
    ensure_is(table, Table)
    try:
        import pyarrow as pa  # noqa: PLC0415 - optional
    except ModuleNotFoundError:
        raise missing_extra("arrow", "pyarrow") from None
    types = {
        ColumnType.TEXT: pa.string(),
        ColumnType.INTEGER: pa.int64(),
        ColumnType.NUMBER: pa.float64(),
        ColumnType.BOOLEAN: pa.bool_(),
        ColumnType.DATE: pa.date32(),
    }
    fields = [
        pa.field(column.name, types[column.type], nullable=column.optional, metadata={"meaning": column.meaning})
        for column in table.columns
    ]
    schema = pa.schema(fields, metadata={"table": table.name, "meaning": table.meaning})
    return pa.table({column.name: list(table.cells(column.name)) for column in table.columns}, schema=schema)


def to_parquet(table: Table) -> bytes:
    """Return the bytes of a Parquet file with what :func:`to_arrow` gives; it needs the extra ``arrow``."""
    arrow = to_arrow(table)
    import pyarrow as pa  # noqa: PLC0415 - optional
    from pyarrow import parquet  # noqa: PLC0415 - optional

    written = pa.BufferOutputStream()
    with parquet.ParquetWriter(written, arrow.schema) as writer:
        writer.write_table(arrow)
    return written.getvalue().to_pybytes()


def to_pandas(table: Table) -> pd.DataFrame:
    """Return a table as a frame of pandas, which needs the extra ``pandas``; days are ``datetime64[s]``.

    Without it, :class:`~natoip4.errors.MissingExtra` is raised. All other columns are of the types that can hold nothing:
    ``string``, ``Int64``, ``Float64`` and ``boolean``.
    """
    ensure_is(table, Table)
    try:
        import pandas as pd  # noqa: PLC0415 - optional
    except ModuleNotFoundError:
        raise missing_extra("pandas", "pandas") from None
    return pd.DataFrame(
        {
            column.name: pd.Series(list(table.cells(column.name)), dtype=_PANDAS[column.type], name=column.name)
            for column in table.columns
        }
    )


def to_polars(table: Table) -> pl.DataFrame:
    """Return a table as a frame of polars, which needs the extra ``polars``; days are ``Date``.

    Without it, :class:`~natoip4.errors.MissingExtra` is raised.
    """
    ensure_is(table, Table)
    try:
        import polars as pl  # noqa: PLC0415 - optional
    except ModuleNotFoundError:
        raise missing_extra("polars", "polars") from None
    types = {
        ColumnType.TEXT: pl.String,
        ColumnType.INTEGER: pl.Int64,
        ColumnType.NUMBER: pl.Float64,
        ColumnType.BOOLEAN: pl.Boolean,
        ColumnType.DATE: pl.Date,
    }
    schema = {column.name: types[column.type] for column in table.columns}
    return pl.DataFrame({column.name: list(table.cells(column.name)) for column in table.columns}, schema=schema)
