"""ComparisonTable: several actors side by side, what is known of each, and how much evidence stands behind it."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import did_you_mean, invalid_value
from natoip4.queries.cells import Cell, Entry, Row
from natoip4.queries.holding import When, asked
from natoip4.queries.labels import name_of
from natoip4.queries.lenses import lens_in_words, lens_to_dict
from natoip4.queries.lookup import every_known, one_or_more
from natoip4.queries.markup import html_table, markdown_table
from natoip4.queries.rows import ROWS, Question
from natoip4.queries.silence import is_covered, is_read_for
from natoip4.queries.subject import Subject
from natoip4.records.actors import State
from natoip4.records.events import Event
from natoip4.records.ids import Id
from natoip4.records.record import Actor
from natoip4.resolution.views import Lens
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth

__all__ = ["IP4", "VERSION", "ComparisonTable", "compare", "profile"]

#: The ids of the Indo-Pacific Four.
IP4: tuple[Id[Actor], ...] = (State.ref("aus"), State.ref("jpn"), State.ref("kor"), State.ref("nzl"))

#: The version of the shape that :meth:`ComparisonTable.to_dict` returns.
VERSION = 2


@attrs.frozen(kw_only=True)
class ComparisonTable:
    """Rows of cells, one cell for each of the ``actors``; ``names`` are what these are called, in the same order.

    ``wholes`` are the groups and collectives of which something is said that counts for an actor, with what they are called.
    ``on`` is the date asked about, ``lens`` what the view compared lets through, ``None`` where it is no view.
    """

    actors: tuple[Id[Actor], ...]
    names: tuple[str, ...]
    wholes: tuple[tuple[Id, str], ...] = ()
    on: PartialDate | Span | None = None
    lens: Lens | None = None
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

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the table is to know, a line each.

        >>> compare(Dataset(), (), on="2025").notes[-1]
        'Asked of 2025: what may have held then is marked with ? or (possibly), the rest held.'
        """
        lines = ["Not stated is not no; not covered is silence that says nothing, as no source in sight was read for it."]
        if self.wholes:
            names = "; ".join(name for _, name in self.wholes)
            lines.append(f"In square brackets: whom it is said of, where that is not the actor alone ({names}).")
        lines += lens_in_words(self.lens)
        if self.on is not None:
            lines.append(f"Asked of {self.on}: what may have held then is marked with ? or (possibly), the rest held.")
        return tuple(lines)

    def to_markdown(self) -> str:
        """Return the comparison as one Markdown table, a row for each question, with the notes below it.

        >>> from natoip4.data.bundled import load
        >>> print(compare(load(), ["state:jpn"], rows=["groupings"]).to_markdown().splitlines()[0])
        | | Japan |
        """
        return markdown_table(self.names, self.rows, dict(self.wholes), self.notes)

    def to_html(self) -> str:
        """Return the comparison as an HTML table to put into a page, all text escaped.

        >>> from natoip4.data.bundled import load
        >>> compare(load(), ["state:jpn"], rows=["groupings"]).to_html().splitlines()[0]
        '<table class="natoip4-comparison">'
        """
        return html_table(self.names, self.rows, dict(self.wholes), self.notes)

    def _repr_html_(self) -> str:
        return self.to_html()

    def to_dict(self) -> dict[str, object]:
        """Return the comparison as plain objects, in the documented shape that ``version`` numbers.

        >>> compare(Dataset(), ()).to_dict()["version"]
        2
        """
        return {
            "version": VERSION,
            "on": None if self.on is None else str(self.on),
            "lens": lens_to_dict(self.lens),
            "actors": [{"id": str(id_), "name": name} for id_, name in zip(self.actors, self.names, strict=True)],
            "wholes": [{"id": str(id_), "name": name} for id_, name in self.wholes],
            "rows": [
                {
                    "key": row.key,
                    "label": row.label,
                    "cells": [
                        {"actor": str(actor), **cell.to_dict()} for actor, cell in zip(self.actors, row.cells, strict=True)
                    ],
                }
                for row in self.rows
            ],
        }


