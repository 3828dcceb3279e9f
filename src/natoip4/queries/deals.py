"""Deals: the rows on industry: agreements by direction, counterpart and form, and apart from them patterns and what is said."""

from __future__ import annotations

from collections.abc import Iterator

from natoip4.queries.belonging import is_of_nato
from natoip4.queries.cells import Entry
from natoip4.queries.cooperation import domains_of, joined
from natoip4.queries.holding import one_of
from natoip4.queries.labels import name_of
from natoip4.queries.landmarks import NATO
from natoip4.queries.subject import Subject
from natoip4.records.actors import Organisation, State
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.claims import Claim
from natoip4.records.ids import Id
from natoip4.records.record import Relation
from natoip4.values.dates import PartialDate
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Domain, PartyRole, Stage

__all__ = ["agreements", "counterparts", "industry"]

_AGREEMENT = ("names", "parties", "objects", "form", "value", "milestones", "span")
_DIRECTIONS = {
    PartyRole.SUPPLIER: "supplies",
    PartyRole.LICENSOR: "supplies",
    PartyRole.RECIPIENT: "receives",
    PartyRole.DEVELOPER: "develops together",
}
_SIDES = {Truth.YES: "NATO side", Truth.NO: "outside NATO", Truth.MAYBE: "NATO membership of the other side not known"}


def agreements(subject: Subject) -> Iterator[Entry | None]:
    """Yield agreements by direction and by whether the other side is of NATO; those alike in the rest are one entry."""
    found: dict[tuple[str, str], list[tuple[Entry, str]]] = {}
    for deal, mentions in subject.naming(Agreement):
        others = counterparts(subject, deal)
        date = _adopted(deal)
        side = _side(subject, others, date)
        roles = [party.role for party in deal.parties or () if party.actor in subject.circle]
        values = (
            ("form", deal.form),
            *(("direction", role) for role in roles),
            *(("counterpart", id_) for id_ in others),
            ("value", deal.value),
            ("date", date),
        )
        entry = subject.entry(deal, mentions, fields=_AGREEMENT, values=values)
        if entry is not None:
            direction = next((_DIRECTIONS[role] for role in roles if role in _DIRECTIONS), "direction not stated")
            key = (f"{direction}, {_SIDES[side]}", _what(subject, deal, others))
            found.setdefault(key, []).append((entry, "" if date is None else str(date)))
    for (group, what), alike in sorted(found.items()):
        dates = ", ".join(sorted(date for _, date in alike if date))
        yield joined((entry for entry, _ in alike), f"{what} ({dates})" if dates else what, group=group)


def counterparts(subject: Subject, deal: Agreement) -> tuple[Id, ...]:
    """Return the states on the other side of an agreement; a party whose state is not stated stands for itself."""
    others = (party.actor for party in deal.parties or () if party.actor not in subject.circle)
    return tuple(dict.fromkeys(_state_of(subject, id_) for id_ in others))


def _state_of(subject: Subject, actor: Id) -> Id:
    seen: set[Id] = set()
    here = actor
    while here not in seen:
        seen.add(here)
        record = subject.data.get(here)
        if isinstance(record, Organisation) and (record.home or record.of):
            here = record.home or record.of or here
    return here


def _side(subject: Subject, others: tuple[Id, ...], date: PartialDate | None) -> Truth:
    """Return whether NATO or a member of it is on the other side; who certainly was none at the time is none."""
    return one_of(_is_of_nato(subject, id_, date) for id_ in others) if others else Truth.MAYBE


def _is_of_nato(subject: Subject, actor: Id, date: PartialDate | None) -> Truth:
    if actor != NATO and not isinstance(subject.data.get(actor), State):
        return Truth.MAYBE
    then = is_of_nato(subject.data, actor, on=date)
    return then if then is Truth.NO else is_of_nato(subject.data, actor)


def _what(subject: Subject, deal: Agreement, others: tuple[Id, ...]) -> str:
    objects = ", ".join(name_of(subject.data, id_) for id_ in deal.objects or ())
    named = name_of(subject.data, deal.id) if deal.names else ""
    text = ": ".join(part for part in (named, objects) if part) or deal.id
    words = [text, "" if deal.form is None else deal.form.value, ", ".join(name_of(subject.data, id_) for id_ in others)]
    return "; ".join(word for word in words if word)


def _adopted(deal: Agreement) -> PartialDate | None:
    dates = {milestone.stage: milestone.date for milestone in deal.milestones or ()}
    return dates.get(Stage.ADOPTION) or next((date for date in dates.values() if date is not None), None)


def industry(subject: Subject) -> Iterator[Entry | None]:
    """Yield patterns that no source lists one by one, and ties and claims coded as industrial."""
    for pattern, mentions in subject.naming(Pattern):
        values = (*(("form", form) for form in pattern.forms), ("trend", pattern.trend))
        yield subject.entry(pattern, mentions, group="patterns", values=values)
    for relation, mentions in subject.naming(Relation):
        if Domain.INDUSTRIAL in domains_of(relation):
            yield subject.entry(relation, mentions, fields=("parties", "form", "span"), group="ties")
    for claim, mentions in subject.about(Claim):
        if Domain.INDUSTRIAL in claim.domains:
            yield subject.entry(claim, mentions, group="said of it")
