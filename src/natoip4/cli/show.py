"""``natoip4 show``: one record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import click

from natoip4.cli.finding import record_of
from natoip4.cli.screen import as_json, flow, say
from natoip4.cli.viewing import LensOptions, lens_options, text_or_json
from natoip4.codec.codec import default_codec
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.queries.labels import name_of
from natoip4.queries.lenses import lens_in_words
from natoip4.records.record import Record

__all__ = ["show_command"]


@click.command("show", short_help="Show one record, its evidence and what refers to it.")
@click.argument("word", metavar="ID")
@lens_options
@text_or_json
def show_command(word: str, lens: LensOptions, form: str) -> None:
    """Show one record: its fields, its evidence, and what refers to it.

    ID is an id, or a name that one record alone bears.

    \b
    natoip4 show org:japan-mission-nato
    natoip4 show AUKUS
    natoip4 show identification:hyundai --conjectures
    natoip4 show state:jpn --format json
    """
    data = lens.view_of(load())
    record = record_of(data, word)
    if form == "json":
        say(as_json(default_codec.unstructure(record)))
    else:
        flow([*_lines(data, record), *lens_in_words(data.lens)])


def _lines(data: Dataset, record: Record) -> Iterator[str]:
    plain = default_codec.unstructure(record)
    yield f"{record.id}  {type(record).__name__}  {_if_other(name_of(data, record.id), record.id)}"
    for key, value in plain.items():
        if key not in {"id", "evidence"}:
            yield f"  {key}: {_words(data, value)}"
    pieces = cast("list[object]", plain.get("evidence", []))
    yield f"  evidence: {len(pieces)}"
    yield from (f"    {_words(data, piece)}" for piece in pieces)
    referrers = dict.fromkeys(
        reference.holder for reference in data.referrers(record.id) if not reference.path.startswith("evidence[")
    )
    yield f"  referred to by: {len(referrers)}"
    yield from (f"    {id_}" for id_ in referrers)


def _words(data: Dataset, value: object) -> str:
    """Return a plain value in words: ids with the names they stand for, parts with theirs."""
    if isinstance(value, dict):
        held = cast("dict[str, object]", value)
        return "; ".join(f"{key} {_words(data, part)}" for key, part in held.items())
    if isinstance(value, list):
        parts = cast("list[object]", value)
        between = "; " if any(isinstance(part, dict) for part in parts) else ", "
        return between.join(_words(data, part) for part in parts)
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    name = _if_other(name_of(data, text), text)
    return f"{text} ({name})" if name else text


def _if_other(name: str, text: str) -> str:
    return "" if name == text else name
