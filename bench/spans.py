"""A million spans as JSON lines, and what answers which of them held on a date: the index, scans in Python, DuckDB.

The question is how many terms of office certainly held and which are the first hundred of them, and the same of those that may
have held. One scan asks each record, another goes through four lists of days. DuckDB has these days in a table, in the order of
ids, so that it need not sort. What the date asked about means is known to all beforehand, or found in microseconds.
"""

from __future__ import annotations

import json
import random
import tracemalloc
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

import attrs
import duckdb

from natoip4.dataset import Dataset
from natoip4.documents.lines import read_lines
from natoip4.queries.holding import holds_on
from natoip4.queries.indexing import held_index, time_held
from natoip4.records.ids import Id
from natoip4.records.record import Record
from natoip4.values.dates import PartialDate, stretch_of
from natoip4.values.indexes import SpanIndex
from natoip4.values.spans import Span
from natoip4.values.stretches import Extent, extent

__all__ = ["COUNT", "DATES", "Asked", "Duck", "Indexed", "Records", "Scan", "bytes_for_each", "extents_of", "read", "write"]

COUNT = 1_000_000
DATES = tuple(
    PartialDate(text)
    for text in (
        "1949-06-01",
        "1955-03-01",
        "1975-07-04",
        "1999-12-31",
        "2010-02",
        "2015",
        "2022-02-24",
        "2026-04",
        "2040-01-01",
    )
)

Answer = tuple[int, tuple[str, ...], int, tuple[str, ...]]


class Asked(Protocol):
    """Who says how many held and names the first hundred: certainly, then possibly."""

    def ask(self, on: PartialDate) -> Answer: ...


def write(path: Path, count: int = COUNT, seed: int = 5) -> None:
    """Write so many terms of office as JSON lines, the same ones for the same seed, by id."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        file.write('{"format": "natoip4/1"}\n')
        for number in range(count):
            record = {
                "id": f"tenure:t{number:07}",
                "person": f"person:p{number % 70_001}",
                "office": f"office:o{number % 5_003}",
                "span": _span(chance),
                "evidence": [f"source-{number % 40}@p.{number % 90}"],
            }
            file.write(json.dumps(record) + "\n")


def _span(chance: random.Random) -> dict[str, str]:
    """Return a span from some day since 1949: of years on average six, or still going on, or with no known end."""
    start = date(1949, 4, 4) + timedelta(days=chance.randrange(28_000))
    end = start + timedelta(days=int(chance.expovariate(1 / 2_200)))
    last = chance.choices([_text(end, chance), "ongoing@2026-04-30", None], [8, 1, 1])[0]
    return {"start": _text(start, chance)} | ({} if last is None else {"end": last})


def _text(day: date, chance: random.Random) -> str:
    text = day.isoformat()
    return chance.choices([text, text[:7], text[:4], text[:4] + "~"], [14, 3, 2, 1])[0]


def read(path: Path) -> list[Record]:
    return list(read_lines(path))


def extents_of(data: Dataset) -> list[tuple[Id, Extent]]:
    """Return the four days of each record, for those that scan them."""
    return [(record.id, _extent(span)) for record in data.values() if isinstance(span := time_held(record), Span)]


def _extent(span: Span) -> Extent:
    stretch = span._stretch  # noqa: SLF001
    assert stretch is not None
    return extent(stretch)


@attrs.frozen
class Indexed:
    """The index."""

    index: SpanIndex[Id]

    @classmethod
    def of(cls, data: Dataset) -> Indexed:
        return cls(held_index(data))

    def ask(self, on: PartialDate) -> Answer:
        certain, possible = self.index.certainly(on), self.index.possibly(on)
        return len(certain), certain[:100], len(possible), possible[:100]


@attrs.frozen
class Records:
    """The records, each of which is asked."""

    data: Dataset

    def ask(self, on: PartialDate) -> Answer:
        answers = {id_: holds_on(record, on) for id_, record in self.data.items()}
        certain = [id_ for id_, answer in answers.items() if answer.certain]
        possible = [id_ for id_, answer in answers.items() if answer.possible]
        return len(certain), tuple(certain[:100]), len(possible), tuple(possible[:100])


@attrs.frozen
class Scan:
    """Four lists of days, gone through twice."""

    ids: list[Id]
    first: list[int]
    last: list[int]
    since: list[int]
    until: list[int]

    @classmethod
    def of(cls, extents: Sequence[tuple[Id, Extent]]) -> Scan:
        return cls([id_ for id_, _ in extents], *(list(days) for days in zip(*(found for _, found in extents), strict=True)))

    def ask(self, on: PartialDate) -> Answer:
        asked, ids = extent(stretch_of(on)), self.ids
        by, until = asked.until, asked.since
        certain = [n for n, (start, end) in enumerate(zip(self.since, self.until, strict=True)) if start <= by and end >= until]
        by, until = asked.last, asked.first
        possible = [n for n, (start, end) in enumerate(zip(self.first, self.last, strict=True)) if start <= by and end >= until]
        return len(certain), tuple(ids[n] for n in certain[:100]), len(possible), tuple(ids[n] for n in possible[:100])


_MANY = "SELECT count(*) FILTER (since <= $1 AND until >= $2), count(*) FILTER (first <= $3 AND last >= $4) FROM spans"
_CERTAIN = "SELECT id FROM spans WHERE since <= $1 AND until >= $2 LIMIT 100"
_POSSIBLE = "SELECT id FROM spans WHERE first <= $1 AND last >= $2 LIMIT 100"


@attrs.frozen
class Duck:
    """DuckDB, in this process and with all its threads."""

    connection: duckdb.DuckDBPyConnection

    @classmethod
    def of(cls, extents: Sequence[tuple[Id, Extent]], folder: Path) -> Duck:
        connection = duckdb.connect()
        connection.execute("CREATE TABLE spans (id VARCHAR, first INTEGER, last INTEGER, since INTEGER, until INTEGER)")
        path = folder / "spans.csv"
        path.write_text("".join(f"{id_},{','.join(map(str, map(_near, found)))}\n" for id_, found in extents), "utf-8")
        connection.execute(f"COPY spans FROM '{path}' (HEADER false)")
        return cls(connection)

    def ask(self, on: PartialDate) -> Answer:
        asked = extent(stretch_of(on))
        sure, may = [asked.until, asked.since], [asked.last, asked.first]
        (counts,) = self.connection.execute(_MANY, [*sure, *may]).fetchall()
        certain = self.connection.execute(_CERTAIN, sure).fetchall()
        possible = self.connection.execute(_POSSIBLE, may).fetchall()
        return counts[0], tuple(id_ for (id_,) in certain), counts[1], tuple(id_ for (id_,) in possible)


def _near(day: int) -> int:
    """Return the day, or of no bound one that fits into a column."""
    return max(-(10**9), min(10**9, day))


def bytes_for_each(data: Dataset) -> float:
    """Return the memory of the index of *data* for each of its records."""
    tracemalloc.start()
    index = SpanIndex((record.id, time_held(record)) for record in data.values())
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return size / len(index)
