"""Dates collected from public test lists and public data sets read as those say, or are refused with a reason."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NotRequired, TypedDict

import pytest

from natoip4.errors import InvalidValue
from natoip4.values.dates import PartialDate

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "real"
ONLY_DIGITS = re.compile(r"[0-9X/-]+")
needs_data = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no real data in {FOLDER}")


class Row(TypedDict):
    text: str
    level: NotRequired[int]
    lower: str
    upper: str
    example: str


def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def is_valid(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except InvalidValue:
        return False
    return True


@needs_data
def test_bounds_of_public_test_lists() -> None:
    checked = refused = 0
    for row in rows("edtf_valid.ndjson"):
        if "level" not in row:
            continue
        text = row["text"]
        if row["level"] == 2 and ONLY_DIGITS.fullmatch(text) is None:
            assert not is_valid(text), text
            refused += 1
        elif not re.fullmatch(r"-?[0-9X]{4}-(2[5-9]|3[0-9]|4[01])", text):
            assert PartialDate.parse(text).bounds == (row["lower"], row["upper"]), text
            checked += 1
    assert checked >= 25
    assert refused >= 10


@needs_data
def test_public_lists_of_what_is_invalid() -> None:
    assert [row["text"] for row in rows("edtf_invalid.ndjson") if is_valid(row["text"])] == []


@needs_data
def test_dates_as_found_in_public_data() -> None:
    found = {row["example"]: is_valid(row["example"]) for row in rows("dates_in_the_wild.ndjson")}
    assert len(found) >= 20
    assert sorted(text for text, valid in found.items() if valid) == [
        "1525?",
        "1815-01-03",
        "1822-12",
        "1828-01-01?",
        "1952",
        "1961-01-26~",
        "1964-XX-16",
    ]
