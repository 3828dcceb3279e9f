"""Scenes: every actor and every tie is drawn, those alike together."""

from __future__ import annotations

from hypothesis import given

from natoip4.export.pictures.scenes import scene_of
from natoip4.queries.network import Network
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import TieCharacter
from tests.queries.networks import belonging, network_of, networks, tie


@given(networks())
def test_every_actor_and_every_tie_is_drawn(net: Network) -> None:
    scene = scene_of(net)
    assert {item.key for item in scene.items} == {node.actor for node in net.nodes}
    assert {dot.key for dot in scene.dots} == {edge.record for edge in net.edges if len(edge.ends) > 2}
    assert [dot.number for dot in scene.dots] == list(range(1, len(scene.dots) + 1))
    keys = {item.key for item in scene.items} | {dot.key for dot in scene.dots}
    assert {line.one for line in scene.lines} | {line.other for line in scene.lines} <= keys
    drawn = sum(1 if len(edge.ends) == 2 else len(edge.ends) for edge in net.edges)
    assert sum(line.count for line in scene.lines) == drawn


def test_ties_alike_are_one_line_and_others_lines_of_their_own() -> None:
    adverse, mixed = TieCharacter.ADVERSE, TieCharacter.MIXED
    net = network_of(
        [
            tie("1", "a", "b", character=adverse),
            tie("2", "a", "b", character=adverse),
            tie("3", "a", "b", character=mixed),
            tie("4", "a", "b", character=mixed, holds=Truth.MAYBE),
        ]
    )
    found = {(line.character, line.certain, line.count) for line in scene_of(net).lines}
    assert found == {(adverse, True, 2), (mixed, True, 1), (mixed, False, 1)}


def test_many_that_hang_on_one_alone_are_one_box() -> None:
    members = [belonging(slug, "x") for slug in "abcdef"]
    few, many = scene_of(network_of(members[:5])), scene_of(network_of(members))
    assert len(few.items) == 6
    (several,) = (item for item in many.items if item.kind == "several")
    assert " ".join(several.text.split()) == "6 others, each by a membership"
    assert [line.count for line in many.lines] == [6]
    tied = scene_of(network_of([*members, tie("t", "a", "b")]))
    assert {item.key for item in tied.items} >= {"state:a", "state:b"}
