"""Standpoints: positions over time: who held them, and in what time that holder could speak for the one asked about."""

from __future__ import annotations

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.holding import When, asked, holds_on
from natoip4.queries.roles import Asked, positions, standing_for
from natoip4.queries.spells import spell_of, turns
from natoip4.records.claims import Position
from natoip4.records.ids import Id
from natoip4.values.spans import Span
from natoip4.values.truth import Truth

__all__ = ["Standpoint", "standpoints"]


@attrs.frozen(kw_only=True)
class Standpoint:
    """A position, with one who holds it.

    ``span`` is the spell of office of that holder and ``dated_by`` the record that gives it; ``None`` where nothing does.
    ``holds`` is whether it was held on the date asked about, as far as the claim and the spell tell; ``None`` without a date.
    """

    position: Position
    holder: Id
    dated_by: Id | None = None
    span: Span | None = None
    holds: Truth | None = None


def standpoints(data: Dataset, holder: Asked, *, toward: Asked | None = None, on: When | None = None) -> tuple[Standpoint, ...]:
    """Return the positions of *holder* and of what stands for it, in the order in which their holders came into office.

    That is by date, and for those without one by who came before whom.

    With a date, those that certainly were not held *on* it are left out.

    >>> from natoip4.data.bundled import load
    >>> for one in standpoints(load(), "state:kor", toward="topic:value-based-alignment"):
    ...     print(one.holder.slug, one.position.stance.value, one.position.modality.value, one.span)
    yoon-suk-yeol prioritises asserted 2022-05-10/2025-04-04
    lee prioritises denied 2025-06-04/ongoing@2026-02-10
    """
    time, wanted = asked(on), standing_for(data, holder)
    found: list[Standpoint] = []
    for position in positions(data, holder, toward=toward):
        for one in position.holder:
            spell = spell_of(data, one) if one in wanted else None
            holds = None
            if time is not None:
                holds = holds_on(position, time)
                holds = holds if spell is None else holds & spell[1].overlaps(time)
            if one in wanted and holds is not Truth.NO:
                dated_by, span = (None, None) if spell is None else spell
                found.append(Standpoint(position=position, holder=one, dated_by=dated_by, span=span, holds=holds))
    order = turns(data, {one.holder for one in found})
    return tuple(sorted(found, key=lambda one: (order[one.holder], one.position.id, one.holder)))
