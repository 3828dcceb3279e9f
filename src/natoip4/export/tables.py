"""Flat tables of a dataset: what to join, filter and count with any tool that reads tables."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import ensure_is
from natoip4.export.columns import Table
from natoip4.export.layouts import LAYOUTS
from natoip4.export.rows import ROWS, plain_cell

__all__ = ["NOT_CARRIED", "to_tables"]

#: What the tables do not carry, by what it is about.
NOT_CARRIED: Mapping[str, str] = MappingProxyType(
    {
        "answers": "What a date may mean: its first and last day are those of its text, without what ?, ~ and % add, and"
        " those of XXXX-04 tell nothing. Whether something held on a day is asked of the dataset: yes, no or maybe.",
        "years": "Days before the year 1 and after 9999: the text of the date is there, its first or last day is not.",
        "numbers": "Digits beyond those of a 64-bit number, in low and high; low_exact and high_exact have all of them.",
        "none": "Whether a list is stated to be empty or not stated, in participants; values tells them apart.",
        "authors": "Where one author ends, in sources, if a name has a semicolon in it; values has them apart.",
        "why": "Which assertion is taken and which are set against it: that is the default policy's work. What comes of it is"
        " in values and contested, and Dataset.why says how.",
        "views": "Which view of which dataset the tables are of, if of any.",
        "classes": "What a class of records, a field or a word of a vocabulary means: the tables have their names alone.",
        "csv": "In CSV also: the types of the columns, and whether a text is empty or there is none.",
    }
)


def to_tables(data: Dataset) -> Mapping[str, Table]:
    """Return a dataset, or a view, as flat tables by name, rows in the order of records and then of what is in them.

    The tables and their columns are the same for every dataset; :data:`NOT_CARRIED` lists what is lost. Dated facts can be
    found again without loss: see :func:`~natoip4.export.dated.dated_facts`.

    >>> from natoip4.data.bundled import load
    >>> tables = to_tables(load())
    >>> [row["date"] for row in tables["dates"].to_dicts() if row["record"] == "org:japan-mission-nato"]
    ['2025-01-16']
    """
    ensure_is(data, Dataset)
    return MappingProxyType(
        {
            layout.name: attrs.evolve(layout, rows=tuple(tuple(map(plain_cell, row)) for row in ROWS[layout.name](data)))
            for layout in LAYOUTS
        }
    )
