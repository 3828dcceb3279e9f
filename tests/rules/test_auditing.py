"""The audit: it finds what is missing, and mends what the policy can mend without touching anything else."""

from __future__ import annotations

from hypothesis import given

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.records.actors import Organisation
from natoip4.records.record import Nature, changed
from natoip4.records.schema import Standing, fields_of
from natoip4.rules.auditing import audit, resolved_anew
from natoip4.strategies import datasets
from natoip4.values.dates import PartialDate
from natoip4.values.names import Name
from natoip4.values.spans import Span
from tests.queries.worlds import evidence, replaced, world


def codes(data: Dataset) -> list[tuple[str, str | None, str | None]]:
    return [(problem.code, problem.record, problem.path) for problem in audit(data)]


def test_nothing_is_left_to_do_in_the_bundled_data() -> None:
    assert audit(load()) == ()


def test_what_is_missing_is_found_by_record_and_path() -> None:
    span = Span(start=PartialDate("2025"))
    made = Organisation(id=Organisation.ref("x"), names=(Name("X"),), span=span, evidence=evidence("nowhere@1: exists"))
    assert codes(world().with_([made])) == [
        ("undefined-source", "org:x", "evidence[0].locators"),
        ("field-without-evidence", "org:x", "names[X]"),
        ("span-without-source", "org:x", "span.start"),
    ]
    assert ("unresolved-value", "org:mission", "span.start") in codes(
        replaced(world(), "org:mission", span=Span(start=PartialDate("2025-01")))
    )
    listed = replaced(world(), "source:a", locators=("1-2",))
    assert ("unknown-locator", "org:mission", "evidence[0]") in codes(listed)


@given(datasets())
def test_what_is_settled_stays_as_it_is(data: Dataset) -> None:
    assert resolved_anew(data) == data


@given(datasets())
def test_values_that_are_lost_are_found_again_in_the_evidence(data: Dataset) -> None:
    """Empty every stated field for which that makes a record; the evidence is absolute and brings the values back."""
    emptied = [
        changed(record, {f.name: None for f in fields_of(type(record)).values() if f.standing is Standing.STATED})
        for record in data.values()
        if record.NATURE is not Nature.SOURCE and not any(piece.whole for piece in record.evidence)
    ]
    again = resolved_anew(data.with_(emptied))
    assert again == data
    assert resolved_anew(again) == again


def test_nothing_is_thrown_away_for_want_of_evidence() -> None:
    data = replaced(world(), "org:firm", of=load()["state:jpn"].id, evidence=evidence("a@5: names"))
    assert resolved_anew(data) == data
    assert codes(data) == [("field-without-evidence", "org:firm", "of")]
    both = replaced(data, "org:firm", names=None, evidence=evidence("a@5: names[Firm]"))
    mended = resolved_anew(both)
    assert mended["org:firm"].names == (Name("Firm"),)  # type: ignore[attr-defined]
    assert codes(mended) == [("field-without-evidence", "org:firm", "of")]