def compare(
    data: Dataset, actors: str | Iterable[str] = IP4, *, on: When | None = None, rows: str | Iterable[str] | None = None
) -> ComparisonTable:
    """Return what *data*, a dataset or a view, has about each of *actors*, side by side; of the *rows* named, or of all.

    With a date, what certainly did not hold *on* it is left out, and each entry says whether it did or may have. An id that
    nothing bears raises :class:`~natoip4.errors.UnknownRecord`; an actor of the base that a view lacks has empty cells. The id
    of what is no actor, and a row that is not there, raise :class:`~natoip4.errors.InvalidValue`.

    >>> from natoip4.data.bundled import load
    >>> comparison = compare(load(), ["state:jpn", "state:kor"])
    >>> comparison.names
    ('Japan', 'South Korea')
    >>> [entry.label for entry in comparison.cell("groupings", "state:jpn").entries]
    ['Indo-Pacific Four (member)']
    """
    ids: tuple[Id[Actor], ...] = tuple(dict.fromkeys(every_known(data, actors, Actor)))
    time, questions = asked(on), _questions(rows)
    subjects = [Subject(data, id_, time) for id_ in ids]
    read = [is_read_for(subject) for subject in subjects]
    answered = tuple(
        Row(
            key=question.key,
            label=question.label,
            cells=tuple(
                Cell(entries=_entries(question, subject), covered=covered or is_covered(subject, question.lists))
                for subject, covered in zip(subjects, read, strict=True)
            ),
        )
        for question in questions
    )
    wholes = {entry.whole for row in answered for cell in row.cells for entry in cell.entries if entry.whole is not None}
    return ComparisonTable(
        actors=ids,
        names=tuple(name_of(data, id_) for id_ in ids),
        wholes=tuple((id_, name_of(data, id_)) for id_ in sorted(wholes)),
        on=time,
        lens=data.lens,
        rows=answered,
    )


def profile(data: Dataset, actor: str, *, on: When | None = None, rows: str | Iterable[str] | None = None) -> ComparisonTable:
    """Return what *data* has about one actor: the column that it has in :func:`compare`.

    >>> from natoip4.data.bundled import load
    >>> profile(load(), "state:jpn", rows=["missions"]).cell("missions", "state:jpn").tally.sources
    4
    """
    return compare(data, (actor,), on=on, rows=rows)


def _questions(rows: str | Iterable[str] | None) -> tuple[Question, ...]:
    if rows is None:
        return ROWS
    wanted = one_or_more(rows)
    keys = [question.key for question in ROWS]
    for key in wanted:
        if key not in keys:
            hint = did_you_mean(key, keys)
            raise invalid_value("no-such-row", "a comparison has no such row", key, ", ".join(keys), hint)
    return tuple(question for question in ROWS if question.key in wanted)


def _entries(question: Question, subject: Subject) -> tuple[Entry, ...]:
    """Return what answers a question of an actor, and then what answers it of a whole that the actor belongs to."""
    found = [entry for entry in question.ask(subject) if entry is not None]
    for whole, belongs in subject.wholes:
        shown = {id_ for entry in found for id_ in entry.records}
        for entry in question.ask(whole):
            holds = None if entry is None or entry.holds is None else entry.holds & belongs
            if entry is not None and holds is not Truth.NO and not _is_shown(subject.data, entry, shown):
                through = tuple(dict.fromkeys((whole.actor, *entry.through)))
                found.append(attrs.evolve(entry, whole=whole.actor, through=through, holds=holds))
    groups = list(dict.fromkeys((*question.groups, *(entry.group for entry in found))))
    return tuple(sorted(found, key=lambda entry: groups.index(entry.group)))


def _is_shown(data: Dataset, entry: Entry, shown: set[Id]) -> bool:
    """Whether all of *entry* is among *shown*, or it is an event that tells of one which is."""
    main = data[str(entry.records[0])]
    return shown.issuperset(entry.records) or (isinstance(main, Event) and not shown.isdisjoint(main.about or ()))
