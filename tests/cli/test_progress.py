"""Progress: on a terminal, on stderr, of large files alone."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from natoip4.cli import progress
from natoip4.cli.program import run
from natoip4.documents.files import load_file


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file that is taken for large: a line for each of 1200 records."""
    monkeypatch.setattr(progress, "_LARGE", 1000)
    monkeypatch.setattr(progress, "_MANY", 1000)
    monkeypatch.setenv("TERM", "xterm")
    lines = ['{"format": "natoip4/1"}', *(f'{{"id": "state:s{number}"}}' for number in range(1200))]
    (tmp_path / "large.jsonl").write_text("\n".join(lines))
    return tmp_path / "large.jsonl"


def convert(path: Path, monkeypatch: pytest.MonkeyPatch, stderr: io.StringIO) -> str:
    monkeypatch.setattr(sys, "stderr", stderr)
    with pytest.raises(SystemExit) as ended:
        run(["convert", str(path), str(path.with_name("out.json"))])
    assert ended.value.code == 0
    assert load_file(path.with_name("out.json")) == load_file(path)
    return stderr.getvalue()


def test_a_terminal_shows_what_is_being_done(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = convert(large, monkeypatch, Terminal())
    assert "reading" in shown
    assert "writing" in shown
    assert f"1200 records written to {large.with_name('out.json')}\n" in shown


def test_what_is_no_terminal_shows_nothing(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = f"1200 records written to {large.with_name('out.json')}\n"
    assert convert(large, monkeypatch, io.StringIO()) == said
    monkeypatch.setenv("TERM", "dumb")
    assert convert(large, monkeypatch, Terminal()) == said


def test_what_is_small_shows_nothing(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_LARGE", 1_000_000)
    monkeypatch.setattr(progress, "_MANY", 5_000)
    assert "reading" not in convert(large, monkeypatch, Terminal())


@pytest.mark.parametrize("command", ["check", "audit"])
def test_a_large_file_that_cannot_be_read_is_a_problem_beside_the_others(
    large: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.setattr(progress, "_LARGE", 0)  # so that a folder is large
    (large.parent / "other.json").write_text("no JSON")
    printed = []
    for stderr in (Terminal(), io.StringIO()):
        monkeypatch.setattr(sys, "stderr", stderr)
        with pytest.raises(SystemExit) as ended:
            run([command, str(large.parent), str(large.parent / "other.json")])
        assert ended.value.code == 2
        said = re.sub(r"\x1b\[\d*[A-Za-z]", "", capsys.readouterr().out + stderr.getvalue())
        printed.append([line for line in said.splitlines() if "not-json" in line or "unreadable-file" in line])
    assert printed[0] == printed[1]
    assert len(printed[0]) == 2
    assert f"{large.parent}: unreadable-file: Is a directory" in printed[0][0]


def test_what_is_wrong_in_a_large_file_is_reported_alike(
    large: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    large.write_text(large.read_text() + '\n{"id": "state:s7"}')
    printed = []
    for stderr in (Terminal(), io.StringIO()):
        monkeypatch.setattr(sys, "stderr", stderr)
        with pytest.raises(SystemExit) as ended:
            run(["check", str(large)])
        assert ended.value.code == 1
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    assert "large.jsonl:1202 state:s7 $.id: duplicate-id" in printed[0]


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_file_that_cannot_be_read_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    monkeypatch.setattr(progress, "_LARGE", 0)
    monkeypatch.setenv("TERM", "xterm")
    folder, wrong = tmp_path / "folder.json", tmp_path / "wrong.json"
    folder.mkdir()
    wrong.write_text('{"format": "natoip4/1", "records": [{"id": "state:x", "nmaes": []}]}')
    printed = []
    for stderr in (Terminal(), io.StringIO()):
        monkeypatch.setattr(sys, "stderr", stderr)
        with pytest.raises(SystemExit) as ended:
            run(["check", str(folder), str(wrong), "--format", form])
        printed.append((ended.value.code, capsys.readouterr().out))
    assert printed[0] == printed[1]
    for told in ("unreadable-file", "folder.json", "unknown-key", "wrong.json"):
        assert told in printed[0][1]
