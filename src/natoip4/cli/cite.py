"""``natoip4 cite``: the reference that a writer pastes."""

from __future__ import annotations

from typing import Literal

import click

from natoip4.cli.finding import record_of
from natoip4.cli.screen import as_json, clean, say
from natoip4.cli.viewing import LensOptions, lens_options, text_or_json
from natoip4.data.bundled import load
from natoip4.export.citing import STYLES, citations, cite
from natoip4.export.csl import csl_item
from natoip4.queries.lenses import lens_to_dict

__all__ = ["cite_command"]


@click.command("cite", short_help="Give the references for a record, or for one value of it.")
@click.argument("word", metavar="ID")
@click.argument("path", metavar="[PATH]", required=False)
@click.option("--style", type=click.Choice(list(STYLES)), default="text", show_default=True, help="How to write it.")
@lens_options
@text_or_json
def cite_command(
    word: str,
    path: str | None,
    style: Literal["text", "bibtex", "csl"],
    lens: LensOptions,
    form: str,
) -> None:
    """Give the references for a record, or for the value at a PATH of it, with the places in each source.

    ID is an id, or a name that one record alone bears; the id of a source gives the reference for that. --style csl is
    CSL-JSON. --format json is an object with the items of CSL and the text in the style asked for.

    \b
    natoip4 cite org:japan-mission-nato span.start
    natoip4 cite source:epis-brief --style bibtex
    natoip4 cite AUKUS --style csl > aukus.json
    """
    whole = load()
    data, record = lens.view_of(whole), record_of(whole, word)
    if form == "json" or style == "csl":
        items = [csl_item(citation) for citation in citations(data, record.id, path)]
        text = cite(data, record.id, path, style=style)
        plain = {"version": 1, "record": str(record.id), "path": path, "lens": lens_to_dict(data.lens)}
        plain |= {"style": style, "text": text, "items": items}
        say(as_json(plain if form == "json" else items))
    else:
        text = cite(data, record.id, path, style=style)
        say("\n".join(_kept(line) for line in text.split("\n")) if text else "not stated: there is nothing to cite")


def _kept(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip(" "))]
    return indent + clean(line[len(indent) :])
