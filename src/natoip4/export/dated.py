"""Dated facts: every date that a dataset holds or that its evidence says, taken into rows and found again in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue, Problem, ensure_is, invalid_value, is_text, nearest, shown
from natoip4.export.columns import Row
from natoip4.records.contents import all_within, within
from natoip4.records.ids import Id
from natoip4.resolution.assertions import explicit
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Ongoing

__all__ = ["DatedFact", "asserted_dates", "bounds_of", "dated_facts", "held_dates", "row_of"]

_REQUIRED = ("record", "path", "date", "ongoing")


@attrs.frozen(kw_only=True)
class DatedFact:
    """That a record holds a date at a path or, with ``evidence``, that a piece of its evidence says (or denies) it there.

    The path is that of the date itself, which may be in a quantity or in the span of a name: ``value.at``,
    ``names[Japan].span.start``. ``evidence`` is the place of the piece in the record's evidence, from 0.
    """

    record: Id
    path: str
    date: PartialDate | Ongoing
    evidence: int | None = None
    denied: bool = False


def held_dates(data: Dataset) -> Iterator[DatedFact]:
    """Yield every date that a record holds, by record and path.

    >>> from natoip4.data.bundled import load
    >>> [(fact.path, str(fact.date)) for fact in held_dates(load()) if fact.record == "org:japan-mission-nato"]
    [('span.start', '2025-01-16')]
    """
    ensure_is(data, Dataset)
    for record in data.values():
        for path, value in all_within(record):
            if isinstance(value, (PartialDate, Ongoing)):
                yield DatedFact(record=record.id, path=path, date=value)


def asserted_dates(data: Dataset) -> Iterator[DatedFact]:
    """Yield every date that a piece of evidence says or denies, one that speaks for the whole record too, piece by piece.

    >>> from natoip4.data.bundled import load
    >>> [str(fact.date) for fact in asserted_dates(load()) if fact.record == "org:japan-mission-nato"]
    ['2025-01', '2025-01-16']
    """
    ensure_is(data, Dataset)
    for record in data.values():
        for number, piece in enumerate(record.evidence):
            for said in explicit(record, piece).on:
                for path, value in within(said.path, said.value):
                    if isinstance(value, (PartialDate, Ongoing)):
                        yield DatedFact(record=record.id, path=path, date=value, evidence=number, denied=said.denied)


def row_of(fact: DatedFact) -> Row:
    """Return the cells of a fact: record, path, date, whether it is ongoing, and its bounds."""
    ongoing = fact.date if isinstance(fact.date, Ongoing) else None
    date = str(fact.date if ongoing is None else ongoing.as_of)
    return (str(fact.record), fact.path, date, ongoing is not None, *bounds_of(fact.date))


def bounds_of(date: PartialDate | Ongoing | None) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and last day that the text of a date allows; what is ongoing has no last.

    >>> bounds_of(PartialDate("2024-02"))
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if date is None:
        return None, None
    if isinstance(date, Ongoing):
        return bounds_of(date.as_of)[0], None
    return _plain(date.earliest), _plain(date.latest)


def _plain(day: dt.date | None) -> dt.date | None:
    return None if day is None else dt.date(day.year, day.month, day.day)


def dated_facts(rows: Iterable[Mapping[str, object]]) -> Iterator[DatedFact]:
    """Yield the dated facts in rows of the table ``dates`` or ``asserted_dates``, exactly as the dataset had them.

    The rows may be what :meth:`~natoip4.export.columns.Table.to_dicts` gives, or what was read from a file: cells by the name
    of the column, as text (as CSV has them) or typed (as Parquet does). Other columns are passed over. A row that is none of
    these raises :class:`~natoip4.errors.InvalidValue` with its number, from 1.

    >>> (fact,) = dated_facts([{"record": "state:jpn", "path": "span.end", "date": "2026-04", "ongoing": "true"}])
    >>> fact.date
    Ongoing(as_of=PartialDate(edtf='2026-04'))
    """
    if is_text(rows) or not isinstance(rows, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance] - a public door
        raise invalid_value("wrong-type", "rows are a collection of mappings", rows, "what Table.to_dicts returns")
    for number, row in enumerate(rows, 1):
        try:
            ensure_is(row, Mapping)
            yield _fact(row)
        except InvalidValue as failure:
            raise InvalidValue(attrs.evolve(problem, path=f"row {number}") for problem in failure.problems) from None


def _fact(row: Mapping[str, object]) -> DatedFact:
    record, path, date, ongoing = (_cell(row, name) for name in _REQUIRED)
    if not isinstance(path, str):
        raise invalid_value("bad-cell", "a path is text", path)
    when = PartialDate.parse(cast("str", date))
    evidence = row.get("evidence")
    return DatedFact(
        record=Id(cast("str", record)),
        path=path,
        date=Ongoing(when) if _truth("ongoing", ongoing) else when,
        evidence=None if evidence is None else _whole(evidence),
        denied=_truth("denied", row.get("denied", False)),
    )


def _cell(row: Mapping[str, object], name: str) -> object:
    if name not in row:
        meant = nearest(name, [str(key) for key in row])
        hint = f"is it {meant!r}?" if meant else None
        message = f"a dated fact has the column {name!r}"
        expected = ", ".join(_REQUIRED)
        raise InvalidValue(
            [Problem(code="no-such-column", message=message, got=shown(list(row)), expected=expected, hint=hint)]
        )
    return row[name]


def _truth(name: str, cell: object) -> bool:
    word = str(cell).casefold()
    if word not in ("true", "false"):
        raise invalid_value("bad-cell", f"{name} is true or false", cell, "true, false")
    return word == "true"


def _whole(cell: object) -> int:
    text = str(cell)
    if not (text.isascii() and text.isdecimal()):
        raise invalid_value("bad-cell", "evidence is the place of a piece", cell, "a whole number from 0")
    return int(text)
