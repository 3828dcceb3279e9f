"""Silence: when it can be read that nothing is there."""

from __future__ import annotations

from natoip4.dataset import Dataset
from natoip4.queries.silence import is_covered, is_read_for
from natoip4.queries.subject import Subject
from natoip4.records.actors import State
from natoip4.records.sources import Coverage
from natoip4.values.spans import Span
from natoip4.values.vocabulary import ReadExtent
from tests.queries.worlds import evidence, replaced, world

FOE, HERE = State.ref("foe"), State.ref("jpn")


def test_a_source_read_from_beginning_to_end_covers_whom_it_speaks_of() -> None:
    assert not is_read_for(Subject(world(), HERE))
    data = replaced(world(), "source:a", read=ReadExtent.WHOLE)
    assert is_read_for(Subject(data, HERE))
    assert not is_read_for(Subject(data.view(sources=["source:b"]), HERE))
    stranger = State(id=State.ref("xxx"), evidence=evidence("b@80"))
    assert not is_read_for(Subject(data.with_([stranger]), stranger.id))


def test_an_actor_that_is_not_there_is_covered_by_nothing() -> None:
    assert not is_read_for(Subject(Dataset(), HERE))
    assert not is_covered(Subject(Dataset(), HERE), ["organisation.of"])


def covering(path: str, span: Span | None = None) -> Dataset:
    record = Coverage(
        id=Coverage.ref("x"), subject=FOE, path=path, reason="All.", complete=True, span=span, evidence=evidence("a@81")
    )
    return world().with_([record])


def test_a_list_covers_its_subject_and_its_path_alone() -> None:
    data = covering("threat.holder")
    assert is_covered(Subject(data, FOE), ["tie.parties", "threat.holder"])
    assert not is_covered(Subject(data, FOE), ["tie.parties"])
    assert not is_covered(Subject(data, HERE), ["threat.holder"])
    assert not is_covered(Subject(data, FOE), [])


def test_a_list_covers_the_time_that_it_speaks_of() -> None:
    data = covering("threat.holder", Span.parse("2020/2022"))
    for on, covered in (("2021", True), ("2023", False), (None, True)):
        time = None if on is None else Span.parse(f"{on}/{on}").start
        assert is_covered(Subject(data, FOE, time), ["threat.holder"]) is covered
