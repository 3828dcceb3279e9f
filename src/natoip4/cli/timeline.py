"""``natoip4 timeline``: what bears a date, in order."""

from __future__ import annotations

from pathlib import Path

import click

from natoip4.cli.finding import record_of
from natoip4.cli.outputs import form_of, put, written_form_option
from natoip4.cli.screen import as_json, laid_out, paint, say
from natoip4.cli.timetables import as_markdown, as_table
from natoip4.cli.viewing import LensOptions, lens_options
from natoip4.data.bundled import load
from natoip4.export.pictures.sheets import PictureForm
from natoip4.export.pictures.timelines import draw_timeline
from natoip4.queries.timeline import Timeline, timeline
from natoip4.records.claims import Claim
from natoip4.records.kinds import KINDS
from natoip4.records.record import Record

__all__ = ["timeline_command"]

_PICTURES = ("svg", "png")
_FORMATS = ("text", "json", "markdown", *_PICTURES)
_CLASSES: dict[str, type[Record]] = {kind.PREFIX: Claim if issubclass(kind, Claim) else kind for kind in KINDS}


@click.command("timeline", short_help="List what bears a date, in order.")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(list(_CLASSES)),
    metavar="KIND",
    multiple=True,
    help="List only this kind, such as event; may be repeated.",
)
@click.option("--touching", metavar="RECORD", multiple=True, help="List only what has to do with this; may be repeated.")
@click.option("--on", metavar="DATE", help="Leave out what certainly did not fall, or go on, on this date.")
@click.option("--within", metavar="PERIOD", help="Leave out what certainly has no day in this period: 2025, 2024-03/2024-06.")
@lens_options
@written_form_option(*_FORMATS)
@click.option(
    "--output", metavar="FILE", help="Write it to this file; of a picture with several pages, FILE-1, FILE-2 and so on."
)
def timeline_command(
    kinds: tuple[str, ...],
    touching: tuple[str, ...],
    on: str | None,
    within: str | None,
    lens: LensOptions,
    form: str | None,
    output: str | None,
) -> None:
    """List every date and span in order, and apart from them what bears none.

    An end that is not known is ?, and what still went on when last looked at says so. With --on or --within, - marks what
    certainly fell then, ? what may have. RECORD is an id or a name; KIND is the first part of ids: event, framework,
    agreement, membership, tenure, org, group, partnership, tie, claim, indicator, source.

    \b
    natoip4 timeline --within 2025
    natoip4 timeline --touching japan --kind event --kind framework
    natoip4 timeline --on 2024-07-10 --source epis-brief --known-on 2025
    natoip4 timeline --kind event --output events.svg
    """
    form = form_of(form, output, _FORMATS)
    if output is None and form in _PICTURES:
        raise click.UsageError("a picture has pages: say where they go with --output FILE")
    data = load()
    found = timeline(
        lens.view_of(data),
        kinds=[_CLASSES[kind] for kind in kinds] or None,
        on=on,
        within=within,
        touching=[record_of(data, word).id for word in touching] or None,
    )
    if output is None:
        _print(found, form)
    elif form in _PICTURES:
        _draw(found, "png" if form == "png" else "svg", Path(output))
    else:
        put(laid_out(as_table(found)) if form == "text" else _pasted(found, form), Path(output))


def _print(found: Timeline, form: str) -> None:
    if form == "text":
        paint(as_table(found))
    else:
        say(_pasted(found, form))


def _pasted(found: Timeline, form: str) -> str:
    return as_json(found.to_dict()) if form == "json" else as_markdown(found)


def _draw(found: Timeline, form: PictureForm, output: Path) -> None:
    """Write one file for each page, under the name itself where there is one page alone."""
    pages = draw_timeline(found, form=form)
    names = [output.with_name(f"{output.stem}-{number}{output.suffix}") for number in range(1, len(pages) + 1)]
    for name, page in zip(names if len(pages) > 1 else [output], pages, strict=True):
        put(page, name)
