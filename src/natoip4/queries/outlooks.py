"""Outlooks: the rows on how an actor stands to others: China twice, threats, alignment, Ukraine, spending, figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from natoip4.queries.cells import Entry, Value
from natoip4.queries.circles import circle_of
from natoip4.queries.cooperation import domains_of, roles_of
from natoip4.queries.labels import details_of, name_of, parties_of
from natoip4.queries.landmarks import CHINA, ECONOMIC, NATO, SPENDING, UKRAINE, UKRAINE_SUPPORT
from natoip4.queries.subject import Mention, Subject, mentions_of
from natoip4.queries.support import is_firm, seen_evidence
from natoip4.records.claims import Activity, Claim, Dependency, Influence, Position, Threat, TieState
from natoip4.records.events import Event, Indicator
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.record import Record, Relation
from natoip4.records.relations import Tie
from natoip4.values.vocabulary import Modality, TieCharacter

__all__ = ["alignment", "china_economic", "china_security", "figures", "spending", "threats", "ukraine"]

_RELATION = ("parties", "form", "span")


def china_economic(subject: Subject) -> Iterator[Entry | None]:
    """Yield ties with China and claims about the actor and China that are coded as economic."""
    for record, mentions in _with(subject, CHINA):
        if not ECONOMIC.isdisjoint(domains_of(record)):
            yield subject.entry(record, mentions, fields=_RELATION if isinstance(record, Relation) else ())


def china_security(subject: Subject) -> Iterator[Entry | None]:
    """Yield ties with China and claims about the actor and China that are coded as anything but economic."""
    for record, mentions in _with(subject, CHINA):
        if not ECONOMIC.issuperset(domains_of(record)):
            yield subject.entry(record, mentions, fields=_RELATION if isinstance(record, Relation) else ())


def _with(subject: Subject, other: Id) -> Iterator[tuple[Record, tuple[Mention, ...]]]:
    """Yield ties and claims that name the actor, or a tie of it, and *other*, or a tie of that."""
    if other in subject.circle:
        return
    named = {id_ for id_, _ in mentions_of(subject.data, other)}
    for relation in [id_ for id_ in named if isinstance(subject.data[str(id_)], Relation)]:
        named |= {id_ for id_, _ in mentions_of(subject.data, relation)}
    for record, mentions in subject.about(Relation, Claim):
        if record.id in named:
            yield record, mentions


def threats(subject: Subject) -> Iterator[Entry | None]:
    """Yield the threats that the actor perceives or faces: from whom, by what, over what; what is denied in full."""
    for claim, mentions in subject.naming(Threat):
        held = tuple(mention for mention in mentions if mention.path.startswith("holder["))
        if held:
            by = "" if not claim.instrument else f", by {_names(subject, claim.instrument)}"
            over = "" if not claim.about else f", over {_names(subject, claim.about)}"
            label = f"{_names(subject, claim.origin)}{by}{over} ({claim.mode.value})"
            origins: list[tuple[str, Value | None]] = [("origin", id_) for id_ in claim.origin]
            values = (*origins, ("mode", claim.mode), ("modality", claim.modality))
            said = label if claim.modality is Modality.ASSERTED else claim.statement
            yield subject.entry(claim, held, label=said, values=values)


def alignment(subject: Subject) -> Iterator[Entry | None]:
    """Yield ties with others than NATO and China that are not adverse, and what is said of these: by who they are with."""
    aside = {*circle_of(subject.data, NATO), *circle_of(subject.data, CHINA)}
    ties = {
        id_: relation for id_, relation in subject.relations.items() if _is_partner(relation) and not aside & _all(relation)
    }
    for relation, mentions in subject.naming(Relation):
        if relation.id in ties:
            with_whom = _others(subject, relation)
            label = ": ".join(part for part in ("tie", details_of(relation)) if part)
            yield subject.entry(relation, mentions, fields=_RELATION, label=label, group=with_whom)
    for claim, mentions in subject.about(TieState, Position, Influence, Dependency):
        on_ties = tuple(mention for mention in mentions if mention.target in ties)
        if on_ties:
            level, trend = (claim.level if isinstance(claim, TieState) else None), claim.trend
            with_whom = _others(subject, ties[on_ties[0].target])
            yield subject.entry(claim, on_ties, group=with_whom, values=(("level", level), ("trend", trend)))
        elif isinstance(claim, Dependency) and not aside & set(claim.provider) and _holds(subject, claim.holder):
            yield subject.entry(claim, mentions, group=_names(subject, claim.provider), values=(("trend", claim.trend),))


def _is_partner(relation: Relation) -> bool:
    return not (isinstance(relation, Tie) and relation.character is TieCharacter.ADVERSE)


def _all(relation: Relation) -> set[Id]:
    return set(parties_of(relation))


def _others(subject: Subject, relation: Relation) -> str:
    return _names(subject, (id_ for id_ in parties_of(relation) if id_ not in subject.circle))


def _holds(subject: Subject, holders: Iterable[Id]) -> bool:
    return any(id_ in subject.circle for id_ in holders)


def ukraine(subject: Subject) -> Iterator[Entry | None]:
    """Yield the actor's support for Ukraine: what it gives, how it stands to it, and events; with the words of caution."""
    if UKRAINE in subject.circle:
        return
    topics, helped = subject.under(UKRAINE_SUPPORT), circle_of(subject.data, UKRAINE)
    for claim, mentions in subject.naming(Activity):
        if claim.modality is Modality.ASSERTED and any(id_ in helped for id_ in claim.beneficiary):
            status = "" if claim.status is None else f" ({claim.status.value})"
            label = f"{_names(subject, claim.content)}{status}{_hedged(subject, claim)}"
            given: list[tuple[str, Value | None]] = [("kind", id_) for id_ in claim.content]
            yield subject.entry(claim, mentions, label=label, group="gives", values=(*given, ("status", claim.status)))
    for position, mentions in subject.naming(Position):
        if any(id_ in topics for id_ in roles_of(position)):
            kinds: list[tuple[str, Value | None]] = [("kind", id_) for id_ in position.content if id_ in topics]
            values = (("stance", position.stance), *kinds, ("modality", position.modality))
            label = f"{position.statement}{_hedged(subject, position)}"
            yield subject.entry(position, mentions, label=label, group="position", values=values)
    for figure, mentions in subject.naming(Indicator):
        if any(id_ in topics for id_ in figure.about):
            yield subject.entry(figure, mentions, fields=("quantity",), group="gives", values=(("quantity", figure.quantity),))
    for event, mentions in subject.naming(Event):
        present = {*(one.actor for one in event.participants or ()), *(event.about or ())}
        if not present.isdisjoint(helped):
            fields = ("names", "date", "place", "occurred", "about")
            yield subject.entry(event, mentions, fields=fields, group="events", values=(("date", event.date),), past=True)


