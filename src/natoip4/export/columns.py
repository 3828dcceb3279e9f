"""A flat table as a value: columns with a type and a meaning, and rows of plain values."""

from __future__ import annotations

import csv
import datetime as dt
import enum
import io
from collections.abc import Iterator, Mapping

import attrs

from natoip4.errors import did_you_mean, ensure_is, invalid_value

__all__ = ["Cell", "Column", "ColumnType", "Row", "Table", "to_csv"]

#: What stands in one row and column; ``None`` is nothing.
Cell = str | int | float | bool | dt.date | None
Row = tuple[Cell, ...]


class ColumnType(enum.Enum):
    """What the cells of a column are."""

    TEXT = "text"  #: text, never empty where it is an id, a path or a date
    INTEGER = "integer"  #: a whole number
    NUMBER = "number"  #: the nearest number of 64 bits
    BOOLEAN = "boolean"  #: true or false
    DATE = "date"  #: a day of the years 1 to 9999


@attrs.frozen(kw_only=True)
class Column:
    """One column: its name, the type of its cells, what they mean, and whether a cell may be ``None``."""

    name: str
    type: ColumnType
    meaning: str
    optional: bool = False


@attrs.frozen(kw_only=True)
class Table:
    """A table: each row has a cell for each column, in their order.

    >>> number = Column(name="number", type=ColumnType.INTEGER, meaning="which one")
    >>> Table(name="numbers", meaning="some numbers", columns=(number,), rows=((1,), (2,))).to_dicts()
    [{'number': 1}, {'number': 2}]
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def to_dicts(self) -> list[Mapping[str, Cell]]:
        """Return the rows, each with its cells by the names of the columns."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]

    def cells(self, name: str) -> Iterator[Cell]:
        """Return an iterator over the cells of the column with that name; another name raises InvalidValue."""
        names = [column.name for column in self.columns]
        if name not in names:
            hint = did_you_mean(name, names)
            raise invalid_value("no-such-column", f"the table {self.name} has no such column", name, ", ".join(names), hint)
        place = names.index(name)
        return (row[place] for row in self.rows)


def to_csv(table: Table) -> str:
    r"""Return a table as CSV (RFC 4180): a line with the names of the columns, then a line for each row.

    Nothing is an empty field, true and false are ``true`` and ``false``, a day is written ``2025-01-16``. The types of the
    columns are not in the file, and text that is empty is not told from nothing.

    >>> column = Column(name="word", type=ColumnType.TEXT, meaning="a word", optional=True)
    >>> to_csv(Table(name="words", meaning="some words", columns=(column, column), rows=(("a, b", None), ("c", "d"))))
    'word,word\r\n"a, b",\r\nc,d\r\n'
    """
    ensure_is(table, Table)
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(column.name for column in table.columns)
    writer.writerows(map(_written, row) for row in table.rows)
    return lines.getvalue()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)
