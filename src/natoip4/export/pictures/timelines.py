"""Timelines as pictures: a line for each entry, with its date in words, what it is, and its place among the years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from natoip4.errors import counted, ensure_is, invalid_value
from natoip4.export.pictures.marks import Lane, days_drawn, draw_time
from natoip4.export.pictures.scales import scale_for
from natoip4.export.pictures.sheets import INK, PAPER, PictureForm, Sheet, drawing, plain
from natoip4.queries.captions import time_in_words
from natoip4.queries.lenses import lens_in_words
from natoip4.queries.timeline import Timeline, TimelineEntry
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth

__all__ = ["draw_timeline"]

#: What the first part of an id is called, and its colour: those of Okabe and Ito, which all can tell apart.
_KINDS: dict[str, tuple[str, str]] = {
    "event": ("event", "#d55e00"),
    "framework": ("framework", "#0072b2"),
    "agreement": ("agreement", "#009e73"),
    "membership": ("membership", "#56b4e9"),
    "tenure": ("tenure", "#cc79a7"),
    "org": ("organisation", "#7f6000"),
    "group": ("group", "#b8860b"),
    "partnership": ("partnership", "#7b4fa3"),
    "tie": ("tie", "#a05a6a"),
    "claim": ("claim", "#555555"),
    "indicator": ("figure", "#3f7f7f"),
}
_OTHER = "#6b6b6b"
_FAINT, _STRIPE, _GRID = "#777777", "#f4f5f7", "#dcdfe4"
_WIDTH, _EDGE = 14.0, 0.3
_WHEN, _WHAT, _LANE, _LANE_END, _EVIDENCE = 0.3, 2.35, 7.3, 13.05, 13.7
_HEAD, _FOOT, _LINE, _ROOM = 1.05, 0.95, 0.155, 0.12
_EXAMPLES: tuple[tuple[PartialDate | Span, str], ...] = (
    (PartialDate("2001-07-01"), "that day"),
    (PartialDate("2001"), "some day between"),
    (PartialDate("XXXX-04"), "year not stated"),
    (Span.parse("2001-02/2001-11"), "lasted, ends not exact"),
    (Span.parse("2001-06-01/"), "end unknown"),
    (Span.parse("2001-02-01/ongoing@2001-06-01"), "still on at the bar"),
)


@attrs.frozen(kw_only=True)
class _Row:
    """One entry as it is drawn: its number among all, its lines of text, and how high it is."""

    number: int
    entry: TimelineEntry
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return _LINE * len(self.lines) + _ROOM

    @property
    def colour(self) -> str:
        return _KINDS.get(self.entry.record.prefix, ("", _OTHER))[1]


def draw_timeline(
    found: Timeline, *, form: PictureForm = "svg", title: str = "Timeline", entries: int = 40
) -> tuple[bytes, ...]:
    """Return a timeline as the bytes of SVG or PNG files, one for each page of so many *entries*; at least one page.

    A day is a dot and what lasted a bar; what may be any of several days is hatched; an unknown end fades into a question mark,
    and what still went on when last looked at ends in a dashed arrow. Years in which a page has nothing are drawn short, and
    marked. In the SVG each part has an id: ``entry-1`` for the text of the first entry, and for its marks ``entry-1.date.day``,
    ``entry-1.date.between``, ``entry-1.date.scattered``, ``entry-1.start.between``, ``entry-1.body``, ``entry-1.end.between``,
    ``entry-1.end.unknown``, ``entry-1.end.ongoing`` and their like. The same timeline gives the same SVG, byte for byte,
    with one version of matplotlib.

    Raises :class:`~natoip4.errors.MissingExtra` without matplotlib, and :class:`~natoip4.errors.InvalidValue` for another form
    or fewer than one entry a page.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.queries.timeline import timeline
    >>> from natoip4.records.events import Event
    >>> (page,) = draw_timeline(timeline(load(), kinds=Event, within="2025"))
    >>> b'id="entry-1"' in page
    True
    """
    ensure_is(found, Timeline)
    if form not in ("svg", "png"):
        raise invalid_value("bad-form", "not a form of picture", form, "svg or png")
    if entries < 1:
        raise invalid_value("bad-page", "a page has at least one entry", entries)
    with drawing():
        measure = Sheet(1, 1)
        rows = [
            _Row(number=number, entry=entry, lines=measure.wrapped(_words(entry), _LANE - _WHAT - 0.35))
            for number, entry in enumerate(found.entries, 1)
        ]
        pages = [rows[start : start + entries] for start in range(0, len(rows), entries)] or [[]]
        titles = [_title(plain(title), number, len(pages)) for number in range(1, len(pages) + 1)]
        return tuple(_page(found, page, head).saved(form, head) for page, head in zip(pages, titles, strict=True))


def _title(title: str, page: int, pages: int) -> str:
    return title if pages == 1 else f"{title}, page {page} of {pages}"


def _words(entry: TimelineEntry) -> str:
    paths = ", ".join(entry.contested)
    return f"{entry.label} [contested: {paths}]" if paths else entry.label


def _page(found: Timeline, rows: list[_Row], title: str) -> Sheet:
    body = sum(row.height for row in rows) + (0 if rows else 0.4)
    sheet = Sheet(_WIDTH, _HEAD + body + _FOOT)
    scale = scale_for(day for row in rows for day in days_drawn(row.entry.when))
    lane = Lane(sheet=sheet, scale=scale, left=_LANE, right=_LANE_END)
    sheet.write(_EDGE, 0.32, title, size=14, bold=True)
    sheet.write(_EDGE, 0.58, plain(_asked(found)), size=8, colour=_FAINT)
    for x, head in ((_WHEN, "when"), (_WHAT, "what")):
        sheet.write(x, _HEAD - 0.14, head, size=7.5, colour=_FAINT)
    sheet.write(_EVIDENCE, _HEAD - 0.14, "evidence", size=7.5, colour=_FAINT, align="right")
    top = _HEAD
    for place, row in enumerate(rows):
        if place % 2:
            sheet.bar(_EDGE - 0.1, _WIDTH - _EDGE + 0.1, top + row.height / 2, colour=_STRIPE, height=row.height)
        top += row.height
    if any(days_drawn(row.entry.when) for row in rows):
        _draw_years(lane, _HEAD, top)
    top = _HEAD
    for row in rows:
        _draw_row(lane, row, top)
        top += row.height
    if not rows:
        sheet.write(_EDGE, _HEAD + 0.2, "nothing that bears a date", colour=_FAINT)
    _draw_key(sheet, {row.entry.record.prefix: None for row in rows}, _HEAD + body + 0.3)
    return sheet


def _asked(found: Timeline) -> str:
    parts = [f"{len(found.entries)} dated, {len(found.undated)} without a date and so not drawn"]
    if found.touching is not None:
        parts.append(f"touching {', '.join(found.touching) or 'nothing'}")
    if found.on is not None:
        parts.append(f"on {time_in_words(found.on)}")
    if found.within is not None:
        parts.append(f"within {time_in_words(found.within)}")
    if found.on is not None or found.within is not None:
        parts.append("hollow: may not fall then")
    parts += lens_in_words(found.lens)
    return "; ".join(parts)


def _draw_years(lane: Lane, top: float, bottom: float) -> None:
    """Draw a line for each year, or month, that has room for its label; and what is drawn short as a striped band."""
    last = -1.0
    for place, label in lane.scale.ticks():
        x = lane.at(place)
        lane.sheet.line((x, x), (top, bottom), colour=_GRID, width=0.7)
        if x - last > lane.sheet.measured(label, size=7.5) + 0.08:
            lane.sheet.write(x, top - 0.14, label, size=7.5, colour=_FAINT, align="center")
            last = x
    last, level = -1.0, 0
    for gap in lane.scale.gaps:
        left, right = lane.at(gap.start), lane.at(gap.end)
        inner = (right - left) * 0.15
        for x in (left + inner, right - inner):
            lane.sheet.line((x, x), (top, bottom), colour="#b9bec7", width=0.8, dashes=(0, (1.0, 2.0)))
        middle, label = (left + right) / 2, counted(gap.years, "year")
        half = lane.sheet.measured(label, size=6.5) / 2
        level = 1 - level if middle - half < last + 0.06 else 0
        lane.sheet.write(middle, top - 0.3 - 0.14 * level, label, size=6.5, colour=_FAINT, align="center")
        last = middle + half


def _draw_row(lane: Lane, row: _Row, top: float) -> None:
    sheet, entry, middle = lane.sheet, row.entry, top + row.height / 2
    name = f"entry-{row.number}"
    sheet.write(_WHEN, middle, plain(time_in_words(entry.when)), size=8, colour=_FAINT)
    sheet.dot(_WHAT - 0.1, middle, colour=PAPER if entry.holds is Truth.MAYBE else row.colour, edge=row.colour, size=4)
    for number, line in enumerate(row.lines):
        y = middle + _LINE * (number - (len(row.lines) - 1) / 2)
        sheet.write(_WHAT, y, line, size=8, name=name if number == 0 else f"{name}.line-{number + 1}")
    draw_time(lane, entry.when, middle, colour=row.colour, name=name)
    tally = entry.tally
    sheet.write(_EVIDENCE, middle, f"{tally.evidence} ({tally.sources})", size=7.5, colour=_FAINT, align="right")


def _draw_key(sheet: Sheet, prefixes: Iterable[str], y: float) -> None:
    sheet.line((_EDGE, _WIDTH - _EDGE), (y - 0.2, y - 0.2), colour=_GRID, width=0.8)
    x = _EDGE + 0.05
    for label, colour in _kinds(prefixes):
        sheet.dot(x, y, colour=colour, size=6)
        sheet.write(x + 0.1, y, label, size=7.5)
        x += 0.35 + sheet.measured(label, size=7.5)
    note = "evidence: pieces (sources)"
    sheet.write(_WIDTH - _EDGE, y, note, size=7.5, colour=_FAINT, align="right")
    x, y = _EDGE + 0.05, y + 0.3
    scale = scale_for([day for time, _ in _EXAMPLES for day in days_drawn(time)])
    for number, (time, label) in enumerate(_EXAMPLES):
        room = 0.5 if days_drawn(time) else 0.0
        lane = Lane(sheet=sheet, scale=scale, left=x - room, right=x + 0.8 + room)
        draw_time(lane, time, y, colour=INK, name=f"key-{number + 1}")
        sheet.write(x + 1.0, y, label, size=7.5)
        x += 1.3 + sheet.measured(label, size=7.5)


def _kinds(prefixes: Iterable[str]) -> Iterator[tuple[str, str]]:
    present = set(prefixes)
    yield from (look for prefix, look in _KINDS.items() if prefix in present)
    yield from ((prefix, _OTHER) for prefix in sorted(present - _KINDS.keys()))
