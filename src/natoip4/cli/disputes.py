"""``natoip4 disputes``: where the evidence disagrees."""

from __future__ import annotations

from collections.abc import Iterator

import click

from natoip4.cli.screen import as_json, flow, say
from natoip4.cli.viewing import LensOptions, lens_options, text_or_json
from natoip4.cli.why import evidence_in_words, in_words
from natoip4.data.bundled import load
from natoip4.errors import counted
from natoip4.queries.lenses import lens_in_words, lens_to_dict
from natoip4.queries.sides import dispute_to_dict, sides_of
from natoip4.resolution.policy import FindingState
from natoip4.resolution.reasons import Dispute

__all__ = ["disputes_command"]


@click.command("disputes", short_help="List every value about which evidence disagrees.")
@lens_options
@text_or_json
def disputes_command(lens: LensOptions, form: str) -> None:
    """List every value about which evidence disagrees: who says what, where, and which is taken.

    + marks what the value held agrees with, - what it excludes; where the value is contested, none is held. With
    --conjectures, what is only taken to be the same thing is compared too.

    \b
    natoip4 disputes
    natoip4 disputes --conjectures
    natoip4 disputes --known-on 2025 --format json
    """
    data = lens.view_of(load())
    found = data.disputes()
    if form == "json":
        say(
            as_json(
                {"version": 1, "lens": lens_to_dict(data.lens), "disputes": [dispute_to_dict(dispute) for dispute in found]}
            )
        )
        return
    lines = [line for dispute in found for line in _lines(dispute)]
    flow([*lines, counted(len(found), "dispute"), *lens_in_words(data.lens)])


def _lines(dispute: Dispute) -> Iterator[str]:
    finding = dispute.finding
    beside = "" if dispute.identified is None else f" and {dispute.identified}"
    value = f" = {in_words(finding.value)}" if finding.state is FindingState.STATED else ""
    yield f"{dispute.record}{beside} {dispute.path}{value}  [{finding.state.value}]"
    for side in sides_of(finding):
        said = f"not {in_words(side.value)}" if side.denied else in_words(side.value)
        yield f"  {'+' if side.taken else '-'} {said}  {'; '.join(evidence_in_words(piece) for piece in side.evidence)}"
