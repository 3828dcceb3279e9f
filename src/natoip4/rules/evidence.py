"""Rules about evidence: every stated value has some, it points where there is something, and the values are what it yields."""

from __future__ import annotations

from collections.abc import Iterator

from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue, Problem, shown
from natoip4.records.evidence import EXISTS, firm
from natoip4.records.paths import atoms, field_at
from natoip4.records.record import Nature
from natoip4.records.sources import Source
from natoip4.resolution.assertions import attests
from natoip4.resolution.records import resolved, unsaid

__all__ = [
    "evidence_for_missing_path",
    "stated_without_evidence",
    "unattested",
    "unknown_locator",
    "unresolved_value",
    "whole_beside_another_source",
]


def stated_without_evidence(data: Dataset) -> Iterator[Problem]:
    """Every stated value has evidence that speaks for it."""
    for record in data.values():
        for path in unsaid(record):
            message, hint = (
                "no evidence speaks for this value",
                "name the path in a piece of evidence, or take the value out",
            )
            yield Problem(code="stated-without-evidence", message=message, record=record.id, path=path, hint=hint)


def unattested(data: Dataset) -> Iterator[Problem]:
    """Every statement has evidence of its own; every thing has some, or is referred to."""
    for record in data.values():
        if record.NATURE is Nature.SOURCE or any(attests(piece) for piece in record.evidence):
            continue
        if record.NATURE is Nature.STATEMENT or not _is_drawn_in(data, record.id):
            yield Problem(
                code="unattested",
                message="no evidence attests this record",
                record=record.id,
                hint="say where it is from",
            )


def _is_drawn_in(data: Dataset, id_: str) -> bool:
    """Whether a record is in views because another refers to it, other than by a coding or a link of ours."""
    return any(reference.draws and reference.holder != id_ for reference in data.referrers(id_))


def evidence_for_missing_path(data: Dataset) -> Iterator[Problem]:
    """Evidence speaks for paths that the class of its record has, and says something there."""
    for record in data.values():
        for place, piece in enumerate(record.evidence):
            for said in piece.on:
                where = f"evidence[{place}]"
                if said.path == EXISTS:
                    continue
                try:
                    field_at(type(record), said.path)
                except InvalidValue as failure:
                    problem = failure.problems[0]
                    yield Problem(
                        code="no-such-path",
                        message=problem.message,
                        record=record.id,
                        path=where,
                        got=shown(said.path),
                        expected=problem.expected,
                        hint=problem.hint,
                    )
                else:
                    if said.value is None and not said.denied:
                        hint = "write path=value, as the record itself holds nothing there"
                        message = "this path says nothing"
                        yield Problem(
                            code="says-nothing",
                            message=message,
                            record=record.id,
                            path=where,
                            got=shown(said.path),
                            hint=hint,
                        )


def whole_beside_another_source(data: Dataset) -> Iterator[Problem]:
    """Evidence speaks for a whole record only while that has one source."""
    for record in data.values():
        if len({source for piece in record.evidence for source in piece.sources}) > 1 and atoms(record):
            for place, piece in enumerate(record.evidence):
                if piece.whole:
                    message = "evidence for the whole record stands beside another source"
                    hint = "name the paths, or it adopts what the other source says"
                    path = f"evidence[{place}]"
                    yield Problem(
                        code="whole-beside-another",
                        message=message,
                        record=record.id,
                        path=path,
                        got=shown(str(piece)),
                        hint=hint,
                    )


def unknown_locator(data: Dataset) -> Iterator[Problem]:
    """A locator names a place that its source has, where the source lists its places."""
    places = {source.id: set(source.places()) for source in data.of(Source) if source.locators}
    for record in data.values():
        for place, piece in enumerate(record.evidence):
            for at in piece.locators:
                if at.source in places and at.place not in places[at.source]:
                    message = "the source has no such place"
                    yield Problem(
                        code="unknown-locator",
                        message=message,
                        record=record.id,
                        path=f"evidence[{place}]",
                        got=shown(str(at)),
                    )


def unresolved_value(data: Dataset) -> Iterator[Problem]:
    """The values that a record holds are what the default policy finds in its evidence, conjectures left out."""
    conjectures = data.lens is not None and data.lens.conjectures
    for record in data.values():
        if record.NATURE is Nature.SOURCE:
            continue
        evidence = record.evidence if conjectures else firm(record.evidence)
        held, found = atoms(record), atoms(resolved(record, data, evidence))
        for path in sorted(held.keys() | found.keys()):
            if held.get(path) != found.get(path) and path not in unsaid(record):
                yield Problem(
                    code="unresolved-value",
                    message="the evidence comes to another value",
                    record=record.id,
                    path=path,
                    got=shown(str(held.get(path))),
                    expected=shown(str(found.get(path))),
                )
