"""Marks: how a date or a span looks on a scale, so that an uncertain end looks uncertain."""

from __future__ import annotations

import attrs

from natoip4.export.pictures.scales import Scale
from natoip4.export.pictures.sheets import Sheet
from natoip4.queries.chronology import Known, TimeEnd, ends_of
from natoip4.values.calendar import day_number
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span

__all__ = ["Lane", "days_drawn", "draw_time"]

_OPEN = 0.5  # inches that what is unknown or goes on is drawn beyond what is known
_LEAST = 0.07  # inches that a bar is wide at least
_DOTTED = (0, (1.0, 2.2))
_DASHED = (0, (3.0, 2.0))
_NO_DAYS = (Known.SCATTERED, Known.UNKNOWN)
_FURTHEST = 1000  # years: a date that is less exact names no place on a scale


@attrs.frozen(kw_only=True)
class Lane:
    """Where the scale lies on a sheet: from *left* to *right*, with room on either side for what is open."""

    sheet: Sheet
    scale: Scale
    left: float
    right: float

    def x(self, day: int) -> float:
        """Return where a day stands on the sheet."""
        return self.at(self.scale.place(day))

    def at(self, place: float) -> float:
        """Return where a place on the scale, from 0 to 1, stands on the sheet."""
        return self.left + _OPEN + (self.right - self.left - 2 * _OPEN) * place


def days_drawn(time: PartialDate | Span) -> tuple[int, ...]:
    """Return the days that are the bounds of what is drawn.

    >>> len(days_drawn(PartialDate("2025"))), days_drawn(PartialDate("XXXX-04"))
    (2, ())
    """
    bounds = [bound for end in ends_of(time) if _is_placed(end) for bound in (end.earliest, end.latest)]
    return tuple(sorted({day for day in map(_day, bounds) if day is not None}))


def draw_time(lane: Lane, time: PartialDate | Span, y: float, *, colour: str, name: str) -> None:
    """Draw a date or a span at height *y*; each part has *name*, and what it is, as its id in SVG.

    A day is a dot, what lasted is a bar. What may be any of several days is hatched from the first to the last. An end that
    is unknown fades into a question mark; of what still went on the bar ends in a dashed arrow. A date of no year is a dotted
    line through all years.
    """
    start, end = ends_of(time)
    if not _is_placed(start) and not _is_placed(end):
        _anywhere(lane, y, colour, f"{name}.date.{start.known.value}")
    elif isinstance(time, PartialDate) and not time.is_interval:
        _point(lane, start, y, colour, name)
    else:
        _stretch(lane, start, end, y, colour, name)


def _day(text: str | None) -> int | None:
    """Return the number of a day, or ``None`` for one of a year that no scale shows."""
    if text is None or text[0] == "-" or len(text) != len("2025-01-16"):
        return None
    year, month, day = text.split("-")
    return day_number(int(year), int(month), int(day))


def _is_placed(end: TimeEnd) -> bool:
    if end.known in _NO_DAYS:
        return False
    first, last = _day(end.earliest), _day(end.latest)
    if end.known is Known.ONGOING:
        return first is not None
    return first is not None and last is not None and last - first < 365 * _FURTHEST


def _bounds(lane: Lane, end: TimeEnd) -> tuple[float, float]:
    """Return where an end that has a place may be at first and at last."""
    first, last = _day(end.earliest), _day(end.latest)
    left = lane.x(first or 0)
    return left, left if last is None else lane.x(last)


def _anywhere(lane: Lane, y: float, colour: str, name: str) -> None:
    places = [lane.left + (lane.right - lane.left) * part for part in (0.1, 0.5, 0.9)]
    ends = [lane.left, *(place + side for place in places for side in (-0.09, 0.09)), lane.right]
    gap = float("nan")
    xs = [x for start, end in zip(ends[::2], ends[1::2], strict=True) for x in (start, end, gap)]
    lane.sheet.line(tuple(xs), (y, y, gap) * (len(xs) // 3), colour=colour, dashes=_DOTTED, width=1.4, name=name)
    for place in places:
        lane.sheet.write(place, y, "?", colour=colour, bold=True, align="center")


def _point(lane: Lane, date: TimeEnd, y: float, colour: str, name: str) -> None:
    left, right = _bounds(lane, date)
    if date.known is Known.DAY:
        lane.sheet.dot(left, y, colour=colour, name=f"{name}.date.day")
    else:
        left, right = _widened(left, right)
        lane.sheet.bar(left, right, y, colour=colour, hatched=True, name=f"{name}.date.{date.known.value}")


def _stretch(lane: Lane, start: TimeEnd, end: TimeEnd, y: float, colour: str, name: str) -> None:
    """Draw what may have started and what may not have ended yet as hatched, and what is between them as a bar."""
    starts = _bounds(lane, start) if _is_placed(start) else None
    ends = _bounds(lane, end) if _is_placed(end) else None
    first, last = starts or ends, ends or starts
    if first is None or last is None:
        return
    known_from, known_to = first[1] if starts else last[0], last[0] if ends else first[1]
    if starts and start.known is Known.BETWEEN:
        lane.sheet.bar(*_widened(*starts), y, colour=colour, hatched=True, name=f"{name}.start.between")
    if ends and end.known is Known.BETWEEN:
        lane.sheet.bar(*_widened(*ends), y, colour=colour, hatched=True, name=f"{name}.end.between")
    if known_from <= known_to:
        exact = Known.DAY in (start.known, end.known) or end.known is Known.ONGOING
        if exact or known_to > known_from:
            least = _widened(known_from, known_to) if exact else (known_from, known_to)
            lane.sheet.bar(*least, y, colour=colour, name=f"{name}.body")
    if starts is None:
        _unknown(lane, known_from, -1, y, colour, f"{name}.start.{start.known.value}")
    if ends is None:
        _unknown(lane, known_to, 1, y, colour, f"{name}.end.{end.known.value}")
    elif end.known is Known.ONGOING:
        _ongoing(lane, last[0], y, colour, f"{name}.end.ongoing")


def _widened(left: float, right: float) -> tuple[float, float]:
    missing = max(_LEAST - (right - left), 0) / 2
    return left - missing, right + missing


def _unknown(lane: Lane, x: float, way: int, y: float, colour: str, name: str) -> None:
    tip = x + way * (_OPEN - 0.14)
    lane.sheet.fade(x, tip, y, colour=colour, name=name)
    lane.sheet.write(tip + way * 0.07, y, "?", colour=colour, bold=True, align="center")


def _ongoing(lane: Lane, x: float, y: float, colour: str, name: str) -> None:
    tip = x + _OPEN - 0.06
    lane.sheet.line((x, x), (y - 0.09, y + 0.09), colour=colour, width=1.4)
    lane.sheet.line((x, tip), (y, y), colour=colour, dashes=_DASHED, width=1.4, name=name)
    lane.sheet.line((tip - 0.06, tip, tip - 0.06), (y - 0.05, y, y + 0.05), colour=colour, width=1.4)
