"""Material: the records from which conclusions may be drawn, what each of them names, and what a naming means here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import cast

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.judging.judgements import Criterion, Naming
from natoip4.queries.labels import parties_of
from natoip4.queries.roles import standing_for
from natoip4.queries.support import is_firm
from natoip4.records.claims import Claim
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.paths import Path
from natoip4.records.record import Record, Relation
from natoip4.records.references import references
from natoip4.values.vocabulary import LinkKind, MembershipRole, Modality

__all__ = ["Material", "concluding_claims"]


def concluding_claims(data: Dataset, asserted: Iterable[Id] = ()) -> frozenset[Id]:
    """Return the claims that are conclusions themselves, and so no evidence for one.

    These are the ``asserted`` ones and those that rest on other records with a strength of support, by our links; what
    restates one of them, rests on one, or names one in a role; and what one of them takes for granted, naming it in a role
    without resting on it.

    >>> from natoip4.data.bundled import load
    >>> "claim:kor-selective" in concluding_claims(load()), "claim:kor-refrained" in concluding_claims(load())
    (True, False)
    """
    first = {*asserted, *(claim.id for claim in data.of(Claim) if any(link.strength is not None for link in claim.links))}
    rested_on = {target for id_ in first for target in _linked(data, id_, LinkKind.RESTS_ON)}
    presupposed = {one for id_ in first for one in _named(data[str(id_)]) if one not in rested_on}
    found = first | {one for one in presupposed if isinstance(data.get(one), Claim)}
    waiting = sorted(first)
    while waiting:
        for claim in _following(data, waiting.pop()):
            if claim not in found:
                found.add(claim)
                waiting.append(claim)
    return frozenset(found)


def _following(data: Dataset, one: Id) -> Iterator[Id]:
    yield from _linked(data, one, LinkKind.RESTATES)
    for holder in {reference.holder for reference in data.referrers(one)}:
        record = data[holder]
        if isinstance(record, Claim) and (
            one in _linked(data, holder, LinkKind.RESTATES, LinkKind.RESTS_ON) or one in set(_named(record))
        ):
            yield holder


def _linked(data: Dataset, id_: Id, *kinds: LinkKind) -> tuple[Id, ...]:
    record = data.get(id_)
    return tuple(link.to for link in record.links if link.kind in kinds) if isinstance(record, Claim) else ()


def _named(record: Record) -> Iterator[Id]:
    for reference in references(record):
        if reference.draws and not reference.path.startswith("evidence["):
            yield reference.target


@attrs.frozen(slots=False, eq=False)
class Material:
    """The records of a dataset or view that may count; ``without`` are those that may not.

    What is former, did not occur or is a conjecture of ours does not count.
    """

    data: Dataset
    without: frozenset[Id] = frozenset()

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The records that may count, by id."""
        return tuple(record for id_, record in self.data.items() if id_ not in self.without and is_firm(self.data, record))

    def matching(self, criterion: Criterion) -> Iterator[Record]:
        """Yield the records that count by *criterion*, by id."""
        for kind in criterion.kinds:
            for record in self._of(kind):
                if self.fits(record, criterion):
                    yield record

    def fits(self, record: Record, criterion: Criterion) -> bool:
        """Return whether *record*, of this material or put in place of one of it, counts by *criterion*."""
        if not isinstance(record, criterion.kinds) or not _is_so(record):
            return False
        wanted = criterion.having
        if all(field != "modality" for field, _ in wanted):
            wanted = (*wanted, ("modality", (Modality.ASSERTED,)))
        return all(_holds(record, field, values) for field, values in wanted) and all(
            self._names(record, naming) for naming in criterion.naming
        )

    def meant(self, naming: Naming) -> frozenset[str]:
        """Return the ids that answer to *naming*; one that the data do not have stands for itself."""
        if naming not in self._meant:
            self._meant[naming] = frozenset(self._meanings(naming))
        return self._meant[naming]

    def _meanings(self, naming: Naming) -> Iterator[str]:
        yield from naming.itself
        for id_ in naming.one_of:
            yield from self._standing_for(id_)
        if naming.ties_of:
            wanted = set(naming.ties_of)
            yield from (tie.id for tie in self.data.of(Relation) if wanted.issubset(parties_of(tie)))
        yield from (record.id for kind in naming.kinds for record in self.data.of(kind))
        for membership in self.data.of(Membership):
            if membership.group in naming.members_of and membership.role in (None, MembershipRole.MEMBER):
                yield from self._standing_for(membership.member)

    def _standing_for(self, id_: str) -> frozenset[str]:
        return standing_for(self.data, id_) if id_ in self.data.base else frozenset({id_})

    def _names(self, record: Record, naming: Naming) -> bool:
        meant = self.meant(naming)
        roles = self._roles_of(record)
        return any(not meant.isdisjoint(roles.get(role, ())) for role in naming.roles or roles)

    def _roles_of(self, record: Record) -> Mapping[str, frozenset[str]]:
        if record.id not in self._roles:
            found: dict[str, set[str]] = {}
            for reference in references(record):
                if reference.draws and not reference.path.startswith("evidence["):
                    found.setdefault(Path.parse(reference.path).field, set()).add(reference.target)
            self._roles[record.id] = {role: frozenset(ids) for role, ids in found.items()}
        return self._roles[record.id]

    def _of(self, kind: type[Record]) -> tuple[Record, ...]:
        if kind not in self._kinds:
            self._kinds[kind] = tuple(record for record in self.records if isinstance(record, kind))
        return self._kinds[kind]

    @cached_property
    def _kinds(self) -> dict[type[Record], tuple[Record, ...]]:
        return {}

    @cached_property
    def _meant(self) -> dict[Naming, frozenset[str]]:
        return {}

    @cached_property
    def _roles(self) -> dict[Id, Mapping[str, frozenset[str]]]:
        return {}


def _is_so(record: Record) -> bool:
    return getattr(record, "former", False) is False and getattr(record, "occurred", None) is not False


def _holds(record: Record, field: str, values: tuple[object, ...]) -> bool:
    value: object = getattr(record, field, Modality.ASSERTED if field == "modality" else None)
    if isinstance(value, tuple):
        return any(element in values for element in cast("tuple[object, ...]", value))
    return value in values and (value is not None or hasattr(record, field))
