"""``natoip4 stale``: what has not been confirmed since a date."""

from __future__ import annotations

import click

from natoip4.cli.screen import as_json, flow, say
from natoip4.cli.viewing import LensOptions, lens_options, text_or_json
from natoip4.data.bundled import load
from natoip4.queries.lenses import lens_in_words, lens_to_dict
from natoip4.queries.staleness import Unconfirmed, stale
from natoip4.values.dates import PartialDate
from natoip4.values.truth import Truth

__all__ = ["stale_command"]


@click.command("stale", short_help="List what no source has confirmed since a date.")
@click.option("--before", metavar="DATE", required=True, help="List what no source since this date speaks for.")
@lens_options
@text_or_json
def stale_command(before: str, lens: LensOptions, form: str) -> None:
    """List what no source has confirmed since a date, with the date of the latest that speaks for it.

    A line has a path where that is not so of all that the record states. - marks what certainly has not been confirmed
    since, ? what may have been: the date of a source is missing, or not exact enough.

    \b
    natoip4 stale --before 2025
    natoip4 stale --before 2024-07 --format json
    """
    data, day = lens.view_of(load()), PartialDate.parse(before)
    found = stale(data, before=day)
    if form == "json":
        say(
            as_json(
                {"version": 1, "before": str(day), "lens": lens_to_dict(data.lens), "stale": [item.to_dict() for item in found]}
            )
        )
    else:
        flow([*(map(_line, found) if found else ["all of it has been confirmed since"]), *lens_in_words(data.lens)])


def _line(item: Unconfirmed) -> str:
    what = item.record if item.path is None else f"{item.record} {item.path}"
    date = "undated" if item.latest is None else str(item.latest)
    mark = "-" if item.stale is Truth.YES else "?"
    return f"{mark} {what}  {date}  {', '.join(id_.slug for id_ in item.sources)}"