def _hedged(subject: Subject, record: Record) -> str:
    hedges = dict.fromkeys(word for piece in seen_evidence(subject.data, record) for word in piece.hedges)
    return f" [as said: {', '.join(hedges)}]" if hedges else ""


def spending(subject: Subject) -> Iterator[Entry | None]:
    """Yield figures on defence spending of the actor or of its own frameworks, and what is said of these and of the topic."""
    topics = subject.under(SPENDING)
    named = subject.naming(Framework)
    own = {record.id for record, mentions in named if any(one.path.startswith("issuers[") for one in mentions)}
    said: dict[Id, tuple[Mention, ...]] = {}
    for figure in subject.data.of(Indicator):
        is_own = figure.subject in subject.circle or figure.subject in own
        if is_own and any(id_ in topics for id_ in figure.about) and is_firm(subject.data, figure):
            mention = Mention("subject", figure.subject)
            values = (("quantity", figure.quantity), ("status", figure.status))
            yield subject.entry(figure, (mention,), fields=("quantity",), group="figures", values=values)
            for holder, place in mentions_of(subject.data, figure.id):
                said[holder] = (*said.get(holder, ()), place)
    for claim, mentions in subject.about(Claim):
        if any(id_ in topics for id_ in roles_of(claim)):
            said[claim.id] = (*mentions, *said.get(claim.id, ()))
    for id_ in sorted(said):
        record = subject.data.get(id_)
        if isinstance(record, Claim) and is_firm(subject.data, record):
            yield subject.entry(record, said[id_], group="said of it", values=(("modality", record.modality),))


def figures(subject: Subject) -> Iterator[Entry | None]:
    """Yield the figures of which the actor is the subject, but those that the rows on spending and on Ukraine have."""
    topics = subject.under(SPENDING) | subject.under(UKRAINE_SUPPORT)
    for record, mentions in subject.naming(Indicator):
        if not topics.isdisjoint(record.about):
            continue
        values = (("quantity", record.quantity), ("status", record.status))
        yield subject.entry(record, mentions, fields=("quantity",), values=values)


def _names(subject: Subject, ids: Iterable[Id]) -> str:
    return ", ".join(name_of(subject.data, id_) for id_ in ids)
