"""Attendance: who took part in events, in what roles and at what level, and what is denied of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.circles import circle_of
from natoip4.queries.holding import When, holds_on
from natoip4.queries.lookup import every_known, known, seen
from natoip4.queries.support import seen_evidence
from natoip4.records.actors import State
from natoip4.records.events import Event, Series
from natoip4.records.ids import Id
from natoip4.records.parts import Participant
from natoip4.records.paths import Path
from natoip4.records.record import Actor
from natoip4.values.spans import time_of
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Level, ParticipantRole
from natoip4.values.words import word_of

__all__ = ["Presence", "attendance", "by_date", "highest_level", "in_role", "presence", "took_part"]


@attrs.frozen(kw_only=True)
class Presence:
    """What is known of one actor's part in one event.

    ``present`` is MAYBE where nothing is stated, NO where it is denied. ``through`` says who stood for the actor, ``without``
    who of those that might have is said to have stayed away; ``not_at`` are levels, ``not_as`` roles that are denied of it.
    """

    event: Id
    actor: Id
    present: Truth
    through: tuple[Id, ...] = ()
    without: tuple[Id, ...] = ()
    roles: tuple[ParticipantRole, ...] = ()
    level: Level | None = None
    not_at: tuple[Level, ...] = ()
    not_as: tuple[ParticipantRole, ...] = ()


def presence(data: Dataset, event: str, actor: str) -> Presence:
    """Return the part of *actor*, or of what stands for it, in *event*.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> part = presence(brief, "event:nato-delegation-visit", "org:nato")
    >>> [role.value for role in part.roles], [role.value for role in part.not_as]
    (['welcomer'], ['organiser'])
    """
    held, who = seen(data, event, Event), known(data, actor, Actor)
    return _nothing(Id(event), who) if held is None else _part(data, held, who, circle_of(data, who))


def _nothing(event: Id, actor: Id) -> Presence:
    return Presence(event=event, actor=actor, present=Truth.MAYBE)


def _part(data: Dataset, record: Event, actor: Id, circle: Mapping[Id, Truth]) -> Presence:
    parts = [one for one in record.participants or () if one.actor in circle]
    denied = list(_denials(data, record, circle))
    without = tuple(one for one in circle if any(path.part is None and path.key == one for path, _ in denied))
    return Presence(
        event=record.id,
        actor=actor,
        present=Truth.YES if parts else Truth.NO if actor in without else Truth.MAYBE,
        through=tuple(one.actor for one in parts if one.actor != actor),
        without=tuple(one for one in without if one != actor),
        roles=tuple(dict.fromkeys(role for one in parts for role in one.roles or ())),
        level=highest_level(parts),
        not_at=tuple(value for _, value in denied if isinstance(value, Level)),
        not_as=tuple(
            role for _, value in denied if isinstance(value, tuple) for role in cast("tuple[ParticipantRole, ...]", value)
        ),
    )


def highest_level(parts: Iterable[Participant]) -> Level | None:
    """Return the highest level among these; ``None`` if none is stated.

    >>> highest_level([Participant(actor=Id("state:kor"), level=Level.ADVISER)]).value
    'adviser'
    """
    order = list(Level)
    return min((one.level for one in parts if one.level is not None), key=order.index, default=None)


def _denials(data: Dataset, event: Event, circle: Iterable[Id]) -> Iterator[tuple[Path, object]]:
    keys = set(map(str, circle))
    for piece in seen_evidence(data, event):
        for said in piece.on:
            path = Path.parse(said.path)
            if said.denied and path.field == "participants" and path.key in keys:
                yield path, said.value


def attendance(data: Dataset, series: str, actors: str | Iterable[str] | None = None) -> tuple[Presence, ...]:
    """Return the part of each of *actors* in each event of *series*, by date, those without one last; with the level sent.

    Without *actors*, those are the states that took part in one of them or of which something is denied there.

    >>> from natoip4.data.bundled import load
    >>> hague = [part for part in attendance(load(), "series:nato-summits") if part.event == "event:nato-summit-the-hague-2025"]
    >>> [(part.actor.slug, part.level and part.level.value) for part in hague]
    [('aus', 'deputy'), ('jpn', 'minister'), ('kor', 'adviser'), ('nzl', 'leader')]
    """
    of = known(data, series, Series)
    events = sorted((one for one in data.of(Event) if one.series == of), key=by_date)
    asked = [state.id for state in data.of(State)] if actors is None else every_known(data, actors, Actor)
    circles = {actor: circle_of(data, actor) for actor in asked}
    parts = tuple(_part(data, event, actor, circle) for event in events for actor, circle in circles.items())
    if actors is not None:
        return parts
    told = {part.actor for part in parts if part != _nothing(part.event, part.actor)}
    return tuple(part for part in parts if part.actor in told)


def by_date(event: Event) -> tuple[bool, tuple[int, int, str], str]:
    """Return what to sort events by: their date, those without one last."""
    return event.date is None, (0, 0, "") if event.date is None else event.date.sort_key, event.id


def took_part(data: Dataset, event: str, actor: str, *, by: When) -> Truth:
    """Return whether *actor* had taken part in *event* by the end of *by*: a date may be too coarse to tell.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> took_part(brief, "event:nato-summit-madrid-2022", "state:jpn", by="2022-03-01")
    <Truth.MAYBE: 'maybe'>
    """
    time, held = time_of(by), seen(data, event, Event)
    return presence(data, event, actor).present & (Truth.MAYBE if held is None else holds_on(held, time))


def in_role(data: Dataset, event: str, role: ParticipantRole | str) -> tuple[Id, ...]:
    """Return who had *role* in *event*; nobody is not "nobody did", but not stated.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> in_role(brief, "event:nato-delegation-visit", "organiser")
    ()
    """
    held, wanted = seen(data, event, Event), word_of(ParticipantRole, role)
    parts = () if held is None else held.participants or ()
    return tuple(one.actor for one in parts if wanted in (one.roles or ()))
