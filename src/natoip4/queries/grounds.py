"""Grounds: what a claim rests on and how firmly, what is weighed against it, and what sits ill with what."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from natoip4.dataset import Dataset
from natoip4.records.claims import Claim, Influence
from natoip4.records.ids import Id
from natoip4.records.parts import Link
from natoip4.values.vocabulary import LinkKind, Modality, Sign, Strength

__all__ = ["Grounds", "causes", "examples", "grounds", "tensions"]


@attrs.frozen(kw_only=True)
class Grounds:
    """What our links say of a claim: its support, how firm that is (``None``: not coded), and what is weighed against it."""

    claim: Id[Claim]
    strength: Strength | None
    support: tuple[Id, ...]
    against: tuple[Id, ...]
    in_tension: tuple[Id, ...]


def grounds(data: Dataset, claim: str) -> Grounds:
    """Return what *claim* rests on, as we link it; the strength is the weakest of its links.

    >>> from natoip4.data.bundled import load
    >>> found = grounds(load(), "claim:japan-industrial-integration")
    >>> found.strength.value, [id_.slug for id_ in found.against]
    ('weak', ['japan-beyond-dialogue-sparse'])
    """
    record = data[Claim.ref(claim.partition(":")[2])] if False else _claim(data, claim)
    held = [link.strength for link in record.links if link.kind is LinkKind.RESTS_ON and link.strength is not None]
    return Grounds(
        claim=record.id,
        strength=max(held, key=list(Strength).index, default=None),
        support=_linked(record.links, LinkKind.RESTS_ON),
        against=_linked(record.links, LinkKind.OPPOSES),
        in_tension=tensions(data, record.id),
    )
