"""Strategies for values: one for each, whose simplest examples are the plainest values of their sort."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from natoip4.errors import InvalidValue
from natoip4.records.ids import Id
from natoip4.records.kinds import KINDS
from natoip4.records.record import Record
from natoip4.values.dates import PartialDate
from natoip4.values.names import ExternalId, Name, NameKind
from natoip4.values.quantities import Direction, Quantity
from natoip4.values.spans import Ongoing, Span
from natoip4.values.truth import Truth

__all__ = [
    "external_ids",
    "ids",
    "names",
    "ongoing_ends",
    "partial_dates",
    "quantities",
    "spans",
    "truths",
    "words",
]

_MARKS = st.sampled_from(["", "", "?", "~", "%"])
_SLUG = st.text("abcdefghijklmnopqrstuvwxyz0123456789._-", min_size=1, max_size=12).filter(lambda slug: slug[0].isalnum())
_PRINTABLE = st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp"))


def truths() -> st.SearchStrategy[Truth]:
    """Return a strategy for answers: yes, no, maybe.

    >>> from hypothesis import find
    >>> find(truths(), lambda answer: not answer.certain)
    <Truth.NO: 'no'>
    """
    return st.sampled_from(Truth)


def words() -> st.SearchStrategy[str]:
    """Return a strategy for text that can be read: no control characters, no space at its ends, not empty.

    >>> from hypothesis import find
    >>> find(words(), lambda text: True)
    '0'
    """
    return st.text(_PRINTABLE, min_size=1, max_size=20).map(str.strip).filter(bool)


def partial_dates(*, intervals: bool = True) -> st.SearchStrategy[PartialDate]:
    """Return a strategy for dates of every form that is read: years, months, days, seasons, digits unknown, intervals.

    With *intervals* false, dates that are no intervals.

    >>> from hypothesis import find
    >>> find(partial_dates(), lambda date: date.is_interval)
    PartialDate(edtf='2000/2000')
    """
    points = st.one_of(_years(), _months(), _days(), _masked(), _unusual())
    marked = st.builds(str.__add__, points, _MARKS)
    texts = marked | _timed() | _ranges(marked) if intervals else marked | _timed()
    return texts.filter(_reads).map(PartialDate)


def _years() -> st.SearchStrategy[str]:
    return st.one_of(st.integers(2000, 2049), st.integers(0, 9999)).map("{:04}".format)


def _months() -> st.SearchStrategy[str]:
    return st.builds("{}-{:02}".format, _years(), st.one_of(st.integers(1, 12), st.integers(21, 24)))


def _days() -> st.SearchStrategy[str]:
    return st.one_of(st.dates(date(2000, 1, 1), date(2049, 12, 31)), st.dates()).map(date.isoformat)


def _masked() -> st.SearchStrategy[str]:
    """Return texts with digits unknown at any place."""
    usual = st.sampled_from(["XXXX-04", "202X", "20XX", "2026-XX", "2026-04-XX", "XXXX-12-25", "2026-XX-25"])
    places = st.sets(st.integers(0, 9), min_size=1)
    return usual | st.builds(_with_unknown, st.one_of(_years(), _months(), _days()), places)


def _with_unknown(text: str, places: set[int]) -> str:
    return "".join("X" if place in places and letter != "-" else letter for place, letter in enumerate(text))


def _unusual() -> st.SearchStrategy[str]:
    """Return years before 0000, and those of more than four digits."""
    return st.integers(-9999, -1).map("{:05}".format) | st.integers(10_000, 10**17).map("Y{}".format)


def _timed() -> st.SearchStrategy[str]:
    zone = st.sampled_from(["", "Z", "+09:00", "-05"])
    return st.builds("{}T{:%H:%M:%S}{}".format, _days(), st.times(), zone)


def _ranges(points: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    ends = points | st.sampled_from(["..", ""])
    return st.tuples(ends, ends).map("/".join) | points.map(lambda point: f"{point}/{point}")


def _reads(text: str) -> bool:
    try:
        PartialDate(text)
    except InvalidValue:
        return False
    return True


def ongoing_ends() -> st.SearchStrategy[Ongoing]:
    """Return a strategy for the ends of what still held on a date.

    >>> from hypothesis import find
    >>> str(find(ongoing_ends(), lambda end: True))
    'ongoing@2000'
    """
    return st.builds(Ongoing, partial_dates(intervals=False))


def spans() -> st.SearchStrategy[Span]:
    """Return a strategy for spans: either end unknown, the end ongoing, and some that end before they start.

    >>> from hypothesis import find
    >>> str(find(spans(), lambda span: span.inverted is Truth.YES))
    '2001/2000'
    """
    dates = partial_dates(intervals=False)
    return st.one_of(
        st.builds(Span, dates),
        st.builds(Span, dates, dates | ongoing_ends()),
        st.builds(Span, st.none(), dates | ongoing_ends()),
    )


def quantities() -> st.SearchStrategy[Quantity]:
    """Return a strategy for quantities: exact, a range, one-sided, rough, a direction, or words alone.

    >>> from hypothesis import find
    >>> print(find(quantities(), lambda quantity: quantity.low is not None and quantity.high is None))
    at least 0 0
    """
    numbers = st.one_of(
        st.integers(0, 1000).map(Decimal),
        st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12),
        st.integers(-(10**59), 10**59).map(Decimal),
    )
    limits = st.one_of(
        numbers.map(lambda number: (number, number)),
        numbers.map(lambda number: (number, None)),
        numbers.map(lambda number: (None, number)),
        st.tuples(numbers, numbers).map(lambda pair: (min(pair), max(pair))),
    )
    rest = {
        "unit": words(),
        "approximate": st.booleans(),
        "at": st.none() | partial_dates(),
    }
    measured = st.builds(_quantity, limits, said=st.none() | words(), direction=st.none() | st.sampled_from(Direction), **rest)
    trends = st.builds(Quantity, direction=st.sampled_from(Direction), said=st.none() | words(), **rest)
    return measured | trends | st.builds(Quantity, said=words(), **rest)


def _quantity(limits: tuple[Decimal | None, Decimal | None], **rest: object) -> Quantity:
    return Quantity(low=limits[0], high=limits[1], **rest)  # type: ignore[arg-type]


def names() -> st.SearchStrategy[Name]:
    """Return a strategy for names, in any script, with a time of use or without.

    >>> from hypothesis import find
    >>> find(names(), lambda name: name.kind is not NameKind.USUAL)
    Name(text='0', language='en', kind=<NameKind.OFFICIAL: 'official'>, span=None)
    """
    languages = st.sampled_from(["en", "ja", "ko", "fr", "zh-Hant", "mi"])
    return st.builds(Name, words()) | st.builds(Name, words(), languages, st.sampled_from(NameKind), st.none() | spans())


def external_ids() -> st.SearchStrategy[ExternalId]:
    """Return a strategy for what other lists call a thing.

    >>> from hypothesis import find
    >>> str(find(external_ids(), lambda other: True))
    'iso3166:0'
    """
    schemes = st.sampled_from(["iso3166", "wikidata", "cow"]) | st.from_regex(r"[a-z0-9][a-z0-9.-]{0,8}", fullmatch=True)
    return st.builds(ExternalId, schemes, words(), st.none() | spans())


def ids(*families: type, kinds: tuple[type[Record], ...] = KINDS) -> st.SearchStrategy[Id]:
    """Return a strategy for ids of those *kinds* that belong to one of the *families*; of all kinds where none is given.

    Whether a record has the id is no matter here; see :func:`~natoip4.strategies.datasets`.

    >>> from hypothesis import find
    >>> from natoip4.records.record import Actor
    >>> find(ids(Actor), lambda found: found.prefix != "state")
    Id('org:0')
    """
    prefixes = dict.fromkeys(kind.PREFIX for kind in kinds if not families or issubclass(kind, families))
    return st.builds("{}:{}".format, st.sampled_from(list(prefixes)), _SLUG).map(Id)
