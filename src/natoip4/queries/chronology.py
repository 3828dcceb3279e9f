"""Chronology: a total order for times that are not exact, and how far each of their ends is known."""

from __future__ import annotations

import enum

import attrs

from natoip4.values.calendar import EVER_AFTER, EVER_BEFORE, iso_text
from natoip4.values.dates import PartialDate
from natoip4.values.days import Days
from natoip4.values.spans import Ongoing, Span, meant_by, possible_days
from natoip4.values.stretches import Stretch, days_of, overlaps
from natoip4.values.truth import Truth

__all__ = ["Known", "TimeEnd", "ends_of", "falls_within", "order_of"]


class Known(enum.Enum):
    """How far the start or the end of something is known."""

    DAY = "day"  #: to the day
    BETWEEN = "between"  #: as some day from one to another
    SCATTERED = "scattered"  #: as one of days that do not lie together, such as April of a year that is not stated
    ONGOING = "ongoing"  #: of an end, that it had not come by some day, and no more
    UNKNOWN = "unknown"  #: not at all


@attrs.frozen(kw_only=True)
class TimeEnd:
    """The start or the end of something: how far it is known, and the first and the last day that it may be on.

    Days are ISO text; ``None`` means no bound. The bounds take in what a qualifier adds.

    >>> ends_of(PartialDate("2025-01~"))[0]
    TimeEnd(known=<Known.BETWEEN: 'between'>, earliest='2024-12-01', latest='2025-02-28')
    """

    known: Known
    earliest: str | None
    latest: str | None

    def to_dict(self) -> dict[str, object]:
        """Return it as plain objects."""
        return {"known": self.known.value, "earliest": self.earliest, "latest": self.latest}


def order_of(time: PartialDate | Span) -> tuple[int, int, bool, str]:
    """Return the key of a total order for dates and spans: what is certainly before something comes before it.

    A time stands at the first day on which it may start, or, where nothing says when it started, on which it may have ended
    or still went on. Of two that stand at the same day comes first what is over first, if each lasts as long as it may; then
    dates come before spans, and their text decides the rest.

    >>> spans = [Span.parse("2025/"), Span.parse("/2024-03")]
    >>> dates = [PartialDate(text) for text in ("2025-07", "2025", "XXXX-04")]
    >>> [str(time) for time in sorted([*spans, *dates], key=order_of)]
    ['XXXX-04', '/2024-03', '2025', '2025/', '2025-07']
    """
    start, end = _stated(time)
    standing = start if start is not None else end
    first = EVER_BEFORE if standing is None else possible_days(standing).first
    return first, EVER_AFTER if end is None else possible_days(end).last, isinstance(time, Span), str(time)


def ends_of(time: PartialDate | Span) -> tuple[TimeEnd, TimeEnd]:
    """Return how far start and end are known; of a date that is no interval, both are the same.

    >>> [end.known.value for end in ends_of(Span.parse("2025-01-16/ongoing@2026"))]
    ['day', 'ongoing']
    """
    start, end = _stated(time)
    return _known(start), _known(end)


def falls_within(time: PartialDate | Span, period: PartialDate | Span) -> Truth:
    """Return whether *time* has a day in common with *period*, which is all its days from the first to the last.

    >>> falls_within(PartialDate("2025-03"), PartialDate("2025")), PartialDate("2025-03").overlaps(PartialDate("2025"))
    (<Truth.YES: 'yes'>, <Truth.MAYBE: 'maybe'>)
    """
    mine, whole = meant_by(time), meant_by(period)
    if mine is None or whole is None:
        return Truth.MAYBE
    days = days_of(whole)
    if days.pattern is None:
        whole = Stretch(Days(days.first, days.first), Days(days.last, days.last), point=False)
    return overlaps(mine, whole)


def _stated(time: PartialDate | Span) -> tuple[PartialDate | None, PartialDate | Ongoing | None]:
    """Return what is said of start and end, ``None`` where nothing is."""
    if isinstance(time, Span):
        return time.start, time.end
    if not time.is_interval:
        return time, time
    start, _, end = time.edtf.partition("/")
    return _date(start), _date(end)


def _date(text: str) -> PartialDate | None:
    return None if text in ("", "..") else PartialDate.parse(text)


def _known(said: PartialDate | Ongoing | None) -> TimeEnd:
    if said is None:
        return TimeEnd(known=Known.UNKNOWN, earliest=None, latest=None)
    days = possible_days(said)
    earliest = None if days.first <= EVER_BEFORE else iso_text(days.first)
    latest = None if days.last >= EVER_AFTER else iso_text(days.last)
    if isinstance(said, Ongoing):
        known = Known.ONGOING
    elif days.pattern is not None:
        known = Known.SCATTERED
    elif earliest is None and latest is None:
        known = Known.UNKNOWN
    else:
        known = Known.DAY if days.first == days.last else Known.BETWEEN
    return TimeEnd(known=known, earliest=earliest, latest=latest)
