"""Strategies for values: one for each, whose simplest examples are the plainest values of their sort."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache

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
_YEAR = st.integers(2000, 2049) | st.integers(0, 9999)
_MONTH = st.integers(1, 12) | st.integers(21, 24)
_CALENDAR_MONTH = st.integers(1, 12)
_DAY = st.integers(1, 28) | st.integers(29, 31)
_TIME = st.sampled_from(["00:00:00", "23:59:59Z", "12:30:00+09:00", "06:07:08-05"])
_UNKNOWN_YEARS = st.sampled_from(["3", "23", "123", "0123", "1", "02"])  # places of digits, from the left
_UNKNOWN = st.sampled_from(["0123", "56", "89", "5689", "012389"]) | st.text("012356789", max_size=4)
_SLUG = st.text("abcdefghijklmnopqrstuvwxyz0123456789._-", min_size=1, max_size=12).filter(lambda slug: slug[0].isalnum())
_PRINTABLE = st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp"))
_WORDS = st.text(_PRINTABLE, min_size=1, max_size=20).map(str.strip).filter(bool)


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
    return _WORDS


def partial_dates(*, intervals: bool = True) -> st.SearchStrategy[PartialDate]:
    """Return a strategy for dates of every form that is read: years, months, days, seasons, digits unknown, intervals.

    With *intervals* false, dates that are no intervals.

    >>> from hypothesis import find
    >>> find(partial_dates(), lambda date: date.is_interval)
    PartialDate(edtf='2000/2000')
    """
    return _dates(intervals=intervals)


# A strategy looks over its parts when it is first drawn from, which takes longer than to draw: each is made once.
@cache
def _dates(*, intervals: bool) -> st.SearchStrategy[PartialDate]:
    return _date_texts(intervals=intervals).filter(_reads).map(PartialDate)


@st.composite
def _date_texts(draw: st.DrawFn, *, intervals: bool) -> str:
    """Return a text that is mostly a date; the forms are drawn by hand, so that the rich ones do not crowd out the rest."""
    form = draw(st.integers(0, 11 if intervals else 9))
    if form < 10:
        return _point(draw, form)
    ends = [_point(draw, draw(st.integers(0, 8))) for _ in range(draw(st.integers(1, 2)))]
    if len(ends) == 1:
        ends.append(draw(st.sampled_from([ends[0], "..", ""])))
    if form == 11:
        ends.reverse()
    return "/".join(ends)


def _point(draw: st.DrawFn, form: int) -> str:
    """Return the text of a date that is no interval: of a year, a month, a day, with digits unknown, or of a rarer form."""
    number = draw(_YEAR)
    if form >= 8:
        rare = f"{-1 - number:05}" if number % 2 else f"Y{number * 9973 + 10_000}"
        return f"{number:04}-03-10T{draw(_TIME)}" if form == 9 else rare + draw(_MARKS)
    text = f"{number:04}"
    if form in (2, 3, 6):
        text += f"-{draw(_MONTH):02}"
    elif form in (4, 5, 7):
        text += f"-{draw(_CALENDAR_MONTH):02}-{draw(_DAY):02}"
    if form in (1, 6, 7):
        places = draw(_UNKNOWN_YEARS if form == 1 else _UNKNOWN)
        text = "".join("X" if str(place) in places and sign != "-" else sign for place, sign in enumerate(text))
    return text + draw(_MARKS)


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
    return _ongoing_ends()


@cache
def _ongoing_ends() -> st.SearchStrategy[Ongoing]:
    return st.builds(Ongoing, partial_dates(intervals=False))


def spans() -> st.SearchStrategy[Span]:
    """Return a strategy for spans: either end unknown, the end ongoing, and some that end before they start.

    >>> from hypothesis import find
    >>> str(find(spans(), lambda span: span.start is not None))
    '2000/'
    """
    return _spans()


@cache
def _spans() -> st.SearchStrategy[Span]:
    dates = partial_dates(intervals=False)
    return st.one_of(
        st.builds(Span, dates),
        st.builds(Span, dates, dates | ongoing_ends()),
        st.builds(Span, st.none(), dates | ongoing_ends()),
    )


def quantities() -> st.SearchStrategy[Quantity]:
    """Return a strategy for quantities: exact, a range, one-sided, rough, a direction, or words alone.

    >>> from hypothesis import find
    >>> find(quantities(), lambda quantity: quantity.high is None).high is None
    True
    """
    return _quantities()


@cache
def _quantities() -> st.SearchStrategy[Quantity]:
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
    return Quantity(low=limits[0], high=limits[1], **rest)  # type: ignore[arg-type]  # the rest are fields of it


def names() -> st.SearchStrategy[Name]:
    """Return a strategy for names, in any script, with a time of use or without.

    >>> from hypothesis import find
    >>> find(names(), lambda name: True)
    Name(text='0', language='en', kind=<NameKind.USUAL: 'usual'>, span=None)
    """
    return _names()


@cache
def _names() -> st.SearchStrategy[Name]:
    languages = st.sampled_from(["en", "ja", "ko", "fr", "zh-Hant", "mi"])
    return st.builds(Name, words()) | st.builds(Name, words(), languages, st.sampled_from(NameKind), st.none() | spans())


def external_ids() -> st.SearchStrategy[ExternalId]:
    """Return a strategy for what other lists call a thing.

    >>> from hypothesis import find
    >>> find(external_ids(), lambda other: True).scheme
    'iso3166'
    """
    return _external_ids()


@cache
def _external_ids() -> st.SearchStrategy[ExternalId]:
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
    return _ids(tuple(dict.fromkeys(kind.PREFIX for kind in kinds if not families or issubclass(kind, families))))


@lru_cache(maxsize=256)
def _ids(prefixes: tuple[str, ...]) -> st.SearchStrategy[Id]:
    return st.builds("{}:{}".format, st.sampled_from(prefixes), _SLUG).map(Id)
