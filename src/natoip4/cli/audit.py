"""``natoip4 audit``: what a curator still has to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import attrs
import click

from natoip4.cli.progress import read
from natoip4.cli.screen import as_json, flow, say
from natoip4.cli.viewing import text_or_json
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.documents.writing import save_file
from natoip4.errors import InvalidDataset, InvalidDocument, Problem, counted
from natoip4.rules.auditing import audit, resolved_anew, undefined_source

__all__ = ["audit_command"]


@click.command("audit", short_help="List what is missing in the evidence of each record.")
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option("--fix", is_flag=True, help="Rewrite the values in the files to what the evidence comes to.")
@text_or_json
def audit_command(files: tuple[str, ...], form: str, *, fix: bool) -> int:
    """List per record what is missing in its evidence, in files or in the bundled data.

    That is: fields and spans that no evidence speaks for, sources used but not defined, places that a source does not
    have, values to which the evidence does not come. Several files are the parts of one dataset. --fix mends the last,
    if all sources are there: a file with a value to mend is written anew, in canonical form; no value is taken out for
    want of evidence. Exits with 0 if nothing is left to do, 1 if something is.

    \b
    natoip4 audit
    natoip4 audit mine.json sources.json
    natoip4 audit mine.json sources.json --fix
    """
    if fix and not files:
        raise click.UsageError("--fix needs the files to mend: the bundled data are not rewritten")
    parts = _read(files)
    data = Dataset(record for part in parts.values() for record in part.values()) if files else load()
    mended: list[str] = []
    if fix and not any(undefined_source(data)):
        data, mended = _mended(parts, resolved_anew(data))
    homes = {str(id_): file for file, part in parts.items() for id_ in part}
    problems = [attrs.evolve(problem, file=homes.get(problem.record or "")) for problem in audit(data)]
    if form == "json":
        say(as_json(_plain(files, mended, len(data), problems)))
    else:
        flow(_lines(mended, len(data), problems))
    return 1 if problems else 0


def _read(files: Iterable[str]) -> dict[str, Dataset]:
    """Return what each file holds; what is wrong in any of them is raised at once."""
    parts: dict[str, Dataset] = {}
    problems: list[Problem] = []
    for file in dict.fromkeys(files):
        try:
            parts[file] = read(file)
        except (InvalidDocument, InvalidDataset) as failure:
            problems += failure.problems
    if problems:
        raise InvalidDocument(problems)
    return parts


def _mended(parts: Mapping[str, Dataset], settled: Dataset) -> tuple[Dataset, list[str]]:
    """Write every file in which a record is another now, and return the data with the names of those files."""
    written: list[str] = []
    for file, part in parts.items():
        anew = Dataset(settled[id_] for id_ in part)
        if anew != part:
            save_file(anew, file)
            written.append(file)
    return settled, written


def _lines(mended: Iterable[str], number: int, problems: list[Problem]) -> Iterator[str]:
    for record, of_record in groupby(problems, key=lambda problem: problem.record):
        yield str(record)
        for problem in of_record:
            yield f"  {attrs.evolve(problem, record=None, file=None)}"
    yield from (f"{file} written anew" for file in mended)
    records = {problem.record for problem in problems}
    found = f"{counted(len(problems), 'finding')} in {counted(len(records), 'record')}"
    yield f"{counted(number, 'record')} read: {found if problems else 'nothing is left to do'}"


def _plain(files: Iterable[str], mended: list[str], number: int, problems: Iterable[Problem]) -> dict[str, object]:
    return {
        "version": 1,
        "files": list(files),
        "rewritten": mended,
        "records": number,
        "findings": [
            {
                "code": problem.code,
                "message": problem.message,
                "file": problem.file,
                "record": problem.record,
                "path": problem.path,
                "got": problem.got,
                "expected": problem.expected,
                "hint": problem.hint,
            }
            for problem in problems
        ],
    }
