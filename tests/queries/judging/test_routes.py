"""Routes: the bounds of the search leave out nothing, as trying all shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from natoip4.queries.judging.judgements import Part
from natoip4.queries.judging.routes import Aim, Choice, Score, moved_by, routes
from natoip4.queries.judging.weighing import Outcome, Verdict, outcome_of

PARTS = 3

scores = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=PARTS, max_size=PARTS)
deltas = st.lists(st.tuples(st.integers(-2, 2), st.integers(-2, 2)), min_size=PARTS, max_size=PARTS).map(tuple)
choices = st.lists(
    st.builds(Choice, st.lists(deltas, min_size=1, max_size=2, unique=True).map(tuple), st.integers(1, 2)),
    max_size=3,
)
parts = st.tuples(st.integers(1, 3), st.booleans(), st.booleans()).map(
    lambda drawn: [
        Part(key=str(number), label="X", supporting=(), lead=drawn[0], direction=direction)
        for number, direction in enumerate((True, drawn[1], drawn[2]))
    ]
)


def ways(choice: Choice) -> Iterator[tuple[int, ...]]:
    yield from (
        counts for counts in product(range(choice.number + 1), repeat=len(choice.deltas)) if sum(counts) <= choice.number
    )


def arrives(start: Outcome, then: Outcome, aim: Aim) -> bool:
    if aim is Aim.VERDICT:
        return then.verdict is not start.verdict
    return then.verdict is not start.verdict or (then.verdict is Verdict.BORNE_OUT and then != start)


def after(here: Sequence[Score], chosen: Sequence[Choice], route: Sequence[Sequence[int]]) -> Sequence[Score]:
    for choice, counts in zip(chosen, route, strict=True):
        here = moved_by(here, choice.deltas, counts)
    return here


@given(parts, scores, choices)
def test_the_first_route_is_as_short_as_any(drawn: list[Part], here: list[Score], chosen: list[Choice]) -> None:
    start = outcome_of(drawn, here)
    for aim in Aim:
        lengths = [
            sum(map(sum, route))
            for route in product(*map(ways, chosen))
            if arrives(start, outcome_of(drawn, after(here, chosen, route)), aim)
        ]
        found = next(routes(drawn, here, chosen, aim), None)
        assert (None if found is None else sum(map(sum, found))) == min(lengths, default=None)
        assert found is None or arrives(start, outcome_of(drawn, after(here, chosen, found)), aim)


def test_two_parts_that_lack_are_made_up_for_at_once() -> None:
    two = [Part(key=key, label="X", supporting=(), lead=2, direction=True) for key in "ab"]
    one_each = [Choice((((2, 0), (0, 0)),), 1), Choice((((0, 0), (2, 0)),), 1)]
    assert next(routes(two, [(0, 9), (0, 9)], one_each, Aim.VERDICT), None) is None
    assert next(routes(two, [(9, 9), (9, 9)], one_each, Aim.VERDICT)) == ((1,), (1,))
