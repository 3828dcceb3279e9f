"""Words: who says something, in what mood, how guardedly, and which terms are quoted."""

from __future__ import annotations

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import ensure_is
from natoip4.queries.lookup import known_path, seen
from natoip4.queries.support import bears_on, seen_evidence
from natoip4.records.claims import Claim
from natoip4.records.evidence import Evidence
from natoip4.records.ids import Id
from natoip4.records.locators import Locator
from natoip4.records.record import Record
from natoip4.values.vocabulary import AssertionForm, Mood, Step

__all__ = ["Voice", "is_open", "terms", "voices"]


@attrs.frozen(kw_only=True)
class Voice:
    """How one piece of evidence puts a record: ``by`` is whose word it is, ``None`` the authors' own."""

    locators: tuple[Locator, ...]
    by: Id | None
    mood: Mood
    assertion: AssertionForm
    step: Step
    hedges: tuple[str, ...]
    open: bool


def voices(data: Dataset, id_: str, path: str | None = None) -> tuple[Voice, ...]:
    """Return how each piece of evidence of a record puts it; with *path*, those alone that speak of what is there.

    A path that the record's class lacks raises :class:`~natoip4.errors.InvalidValue`.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> voice, = voices(brief, "claim:kor-nonlethal-stance")
    >>> voice.by, voice.mood.value, voice.hedges
    (Id('collective:kor-government-officials'), 'reported', ('reportedly', 'claimed'))
    """
    pieces = _evidence(data, id_)
    at = None if path is None else known_path(data, id_, path)
    return tuple(_voice(piece) for piece in pieces if at is None or _speaks_of(piece, at))


def _evidence(data: Dataset, id_: str) -> tuple[Evidence, ...]:
    record = seen(data, id_, Record)
    return () if record is None else seen_evidence(data, record)


def _speaks_of(piece: Evidence, path: str) -> bool:
    return piece.whole or any(bears_on(said.path, (path,)) for said in piece.on)


def _voice(piece: Evidence) -> Voice:
    return Voice(
        locators=piece.locators,
        by=piece.by,
        mood=piece.mood,
        assertion=piece.assertion,
        step=piece.step,
        hedges=piece.hedges,
        open=piece.open,
    )


def is_open(data: Dataset, id_: str) -> bool:
    """Return whether a source gives what the record lists as examples only: "such as".

    >>> from natoip4.data.bundled import load
    >>> is_open(load(), "claim:asian-states-produce")
    True
    """
    return any(piece.open for piece in _evidence(data, id_))


def terms(data: Dataset) -> tuple[tuple[str, Id], ...]:
    """Return every word that a claim quotes from its source, with the claim; the source itself may set it in no marks.

    >>> from natoip4.data.bundled import load
    >>> dict(terms(load()))["psychological deterrent"]
    Id('claim:japan-psychological-deterrent')
    """
    ensure_is(data, Dataset)
    return tuple((term.text, claim.id) for claim in data.of(Claim) for term in claim.terms)
