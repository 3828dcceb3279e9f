"""What a date accepts, refuses and says of itself."""

from __future__ import annotations

import copy
import enum
import operator
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.errors import InvalidValue
from natoip4.values.dates import PartialDate, Precision

# text, first, last, precision: after the examples of the specification and of public test lists
TABLE = [
    ("2001-02-03", "2001-02-03", "2001-02-03", "DAY"),
    ("2008-12", "2008-12-01", "2008-12-31", "MONTH"),
    ("2008", "2008-01-01", "2008-12-31", "YEAR"),
    ("-0999", "-0999-01-01", "-0999-12-31", "YEAR"),
    ("0000", "0000-01-01", "0000-12-31", "YEAR"),
    ("0000-02-29", "0000-02-29", "0000-02-29", "DAY"),
    ("2001-02-03T09:30:01", "2001-02-03", "2001-02-03", "DAY"),
    ("2004-01-01T10:10:10Z", "2004-01-01", "2004-01-01", "DAY"),
    ("2004-01-01T23:10:10+05:00", "2004-01-01", "2004-01-01", "DAY"),
    ("2004-01-01T00:10:10-04", "2004-01-01", "2004-01-01", "DAY"),
    ("1964/2008", "1964-01-01", "2008-12-31", "INTERVAL"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31", "INTERVAL"),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28", "INTERVAL"),
    ("-2005/-1999-02", "-2005-01-01", "-1999-02-28", "INTERVAL"),
    ("1984?", "1984-01-01", "1984-12-31", "YEAR"),
    ("2004-06-11%", "2004-06-11", "2004-06-11", "DAY"),
    ("2004-06~", "2004-06-01", "2004-06-30", "MONTH"),
    ("199X", "1990-01-01", "1999-12-31", "DECADE"),
    ("19XX", "1900-01-01", "1999-12-31", "CENTURY"),
    ("1XXX", "1000-01-01", "1999-12-31", "MILLENNIUM"),
    ("XXXX", "0000-01-01", "9999-12-31", "UNSPECIFIED"),
    ("1999-XX", "1999-01-01", "1999-12-31", "YEAR"),
    ("1999-01-XX", "1999-01-01", "1999-01-31", "MONTH"),
    ("1999-XX-XX", "1999-01-01", "1999-12-31", "YEAR"),
    ("199X-XX-XX", "1990-01-01", "1999-12-31", "DECADE"),
    ("-01XX", "-0199-01-01", "-0100-12-31", "CENTURY"),
    ("-01XX~", "-0199-01-01", "-0100-12-31", "CENTURY"),
    ("-000X", "-0009-01-01", "-0001-12-31", "DECADE"),
    ("-XXX4", "-9994-01-01", "-0004-12-31", "UNSPECIFIED"),
    ("156X~", "1560-01-01", "1569-12-31", "DECADE"),
    ("/2006", "-inf", "2006-12-31", "INTERVAL"),
    ("2004-06-01/", "2004-06-01", "inf", "INTERVAL"),
    ("../2006", "-inf", "2006-12-31", "INTERVAL"),
    ("2004-01-01/..", "2004-01-01", "inf", "INTERVAL"),
    ("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08", "INTERVAL"),
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03", "INTERVAL"),
    ("Y170000002", "170000002-01-01", "170000002-12-31", "YEAR"),
    ("Y-170000002~", "-170000002-01-01", "-170000002-12-31", "YEAR"),
    ("Y999999999999999999", "999999999999999999-01-01", "999999999999999999-12-31", "YEAR"),
    ("2001-21", "2001-03-01", "2001-05-31", "SEASON"),
    ("2003-22", "2003-06-01", "2003-08-31", "SEASON"),
    ("2000-23?", "2000-09-01", "2000-11-30", "SEASON"),
    ("2010-24", "2010-12-01", "2010-12-31", "SEASON"),
    ("156X-12-25", "1560-12-25", "1569-12-25", "UNSPECIFIED"),
    ("1560-XX-25", "1560-01-25", "1560-12-25", "UNSPECIFIED"),
    ("15XX-12-XX", "1500-12-01", "1599-12-31", "UNSPECIFIED"),
    ("XXXX-XX-23", "0000-01-23", "9999-12-23", "UNSPECIFIED"),
    ("XXXX-04", "0000-04-01", "9999-04-30", "UNSPECIFIED"),
    ("XXXX-02-29", "0000-02-29", "9996-02-29", "UNSPECIFIED"),
    ("1999-1X", "1999-10-01", "1999-12-31", "YEAR"),
    ("2026-04-1X", "2026-04-10", "2026-04-19", "MONTH"),
    ("2026-02-3X~", None, None, None),
    ("2026-XX-31", "2026-01-31", "2026-12-31", "UNSPECIFIED"),
    ("2023-X2-31", "2023-12-31", "2023-12-31", "UNSPECIFIED"),
    ("XX01-02-29", None, None, None),
]
VALID = [row for row in TABLE if row[1] is not None]


