"""Rules about time: what ends does so after it starts, and members belong while there is something to belong to."""

from __future__ import annotations

from collections.abc import Iterator

from natoip4.dataset import Dataset
from natoip4.errors import Problem, shown
from natoip4.records.offices import Membership
from natoip4.records.paths import stated_fields
from natoip4.values.spans import Span
from natoip4.values.truth import Truth

__all__ = ["end_before_start", "member_outside_group"]


def end_before_start(data: Dataset) -> Iterator[Problem]:
    """No span certainly ends before it starts."""
    for record in data.values():
        for field in stated_fields(type(record)):
            span = getattr(record, field.name) if Span in field.items else None
            if isinstance(span, Span) and span.inverted is Truth.YES:
                yield Problem(
                    code="end-before-start",
                    message="this span ends before it starts",
                    record=record.id,
                    path=field.name,
                    got=shown(str(span)),
                    hint="ends are the last day, not the day after",
                )


def member_outside_group(data: Dataset) -> Iterator[Problem]:
    """No membership lies certainly outside the life of its group."""
    for membership in data.of(Membership):
        group = data.get(membership.group)
        life = getattr(group, "span", None)
        if membership.span is not None and isinstance(life, Span) and life.overlaps(membership.span) is Truth.NO:
            yield Problem(
                code="member-outside-group",
                message="this membership lies outside the life of its group",
                record=membership.id,
                path="span",
                got=shown(str(membership.span)),
                expected=f"within {life}",
            )
