"""Citing: the sources behind a record or a value, as references that a writer pastes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from natoip4.dataset import Dataset
from natoip4.documents.writing import spaced
from natoip4.errors import did_you_mean, invalid_value
from natoip4.export.bibtex import bibtex_entry
from natoip4.export.citations import Citation
from natoip4.export.csl import csl_item
from natoip4.queries.lookup import known_path, seen
from natoip4.queries.support import seen_evidence
from natoip4.records.evidence import Evidence
from natoip4.records.ids import Id
from natoip4.records.record import Record
from natoip4.records.sources import Source
from natoip4.resolution.assertions import attests
from natoip4.resolution.policy import FindingState
from natoip4.values.vocabulary import Step

__all__ = ["STYLES", "citations", "cite"]

Style = Literal["text", "bibtex", "csl"]


def citations(data: Dataset, id_: str, path: str | None = None) -> tuple[Citation, ...]:
    """Return the sources that speak for a record, or for the value at a path of it, with the places where they do; by id.

    Where evidence disagrees and no value is held, both sides are cited; where a value is held, what excludes it is not; where
    the best evidence denies one, what denies it is. A source is cited as itself. Nothing is returned where nothing is stated.

    An id that nothing bears, and a source that is not defined, raise :class:`~natoip4.errors.UnknownRecord`; a path that the
    record's class lacks raises :class:`~natoip4.errors.InvalidValue`.

    >>> from natoip4.data.bundled import load
    >>> [str(citation.source.id) for citation in citations(load(), "claim:aus-strategic-equilibrium")]
    ['source:epis-brief']
    """
    record = seen(data, id_, Record)
    if path is not None:
        known_path(data, id_, path)
    if record is None:
        return ()
    if isinstance(record, Source) and path is None:
        return (Citation(source=record),)
    if path is None:
        pieces: Iterable[Evidence] = (piece for piece in seen_evidence(data, record) if attests(piece))
    else:
        pieces = _behind(data, record.id, path)
    found: dict[Id, list[Evidence]] = {}
    for piece in pieces:
        for source in piece.sources:
            found.setdefault(source, []).append(piece)
    return tuple(_cited(data, source, found[source]) for source in sorted(found))


def _behind(data: Dataset, id_: Id, path: str) -> Iterator[Evidence]:
    for finding in data.why(id_, path):
        stated, denied = (finding.state is state for state in (FindingState.STATED, FindingState.DENIED))
        for assertion in finding.supporting if stated else finding.assertions:
            if assertion.denied or not denied:
                yield assertion.evidence


def _cited(data: Dataset, id_: Id, pieces: Iterable[Evidence]) -> Citation:
    held = tuple(pieces)
    places = {at for piece in held for at in piece.locators if at.source == id_ and at.place is not None}
    return Citation(
        source=data[Source.ref(id_.slug)],
        places=tuple(str(at.place) for at in sorted(places, key=lambda at: at.sort_key)),
        inferred=all(piece.step is not Step.DIRECT for piece in held),
    )


def cite(data: Dataset, id_: str, path: str | None = None, *, style: Style = "text") -> str:
    r"""Return the references for a record, or for the value at a path of it: one line each, BibTeX, or a list in CSL-JSON.

    They are made of the source records behind the evidence, with the places that it names. Dates are as precise as the source
    gives them; authors' names are not taken apart; what is not known is left out. Text that is empty, or a list that is, means
    that no evidence speaks of it. Raises what :func:`citations` raises, and :class:`~natoip4.errors.InvalidValue` for another
    style.

    >>> from natoip4.data.bundled import load
    >>> print(cite(load(), "org:japan-mission-nato", "span.start", style="bibtex").splitlines()[0])
    @misc{ap-jp-mission,
    """
    if style not in STYLES:
        raise invalid_value("unknown-style", "no such style", style, ", ".join(STYLES), did_you_mean(style, STYLES))
    return STYLES[style](citations(data, id_, path))


def _as_text(cited: Iterable[Citation]) -> str:
    return "\n".join(map(str, cited))


def _as_bibtex(cited: Iterable[Citation]) -> str:
    return "\n\n".join(map(bibtex_entry, cited))


def _as_csl(cited: Iterable[Citation]) -> str:
    items = ",\n".join(spaced(csl_item(citation)) for citation in cited)
    return f"[\n{items}\n]" if items else "[]"


STYLES: dict[str, Callable[[Iterable[Citation]], str]] = {"text": _as_text, "bibtex": _as_bibtex, "csl": _as_csl}