@pytest.mark.parametrize(("text", "first", "last", "precision"), VALID)
def test_bounds_and_precision(text: str, first: str, last: str, precision: str) -> None:
    date = PartialDate.parse(text)
    assert str(date) == date.edtf == text
    assert date.bounds == (first, last)
    assert date.precision is Precision[precision]
    assert date.is_interval is ("/" in text)


REFUSED = [
    *((row[0], "no such day") for row in TABLE if row[1] is None),
    ("2004-%06", "qualifier of one part"),
    ("?1984", "qualifier of one part"),
    ("2004?-06-11", "qualifier of one part"),
    ("[1667, 1760-12]", "sets of dates"),
    ("{1960,1961-12}", "sets of dates"),
    ("[1760-12..]", "sets of dates"),
    ("Y17E7", "exponents"),
    ("1950S2", "significant digits"),
    ("Y171010000S3", "significant digits"),
    ("2001-25", "seasons 25 to 41"),
    ("2001-41~", "seasons 25 to 41"),
    ("2001-42", "no such month"),
    ("2016-13-08", "no such month"),
    ("2016-00", "no such month"),
    ("2016-20-08", "no such month"),
    ("2016-02-00", "no such day"),
    ("2016-02-39", "no such day"),
    ("2023-02-29", "no such day"),
    ("1900-02-29", "no such day"),
    ("XXXX-02-30", "no such day"),
    ("1976-06-31", "no such day"),
    ("2001-21-03", "season has no days"),
    ("199X-21", "season needs a whole year"),
    ("2008/2004", "ends before it starts"),
    ("2005/2004~", "ends before it starts"),
    ("/", "needs a date"),
    ("../..", "needs a date"),
    ("../", "needs a date"),
    ("2004/2005/2006", "one slash"),
    ("2004/2004-13", "no such month"),
    ("2004-13/2005", "no such month"),
    ("2004-01-01T10:10:10/2005", "no times of day"),
    ("2004-01-01T10:10:10~", "no qualifier"),
    ("2004-01-01T24:10:10", "not a time of day"),
    ("2004-01-01T10:60:10", "not a time of day"),
    ("2004-01-01T10:10", "not a time of day"),
    ("2004-01-01T10:10:10-00:00", "not a time of day"),
    ("2004-01-01T10:10:10+24:00", "not a time of day"),
    ("2004-02-30T10:10:10", None),
    ("-0000", "no year -0000"),
    ("-0000-01-01", "no year -0000"),
    ("Y02012", "does not begin with 0"),
    ("Y2012", "more than four digits"),
    ("Y1234567890123456789", "at most 18 digits"),
    ("Y17000-01", "no months and days"),
    ("Y1700X", None),
    ("18", "four digits"),
    ("-8", "four digits"),
    ("now", "not a date"),
    ("today", "not a date"),
    ("2004??", None),
    ("2010-XX-XX-", "not a date"),
    ("1960-04-1970", "not a date"),
    ("0014-022005", "not a date"),
    ("2004W01", None),
    ("P1Y/2004", None),
    ("", "empty"),
    ("٢٠٠٤", "not a date"),
    ("２００４", "not a date"),  # noqa: RUF001
    ("200\N{SUPERSCRIPT FOUR}", None),
    ("\ud800", "not a date"),
    ("2004\x00", "not a date"),
    ("1" * 100_000, "too long"),
    ("2004/" * 20, "too long"),
    ("+2004", None),
]


