"""The rows of the tables that a dataset is laid out in: a function for each table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TypeVar

from natoip4.codec.writing import plain
from natoip4.dataset import Dataset
from natoip4.documents.writing import spaced
from natoip4.export.columns import Cell, Row
from natoip4.export.dated import asserted_dates, bounds_of, held_dates, row_of
from natoip4.queries.labels import label_of, parties_of
from natoip4.queries.support import is_firm
from natoip4.records.claims import Claim
from natoip4.records.contents import all_within, contents
from natoip4.records.evidence import Evidence
from natoip4.records.ids import Id
from natoip4.records.parts import Milestone, Participant, Party
from natoip4.records.paths import Path
from natoip4.records.record import Record
from natoip4.records.references import references
from natoip4.records.schema import fields_of
from natoip4.records.sources import Source
from natoip4.resolution.assertions import explicit
from natoip4.values.dates import PartialDate
from natoip4.values.names import ExternalId, Name
from natoip4.values.quantities import Quantity
from natoip4.values.spans import Ongoing, Span

__all__ = ["ROWS"]

V = TypeVar("V")


def _written(value: object) -> str:
    """Return a value as text: text, words and dates as they are, anything else as JSON."""
    written = plain(value)
    return written if isinstance(written, str) else spaced(written)


def _text(value: object) -> str | None:
    return None if value is None else _written(value)


def _date(date: PartialDate | Ongoing | None) -> Row:
    """Return the three cells of a date: its text, its first and its last day."""
    return (_text(date.as_of if isinstance(date, Ongoing) else date), *bounds_of(date))


def _held(data: Dataset, kind: type[V]) -> Iterator[tuple[Id, str, V]]:
    """Yield every value of a class that records hold, at whatever depth, with record and path."""
    for record in data.values():
        for path, value in all_within(record):
            if isinstance(value, kind):
                yield record.id, path, value


def _pieces(data: Dataset) -> Iterator[tuple[Record, int, Evidence]]:
    for record in data.values():
        for number, piece in enumerate(record.evidence):
            yield record, number, piece


def _records(data: Dataset) -> Iterator[Row]:
    for record in data.values():
        sources = {source for piece in record.evidence for source in piece.sources}
        label, conjectural = label_of(data, record), not is_firm(data, record)
        kind, nature = type(record).__name__, record.NATURE.value
        yield record.id, kind, nature, label, conjectural, len(record.evidence), len(sources), record.notes


def _values(data: Dataset) -> Iterator[Row]:
    for record in data.values():
        for content in contents(record):
            field, type_ = Path.parse(content.path).field, type(content.value).__name__
            yield record.id, content.path, field, content.standing.value, type_, _written(content.value)


def _dates(data: Dataset) -> Iterator[Row]:
    yield from map(row_of, held_dates(data))


def _spans(data: Dataset) -> Iterator[Row]:
    for record, path, span in _held(data, Span):
        yield record, path, *_date(span.start), *_date(span.end), isinstance(span.end, Ongoing)


def _quantities(data: Dataset) -> Iterator[Row]:
    for record, path, held in _held(data, Quantity):
        numbers = (_number(held.low), _number(held.high), _digits(held.low), _digits(held.high))
        yield record, path, *numbers, held.unit, held.approximate, _text(held.direction), *_date(held.at), held.said


def _number(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _digits(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


def _names(data: Dataset) -> Iterator[Row]:
    for record, path, name in _held(data, Name):
        yield record, path, name.text, name.language, name.kind.value


def _external_ids(data: Dataset) -> Iterator[Row]:
    for record, path, other in _held(data, ExternalId):
        yield record, path, other.scheme, other.value


def _references(data: Dataset) -> Iterator[Row]:
    for record in data.values():
        for one in references(record):
            if not one.path.startswith("evidence["):
                yield record.id, one.path, one.target, one.standing.value


def _participants(data: Dataset) -> Iterator[Row]:
    for record, _, one in _held(data, Participant):
        roles = None if one.roles is None else "+".join(role.value for role in one.roles)
        yield record, one.actor, roles, _text(one.level)


def _parties(data: Dataset) -> Iterator[Row]:
    for record in data.values():
        roles = {str(held.actor): _text(held.role) for _, held in all_within(record) if isinstance(held, Party)}
        for actor in parties_of(record):
            yield record.id, actor, roles.get(str(actor))


def _milestones(data: Dataset) -> Iterator[Row]:
    for record, _, stone in _held(data, Milestone):
        yield record, stone.stage.value, stone.party, _text(stone.act), *_date(stone.date)


def _roles(data: Dataset) -> Iterator[Row]:
    for claim in data.of(Claim):
        for field in fields_of(type(claim)).values():
            if field.families and field.many:
                fillers: tuple[Id, ...] = getattr(claim, field.name) or ()
                marks = field.name in claim.negated_roles, field.name in claim.collective
                yield from ((claim.id, claim.KIND, field.name, filler, *marks) for filler in fillers)


def _links(data: Dataset) -> Iterator[Row]:
    for claim in data.of(Claim):
        yield from ((claim.id, link.kind.value, link.to, _text(link.strength)) for link in claim.links)


def _evidence(data: Dataset) -> Iterator[Row]:
    for record, number, piece in _pieces(data):
        manner = piece.step.value, piece.assertion.value, piece.mood.value, piece.by
        yield record.id, number, *manner, piece.open, piece.whole, piece.note


def _locators(data: Dataset) -> Iterator[Row]:
    for record, number, piece in _pieces(data):
        for place, locator in enumerate(piece.locators):
            yield record.id, number, place, locator.source, locator.place


def _hedges(data: Dataset) -> Iterator[Row]:
    for record, number, piece in _pieces(data):
        yield from ((record.id, number, place, hedge) for place, hedge in enumerate(piece.hedges))


def _assertions(data: Dataset) -> Iterator[Row]:
    for record, number, piece in _pieces(data):
        for said in explicit(record, piece).on:
            yield record.id, number, said.path, said.denied, _text(said.value)


def _asserted_dates(data: Dataset) -> Iterator[Row]:
    for fact in asserted_dates(data):
        record, path, *rest = row_of(fact)
        yield record, fact.evidence, path, fact.denied, *rest


def _contested(data: Dataset) -> Iterator[Row]:
    yield from data.contested


def _sources(data: Dataset) -> Iterator[Row]:
    for one in data.of(Source):
        authors = "; ".join(one.authors) or None
        dates = *_date(one.date), *_date(one.read_on)
        yield one.id, one.title, authors, one.publisher, *dates, one.grade.value, one.read.value, one.address, one.licence


#: What yields the rows of the table of each name.
ROWS: Mapping[str, Callable[[Dataset], Iterator[Row]]] = {
    "records": _records,
    "values": _values,
    "dates": _dates,
    "spans": _spans,
    "quantities": _quantities,
    "names": _names,
    "external_ids": _external_ids,
    "references": _references,
    "participants": _participants,
    "parties": _parties,
    "milestones": _milestones,
    "roles": _roles,
    "links": _links,
    "evidence": _evidence,
    "locators": _locators,
    "hedges": _hedges,
    "assertions": _assertions,
    "asserted_dates": _asserted_dates,
    "contested": _contested,
    "sources": _sources,
}


def plain_cell(cell: Cell) -> Cell:
    """Return a cell of exactly the type of its column: an id is text."""
    return str(cell) if isinstance(cell, str) else cell
