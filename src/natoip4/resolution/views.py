"""Views: the records that are left, and what they hold, when only some of the evidence is seen."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import cast

import attrs

from natoip4.records.evidence import Evidence
from natoip4.records.ids import Id
from natoip4.records.parts import Link
from natoip4.records.record import Nature, Record, changed
from natoip4.records.references import references
from natoip4.records.schema import Standing, fields_of
from natoip4.records.sources import Source
from natoip4.resolution.assertions import attests
from natoip4.resolution.records import resolved
from natoip4.values.dates import PartialDate
from natoip4.values.spans import possible_days
from natoip4.values.vocabulary import Step

__all__ = ["Lens", "seen_through"]


@attrs.frozen(kw_only=True)
class Lens:
    """What a view lets through: which sources, published by when, and whether conjectures of ours.

    Each member of ``known_on`` is a date with whether sources that may have been published by then are taken too.

    >>> brief, nato = Id("source:brief"), Id("source:nato")
    >>> (Lens(sources=frozenset({brief, nato})) & Lens(sources=frozenset({brief}))).sources == {brief}
    True
    """

    sources: frozenset[Id] | None = None
    known_on: frozenset[tuple[PartialDate, bool]] = frozenset()
    conjectures: bool = False

    def __and__(self, other: Lens) -> Lens:
        """Return the lens of a view through both; conjectures are seen if either asks for them."""
        sources = self.sources if other.sources is None else other.sources
        if self.sources is not None and other.sources is not None:
            sources = self.sources & other.sources
        return Lens(
            sources=sources,
            known_on=self.known_on | other.known_on,
            conjectures=self.conjectures or other.conjectures,
        )

    def takes(self, source: Record | None) -> bool:
        """Whether evidence from *source* is seen; of an undefined source it is not."""
        if not isinstance(source, Source) or (self.sources is not None and source.id not in self.sources):
            return False
        return all(_published_by(source, date, possible=possible) for date, possible in self.known_on)

    def sees(self, evidence: Evidence, taken: Container[str]) -> bool:
        """Whether a piece of evidence is seen: all sources of it are *taken*, and conjectures are asked for if it is one."""
        if evidence.step is Step.CONJECTURE and not self.conjectures:
            return False
        return all(locator.source in taken for locator in evidence.locators)


def _published_by(source: Source, date: PartialDate, *, possible: bool) -> bool:
    """Whether *source* was out by the last day that *date* may mean; its day of reading bounds a publication without a date."""
    published = source.date or source.read_on
    if published is None:
        return False
    out, limit = possible_days(published), possible_days(date).last
    first, last = out.first, out.last
    if source.read_on is not None:
        last = min(last, possible_days(source.read_on).last)
    return last <= limit or (possible and (source.date is None or first <= limit))


def seen_through(lens: Lens, base: Mapping[str, Record]) -> dict[str, Record]:
    """Return the records of *base* as they are seen through *lens*.

    Statements stay by evidence of their own; things by evidence, or because a record that stays refers to them; sources if the
    lens takes them. Every stated value is found again. Classifications and links of ours to what is not there are dropped, and
    notes, which may be about any source, wherever some sources are not taken.
    """
    taken = {id_: record for id_, record in base.items() if lens.takes(record)}
    seen: dict[str, Record] = dict(taken)
    evidence = {
        id_: tuple(piece for piece in record.evidence if lens.sees(piece, taken))
        for id_, record in base.items()
        if record.NATURE is not Nature.SOURCE
    }
    waiting = [id_ for id_, pieces in evidence.items() if any(map(attests, pieces))]
    while waiting:
        id_ = waiting.pop()
        if id_ not in seen:
            seen[id_] = resolved(base[id_], base, evidence[id_])
            waiting += [target for target in _drawn_in(seen[id_]) if target not in seen and _is_thing(base.get(target))]
    shown = (_without_absent(seen[id_], seen) for id_ in base if id_ in seen)
    if all(id_ in seen for id_, record in base.items() if record.NATURE is Nature.SOURCE):
        return {record.id: record for record in shown}
    return {record.id: record if record.notes is None else changed(record, {"notes": None}) for record in shown}


def _is_thing(record: Record | None) -> bool:
    return record is not None and record.NATURE is Nature.THING


def _drawn_in(record: Record) -> Iterator[Id]:
    for reference in references(record):
        if reference.draws:
            yield reference.target


def _without_absent(record: Record, seen: Mapping[str, Record]) -> Record:
    changes: dict[str, object] = {}
    for field in fields_of(type(record)).values():
        value = getattr(record, field.name)
        if field.standing is not Standing.CODED or not value:
            continue
        if field.many and (field.families or Link in field.items):
            elements = cast("tuple[object, ...]", value)
            kept = tuple(element for element in elements if _target(element) in seen)
            if len(kept) < len(elements):
                changes[field.name] = kept
        elif field.families and value not in seen:
            changes[field.name] = None
    return changed(record, changes) if changes else record


def _target(element: object) -> object:
    return element.to if isinstance(element, Link) else element
