"""Figures by scope: what is of one scope together, by date, and never with what is of another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.queries.figures import Scope, figures, scoped
from natoip4.queries.support import is_firm
from natoip4.records.actors import State
from natoip4.records.events import Indicator
from natoip4.records.topics import Place, Topic
from natoip4.strategies import datasets, partial_dates
from natoip4.values.dates import PartialDate
from natoip4.values.quantities import Quantity
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import IndicatorStatus
from tests.queries.worlds import evidence

HERE = State.ref("here")


def figure(slug: str, at: str | None, *, unit: str = "ships", beside: tuple[str, ...] = (), by: str = "a@1") -> Indicator:
    return Indicator(
        id=Indicator.ref(slug),
        subject=HERE,
        measure="fleet",
        quantity=Quantity(low=1, high=1, unit=unit, at=None if at is None else PartialDate(at)),
        compare_with=tuple(Indicator.ref(one) for one in beside),
        evidence=evidence(by),
    )


WORLD = Dataset(
    [
        State(id=HERE),
        figure("later", "2025"),
        figure("sooner", "2024"),
        figure("undated", None),
        figure("guessed", "2023", by="conjecture from a@1"),
        figure("weight", "2024", unit="tons", beside=("sooner", "gone")),
    ]
)


def test_figures_of_one_scope_are_in_order_of_their_dates() -> None:
    ships, tons = scoped(WORLD, subject=HERE)
    assert [one.indicator.slug for one in ships.figures] == ["sooner", "later", "undated"]
    assert [one.indicator.slug for one in tons.figures] == ["weight"]
    assert (ships.beside, tons.beside) == ((tons.scope,), (ships.scope,))
    assert {len(one.support) for one in ships.figures} == {1}


def test_figures_of_a_time() -> None:
    assert [one.id.slug for one in figures(WORLD, on="2024")] == ["sooner", "undated", "weight"]
    ships, _ = scoped(WORLD, on="2024-06-01/2024-12-31")
    assert {one.indicator.slug: one.held for one in ships.figures} == {"sooner": Truth.MAYBE, "undated": Truth.MAYBE}


@given(datasets((State, Indicator, Topic, Place), max_records=6), st.none() | partial_dates())
def test_scopes_divide_the_figures(data: Dataset, on: PartialDate | None) -> None:
    found = scoped(data, on=on)
    listed = [one.indicator for scope in found for one in scope.figures]
    assert sorted(listed) == [one.id for one in figures(data, on=on)]
    assert len({one.scope for one in found}) == len(found)
    for one in found:
        assert {Scope.of(data[Indicator.ref(held.indicator.slug)]) for held in one.figures} == {one.scope}
        assert one.scope not in one.beside
    if on is None:
        assert sorted(listed) == [one.id for one in data.of(Indicator) if is_firm(data, one)]
        beside = {one.scope: one.beside for one in found}
        assert all(scope in beside[other] for scope, others in beside.items() for other in others)


def test_forty_per_cent_and_six_hundred_billion_are_two_scopes() -> None:
    found = {one.scope: one for one in scoped(load())}
    shares = [one for one in found.values() if one.scope.measure == "share of global defence spending"]
    (market,) = (one for one in found.values() if one.figures[0].status is IndicatorStatus.PROJECTED)
    assert market.scope.unit == "USD"
    assert [one.scope for one in shares] == [scope for scope in market.beside if scope.unit == "per cent"]
    assert {len(one.figures) for one in shares} == {1}
