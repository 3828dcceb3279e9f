"""Markup: tables of cells as Markdown and as HTML, every text of the data escaped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from natoip4.queries.cells import Cell, Entry, Row
from natoip4.queries.plain import in_html, in_markdown
from natoip4.records.ids import Id
from natoip4.values.truth import Truth

__all__ = ["html_table", "in_words", "markdown_table"]


def in_words(entry: Entry, wholes: Mapping[Id, str]) -> str:
    """Return an entry as one line: its label, what is contested, and of what whole it is said.

    >>> in_words(Entry(records=(), label="limits persist", whole=Id("group:ip4")), {Id("group:ip4"): "IP4"})
    'limits persist [IP4]'
    """
    paths = ", ".join(dict.fromkeys(path for _, path in entry.contested))
    contested = f" [contested: {paths}]" if paths else ""
    whole = "" if entry.whole is None else f" [{wholes.get(entry.whole, entry.whole)}]"
    return f"{entry.label}{contested}{whole}"


def markdown_table(names: Sequence[str], rows: Sequence[Row], wholes: Mapping[Id, str], notes: Sequence[str]) -> str:
    """Return one Markdown table: a line for each row, a column for each of *names*, and *notes* below, a paragraph each."""
    head = " | ".join(in_markdown(name) for name in names)
    lines = [f"| | {head} |", "|---" * (len(names) + 1) + "|"]
    for row in rows:
        cells = " | ".join(_in_markdown(cell, wholes) for cell in row.cells)
        lines.append(f"| **{in_markdown(row.label)}** | {cells} |")
    return "\n".join([*lines, *(f"\n{in_markdown(note)}" for note in notes)])


def _in_markdown(cell: Cell, wholes: Mapping[Id, str]) -> str:
    if not cell.entries:
        return f"*{cell.state.value}*"
    lines: list[str] = []
    for group, entries in cell.grouped:
        if group is not None:
            lines.append(f"*{in_markdown(group)}*")
        lines += [in_markdown(in_words(entry, wholes)) + _possibly(entry) for entry in entries]
    return "<br>".join([*lines, f"*{cell.tally}*"])


def _possibly(entry: Entry) -> str:
    return " (possibly)" if entry.holds is Truth.MAYBE else ""


def html_table(names: Sequence[str], rows: Sequence[Row], wholes: Mapping[Id, str], notes: Sequence[str]) -> str:
    """Return one HTML table: headers with their scope, a list in each cell, and *notes* in its caption."""
    return "\n".join(_html_lines(names, rows, wholes, notes))


def _html_lines(names: Sequence[str], rows: Sequence[Row], wholes: Mapping[Id, str], notes: Sequence[str]) -> Iterator[str]:
    title = f"Comparison of {', '.join(names)}" if names else "Comparison"
    yield '<table class="natoip4-comparison">'
    yield f"<caption>{in_html(title)}"
    yield from (f"<br><small>{in_html(note)}</small>" for note in notes)
    yield "</caption>"
    heads = "".join(f'<th scope="col">{in_html(name)}</th>' for name in names)
    yield f"<thead>\n<tr><td></td>{heads}</tr>\n</thead>"
    yield "<tbody>"
    for row in rows:
        yield f'<tr>\n<th scope="row">{in_html(row.label)}</th>'
        for cell in row.cells:
            yield from _in_html(cell, wholes)
        yield "</tr>"
    yield "</tbody>\n</table>"


def _in_html(cell: Cell, wholes: Mapping[Id, str]) -> Iterator[str]:
    state = cell.state.value
    if not cell.entries:
        yield f'<td data-state="{in_html(state)}"><em>{in_html(state)}</em></td>'
        return
    yield f'<td data-state="{in_html(state)}">'
    for group, entries in cell.grouped:
        if group is not None:
            yield f"<div><strong>{in_html(group)}</strong></div>"
        items = "".join(f"<li>{_item(entry, wholes)}</li>" for entry in entries)
        yield f"<ul>{items}</ul>"
    yield f"<small>{in_html(str(cell.tally))}</small></td>"


def _item(entry: Entry, wholes: Mapping[Id, str]) -> str:
    ids = in_html(", ".join(entry.records))
    return f'<span title="{ids}">{in_html(in_words(entry, wholes))}</span>{_possibly(entry)}'
