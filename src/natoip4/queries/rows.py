"""The rows of a comparison: for each question, which records answer it and what is read of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast

from natoip4.queries.cells import Entry
from natoip4.queries.holding import one_of
from natoip4.queries.labels import label_of, name_of, parties_of
from natoip4.queries.subject import Mention, Subject, mentions_of
from natoip4.queries.support import is_firm, seen_evidence
from natoip4.records.actors import Organisation
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.claims import Activity, Claim, Threat, TieState
from natoip4.records.events import Event, Indicator
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership, Office, Tenure
from natoip4.records.paths import Path
from natoip4.records.record import Record, Relation
from natoip4.records.relations import Partnership, Tie
from natoip4.values.vocabulary import Domain, Facet, Modality, Polarity, TieCharacter

__all__ = ["NATO", "ROWS", "Question"]

NATO: Id[Organisation] = Organisation.ref("nato")

Question = Callable[[Subject], Iterable[Entry | None]]

_FRAMEWORK = ("names", "form", "milestones", "span")
_AGREEMENT = ("names", "objects", "form", "value", "milestones", "span")
_EVENT = ("names", "date", "place", "series", "occurred")
_RELATION = ("form", "span")


def frameworks(subject: Subject) -> Iterator[Entry | None]:
    """Yield frameworks that name both the actor and NATO, and those of its partnerships with NATO."""
    named = {record.id: mentions for record, mentions in subject.naming(Framework)}
    under: dict[Id, dict[Id, tuple[str, ...]]] = {}
    for record in subject.relations.values():
        if isinstance(record, Partnership) and NATO in parties_of(record):
            for id_ in record.frameworks or ():
                under.setdefault(id_, {})[record.id] = (f"frameworks[{id_}]", *_parties(record, subject))
    for framework in subject.data.of(Framework):
        parties = {*(framework.issuers or ()), *(framework.addressees or ())}
        if framework.id in under or (framework.id in named and NATO in parties):
            fields = (*_FRAMEWORK, f"issuers[{NATO}]", f"addressees[{NATO}]")
            beside = under.get(framework.id)
            yield subject.entry(framework, named.get(framework.id, ()), fields=fields, beside=beside)


def _parties(record: Record, subject: Subject) -> tuple[str, ...]:
    """Return the paths at which a relation or an agreement has the actor and NATO as parties."""
    parties = parties_of(record)
    return tuple(f"parties[{party}]" for party in parties if party == NATO or party in subject.circle)


def relations(subject: Subject) -> Iterator[Entry | None]:
    """Yield ties and partnerships to which the actor is party."""
    for record, mentions in subject.naming(Relation):
        yield subject.entry(record, mentions, fields=("parties", *_RELATION))


def missions(subject: Subject) -> Iterator[Entry | None]:
    """Yield organs of the actor that are accredited or addressed to another."""
    for record, mentions in subject.naming(Organisation):
        of = tuple(mention for mention in mentions if mention.path == "of")
        if of and record.to is not None:
            yield subject.entry(record, of, fields=("names", "to", "span"))


def groupings(subject: Subject) -> Iterator[Entry | None]:
    """Yield what the actor belongs to."""
    for record, mentions in subject.naming(Membership):
        if member := tuple(mention for mention in mentions if mention.path == "member"):
            yield subject.entry(record, member, fields=("role", "span"))


def leaders(subject: Subject) -> Iterator[Entry | None]:
    """Yield the actor's offices with who holds them, and its governments with who heads them."""
    for office, mentions in subject.naming(Office):
        tenures = [t for t in subject.data.of(Tenure) if t.office == office.id and is_firm(subject.data, t)]
        for tenure in tenures:
            named = [Mention("office", mention.target) for mention in mentions]
            yield subject.entry(tenure, named, fields=("span",), beside={office.id: ("names", "of")})
        if not tenures:
            yield subject.entry(office, mentions, fields=("names",))
    for record, mentions in subject.naming(Organisation):
        of = tuple(mention for mention in mentions if mention.path == "of")
        if of and Facet.GOVERNMENT in record.facets:
            yield subject.entry(record, of, fields=("names", "head", "span"))


def events(subject: Subject) -> Iterator[Entry | None]:
    """Yield events in which the actor took part, or is said not to have, or which were about it, by date."""
    named = {record.id: mentions for record, mentions in subject.naming(Event)}
    for record in sorted(subject.data.of(Event), key=_by_date):
        absent = _absences(record, subject)
        if record.id in named or absent:
            label = label_of(subject.data, record, subject.circle)
            mentions = (*named.get(record.id, ()), *absent)
            yield subject.entry(record, mentions, fields=_EVENT, label="; ".join([label, *absent.values()]), past=True)


def _by_date(event: Event) -> tuple[bool, tuple[int, int, str], str]:
    return event.date is None, (0, 0, "") if event.date is None else event.date.sort_key, event.id


def _absences(event: Event, subject: Subject) -> dict[Mention, str]:
    """Return what is denied of the actor in an event that has no part for it, by where."""
    present = {participant.actor for participant in event.participants or ()}
    found: dict[Mention, str] = {}
    for piece in seen_evidence(subject.data, event):
        for said in piece.on:
            place = Path.parse(said.path)
            target = next((id_ for id_ in subject.circle if id_ == place.key), None)
            if said.denied and place.field == "participants" and target is not None and target not in present:
                word = getattr(said.value, "value", None)
                what = f" as {word}" if place.part is not None and isinstance(word, str) else ""
                found[Mention(place.element, target)] = f"without {name_of(subject.data, target)}{what}"
    return found


