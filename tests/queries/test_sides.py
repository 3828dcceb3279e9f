"""Sides: all that is said of a path, each thing once, and what is taken is what is held."""

from __future__ import annotations

from hypothesis import given

from natoip4.dataset import Dataset
from natoip4.queries.sides import dispute_to_dict, sides_of
from natoip4.resolution.policy import FindingState
from natoip4.strategies import datasets


@given(datasets())
def test_sides_hold_all_that_is_said_and_each_thing_once(data: Dataset) -> None:
    for id_ in data:
        for finding in data.why(id_):
            sides = sides_of(finding)
            said = [(type(side.value), side.value, side.denied) for side in sides]
            assert len(said) == len({repr(one) for one in said})
            assert {piece for side in sides for piece in side.evidence} == {a.evidence for a in finding.assertions}
            assert any(side.taken for side in sides) is (finding.state is FindingState.STATED)


@given(datasets())
def test_a_dispute_has_two_sides_or_is_an_end_before_or_after_the_other(data: Dataset) -> None:
    for dispute in data.disputes(conjectures=True):
        plain = dispute_to_dict(dispute)
        assert len(sides_of(dispute.finding)) >= 2 or dispute.finding.inverted
        assert list(plain) == ["record", "identified", "path", "state", "value", "sides"]
