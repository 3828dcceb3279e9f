"""``natoip4 convert``: from one file format to another."""

from __future__ import annotations

from pathlib import Path

import click

from natoip4.cli.progress import read, working
from natoip4.cli.screen import report
from natoip4.documents.formats import LINES
from natoip4.documents.writing import save_file
from natoip4.errors import counted

__all__ = ["convert_command"]

_ENDINGS = (".json", *LINES)


@click.command("convert", short_help="Write a file in canonical form, as JSON or JSON lines.")
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT")
def convert_command(source: str, target: str) -> None:
    """Read the file IN and write it to OUT, in canonical form; the ending of each name says its format.

    A name that ends in .jsonl or .ndjson is JSON lines, .json one document. OUT is replaced once it is complete.

    \b
    natoip4 convert mine.json mine.jsonl
    natoip4 convert mine.json mine.json      put it in canonical form
    """
    if Path(target).suffix not in _ENDINGS:
        raise click.UsageError(f"OUT must end in one of {', '.join(_ENDINGS)}; got {target!r}")
    data = read(source)
    with working(f"writing {target}", data):
        save_file(data, target)
    report(f"{counted(len(data), 'record')} written to {target}")
