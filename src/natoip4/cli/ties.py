"""``natoip4 ties``: what binds an actor to others, or two actors to one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click

from natoip4.cli.finding import actor_id
from natoip4.cli.screen import as_json, flow, say
from natoip4.cli.viewing import LensOptions, lens_options, text_or_json
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.queries.edges import Capacity
from natoip4.queries.holding import asked
from natoip4.queries.labels import label_of, name_of
from natoip4.queries.lenses import lens_in_words, lens_to_dict
from natoip4.queries.parties import Involvement
from natoip4.queries.ties import Bond, ties_between, ties_of
from natoip4.values.truth import Truth

__all__ = ["ties_command"]

_HEADINGS = {"tie": "Ties", "partnership": "Partnerships", "framework": "Frameworks", "agreement": "Agreements"}
_BELONGING = "Memberships"


@click.command("ties", short_help="List what binds an actor to others, or two to one another.")
@click.argument("actor")
@click.argument("other", required=False)
@click.option("--on", metavar="DATE", help="Leave out what certainly did not hold on this date (2025, 2025-01, 2025-01-16).")
@lens_options
@text_or_json
def ties_command(actor: str, other: str | None, on: str | None, lens: LensOptions, form: str) -> None:
    """List what binds ACTOR to others, or to OTHER alone: ties, partnerships, frameworks, agreements, memberships in common.

    ACTOR and OTHER are ids or names; a government or a firm counts for its state. Each entry says with whom, in what capacity
    and roles, through whom if not the actor itself, and where the sources say so. With --on, - marks what certainly held then,
    ? what may have. That nothing is stated is not "no".

    \b
    natoip4 ties japan
    natoip4 ties japan nato --on 2025-01
    natoip4 ties state:kor state:pol --on 2024 --known-on 2025
    natoip4 ties australia "united kingdom" --source epis-brief --format json
    """
    whole = load()
    ids = [actor_id(whole, word) for word in (actor, other) if word is not None]
    data = lens.view_of(whole)
    found = ties_of(data, ids[0], on=on) if other is None else ties_between(data, ids[0], ids[1], on=on)
    if form == "json":
        say(as_json({**_asked(ids, on), "lens": lens_to_dict(data.lens), "ties": [bond.to_dict() for bond in found]}))
    else:
        flow([*_lines(data, ids[0], found), *lens_in_words(data.lens)])


def _asked(ids: Sequence[str], on: str | None) -> dict[str, object]:
    time = asked(on)
    return {
        "version": 1,
        "actor": str(ids[0]),
        "other": str(ids[1]) if len(ids) > 1 else None,
        "on": None if time is None else str(time),
    }


def _lines(data: Dataset, actor: str, bonds: tuple[Bond, ...]) -> Iterator[str]:
    if not bonds:
        yield "nothing is stated, which is not no"
    for heading in (*_HEADINGS.values(), _BELONGING):
        held = [bond for bond in bonds if _HEADINGS.get(bond.by.prefix, _BELONGING) == heading]
        if held:
            yield heading
        for bond in held:
            yield from _entry(data, actor, bond)


def _entry(data: Dataset, actor: str, bond: Bond) -> Iterator[str]:
    paths = ", ".join(dict.fromkeys(path for _, path in bond.contested))
    contested = f" [contested: {paths}]" if paths else ""
    mark = "?" if bond.held is Truth.MAYBE else "-"
    yield f"{mark} {bond.by}  {label_of(data, data[bond.by], {one.actor for one in bond.here})}{contested}"
    if (side := _names(data, bond.here)) != name_of(data, actor):
        yield f"    as {side}"
    yield f"    with {_names(data, bond.there)}"
    locators = {at for piece in bond.support for at in piece.evidence.locators}
    yield f"    said in {', '.join(str(at) for at in sorted(locators, key=lambda at: at.sort_key)) or 'no source'}"


def _names(data: Dataset, side: Iterable[Involvement]) -> str:
    """Return who is on a side, each once, with roles where they are stated and with capacity where that says more."""
    words: dict[str, dict[str, None]] = {}
    for one in side:
        named = words.setdefault(name_of(data, one.actor), {})
        named.update(dict.fromkeys(role.value for role in one.roles))
        if one.capacity in (Capacity.ISSUER, Capacity.ADDRESSEE):
            named[one.capacity.value] = None
    return ", ".join(f"{name} ({', '.join(said)})" if said else name for name, said in words.items())
