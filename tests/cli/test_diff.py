"""``natoip4 diff``: what it compares, what it prints, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from natoip4.cli.program import run
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.documents.writing import save_file
from natoip4.export.changes import diff_text
from natoip4.queries.diff import diff
from natoip4.records.actors import State
from natoip4.values.names import Name
from tests.queries.worlds import replaced, world

Shell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    """Run a command line; return its exit code, and what it printed to stdout and to stderr."""

    def command(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            run(["diff", *arguments])
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, printed.out, printed.err

    return command


@pytest.fixture
def files(tmp_path: Path) -> Callable[..., list[str]]:
    def written(*held: Dataset) -> list[str]:
        paths = [tmp_path / f"{number}.json" for number in range(len(held))]
        for path, data in zip(paths, held, strict=True):
            save_file(data, path)
        return [str(path) for path in paths]

    return written


OLD, NEW = world(), replaced(world(), "state:kor", names=(Name("Yonder"),))


def test_two_files(shell: Shell, files: Callable[..., list[str]]) -> None:
    code, out, err = shell(*files(OLD, NEW))
    assert (code, out, err) == (1, diff_text(diff(OLD, NEW)) + "\n", "")
    assert "~ state:kor\n  - names[There]\n  + names[Yonder]\n" in out


def test_the_same_ends_well(shell: Shell, files: Callable[..., list[str]]) -> None:
    assert shell(*files(OLD, OLD)) == (0, "records: 0 added, 0 removed, 0 changed\n", "")
    code, out, _ = shell(*files(OLD, OLD), "--format", "json")
    assert (code, json.loads(out)) == (0, diff(OLD, OLD).to_dict())
    assert json.loads(out) == {"version": 1, "old": {"lens": None}, "new": {"lens": None}, "changes": []}


def test_json_is_what_python_returns(shell: Shell, files: Callable[..., list[str]]) -> None:
    code, out, _ = shell(*files(OLD, NEW), "--format", "json")
    assert (code, json.loads(out)) == (1, diff(OLD, NEW).to_dict())


def test_one_file_against_the_bundled_data(shell: Shell, files: Callable[..., list[str]]) -> None:
    code, out, _ = shell(*files(load().with_([State(id=State.ref("xyz"))])))
    assert (code, out) == (1, "+ state:xyz\nrecords: 1 added, 0 removed, 0 changed\n")


@pytest.mark.parametrize(
    ("options", "old", "new"),
    [
        (("--known-on", "2024"), {}, {"known_on": "2024"}),
        (("--source", "epis-brief"), {}, {"sources": ["source:epis-brief"]}),
        (("--old-known-on", "2024", "--known-on", "2025"), {"known_on": "2024"}, {"known_on": "2025"}),
        (("--old-source", "epis-brief"), {"sources": ["source:epis-brief"]}, {}),
    ],
)
def test_views_of_the_bundled_data(shell: Shell, options: tuple[str, ...], old: dict[str, str], new: dict[str, str]) -> None:
    sides = [load().view(**lens) if lens else load() for lens in (old, new)]  # type: ignore[arg-type]
    code, out, _ = shell(*options, "--format", "json")
    assert (code, json.loads(out)) == (1, diff(*sides).to_dict())


def test_the_same_view_on_both_sides(shell: Shell) -> None:
    assert shell("--known-on", "2024", "--old-known-on", "2024")[0] == 0


def test_touching_a_record_by_id_or_by_name(shell: Shell) -> None:
    view = load().view(known_on="2024")
    by_id = shell("--known-on", "2024", "--touching", "state:kor")
    assert by_id == (1, diff_text(diff(load(), view).touching("state:kor")) + "\n", "")
    assert shell("--known-on", "2024", "--touching", "South Korea") == by_id


def test_touching_what_only_the_old_one_has(shell: Shell, files: Callable[..., list[str]]) -> None:
    code, out, _ = shell(*files(OLD, Dataset()), "--touching", "tie:there-foe")
    assert (code, out) == (1, "- tie:there-foe\nrecords: 0 added, 1 removed, 0 changed\n")


def test_touching_what_has_not_changed_ends_well(shell: Shell, files: Callable[..., list[str]]) -> None:
    assert shell(*files(OLD, NEW), "--touching", "topic:tanks")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "nothing to compare"),
        (("a.json", "b.json", "c.json"), "at most two files"),
        (("nowhere.json",), "unreadable-file"),
        (("--known-on", "2024", "--touching", "state:japan"), "no record has this id"),
        (("--known-on", "yesterday"), "bad-date"),
        (("--source", "state:kor"), "no record has this id"),
    ],
)
def test_what_cannot_be_used(shell: Shell, arguments: tuple[str, ...], complaint: str) -> None:
    code, out, err = shell(*arguments)
    assert (code, out) == (2, "")
    assert complaint in err


def test_a_file_with_problems_is_of_no_use(shell: Shell, files: Callable[..., list[str]], tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "natoip4/1", "records": [{"id": "State:jpn"}, {"id": "org:x", "off": 1}]}')
    code, out, err = shell(*files(OLD), str(bad))
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 2


def test_no_letter_of_the_data_commands_the_terminal(shell: Shell, files: Callable[..., list[str]]) -> None:
    new = replaced(OLD, "claim:threat", statement="red\x1b[31m\n+ state:fake\u202e")
    _, out, _ = shell(*files(OLD, new))
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "+ state:fake" not in out.splitlines()
