"""Differences as text: a line for each record, value and piece of evidence, as ``diff`` marks them."""

from __future__ import annotations

from collections.abc import Iterator

from natoip4.codec.writing import plain
from natoip4.documents.writing import spaced
from natoip4.errors import ensure_is
from natoip4.queries.diff import Diff, EvidenceChange, RecordChange, ValueChange
from natoip4.queries.lenses import lens_in_words
from natoip4.records.evidence import Evidence, Said
from natoip4.values.vocabulary import AssertionForm, Mood, Step

__all__ = ["diff_text"]

_MARKS = {"added": "+", "removed": "-", "changed": "~"}


def diff_text(found: Diff) -> str:
    """Return a difference as lines: ``+`` for what is new, ``-`` for what is gone, ``~`` for what has changed.

    A record that is new or gone has one line, one that has changed a line more for each value and piece of evidence. A line
    counts the records; what views let through stands below it. The text is for people: programs read
    :meth:`~natoip4.queries.diff.Diff.to_dict`.

    >>> from natoip4.dataset import Dataset
    >>> from natoip4.queries.diff import diff
    >>> from natoip4.records.actors import State
    >>> from natoip4.values.names import Name
    >>> old = Dataset([State(id=State.ref("jpn")), State(id=State.ref("kor"))])
    >>> print(diff_text(diff(old, Dataset([State(id=State.ref("jpn"), names=(Name("Japan"),))]))))
    ~ state:jpn
      + names[Japan]
    - state:kor
    records: 0 added, 1 removed, 1 changed
    """
    ensure_is(found, Diff)
    counts = f"records: {len(found.added)} added, {len(found.removed)} removed, {len(found.changed)} changed"
    views = (f"{side}: {line}" for side, lens in (("old", found.old), ("new", found.new)) for line in lens_in_words(lens))
    return "\n".join([*(line for change in found.changes for line in _lines(change)), counts, *views])


def _lines(change: RecordChange) -> Iterator[str]:
    yield f"{_MARKS[change.change]} {change.record}"
    if change.change == "changed":
        yield from (f"  {_value(value)}" for value in change.values)
        yield from (f"  {line}" for piece in change.evidence for line in _evidence(piece))


def _value(value: ValueChange) -> str:
    path, before, after = _on_one_line(value.path), value.before, value.after
    if before is None:
        return f"+ {path}{_said(path, after)}"
    if after is None:
        return f"- {path}{_said(path, before)}"
    return f"~ {path}: {_words(before)} -> {_words(after)}"


def _said(path: str, value: object) -> str:
    """Return what is to be written after *path*, which may say it all."""
    words = _words(value)
    return "" if path.endswith(f"[{words}]") or (value is True and path.endswith("]")) else f" = {words}"


def _words(value: object) -> str:
    written = plain(value)
    return _on_one_line(written) if isinstance(written, str) else spaced(written)


def _on_one_line(text: str) -> str:
    return text if text.isprintable() else spaced(text)


def _evidence(piece: EvidenceChange) -> Iterator[str]:
    if piece.before is not None:
        yield f"- evidence {_passage(piece.before)}"
    if piece.after is not None:
        yield f"+ evidence {_passage(piece.after)}"


def _passage(piece: Evidence) -> str:
    """Return evidence much as its short form is, also where that could not say it all."""
    step = "" if piece.step is Step.DIRECT else f"{piece.step.value} from "
    on = f": {', '.join(map(_on, piece.on))}" if piece.on else ""
    return "; ".join([step + ", ".join(map(str, piece.locators)) + on, *_manner(piece)])


def _on(said: Said) -> str:
    path = _on_one_line(said.path)
    value = "" if said.value is None or said.value is True else _said(path, said.value).replace(" = ", "=", 1)
    return f"{'!' if said.denied else ''}{path}{value}"


def _manner(piece: Evidence) -> Iterator[str]:
    if piece.assertion is not AssertionForm.ASSERTED:
        yield piece.assertion.value
    if piece.mood is not Mood.STATED:
        yield piece.mood.value
    if piece.by is not None:
        yield f"by {piece.by}"
    if piece.open:
        yield "open"
    yield from (f"hedged {hedge!r}" for hedge in piece.hedges)
    if piece.note is not None:
        yield f"note {piece.note!r}"
