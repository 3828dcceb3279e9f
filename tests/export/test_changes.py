"""Differences as text: a line for each thing that differs, whatever letters are in it."""

from __future__ import annotations

import attrs
from hypothesis import given

from natoip4.dataset import Dataset
from natoip4.export.changes import diff_text
from natoip4.queries.diff import Diff, diff
from natoip4.records.actors import State
from natoip4.records.claims import Claim
from natoip4.records.evidence import Said
from natoip4.strategies import datasets
from natoip4.values.dates import PartialDate
from natoip4.values.names import Name
from natoip4.values.quantities import Quantity
from natoip4.values.spans import Span
from tests.queries.worlds import evidence, replaced, world


@given(datasets(), datasets())
def test_a_line_for_each_thing_and_one_that_counts(old: Dataset, new: Dataset) -> None:
    found = diff(old, new)
    lines = diff_text(found).split("\n")
    changed = [change for change in found.changes if change.change == "changed"]
    pieces = [side for change in changed for piece in change.evidence for side in (piece.before, piece.after) if side]
    assert len(lines) == len(found.changes) + sum(len(change.values) for change in changed) + len(pieces) + 1
    for change in found.changes:
        assert f"{'+-~'[('added', 'removed', 'changed').index(change.change)]} {change.record}" in lines


def test_no_difference() -> None:
    assert diff_text(Diff()) == "records: 0 added, 0 removed, 0 changed"


def test_what_a_reader_sees() -> None:
    old = world().with_([State(id=State.ref("nzl"))])
    span = Span(start=PartialDate("2025-02"), end=PartialDate("2026"))
    new = replaced(world(), "org:mission", span=span, names=(Name("delegation"), Name("mission")))
    new = replaced(new, "org:mission", evidence=evidence("a@3: names, of, to, span.start=2025-01; reported"))
    new = replaced(new, "indicator:spending", quantity=Quantity(low=2, unit="%"), place=None)
    new = replaced(new, "claim:threat", former=True, notes="one\ntwo")
    new = new.with_([State(id=State.ref("aus"))])
    assert diff_text(diff(old, new)).split("\n") == [
        "~ claim:threat",
        "  ~ former: false -> true",
        r'  + notes = "one\ntwo"',
        "~ indicator:spending",
        '  ~ quantity: {"low": 2, "high": 2, "unit": "per cent", "at": "2025"} -> {"low": 2, "unit": "%"}',
        "~ org:mission",
        "  ~ span.start: 2025-01-16 -> 2025-02",
        "  + names[delegation]",
        "  + span.end = 2026",
        "  - evidence a@3: names[mission], of=state:jpn, span.start=2025-01, to=org:nato",
        "  + evidence a@3: names[delegation], names[mission], of=state:jpn, span.start=2025-01, to=org:nato; reported",
        "  - evidence b@3: of=state:jpn, span.start=2025-01-16, to=org:nato",
        "+ state:aus",
        "- state:nzl",
        "records: 1 added, 1 removed, 3 changed",
    ]


def test_evidence_that_has_no_short_form() -> None:
    old = world()["claim:hold"]
    pieces = evidence("a@25", "reading from a@26, b@25; implied; by state:jpn; open")
    new = attrs.evolve(old, evidence=(attrs.evolve(pieces[0], hedges=("it is said",), note="see there"), pieces[1]))
    lines = diff_text(diff(Dataset([old]), Dataset([new]))).split("\n")
    assert "  + evidence a@25; hedged 'it is said'; note 'see there'" in lines
    assert "  + evidence reading from a@26, b@25; implied; by state:jpn; open" in lines
    assert lines[0] == f"~ {Claim.ref('hold')}"


def test_what_is_denied_is_marked() -> None:
    old = world()["event:summit"]
    (piece,) = evidence("a@1: !occurred, !participants[state:kor]")
    denied = Said("date", PartialDate("2022"), denied=True)
    new = attrs.evolve(old, evidence=(attrs.evolve(piece, on=(*piece.on, denied)),))
    text = diff_text(diff(Dataset([old]), Dataset([new])))
    assert "  + evidence a@1: !date=2022, !occurred, !participants[state:kor]" in text
