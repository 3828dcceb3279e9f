"""Frameworks in force: while they hold, and until what supersedes them begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue
from natoip4.queries.holding import holds_on
from natoip4.queries.programmes import in_force, programmes, standing_under, successors
from natoip4.records.actors import State
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.parts import Milestone
from natoip4.records.topics import Topic
from natoip4.strategies import datasets, partial_dates, spans
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import FrameworkForm, Stage
from tests.queries.worlds import world

YES, NO, MAYBE = Truth.YES, Truth.NO, Truth.MAYBE
KOREA = "state:kor"


def framework(slug: str, span: str | None = None, supersedes: str | None = None, **stages: str) -> Framework:
    return Framework(
        id=Framework.ref(slug),
        span=None if span is None else Span.parse(span),
        supersedes=None if supersedes is None else Framework.ref(supersedes),
        milestones=tuple(Milestone(stage=Stage[stage], date=PartialDate(date)) for stage, date in stages.items()),
    )


OLD = framework("old", "2014-01-01/2030-12-31")


@pytest.mark.parametrize(
    ("later", "on", "answer"),
    [
        ([], "2024", YES),
        ([framework("new", "2023-05-01/2026", "old")], "2023-05-01", YES),
        ([framework("new", "2023-05-01/2026", "old")], "2023-05-02", NO),
        ([framework("new", "2023/2026", "old")], "2023-05-02", MAYBE),
        ([framework("new", None, "old", ADOPTION="2022-06-01")], "2023", NO),
        ([framework("new", None, "old", ADOPTION="2022-06-01")], "2022", MAYBE),
        ([framework("new", None, "old", ADOPTION="2022-06-01", ENTRY_INTO_FORCE="2024-01-01")], "2023", MAYBE),
        ([framework("new", None, "old", PROPOSAL="2020")], "2024", MAYBE),
        ([framework("new", None, "old")], "2024", MAYBE),
        ([framework("new", None, "old"), framework("newest", None, "new", ADOPTION="2022")], "2024", NO),
        ([framework("new", None, "old", ADOPTION="2025"), framework("other", None, None, ADOPTION="2020")], "2024", YES),
        ([framework("new", "2020/", "newest"), framework("newest", "2021/", "old")], "2024", NO),
    ],
)
def test_a_framework_is_in_force_until_another_takes_its_place(later: list[Framework], on: str, answer: Truth) -> None:
    data = Dataset([OLD, *later])
    assert in_force(data, "framework:old", on=on) is answer
    assert [one.held for one in programmes(data, on=on) if one.framework == "framework:old"] == [answer] * answer.possible


def test_a_span_in_which_one_follows_the_other_has_both() -> None:
    data = Dataset([OLD, framework("new", "2023-05-01/2026-12-31", "old")])
    assert [one.held for one in programmes(data, on=Span.parse("2023-01-01/2023-12-31"))] == [YES, YES]
    assert [one.held for one in programmes(data, on=Span.parse("2024-01-01/2024-12-31"))] == [YES]


def test_what_is_superseded_before_it_begins_is_never_in_force() -> None:
    data = Dataset([OLD, framework("new", "2010-01-01/2026-12-31", "old")])
    assert in_force(data, "framework:old", on=Span.parse("2009-01-01/2020-12-31")) is NO


def test_frameworks_that_supersede_one_another_in_a_ring_come_to_an_end() -> None:
    data = Dataset([framework("a", None, "b", ADOPTION="2020"), framework("b", None, "a", ADOPTION="2021")])
    assert [one.id.slug for one in successors(data, "framework:a")] == ["b"]
    assert programmes(data, on="2024") == ()


@given(datasets((Framework, State, Topic), max_records=5), partial_dates())
def test_programmes_are_those_that_may_be_in_force(data: Dataset, on: PartialDate) -> None:
    held = {one.id: in_force(data, one.id, on=on) for one in data.of(Framework)}
    assert {one.framework: one.held for one in programmes(data, on=on)} == {
        id_: answer for id_, answer in held.items() if answer.possible
    }
    for id_, answer in held.items():
        assert not answer.certain or holds_on(data[id_], on).certain
        assert answer.possible or not holds_on(data[id_], on).certain or successors(data, id_)
    assert len(programmes(data)) == len(data.of(Framework))


@given(st.lists(spans(), min_size=2, max_size=2), st.lists(st.integers(1990, 2030), min_size=4, max_size=4).map(sorted))
def test_a_wider_time_loses_no_possible_answer(held: list[Span], years: list[int]) -> None:
    data = Dataset([framework("old", str(held[0])), framework("new", str(held[1]), "old")])
    narrow, wide = (
        Span(start=PartialDate(f"{first}-01-01"), end=PartialDate(f"{last}-12-31"))
        for first, last in ((years[1], years[2]), (years[0], years[3]))
    )
    for id_ in data:
        before, after = in_force(data, id_, on=narrow), in_force(data, id_, on=wide)
        assert after.possible or not before.possible
        assert after.certain or not before.certain


def test_those_of_one_party_by_itself_and_by_its_partnerships() -> None:
    data = world()
    assert [one.framework.slug for one in programmes(data, party="state:jpn")] == ["own-strategy", "programme"]
    (one,) = programmes(data, party="org:nato")
    assert (one.under, one.held, one.replaced_by) == (("partnership:nato-here",), None, ())
    assert {str(at) for piece in one.support for at in piece.evidence.locators} == {"a@11", "b@12", "a@14"}
    assert [record.id for record in standing_under(data, "framework:programme")] == ["partnership:nato-here"]
    with pytest.raises(InvalidValue, match="wrong-kind"):
        programmes(data, party="framework:programme")


def test_the_programmes_of_the_bundled_data() -> None:
    data = load()

    def of_korea(on: str) -> dict[str, str]:
        found = programmes(data, party=KOREA, form=FrameworkForm.PROGRAMME, on=on)
        return {one.framework.slug: one.held.value for one in found if one.held is not None}

    assert of_korea("2011") == {"itpp": "maybe"}
    assert of_korea("2025-06")["itpp-kor"] == "yes"
    assert "ipcp-kor-2019" not in of_korea("2025-06")
    assert "ipcp-kor-2019" in of_korea("2021")
    assert Id("framework:itpp-kor") not in {one.framework for one in programmes(data, on="2027")}
    brief = data.view(sources=["source:epis-brief"])
    assert all(piece.evidence.sources == {"source:epis-brief"} for one in programmes(brief) for piece in one.support)
