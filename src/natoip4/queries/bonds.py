"""Bonds: the rows on what formally ties an actor: programmes, missions, groupings, offices, and changes of government."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from natoip4.queries.cells import Entry
from natoip4.queries.labels import label_of, name_of, parties_of, span_in_words
from natoip4.queries.landmarks import NATO
from natoip4.queries.leaders import LEADING
from natoip4.queries.subject import Mention, Subject
from natoip4.queries.support import is_firm
from natoip4.records.actors import Organisation
from natoip4.records.claims import Comparison, Position
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership, Office, Tenure
from natoip4.records.record import Record, Relation
from natoip4.records.relations import Partnership
from natoip4.values.spans import Span
from natoip4.values.vocabulary import Facet, Modality, Trend

__all__ = ["changes", "frameworks", "governing", "groupings", "leaders", "missions", "party_paths", "programmes", "relations"]

_FRAMEWORK = ("names", "form", "milestones", "span", "areas", "supersedes")
_MOVING = (Trend.INCREASING, Trend.DECREASING, Trend.SHIFTING)

Programme = tuple[Framework, tuple[Mention, ...], dict[Id, tuple[str, ...]]]


def programmes(subject: Subject) -> Iterator[Programme]:
    """Yield frameworks that name the actor and NATO or are those of its partnerships with NATO: where, and under what."""
    named = {record.id: mentions for record, mentions in subject.naming(Framework)}
    under: dict[Id, dict[Id, tuple[str, ...]]] = {}
    for record in subject.relations.values():
        if isinstance(record, Partnership) and NATO in parties_of(record):
            for id_ in record.frameworks or ():
                under.setdefault(id_, {})[record.id] = (f"frameworks[{id_}]", *party_paths(record, subject))
    for framework in subject.data.of(Framework):
        parties = {*(framework.issuers or ()), *(framework.addressees or ())}
        if framework.id in under or (framework.id in named and NATO in parties):
            yield framework, named.get(framework.id, ()), under.get(framework.id, {})


def party_paths(record: Record, subject: Subject) -> tuple[str, ...]:
    """Return the paths at which a relation or an agreement has the actor and NATO as parties."""
    parties = parties_of(record)
    return tuple(f"parties[{party}]" for party in parties if party == NATO or party in subject.circle)


def frameworks(subject: Subject) -> Iterator[Entry | None]:
    """Yield the programmes: name, form, dates, how many areas are listed, what came before."""
    for framework, mentions, beside in programmes(subject):
        said = [label_of(subject.data, framework, subject.circle)]
        if framework.areas:
            said.append(f"{len(framework.areas)} areas listed")
        if framework.supersedes is not None:
            said.append(f"in place of {name_of(subject.data, framework.supersedes)}")
        dates = (("date", milestone.date) for milestone in framework.milestones or ())
        values = (("form", framework.form), ("span", framework.span), *dates, ("predecessor", framework.supersedes))
        fields = (*_FRAMEWORK, f"issuers[{NATO}]", f"addressees[{NATO}]")
        yield subject.entry(framework, mentions, fields=fields, beside=beside, label="; ".join(said), values=values)


def relations(subject: Subject) -> Iterator[Entry | None]:
    """Yield ties and partnerships to which the actor is party."""
    for record, mentions in subject.naming(Relation):
        yield subject.entry(record, mentions, fields=("parties", "form", "span"))


def missions(subject: Subject) -> Iterator[Entry | None]:
    """Yield organs of the actor that are accredited or addressed to another, with since when."""
    for record, mentions in subject.naming(Organisation):
        of = tuple(mention for mention in mentions if mention.path == "of")
        if of and record.to is not None:
            values = (("to", record.to), ("span", record.span))
            yield subject.entry(record, of, fields=("names", "to", "span"), values=values)


def groupings(subject: Subject) -> Iterator[Entry | None]:
    """Yield what the actor belongs to."""
    for record, mentions in subject.naming(Membership):
        if member := tuple(mention for mention in mentions if mention.path == "member"):
            values = (("group", record.group), ("role", record.role), ("span", record.span))
            yield subject.entry(record, member, fields=("role", "span"), values=values)


def leaders(subject: Subject) -> Iterator[Entry | None]:
    """Yield the actor's offices, the leading ones first, with who holds and held them, the latest first."""
    for office, mentions in sorted(subject.naming(Office), key=lambda pair: (pair[0].role not in LEADING, pair[0].id)):
        tenures = _tenures(subject, office.id)
        name = name_of(subject.data, office.id)
        for tenure in reversed(tenures):
            named = [Mention("office", mention.target) for mention in mentions]
            span = span_in_words(tenure.span)
            holder = name_of(subject.data, tenure.person)
            values = (("person", tenure.person), ("office", office.id), ("span", tenure.span))
            beside = {office.id: ("names", "of")}
            label = holder if span is None else f"{holder} ({span})"
            yield subject.entry(tenure, named, fields=("span",), beside=beside, label=label, group=name, values=values)
        if not tenures:
            yield subject.entry(office, mentions, fields=("names",), group="offices")
    yield from _terms(subject)


