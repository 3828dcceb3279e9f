"""How a comparison looks: columns as wide as the screen allows, one under the other where it is too narrow; or Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from natoip4.cli.screen import clean, escaped, width
from natoip4.queries.cells import Cell, CellState, Entry
from natoip4.queries.comparison import ComparisonTable
from natoip4.values.truth import Truth

__all__ = ["as_markdown", "as_table"]

_NARROWEST_COLUMN = 16
_GAP = 2


def as_table(comparison: ComparisonTable) -> Group:
    """Return the comparison as rich lays it out on the screen."""
    number = max(len(comparison.actors), 1)
    column = (width() - _GAP * (number - 1)) // number
    lay_out = _side_by_side if column >= _NARROWEST_COLUMN else _one_below_another
    parts: list[RenderableType] = []
    for place, row in enumerate(comparison.rows):
        parts += [Text(row.label, style="bold"), Rule(characters="-", style="dim")]
        parts += [*lay_out(comparison, place, column), Text()]
    return Group(*parts, *(Text(line, style="dim") for line in _legend(comparison)))


def _side_by_side(comparison: ComparisonTable, place: int, column: int) -> Iterator[RenderableType]:
    table = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    for _ in comparison.actors:
        table.add_column(width=column, overflow="fold")
    table.add_row(*(Text(clean(name), style="cyan") for name in comparison.names))
    table.add_row(*(_cell(cell, column) for cell in comparison.rows[place].cells))
    yield table


def _one_below_another(comparison: ComparisonTable, place: int, _: int) -> Iterator[RenderableType]:
    for name, cell in zip(comparison.names, comparison.rows[place].cells, strict=True):
        yield Text(clean(name), style="cyan")
        yield _cell(cell, width())


def _cell(cell: Cell, column: int) -> RenderableType:
    if cell.state is CellState.NOT_STATED:
        return Text("not stated", style="dim")
    inner = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    inner.add_column(width=1)
    inner.add_column(width=max(column - 2, 1), overflow="fold")
    for entry in cell.entries:
        mark = "?" if entry.holds is Truth.MAYBE else "-"
        inner.add_row(mark, Text(clean(_words(entry)), style="yellow" if entry.contested else ""))
    inner.add_row("=", Text(str(cell.tally), style="dim"))
    return inner


def _words(entry: Entry) -> str:
    paths = ", ".join(dict.fromkeys(path for _, path in entry.contested))
    return f"{entry.label} [contested: {paths}]" if paths else entry.label


def _legend(comparison: ComparisonTable) -> Iterator[str]:
    yield "= what stands behind the cell; not stated is not no; natoip4 why ID says who says so"
    if comparison.sources is not None:
        yield f"as seen by {clean(', '.join(comparison.sources)) or 'no source'} alone"
    if comparison.on is not None:
        yield f"- held on {comparison.on}; ? may have held then"


def as_markdown(comparison: ComparisonTable) -> str:
    """Return the comparison as one Markdown table, a row for each question."""
    head = " | ".join(escaped(name) for name in comparison.names)
    lines = [f"| | {head} |", "|---" * (len(comparison.actors) + 1) + "|"]
    for row in comparison.rows:
        cells = " | ".join(_markdown_cell(cell) for cell in row.cells)
        lines.append(f"| **{escaped(row.label)}** | {cells} |")
    return "\n".join(lines)


def _markdown_cell(cell: Cell) -> str:
    if cell.state is CellState.NOT_STATED:
        return "*not stated*"
    lines = [escaped(_words(entry)) + (" (possibly)" if entry.holds is Truth.MAYBE else "") for entry in cell.entries]
    return "<br>".join([*lines, f"*{cell.tally}*"])