@pytest.mark.parametrize(("text", "message"), REFUSED, ids=[ascii(row[0])[:40] for row in REFUSED])
def test_refused_with_a_reason(text: str, message: str | None) -> None:
    with pytest.raises(InvalidValue) as caught:
        PartialDate.parse(text)
    (problem,) = caught.value.problems
    assert problem.code == "bad-date"
    assert problem.got is not None
    assert len(problem.got) < 100
    assert message is None or message in problem.message


HINTS = [
    ("28-11-1912", "write 1912-11-28"),
    ("3-8-1917", "write 1917-08-03 or 1917-03-08"),
    ("14-5-1811?", "write 1811-05-14?"),
    ("05.05.2005", "write 2005-05-05"),
    ("06-1815", "write 1815-06"),
    ("1981-09..1981-10", "write 1981-09/1981-10"),
    ("2004/06/01", "write 2004-06-01"),
    ("2004-6-1", "write 2004-06-01"),
    ("20040601", "write 2004-06-01"),
    ("12345", "write Y12345"),
    ("199x", "write 199X"),
    ("199u", "write 199X"),
    (" 2004\n", "write 2004"),
    ("2004–2006", "write 2004/2006"),  # noqa: RUF001
    ("2008/2004", "write 2004/2008 if that is meant"),
    ("31-02-1912", None),
    ("1..2..3", None),
    ("2016-02-39", None),
]


@pytest.mark.parametrize(("text", "hint"), HINTS)
def test_hints_can_be_followed(text: str, hint: str | None) -> None:
    with pytest.raises(InvalidValue) as caught:
        PartialDate(text)
    assert caught.value.problems[0].hint == hint
    if hint is not None:
        for words in hint.removeprefix("write ").removesuffix(" if that is meant").split(" or "):
            PartialDate(words)


WRONG = [None, 2004, True, 2.5, b"2004", bytearray(b"2004"), ["2004"], {}, object(), 10**5000]


@pytest.mark.parametrize("wrong", WRONG, ids=range(len(WRONG)))
def test_anything_but_text_is_refused(wrong: object) -> None:
    bad: Any = wrong
    makers: list[Callable[[Any], PartialDate]] = [PartialDate, PartialDate.parse]
    for make in makers:
        with pytest.raises(InvalidValue, match="written as text"):
            make(bad)
    for question in ("before", "after", "overlaps", "contains", "compatible", "within"):
        with pytest.raises(InvalidValue, match="not a PartialDate"):
            getattr(PartialDate("2004"), question)(bad)


@given(st.text(alphabet="0123456789X-/.?~%TY:Z+ESx[]{},\ud800 ٣", max_size=30))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        date = PartialDate.parse(text)
    except InvalidValue:
        return
    assert str(date) == text
    assert PartialDate(text) == date


def test_text_of_a_subclass_becomes_plain_text() -> None:
    class Year(enum.StrEnum):
        LAST = "2025"

    assert type(PartialDate(Year.LAST).edtf) is str
    assert PartialDate.parse(Year.LAST) == PartialDate("2025")


def test_equal_by_text_alone() -> None:
    assert PartialDate("2004-06") == PartialDate.parse("2004-06")
    assert hash(PartialDate("2004-06")) == hash(PartialDate.parse("2004-06"))
    assert PartialDate("2004-06") != PartialDate("2004-06-XX")
    strangers: list[object] = ["2004", 2004, None]
    assert PartialDate("2004") not in strangers
    assert repr(PartialDate("2004")) == "PartialDate(edtf='2004')"


def test_no_order() -> None:
    one: Any = PartialDate("2004")
    other: Any = PartialDate("2005")
    for ask in (operator.lt, operator.le, operator.gt, operator.ge):
        with pytest.raises(TypeError):
            ask(one, other)
    with pytest.raises(TypeError):
        sorted([one, other])


@pytest.mark.parametrize("text", ["2004-06~", "XXXX-04", "2004/..", "Y170000002"])
def test_frozen_and_copied_whole(text: str) -> None:
    date = PartialDate(text)
    thing: Any = date
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        thing.edtf = "2005"
    assert not hasattr(date, "__dict__")
    copies = [copy.deepcopy(date), copy.copy(date), attrs.evolve(date)]
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        copies.append(pickle.loads(pickle.dumps(date, protocol)))  # noqa: PERF401
    for one in copies:
        assert (one, one.bounds, one.spread) == (date, date.bounds, date.spread)


