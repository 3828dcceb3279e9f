"""The screen: lines are as long as it is wide, and lose nothing by it."""

from __future__ import annotations

import importlib
import io
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from natoip4.cli.program import run
from natoip4.cli.screen import broken, clean
from natoip4.values.names import Name
from tests.queries.worlds import replaced, world

ROOMS = st.integers(20, 100)
LINES = st.builds(
    lambda indent, words: " " * indent + " ".join(words), st.integers(0, 12), st.lists(st.text(), max_size=12)
).map(lambda line: clean(line).rstrip())
LISTS = (
    ("conclusions", "--source", "epis-brief"),
    ("coverage",),
    ("disputes",),
    ("diff", "--source", "epis-brief"),
    ("network", "japan"),
    ("search", "japan"),
    ("show", "org:japan-mission-nato"),
    ("stale", "--before", "2030"),
    ("ties", "japan"),
    ("why", "org:japan-mission-nato"),
    ("audit",),
    ("check",),
)


@given(LINES, ROOMS)
def test_a_broken_line_fits_and_says_the_same(line: str, room: int) -> None:
    parts = broken(line, room)
    assert max(map(cell_len, parts)) <= room
    assert re.sub(r"\s", "", "".join(parts)) == re.sub(r"\s", "", line)


@given(LINES, ROOMS)
def test_no_word_that_fits_is_cut(line: str, room: int) -> None:
    words = [word for word in line.split() if cell_len(word) <= room]
    printed = [word for part in broken(line, room) for word in part.split()]
    assert set(words) <= set(printed)


@given(LINES, ROOMS)
def test_what_fits_is_left_alone(line: str, room: int) -> None:
    if cell_len(line) <= room:
        assert broken(line, room) == [line]


def test_later_lines_stand_further_in() -> None:
    assert broken("  of: state:jpn (Japan)", 20) == ["  of: state:jpn", "    (Japan)"]
    assert broken("- one two three four five", 20) == ["- one two three", "  four five"]


def test_wide_letters_take_two_columns() -> None:
    assert broken("日本国 日本国 日本国 日本国", 20) == ["日本国 日本国", "  日本国 日本国"]


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    with pytest.raises(SystemExit):
        run(list(arguments))
    return capsys.readouterr().out.splitlines()


def test_lists_are_as_wide_as_the_screen_and_lose_no_letter(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments in LISTS:
        monkeypatch.delenv("COLUMNS", raising=False)
        whole = "".join(printed(capsys, *arguments))
        for columns in (24, 60):
            monkeypatch.setenv("COLUMNS", str(columns))
            lines = printed(capsys, *arguments)
            assert max(map(cell_len, lines)) <= columns, arguments
            assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", whole), arguments


def test_nothing_says_how_wide_a_pipe_is_and_so_a_line_stays_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert max(map(len, printed(capsys, "why", "org:japan-mission-nato"))) > 100
    assert max(map(len, printed(capsys, "compare", "japan"))) <= 100


def test_a_letter_that_the_screen_lacks_takes_the_room_of_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    data = replaced(world(), "state:jpn", names=(Name("日本国 " * 6 + "x"),))
    monkeypatch.setattr(importlib.import_module("natoip4.cli.show"), "load", lambda: data)
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    monkeypatch.setenv("COLUMNS", "40")
    with pytest.raises(SystemExit):
        run(["show", "state:jpn"])
    sys.stdout.flush()
    assert max(map(len, raw.getvalue().splitlines())) <= 40
    assert rb"\u65e5\u672c\u56fd" in raw.getvalue()
