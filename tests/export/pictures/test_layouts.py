"""Layouts: no box on another, nothing lost, the same again."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from natoip4.export.pictures.layouts import Box, Joint, laid_out

Places = Mapping[str, tuple[float, float]]
KEYS = "abcdefghij"
sizes = st.floats(0.2, 2.5)
boxes = st.dictionaries(st.sampled_from(KEYS), st.builds(Box, sizes, st.floats(0.2, 0.8)), max_size=8)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[str, Box], list[Joint]]:
    held = draw(boxes)
    if len(held) < 2:
        return held, []
    ends = st.sampled_from(sorted(held))
    pairs = draw(st.sets(st.tuples(ends, ends).filter(lambda two: two[0] < two[1]), max_size=12))
    return held, [Joint(one, other) for one, other in sorted(pairs)]


def overlapping(places: Places, held: dict[str, Box]) -> list[tuple[str, str]]:
    return [
        (one, other)
        for one, other in combinations(held, 2)
        if abs(places[one][0] - places[other][0]) < (held[one].width + held[other].width) / 2
        and abs(places[one][1] - places[other][1]) < (held[one].height + held[other].height) / 2
    ]


def test_of_many_wide_boxes_round_one_none_overlaps_another() -> None:
    held = {f"n{place}": Box(2.5, 0.6) for place in range(30)}
    for joints in ([Joint("n0", key) for key in held if key != "n0"], [Joint(*two) for two in combinations(held, 2)]):
        assert overlapping(laid_out(held, joints), held) == []


@given(graphs())
def test_no_box_overlaps_another_nor_the_edge(graph: tuple[dict[str, Box], list[Joint]]) -> None:
    held, joints = graph
    places = laid_out(held, joints)
    assert set(places) == set(held)
    assert overlapping(places, held) == []
    for key, (x, y) in places.items():
        assert x >= held[key].width / 2 - 1e-9
        assert y >= held[key].height / 2 - 1e-9


@given(graphs())
def test_the_same_graph_is_laid_out_the_same_way(graph: tuple[dict[str, Box], list[Joint]]) -> None:
    assert laid_out(*graph) == laid_out(*graph)


def test_what_is_joined_is_nearer_than_what_is_not() -> None:
    held = {key: Box(0.5, 0.3) for key in "abcde"}
    chain = [Joint(one, other) for one, other in zip("abcd", "bcde", strict=True)]
    places = laid_out(held, chain)
    near = max(abs(places[one][0] - places[other][0]) for one, other in zip("abcd", "bcde", strict=True))
    assert near < abs(places["a"][0] - places["e"][0])
    assert laid_out({}, []) == {}
