"""How a timeline looks: a line for each entry on the screen, or a table in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from natoip4.cli.screen import clean, escaped, width
from natoip4.queries.captions import time_in_words
from natoip4.queries.lenses import lens_in_words
from natoip4.queries.timeline import Timeline, TimelineEntry, Undated
from natoip4.values.truth import Truth

__all__ = ["as_markdown", "as_table"]

_GAP = 2
_NARROWEST = 24  # columns that a label needs, so as to stand beside its date


def as_table(found: Timeline) -> Group:
    """Return a timeline as rich lays it out on the screen: dated, undated, and what the signs mean."""
    dated = [(_when(entry), _words(entry), entry.record, _counts(entry)) for entry in found.entries]
    undated = [("not stated", _words(one), one.record, "") for one in found.undated]
    parts: list[RenderableType] = [_lines(dated)] if dated else [Text("nothing that bears a date")]
    if undated:
        parts += [Text(), Text("Without a date", style="bold"), _lines(undated)]
    return Group(*parts, Text(), *(Text(line, style="dim") for line in _legend(found)))


def _lines(rows: Sequence[tuple[str, str, str, str]]) -> RenderableType:
    dates, counts = (max(len(row[column]) for row in rows) for column in (0, 3))
    room = width() - dates - counts - 2 * _GAP
    if room < _NARROWEST:
        return Group(*(Text(clean(f"{when}: {what}  {record}  {count}").rstrip()) for when, what, record, count in rows))
    table = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    for size in (dates, room, counts):
        table.add_column(width=size, overflow="fold")
    for when, what, record, count in rows:
        words = Text(clean(what), style="yellow" if "[contested: " in what else "")
        table.add_row(
            Text(clean(when), style="cyan"), words.append(f"  {clean(record)}", style="dim"), Text(count, style="dim")
        )
    return table


def _when(entry: TimelineEntry) -> str:
    mark = "" if entry.holds is None else "? " if entry.holds is Truth.MAYBE else "- "
    return mark + time_in_words(entry.when)


def _words(entry: TimelineEntry | Undated) -> str:
    paths = ", ".join(entry.contested)
    return f"{entry.label} [contested: {paths}]" if paths else entry.label


def _counts(entry: TimelineEntry) -> str:
    tally = entry.tally
    return f"{tally.evidence} ({tally.sources})"


def _legend(found: Timeline) -> Iterator[str]:
    yield f"{len(found.entries)} dated, {len(found.undated)} without a date; last column: pieces of evidence (sources)"
    yield "a date with ? has an end that is not known; natoip4 why ID says who says so"
    if found.touching is not None:
        yield f"touching {clean(', '.join(found.touching))}"
    yield from lens_in_words(found.lens)
    times = [f"on {found.on}"] if found.on is not None else []
    times += [f"within {found.within}"] if found.within is not None else []
    if times:
        yield f"- fell {' and '.join(times)}; ? may have"


def as_markdown(found: Timeline) -> str:
    """Return a timeline as one Markdown table, in which what bears no date comes last."""
    lines = ["| When | What | Evidence | Record |", "|---|---|---|---|"]
    for entry in found.entries:
        possibly = " (possibly)" if entry.holds is Truth.MAYBE else ""
        when = escaped(time_in_words(entry.when)) + possibly
        lines.append(f"| {when} | {escaped(_words(entry))} | {entry.tally} | {escaped(entry.record)} |")
    lines += [f"| *not stated* | {escaped(_words(one))} | | {escaped(one.record)} |" for one in found.undated]
    return "\n".join([*lines, *(f"\n{escaped(line)}" for line in lens_in_words(found.lens))])