def _terms(subject: Subject) -> Iterator[Entry | None]:
    """Yield the offices that the actor, a person, holds and held itself, the latest first, under whose they are."""
    data = subject.data
    own = [one for one in data.of(Tenure) if one.person == subject.actor and is_firm(data, one)]
    for tenure in sorted(own, key=lambda one: (_start(one), one.id), reverse=True):
        named = [Mention("person", subject.actor)]
        values = (("person", tenure.person), ("office", tenure.office), ("span", tenure.span))
        beside: dict[Id, tuple[str, ...]] = {tenure.office: ("names", "of")}
        office = data.get(tenure.office)
        group = "offices" if office is None or office.of is None else name_of(data, office.of)
        yield subject.entry(tenure, named, fields=("office", "span"), beside=beside, group=group, values=values)


def governing(subject: Subject) -> Iterator[Entry | None]:
    """Yield the actor's governments, who leads it after whom, and what is said to have changed between them."""
    for record, mentions in subject.naming(Organisation):
        of = tuple(mention for mention in mentions if mention.path == "of")
        if of and Facet.GOVERNMENT in record.facets:
            values = (("head", record.head),)
            yield subject.entry(record, of, fields=("names", "head", "span"), group="government", values=values)
    for office, mentions in subject.naming(Office):
        if office.role in LEADING:
            yield from _successions(subject, office, mentions)
    yield from changes(subject)


def _successions(subject: Subject, office: Office, mentions: Iterable[Mention]) -> Iterator[Entry | None]:
    """Yield who leads and led, the latest first, with the one before: whom the data state, else whose spell came before."""
    tenures = _tenures(subject, office.id)
    named = [Mention("office", mention.target) for mention in mentions]
    for place in reversed(range(len(tenures))):
        tenure = tenures[place]
        stated = [one for one in tenures if one.person == tenure.predecessor]
        dated = [one for one in tenures[:place] if _start(one)]
        if stated or dated:
            earlier = (stated or dated)[-1]
            label = f"{label_of(subject.data, tenure)} after {name_of(subject.data, earlier.person)}"
            beside = {earlier.id: ("span",), office.id: ("names", "of")}
            values = (("person", tenure.person), ("predecessor", earlier.person))
            fields = ("span", "predecessor")
            yield subject.entry(tenure, named, fields=fields, beside=beside, label=label, group="office", values=values)


def _tenures(subject: Subject, office: Id) -> list[Tenure]:
    """Return the tenures of an office, earlier before later, those without a beginning first."""
    found = [one for one in subject.data.of(Tenure) if one.office == office and is_firm(subject.data, one)]
    return sorted(found, key=lambda one: (_start(one), one.id))


def _start(tenure: Tenure) -> str:
    return "" if not isinstance(tenure.span, Span) or tenure.span.start is None else str(tenure.span.start)


def changes(subject: Subject) -> Iterator[Entry | None]:
    """Yield comparisons of one holder of power with another, and stances that move or that successive leaders do not share."""
    for comparison, mentions in subject.naming(Comparison):
        sides = set(comparison.subject), set(comparison.compared_with)
        if all(side & subject.circle.keys() for side in sides) and not sides[0] & sides[1]:
            yield subject.entry(comparison, mentions, group="against its predecessor")
    positions = [(claim, mentions) for claim, mentions in subject.naming(Position) if _governs(subject, claim)]
    shared = _shared(claim for claim, _ in positions)
    for claim, mentions in positions:
        if claim.id in shared:
            yield subject.entry(claim, mentions, group="from one leader to the next", values=(("stance", claim.stance),))
        elif claim.trend in _MOVING and claim.modality is Modality.ASSERTED:
            values = (("stance", claim.stance), ("trend", claim.trend))
            yield subject.entry(claim, mentions, group="what moves under it", values=values)


def _governs(subject: Subject, claim: Position) -> bool:
    """Return whether a holder is a government of the actor, or a person in its circle."""
    for id_ in claim.holder:
        record = subject.data.get(id_)
        if id_ in subject.circle and (id_.prefix == "person" or Facet.GOVERNMENT in getattr(record, "facets", ())):
            return True
    return False


def _shared(positions: Iterable[Position]) -> frozenset[Id]:
    """Return the positions of persons on something on which another person has one as well."""
    found: dict[Id, dict[Id, list[Id]]] = {}
    for claim in positions:
        for about in claim.content:
            for holder in claim.holder:
                if holder.prefix == "person":
                    found.setdefault(about, {}).setdefault(holder, []).append(claim.id)
    return frozenset(id_ for held in found.values() if len(held) > 1 for ids in held.values() for id_ in ids)
