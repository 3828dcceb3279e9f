"""Tables: their cells are what their columns say, they agree with the records, and dated facts are found again in them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.codec.codec import default_codec
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue
from natoip4.export.columns import Cell, Column, ColumnType, Table, to_csv
from natoip4.export.dated import dated_facts
from natoip4.export.layouts import LAYOUTS
from natoip4.export.rows import ROWS
from natoip4.export.tables import NOT_CARRIED, to_tables
from natoip4.records.actors import State
from natoip4.records.claims import Claim
from natoip4.records.events import Event
from natoip4.records.parts import Milestone, Participant, Party
from natoip4.records.paths import stated_fields
from natoip4.records.record import Record
from natoip4.records.sources import Source
from natoip4.strategies import datasets
from natoip4.values.dates import PartialDate
from natoip4.values.names import ExternalId, Name
from natoip4.values.quantities import Quantity
from natoip4.values.spans import Ongoing, Span
from natoip4.values.vocabulary import Grade
from tests.queries.worlds import evidence, replaced, world

Rows = Iterable[Mapping[str, object]]
Held = tuple[str, str, object]
Said = tuple[str, int, str, bool, object]

# What dates there are, worked out from the records alone.


def dates_in(path: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, (PartialDate, Ongoing)):
        yield path, value
    elif isinstance(value, tuple):
        for element in cast("tuple[object, ...]", value):
            yield from dates_in(f"{path}[{key(element)}]", element)
    elif isinstance(value, (Span, Name, ExternalId, Quantity, Milestone, Party)):
        for field in attrs.fields(type(value)):
            yield from dates_in(f"{path}.{field.name}", getattr(value, field.name))


def key(element: object) -> str:
    if isinstance(element, Milestone):
        return element.stage.value if element.party is None else f"{element.stage.value}/{element.party}"
    return str(element.actor if isinstance(element, Party) else element)


def held(data: Dataset) -> Counter[Held]:
    return Counter(
        (record.id, path, date)
        for record in data.values()
        for field in attrs.fields(type(record))
        if field.name != "evidence"
        for path, date in dates_in(field.name, getattr(record, field.name))
    )


def said(data: Dataset) -> Counter[Said]:
    """Return what pieces of evidence say that names its paths."""
    return Counter(
        (record.id, number, path, one.denied, date)
        for record in data.values()
        for number, piece in enumerate(record.evidence)
        for one in piece.on
        for path, date in dates_in(one.path, one.value)
    )


def found_held(rows: Rows) -> Counter[Held]:
    facts = list(dated_facts(rows))
    assert all(fact.evidence is None and not fact.denied for fact in facts)
    return Counter((fact.record, fact.path, fact.date) for fact in facts)


def found_said(rows: Rows, data: Dataset) -> Counter[Said]:
    facts = list(dated_facts(rows))
    return Counter(
        (fact.record, fact.evidence, fact.path, fact.denied, fact.date)
        for fact in facts
        if fact.evidence is not None and data[fact.record].evidence[fact.evidence].on
    )


def as_held(table: Table) -> Rows:
    return table.to_dicts()


def by_csv(table: Table) -> Rows:
    return list(csv.DictReader(io.StringIO(to_csv(table), newline="")))


def by_pandas_from_csv(table: Table) -> Rows:
    pd = pytest.importorskip("pandas")
    frame = pd.read_csv(io.StringIO(to_csv(table)), dtype=str, keep_default_na=False)
    return cast("Rows", frame.to_dict("records"))


def by_arrow(table: Table) -> Rows:
    pytest.importorskip("pyarrow")
    from natoip4.export.frames import to_arrow

    return to_arrow(table).to_pylist()


def by_parquet(table: Table) -> Rows:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    from natoip4.export.frames import to_parquet

    return cast("Rows", parquet.read_table(io.BytesIO(to_parquet(table))).to_pylist())


def by_pandas(table: Table) -> Rows:
    pytest.importorskip("pandas")
    from natoip4.export.frames import to_pandas

    return cast("Rows", to_pandas(table).to_dict("records"))


def by_polars(table: Table) -> Rows:
    pytest.importorskip("polars")
    from natoip4.export.frames import to_polars

    return to_polars(table).to_dicts()


@cache
def bundled() -> Mapping[str, Table]:
    return to_tables(load())


ROADS = [as_held, by_csv, by_pandas_from_csv, by_arrow, by_parquet, by_pandas, by_polars]


def name_of(thing: object) -> str:
    return str(getattr(thing, "__name__", thing))


@pytest.mark.parametrize("road", ROADS, ids=name_of)
@given(data=datasets())
def test_dated_facts_are_found_again(road: Callable[[Table], Rows], data: Dataset) -> None:
    tables = to_tables(data)
    assert found_held(road(tables["dates"])) == held(data)
    assert found_said(road(tables["asserted_dates"]), data) == said(data)


@pytest.mark.parametrize("road", ROADS, ids=name_of)
def test_dated_facts_of_the_bundled_data_are_found_again(road: Callable[[Table], Rows]) -> None:
    tables = bundled()
    assert found_held(road(tables["dates"])) == held(load())
    assert found_said(road(tables["asserted_dates"]), load()) == said(load())
    assert len(held(load())) > 500


@given(datasets())
def test_what_a_whole_piece_dates_is_what_its_record_does(data: Dataset) -> None:
    facts = list(dated_facts(to_tables(data)["asserted_dates"].to_dicts()))
    for record in data.values():
        stated = {(path, date) for id_, path, date in held(data) if id_ == record.id and _is_stated(record, path)}
        for number, piece in enumerate(record.evidence):
            if not piece.on:
                assert {(f.path, f.date) for f in facts if f.record == record.id and f.evidence == number} == stated


def _is_stated(record: Record, path: str) -> bool:
    return re.split(r"[\[.]", path)[0] in {field.name for field in stated_fields(type(record))}


@given(datasets())
def test_spans_are_found_again(data: Dataset) -> None:
    again = {(row["record"], row["path"]): _span(row) for row in to_tables(data)["spans"].to_dicts()}
    for record in data.values():
        span: Span | None = getattr(record, "span", None)
        assert again.pop((str(record.id), "span"), None) == span
        for name in getattr(record, "names", None) or ():
            assert again.pop((str(record.id), f"names[{name.text}].span"), None) == name.span
        for other in getattr(record, "external_ids", ()):
            assert again.pop((str(record.id), f"external_ids[{other}].span"), None) == other.span
    assert again == {}


def _span(row: Mapping[str, Cell]) -> Span:
    start, end = (None if row[name] is None else PartialDate(row[name]) for name in ("start", "end"))
    return Span(start, Ongoing(end) if row["ongoing"] and end is not None else end)


# What the cells are.

EXACT: dict[ColumnType, type] = {
    ColumnType.TEXT: str,
    ColumnType.INTEGER: int,
    ColumnType.NUMBER: float,
    ColumnType.BOOLEAN: bool,
    ColumnType.DATE: dt.date,
}


def are_what_they_say(tables: Mapping[str, Table]) -> None:
    for table in tables.values():
        for row in table.rows:
            assert len(row) == len(table.columns)
            for cell, column in zip(row, table.columns, strict=True):
                assert type(cell) is EXACT[column.type] or (cell is None and column.optional), (table.name, column, cell)


@given(datasets())
def test_every_cell_is_of_the_type_of_its_column(data: Dataset) -> None:
    are_what_they_say(to_tables(data))


def test_every_cell_of_the_bundled_tables_is_of_the_type_of_its_column() -> None:
    tables = bundled()
    are_what_they_say(tables)
    assert all(len(table) > 0 for table in tables.values())


KEYS = {
    "records": ("record",),
    "values": ("record", "path"),
    "dates": ("record", "path"),
    "spans": ("record", "path"),
    "quantities": ("record", "path"),
    "names": ("record", "path"),
    "external_ids": ("record", "path"),
    "references": ("record", "path"),
    "participants": ("record", "actor"),
    "parties": ("record", "actor"),
    "milestones": ("record", "stage", "party"),
    "roles": ("record", "role", "filler"),
    "links": ("record", "kind", "target"),
    "evidence": ("record", "evidence"),
    "locators": ("record", "evidence", "number"),
    "hedges": ("record", "evidence", "number"),
    "assertions": ("record", "evidence", "path", "denied", "value"),
    "asserted_dates": ("record", "evidence", "path", "denied", "date", "ongoing"),
    "contested": ("record", "path"),
    "sources": ("record",),
}


def test_every_table_has_a_layout_rows_and_a_key() -> None:
    names = [layout.name for layout in LAYOUTS]
    assert names == list(ROWS) == list(KEYS) == list(to_tables(Dataset()))
    for layout in LAYOUTS:
        columns = [column.name for column in layout.columns]
        assert len(set(columns)) == len(columns)
        assert set(KEYS[layout.name]) <= set(columns)
        assert layout.rows == ()


@given(datasets())
def test_rows_are_told_apart_by_their_keys_and_are_about_records_that_there_are(data: Dataset) -> None:
    for table in to_tables(data).values():
        keys = [tuple(row[name] for name in KEYS[table.name]) for row in table.to_dicts()]
        assert len(set(keys)) == len(keys), table.name
        assert set(table.cells("record")) <= set(map(str, data))


@given(datasets())
def test_tables_of_the_same_records_are_the_same(data: Dataset) -> None:
    again = to_tables(Dataset(reversed(list(data.values()))))
    assert again == to_tables(data)
    assert [to_csv(table) for table in again.values()] == [to_csv(table) for table in to_tables(data).values()]


@given(datasets())
def test_the_tables_count_what_there_is(data: Dataset) -> None:
    tables = to_tables(data)
    assert [str(id_) for id_ in data] == list(tables["records"].cells("record"))
    assert len(tables["evidence"]) == sum(len(record.evidence) for record in data.values())
    assert sum(cast("int", number) for number in tables["records"].cells("pieces")) == len(tables["evidence"])
    assert len(tables["sources"]) == len(data.of(Source))
    assert len(tables["participants"]) == sum(len(event.participants or ()) for event in data.of(Event))
    assert len(tables["links"]) == sum(len(claim.links) for claim in data.of(Claim))
    assert [(row[0], row[1]) for row in tables["contested"].rows] == list(data.contested)


@given(datasets())
def test_values_hold_all_that_a_document_does(data: Dataset) -> None:
    """What has no finer path stands in the table just as a document has it."""
    values = {(row["record"], row["path"]): row["value"] for row in to_tables(data)["values"].to_dicts()}
    for record in data.values():
        written = default_codec.unstructure(record)
        for name in {"statement", "notes", "form", "date", "outcome", "described", "title", "member", "of"} & written.keys():
            assert values[str(record.id), name] == written[name]


# Cases


def rows(data: Dataset, table: str, record: str) -> list[dict[str, Cell]]:
    found = to_tables(data)[table].to_dicts()
    return [{name: cell for name, cell in row.items() if name != "record"} for row in found if row["record"] == record]


def test_the_end_of_what_is_ongoing() -> None:
    data = replaced(world(), "org:mission", span=Span(end=Ongoing(PartialDate("2026-04"))))
    first, none = dt.date(2026, 4, 1), None
    assert rows(data, "dates", "org:mission") == [
        {"path": "span.end", "date": "2026-04", "ongoing": True, "earliest": first, "latest": none}
    ]
    (span,) = rows(data, "spans", "org:mission")
    assert (span["start"], span["end"], span["end_earliest"], span["end_latest"]) == (none, "2026-04", first, none)
    assert span["ongoing"] is True


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2024-02-03~", dt.date(2024, 2, 3), dt.date(2024, 2, 3)),
        ("2024/..", dt.date(2024, 1, 1), None),
        ("XXXX-04", None, dt.date(9999, 4, 30)),
        ("-0044-03", None, None),
        ("Y12000", None, None),
    ],
)
def test_the_bounds_of_a_date(text: str, first: dt.date | None, last: dt.date | None) -> None:
    data = replaced(world(), "event:journey", date=PartialDate(text))
    (row,) = rows(data, "dates", "event:journey")
    assert (row["date"], row["earliest"], row["latest"]) == (text, first, last)


def test_a_quantity_keeps_its_digits_and_its_date() -> None:
    digits = "123456789012345678901234567890.5"
    data = replaced(world(), "indicator:spending", quantity=Quantity(low=digits, unit="won", at=PartialDate("2025")))
    (row,) = rows(data, "quantities", "indicator:spending")
    assert (row["low"], row["low_exact"], row["high"], row["high_exact"]) == (float(digits), digits, None, None)
    assert (row["at"], row["at_latest"]) == ("2025", dt.date(2025, 12, 31))
    assert [row["path"] for row in rows(data, "dates", "indicator:spending")] == ["quantity.at"]


def test_who_took_part_and_who_is_a_party() -> None:
    assert rows(world(), "participants", "event:summit") == [{"actor": "state:jpn", "roles": "attendee", "level": "leader"}]
    assert rows(world(), "parties", "tie:there-foe") == [
        {"actor": "state:foe", "role": None},
        {"actor": "state:kor", "role": None},
    ]
    assert {row["actor"] for row in rows(world(), "parties", "partnership:nato-here")} == {"org:nato", "state:jpn"}


def test_the_roles_of_a_claim() -> None:
    data = replaced(world(), "claim:threat", negated_roles=("origin",), collective=("holder",))
    assert rows(data, "roles", "claim:threat") == [
        {"kind": "threat", "role": "holder", "filler": "org:government", "negated": False, "collective": True},
        {"kind": "threat", "role": "origin", "filler": "state:foe", "negated": True, "collective": False},
    ]


def test_evidence_with_what_it_says() -> None:
    data = replaced(
        world(), "org:mission", evidence=evidence("a@3: of, span.start=2025-01; reported", "b@3: !seat; by state:jpn")
    )
    first, second = rows(data, "evidence", "org:mission")
    assert (first["mood"], first["by"], second["by"], second["whole"]) == ("reported", None, "state:jpn", False)
    assert rows(data, "assertions", "org:mission") == [
        {"evidence": 0, "path": "of", "denied": False, "value": "state:jpn"},
        {"evidence": 0, "path": "span.start", "denied": False, "value": "2025-01"},
        {"evidence": 1, "path": "seat", "denied": True, "value": None},
    ]
    assert rows(data, "locators", "org:mission")[1] == {"evidence": 1, "number": 0, "source": "source:b", "place": "3"}


def test_a_piece_that_speaks_for_the_whole_record_says_all_that_it_holds() -> None:
    assert rows(world(), "assertions", "event:journey")[1]["path"] == "date"
    assert rows(world(), "evidence", "event:journey")[0]["whole"] is True


def test_conjectures_are_marked() -> None:
    marks = dict(zip(*map(to_tables(world())["records"].cells, ("record", "conjectural")), strict=True))
    assert {id_ for id_, mark in marks.items() if mark} == {"claim:guess", "identification:firm"}


def test_a_view_has_tables_of_its_own() -> None:
    brief = load().view(sources=["source:epis-brief"])
    assert set(to_tables(brief)["locators"].cells("source")) == {"source:epis-brief"}
    assert rows(brief, "dates", "org:japan-mission-nato")[0]["date"] == "2025-01"


# What is not carried.


def test_what_is_not_carried_is_so() -> None:
    unstated = replaced(world(), "event:summit", participants=(Participant(actor=State.ref("jpn")),))
    empty = replaced(world(), "event:summit", participants=(Participant(actor=State.ref("jpn"), roles=()),))
    assert rows(unstated, "participants", "event:summit") != rows(empty, "participants", "event:summit")
    assert to_csv(to_tables(unstated)["participants"]) == to_csv(to_tables(empty)["participants"])
    assert rows(unstated, "values", "event:summit") != rows(empty, "values", "event:summit")
    one, two = (
        Dataset([Source(id=Source.ref("a"), title="A", grade=Grade.TRADE, authors=authors)])
        for authors in (("A", "B; C"), ("A; B", "C"))
    )
    assert rows(one, "sources", "source:a") == rows(two, "sources", "source:a")
    assert rows(one, "values", "source:a") != rows(two, "values", "source:a")
    assert all(text.endswith(".") for text in NOT_CARRIED.values())


PAGE = Path(__file__).parents[2] / "docs" / "reference" / "tables.md"


@pytest.mark.checkout
def test_the_page_lists_every_table_and_column_and_all_that_is_not_carried() -> None:
    listed = "\n".join(
        line for layout in LAYOUTS for line in [f"| **`{layout.name}`** | | {layout.meaning} |", *map(_line, layout.columns)]
    )
    page = PAGE.read_text("utf-8")
    assert listed in page, f"write this in docs/reference/tables.md:\n{listed}"
    assert "\n".join(f"- {text}" for text in NOT_CARRIED.values()) in page


def _line(column: Column) -> str:
    return f"| `{column.name}` | {column.type.value}{', or nothing' if column.optional else ''} | {column.meaning} |"


# Reading dated facts.


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"record": "state:jpn", "path": "x", "date": "2025"}, "row 2: no-such-column: .*'ongoing'"),
        ({"record": "state:jpn", "path": "x", "date": "2025", "ongoing": "maybe"}, "row 2: bad-cell: ongoing is true or false"),
        ({"record": "state:jpn", "path": "x", "date": "2025-13", "ongoing": False}, "row 2: bad-date"),
        ({"record": "state:jpn", "path": "x", "date": 2025, "ongoing": False}, "row 2: bad-date: a date is written as text"),
        ({"record": "Japan", "path": "x", "date": "2025", "ongoing": False}, "row 2: bad-id"),
        ({"record": None, "path": "x", "date": "2025", "ongoing": False}, "row 2: bad-id"),
        ({"record": "state:jpn", "path": "x", "date": "2025", "ongoing": None}, "row 2: bad-cell"),
        ({"record": "state:jpn", "path": None, "date": "2025", "ongoing": False}, "row 2: bad-cell: a path is text"),
        ({"record": "state:jpn", "path": "x", "date": "2025", "ongoing": [True]}, "row 2: bad-cell"),
        ({"record": "state:jpn", "path": "x", "date": "1/2", "ongoing": True}, "row 2: bad-"),
        (
            {"record": "state:jpn", "path": "x", "date": "2025", "ongoing": False, "evidence": "one"},
            "row 2: bad-cell: evidence",
        ),
        ({"record": "state:jpn", "path": "x", "date": "2025", "ongoing": False, "denied": ""}, "row 2: bad-cell: denied"),
        ({"Record": "state:jpn"}, "row 2: no-such-column: .*is it 'Record'"),
    ],
)
def test_a_row_that_is_none_is_refused_with_its_number(row: dict[str, object], complaint: str) -> None:
    good = {"record": "state:jpn", "path": "span.end", "date": "2025", "ongoing": True, "more": 3}
    with pytest.raises(InvalidValue, match=complaint):
        list(dated_facts([good, row]))


ODD = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.lists(st.booleans(), max_size=1)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "record": st.just("state:jpn") | ODD,
            "path": st.just("span.end") | ODD,
            "date": st.sampled_from(["2025", "1/2"]) | ODD,
            "ongoing": st.just("true") | ODD,
            "evidence": st.just("3") | ODD,
            "denied": st.just(value=False) | ODD,
        },
    )
)
def test_whatever_the_cells_are_there_is_a_fact_or_an_invalid_value(row: dict[str, object]) -> None:
    try:
        (fact,) = dated_facts([row])
    except InvalidValue:
        return
    assert (fact.record, fact.path) == (row["record"], row["path"])


def test_a_column_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidValue, match="did you mean 'record'"):
        to_tables(world())["dates"].cells("records")
