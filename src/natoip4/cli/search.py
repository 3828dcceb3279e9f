"""``natoip4 search``: records by their words."""

from __future__ import annotations

import click

from natoip4.cli.screen import as_json, flow, say
from natoip4.cli.viewing import LensOptions, lens_options, text_or_json
from natoip4.data.bundled import load
from natoip4.queries.lenses import lens_in_words, lens_to_dict
from natoip4.queries.searching import Hit, search

__all__ = ["search_command"]


@click.command("search", short_help="List the records that bear a name, or have words in them.")
@click.argument("text")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many records to list.")
@lens_options
@text_or_json
def search_command(text: str, limit: int, lens: LensOptions, form: str) -> None:
    """List the records that bear TEXT as a name, or have its words in a name, a quoted term or a statement; best first.

    \b
    natoip4 search hyundai
    natoip4 search "strategic equilibrium"
    natoip4 search tanks --source epis-brief --format json
    """
    data = lens.view_of(load())
    found = search(data, text, limit=limit)
    if form == "json":
        say(as_json({"version": 1, "lens": lens_to_dict(data.lens), "hits": [hit.to_dict() for hit in found]}))
    else:
        flow([*(map(_line, found) if found else ["nothing found"]), *lens_in_words(data.lens)])


def _line(hit: Hit) -> str:
    why = hit.match.value if hit.text in hit.label else f"{hit.match.value}: {hit.text}"
    return f"{hit.record}  {hit.label}  [{why}]"
