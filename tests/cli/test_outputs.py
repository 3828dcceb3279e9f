"""Files that a command writes: in the form that their names say, and not to a terminal."""

from __future__ import annotations

import os
from pathlib import Path

import click
import pytest

from natoip4.cli.outputs import form_of, put
from natoip4.errors import InvalidDocument

FORMS = ("text", "json", "markdown", "svg", "png")


@pytest.mark.parametrize(
    ("given", "output", "form"),
    [
        (None, None, "text"),
        ("json", None, "json"),
        (None, "a.svg", "svg"),
        (None, "a.PNG", "png"),
        (None, "a.md", "markdown"),
        (None, "a.txt", "text"),
        ("svg", "a.svg", "svg"),
        ("svg", "a.picture", "svg"),
        ("json", "a", "json"),
    ],
)
def test_the_form_is_the_one_given_or_named(given: str | None, output: str | None, form: str) -> None:
    assert form_of(given, output, FORMS) == form


@pytest.mark.parametrize(
    ("given", "output"), [("svg", "a.png"), ("png", "a.md"), (None, "a"), (None, "a.pdf"), (None, "a.svg/b")]
)
def test_a_name_that_says_another_form_or_none_is_refused(given: str | None, output: str) -> None:
    with pytest.raises(click.UsageError):
        form_of(given, output, FORMS)


def test_text_ends_with_one_line_break(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for text in ("日本", "日本\n"):
        put(text, tmp_path / "a.txt")
        assert (tmp_path / "a.txt").read_bytes() == "日本\n".encode()
    assert capsys.readouterr() == ("", f"written to {tmp_path / 'a.txt'}\n" * 2)


def test_what_is_no_text_is_not_for_a_terminal() -> None:
    pty = pytest.importorskip("pty")
    reading, writing = pty.openpty()
    try:
        with pytest.raises(click.UsageError, match="is a terminal"):
            put(b"\x89PNG", Path(os.ttyname(writing)))
    finally:
        os.close(reading)
        os.close(writing)


def test_a_file_is_replaced_and_never_half_written(tmp_path: Path) -> None:
    target, kept = tmp_path / "a.txt", tmp_path / "kept.txt"
    target.write_text("old")
    os.link(target, kept)
    put("new", target)
    assert (target.read_text(), kept.read_text()) == ("new\n", "old")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        put("new", pipe)
        assert os.read(reading, 100) == b"new\n"
    finally:
        os.close(reading)
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", [".", "no/such/folder", "a\0b"])
def test_what_cannot_be_written_is_a_problem(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidDocument) as failed:
        put("", tmp_path / name)
    assert [problem.code for problem in failed.value.problems] == ["unwritable-file"]
