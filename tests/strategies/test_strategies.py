"""What the public strategies promise: they reach everything, what they make is sound, and it shrinks to little."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import ClassVar, TypeVar

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from natoip4.codec.codec import Codec
from natoip4.dataset import Dataset
from natoip4.errors import Severity
from natoip4.records.actors import State
from natoip4.records.evidence import Evidence
from natoip4.records.ids import Id
from natoip4.records.kinds import KINDS
from natoip4.records.locators import Locator
from natoip4.records.record import Actor, Nature, Record
from natoip4.records.references import references
from natoip4.records.schema import Coded, Field, Identity, Standing, Stated, described, fields_of
from natoip4.records.topics import Place
from natoip4.resolution.assertions import attests
from natoip4.rules.checking import check
from natoip4.strategies import datasets, evidence, ids, locators, names, partial_dates, quantities, records, spans, truths
from natoip4.strategies.passages import held_by
from natoip4.values.dates import PartialDate, Precision
from natoip4.values.quantities import Direction
from natoip4.values.spans import Ongoing, Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Step

T = TypeVar("T")

SAME = settings(
    derandomize=True,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
        HealthCheck.large_base_example,
    ],
)
LOOKING = settings(SAME, max_examples=1500, phases=[Phase.generate])
SHRINKING = settings(SAME, max_examples=100)


class Depth(enum.Enum):
    SHALLOW = "shallow"
    DEEP = "deep"


@attrs.frozen(kw_only=True)
class Berth:
    KEY: ClassVar[tuple[str, ...]] = ("guest",)

    guest: Id[Actor]
    depth: Depth | None = None


@attrs.frozen(kw_only=True)
class Port(Actor):
    """A stranger's class: nothing of the package knows of it."""

    PREFIX: ClassVar[str] = "port"

    country: Identity[Id[State]]
    depth: Coded[Depth] = Depth.SHALLOW
    berths: Stated[tuple[Berth, ...]] = None
    seat: Stated[Id[Place]] = None
    open: Stated[Span] = None


def gathered(strategy: st.SearchStrategy[object], number: int) -> list[object]:
    """Return examples, the same in every run."""
    found: list[object] = []

    @settings(SAME, max_examples=number, phases=[Phase.generate])
    @given(strategy)
    def gather(example: object) -> None:
        found.append(example)

    gather()
    return found


def missed(strategy: st.SearchStrategy[T], tests: Mapping[str, Callable[[T], bool]]) -> list[str]:
    """Return what no example is; as soon as there has been one for each of the *tests*, no further is looked at."""
    left = dict(tests)

    def is_the_last(example: T) -> bool:
        for name in [name for name, test in left.items() if test(example)]:
            del left[name]
        return not left

    with suppress(NoSuchExample):
        find(strategy, is_the_last, settings=LOOKING)
    return list(left)


def members(value: object) -> Iterator[enum.Enum]:
    """Yield every word of a closed vocabulary in a value, however deep."""
    if isinstance(value, enum.Enum):
        yield value
    elif isinstance(value, tuple):
        for element in value:
            yield from members(element)
    elif attrs.has(type(value)):
        for name in attrs.asdict(value, recurse=False):  # type: ignore[arg-type]
            yield from members(getattr(value, name))


def bears(word: enum.Enum, value: object) -> bool:
    return word in members(value)


def vocabularies_in(field: Field) -> Iterator[type[enum.Enum]]:
    for item in field.items:
        if issubclass(item, enum.Enum):
            yield item
        elif attrs.has(item) and item is not Evidence:
            yield from vocabularies(item)


def vocabularies(cls: type) -> Iterator[type[enum.Enum]]:
    for field in described(cls).values():
        yield from vocabularies_in(field)


def holds(field: Field, example: object) -> bool:
    return bool(getattr(example, field.name) != field.default)


def has_kind(kind: type[Record], data: Dataset) -> bool:
    return bool(data.of(kind))


@pytest.mark.parametrize("kind", [*KINDS, Port], ids=lambda kind: kind.__name__)
def test_every_field_of_a_class_can_be_made(kind: type[Record]) -> None:
    assert missed(records(kind), {field.name: partial(holds, field) for field in fields_of(kind).values()}) == []


def test_every_word_of_every_vocabulary_can_be_made() -> None:
    bearers = {v: (kind, field) for kind in KINDS for field in fields_of(kind).values() for v in vocabularies_in(field)}
    for vocabulary, (_, field) in bearers.items():
        assert missed(held_by(field), {word.name: partial(bears, word) for word in vocabulary}) == [], vocabulary


def is_whole(data: Dataset) -> bool:
    return any(piece.whole and record.NATURE is Nature.THING for record in data.values() for piece in record.evidence)


def says(data: Dataset, test: Callable[[Record, Evidence], bool]) -> bool:
    return any(test(record, piece) for record in data.values() for piece in record.evidence)


def only_conjectured(record: Record) -> bool:
    return bool(record.evidence) and all(piece.step is Step.CONJECTURE for piece in record.evidence)


