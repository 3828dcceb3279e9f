"""Auditing: what a curator still has to do, and what the default policy can do for them."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import Problem
from natoip4.records.evidence import Evidence, Said, firm
from natoip4.records.ids import Id
from natoip4.records.locators import Locator
from natoip4.records.paths import Path, atoms
from natoip4.records.record import Nature, Record
from natoip4.records.schema import fields_of
from natoip4.resolution.assertions import explicit
from natoip4.resolution.records import resolved, unsaid
from natoip4.rules.checking import Rule, check
from natoip4.rules.evidence import stated_without_evidence, unattested, unknown_locator, unresolved_value
from natoip4.rules.references import dangling_reference
from natoip4.values.spans import Span

__all__ = ["AUDIT_RULES", "audit", "field_without_evidence", "resolved_anew", "span_without_source", "undefined_source"]

_NOBODY = Evidence(locators=(Locator(Id("source:nobody")),))


def field_without_evidence(data: Dataset) -> Iterator[Problem]:
    """Every stated value but the ends of a span has evidence that speaks for it."""
    for problem in stated_without_evidence(data):
        if not _on_span(data, problem):
            yield attrs.evolve(problem, code="field-without-evidence")


def span_without_source(data: Dataset) -> Iterator[Problem]:
    """Every end of a span has a source that speaks for it."""
    for problem in stated_without_evidence(data):
        if _on_span(data, problem):
            yield attrs.evolve(problem, code="span-without-source", message="no source speaks for this end of a span")


def undefined_source(data: Dataset) -> Iterator[Problem]:
    """Every source that evidence points into is defined."""
    for problem in dangling_reference(data):
        if problem.path is not None and problem.path.startswith("evidence[") and problem.path.endswith(".locators"):
            yield attrs.evolve(problem, code="undefined-source", message="evidence points into a source that is not defined")


def _on_span(data: Dataset, problem: Problem) -> bool:
    record = data[problem.record or ""]
    return Span in fields_of(type(record))[Path.parse(problem.path or "").field].items


AUDIT_RULES: tuple[Rule, ...] = (
    field_without_evidence,
    span_without_source,
    unattested,
    undefined_source,
    unknown_locator,
    unresolved_value,
)


def audit(data: Dataset) -> tuple[Problem, ...]:
    """Return what is missing or wrong in the evidence, by record and path.

    These are records that no evidence attests; values that no evidence speaks for, ends of spans apart; sources that are used
    and not defined; places that their source does not have; and values to which the evidence does not come.

    >>> from natoip4.records.events import Event
    >>> from natoip4.values.dates import PartialDate
    >>> from natoip4.values.vocabulary import EventForm
    >>> seen = (Evidence.parse("a: exists"),)
    >>> event = Event(id=Event.ref("x"), form=EventForm.VISIT, date=PartialDate("2025"), evidence=seen)
    >>> [(problem.code, problem.path) for problem in audit(Dataset([event]))]
    [('field-without-evidence', 'date'), ('undefined-source', 'evidence[0].locators')]
    """
    return check(data, AUDIT_RULES)


def resolved_anew(data: Dataset) -> Dataset:
    """Return *data* with every stated value that evidence speaks of as the default policy finds it, conjectures left out.

    What no evidence speaks for stays as it is: nothing is thrown away because nobody has said yet where it is from. Evidence
    goes on saying what it says. Grades decide, so the sources must be there.

    >>> from natoip4.data.bundled import load
    >>> resolved_anew(load()) == load()
    True
    """
    return Dataset(record if record.NATURE is Nature.SOURCE else _resolved(data, record) for record in data.values())


def _resolved(data: Dataset, record: Record) -> Record:
    held = atoms(record)
    mute = tuple(Said(path, held[path]) for path in unsaid(record))
    found = resolved(record, data, [*firm(record.evidence), *([_NOBODY.saying(mute)] if mute else [])])
    anew = atoms(found)
    if anew == held or any(said.path not in anew for said in mute):
        return record
    return attrs.evolve(found, evidence=tuple(explicit(record, piece) for piece in record.evidence))
