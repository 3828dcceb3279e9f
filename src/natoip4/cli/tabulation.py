"""``natoip4 tables``: a dataset as a folder of flat tables."""

from __future__ import annotations

import click

from natoip4.cli.progress import read, working
from natoip4.cli.screen import report
from natoip4.cli.viewing import LensOptions, form_option, lens_options
from natoip4.data.bundled import load
from natoip4.errors import counted
from natoip4.export.folders import FORMS, Form, save_tables
from natoip4.export.tables import to_tables

__all__ = ["tables_command"]


@click.command("tables", short_help="Write flat tables, as CSV or Parquet.")
@click.argument("folder", metavar="OUTDIR")
@click.argument("file", metavar="[FILE]", required=False)
@lens_options
@form_option(*FORMS)
def tables_command(folder: str, file: str | None, lens: LensOptions, form: Form) -> None:
    """Write FILE, or the bundled data, as flat tables, one file for each, to the new folder OUTDIR.

    The folder is put in place when it is complete. One that is there and not empty is left as it is. Parquet needs the
    extra "arrow".

    \b
    natoip4 tables out
    natoip4 tables out mine.json --format parquet
    natoip4 tables known-in-2024 --known-on 2024
    """
    data = load() if file is None else read(file)
    with working(f"writing {folder}", data):
        tables = to_tables(lens.view_of(data))
        save_tables(tables.values(), folder, form=form)
    rows = sum(map(len, tables.values()))
    report(f"{counted(len(tables), 'table')} with {counted(rows, 'row')} written to {folder}")
