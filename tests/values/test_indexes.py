"""The index of spans against ``overlaps``, asked of each of them."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from natoip4.strategies import partial_dates, spans, truths
from natoip4.values.dates import PartialDate
from natoip4.values.indexes import UNDATED, Question, SpanIndex, from_then_on
from natoip4.values.spans import Span
from natoip4.values.stretches import Extent
from natoip4.values.truth import Truth

Time = PartialDate | Span
Held = list[tuple[int, Time]]

NEAR = st.sampled_from(
    ["2024", "2024-02", "2024-02-29", "202X", "2024~", "XXXX-02", "2024-XX-29", "../2024", "2023/2024-02", "2024/.."]
)
TIMES = st.one_of(NEAR.map(PartialDate), partial_dates(), spans())


def answer(held: Time, on: Time) -> Truth:
    return held.overlaps(on) if isinstance(held, Span) else on.overlaps(held)


def agrees(index: SpanIndex[int], answers: list[Truth], on: Time) -> None:
    """Assert that the index finds what these answers, by position, say."""
    certain, maybe, possible = index.certainly(on), index.maybe(on), index.possibly(on)
    assert list(certain) == [place for place, truth in enumerate(answers) if truth is Truth.YES]
    assert list(maybe) == [place for place, truth in enumerate(answers) if truth is Truth.MAYBE]
    assert list(possible) == [place for place, truth in enumerate(answers) if truth.possible]
    assert [len(certain), len(maybe), len(possible)] == [len(list(found)) for found in (certain, maybe, possible)]


@given(st.lists(TIMES, max_size=6), TIMES)
@example([PartialDate("XXXX-04")], PartialDate("2025-05"))
@example([PartialDate("XXXX-04")], PartialDate("Y-10000/Y10000"))
@example([Span.parse("2025-05-01/2025-06"), Span.parse("2025/2024")], PartialDate("XXXX-04"))
@example([PartialDate("2025-05"), PartialDate("2025"), Span.parse("2020/2030")], Span.parse("2025/2024"))
@example([PartialDate("2025-05"), PartialDate("2025")], PartialDate("2024/2026"))
def test_it_answers_as_overlaps_does(times: list[Time], on: Time) -> None:
    agrees(SpanIndex(enumerate(times)), [answer(time, on) for time in times], on)


@given(st.lists(partial_dates(), max_size=4), TIMES)
@example([PartialDate("2024-07"), PartialDate("XXXX-04")], Span.parse("2025/2024"))
@example([PartialDate("XXXX-04"), PartialDate("../2020")], PartialDate("Y10000/.."))
def test_from_then_on_is_not_before(dates: list[PartialDate], on: Time) -> None:
    index = SpanIndex((place, from_then_on(date)) for place, date in enumerate(dates))
    agrees(index, [~on.before(date) for date in dates], on)


@given(st.lists(TIMES | truths() | st.none(), max_size=6), TIMES)
def test_what_is_undated_or_answers_for_itself(items: list[Time | Truth | None], on: Time) -> None:
    def held(item: Time | Truth | None) -> Time | Extent | Question:
        if isinstance(item, Truth):
            return lambda _: item
        return UNDATED if item is None else item

    index = SpanIndex((place, held(item)) for place, item in enumerate(items))
    answers = [item if isinstance(item, Truth) else Truth.MAYBE if item is None else answer(item, on) for item in items]
    agrees(index, answers, on)


def many() -> Iterator[Time]:
    """Yield 20,000 times of every sort, most of them after 1990."""
    chance = random.Random(4)  # noqa: S311 - no secret

    def end() -> str:
        year, month, day = chance.randint(1990, 2030), chance.randint(1, 12), chance.randint(1, 28)
        forms = [
            f"{year}",
            f"{year}-{month:02}",
            f"{year}-{month:02}-{day:02}",
            f"{year}~",
            f"{year // 10}X",
            f"XXXX-{month:02}",
        ]
        return chance.choice(forms)

    for number in range(20_000):
        one, other = sorted((end(), end()))
        span = Span.parse(chance.choice([f"{one}/{other}", f"{one}/", f"/{other}", f"{one}/ongoing@{other}", f"{other}/{one}"]))
        yield PartialDate(one) if number % 10 == 0 else span


@pytest.fixture(scope="module")
def held() -> Held:
    return list(enumerate(many()))


@pytest.fixture(scope="module")
def index(held: Held) -> SpanIndex[int]:
    return SpanIndex(held)


@pytest.mark.parametrize(
    "on",
    [
        "2004-02-29",
        "1989",
        "1990-01-01",
        "2031",
        "2010-07",
        "2015",
        "201X",
        "2012~",
        "2004-05/2020",
        "../2000",
        "2029/..",
        "XXXX-02",
    ],
)
def test_twenty_thousand(held: Held, index: SpanIndex[int], on: str) -> None:
    time = PartialDate(on)
    agrees(index, [answer(one, time) for _, one in held], time)


def test_found_in_order_as_far_as_asked_for(index: SpanIndex[int]) -> None:
    found = index.possibly(PartialDate("2010-07-01"))
    everything = list(found)
    assert everything == sorted(everything)
    assert found[:100] == tuple(everything[:100])
    assert (found[0], found[-1], found[7]) == (everything[0], everything[-1], everything[7])
    for part in (slice(5, 50, 7), slice(-3, None), slice(None, None, -5), slice(9, 2, -1), slice(4, 4)):
        assert found[part] == tuple(everything[part])
    with pytest.raises(IndexError):
        found[len(found)]
    assert repr(found) == f"<{len(everything)} match{'' if len(everything) == 1 else 'es'}>"
    assert repr(index) == "<SpanIndex of 20000>"


def test_of_nothing() -> None:
    index: SpanIndex[str] = SpanIndex([])
    assert (len(index), list(index.possibly(PartialDate("2025")))) == (0, [])
