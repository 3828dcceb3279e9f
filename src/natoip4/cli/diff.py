"""``natoip4 diff``: what stands in one dataset and not so in another."""

from __future__ import annotations

import click

from natoip4.cli.finding import record_of
from natoip4.cli.progress import read
from natoip4.cli.screen import as_json, complain, flow, say
from natoip4.cli.viewing import LensOptions, lens_options, old_lens_options, text_or_json
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidDataset, InvalidDocument, UnknownRecord
from natoip4.export.changes import diff_text
from natoip4.queries.diff import Diff, diff

__all__ = ["diff_command"]

_SAME, _DIFFERENT, _UNUSABLE = 0, 1, 2


@click.command("diff", short_help="Show what has changed from one file, or view, to another.")
@click.argument("files", metavar="[OLD] [NEW]", nargs=-1)
@click.option("--touching", metavar="ID", help="Show only changes of this record, and of those that refer to it.")
@old_lens_options
@lens_options
@text_or_json
def diff_command(files: tuple[str, ...], touching: str | None, old_lens: LensOptions, lens: LensOptions, form: str) -> int:
    """Show what has changed from OLD to NEW: records, values by path, and evidence.

    One file is compared with the bundled data, which are then OLD. Without a file the bundled data are on both sides, seen
    through the options: --source, --known-on and their like are for NEW, --old-source and its like for OLD.

    + marks what is new, - what is gone, ~ what has changed. Exits with 0 if there is no difference, 1 if there is, 2 if a
    file cannot be used or the command is not understood.

    \b
    natoip4 diff before.json after.json
    natoip4 diff mine.json --touching state:kor
    natoip4 diff --old-known-on 2024 --known-on 2025
    natoip4 diff --source epis-brief --format json
    """
    if len(files) > 2:
        raise click.UsageError(f"at most two files are compared; got {len(files)}")
    if not files and not (lens or old_lens):
        raise click.UsageError("nothing to compare: name a file, or a view by --source or --known-on")
    try:
        old, new = _sides(files)
        old, new = old_lens.view_of(old), lens.view_of(new)
    except (InvalidDocument, InvalidDataset) as failure:
        for problem in failure.problems:
            complain(str(problem))
        return _UNUSABLE
    found = diff(old, new)
    if touching is not None:
        found = _touching(found, old, new, touching)
    if form == "json":
        say(as_json(found.to_dict()))
    else:
        flow(diff_text(found).split("\n"))
    return _DIFFERENT if found else _SAME


def _sides(files: tuple[str, ...]) -> tuple[Dataset, Dataset]:
    """Return the two datasets to compare; the bundled one stands for a file that is not named, the old one first."""
    if len(files) == 2:
        return read(files[0]), read(files[1])
    return load(), read(files[0]) if files else load()


def _touching(found: Diff, old: Dataset, new: Dataset, word: str) -> Diff:
    """Return what touches the record that *word* names on either side; a word that names none raises UnknownRecord."""
    try:
        return found.touching(record_of(new, word).id)
    except UnknownRecord:
        return found.touching(record_of(old, word).id)
