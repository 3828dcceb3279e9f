"""Checking: run rules over a dataset, and report or raise what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from natoip4.dataset import Dataset
from natoip4.errors import InvalidDataset, Problem, Severity
from natoip4.rules.circles import circular_reference
from natoip4.rules.evidence import (
    evidence_for_missing_path,
    stated_without_evidence,
    unattested,
    unknown_locator,
    unresolved_value,
    whole_beside_another_source,
)
from natoip4.rules.names import duplicate_name
from natoip4.rules.references import dangling_reference, signing_group, statement_out_of_view, unused_source, wrong_family
from natoip4.rules.times import end_before_start, member_outside_group

__all__ = ["RULES", "Rule", "check", "ensure"]

Rule = Callable[[Dataset], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    dangling_reference,
    wrong_family,
    circular_reference,
    statement_out_of_view,
    signing_group,
    unused_source,
    end_before_start,
    member_outside_group,
    stated_without_evidence,
    unattested,
    evidence_for_missing_path,
    whole_beside_another_source,
    unknown_locator,
    unresolved_value,
    duplicate_name,
)


def check(data: Dataset, rules: Iterable[Rule] = RULES) -> tuple[Problem, ...]:
    """Return every problem that *rules* find, by record and path.

    A rule of one's own is any function from a dataset to problems:

    >>> def no_lone_record(data: Dataset) -> list[Problem]:
    ...     return [Problem(code="lone", message="a lone record")] if len(data) == 1 else []
    >>> from natoip4.records.actors import State
    >>> [problem.code for problem in check(Dataset([State(id=State.ref("jpn"))]), [no_lone_record])]
    ['lone']
    """
    found = [problem for rule in rules for problem in rule(data)]
    return tuple(sorted(found, key=lambda problem: (problem.record or "", problem.path or "", problem.code, problem.message)))


def ensure(data: Dataset, rules: Iterable[Rule] = RULES) -> Dataset:
    """Return *data* itself if *rules* find no error in it; else raise :class:`~natoip4.errors.InvalidDataset` with all."""
    errors = [problem for problem in check(data, rules) if problem.severity is Severity.ERROR]
    if errors:
        raise InvalidDataset(errors)
    return data
