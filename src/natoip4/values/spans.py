"""From when to when something held: ends included, unknown, or still open when last looked at."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import final

import attrs

from natoip4.errors import invalid_value
from natoip4.values.calendar import EVER_AFTER
from natoip4.values.dates import PartialDate, stretch_of
from natoip4.values.days import EVERY_DAY, Days, clipped, inside, share
from natoip4.values.stretches import Stretch, contains, days_of, lengths, overlaps, overlaps_any, precedes
from natoip4.values.truth import Truth

__all__ = ["Ongoing", "Span", "any_overlaps", "read_end", "time_of"]

_ONGOING = "ongoing@"
_EXPECTED = "start/end, where an end may be empty for unknown, or ongoing@ and a date"


@final
@attrs.frozen(order=False)
class Ongoing:
    """The end of what still held on a date; after that date nothing is known.

    The day it ended may be that date or any later one.

    Raises ``InvalidValue`` for anything but a date that is no interval.

    >>> str(Ongoing(PartialDate("2026-04-30")))
    'ongoing@2026-04-30'
    """

    as_of: PartialDate

    def __attrs_post_init__(self) -> None:
        stretch_of(self.as_of)
        if self.as_of.is_interval:
            raise invalid_value("bad-span", "what is ongoing is so as of one date", str(self.as_of), "no interval")

    @classmethod
    def parse(cls, text: str) -> Ongoing:
        """Return the end written ``ongoing@date``; the inverse of ``str``.

        >>> Ongoing.parse("ongoing@2026")
        Ongoing(as_of=PartialDate(edtf='2026'))
        """
        words = _text(text)
        if not words.startswith(_ONGOING):
            raise invalid_value("bad-span", "not an ongoing end", words, "ongoing@ and a date")
        return cls(PartialDate.parse(words.removeprefix(_ONGOING)))

    def __str__(self) -> str:
        return f"{_ONGOING}{self.as_of}"

    def compatible(self, other: PartialDate | Ongoing) -> bool:
        """Return whether it may have ended on a day that *other* may mean.

        >>> Ongoing.parse("ongoing@2026").compatible(PartialDate("2027-01"))
        True
        """
        return share(possible_days(self), possible_days(other))

    def within(self, other: PartialDate | Ongoing) -> bool:
        """Return whether every day on which it may have ended is one that *other* may mean.

        >>> Ongoing.parse("ongoing@2026").within(Ongoing.parse("ongoing@2025"))
        True
        """
        return inside(possible_days(self), possible_days(other))


@lru_cache(maxsize=4096)
def read_end(text: str) -> PartialDate | Ongoing:
    """Return the end of a span that *text* writes: a date, or ``ongoing@`` and a date.

    >>> read_end("ongoing@2026")
    Ongoing(as_of=PartialDate(edtf='2026'))
    """
    return Ongoing.parse(text) if text.startswith("ongoing") else PartialDate.parse(text)


def possible_days(end: PartialDate | Ongoing) -> Days:
    """Return the days that a date may mean, or on which what is ongoing may end.

    Raises ``InvalidValue`` for anything but a date or an ongoing end.
    """
    if isinstance(end, Ongoing):
        return Days(days_of(stretch_of(end.as_of)).first, EVER_AFTER)
    return days_of(stretch_of(end))


@final
@attrs.frozen(order=False)
class Span:
    """From a first day to a last, both included; an end that is ``None`` is unknown.

    An end is a date of any precision but no interval; the end may be :class:`Ongoing`. A span of one day is legal, and
    two spans that meet on a day have that day in common. A span may be :attr:`inverted`; it contradicts itself then,
    and every question about it answers MAYBE. Otherwise the end counts as not before the start, even where their days mix.

    Raises ``InvalidValue`` when neither end is given, and for ends of any other type.

    >>> Span.parse("2025-01-16/ongoing@2026-04-30").covers(PartialDate("2025-07"))
    <Truth.YES: 'yes'>
    >>> Span.parse("2025-01-16/ongoing@2026-04-30").covers(PartialDate("2027"))
    <Truth.MAYBE: 'maybe'>
    """

    start: PartialDate | None = None
    end: PartialDate | Ongoing | None = None

    def __attrs_post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise invalid_value("bad-span", "a span needs at least one end", "/", _EXPECTED)
        if self.start is not None:
            _check_end(self.start)
        if self.end is not None and not isinstance(self.end, Ongoing):
            _check_end(self.end)

    @property
    def _stretch(self) -> Stretch | None:
        return _meant(self.start, self.end)

    @classmethod
    def parse(cls, text: str) -> Span:
        """Return the span written ``start/end``, either of which may be empty; the inverse of ``str``.

        >>> Span.parse("/2025-06")
        Span(start=None, end=PartialDate(edtf='2025-06'))
        """
        words = _text(text)
        start, slash, end = words.partition("/")
        if not slash or "/" in end:
            raise invalid_value("bad-span", "a span has one slash", words, _EXPECTED)
        if ".." in (start, end):
            hint = "leave an unknown end empty; for what still holds write ongoing@ and the date of looking"
            raise invalid_value("bad-span", "a span has no open ends", words, _EXPECTED, hint)
        last: PartialDate | Ongoing | None = None
        if end:
            last = read_end(end)
        return cls(PartialDate.parse(start) if start else None, last)

    def __str__(self) -> str:
        return f"{'' if self.start is None else self.start}/{'' if self.end is None else self.end}"

    @property
    def inverted(self) -> Truth:
        """Whether the end is before the start; of what is ongoing, whether the date as of which it was.

        >>> Span.parse("2025/2024").inverted
        <Truth.YES: 'yes'>
        """
        if self._stretch is None:
            return Truth.YES
        if self.start is None or self.end is None:
            return Truth.NO
        start = possible_days(self.start)
        return Truth.NO if start.last <= possible_days(self.end).first else Truth.MAYBE

    def covers(self, other: PartialDate | Span) -> Truth:
        """Answer whether every day of a date, of an interval or of another span is in this.

        >>> Span.parse("2024/2025").covers(PartialDate("2024-07"))
        <Truth.MAYBE: 'maybe'>
        """
        mine, others = self._stretch, meant_by(other)
        return Truth.MAYBE if mine is None or others is None else contains(mine, others)

    def overlaps(self, other: PartialDate | Span) -> Truth:
        """Answer whether this has a day in common with a date, an interval or another span.

        >>> Span.parse("/2024-10-01").overlaps(Span.parse("2024-10-01/"))
        <Truth.YES: 'yes'>
        """
        mine, others = self._stretch, meant_by(other)
        return Truth.MAYBE if mine is None or others is None else overlaps(mine, others)

    def before(self, other: PartialDate | Span) -> Truth:
        """Answer whether this ends before a date, an interval or another span starts.

        >>> Span.parse("2023/2024").before(PartialDate("2025"))
        <Truth.YES: 'yes'>
        """
        mine, others = self._stretch, meant_by(other)
        return Truth.MAYBE if mine is None or others is None else precedes(mine, others)

    def after(self, other: PartialDate | Span) -> Truth:
        """Answer whether this starts after a date, an interval or another span ends."""
        mine, others = self._stretch, meant_by(other)
        return Truth.MAYBE if mine is None or others is None else precedes(others, mine)

    def duration(self) -> tuple[int, int | None]:
        """Return the least and the greatest number of days, first and last included; ``None`` for no limit.

        ``(0, None)`` of an inverted span.

        >>> Span.parse("2025-01-16/2025").duration()
        (1, 350)
        """
        return (0, None) if self._stretch is None else lengths(self._stretch)


def any_overlaps(spans: Iterable[Span], other: PartialDate | Span) -> Truth:
    """Answer whether one of several spans has a day in common with a date, an interval or another span; of none, NO.

    That is more than each can say by itself: terms that meet leave no day of a year between them.

    >>> terms = Span.parse("2021/2024-06-30"), Span.parse("2024-07-01/2026")
    >>> any_overlaps(terms, PartialDate("2024")), any_overlaps(terms[:1], PartialDate("2024"))
    (<Truth.YES: 'yes'>, <Truth.MAYBE: 'maybe'>)
    """
    mine, others = [meant_by(span) for span in spans], meant_by(other)
    known = [stretch for stretch in mine if stretch is not None]
    if others is None:
        return Truth.MAYBE if mine else Truth.NO
    return overlaps_any(known, others) | (Truth.NO if len(known) == len(mine) else Truth.MAYBE)


def lasting(start: PartialDate | None, end: PartialDate | None, other: PartialDate | Span) -> Truth:
    """Answer whether what began on some day of *start* and ended on some day of *end*, if known, overlaps *other*."""
    mine, others = _meant(start, end), meant_by(other)
    return Truth.MAYBE if mine is None or others is None else overlaps(mine, others)


def _text(text: object) -> str:
    if not isinstance(text, str):
        raise invalid_value("bad-span", "a span is written as text", type(text), _EXPECTED)
    return text


def _check_end(date: PartialDate) -> None:
    stretch_of(date)
    if date.is_interval:
        raise invalid_value("bad-span", "an end of a span is no interval", str(date), _EXPECTED)


def time_of(on: PartialDate | Span | str) -> PartialDate | Span:
    """Return the time asked about, text read as a date; what is none raises :class:`~natoip4.errors.InvalidValue`.

    >>> time_of("2025-01")
    PartialDate(edtf='2025-01')
    """
    return on if isinstance(on, (PartialDate, Span)) else PartialDate.parse(on)


def meant_by(other: PartialDate | Span) -> Stretch | None:
    """Return what a date or a span may mean, or ``None`` of a span that is inverted; for the questions about both."""
    return other._stretch if isinstance(other, Span) else stretch_of(other)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - values of one package


@lru_cache(maxsize=4096)
def _meant(start: PartialDate | None, end: PartialDate | Ongoing | None) -> Stretch | None:
    """Return what a span of these ends may mean, or ``None`` if nothing can be so."""
    starts = EVERY_DAY if start is None else days_of(stretch_of(start))
    ends = EVERY_DAY if end is None else possible_days(end)
    if starts.first > ends.last:
        return None
    if isinstance(end, Ongoing):  # what held on a date had started by then
        held = clipped(starts, days_of(stretch_of(end.as_of)).last)
        return None if held is None else Stretch(held, ends, point=False)
    return Stretch(starts, ends, point=False)
