"""``natoip4 coverage``: what becomes of each place of a source."""

from __future__ import annotations

from collections.abc import Iterator

import click

from natoip4.cli.finding import source_id
from natoip4.cli.screen import as_json, clean, say
from natoip4.cli.viewing import known_on_option, seen, text_or_json, through
from natoip4.data.bundled import load
from natoip4.queries.coverage import SourceCoverage, coverage

__all__ = ["coverage_command"]


@click.command("coverage")
@click.option("--source", metavar="ID", default="epis-brief", show_default=True, help="The source whose places are listed.")
@known_on_option
@text_or_json
def coverage_command(source: str, known_on: str | None, form: str) -> None:
    """List each place of a source with the records that carry it, or the reason why it asserts nothing.

    \b
    natoip4 coverage
    natoip4 coverage --source nato-enlargement
    natoip4 coverage --format json
    """
    found = coverage(seen(load(), known_on=known_on), source_id(source))
    if form == "json":
        say(as_json(found.to_dict()))
    else:
        say("\n".join([*(clean(line) for line in _lines(found)), *through(found.lens)]))


def _lines(found: SourceCoverage) -> Iterator[str]:
    for place, carried in found.locators.items():
        words = ", ".join(carried.records)
        reason = None if carried.reason is None else f"[asserts nothing: {carried.reason}]"
        yield f"{place or found.source.slug}: {' '.join(part for part in (words, reason) if part) or '[missing]'}"
    totals = found.totals
    yield (
        f"{totals['locators']} places: {totals['carried']} carried by {totals['records']} records, "
        f"{totals['reasons']} with a reason alone, {totals['missing']} missing"
    )
