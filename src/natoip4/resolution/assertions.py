"""Assertions: what the evidence of a record says, path by path, and how it ranks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from natoip4.records.evidence import EXISTS, Evidence, Said
from natoip4.records.ids import Id
from natoip4.records.paths import Path, atoms, located
from natoip4.records.record import Record
from natoip4.records.sources import Source
from natoip4.values.vocabulary import Grade, Step

__all__ = ["Assertion", "Rank", "assertions_of", "attests", "explicit"]

_STEPS = {step: place for place, step in enumerate(Step)}
_GRADES = {grade: place for place, grade in enumerate(Grade)}


@attrs.frozen(order=True)
class Rank:
    """How much an assertion weighs: by step of inference, then by the worst grade of its sources; less is better.

    >>> Rank(0, 3) < Rank(1, 0)
    True
    """

    step: int
    grade: int


@attrs.frozen(kw_only=True)
class Assertion:
    """That a piece of evidence says (or denies) a value at one path of a record."""

    record: Id
    path: str
    value: object
    denied: bool
    evidence: Evidence
    rank: Rank

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Orders by path, then by rank, then by source and place."""
        return self.path, self.rank, self.denied, self.evidence.sort_key, repr(self.value)


def attests(evidence: Evidence) -> bool:
    """Whether a piece of evidence attests its record: a denial alone does not."""
    return evidence.whole or any(not said.denied for said in evidence.on)


def explicit(record: Record, evidence: Evidence) -> Evidence:
    """Return *evidence* with its paths written out: one that speaks for the whole record speaks for all that it holds."""
    if not evidence.whole:
        return evidence
    on = tuple(Said(path, value) for path, value in sorted(atoms(record).items(), key=lambda pair: pair[0]))
    return attrs.evolve(evidence, on=on or (Said(EXISTS, value=True),))


def assertions_of(record: Record, records: Mapping[str, Record], evidence: Iterable[Evidence]) -> dict[str, list[Assertion]]:
    """Return what *evidence* asserts of *record*, by path and best rank first.

    A source of a rank is looked up in *records*. To say a part of an element is to say that the element is there; to deny
    that something is so where only yes and no are possible is to say that it is not. Who denies the whole of something, or says
    that there is none of it, denies every element and end of it that is said; who says one denies that there is none. A path
    that nothing is said of is no assertion.
    """
    found: dict[str, list[Assertion]] = {}
    for piece in evidence:
        rank = Rank(_STEPS[piece.step], max(_grade(records.get(at.source)) for at in piece.locators))
        for said in _with_presence(type(record), explicit(record, piece).on):
            value, denied = (
                (False, False) if said.denied and said.value is True and "[" not in said.path else (said.value, said.denied)
            )
            if said.path == EXISTS:
                value, denied = True, said.denied
            if value is None and not denied:
                continue
            assertion = Assertion(record=record.id, path=said.path, value=value, denied=denied, evidence=piece, rank=rank)
            found.setdefault(said.path, []).append(assertion)
    for assertion in list(_implied(found)):
        found[assertion.path].append(assertion)
    return {path: _ordered(found[path]) for path in sorted(found)}


def _ordered(assertions: list[Assertion]) -> list[Assertion]:
    if len(assertions) > 1:  # nearly everything is said once, and a key is dear to make
        assertions.sort(key=lambda assertion: assertion.sort_key)
    return assertions


def _implied(found: Mapping[str, list[Assertion]]) -> Iterator[Assertion]:
    """Yield the denials that follow from what is said of the whole and of the parts of a collection or a span."""
    for whole in found:
        if "[" in whole or "." in whole:
            continue
        none = [one for one in found[whole] if one.value == () or (one.denied and one.value is None)]
        finer = [path for path in found if path.startswith((f"{whole}[", f"{whole}."))] if none else []
        finer = [path for path in finer if not ("[" in path and "]." in path)]
        for path in finer:
            said = [one for one in found[path] if not one.denied]
            yield from (attrs.evolve(one, path=path, value=None, denied=True) for one in none if said)
            if any(one.value == () for one in none):
                yield from (attrs.evolve(one, path=whole, value=(), denied=True) for one in said)


def _grade(source: Record | None) -> int:
    return _GRADES[source.grade] if isinstance(source, Source) else len(_GRADES)


def _with_presence(cls: type, on: Iterable[Said]) -> Iterator[Said]:
    present: set[str] = set()
    for said in on:
        yield said
        path = Path.parse(said.path)
        is_part = path.key is not None and path.part is not None and located(cls, said.path) is not None
        if is_part and not said.denied and path.element not in present:
            present.add(path.element)
            yield Said(path.element, value=True)