def domains(subject: Subject) -> Iterator[Entry | None]:
    """Yield the domains of cooperation with NATO, each with the relations, states, activities and deals coded with it."""
    found: dict[Domain, list[Entry]] = {}
    for record, mentions in _cooperation(subject):
        entry = subject.entry(record, mentions, fields=_parties(record, subject))
        if entry is not None:
            for domain in _domains(record):
                found.setdefault(domain, []).append(entry)
    for domain in sorted(found, key=lambda one: one.value):
        yield joined(found[domain], domain.value)


def _domains(record: Record) -> tuple[Domain, ...]:
    return cast("tuple[Domain, ...]", getattr(record, "domains", ()))


def _cooperation(subject: Subject) -> Iterator[tuple[Record, tuple[Mention, ...]]]:
    """Yield what is said of cooperation between the actor and NATO, with where it names the actor or a tie of the two."""
    with_nato = {id_ for id_, record in subject.relations.items() if NATO in parties_of(record)}
    naming_nato = {id_ for id_, _ in mentions_of(subject.data, NATO)}
    for record, mentions in subject.about(Relation, Agreement, Pattern, TieState, Activity):
        on_tie = record.id in with_nato or any(mention.target in with_nato for mention in mentions)
        if (on_tie or record.id in naming_nato) and _is_cooperative(record):
            yield record, mentions


def _is_cooperative(record: Record) -> bool:
    if isinstance(record, Claim):
        return record.modality is Modality.ASSERTED and record.polarity is not Polarity.LIMITING
    return not (isinstance(record, Tie) and record.character is TieCharacter.ADVERSE)


def joined(entries: Iterable[Entry], label: str) -> Entry:
    """Return one entry for several: it holds as far as any of them does."""
    parts = tuple(entries)
    answers = [part.holds for part in parts if part.holds is not None]
    return Entry(
        records=tuple(dict.fromkeys(id_ for part in parts for id_ in part.records)),
        label=label,
        through=tuple(sorted({id_ for part in parts for id_ in part.through})),
        holds=one_of(answers) if answers else None,
        contested=tuple(dict.fromkeys(place for part in parts for place in part.contested)),
        support=tuple(dict.fromkeys(piece for part in parts for piece in part.support)),
    )


def standing(subject: Subject) -> Iterator[Entry | None]:
    """Yield how the ties and partnerships of the actor stand: level, trend, and what is said."""
    yield from _claims(subject, lambda claim: isinstance(claim, TieState))


def industry(subject: Subject) -> Iterator[Entry | None]:
    """Yield agreements, patterns, and the ties and claims that are coded as industrial."""
    for record, mentions in subject.naming(Agreement):
        yield subject.entry(record, mentions, fields=("parties", *_AGREEMENT))
    for pattern, mentions in subject.naming(Pattern):
        yield subject.entry(pattern, mentions)
    for relation, mentions in subject.naming(Relation):
        if Domain.INDUSTRIAL in _domains(relation):
            yield subject.entry(relation, mentions, fields=("parties", *_RELATION))
    yield from _claims(subject, lambda claim: Domain.INDUSTRIAL in claim.domains)


def threats(subject: Subject) -> Iterator[Entry | None]:
    """Yield the threats that the actor perceives or faces."""
    for record, mentions in subject.naming(Threat):
        if held := tuple(mention for mention in mentions if mention.path.startswith("holder[")):
            yield subject.entry(record, held)


def figures(subject: Subject) -> Iterator[Entry | None]:
    """Yield the figures of which the actor is the subject."""
    for record, mentions in subject.naming(Indicator):
        yield subject.entry(record, mentions, fields=("quantity",))


def enabling(subject: Subject) -> Iterator[Entry | None]:
    """Yield the claims that concern the actor and are coded as bringing NATO and the partners closer."""
    yield from _claims(subject, lambda claim: claim.polarity is Polarity.ENABLING)


def limiting(subject: Subject) -> Iterator[Entry | None]:
    """Yield the claims that concern the actor and are coded as holding NATO and the partners apart."""
    yield from _claims(subject, lambda claim: claim.polarity is Polarity.LIMITING)


def _claims(subject: Subject, wanted: Callable[[Claim], bool]) -> Iterator[Entry | None]:
    for record, mentions in subject.about(Claim):
        if wanted(record):
            yield subject.entry(record, mentions)


ROWS: Mapping[str, tuple[str, Question]] = {
    "frameworks": ("Programmes and frameworks with NATO", frameworks),
    "ties": ("Partnerships and ties", relations),
    "missions": ("Missions", missions),
    "groupings": ("Groupings they belong to", groupings),
    "leaders": ("Leaders and offices", leaders),
    "events": ("Summits, visits and other events", events),
    "domains": ("Domains of cooperation with NATO", domains),
    "standing": ("How ties stand", standing),
    "industry": ("Industrial ties", industry),
    "threats": ("Threats perceived or faced", threats),
    "figures": ("Figures", figures),
    "closer": ("What pulls closer", enabling),
    "limits": ("What holds back", limiting),
}
