"""The index over when records hold against the question asked of each record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.queries.holding import holds_on
from natoip4.queries.indexing import held_index
from natoip4.records.agreements import Agreement
from natoip4.records.events import Event
from natoip4.records.frameworks import Framework
from natoip4.records.parts import Milestone
from natoip4.strategies import datasets, partial_dates, spans
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import EventForm, Stage
from tests.queries.worlds import world

Time = PartialDate | Span


def agrees(data: Dataset, on: Time) -> None:
    answers = {id_: holds_on(record, on) for id_, record in data.items()}
    index = held_index(data)
    assert list(index.certainly(on)) == [id_ for id_, truth in answers.items() if truth is Truth.YES]
    assert list(index.maybe(on)) == [id_ for id_, truth in answers.items() if truth is Truth.MAYBE]
    assert list(index.possibly(on)) == [id_ for id_, truth in answers.items() if truth.possible]
    assert len(index.possibly(on)) == sum(truth.possible for truth in answers.values())


@given(datasets(), partial_dates() | spans())
def test_it_answers_for_each_record_as_the_question_does(data: Dataset, on: Time) -> None:
    agrees(data, on)


MILESTONES = st.lists(
    st.builds(Milestone, stage=st.sampled_from(Stage), date=st.none() | partial_dates()),
    max_size=3,
    unique_by=lambda milestone: milestone.stage,
).map(tuple)


@given(MILESTONES, st.none() | spans(), st.none() | partial_dates(), partial_dates() | spans())
def test_milestones_and_dates(milestones: tuple[Milestone, ...], span: Span | None, date: PartialDate | None, on: Time) -> None:
    framework = Framework(id=Framework.ref("x"), milestones=milestones, span=span)
    agreement = Agreement(id=Agreement.ref("x"), milestones=milestones)
    agrees(Dataset([framework, agreement, Event(id=Event.ref("x"), form=EventForm.VISIT, date=date)]), on)


@pytest.mark.parametrize("on", ["2024-10-01", "2025", "2022/2023", "XXXX-04", "../1950", "203X"])
def test_bundled(on: str) -> None:
    agrees(load(), PartialDate(on))


def test_it_is_built_once_for_a_dataset_and_anew_for_a_view() -> None:
    data = world()
    assert held_index(data) is held_index(data)
    view = data.view(sources=["source:a"])
    assert held_index(view) is not held_index(data)
    agrees(view, PartialDate("2025-01"))
