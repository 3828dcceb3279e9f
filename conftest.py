"""Runs the examples of Markdown pages, README.md and docs/ above all: ``python`` fences and ``console`` fences.

A ``python`` fence that opens with ``>>>`` is a doctest, any other is run as it stands. In a ``console`` fence each
line ``$ command`` is run, and what follows it, if anything, is what it prints; a command must exit with 0 unless the
next line is ``$ echo $?``. ``natoip4`` runs in this process, which has read the bundled data already, and what it
prints goes through a pipe where the line has one; everything else runs in a shell. All examples of a page share their
names and a working folder, empty at first. An ``sh`` fence is shown and never run. A page with a line
``% takes: package`` is run where that package is installed, and so are the examples in the modules that are the
package's door.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from importlib.util import find_spec
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser

from natoip4.cli import main

ROOT = Path(__file__).parent
DOORS = {
    "matplotlib": "pictures/*",
    "networkx": "graphs.py",
    "pandas": "frames.py",
    "polars": "frames.py",
    "pyarrow": "frames.py",
}
ABSENT = {package for package in DOORS if find_spec(package) is None}
collect_ignore = ["docs/conf.py"]
collect_ignore_glob = [f"src/natoip4/export/{DOORS[package]}" for package in ABSENT]

FLAGS = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
ASKS_STATUS = "echo $?"
SHELL = set("|&;<>()$`\\*?[#~!{}")


class ConsoleError(AssertionError):
    """A command of a console example did something else than the page says."""


def waits(page: Path) -> bool:
    """Whether a page takes a package that is not installed."""
    taken = re.findall(r"^% takes: (.+)$", page.read_text("utf-8"), flags=re.MULTILINE)
    return not ABSENT.isdisjoint(package for line in taken for package in line.split(", "))


def run(command: str) -> tuple[int, str]:
    """Run *command* and return its status and all that it printed; this environment's programs come first."""
    first, pipe, rest = command.partition(" | ")
    if not first.startswith("natoip4 ") or SHELL & set(first):
        return run_in_shell(command)
    status, printed = run_here(shlex.split(first)[1:])
    return run_in_shell(rest, printed) if pipe else (status, printed)


def run_here(arguments: list[str]) -> tuple[int, str]:
    """Run the program in this process, where it is installed and the bundled data have been read."""
    screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(screen), redirect_stderr(screen):
        patch.setenv("NO_COLOR", "1")
        patch.delenv("COLUMNS", raising=False)
        patch.setattr(sys, "__stdout__", screen)
        patch.setattr(sys, "argv", ["natoip4", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
    return int(ended.value.code or 0), screen.buffer.getvalue().decode()


def run_in_shell(command: str, read: str = "") -> tuple[int, str]:
    """Run a line of the shell, which reads *read*, in a process of its own."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {key: value for key, value in os.environ.items() if key != "COLUMNS"} | {"PATH": path, "NO_COLOR": "1"}
    shell = shutil.which("sh") or "sh"
    done = subprocess.run(
        [shell, "-c", command],
        check=False,
        env=environment,
        input=read,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout


def evaluate_console(example: Example) -> None:
    """Run the commands of one console fence in turn."""
    text = str(example.parsed)
    head, *parts = re.split(r"^\$ ", text, flags=re.MULTILINE)
    if head.strip() or not parts:
        message = "a console example starts with a line '$ command'"
        raise ConsoleError(message)
    steps = [(command, wanted.rstrip() + "\n") for command, _, wanted in (part.partition("\n") for part in parts)]
    status = 0
    for number, (command, wanted) in enumerate(steps):
        if command == ASKS_STATUS:
            printed = f"{status}\n"
        else:
            status, printed = run(command)
            asked = number + 1 < len(steps) and steps[number + 1][0] == ASKS_STATUS
            if status and not asked:
                message = f"$ {command}\nexits with {status} and prints\n{printed}"
                raise ConsoleError(message)
        printed = "\n".join(line.rstrip() for line in printed.rstrip().splitlines()) + "\n"
        if wanted.strip() and not doctest.OutputChecker().check_output(wanted, printed, FLAGS):
            message = f"$ {command}\nprints\n{printed}and the page says\n{wanted}"
            raise ConsoleError(message)


def enter_folder(namespace: dict[str, object]) -> None:
    """Give the page an empty working folder."""
    namespace["_home"] = Path.cwd()
    namespace["_folder"] = folder = tempfile.mkdtemp()
    os.chdir(folder)


def leave_folder(namespace: dict[str, object]) -> None:
    """Go back to where the tests run, and remove the page's folder."""
    os.chdir(str(namespace["_home"]))
    shutil.rmtree(str(namespace["_folder"]))


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=FLAGS), CodeBlockParser("console", evaluate_console)],
    pattern="*.md",
    excludes=[page.relative_to(ROOT).as_posix() for page in (ROOT / "docs").rglob("*.md") if waits(page)],
    setup=enter_folder,
    teardown=leave_folder,
).pytest()
