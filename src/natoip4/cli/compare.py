"""``natoip4 compare`` and ``natoip4 profile``: actors side by side, and one alone."""

from __future__ import annotations

import click

from natoip4.cli.finding import actor_id
from natoip4.cli.screen import as_json, clean, paint, say
from natoip4.cli.tables import as_table
from natoip4.cli.viewing import LensOptions, form_option, lens_options
from natoip4.data.bundled import load
from natoip4.queries.comparison import IP4, ComparisonTable, compare, profile
from natoip4.queries.rows import ROWS

__all__ = ["compare_command", "profile_command"]

_OVERVIEW = 3


_KEYS = [question.key for question in ROWS]
_row_option = click.option(
    "--row",
    "rows",
    type=click.Choice(_KEYS),
    metavar="KEY",
    multiple=True,
    help=f"Print this row alone, in full; may be repeated. The keys: {', '.join(_KEYS)}.",
)
_on_option = click.option("--on", metavar="DATE", help="Leave out what certainly did not hold on this date (2025, 2025-01-16).")


@click.command("compare", short_help="Compare actors side by side, by default the four partners.")
@click.argument("actors", metavar="[ACTOR]...", nargs=-1)
@_on_option
@lens_options
@_row_option
@form_option("table", "json", "markdown", "html")
def compare_command(
    actors: tuple[str, ...],
    on: str | None,
    lens: LensOptions,
    rows: tuple[str, ...],
    form: str,
) -> None:
    """Compare actors, by default the Indo-Pacific Four, side by side.

    Each ACTOR is an id or a name. Every cell says how many claims, sources and pieces of evidence stand behind it. "Not stated"
    is not "no", and "not covered" is silence that says nothing; "contested" means that equally good evidence disagrees. On the
    screen a cell is cut short, unless rows are named with --row; the other formats are whole.

    \b
    natoip4 compare
    natoip4 compare --row limits --row summits
    natoip4 compare japan state:kor --on 2025-01 --source epis-brief
    natoip4 compare --format json > comparison.json
    """
    data = load()
    ids = [actor_id(data, actor) for actor in actors] or list(IP4)
    _print(compare(lens.view_of(data), ids, on=on, rows=rows or None), form, None if rows else _OVERVIEW)


@click.command("profile", short_help="Print in full what is known of one actor.")
@click.argument("actor", metavar="ACTOR")
@_on_option
@lens_options
@_row_option
@form_option("text", "json", "markdown", "html")
def profile_command(actor: str, on: str | None, lens: LensOptions, rows: tuple[str, ...], form: str) -> None:
    """Print what is known of one actor, in full: its column of the comparison.

    ACTOR is an id or a name.

    \b
    natoip4 profile japan
    natoip4 profile org:nato --row ties
    natoip4 profile "new zealand" --on 2025 --format html
    """
    data = load()
    _print(profile(lens.view_of(data), actor_id(data, actor), on=on, rows=rows or None), form, None)


def _print(comparison: ComparisonTable, form: str, limit: int | None) -> None:
    if form == "json":
        say(as_json(comparison.to_dict()))
    elif form == "markdown":
        say(comparison.to_markdown())
    elif form == "html":
        say("\n".join(clean(line) for line in comparison.to_html().split("\n")))
    else:
        paint(as_table(comparison, limit))
