"""Dating: where a record bears dates and spans, and whether its class could."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from natoip4.records.paths import Path
from natoip4.records.record import Record
from natoip4.records.schema import Field, Standing, fields_of, key_of, per_class
from natoip4.values.dates import PartialDate
from natoip4.values.quantities import Quantity
from natoip4.values.spans import Span

__all__ = ["could_be_dated", "is_of_a_time", "times_in"]

_TIMES = frozenset({PartialDate, Span, Quantity})


def times_in(record: Record) -> Iterator[tuple[str, PartialDate | Span]]:
    """Yield each date and span that *record* bears, with its path: of a figure, the date that it is for.

    Names and external ids have times of their own, which are not times of the record.

    >>> from natoip4.records.frameworks import Framework
    >>> from natoip4.records.parts import Milestone
    >>> from natoip4.values.vocabulary import Stage
    >>> signed = Milestone(stage=Stage.ADOPTION, date=PartialDate("2022"))
    >>> [(path, str(time)) for path, time in times_in(Framework(id=Framework.ref("x"), milestones=(signed,)))]
    [('milestones[adoption].date', '2022')]
    """
    for field in _fields_with_times(type(record)):
        value = getattr(record, field.name)
        if not field.many:
            time = value.at if isinstance(value, Quantity) else value
            if isinstance(time, (PartialDate, Span)):
                yield field.name, time
            continue
        for element in cast("tuple[object, ...]", value or ()):
            for part in field.parts:
                time = getattr(element, part)
                if isinstance(time, (PartialDate, Span)):
                    yield str(Path(field.name, str(key_of(element)), part)), time


@per_class
def could_be_dated(cls: type) -> bool:
    """Return whether a record of this class without a date is one whose date is not stated.

    So it is if a source could state one: that a claim is about no period is a part of what it says.
    """
    return any(field.standing is Standing.STATED for field in _fields_with_times(cls))


def is_of_a_time(cls: type, path: str) -> bool:
    """Return whether *path* names a date, a span or an end of one in a record of this class."""
    parsed = Path.parse(path)
    field = {one.name: one for one in _fields_with_times(cls)}.get(parsed.field)
    if field is None:
        return False
    return not field.many or parsed.part is None or not _TIMES.isdisjoint(field.parts[parsed.part].items)


@per_class
def _fields_with_times(cls: type) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(cls).values() if _has_times(field))


def _has_times(field: Field) -> bool:
    if field.many:
        return any(not _TIMES.isdisjoint(part.items) for part in field.parts.values())
    return not _TIMES.isdisjoint(field.items)