def test_qualifiers() -> None:
    said = {text: (PartialDate(text).approximate, PartialDate(text).uncertain) for text in ("2004", "2004~", "2004?", "2004%")}
    assert said == {"2004": (False, False), "2004~": (True, False), "2004?": (False, True), "2004%": (True, True)}
    assert PartialDate("1984~/2004-06").approximate
    assert PartialDate("1984/2004-06?").uncertain
    assert not PartialDate("1984~/2004-06").uncertain


def test_earliest_and_latest_are_pendulum_dates_where_there_is_such_a_day() -> None:
    date = PartialDate("2024-02~")
    assert (date.earliest, date.latest) == (pendulum.Date(2024, 2, 1), pendulum.Date(2024, 2, 29))
    assert type(date.earliest) is pendulum.Date
    assert (PartialDate("2024/").earliest, PartialDate("2024/").latest) == (pendulum.Date(2024, 1, 1), None)
    assert (PartialDate("../2024").earliest, PartialDate("0000").latest, PartialDate("Y10000").earliest) == (None,) * 3
    assert (PartialDate("0001").earliest, PartialDate("9999").latest) == (pendulum.Date.min, pendulum.Date.max)


# days allowed, counting the qualifier: text, first and last by a date that means the same
WIDENED = [
    ("2004-06-11~", "2004-06-10/2004-06-12"),
    ("2004-06-11%", "2004-06-09/2004-06-13"),
    ("2004-03-01?", "2004-02-29/2004-03-02"),
    ("2004-06~", "2004-05/2004-07"),
    ("2004-01%", "2003-11/2004-03"),
    ("1984?", "1983/1985"),
    ("1984%", "1982/1986"),
    ("156X~", "1550/1579"),
    ("16XX%", "1400/1899"),
    ("1XXX~", "0000/2999"),
    ("-01XX~", "-0299/0000"),
    ("2001-21~", "2000-12/2001-08"),
    ("2010-24?", "2010-09/2011-03"),
    ("1999-XX~", "1998/2000"),
    ("1999-1X?", "1998-10/2000"),
    ("2026-04-XX?", "2026-03/2026-05"),
    ("2026-04-1X~", "2026-03-10/2026-05-19"),
    ("Y17000~", "Y16999/Y17001"),
]


@pytest.mark.parametrize(("text", "same"), WIDENED)
def test_a_qualifier_allows_units_of_the_precision_on_either_side(text: str, same: str) -> None:
    one, other = PartialDate(text), PartialDate(same)
    assert one.within(other)
    assert other.within(one)
    assert one.spread == other.spread


@pytest.mark.parametrize("text", ["XXXX-04~", "1560-XX-25?", "XXXX%", "2023-X2-31~"])
def test_scattered_days_with_a_qualifier_are_any_day(text: str) -> None:
    assert PartialDate("2050-01-01").within(PartialDate(text))
    assert PartialDate("Y-170000002").within(PartialDate(text))
    assert PartialDate(text).spread is None


def test_spread() -> None:
    spreads = {text: PartialDate(text).spread for text in ("2004", "2004-06-11", "XXXX-02-29", "2026-XX-31", "2004/..")}
    assert spreads == {"2004": 366, "2004-06-11": 1, "XXXX-02-29": 2425, "2026-XX-31": 7, "2004/..": None}


def test_sorting_is_the_same_from_any_order() -> None:
    texts = ["../2003", "-0999", "0000", "2004", "2004~", "2004-01", "2004-01-01", "2004/..", "2004-02", "Y17000"]
    dates = [PartialDate(text) for text in texts]
    keys = [date.sort_key for date in dates]
    assert len(set(keys)) == len(keys)
    assert [str(date) for date in sorted(dates, key=lambda date: date.sort_key)] == [
        "../2003",
        "-0999",
        "0000",
        "2004-01-01",
        "2004-01",
        "2004",
        "2004~",
        "2004/..",
        "2004-02",
        "Y17000",
    ]


def test_pendulum_is_loaded_when_a_date_of_its_kind_is_asked_for() -> None:
    code = (
        "import sys; from natoip4.values.dates import PartialDate; d = PartialDate('2004'); d.bounds, d.before(d);"
        "assert 'pendulum' not in sys.modules; d.earliest; assert 'pendulum' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env=None)
