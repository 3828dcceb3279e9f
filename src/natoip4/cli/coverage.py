"""``natoip4 coverage``: what becomes of each place of a source."""

from __future__ import annotations

from collections.abc import Iterator

import click

from natoip4.cli.finding import source_id
from natoip4.cli.screen import as_json, flow, say
from natoip4.cli.viewing import LensOptions, known_lens_options, text_or_json
from natoip4.data.bundled import load
from natoip4.errors import counted
from natoip4.queries.coverage import SourceCoverage, coverage
from natoip4.queries.lenses import lens_in_words

__all__ = ["coverage_command"]


@click.command("coverage", short_help="List each place of a source and what carries it.")
@click.option(
    "--source", "subjects", metavar="ID", multiple=True, help="The source whose places are listed.  [default: epis-brief]"
)
@known_lens_options
@text_or_json
def coverage_command(subjects: tuple[str, ...], lens: LensOptions, form: str) -> None:
    """List each place of a source with the records that carry it, or the reason why it asserts nothing.

    \b
    natoip4 coverage
    natoip4 coverage --source nato-enlargement
    natoip4 coverage --format json
    """
    if len(subjects) > 1:
        raise click.UsageError(f"the places of one source are listed at a time; got {len(subjects)}")
    found = coverage(lens.view_of(load()), *map(source_id, subjects))
    if form == "json":
        say(as_json(found.to_dict()))
    else:
        flow([*_lines(found), *lens_in_words(found.lens)])


def _lines(found: SourceCoverage) -> Iterator[str]:
    for place, carried in found.locators.items():
        words = ", ".join(carried.records)
        reason = None if carried.reason is None else f"[asserts nothing: {carried.reason}]"
        yield f"{place or found.source.slug}: {' '.join(part for part in (words, reason) if part) or '[missing]'}"
    totals = found.totals
    yield (
        f"{counted(totals['locators'], 'place')}: {totals['carried']} carried by {counted(totals['records'], 'record')}, "
        f"{totals['reasons']} with a reason alone, {totals['missing']} missing"
    )