def about_statement(data: Dataset) -> bool:
    found = (one for record in data.values() for one in references(record) if one.standing is Standing.IDENTITY)
    return any(data[one.target].NATURE is Nature.STATEMENT for one in found)


FEATURES: dict[str, Callable[[Dataset], bool]] = {
    "a dispute": lambda data: bool(data.disputes()),
    "a contested value": lambda data: bool(data.contested),
    "a contested span": lambda data: any("span." in path for _, path in data.contested),
    "evidence for a whole thing": is_whole,
    "a denial": lambda data: says(data, lambda _, piece: any(said.denied for said in piece.on)),
    "a denial without a value": lambda data: says(data, lambda _, p: any(s.denied and s.value is None for s in p.on)),
    "somebody's word": lambda data: says(data, lambda _, piece: piece.by is not None),
    "a statement that only conjecture attests": lambda data: any(map(only_conjectured, data.values())),
    "a statement about a statement": about_statement,
    "a thing that is there by reference alone": lambda data: any(
        record.NATURE is Nature.THING and not any(map(attests, record.evidence)) for record in data.values()
    ),
    "sources of several grades": lambda data: len({getattr(record, "grade", None) for record in data.values()}) > 2,
    "a value that a view has and the base has not": lambda data: any(
        len(view[id_].evidence) < len(data[id_].evidence) and view[id_] != data[id_]
        for source in data
        if source.startswith("source:")
        for view in [data.view(sources=[source])]
        for id_ in view
    ),
}


def test_datasets_reach_every_kind_and_everything_that_evidence_can_do() -> None:
    assert missed(datasets(max_records=12), {kind.__name__: partial(has_kind, kind) for kind in KINDS} | FEATURES) == []


def test_dates_reach_every_precision_and_marks_of_every_sort() -> None:
    made = [date for date in gathered(partial_dates(), 400) if isinstance(date, PartialDate)]
    assert {date.precision for date in made} == set(Precision)
    assert {(date.approximate, date.uncertain) for date in made} == {(a, u) for a in (False, True) for u in (False, True)}
    assert any(date.bounds[0].startswith("-") for date in made)
    assert not any(date.is_interval for date in gathered(partial_dates(intervals=False), 100) if isinstance(date, PartialDate))


def test_other_values_reach_every_sort() -> None:
    assert set(gathered(truths(), 30)) == set(Truth)
    made = [span for span in gathered(spans(), 150) if isinstance(span, Span)]
    assert {span.inverted for span in made} == set(Truth)
    assert any(span.start is None for span in made)
    assert any(span.end is None for span in made)
    assert any(isinstance(span.end, Ongoing) for span in made)
    directions = {getattr(quantity, "direction", None) for quantity in gathered(quantities(), 100)}
    assert directions == {None, *Direction}
    prefixes = {id_.prefix for id_ in gathered(ids(Actor), 100) if isinstance(id_, Id)}
    assert prefixes == {kind.PREFIX for kind in KINDS if issubclass(kind, Actor)}
    assert any(at.place is None for at in gathered(locators(), 40) if isinstance(at, Locator))
    assert any(not getattr(name, "text", "a").isascii() for name in gathered(names(), 60))


def test_evidence_reaches_every_step_and_manner() -> None:
    words = [word for vocabulary in vocabularies(Evidence) for word in vocabulary]
    assert missed(evidence(State), {str(word): partial(bears, word) for word in words}) == []


@given(datasets())
def test_a_dataset_passes_check(data: Dataset) -> None:
    assert [str(problem) for problem in check(data) if problem.severity is Severity.ERROR] == []


@given(datasets())
def test_what_only_conjecture_attests_is_a_statement_to_which_nothing_firm_refers(data: Dataset) -> None:
    for record in filter(only_conjectured, data.values()):
        if record.NATURE is Nature.THING:
            continue  # it is there because something refers to it
        for one in data.referrers(record.id):
            if one.standing in (Standing.IDENTITY, Standing.STATED):
                assert only_conjectured(data[one.holder]), f"{one.holder} is firm, and {record.id} is not"


def test_datasets_shrink_to_few_records() -> None:
    found = find(datasets(max_records=2, max_sources=2), lambda data: bool(data.disputes()), settings=SHRINKING)
    assert len(found) <= 4, list(found.values())


def test_a_strangers_class_has_equal_rights() -> None:
    codec = Codec().plus(Port)
    for port in gathered(records(Port, kinds=(*KINDS, Port)), 40):
        assert isinstance(port, Port)
        assert codec.structure(codec.unstructure(port)) == port
    for data in gathered(datasets((*KINDS, Port)), 25):
        assert isinstance(data, Dataset)
        assert all(problem.severity is not Severity.ERROR for problem in check(data))


def test_a_field_can_be_given() -> None:
    made = gathered(records(State, names=st.just(None)), 10)
    assert made
    assert all(isinstance(state, State) and state.names is None for state in made)
