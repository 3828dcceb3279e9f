"""Real tables of states, organisations and memberships, as records: all of them are held, and come back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from natoip4.dataset import Dataset
from natoip4.documents.files import load_file
from natoip4.documents.reading import loads
from natoip4.documents.writing import dumps, save_file
from natoip4.errors import Severity
from natoip4.records.actors import Organisation, State
from natoip4.records.evidence import Evidence, Said
from natoip4.records.ids import Id
from natoip4.records.locators import Locator
from natoip4.records.offices import Membership
from natoip4.records.record import Record
from natoip4.records.sources import Source
from natoip4.rules.checking import check
from natoip4.values.dates import PartialDate
from natoip4.values.names import Name
from natoip4.values.spans import Ongoing, Span
from natoip4.values.vocabulary import Grade, MembershipRole

REAL = Path(__file__).parents[3] / "shared" / "data" / "real"
Row = dict[str, object]
pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the shared sample of real data is not beside this checkout")


def rows(name: str) -> Iterator[Row]:
    for line in (REAL / f"{name}.ndjson").read_text("utf-8").splitlines():
        yield json.loads(line)


def slug(row: Row, key: str) -> str:
    return re.sub("[^a-z0-9.-]", "_", str(row[key]).lower())


def span_of(row: Row) -> Span | None:
    """Return the time of a row, its sentinels mapped: what was there at the start or end of a table is not stated."""
    start = None if row.get("start_status") == "left_censored" else cast("str | None", row.get("start"))
    end: PartialDate | Ongoing | None = None
    if row["end_status"] == "ongoing_at_censor" and "censor" in row:
        end = Ongoing(PartialDate(str(row["censor"])))
    elif row["end_status"] == "ended" and "end" in row:
        end = PartialDate(str(row["end"]))
    return Span(None if start is None else PartialDate(start), end) if start or end else None


def told(row: Row, *paths: str) -> tuple[Evidence, ...]:
    at = Locator(Id(f"source:{row['system']}"), slug(row, "id"))
    return (Evidence(locators=(at,), on=tuple(Said(path) for path in paths) or (Said("exists"),)),)


def records() -> Iterator[Record]:
    """Yield a record a row: a state for each spell of one, an organisation, a membership, and what they refer to."""
    seen: set[str] = set()
    for row in rows("states"):
        names = (Name(str(row.get("name", row["id"]))),)
        yield State(id=State.ref(slug(row, "id")), names=names, evidence=told(row, "names"))
    for row in rows("igos"):
        names, span = (Name(str(row["title"]).strip()),), span_of(row)
        paths = ("names", "span") if span else ("names",)
        yield Organisation(id=Organisation.ref(slug(row, "id")), names=names, span=span, evidence=told(row, *paths))
    for row in rows("igo_memberships"):
        if "state" not in row:
            continue
        state, group = State.ref(slug(row, "state")), Organisation.ref(slug(row, "igo"))
        for id_, cls in ((state, State), (group, Organisation)):
            if id_ not in seen:
                seen.add(id_)
                yield cls(id=Id(id_))
        span, role = span_of(row), MembershipRole.MEMBER if row["role"] == "full" else MembershipRole.PARTNER
        paths = ("role", "span") if span else ("role",)
        yield Membership(
            id=Membership.ref(slug(row, "id")), member=state, group=group, role=role, span=span, evidence=told(row, *paths)
        )
    for system in ("cow", "gw", "isd", "digo", "iigo", "migo"):
        yield Source(id=Source.ref(system), title=system, grade=Grade.TRADE, read_on=PartialDate("2026"))


def test_real_tables_are_held_and_come_back(tmp_path: Path) -> None:
    data = Dataset(records())
    assert len(data.of(Membership)) == sum("state" in row for row in rows("igo_memberships"))
    assert [str(problem) for problem in check(data) if problem.severity is Severity.ERROR][:5] == []
    text = dumps(data)
    assert loads(text) == data
    assert dumps(loads(text)) == text
    save_file(data, tmp_path / "data.jsonl")
    assert load_file(tmp_path / "data.jsonl") == data
