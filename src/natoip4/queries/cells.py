"""Cells: what an answer shows at one place, in what state, with what values, and how much evidence stands behind it."""

from __future__ import annotations

import enum
from functools import cached_property

import attrs

from natoip4.queries.support import Support, Tally, tally_of
from natoip4.records.ids import Id
from natoip4.values.dates import PartialDate
from natoip4.values.quantities import Quantity
from natoip4.values.spans import Span
from natoip4.values.truth import Truth

__all__ = ["Cell", "CellState", "Entry", "Row", "Value"]

#: What an entry's values are: words of a vocabulary, dates, spans, quantities, ids.
Value = enum.Enum | PartialDate | Span | Quantity | Id


class CellState(enum.Enum):
    """What the data have to say at one place."""

    STATED = "stated"  #: something, and nothing equally good against it
    NOT_STATED = "not stated"  #: nothing, by a source that was read for it; that is not "no"
    NOT_COVERED = "not covered"  #: nothing, and no source in sight was read for it: its silence says nothing at all
    CONTESTED = "contested"  #: equally good evidence says things that exclude each other


@attrs.frozen(kw_only=True)
class Entry:
    """One thing that a cell shows.

    ``records`` are the ids of what is shown, the main one first; ``label`` is one line made of the data's own words; ``group``
    is the heading under which it stands in its cell, ``values`` what it comes to, by name, a name as often as it has values.

    ``through`` says what stands in the records in place of the actor, if the actor itself does not: its government, a
    minister, a tie to which it is party. ``whole`` is the group to which the actor belongs, or the collective that includes it,
    where the data say the thing of that and not of the actor. ``holds`` is whether it held on the date asked about (``None``
    without a date), ``contested`` where equally good evidence disagrees, as record and path. ``support`` is the evidence
    behind it.
    """

    records: tuple[Id, ...]
    label: str
    group: str | None = None
    values: tuple[tuple[str, Value], ...] = ()
    through: tuple[Id, ...] = ()
    whole: Id | None = None
    holds: Truth | None = None
    contested: tuple[tuple[Id, str], ...] = ()
    support: tuple[Support, ...] = ()

    @cached_property
    def tally(self) -> Tally:
        """How many records, claims, pieces of evidence and sources stand behind it."""
        return tally_of(self.records, self.support)

    def to_dict(self) -> dict[str, object]:
        """Return the entry as plain objects, in the shape that the comparison documents.

        >>> Entry(records=(Id("tie:x"),), label="x").to_dict()["records"]
        ['tie:x']
        """
        locators = {at for piece in self.support for at in piece.evidence.locators}
        return {
            "records": [str(id_) for id_ in self.records],
            "label": self.label,
            "group": self.group,
            "values": [[name, _plain(value)] for name, value in self.values],
            "through": [str(id_) for id_ in self.through],
            "whole": None if self.whole is None else str(self.whole),
            "holds": None if self.holds is None else self.holds.label,
            "contested": [{"record": str(id_), "path": path} for id_, path in self.contested],
            "claims": self.tally.claims,
            "evidence": self.tally.evidence,
            "sources": self.tally.sources,
            "locators": [str(at) for at in sorted(locators, key=lambda at: at.sort_key)],
        }


def _plain(value: Value) -> str:
    return str(value.value) if isinstance(value, enum.Enum) else str(value)


@attrs.frozen(kw_only=True)
class Cell:
    """What a row has for one actor; ``covered`` is whether silence can be read, where it has nothing.

    >>> Cell().state, Cell(covered=True).state, Cell().tally.evidence
    (<CellState.NOT_COVERED: 'not covered'>, <CellState.NOT_STATED: 'not stated'>, 0)
    """

    entries: tuple[Entry, ...] = ()
    covered: bool = False

    @property
    def state(self) -> CellState:
        """*Contested* if any entry is; if there is none, *not stated* where the sources cover it, and else *not covered*."""
        if any(entry.contested for entry in self.entries):
            return CellState.CONTESTED
        if self.entries:
            return CellState.STATED
        return CellState.NOT_STATED if self.covered else CellState.NOT_COVERED

    @cached_property
    def tally(self) -> Tally:
        """How many records, claims, pieces of evidence and sources stand behind its entries, each counted once."""
        records = [id_ for entry in self.entries for id_ in entry.records]
        return tally_of(records, (piece for entry in self.entries for piece in entry.support))

    @property
    def grouped(self) -> tuple[tuple[str | None, tuple[Entry, ...]], ...]:
        """The entries under their headings, in the order of the cell.

        >>> cell = Cell(entries=(Entry(records=(), label="one", group="2022"), Entry(records=(), label="two", group="2022")))
        >>> [(group, len(entries)) for group, entries in cell.grouped]
        [('2022', 2)]
        """
        groups: dict[str | None, list[Entry]] = {}
        for entry in self.entries:
            groups.setdefault(entry.group, []).append(entry)
        return tuple((group, tuple(entries)) for group, entries in groups.items())

    def to_dict(self) -> dict[str, object]:
        """Return the cell as plain objects, in the shape that the comparison documents.

        >>> Cell().to_dict()
        {'state': 'not covered', 'records': 0, 'claims': 0, 'evidence': 0, 'sources': 0, 'entries': []}
        """
        return {
            "state": self.state.value,
            "records": self.tally.records,
            "claims": self.tally.claims,
            "evidence": self.tally.evidence,
            "sources": self.tally.sources,
            "entries": [entry.to_dict() for entry in self.entries],
        }


@attrs.frozen(kw_only=True)
class Row:
    """One question asked of every actor: ``cells`` stand in the order of the comparison's actors."""

    key: str
    label: str
    cells: tuple[Cell, ...]
