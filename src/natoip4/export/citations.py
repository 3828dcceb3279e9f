"""Citations: a source with the places in it that are cited, and its date as far as it is known."""

from __future__ import annotations

import unicodedata
from itertools import takewhile

import attrs

from natoip4.records.sources import Source
from natoip4.values.dates import PartialDate

__all__ = ["Citation", "date_in_words", "date_parts", "one_line"]

_UNPRINTABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})


@attrs.frozen(kw_only=True)
class Citation:
    """A source that is cited: ``places`` are where in it; ``inferred`` says that it only follows from what the source says.

    >>> from natoip4.values.vocabulary import Grade
    >>> paper = Source(id=Source.ref("x"), title="A paper", grade=Grade.TRADE, date=PartialDate("2025-06"))
    >>> print(Citation(source=paper, places=("2.1",)))
    A paper. 2025-06. At 2.1.
    """

    source: Source
    places: tuple[str, ...] = ()
    inferred: bool = False

    @property
    def remarks(self) -> tuple[str, ...]:
        """What no field of a reference has room for."""
        date = self.source.date
        bounds = f"Published {date_in_words(date)}" if date is not None and date.is_interval else None
        found = (
            f"At {', '.join(self.places)}" if self.places else None,
            bounds,
            "Inferred, not stated there" if self.inferred else None,
        )
        return tuple(remark for remark in found if remark)

    def __str__(self) -> str:
        source, date = self.source, self.source.date
        when = "n.d." if date is None else f"[{date_in_words(date)}]" if date.is_interval else date_in_words(date)
        made = ", ".join(part for part in (source.publisher, when) if part)
        at = f"At {', '.join(self.places)}" if self.places else None
        parts = [", ".join(source.authors), source.title, made, at, "Inferred, not stated there" if self.inferred else None]
        text = " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)
        if source.address is not None:
            text += f" {source.address}" + ("" if source.read_on is None else f" (read {date_in_words(source.read_on)})")
        return one_line(text)


def one_line(text: str) -> str:
    r"""Return *text* on one line, without control characters.

    >>> one_line(" a \n b")
    'a b'
    """
    return " ".join("".join(" " if unicodedata.category(letter) in _UNPRINTABLE else letter for letter in text).split())


def date_in_words(date: PartialDate) -> str:
    """Return a date as a reader takes it: of an interval, that it was some time in it.

    >>> date_in_words(PartialDate("2026-04-24/2026-11-23")), date_in_words(PartialDate("2024-02~"))
    ('between 2026-04-24 and 2026-11-23', 'about 2024-02')
    """
    if not date.is_interval:
        plain = str(date).rstrip("?~%")
        return f"{'about ' if date.approximate else ''}{plain}{' (uncertain)' if date.uncertain else ''}"
    start, _, end = str(date).partition("/")
    open_start, open_end = start in {"", ".."}, end in {"", ".."}
    if open_start:
        return "at an unknown time" if open_end else f"by {end}"
    return f"from {start} on" if open_end else f"between {start} and {end}"


def date_parts(date: PartialDate) -> tuple[int, ...]:
    """Return year, month and day as far as the date has them; of an interval, as far as both its bounds share them.

    Nothing is returned where not even the year is known.

    >>> date_parts(PartialDate("2026-04")), date_parts(PartialDate("2026-04-24/2026-11-23")), date_parts(PartialDate("XXXX-04"))
    ((2026, 4), (2026,), ())
    """
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return ()
    pairs = ((first.year, last.year), (first.month, last.month), (first.day, last.day))
    return tuple(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
