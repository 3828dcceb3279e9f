"""Contents: all that a record holds, by paths that agree with those of evidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.records.actors import State
from natoip4.records.contents import all_within, contents, within
from natoip4.records.kinds import KINDS
from natoip4.records.paths import Path, atoms
from natoip4.records.record import Record
from natoip4.records.schema import Standing, fields_of
from natoip4.strategies import records
from natoip4.values.dates import PartialDate
from natoip4.values.names import Name
from natoip4.values.quantities import Quantity
from natoip4.values.spans import Ongoing, Span

ANY = st.sampled_from(KINDS).flatmap(records)


@given(ANY)
def test_what_is_stated_is_what_evidence_can_name(record: Record) -> None:
    stated = {one.path: one.value for one in contents(record) if one.standing is Standing.STATED}
    empty_parts = {path for path, value in stated.items() if value == () and "]." in path}
    assert {path: value for path, value in stated.items() if path not in empty_parts} == {
        path: value for path, value in atoms(record).items() if f"{path}.roles" not in empty_parts
    }


@given(ANY)
def test_every_path_is_there_once_and_of_the_standing_of_its_field(record: Record) -> None:
    found = list(contents(record))
    assert len({one.path for one in found}) == len(found)
    for one in found:
        assert fields_of(type(record))[Path.parse(one.path).field].standing is one.standing
        assert one.value is not None


@given(ANY)
def test_what_is_within_a_record_has_all_its_contents(record: Record) -> None:
    deep = dict(all_within(record))
    assert len(deep) == len(list(all_within(record)))
    for one in contents(record):
        assert one.path in deep
        assert one.value is True or deep[one.path] == one.value


@pytest.mark.parametrize(
    ("value", "paths"),
    [
        (PartialDate("2025"), ["x"]),
        (Ongoing(PartialDate("2025")), ["x"]),
        (Span(end=Ongoing(PartialDate("2025"))), ["x", "x.end"]),
        ((State.ref("a"), State.ref("b")), ["x", "x[state:a]", "x[state:b]"]),
        (Quantity(low=1, unit="t"), ["x", "x.low", "x.unit", "x.approximate"]),
        (Name("N", span=Span(start=PartialDate("2001"))), ["x", "x.text", "x.language", "x.kind", "x.span", "x.span.start"]),
    ],
)
def test_what_values_are_made_of(value: object, paths: list[str]) -> None:
    assert [path for path, _ in within("x", value)] == paths
