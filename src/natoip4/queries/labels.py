"""Labels: one line of text for a record, made of the data's own words and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from natoip4.dataset import Dataset
from natoip4.records.actors import Collective, Organisation
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.claims import Claim, TieState
from natoip4.records.events import Event, Indicator
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership, Tenure
from natoip4.records.parts import Milestone, Participant, Party
from natoip4.records.record import Record, Relation
from natoip4.records.relations import Partnership, Tie
from natoip4.values.names import Name, NameKind
from natoip4.values.spans import Ongoing, Span
from natoip4.values.vocabulary import Domain, Level

__all__ = ["details_of", "label_of", "name_of", "parties_of", "span_in_words"]

_KINDS = (NameKind.USUAL, NameKind.ACRONYM, NameKind.SHORT, NameKind.OFFICIAL, NameKind.METONYM, NameKind.FORMER)


def name_of(data: Dataset, id_: str) -> str:
    """Return what the record with that id is called: its usual English name where it has one, at worst its id.

    What has none is described where it can be: a mission as that of whom to whom.

    >>> from natoip4.records.actors import State
    >>> data = Dataset([State(id=State.ref("jpn"), names=(Name("Japan"),))])
    >>> name_of(data, "state:jpn"), name_of(data, "state:kor")
    ('Japan', 'state:kor')
    """
    record = data.get(id_)
    if name := _name(record):
        return name
    if isinstance(record, Collective) and record.described is not None:
        return record.described
    if isinstance(record, Organisation) and record.facets:
        return _described(data, record)
    if isinstance(record, (Claim, Pattern)):
        return record.statement
    return record.measure if isinstance(record, Indicator) else str(id_)


def _name(record: Record | None) -> str | None:
    names: tuple[Name, ...] = getattr(record, "names", None) or ()
    return min(names, key=lambda name: (name.language != "en", _KINDS.index(name.kind), name.text)).text if names else None


def _described(data: Dataset, record: Organisation) -> str:
    words = [", ".join(facet.value for facet in record.facets)]
    for word, id_ in (("of", record.of), ("to", record.to)):
        if id_ is not None:
            words.append(f"{word} {_name(data.get(id_)) or id_}")
    return " ".join(words)


def parties_of(record: Record) -> tuple[Id, ...]:
    """Return the ids of the parties of a relation or an agreement, whatever their roles."""
    parties: tuple[Id | Party, ...] = getattr(record, "parties", None) or ()
    return tuple(party.actor if isinstance(party, Party) else party for party in parties)


def label_of(data: Dataset, record: Record, seen_from: Iterable[Id] = ()) -> str:
    """Return one line about *record*; the ids that it is *seen from* are left unsaid where others stand beside them.

    >>> from natoip4.records.offices import Membership
    >>> spell = Membership(id=Membership.ref("x"), member=Id("state:jpn"), group=Id("group:ip4"))
    >>> label_of(Dataset([spell]), spell)
    'group:ip4'
    """
    own = frozenset(seen_from)
    text = name_of(data, record.id)
    match record:
        case Framework():
            text = _framework(data, record, own)
        case Relation():
            text = _relation(data, record, own)
        case Organisation():
            text = _organisation(data, record)
        case Membership():
            role = None if record.role is None else record.role.value
            text = _with(name_of(data, record.group), role, span_in_words(record.span))
        case Tenure():
            text = _with(f"{name_of(data, record.person)}, {name_of(data, record.office)}", span_in_words(record.span))
        case Event():
            text = _event(data, record, own)
        case Agreement():
            text = _agreement(data, record, own)
        case Indicator():
            text = _with(text, None if record.quantity is None else str(record.quantity), record.status.value)
        case TieState():
            words = [word.value for word in (record.level, record.trend) if word is not None]
            text = f"{', '.join(words)}: {text}" if words else text
        case _:
            pass
    return f"formerly: {text}" if isinstance(record, Claim) and record.former else text


def _organisation(data: Dataset, record: Organisation) -> str:
    described = not record.names and record.facets
    head = None if record.head is None else f"head: {name_of(data, record.head)}"
    to = None if record.to is None or described else f"to {name_of(data, record.to)}"
    return _with(name_of(data, record.id), head, to, span_in_words(record.span))


def _framework(data: Dataset, record: Framework, own: frozenset[Id]) -> str:
    form = None if record.form is None else record.form.value
    dates = [_milestone(milestone) for milestone in record.milestones or ()]
    if record.names:
        return _with(name_of(data, record.id), form, *dates, span_in_words(record.span))
    parties = (*(record.issuers or ()), *(record.addressees or ()))
    others = [party for party in parties if party not in own] or parties
    return _with(
        f"{form or record.id}: {_names(data, others)}" if others else form or record.id, *dates, span_in_words(record.span)
    )


def _relation(data: Dataset, record: Relation, own: frozenset[Id]) -> str:
    parties = parties_of(record)
    others = [party for party in parties if party not in own] or parties
    return _with(_names(data, others) or record.id, details_of(record))


def details_of(record: Relation) -> str:
    """Return the form or the character of a relation, its domains and its span, as far as there are any.

    >>> details_of(Tie(id=Tie.ref("x"), parties=(Id("state:jpn"), Id("state:usa")), domains=(Domain.SECURITY,)))
    'security'
    """
    word = record.form if isinstance(record, Partnership) else record.character if isinstance(record, Tie) else None
    domains: tuple[Domain, ...] = getattr(record, "domains", ())
    span: Span | None = getattr(record, "span", None)
    about = ", ".join(domain.value for domain in domains)
    return "; ".join(part for part in (word and word.value, about, span_in_words(span)) if part)


def _event(data: Dataset, record: Event, own: frozenset[Id]) -> str:
    participants = record.participants or ()
    text = name_of(data, record.id)
    if not record.names:
        about = () if record.series is not None else (*(record.about or ()), *_others(participants, own))
        what = dict.fromkeys(id_ for id_ in (record.series, *about, record.place) if id_ is not None)
        text = f"{record.form.value}: {_names(data, what)}" if what else record.form.value
    happened = "did not happen" if record.occurred is False else None
    part = [_participation(one) for one in participants if one.actor in own]
    date = None if record.date is None else str(record.date).replace("/", " to ")
    return _with(text, date, *dict.fromkeys(part), happened)


def _others(participants: Iterable[Participant], own: frozenset[Id]) -> Iterator[Id]:
    yield from (participant.actor for participant in participants if participant.actor not in own)


def _participation(participant: Participant) -> str:
    words = [role.value for role in participant.roles or ()]
    if participant.level is not None:
        words.append(f"level {participant.level.value}" if participant.level is Level.NONE else participant.level.value)
    return ", ".join(words)


def _agreement(data: Dataset, record: Agreement, own: frozenset[Id]) -> str:
    others = [party for party in parties_of(record) if party not in own]
    objects = _names(data, record.objects or ())
    text = name_of(data, record.id) if record.names else objects or record.id
    roles = [party.role.value for party in record.parties or () if party.actor in own and party.role is not None]
    form = None if record.form is None else record.form.value
    value = None if record.value is None else str(record.value)
    dates = [_milestone(milestone) for milestone in record.milestones or ()]
    beside = f"with {_names(data, others)}" if others else None
    return _with(text, beside, form, *roles, value, *dates, span_in_words(record.span))


def _milestone(milestone: Milestone) -> str:
    word = milestone.stage.value if milestone.act is None else milestone.act.value
    return word if milestone.date is None else f"{word} {milestone.date}"


def span_in_words(span: Span | None) -> str | None:
    """Return a span in words; ``None`` where there is none.

    >>> span_in_words(Span.parse("2022/ongoing@2025"))
    'from 2022, still on 2025'
    """
    if span is None:
        return None
    if isinstance(span.end, Ongoing):
        end = f"still on {span.end.as_of}"
        return end if span.start is None else f"from {span.start}, {end}"
    if span.start is None:
        return f"until {span.end}"
    return f"from {span.start}" if span.end is None else f"{span.start} to {span.end}"


def _names(data: Dataset, ids: Iterable[Id]) -> str:
    return ", ".join(name_of(data, id_) for id_ in ids)


def _with(text: str, *details: str | None) -> str:
    said = "; ".join(detail for detail in details if detail)
    return f"{text} ({said})" if said else text
