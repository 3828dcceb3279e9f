"""The dataset: an immutable mapping with indexes that agree with a search by hand."""

from __future__ import annotations

import copy
import pickle
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.dataset import Dataset
from natoip4.documents.reading import loads
from natoip4.errors import AmbiguousName, InvalidDataset, InvalidValue, UnknownRecord
from natoip4.records.actors import Organisation, Person, State
from natoip4.records.claims import Claim
from natoip4.records.kinds import KINDS
from natoip4.records.record import Actor, Record, Relation
from natoip4.records.references import references
from natoip4.records.sources import Source
from natoip4.strategies import datasets
from natoip4.values.names import Name


@given(datasets())
def test_it_is_a_mapping_in_the_order_of_ids(data: Dataset) -> None:
    assert list(data) == sorted(data)
    assert len(data) == len(list(data.values())) == len(dict(data))
    for id_, record in data.items():
        assert record is data.get(id_)
        assert record is data[str(id_)]
        assert record.id == id_
        assert id_ in data
    assert "state:nowhere" not in data
    assert cast("object", 5) not in data
    assert data.get("state:nowhere") is None
    assert data.get("state:nowhere", 5) == 5


@given(datasets())
def test_it_is_equal_to_whatever_holds_the_same_records(data: Dataset) -> None:
    again = Dataset(reversed(list(data.values())))
    assert again == data
    assert hash(again) == hash(data)
    assert data != Dataset(list(data.values())[1:])
    assert data != dict(data)


@given(datasets(), st.booleans())
def test_it_can_be_pickled_and_copied_with_its_base_and_lens(data: Dataset, conjectures: bool) -> None:  # noqa: FBT001
    view = data.view(sources=[source.id for source in data.of(Source)][:1], conjectures=conjectures)
    for one in (data, view):
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            back = pickle.loads(pickle.dumps(one, protocol))
            assert back == one
            assert back.lens == one.lens
            assert back.base == data
            assert back.view() == one.view()
        assert copy.deepcopy(one) == one


@given(datasets())
def test_nothing_of_it_changes(data: Dataset) -> None:
    with pytest.raises(TypeError):
        data["state:x"] = State(id=State.ref("x"))  # type: ignore[index]
    with pytest.raises(TypeError):
        del data[next(iter(data))]  # type: ignore[attr-defined]


@given(datasets())
def test_of_gives_a_class_or_a_family(data: Dataset) -> None:
    for kind in (*KINDS, Record, Actor, Relation, Claim):
        assert list(data.of(kind)) == [record for record in data.values() if isinstance(record, kind)]


@given(datasets())
def test_referrers_are_those_that_a_search_finds(data: Dataset) -> None:
    everything = [reference for record in data.values() for reference in references(record)]
    for id_ in data:
        assert list(data.referrers(id_)) == [reference for reference in everything if reference.target == id_]
    with pytest.raises(UnknownRecord):
        data.referrers("state:nowhere")


@given(datasets())
def test_by_source_gives_the_records_with_evidence_from_it(data: Dataset) -> None:
    for source in data.of(Source):
        found = [record for record in data.values() if any(source.id in piece.sources for piece in record.evidence)]
        assert list(data.by_source(source.id)) == found


@given(datasets(), datasets())
def test_with_adds_and_replaces(one: Dataset, other: Dataset) -> None:
    together = one.with_(other.values())
    assert dict(together) == {**dict(one), **dict(other)}
    assert one.with_([]) == one
    assert together.base is together
    assert one.view().with_([]).lens is None


def test_two_records_with_one_id_are_refused() -> None:
    japan = State(id=State.ref("jpn"))
    with pytest.raises(InvalidDataset) as caught:
        Dataset([japan, japan])
    assert [(problem.code, problem.record) for problem in caught.value.problems] == [("duplicate-id", "state:jpn")]


JAPAN = State(id=State.ref("jpn"), names=(Name("Japan"), Name("Tokyo")))
DATA = Dataset(
    [JAPAN, Person(id=Person.ref("lee"), names=(Name("Lee"),)), Person(id=Person.ref("lee-2"), names=(Name("Lee"),))]
)


def test_a_name_gives_the_one_record_that_bears_it() -> None:
    assert DATA.named("Japan") is DATA.named("TOKYO") is JAPAN


def test_a_name_of_several_gives_the_candidates_and_none_of_them() -> None:
    with pytest.raises(AmbiguousName) as caught:
        DATA.named("Lee")
    assert "person:lee, person:lee-2" in (caught.value.problems[0].hint or "")
    assert isinstance(caught.value, LookupError)


def test_a_name_of_none_gives_the_nearest() -> None:
    with pytest.raises(UnknownRecord, match="japan"):
        DATA.named("Japn")
    with pytest.raises(UnknownRecord):
        DATA.named("")


@pytest.mark.parametrize("key", ["state:jpm", "Japan", "", 5, None, ["state:jpn"]])
def test_an_id_of_none_is_refused(key: object) -> None:
    with pytest.raises(UnknownRecord) as caught:
        DATA[key]  # type: ignore[call-overload]
    assert isinstance(caught.value, KeyError)
    if key == "state:jpm":
        assert "state:jpn" in str(caught.value)


def test_a_view_of_a_source_that_is_none_is_refused() -> None:
    with pytest.raises(UnknownRecord):
        DATA.view(sources=["source:nowhere"])


def test_a_reason_is_asked_for_a_path_that_there_is() -> None:
    with pytest.raises(InvalidValue, match="names"):
        DATA.why("state:jpn", "nmaes")
    with pytest.raises(UnknownRecord):
        DATA.why("state:jpm")
    assert [finding.state.value for finding in DATA.why("state:jpn", "names")] == ["not stated"]


def test_a_reason_may_be_asked_of_a_view_for_what_it_does_not_show() -> None:
    text = """{"format": "natoip4/1", "records": [
        {"id": "org:nato", "names": ["NATO", "OTAN"], "evidence": ["a: names[NATO]", "b: names[OTAN]"]},
        {"id": "source:a", "title": "A", "grade": "primary"},
        {"id": "source:b", "title": "B", "grade": "primary"}]}"""
    view = loads(text).view(sources=["source:a"])
    assert view[Organisation.ref("nato")].names == (Name("NATO"),)
    (finding,) = view.why("org:nato", "names[OTAN]")
    assert (finding.path, finding.state.value, finding.assertions) == ("names[OTAN]", "not stated", ())
    with pytest.raises(InvalidValue, match=r"expected names\[NATO\], names\[OTAN\] \(did you mean 'names\[OTAN\]'"):
        view.why("org:nato", "names[OTAM]")


def test_what_is_derived_is_made_once_and_anew_for_a_view_or_a_copy() -> None:
    made: list[Dataset] = []

    def size(data: Dataset) -> int:
        made.append(data)
        return len(data)

    data = Dataset([State(id=State.ref("jpn"))])
    view, twin = data.view(), pickle.loads(pickle.dumps(data))
    assert [data.derived(size), data.derived(size), view.derived(size), twin.derived(size)] == [1, 1, len(view), 1]
    assert [id(one) for one in made] == [id(data), id(view), id(twin)]
    assert data.derived(len) == 1
