"""Grounds: what a claim rests on and how firmly, what is weighed against it, and what sits ill with what."""

from __future__ import annotations

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.lookup import known, seen
from natoip4.records.claims import Claim, Influence
from natoip4.records.ids import Id
from natoip4.records.record import Record
from natoip4.values.vocabulary import LinkKind, Modality, Sign, Strength
from natoip4.values.words import word_of

__all__ = ["Grounds", "causes", "examples", "grounds", "resting_on", "tensions"]


_WEAKEST_FIRST = (Strength.WEAK, Strength.PARTIAL, Strength.FULL, Strength.DEDUCTIVE)


@attrs.frozen(kw_only=True)
class Grounds:
    """What our links say of a claim: its support, how firm that is (``None``: not coded), and what is weighed against it."""

    claim: Id
    strength: Strength | None
    support: tuple[Id, ...]
    against: tuple[Id, ...]
    in_tension: tuple[Id, ...]


def grounds(data: Dataset, claim: str) -> Grounds:
    """Return what *claim* rests on, as we link it; its strength is the weakest of its links.

    >>> from natoip4.data.bundled import load
    >>> under = grounds(load(), "claim:japan-industrial-integration")
    >>> under.strength.value, [id_.slug for id_ in under.against]
    ('weak', ['japan-beyond-dialogue-sparse'])
    """
    record = seen(data, claim, Claim)
    if record is None:
        return Grounds(claim=Id(claim), strength=None, support=(), against=(), in_tension=())
    strengths = {link.strength for link in record.links if link.kind is LinkKind.RESTS_ON}
    return Grounds(
        claim=record.id,
        strength=next((one for one in _WEAKEST_FIRST if one in strengths), None),
        support=_linked(record, LinkKind.RESTS_ON),
        against=_linked(record, LinkKind.OPPOSES),
        in_tension=tensions(data, record.id),
    )


def _linked(record: Claim, kind: LinkKind) -> tuple[Id, ...]:
    return tuple(link.to for link in record.links if link.kind is kind)


def resting_on(data: Dataset, id_: str) -> tuple[Claim, ...]:
    """Return the claims that rest, by our links, on a record: what would be left in the air without it.

    >>> from natoip4.data.bundled import load
    >>> [one.id.slug for one in resting_on(load(), "claim:nzl-small-industry")]
    ['nzl-more-selective-than-aus', 'nzl-selective']
    """
    on = known(data, id_, Record)
    return tuple(claim for claim in data.of(Claim) if on in _linked(claim, LinkKind.RESTS_ON))


def examples(data: Dataset, claim: str) -> tuple[Claim, ...]:
    """Return the claims that illustrate *claim*.

    >>> from natoip4.data.bundled import load
    >>> [one.id.slug for one in examples(load(), "claim:japan-obstacles")]
    ['france-hindered']
    """
    of = known(data, claim, Claim)
    return tuple(one for one in data.of(Claim) if of in _linked(one, LinkKind.ILLUSTRATES))


def tensions(data: Dataset, id_: str) -> tuple[Id, ...]:
    """Return the records that sit ill with a record, both being said; it does not matter which of them bears the link.

    >>> from natoip4.data.bundled import load
    >>> [one.slug for one in tensions(load(), "claim:japan-dialogue-based")]
    ['japan-deeper']
    """
    record = seen(data, id_, Record)
    own = _linked(record, LinkKind.IN_TENSION) if isinstance(record, Claim) else ()
    others = (claim.id for claim in data.of(Claim) if id_ in _linked(claim, LinkKind.IN_TENSION))
    return tuple(sorted({*own, *others}))


def causes(data: Dataset, effect: str, *, sign: Sign | str | None = None) -> tuple[Influence, ...]:
    """Return what the sources themselves say leads to *effect*: influences on it, of one *sign* where it is given; no denials.

    >>> from natoip4.data.bundled import load
    >>> [one.id.slug for one in causes(load(), "claim:kor-refrained", sign="motivates")]
    ['kor-russia-ties-reason']
    """
    on, wanted = known(data, effect, Record), None if sign is None else word_of(Sign, sign)
    return tuple(
        one
        for one in data.of(Influence)
        if on in one.effect and wanted in (None, one.sign) and one.modality is not Modality.DENIED
    )
