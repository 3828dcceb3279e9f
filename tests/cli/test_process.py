"""The real thing: the program in a process of its own, with pipes that close, screens that are full, and nothing installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-c", "from natoip4.cli import main; main()"]


def execute(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "COLUMNS": "100", **variables}
    return subprocess.run([*PROGRAM, *arguments], check=False, capture_output=True, env=environment, timeout=60)


def test_the_main_job_runs() -> None:
    done = execute("compare")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"What pulls closer" in done.stdout
    assert b"\x1b" not in done.stdout


def test_the_installed_command_is_this_one() -> None:
    done = subprocess.run([Path(sys.executable).parent / "natoip4", "--version"], check=False, capture_output=True, timeout=60)
    assert (done.returncode, done.stdout[:8]) == (0, b"natoip4 ")


@pytest.mark.parametrize("command", [["compare"], ["compare", "japan", "--format", "json"], ["why", "org:nato"]])
def test_a_reader_who_leaves_early_is_no_error(command: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run([*PROGRAM, *command], check=False, stdout=pipe, stderr=subprocess.PIPE, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_problems_are_found_although_nobody_reads_them(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [*PROGRAM, "check", tmp_path / "bad.json"], check=False, stdout=pipe, stderr=subprocess.PIPE, timeout=60
        )
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a screen that is full")
def test_a_full_disk_is_said_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "compare", "japan"], check=False, stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 2
    assert done.stderr.startswith(b"natoip4: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("closed", [1, 2])
def test_closed_streams_leave_no_traceback(closed: int) -> None:
    other = subprocess.PIPE
    command = f'exec {closed}>&-; exec "$@"'
    done = subprocess.run(
        ["/bin/sh", "-c", command, "sh", *PROGRAM, "compare", "japan"], check=False, stdout=other, stderr=other, timeout=60
    )
    assert b"Traceback" not in done.stdout + done.stderr
    assert done.returncode == (2 if closed == 1 else 0)


@pytest.mark.parametrize(
    ("encoding", "form"), [("ascii", "table"), ("latin-1", "json"), ("cp1252", "markdown"), ("utf-8", "json")]
)
def test_any_encoding_of_the_screen_will_do(encoding: str, form: str) -> None:
    done = execute("compare", "japan", "--format", form, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(encoding)


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_what_is_not_installed_is_said_in_one_line(missing: str) -> None:
    code = f"import sys; sys.modules[{missing!r}] = None; from natoip4.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, "compare"], check=False, capture_output=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"natoip4: the command line needs click and rich: pip install 'natoip4[cli]'\n"


def test_a_file_name_that_is_no_text_is_survived(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff.json"
    done = subprocess.run([*PROGRAM, "check", name], check=False, capture_output=True, timeout=60)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr + done.stdout


def test_the_library_does_not_load_what_only_the_command_line_needs() -> None:
    code = "import sys, natoip4; natoip4.compare; print(sorted({'click', 'rich', 'hypothesis'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=60).stdout == b"[]\n"
