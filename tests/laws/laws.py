"""The seven laws of evidence and views, each a function that fails where a dataset breaks it.

They are written from the specification and read records and evidence alone: what a piece of evidence says and rests on is
worked out here again, so that a mistake of the library is not made twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypedDict, cast

import attrs

from natoip4.dataset import Dataset
from natoip4.documents.reading import loads
from natoip4.documents.writing import dumps
from natoip4.errors import Problem, Severity
from natoip4.records.evidence import EXISTS, Evidence, Said
from natoip4.records.ids import Id
from natoip4.records.locators import Locator
from natoip4.records.parts import Link
from natoip4.records.paths import Path, atoms, stated_fields
from natoip4.records.record import Nature, Record
from natoip4.records.references import references
from natoip4.records.schema import Standing, fields_of
from natoip4.records.sources import Source
from natoip4.resolution.records import resolved
from natoip4.rules.checking import check
from natoip4.values.dates import PartialDate
from natoip4.values.vocabulary import Grade, Step

Saying = tuple[str, object, bool]  # path, value, whether it is denied


class Lens(TypedDict):
    """The arguments of a view."""

    sources: Sequence[str] | None
    known_on: PartialDate | None
    possible: bool
    conjectures: bool


def sayings(record: Record, piece: Evidence) -> set[Saying]:
    """Return what a piece of evidence says of a record, absolutely."""
    if piece.on:
        return {(said.path, said.value, said.denied) for said in piece.on}
    return {(path, value, False) for path, value in atoms(record).items()} or {(EXISTS, True, False)}


def attests(piece: Evidence) -> bool:
    return not piece.on or any(not said.denied for said in piece.on)


def errors(problems: Iterable[Problem]) -> list[str]:
    return [str(problem) for problem in problems if problem.severity is Severity.ERROR]


def is_closed(view: Dataset) -> None:
    """Law 1: every reference resolves to a record of a family that its field takes."""
    for record in view.values():
        for reference in references(record):
            assert reference.target in view, f"{record.id} {reference.path}: {reference.target} is not in the view"
            assert isinstance(view[reference.target], reference.families), f"{record.id} {reference.path}"


def passes_check(view: Dataset) -> None:
    """Law 1, its second half: what the rules ask of a dataset holds in the view."""
    assert not errors(check(view))


def leaks_nothing(base: Dataset, view: Dataset) -> None:
    """Law 2: every stated value in a view is asserted by evidence that is visible in it."""
    for record in view.values():
        original = base[record.id]
        said: set[tuple[str, object]] = set()
        for piece in original.evidence:
            if is_seen(piece, view):
                said |= {
                    (path, not denied if value is True else value)
                    for path, value, denied in sayings(original, piece)
                    if not denied or value is True
                }
        for path, value in atoms(record).items():
            assert (path, value) in said, f"{record.id} {path}: {value!r} is asserted by nothing that is seen"


def nests(base: Dataset, one: Lens, other: Lens) -> None:
    """Law 3: views commute, are idempotent, and nest."""
    first, second = view_of(base, one), view_of(base, other)
    assert view_of(first, one) == first
    assert view_of(first, other) == view_of(second, one) == view_of(base, together(one, other))
    assert view_of(first, other).base is base


def view_of(data: Dataset, lens: Lens) -> Dataset:
    """Return the view; what may have been published is asked for only where there is a date to ask it of."""
    possible = lens["possible"] and lens["known_on"] is not None
    return data.view(sources=lens["sources"], known_on=lens["known_on"], possible=possible, conjectures=lens["conjectures"])


def together(one: Lens, other: Lens) -> Lens:
    """Return what both let through: sources of both, the earlier date, conjectures if either asks for them."""
    sources = [set(lens["sources"]) for lens in (one, other) if lens["sources"] is not None]
    dates = [lens["known_on"] for lens in (one, other) if lens["known_on"] is not None]
    return {
        "sources": sorted(set.intersection(*sources)) if sources else None,
        "known_on": min(dates, key=lambda date: date.sort_key[1]) if dates else None,
        "possible": one["possible"],
        "conjectures": one["conjectures"] or other["conjectures"],
    }


def loses_conjecture_only(base: Dataset) -> None:
    """Law 4: ``view()`` is the stored data less what rests on conjecture, and it can be brought back."""
    firm = {id_: tuple(p for p in record.evidence if p.step is not Step.CONJECTURE) for id_, record in base.items()}
    kept: set[Id] = {Id(id_) for id_, record in base.items() if record.NATURE is Nature.SOURCE}
    waiting = [Id(id_) for id_ in base if any(map(attests, firm[Id(id_)]))]
    while waiting:
        this = waiting.pop()
        if this not in kept:
            kept.add(this)
            seen = attrs.evolve(base[this], evidence=firm[this])
            waiting += [target for target in referred_to(seen) if base[target].NATURE is Nature.THING]
    expected = [without_absent(attrs.evolve(base[id_], evidence=firm[id_]), kept) for id_ in kept]
    assert base.view() == Dataset(expected)
    with_all = base.view(conjectures=True)
    for record in base.values():
        if any(map(attests, record.evidence)):
            assert all_sayings(with_all[record.id]) == all_sayings(record)
    assert base.view().view(conjectures=True) == with_all


def referred_to(record: Record) -> Iterable[Id]:
    """Return what a record, or its evidence, refers to, and is there with it."""
    for reference in references(record):
        if reference.standing in (Standing.IDENTITY, Standing.STATED):
            yield reference.target


def without_absent(record: Record, present: set[Id]) -> Record:
    """Return a record without classifications and links to what is absent."""
    changes: dict[str, Any] = {}
    for field in fields_of(type(record)).values():
        value = getattr(record, field.name)
        if field.standing is Standing.CODED and isinstance(value, tuple):
            kept = tuple(
                element
                for element in cast("tuple[object, ...]", value)
                if not (isinstance(element, Id) and element not in present)
                and not (isinstance(element, Link) and element.to not in present)
            )
            changes[field.name] = kept
    return attrs.evolve(record, **changes)


def never_loses_a_record(data: Dataset, dates: Iterable[PartialDate], *, possible: bool) -> None:
    """Law 5: what is known at a time is known later."""
    known: set[str] = set()
    for date in sorted(dates, key=lambda date: date.bounds[1]):
        view = data.view(known_on=date, possible=possible)
        assert known <= set(view), f"at {date}, these are lost: {sorted(known - set(view))}"
        known = set(view)


def keeps_what_is_said(base: Dataset, view: Dataset) -> None:
    """No view changes what a piece of evidence asserts; every piece that it should show is there."""
    for record in view.values():
        original = base[record.id]
        shown = (piece for piece in original.evidence if is_seen(piece, view))
        assert all_sayings(record) == sorted(saying_text(original, piece) for piece in shown), record.id


def is_written_and_read(view: Dataset) -> None:
    """Law 6: writing and reading a view changes no assertion, and what is canonical stays as it is."""
    text = dumps(view)
    back = loads(text)
    assert list(back.values()) == list(view.values())
    for record in back.values():
        assert all_sayings(record) == all_sayings(view[record.id])
    assert dumps(back) == text


def is_seen(piece: Evidence, view: Dataset) -> bool:
    conjectures = view.lens is None or view.lens.conjectures
    return all(at.source in view for at in piece.locators) and (conjectures or piece.step is not Step.CONJECTURE)


def all_sayings(record: Record) -> list[str]:
    return sorted(saying_text(record, piece) for piece in record.evidence)


def saying_text(record: Record, piece: Evidence) -> str:
    return f"{attrs.evolve(piece, on=())!r} {sorted(map(repr, sayings(record, piece)))}"


def silence_changes_nothing(base: Dataset, id_: str, piece: Evidence, grade: Grade, lens: Lens) -> None:
    """Law 7: adding a source that says nothing about a path leaves that path as it was, in every view."""
    source = Source(id=Id("source:new"), title="New", grade=grade, read_on=PartialDate("2000"))
    spoken = attrs.evolve(piece, locators=(Locator(source.id),), step=Step.DIRECT)
    record = base[id_]
    pieces = [attrs.evolve(p, on=tuple(Said(*saying) for saying in sayings(record, p))) for p in record.evidence]
    told = attrs.evolve(record, evidence=(*pieces, spoken))
    records = base.with_([source, told])
    firm = [p for p in told.evidence if p.step is not Step.CONJECTURE]
    more = records.with_([attrs.evolve(resolved(told, records, firm), evidence=told.evidence)])
    before = view_of(base, lens)
    more_lens = lens.copy()
    more_lens["sources"] = None if lens["sources"] is None else [*lens["sources"], source.id]
    after = view_of(more, more_lens)
    assert set(before) <= set(after)
    for other in before.values():
        if other.id == id_:
            assert untouched(other, spoken) == untouched(after[id_], spoken)
        else:
            for field in stated_fields(type(other)):
                assert getattr(after[other.id], field.name) == getattr(other, field.name)


def untouched(record: Record, piece: Evidence) -> dict[str, object]:
    """Return what a record states where *piece* says nothing: both ends of a span, and an element and its parts, are one.

    Who denies a whole, or says that there is none of it, speaks of all of it.
    """
    wholes = {said.path for said in piece.on if said.value == () or (said.denied and said.value is None)}
    touched = {one_of(said.path) for said in piece.on}
    fields = {Path.parse(path).field for path in touched if "[" in path}
    left = {
        path: value
        for path, value in atoms(record).items()
        if one_of(path) not in touched | wholes and Path.parse(path).field not in wholes
    }
    return {path: value for path, value in left.items() if path not in fields or value != ()}


def one_of(path: str) -> str:
    return Path.parse(path).element
