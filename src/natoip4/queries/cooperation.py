"""Cooperation: the rows on work with NATO: in what areas and domains, how deep, which way it moves, what is operational."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from natoip4.queries.bonds import party_paths, programmes
from natoip4.queries.cells import Entry, Value
from natoip4.queries.holding import one_of
from natoip4.queries.labels import name_of, parties_of
from natoip4.queries.landmarks import NATO, OPERATIONAL
from natoip4.queries.subject import Mention, Subject, mentions_of
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.claims import Activity, Capability, Claim, Comparison, Position, Purpose, TieState
from natoip4.records.events import Series
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.record import Record, Relation
from natoip4.records.references import references
from natoip4.records.relations import Tie
from natoip4.records.schema import Standing
from natoip4.records.topics import Topic
from natoip4.values.vocabulary import Domain, Modality, Polarity, TieCharacter, TieLevel, Trend

__all__ = ["areas", "domains", "domains_of", "joined", "levels", "operational", "roles_of", "trends"]

_DEEP = (TieLevel.OPERATIONAL, TieLevel.INTEGRATED)
_WORKING = (Activity, Capability, Position, Purpose, TieState)

C = TypeVar("C", bound=Claim)

#: A claim, where it names a tie, the word that it has for it, and what is said beside the word.
Saying = tuple[Claim, tuple[Mention, ...], TieLevel | Trend, tuple[str, ...]]


def areas(subject: Subject) -> Iterator[Entry | None]:
    """Yield what the actor and NATO work on: topics of programmes and of what they are said to do, each with its status."""
    found: dict[Id, list[Entry]] = {}
    words: dict[Id, list[str]] = {}
    for topic, word, entry in (*_done(subject), *_agreed(subject, None)):
        if entry is not None:
            found.setdefault(topic, []).append(entry)
            words.setdefault(topic, []).append(word)
    for topic in sorted(found, key=lambda one: name_of(subject.data, one).casefold()):
        said = ", ".join(dict.fromkeys(words[topic]))
        yield joined(found[topic], f"{name_of(subject.data, topic)}: {said}")


def _agreed(subject: Subject, topics: frozenset[str] | None) -> Iterator[tuple[Id, str, Entry | None]]:
    """Yield the areas of programmes with NATO, those among *topics* where these are given."""
    for framework, mentions, beside in programmes(subject):
        for topic in framework.areas or ():
            if topics is None or topic in topics:
                word = _programme(framework)
                values = (("area", topic), ("framework", framework.id))
                fields = (f"areas[{topic}]",)
                label = f"{name_of(subject.data, topic)}: {word}"
                yield topic, word, subject.entry(framework, mentions, fields=fields, beside=beside, label=label, values=values)


def _programme(framework: Framework) -> str:
    word = "framework" if framework.form is None else framework.form.value
    return f"in {word}" if framework.span is None else f"in {word} {str(framework.span).replace('/', ' to ')}"


def _done(subject: Subject) -> Iterator[tuple[Id, str, Entry | None]]:
    for claim, mentions in subject.naming(Activity):
        if claim.modality is Modality.ASSERTED and NATO in (*claim.partner, *claim.actor):
            word = "done" if claim.status is None else claim.status.value
            for topic in claim.content:
                if isinstance(subject.data.get(topic), Topic):
                    values = (("area", topic), ("status", claim.status))
                    yield topic, word, subject.entry(claim, mentions, label=word, values=values)


def operational(subject: Subject) -> Iterator[Entry | None]:
    """Yield what is said of forces that work together: exercises, interoperability, ties of that depth."""
    topics = subject.under(OPERATIONAL)
    for record, mentions in _with_nato(subject, *_WORKING):
        claim = cast("Claim", record)
        level = claim.level if isinstance(claim, TieState) else None
        if level in _DEEP or any(id_ in topics for id_ in roles_of(claim)) or _is_exercise(subject, claim):
            yield subject.entry(claim, mentions, values=(("level", level), ("status", claim.status), ("trend", claim.trend)))
    for _, _, entry in _agreed(subject, topics):
        yield entry


def _is_exercise(subject: Subject, claim: Claim) -> bool:
    """Return whether it speaks of a series of military events."""
    return Domain.MILITARY in claim.domains and any(isinstance(subject.data.get(id_), Series) for id_ in roles_of(claim))


def roles_of(claim: Claim) -> frozenset[Id]:
    """Return the ids that stand in the roles of a claim."""
    return frozenset(
        one.target
        for one in references(claim)
        if one.standing is Standing.IDENTITY and not one.path.startswith(("terms[", "evidence["))
    )


def domains(subject: Subject) -> Iterator[Entry | None]:
    """Yield the domains of cooperation with NATO, each with the relations, states, activities and deals coded with it."""
    found: dict[Domain, list[Entry]] = {}
    for record, mentions in _with_nato(subject, Relation, Agreement, Pattern, TieState, Activity):
        entry = subject.entry(record, mentions, fields=party_paths(record, subject)) if _is_cooperative(record) else None
        if entry is not None:
            for domain in domains_of(record):
                found.setdefault(domain, []).append(entry)
    for domain in sorted(found, key=lambda one: one.value):
        yield joined(found[domain], domain.value, values=(("domain", domain),))


def domains_of(record: Record) -> tuple[Domain, ...]:
    """Return the domains that a record is coded with."""
    return cast("tuple[Domain, ...]", getattr(record, "domains", ()))


def _with_nato(subject: Subject, *kinds: type[Record]) -> Iterator[tuple[Record, tuple[Mention, ...]]]:
    """Yield what names the actor, or a tie of the two, and NATO, with where it names the actor or that tie."""
    ties = _nato_ties(subject)
    naming_nato = {id_ for id_, _ in mentions_of(subject.data, NATO)}
    for record, mentions in subject.about(*kinds):
        if record.id in ties or record.id in naming_nato or any(mention.target in ties for mention in mentions):
            yield record, mentions


def _nato_ties(subject: Subject) -> frozenset[Id]:
    return frozenset(id_ for id_, record in subject.relations.items() if NATO in parties_of(record))


def _is_cooperative(record: Record) -> bool:
    if isinstance(record, Claim):
        return record.modality is Modality.ASSERTED and record.polarity is not Polarity.LIMITING
    return not (isinstance(record, Tie) and record.character is TieCharacter.ADVERSE)


def levels(subject: Subject) -> Iterator[Entry | None]:
    """Yield how deep the ties with NATO are said to be, domain by domain."""
    said = ((claim, mentions, claim.level, ()) for claim, mentions in _states(subject, TieState) if claim.level is not None)
    yield from _by_domain(subject, "level", said)


def trends(subject: Subject) -> Iterator[Entry | None]:
    """Yield which way the ties with NATO are said to move, domain by domain; a tie against itself at another time counts."""
    states = [(claim, mentions) for claim, mentions in _states(subject, TieState)]
    selves = [(one, mentions) for one, mentions in _states(subject, Comparison) if one.subject == one.compared_with]
    said: list[Saying] = []
    for claim, mentions in (*states, *selves):
        if claim.trend is not None:
            said.append((claim, mentions, claim.trend, () if claim.status is None else (claim.status.value,)))
    yield from _by_domain(subject, "trend", said)


def _states(subject: Subject, kind: type[C]) -> Iterator[tuple[C, tuple[Mention, ...]]]:
    """Yield what is asserted of the ties of the actor with NATO."""
    ties = _nato_ties(subject)
    for claim, mentions in subject.about(kind):
        on_ties = tuple(mention for mention in mentions if mention.target in ties)
        if claim.modality is Modality.ASSERTED and on_ties:
            yield claim, on_ties


def _by_domain(subject: Subject, name: str, said: Iterable[Saying]) -> Iterator[Entry]:
    """Yield one entry for each domain, with all that is said of it in words and values."""
    found: dict[Domain, dict[Id, tuple[Entry, TieLevel | Trend, tuple[str, ...]]]] = {}
    for claim, mentions, word, details in said:
        entry = subject.entry(claim, mentions)
        if entry is not None:
            for domain in claim.domains:
                found.setdefault(domain, {})[claim.id] = entry, word, details
    for domain in sorted(found, key=lambda one: one.value):
        parts = found[domain].values()
        words = sorted({(list(type(word)).index(word), word) for _, word, _ in parts}, key=lambda pair: pair[0])
        texts: list[str] = []
        for _, word in words:
            beside = dict.fromkeys(one for _, other, some in parts if other is word for one in some)
            texts.append(f"{word.value} ({', '.join(beside)})" if beside else word.value)
        values = (("domain", domain), *((name, word) for _, word in words))
        yield joined((entry for entry, _, _ in parts), f"{domain.value}: {', '.join(texts)}", values=values)


def joined(
    entries: Iterable[Entry], label: str, *, group: str | None = None, values: tuple[tuple[str, Value], ...] | None = None
) -> Entry:
    """Return one entry for several: it holds as far as any of them does; without *values* it has those of all."""
    parts = tuple(entries)
    answers = [part.holds for part in parts if part.holds is not None]
    return Entry(
        records=tuple(dict.fromkeys(id_ for part in parts for id_ in part.records)),
        label=label,
        group=group,
        values=tuple(dict.fromkeys(pair for part in parts for pair in part.values)) if values is None else values,
        through=tuple(sorted({id_ for part in parts for id_ in part.through})),
        holds=one_of(answers) if answers else None,
        contested=tuple(dict.fromkeys(place for part in parts for place in part.contested)),
        support=tuple(dict.fromkeys(piece for part in parts for piece in part.support)),
    )
