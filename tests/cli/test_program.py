"""The program as a whole: its help, whose examples all run, and how it ends whatever it is given."""

from __future__ import annotations

import inspect
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from natoip4.cli.program import program
from natoip4.dataset import Dataset
from natoip4.documents.writing import dumps, save_file
from tests.queries.worlds import world

TAKES = {"png": "matplotlib", "svg": "matplotlib", "parquet": "pyarrow", "graphml": "networkx"}
EXAMPLES = [
    (name, shlex.split(re.split(r" > | {3,}", line)[0])[1:])
    for name, command in program.commands.items()
    for line in re.findall(r"^natoip4 .*$", inspect.cleandoc(command.callback.__doc__ or ""), re.MULTILINE)
]
FILES = {
    "check": ("check", "{}"),
    "audit": ("audit", "{}"),
    "fix": ("audit", "{}", "--fix"),
    "convert": ("convert", "{}", "out.json"),
    "tables": ("tables", "out", "{}"),
    "old": ("diff", "{}", "good.json"),
    "new": ("diff", "good.json", "{}"),
}

Shell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the files that examples name."""
    monkeypatch.chdir(tmp_path)
    sources = Dataset(record for record in world().values() if record.id.prefix == "source")
    for name in ("mine.json", "before.json", "after.json", "good.json"):
        save_file(Dataset(record for id_, record in world().items() if id_ not in sources), name)
    save_file(sources, "sources.json")
    save_file(sources, "more.jsonl")
    return tmp_path


# help


def test_help_lists_every_command_once_each_on_one_line_of_80_columns(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out = shell("--help")[1]
    listed = re.findall(r"^  ([a-z]+)  +[A-Z].*\.$", out, re.MULTILINE)
    assert listed == list(program.commands)
    assert max(map(len, out.splitlines())) <= 80


def test_help_begins_with_what_people_come_for(shell: Shell) -> None:
    headings = re.findall(r"^([A-Z][a-z ]+):$", shell("--help")[1], re.MULTILINE)
    assert headings == ["Options", "Partners", "Records and evidence", "Sources and versions", "Files"]
    assert next(iter(program.commands)) == "compare"


def test_every_command_has_examples() -> None:
    assert {name for name, _ in EXAMPLES} == set(program.commands)
    assert all(example[0] == name for name, example in EXAMPLES)


@pytest.mark.parametrize("example", [example for _, example in EXAMPLES], ids=" ".join)
@pytest.mark.usefixtures("folder")
def test_every_example_runs(shell: Shell, example: list[str]) -> None:
    for word in re.split(r"[ .]", " ".join(example)):
        if word in TAKES:
            pytest.importorskip(TAKES[word])
    code, out, err = shell(*example)
    assert code in {0, 1}
    assert "natoip4: " not in err
    assert out + err


# how it ends


@pytest.mark.parametrize("command", FILES.values(), ids=FILES)
def test_files_that_cannot_be_read_or_used(shell: Shell, folder: Path, command: tuple[str, ...]) -> None:
    (folder / "latin.json").write_bytes(dumps(world()).replace("Here", "H\xe9re").encode("latin-1"))
    (folder / "empty.json").write_bytes(b"")
    (folder / "empty.jsonl").write_bytes(b"")
    unusable = 2 if command[0] == "diff" else 1
    for name, wanted in {
        ".": 2,
        "missing.json": 2,
        "good.json/x.json": 2,
        "": 2,
        "latin.json": unusable,
        "empty.json": unusable,
        "empty.jsonl": unusable,
    }.items():
        code, out, err = shell(*(name if word == "{}" else word for word in command))
        assert (code, name) == (wanted, name)
        assert (out if command[0] == "check" else err).strip()
        assert "Traceback" not in out + err
    assert not (folder / "out.json").exists()
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", "good.json", "no/such/folder.json"),
        ("convert", "good.json", "."),
        ("tables", "no/such/folder", "good.json"),
        ("tables", "good.json", "good.json"),
        ("timeline", "--kind", "series", "--output", "no/such/folder.json"),
        ("timeline", "--kind", "series", "--output", ".", "--format", "json"),
        ("network", "japan", "--output", "no/such/folder.json"),
        ("network", "japan", "--output", ".", "--format", "json"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("folder")
def test_a_place_that_cannot_be_written_to_ends_with_2_and_a_line(shell: Shell, arguments: tuple[str, ...]) -> None:
    code, out, err = shell(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("natoip4: ")
    assert err.count("\n") == 1
