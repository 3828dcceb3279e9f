"""``natoip4 compare``: actors side by side."""

from __future__ import annotations

import click

from natoip4.cli.finding import actor_id
from natoip4.cli.screen import as_json, paint, say
from natoip4.cli.tables import as_markdown, as_table
from natoip4.cli.viewing import seen, view_options
from natoip4.data.bundled import load
from natoip4.queries.comparison import IP4, compare

__all__ = ["compare_command"]


@click.command("compare")
@click.argument("actors", metavar="[ACTOR]...", nargs=-1)
@click.option("--on", metavar="DATE", help="Leave out what certainly did not hold on this date (2025, 2025-01, 2025-01-16).")
@view_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "markdown"]),
    default="table",
    show_default=True,
    help="How to print it.",
)
def compare_command(actors: tuple[str, ...], on: str | None, sources: tuple[str, ...], known_on: str | None, form: str) -> None:
    """Compare actors, by default the Indo-Pacific Four, side by side.

    Each ACTOR is an id or a name. Every cell says how many pieces of evidence, records and sources stand behind it. "Not
    stated" is not "no"; "contested" means that equally good evidence disagrees.

    \b
    natoip4 compare
    natoip4 compare japan state:kor
    natoip4 compare --on 2025-01 --source epis-brief
    natoip4 compare --format json > comparison.json
    """  # noqa: D301 - \b keeps click from filling the lines
    data = load()
    ids = [actor_id(data, actor) for actor in actors] or list(IP4)
    found = compare(seen(data, sources, known_on), ids, on=on)
    if form == "json":
        say(as_json(found.to_dict()))
    elif form == "markdown":
        say(as_markdown(found))
    else:
        paint(as_table(found))
