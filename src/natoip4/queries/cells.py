"""Cells: what an answer shows at one place, in what state, and how much evidence stands behind it."""

from __future__ import annotations

import enum
from functools import cached_property

import attrs

from natoip4.queries.support import Support, Tally, tally_of
from natoip4.records.ids import Id
from natoip4.values.truth import Truth

__all__ = ["Cell", "CellState", "Entry", "Row"]


class CellState(enum.Enum):
    """What the data have to say at one place."""

    STATED = "stated"  #: something, and nothing equally good against it
    NOT_STATED = "not stated"  #: nothing; that is not "no"
    CONTESTED = "contested"  #: equally good evidence says things that exclude each other


@attrs.frozen(kw_only=True)
class Entry:
    """One thing that a cell shows.

    ``records`` are the ids of what is shown, the main one first; ``label`` is one line made of the data's own words.
    ``through`` says what stands in the records in place of the actor, if the actor itself does not: its government, a
    minister, a tie to which it is party. ``holds`` is whether it held on the date asked about (``None`` without a date),
    ``contested`` where equally good evidence disagrees, as record and path. ``support`` is the evidence behind it.
    """

    records: tuple[Id, ...]
    label: str
    through: tuple[Id, ...] = ()
    holds: Truth | None = None
    contested: tuple[tuple[Id, str], ...] = ()
    support: tuple[Support, ...] = ()

    @cached_property
    def tally(self) -> Tally:
        """How many records, pieces of evidence and sources stand behind it."""
        return tally_of(self.records, self.support)


@attrs.frozen(kw_only=True)
class Cell:
    """What a row has for one actor.

    >>> Cell().state, Cell().tally.evidence
    (<CellState.NOT_STATED: 'not stated'>, 0)
    """

    entries: tuple[Entry, ...] = ()

    @property
    def state(self) -> CellState:
        """*Contested* if any entry is; *not stated* if there is none."""
        if any(entry.contested for entry in self.entries):
            return CellState.CONTESTED
        return CellState.STATED if self.entries else CellState.NOT_STATED

    @cached_property
    def tally(self) -> Tally:
        """How many records, pieces of evidence and sources stand behind its entries, each counted once."""
        records = [id_ for entry in self.entries for id_ in entry.records]
        return tally_of(records, (piece for entry in self.entries for piece in entry.support))


@attrs.frozen(kw_only=True)
class Row:
    """One question asked of every actor: ``cells`` stand in the order of the comparison's actors."""

    key: str
    label: str
    cells: tuple[Cell, ...]
