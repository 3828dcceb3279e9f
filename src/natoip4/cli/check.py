"""``natoip4 check``: what is wrong with a dataset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import cast

import attrs
import click

from natoip4.cli.progress import read, working
from natoip4.cli.screen import as_json, flow, say
from natoip4.cli.viewing import text_or_json
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.documents.decoding import decode
from natoip4.documents.formats import is_lines
from natoip4.documents.positions import positions_in
from natoip4.errors import InvalidDataset, InvalidDocument, Problem, Severity, counted
from natoip4.records.record import Record
from natoip4.rules.checking import check

__all__ = ["check_command"]

_CLEAN, _PROBLEMS, _UNREADABLE = 0, 1, 2


@click.command("check", short_help="Check files, or the bundled data: all that is wrong, at once.")
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option("--strict", is_flag=True, help="Count warnings as problems.")
@text_or_json
def check_command(files: tuple[str, ...], form: str, *, strict: bool) -> int:
    """Check files, or the bundled data: everything that is wrong, at once.

    Several files are the parts of one dataset. Where a file does not read, what is wrong with the files is reported, and
    the rules, which need all records, are not run. Exits with 0 if there is nothing wrong, 1 if there are errors (with
    --strict also warnings), 2 if a file cannot be read or the command is not understood.

    \b
    natoip4 check
    natoip4 check mine.json more.jsonl
    natoip4 check mine.json --format json
    """
    number, problems = _checked(files) if files else _checked_bundle()
    if form == "json":
        say(as_json(_plain(files, number, problems)))
    else:
        flow([*map(str, problems), _summary(number, problems)])
    if any(problem.code == "unreadable-file" for problem in problems):
        return _UNREADABLE
    return _PROBLEMS if any(strict or problem.severity is Severity.ERROR for problem in problems) else _CLEAN


def _checked_bundle() -> tuple[int, tuple[Problem, ...]]:
    data = load()
    return len(data), check(data)


def _checked(files: Iterable[str]) -> tuple[int, tuple[Problem, ...]]:
    """Return how many records there are in all the files, and what is wrong with them."""
    records: list[Record] = []
    problems: list[Problem] = []
    homes: dict[str, str] = {}
    for file in files:
        try:
            held = read(file)
        except (InvalidDocument, InvalidDataset) as failure:
            problems += failure.problems
        else:
            records += held.values()
            homes |= dict.fromkeys(held, file)
    if not problems:
        try:
            data = Dataset(records)
            with working("checking", data):
                problems += check(data)
        except InvalidDataset as failure:
            problems += failure.problems
        problems = list(_placed(problems, homes))
    return len(records), tuple(problems)


def _placed(problems: Iterable[Problem], homes: Mapping[str, str]) -> Iterator[Problem]:
    """Yield the problems with the file and line at which their record starts."""
    lines: dict[str, Mapping[str, int]] = {}
    for problem in problems:
        file = homes.get(problem.record or "")
        if file is None or problem.record is None:
            yield problem
            continue
        if file not in lines:
            lines[file] = _lines_of(Path(file))
        yield attrs.evolve(problem, file=file, line=lines[file].get(problem.record))


def _lines_of(file: Path) -> Mapping[str, int]:
    """Return the line at which each record starts, by id."""
    raw = file.read_bytes()
    if is_lines(file):
        lines = [(number, line) for number, line in enumerate(raw.splitlines(), 1) if line.strip()]
        return {_id_in(decode(line)): number for number, line in lines[1:]}
    listed = cast("list[object]", cast("dict[str, object]", decode(raw))["records"])
    positions = positions_in(raw.decode())
    return {_id_in(plain): positions.line(f"$.records[{place}]") or 1 for place, plain in enumerate(listed)}


def _id_in(plain: object) -> str:
    return str(cast("dict[str, object]", plain)["id"])


def _summary(number: int, problems: Iterable[Problem]) -> str:
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    found = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}" if severities else "nothing is wrong"
    return f"{counted(number, 'record')} read: {found}"


def _plain(files: Iterable[str], number: int, problems: Iterable[Problem]) -> dict[str, object]:
    return {
        "version": 1,
        "files": list(files),
        "records": number,
        "problems": [
            {
                "code": problem.code,
                "severity": problem.severity.value,
                "message": problem.message,
                "file": problem.file,
                "line": problem.line,
                "record": problem.record,
                "path": problem.path,
                "got": problem.got,
                "expected": problem.expected,
                "hint": problem.hint,
            }
            for problem in problems
        ],
    }
