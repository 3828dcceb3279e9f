"""``natoip4 why``: who says so."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from typing import cast

import click

from natoip4.cli.finding import record_of
from natoip4.cli.screen import as_json, flow, say
from natoip4.cli.viewing import LensOptions, lens_options, text_or_json
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.queries.lenses import lens_in_words, lens_to_dict
from natoip4.queries.sides import finding_to_dict
from natoip4.records.evidence import Evidence
from natoip4.records.sources import Source
from natoip4.resolution.policy import Finding, FindingState
from natoip4.values.vocabulary import AssertionForm, Mood, Step

__all__ = ["evidence_in_words", "in_words", "why_command"]


@click.command("why", short_help="Say who says so: the evidence for and against each value.")
@click.argument("word", metavar="ID")
@click.argument("path", metavar="[PATH]", required=False)
@lens_options
@text_or_json
def why_command(word: str, path: str | None, lens: LensOptions, form: str) -> None:
    """Say why a record holds what it holds: every piece of evidence for and against each value.

    ID is an id, or a name that one record alone bears. PATH is a field (span), a part of one (span.start), an element
    (participants[state:jpn]) or a part of that. + marks evidence for the value, - evidence against it.

    \b
    natoip4 why org:japan-mission-nato
    natoip4 why org:japan-mission-nato span.start
    natoip4 why org:japan-mission-nato --known-on 2025 --format json
    """
    data = lens.view_of(load())
    record = record_of(data, word)
    findings = data.why(record.id, path)
    if form == "json":
        told = {"version": 1, "record": str(record.id), "lens": lens_to_dict(data.lens)}
        say(as_json({**told, "findings": [finding_to_dict(finding) for finding in findings]}))
        return
    lines = (line for finding in findings for line in _finding(finding))
    flow([str(record.id), *lines, *_sources(data, findings), *lens_in_words(data.lens)])


def _finding(finding: Finding) -> Iterator[str]:
    value = f" = {in_words(finding.value)}" if finding.state is FindingState.STATED else ""
    yield f"{finding.path}{value}  [{finding.state.value}]"
    against = set(map(id, finding.against))
    for assertion in finding.assertions:
        said = f"not {in_words(assertion.value)}" if assertion.denied else in_words(assertion.value)
        yield f"  {'-' if id(assertion) in against else '+'} {said}  {evidence_in_words(assertion.evidence)}"


def evidence_in_words(piece: Evidence) -> str:
    """Return where a piece of evidence stands, and how it says what it says."""
    words = [*_manner(piece), *(f'hedged "{hedge}"' for hedge in piece.hedges)]
    if piece.by is not None:
        words.append(f"by {piece.by}")
    return ", ".join(map(str, piece.locators)) + (f" ({'; '.join(words)})" if words else "")


def _manner(piece: Evidence) -> Iterator[str]:
    for word, plain in ((piece.step, Step.DIRECT), (piece.assertion, AssertionForm.ASSERTED), (piece.mood, Mood.STATED)):
        if word is not plain:
            yield word.value


def _sources(data: Dataset, findings: Iterable[Finding]) -> Iterator[str]:
    """Yield what the locators point into."""
    pieces = [assertion.evidence for finding in findings for assertion in finding.assertions]
    ids = sorted({source for piece in pieces for source in piece.sources})
    if ids:
        yield "sources"
    for id_ in ids:
        source = data.get(id_)
        if isinstance(source, Source):
            date = "undated" if source.date is None else str(source.date).replace("/", " to ")
            yield f"  {id_.slug}: {source.title}; {source.grade.value}, {date}"


def in_words(value: object) -> str:
    """Return a value as a reader takes it."""
    if isinstance(value, enum.Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(in_words(part) for part in cast("tuple[object, ...]", value))
    return str(value)
