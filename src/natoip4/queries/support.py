"""Support: which pieces of evidence stand behind something that an answer shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import counted
from natoip4.records.claims import Claim
from natoip4.records.evidence import EXISTS, Evidence, firm
from natoip4.records.ids import Id
from natoip4.records.record import Nature, Record
from natoip4.resolution.assertions import attests
from natoip4.values.vocabulary import Mood

__all__ = ["Support", "Tally", "bears_on", "is_firm", "is_foretold", "seen_evidence", "support_of", "tally_of"]


@attrs.frozen(kw_only=True)
class Support:
    """One piece of evidence, and the record that it belongs to."""

    record: Id
    evidence: Evidence


@attrs.frozen(kw_only=True)
class Tally:
    """How many records, claims among them, sources and pieces of evidence stand behind something, each counted once.

    >>> str(Tally(records=4, claims=4, evidence=5, sources=2))
    '4 claims, 2 sources, 5 pieces of evidence'
    >>> str(Tally(records=3, claims=1, evidence=3, sources=1))
    '1 claim, 2 other records, 1 source, 3 pieces of evidence'
    """

    records: int
    claims: int
    evidence: int
    sources: int

    def __str__(self) -> str:
        others = self.records - self.claims
        beside = counted(others, "other record" if self.claims else "record")
        counts = [counted(self.claims, "claim")] if self.claims else []
        pieces = counted(self.evidence, "piece")
        return ", ".join([*counts, *([beside] if others else []), counted(self.sources, "source"), f"{pieces} of evidence"])


def tally_of(records: Iterable[Id], support: Iterable[Support]) -> Tally:
    """Return how much stands behind these records with this support."""
    pieces, ids = set(support), set(records)
    sources = {source for piece in pieces for source in piece.evidence.sources}
    claims = sum(id_.prefix == Claim.PREFIX for id_ in ids)
    return Tally(records=len(ids), claims=claims, evidence=len(pieces), sources=len(sources))


def bears_on(path: str, fields: Iterable[str]) -> bool:
    """Return whether *path* is one of *fields* or below one of them.

    >>> bears_on("span.start", ["span"]), bears_on("parties[state:jpn].role", ["parties[state:kor]"])
    (True, False)
    """
    return any(path == field or path.startswith((f"{field}[", f"{field}.")) for field in fields)


def support_of(data: Dataset, id_: Id, fields: Collection[str]) -> tuple[Support, ...]:
    """Return the evidence of a record that attests the record as a whole or says something at or below one of *fields*.

    Denials do not count, nor do conjectures outside a view that asks for them.
    """
    return tuple(
        Support(record=id_, evidence=piece) for piece in seen_evidence(data, data[str(id_)]) if _speaks_of(piece, fields)
    )


def _speaks_of(piece: Evidence, fields: Collection[str]) -> bool:
    return piece.whole or any(not said.denied and (said.path == EXISTS or bears_on(said.path, fields)) for said in piece.on)


def seen_evidence(data: Dataset, record: Record) -> tuple[Evidence, ...]:
    """Return the evidence of *record*, conjectures left out unless this is a view that asks for them."""
    if data.lens is not None and data.lens.conjectures:
        return record.evidence
    return firm(record.evidence)


def is_firm(data: Dataset, record: Record) -> bool:
    """Return whether *record* is more than a conjecture of ours, or is seen in a view that asks for those."""
    if record.NATURE is not Nature.STATEMENT or not record.evidence:
        return True
    return any(attests(piece) for piece in seen_evidence(data, record))


def is_foretold(data: Dataset, record: Record) -> bool:
    """Return whether all that attests *record* says that it will be or ought to be so, and nothing that it is or was."""
    moods = {piece.mood for piece in seen_evidence(data, record) if attests(piece)}
    return bool(moods) and moods <= {Mood.PROJECTED, Mood.NORMATIVE}
