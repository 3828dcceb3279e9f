"""Belonging: who is a member of what, and whether somebody is, as far as the data tell."""

from __future__ import annotations

from collections.abc import Iterator

from natoip4.dataset import Dataset
from natoip4.errors import ensure_is
from natoip4.queries.answers import Answer, Reason, answered, complete_lists, denials, reason_of
from natoip4.queries.holding import When, any_holds, asked, holds_on
from natoip4.queries.identities import same_as
from natoip4.queries.landmarks import NATO
from natoip4.queries.lookup import known
from natoip4.queries.support import is_firm, support_of
from natoip4.records.actors import Group, Organisation
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.record import Actor
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth

__all__ = ["is_member", "is_of_nato", "members", "memberships"]


def memberships(data: Dataset, *, member: str | None = None, group: str | None = None) -> tuple[Membership, ...]:
    """Return the memberships of *member*, or in *group*, or of the one in the other, by id.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> [spell.group.slug for spell in memberships(brief, member="state:nzl")]
    ['five-eyes', 'ip4']
    """
    ensure_is(data, Dataset)
    of = None if member is None else known(data, member, Actor)
    within = None if group is None else known(data, group, Group, Organisation)
    return tuple(
        spell
        for spell in data.of(Membership)
        if of in (None, spell.member) and within in (None, spell.group) and is_firm(data, spell)
    )


def is_of_nato(data: Dataset, actor: Id, *, on: When | None = None) -> Truth:
    """Return whether *actor* is NATO or a member of it, or was at some time of *on*; MAYBE where the data do not tell.

    >>> is_of_nato(Dataset(), Id("org:nato")), is_of_nato(Dataset(), Id("state:jpn"))
    (<Truth.YES: 'yes'>, <Truth.MAYBE: 'maybe'>)
    """
    if actor == NATO or NATO not in data.base:
        return Truth.YES if actor == NATO else Truth.MAYBE
    answer = is_member(data, actor, NATO, on=on)
    return Truth.MAYBE if answer.truth is None else answer.truth


def members(data: Dataset, group: str, *, on: When | None = None) -> tuple[Id, ...]:
    """Return the members of *group*; with *on*, those that certainly were at some time of it. The data may not know all.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> sorted(set(members(brief, "group:five-eyes")) & set(members(brief, "org:nato")))
    [Id('state:can'), Id('state:gbr'), Id('state:usa')]
    """
    known(data, group, Group, Organisation)
    time = asked(on)
    spells: dict[Id, list[Membership]] = {}
    for spell in memberships(data, group=group):
        spells.setdefault(spell.member, []).append(spell)
    return tuple(member for member, of_one in spells.items() if any_holds(data, of_one, time).certain)


def is_member(data: Dataset, member: str, group: str, *, on: When | None = None) -> Answer:
    """Return whether *member* belongs to *group*, or did at some time of *on*: yes, no, maybe, or not covered.

    It takes more than silence for a "no": all its memberships lie at other times, a claim denies it, the group itself was not
    at that time, or a :class:`~natoip4.records.sources.Coverage` calls the list of members complete all that time. An id that
    no record has raises :class:`~natoip4.errors.UnknownRecord`.

    >>> from natoip4.data.bundled import load
    >>> data = load()
    >>> [is_member(data, "state:swe", "org:nato", on=date).label for date in ("2023", "2024-03", "2024-03-08", "2030")]
    ['no', 'maybe', 'yes', 'maybe']
    >>> [is_member(data, "state:jpn", "org:nato", on=date).label for date in ("2023", "2024", "2030")]
    ['no', 'maybe', 'not covered']
    """
    known(data, member, Actor)
    known(data, group, Group, Organisation)
    time, members_, groups = asked(on), same_as(data, member), same_as(data, group)
    spells = [
        spell for spell in data.of(Membership) if spell.member in members_ and spell.group in groups and is_firm(data, spell)
    ]
    return answered(
        any_holds(data, spells, time),
        [reason_of(data, spell, any_holds(data, [spell], time)) for spell in spells],
        [*denials(data, members_, groups, time), *_not_there(data, group, time)],
        list(complete_lists(data, groups, "membership.group", time)),
    )


def _not_there(data: Dataset, group: str, time: PartialDate | Span | None) -> Iterator[Reason]:
    """Yield the group if it certainly was not at any time of *time*: nobody belongs to what is not."""
    record = data.get(group)
    if time is not None and record is not None and holds_on(record, time) is Truth.NO:
        yield Reason(record=record.id, truth=Truth.YES, support=support_of(data, record.id, ["span"]))
