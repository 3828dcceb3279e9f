"""Parties: who has a part in a record, in what capacity and roles, whether they did at a time, and who says so."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.edges import Capacity, End, ends_of
from natoip4.queries.holding import When, asked, holds_on
from natoip4.queries.lookup import seen
from natoip4.queries.support import Support, support_of
from natoip4.records.agreements import Agreement
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.parts import Milestone
from natoip4.records.record import Record
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import MembershipRole, ParticipantRole, PartyRole

__all__ = ["Involvement", "held_by", "parties", "paths_of"]

_FIELDS = {
    Capacity.PARTY: "parties",
    Capacity.PARTICIPANT: "participants",
    Capacity.ISSUER: "issuers",
    Capacity.ADDRESSEE: "addressees",
}


@attrs.frozen(kw_only=True)
class Involvement:
    """That an actor has a part in ``records``: in what capacity, and in what roles; no role means that none is stated.

    ``held`` is whether it did so at the time asked about, ``None`` where none was.
    """

    actor: Id
    capacity: Capacity
    roles: tuple[PartyRole | ParticipantRole | MembershipRole, ...] = ()
    records: tuple[Id, ...] = ()
    held: Truth | None = None
    support: tuple[Support, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return it as plain objects."""
        return {
            "actor": str(self.actor),
            "capacity": self.capacity.value,
            "roles": [role.value for role in self.roles],
            "records": [str(id_) for id_ in self.records],
            "held": None if self.held is None else self.held.label,
        }


def parties(data: Dataset, id_: str, *, on: When | None = None) -> tuple[Involvement, ...]:
    """Return who has a part in a tie, partnership, agreement, framework, membership or event, by id; of other records nobody.

    With *on*, who certainly had none at that time is left out: of a party with milestones of its own, those tell.

    >>> from natoip4.data.bundled import load
    >>> [(one.actor.slug, [role.value for role in one.roles]) for one in parties(load(), "agreement:aus-mogami")]
    [('mitsubishi-heavy-industries', ['supplier']), ('aus', ['recipient'])]
    """
    time, record = asked(on), seen(data, id_, Record)
    if record is None:
        return ()
    found = [
        Involvement(
            actor=end.actor,
            capacity=end.capacity,
            roles=end.roles,
            records=(record.id,),
            held=None if time is None else held_by(record, end.actor, time),
            support=support_of(data, record.id, paths_of(end)),
        )
        for end in ends_of(record)
    ]
    return tuple(one for one in sorted(found, key=lambda one: one.actor) if one.held is not Truth.NO)


def paths_of(end: End) -> tuple[str, ...]:
    """Return the paths at which a record says that this actor has this part."""
    field = _FIELDS.get(end.capacity)
    return ("member", "group", "role") if field is None else (f"{field}[{end.actor}]",)


def held_by(record: Record, actor: Id, on: PartialDate | Span) -> Truth:
    """Return whether *record* held for one of its parties at some time of *on*.

    A dated stage that a party reached on its own goes before the same stage of all: who left an agreement is bound no longer,
    and the others are.

    >>> from natoip4.values.vocabulary import Stage
    >>> left = Milestone(stage=Stage.TERMINATION, party=Id("state:aus"), date=PartialDate("2021-09"))
    >>> deal = Agreement(id=Agreement.ref("x"), milestones=(left,))
    >>> [held_by(deal, Id(actor), PartialDate("2022")).value for actor in ("state:aus", "state:fra")]
    ['no', 'maybe']
    """
    if isinstance(record, (Agreement, Framework)) and any(stone.party is not None for stone in record.milestones or ()):
        return holds_on(attrs.evolve(record, milestones=_stages(record.milestones or (), actor)), on)
    return holds_on(record, on)


def _stages(milestones: Iterable[Milestone], actor: Id) -> tuple[Milestone, ...]:
    own = {stone.stage: stone for stone in milestones if stone.party is None}
    own |= {stone.stage: attrs.evolve(stone, party=None) for stone in milestones if stone.party == actor and stone.date}
    return tuple(own.values())
