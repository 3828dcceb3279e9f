"""The rows of a comparison: for each question, which records answer it and what is read of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from natoip4.queries.cells import Entry
from natoip4.queries.labels import parties_of
from natoip4.queries.subject import Mention, Subject
from natoip4.records.actors import Organisation
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.claims import Activity, Claim, Threat, TieState
from natoip4.records.events import Event, Indicator
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership, Office, Tenure
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


def _parties(record: Relation, subject: Subject) -> tuple[str, ...]:
    return tuple(f"parties[{party}]" for party in parties_of(record) if party == NATO or party in subject.circle)


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
    """Yield events in which the actor took part, or is said not to have, or which were about it, by date, those without one last."""
    found = {record.id: (record, mentions) for record, mentions in subject.naming(Event)}
    for record in subject.data.of(Event):
        if denied := _denied(record, subject):
            found[record.id] = (record, (*found.get(record.id, (record, ()))[1], *denied))
    for record, mentions in sorted(found.values(), key=_by_date):
        not_so = [f"not {words}" for words in dict.fromkeys(_denied(record, subject).values())]
        label = label_of(subject.data, record, subject.circle)
        yield subject.entry(record, mentions, label="; ".join([label, *not_so]), fields=_EVENT, past=True)


def _by_date(pair: tuple[Event, tuple[Mention, ...]]) -> tuple[bool, tuple[int, int, str], str]:
    date = pair[0].date
    return date is None, (0, 0, "") if date is None else date.sort_key, pair[0].id


def _denied(event: Event, subject: Subject) -> dict[Mention, str]:
    """Return where evidence denies a part that the actor would have had, and the event holds none, with what it denies."""
    held = {participant.actor: participant for participant in event.participants or ()}
    found: dict[Mention, str] = {}
    for piece in subject.support(event):
        for said in piece.on:
            place = Path.parse(said.path)
            if said.denied and place.field == "participants" and place.key in subject.circle and place.key not in held:
                target = subject.data[place.key].id
def _cooperation(subject: Subject) -> Iterator[tuple[Record, tuple[Mention, ...]]]:
    with_nato = {id_ for id_, record in subject.relations.items() if NATO in parties_of(record)}
    for record, mentions in subject.about(Tie, Partnership, Agreement, Pattern, TieState, Activity):
        match record:
            case Tie() | Partnership():
                if record.id in with_nato and getattr(record, "character", None) is not TieCharacter.ADVERSE:
                    yield record, mentions
            case Agreement():
                if NATO in parties_of(record):
                    yield record, mentions
            case _:
                both = any(mention.target in with_nato for mention in mentions) or _names(subject, record, NATO)
                if both and _is_positive(record):
                    yield record, mentions


def _is_positive(record: Record) -> bool:
    return not isinstance(record, Claim) or (
        record.modality is Modality.ASSERTED and record.polarity is not Polarity.LIMITING
    )


def _names(subject: Subject, record: Record, id_: Id) -> bool:
    return any(reference.holder == record.id for reference in subject.data.referrers(id_) if reference.path != "links")


def joined(entries: Iterable[Entry], label: str) -> Entry:
    """Return one entry for several: it holds as far as any of them does."""
    parts = tuple(entries)
    answers = [part.holds for part in parts if part.holds is not None]
    holds = answers[0] if answers else None
    for answer in answers[1:]:
        holds = answer if holds is None else holds | answer
    return Entry(
        records=tuple(dict.fromkeys(id_ for part in parts for id_ in part.records)),
        label=label,
        through=tuple(sorted({id_ for part in parts for id_ in part.through})),
        holds=holds,
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
    for relation, mentions in subject.naming(Tie, Partnership):
        if Domain.INDUSTRIAL in relation.domains:
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
