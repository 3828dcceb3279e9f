"""How a comparison looks on the screen: columns as wide as it allows, one under the other where it is too narrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from natoip4.cli.screen import clean, width
from natoip4.queries.cells import Cell, Entry
from natoip4.queries.comparison import ComparisonTable
from natoip4.queries.markup import in_words
from natoip4.records.ids import Id
from natoip4.values.truth import Truth

__all__ = ["as_table"]

_NARROWEST_COLUMN = 16
_GAP = 2
_SHORT = 28


def as_table(comparison: ComparisonTable, limit: int | None = None) -> Group:
    """Return the comparison as rich lays it out on the screen, with at most *limit* entries under a heading."""
    number = max(len(comparison.actors), 1)
    column = (width() - _GAP * (number - 1)) // number
    lay_out = _side_by_side if column >= _NARROWEST_COLUMN else _one_below_another
    parts: list[RenderableType] = []
    for row in comparison.rows:
        cells = [_cell(comparison, cell, column if lay_out is _side_by_side else width(), limit) for cell in row.cells]
        parts += [Text(row.label, style="bold"), Rule(characters="-", style="dim")]
        parts += [*lay_out(comparison, cells, column), Text()]
    return Group(*parts, *(Text(clean(line), style="dim") for line in _legend(comparison, limit)))


def _side_by_side(comparison: ComparisonTable, cells: list[RenderableType], column: int) -> Iterator[RenderableType]:
    table = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    for _ in comparison.actors:
        table.add_column(width=column, overflow="fold")
    table.add_row(*(Text(clean(name), style="cyan") for name in comparison.names))
    table.add_row(*cells)
    yield table


def _one_below_another(comparison: ComparisonTable, cells: list[RenderableType], _: int) -> Iterator[RenderableType]:
    for name, cell in zip(comparison.names, cells, strict=True):
        yield Text(clean(name), style="cyan")
        yield cell


def _cell(comparison: ComparisonTable, cell: Cell, column: int, limit: int | None) -> RenderableType:
    if not cell.entries:
        return Text(cell.state.value, style="dim")
    inner = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    inner.add_column(width=1)
    inner.add_column(width=max(column - 2, 1), overflow="fold")
    wholes = dict(comparison.wholes)
    for group, entries in cell.grouped:
        if group is not None:
            inner.add_row("", Text(clean(group), style="italic"))
        for mark, text, contested in _lines(entries[:limit], wholes):
            inner.add_row(mark, Text(clean(text), style="yellow" if contested else ""))
        if limit is not None and len(entries) > limit:
            inner.add_row("", Text(f"and {len(entries) - limit} more", style="dim"))
    inner.add_row("=", Text(str(cell.tally), style="dim"))
    return inner


def _lines(entries: Iterable[Entry], wholes: Mapping[Id, str]) -> Iterator[tuple[str, str, bool]]:
    """Yield mark, text and whether it is contested; what is short and alike in the rest shares a line."""
    waiting: list[Entry] = []
    for entry in entries:
        if waiting and not (_is_short(entry) and _is_short(waiting[-1]) and _kind(entry) == _kind(waiting[-1])):
            yield _line(waiting, wholes)
            waiting = []
        waiting.append(entry)
    if waiting:
        yield _line(waiting, wholes)


def _is_short(entry: Entry) -> bool:
    return len(entry.label) <= _SHORT and not entry.contested


def _kind(entry: Entry) -> tuple[object, ...]:
    return entry.holds, entry.whole


def _line(entries: list[Entry], wholes: Mapping[Id, str]) -> tuple[str, str, bool]:
    *others, last = entries
    text = "; ".join([*(entry.label for entry in others), in_words(last, wholes)])
    return "?" if last.holds is Truth.MAYBE else "-", text, bool(last.contested)


def _legend(comparison: ComparisonTable, limit: int | None) -> Iterator[str]:
    yield "= what stands behind the cell; natoip4 why ID says who says so"
    yield from comparison.notes
    if limit is not None:
        yield "cut short; natoip4 compare --row KEY prints one row in full, and natoip4 compare --help has the keys"
