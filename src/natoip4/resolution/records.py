"""One record as its evidence has it: every stated value found again, the rest as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import attrs

from natoip4.records.evidence import Evidence
from natoip4.records.paths import Path, atoms, read_key, stated_fields
from natoip4.records.record import Record, changed
from natoip4.records.schema import Field
from natoip4.resolution.assertions import assertions_of, explicit
from natoip4.resolution.policy import Finding, FindingState, default_policy
from natoip4.values.spans import Span
from natoip4.values.truth import Truth

__all__ = ["findings_of", "resolved", "unsaid"]


def findings_of(record: Record, records: Mapping[str, Record], evidence: Iterable[Evidence]) -> dict[str, Finding]:
    """Return what *evidence* comes to at every path of *record* that it speaks of.

    Ends of a span that come out in the wrong order are contested, both of them; the parts of an element share its fate.
    """
    said = assertions_of(record, records, evidence)
    findings = {path: default_policy(path, assertions) for path, assertions in said.items()}
    for field in stated_fields(type(record)):
        start, end = findings.get(f"{field.name}.start"), findings.get(f"{field.name}.end")
        if Span in field.items and start and end and start.value is not None and end.value is not None:
            span = Span(start=cast("None", start.value), end=cast("None", end.value))
            if span.inverted is Truth.YES:
                for finding in (start, end):
                    findings[finding.path] = attrs.evolve(finding, state=FindingState.CONTESTED, value=None, inverted=True)
    for path, finding in findings.items():
        element = findings.get(path[: path.rindex("].") + 1]) if "]." in path else None
        if element is not None and element.state is not FindingState.STATED and finding.state is FindingState.STATED:
            findings[path] = attrs.evolve(finding, state=element.state, value=None)
    return findings


def resolved(record: Record, records: Mapping[str, Record], evidence: Iterable[Evidence]) -> Record:
    """Return *record* with *evidence* alone: its stated values are what the default policy finds in it.

    Identity, coded fields and bookkeeping stay. The record itself is returned where nothing changes.
    """
    kept = tuple(evidence)
    findings = findings_of(record, records, kept)
    values = {field.name: _value(field, findings) for field in stated_fields(type(record))}
    if all(getattr(record, name) == value for name, value in values.items()):
        return record if kept == record.evidence else attrs.evolve(record, evidence=kept)
    return changed(record, {**values, "evidence": tuple(explicit(record, piece) for piece in kept)})


def _value(field: Field, findings: Mapping[str, Finding]) -> object:
    if not field.many:
        if not field.parts:
            return _held(findings, field.name)
        ends = {name: _held(findings, f"{field.name}.{name}") for name in field.parts}
        return None if all(end is None for end in ends.values()) else field.items[0](**ends)
    elements = tuple(_elements(field, findings))
    return elements or _held(findings, field.name)


def _held(findings: Mapping[str, Finding], path: str) -> object:
    finding = findings.get(path)
    return None if finding is None else finding.value


def _elements(field: Field, findings: Mapping[str, Finding]) -> Iterator[object]:
    keys = {
        path.key
        for path in map(Path.parse, findings)
        if path.field == field.name and path.key is not None and path.part is None
    }
    for key in sorted(keys):
        where = f"{field.name}[{key}]"
        present = _held(findings, where)
        if present is None or present is False:
            continue
        if not field.keyed:
            yield present
        else:
            parts = {name: _held(findings, f"{where}.{name}") for name in field.parts}
            yield _from_key(field, key, parts)


def _from_key(field: Field, key: str, parts: Mapping[str, object]) -> object:
    item = field.items[0]
    return item(**read_key(item, key), **parts)


def unsaid(record: Record) -> list[str]:
    """Return the paths at which *record* holds a value that none of its evidence asserts."""
    said = {path for piece in record.evidence for path in _asserted(record, piece)}
    return [path for path in atoms(record) if path not in said]


def _asserted(record: Record, piece: Evidence) -> Iterator[str]:
    for said in explicit(record, piece).on:
        if not said.denied or said.value is True:
            yield said.path
