"""Coverage: for each place of a source, the records that carry what it says, or why it asserts nothing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.lenses import lens_to_dict
from natoip4.queries.lookup import known, seen
from natoip4.records.ids import Id
from natoip4.records.locators import Locator
from natoip4.records.sources import Coverage, Source
from natoip4.resolution.views import Lens

__all__ = ["Carried", "SourceCoverage", "coverage"]


@attrs.frozen(kw_only=True)
class Carried:
    """What becomes of one place: the records with evidence from it, and why it asserts nothing, where somebody says so.

    >>> Carried().missing
    True
    """

    records: tuple[Id, ...] = ()
    reason: str | None = None

    @property
    def missing(self) -> bool:
        """Whether nothing carries the place and nothing says why."""
        return not self.records and self.reason is None


@attrs.frozen(kw_only=True)
class SourceCoverage:
    """What becomes of every place of a source, by place with numbers as numbers; ``""`` is the source without a place.

    ``lens`` is what the view asked lets through, ``None`` where it is no view.
    """

    source: Id[Source]
    locators: Mapping[str, Carried] = attrs.field(hash=False)
    lens: Lens | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The places that nothing carries and of which nothing says why."""
        return tuple(place for place, carried in self.locators.items() if carried.missing)

    @property
    def totals(self) -> dict[str, int]:
        """How many places there are, are carried, have a reason alone, have neither; and how many records carry them."""
        held = self.locators.values()
        return {
            "locators": len(held),
            "carried": sum(bool(carried.records) for carried in held),
            "reasons": sum(carried.reason is not None and not carried.records for carried in held),
            "missing": len(self.missing),
            "records": len({id_ for carried in held for id_ in carried.records}),
        }

    def to_dict(self) -> dict[str, object]:
        """Return it as plain objects, in the documented shape.

        >>> from natoip4.data.bundled import load
        >>> list(coverage(load()).to_dict()["locators"]["front.1"])
        ['records', 'reason']
        """
        return {
            "locators": {
                place: {"records": [str(id_) for id_ in carried.records], "reason": carried.reason}
                for place, carried in self.locators.items()
            },
            "totals": self.totals,
            "lens": lens_to_dict(self.lens),
        }


def coverage(data: Dataset, source: str = "source:epis-brief") -> SourceCoverage:
    """Return what becomes of every place of a source: those that it lists, and those that evidence names.

    A record carries a place if a piece of its evidence names it. A :class:`~natoip4.records.sources.Coverage` without a subject
    carries nothing, and gives the reason; a place may have that beside records for the things that it mentions.

    Of a source that a view does not take, no place is known. An id that nothing bears raises
    :class:`~natoip4.errors.UnknownRecord`, that of another record :class:`~natoip4.errors.InvalidValue`.

    >>> from natoip4.data.bundled import load
    >>> found = coverage(load())
    >>> found.missing
    ()
    >>> found.locators["front.1"].reason
    'A label and the main question: it asks, and asserts nothing.'
    """
    id_, text = known(data, source, Source), seen(data, source, Source)
    carriers: dict[str, dict[Id, None]] = {place: {} for place in (() if text is None else text.places())}
    reasons: dict[str, dict[str, None]] = {}
    for record in data.by_source(id_):
        places = {at.place or "" for piece in record.evidence for at in piece.locators if at.source == id_}
        for place in places:
            held = carriers.setdefault(place, {})
            if isinstance(record, Coverage) and record.subject is None:
                reasons.setdefault(place, {})[record.reason] = None
            else:
                held[record.id] = None
    ordered = sorted(carriers, key=lambda place: Locator(id_, place or None).sort_key)
    return SourceCoverage(
        source=id_,
        lens=data.lens,
        locators=MappingProxyType(
            {
                place: Carried(records=tuple(carriers[place]), reason=" ".join(reasons[place]) if place in reasons else None)
                for place in ordered
            }
        ),
    )
