"""``natoip4 tables``: a dataset as a folder of flat tables."""

from __future__ import annotations

import click

from natoip4.cli.screen import clean, say
from natoip4.cli.viewing import seen, view_options
from natoip4.data.bundled import load
from natoip4.documents.files import load_file
from natoip4.export.folders import FORMS, Form, save_tables
from natoip4.export.tables import to_tables

__all__ = ["tables_command"]


@click.command("tables")
@click.argument("folder", metavar="OUTDIR")
@click.argument("file", metavar="[FILE]", required=False)
@view_options
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="csv", show_default=True, help="How to write the tables."
)
def tables_command(folder: str, file: str | None, sources: tuple[str, ...], known_on: str | None, form: Form) -> None:
    """Write FILE, or the bundled data, as flat tables, one file for each, to the new folder OUTDIR.

    The folder is put in place when it is complete. One that is there and not empty is left as it is. Parquet needs the
    extra "arrow".

    \b
    natoip4 tables out
    natoip4 tables out mine.json --format parquet
    natoip4 tables known-in-2024 --known-on 2024
    """
    data = load() if file is None else load_file(file)
    tables = to_tables(seen(data, sources, known_on))
    save_tables(tables.values(), folder, form=form)
    rows = sum(map(len, tables.values()))
    say(f"{len(tables)} tables with {rows} rows written to {clean(folder)}")
