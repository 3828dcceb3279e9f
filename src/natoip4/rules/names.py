"""Rules about names."""

from __future__ import annotations

from collections.abc import Iterator

from natoip4.dataset import Dataset
from natoip4.errors import Problem, Severity, shown
from natoip4.records.record import Record

__all__ = ["duplicate_name"]


def duplicate_name(data: Dataset) -> Iterator[Problem]:
    """No two records of one class bear the same name: likely the same thing twice, and no look-up can tell them apart."""
    bearers: dict[tuple[type[Record], str], list[str]] = {}
    for record in data.values():
        for name in getattr(record, "names", None) or ():
            bearers.setdefault((type(record), name.text.casefold()), []).append(record.id)
    for (_, text), ids in bearers.items():
        for id_ in ids[1:]:
            yield Problem(
                code="duplicate-name",
                message=f"{ids[0]} bears this name too",
                severity=Severity.WARNING,
                record=id_,
                path="names",
                got=shown(text),
                hint="if they are one thing, make them one record; if not, give each a name of its own",
            )
