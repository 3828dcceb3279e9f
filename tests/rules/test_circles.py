"""Nothing is above itself, and what is so in spite of that ends no question."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.dataset import Dataset
from natoip4.documents.reading import loads
from natoip4.queries.roles import claims, positions, standing_for
from natoip4.queries.spells import spell_of
from natoip4.records.actors import Organisation, State
from natoip4.records.claims import Position, Threat
from natoip4.records.topics import Topic
from natoip4.rules.circles import circular_reference
from natoip4.values.spans import Span
from natoip4.values.vocabulary import TopicForm

SLUGS = "abcdef"


def topics(broader: dict[str, set[str]]) -> Dataset:
    """Return a dataset of topics, each with those that are broader."""
    return Dataset(
        Topic(id=Topic.ref(slug), form=TopicForm.AREA, broader=tuple(map(Topic.ref, sorted(above))))
        for slug, above in broader.items()
    )


def reached(broader: dict[str, set[str]], start: str) -> set[str]:
    """Return all that is above *start*, step by step until nothing is added."""
    found = {start}
    for _ in SLUGS:
        found |= {above for slug in found for above in broader.get(slug, ())}
    return found


@given(st.dictionaries(st.sampled_from(SLUGS), st.sets(st.sampled_from(SLUGS), max_size=3)))
def test_just_the_references_of_a_circle_are_reported(broader: dict[str, set[str]]) -> None:
    expected = {
        (f"topic:{slug}", f"broader[topic:{above}]")
        for slug, targets in broader.items()
        for above in targets
        if slug in reached(broader, above)
    }
    problems = list(circular_reference(topics(broader)))
    assert {(problem.record, problem.path) for problem in problems} == expected
    assert {problem.code for problem in problems} <= {"circular-reference"}


@given(st.dictionaries(st.sampled_from(SLUGS), st.sets(st.sampled_from(SLUGS), max_size=3)), st.sampled_from(SLUGS))
def test_all_that_is_narrower_stands_for_a_topic_circles_or_not(broader: dict[str, set[str]], wide: str) -> None:
    data = topics({wide: set(), **broader})
    expected = {f"topic:{slug}" for slug in {wide, *broader} if wide in reached(broader, slug)}
    assert standing_for(data, f"topic:{wide}") == expected


@pytest.mark.parametrize(
    ("one", "other", "field"),
    [
        ("org:a", "org:b", "of"),
        ("org:a", "org:b", "head"),
        ("collective:a", "collective:b", "of"),
        ("collective:a", "collective:b", "includes"),
        ("framework:a", "framework:b", "supersedes"),
        ("topic:a", "topic:b", "broader"),
        ("place:a", "place:b", "within"),
        ("topic:a", "topic:a", "broader"),
    ],
)
def test_each_field_that_leads_upward_is_followed(one: str, other: str, field: str) -> None:
    several = field in ("broader", "within", "includes")
    form = {"topic": {"form": "area"}, "framework": {"form": "programme"}}.get(one.partition(":")[0], {})
    plain = [{"id": id_, **form, field: [up] if several else up} for id_, up in {one: other, other: one}.items()]
    problems = circular_reference(loads(json.dumps({"format": "natoip4/1", "records": plain})))
    assert {(problem.record, (problem.path or "").partition("[")[0]) for problem in problems} == {(one, field), (other, field)}
    if one != other:
        assert not list(circular_reference(loads(json.dumps({"format": "natoip4/1", "records": plain[:1]}))))


CIRCLE = topics({"a": {"b"}, "b": {"c"}, "c": {"a"}})


@pytest.mark.parametrize(
    "ask",
    [
        lambda: claims(CIRCLE, Threat, about="topic:a"),
        lambda: positions(CIRCLE.with_([State(id=State.ref("x"))]), "state:x", toward="topic:a"),
        lambda: claims(CIRCLE, Position, content="topic:b"),
    ],
    ids=["threats", "positions", "claims"],
)
def test_a_circle_ends_no_question(ask: Callable[[], object]) -> None:
    assert ask() == ()


def test_heads_that_go_round_in_a_circle_give_no_spell() -> None:
    one, other = Organisation.ref("a"), Organisation.ref("b")
    circle = [Organisation(id=one, head=other), Organisation(id=other, head=one)]
    assert spell_of(Dataset(circle), one) is None
    dated = Organisation(id=other, head=one, span=Span.parse("2020/2021"))
    assert spell_of(Dataset([circle[0], dated]), one) == (other, Span.parse("2020/2021"))


def test_a_long_chain_is_no_circle_and_no_trouble() -> None:
    data = topics({f"t{place}": {f"t{place + 1}"} for place in range(3000)})
    assert list(circular_reference(data)) == []
    assert len(standing_for(data, "topic:t2999")) == 3000
