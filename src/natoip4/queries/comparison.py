"""ComparisonTable: several actors side by side, what is known of each, and how much evidence stands behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import UnknownRecord, invalid_value
from natoip4.queries.cells import Cell, Entry, Row
from natoip4.queries.holding import When, asked
from natoip4.queries.labels import name_of
from natoip4.queries.rows import ROWS
from natoip4.queries.subject import Subject
from natoip4.queries.support import Tally
from natoip4.records.actors import State
from natoip4.records.ids import Id
from natoip4.records.record import Actor
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span

__all__ = ["IP4", "VERSION", "ComparisonTable", "compare"]

#: The ids of the Indo-Pacific Four.
IP4: tuple[Id[Actor], ...] = (State.ref("aus"), State.ref("jpn"), State.ref("kor"), State.ref("nzl"))

#: The version of the shape that :meth:`ComparisonTable.to_dict` returns.
VERSION = 1


@attrs.frozen(kw_only=True)
class ComparisonTable:
    """Rows of cells, one cell for each of the ``actors``; ``names`` are what these are called, in the same order.

    ``on`` is the date asked about, ``sources`` what the view compared was limited to; ``None`` means no limit.
    """

    actors: tuple[Id[Actor], ...]
    names: tuple[str, ...]
    on: PartialDate | Span | None = None
    sources: tuple[Id, ...] | None = None
    rows: tuple[Row, ...]

    def cell(self, row: str, actor: str) -> Cell:
        """Return one cell; a row or an actor that is not there raises :class:`~natoip4.errors.InvalidValue`.

        >>> from natoip4.data.bundled import load
        >>> str(compare(load()).cell("missions", "state:jpn").entries[0].records[0])
        'org:japan-mission-nato'
        """
        keys = [one.key for one in self.rows]
        if row not in keys:
            raise invalid_value("no-such-row", "the comparison has no such row", row, ", ".join(keys))
        if actor not in self.actors:
            raise invalid_value("no-such-column", "the comparison has no such actor", actor, ", ".join(self.actors))
        return self.rows[keys.index(row)].cells[self.actors.index(Id(actor))]

    def to_dict(self) -> dict[str, object]:
        """Return the comparison as plain objects, in the documented shape that ``version`` numbers.

        >>> compare(Dataset(), ()).to_dict()["version"]
        1
        """
        return {
            "version": VERSION,
            "on": None if self.on is None else str(self.on),
            "sources": None if self.sources is None else [str(id_) for id_ in self.sources],
            "actors": [{"id": str(id_), "name": name} for id_, name in zip(self.actors, self.names, strict=True)],
            "rows": [
                {
                    "key": row.key,
                    "label": row.label,
                    "cells": [_cell(actor, cell) for actor, cell in zip(self.actors, row.cells, strict=True)],
                }
                for row in self.rows
            ],
        }


def compare(data: Dataset, actors: Iterable[str] = IP4, *, on: When | None = None) -> ComparisonTable:
    """Return what *data*, a dataset or a view, has about each of *actors*, side by side.

    With a date, what certainly did not hold *on* it is left out, and each entry says whether it did or may have. An id that
    nothing bears raises :class:`~natoip4.errors.UnknownRecord`; an actor of the base that a view lacks has empty cells.

    >>> from natoip4.data.bundled import load
    >>> comparison = compare(load(), ["state:jpn", "state:kor"])
    >>> comparison.names
    ('Japan', 'South Korea')
    >>> [entry.label for entry in comparison.cell("groupings", "state:jpn").entries]
    ['Indo-Pacific Four (member)']
    """
    wanted = (actors,) if isinstance(actors, str) else tuple(actors)
    ids = tuple(dict.fromkeys(_actor(data, id_) for id_ in wanted))
    time = asked(on)
    subjects = [Subject(data, id_, time) for id_ in ids]
    return ComparisonTable(
        actors=ids,
        names=tuple(name_of(data, id_) for id_ in ids),
        on=time,
        sources=None if data.lens is None or data.lens.sources is None else tuple(sorted(data.lens.sources)),
        rows=tuple(
            Row(
                key=key,
                label=label,
                cells=tuple(
                    Cell(entries=tuple(entry for entry in question(subject) if entry is not None)) for subject in subjects
                ),
            )
            for key, (label, question) in ROWS.items()
        ),
    )


def _actor(data: Dataset, id_: str) -> Id[Actor]:
    try:
        record = data[id_]
    except UnknownRecord:
        record = data.base[id_]
    if not isinstance(record, Actor):
        raise invalid_value("not-an-actor", f"a {type(record).__name__} is no actor", id_, "the id of an actor")
    return cast("Id[Actor]", record.id)


def _tally(tally: Tally) -> dict[str, object]:
    return {"records": tally.records, "evidence": tally.evidence, "sources": tally.sources}


def _cell(actor: Id, cell: Cell) -> dict[str, object]:
    return {
        "actor": str(actor),
        "state": cell.state.value,
        **_tally(cell.tally),
        "entries": [_entry(entry) for entry in cell.entries],
    }


def _entry(entry: Entry) -> dict[str, object]:
    locators = {at for piece in entry.support for at in piece.evidence.locators}
    return {
        "records": [str(id_) for id_ in entry.records],
        "label": entry.label,
        "through": [str(id_) for id_ in entry.through],
        "holds": None if entry.holds is None else entry.holds.label,
        "contested": [{"record": str(id_), "path": path} for id_, path in entry.contested],
        "evidence": entry.tally.evidence,
        "sources": entry.tally.sources,
        "locators": [str(at) for at in sorted(locators, key=lambda at: at.sort_key)],
    }
