"""Belonging: who is a member of what, and whether somebody is, as far as the data tell."""

from __future__ import annotations

from natoip4.dataset import Dataset
from natoip4.queries.holding import When, asked, holds_on, one_of
from natoip4.queries.support import is_firm
from natoip4.records.claims import Characterisation
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.sources import Coverage
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Modality

__all__ = ["belongs", "members", "memberships"]


def memberships(data: Dataset, *, member: str | None = None, group: str | None = None) -> tuple[Membership, ...]:
    """Return the memberships of *member*, or in *group*, or of the one in the other, by id.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> [spell.group.slug for spell in memberships(brief, member="state:nzl")]
    ['five-eyes', 'ip4']
    """
    return tuple(
        spell
        for spell in data.of(Membership)
        if member in (None, spell.member) and group in (None, spell.group) and is_firm(data, spell)
    )


def members(data: Dataset, group: str, *, on: When | None = None) -> tuple[Id, ...]:
    """Return the members of *group*; with *on*, those that certainly were on that date. The data may not know all.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> sorted(set(members(brief, "group:five-eyes")) & set(members(brief, "org:nato")))
    [Id('state:can'), Id('state:gbr'), Id('state:usa')]
    """
    time, spells = asked(on), memberships(data, group=group)
    return tuple(dict.fromkeys(one.member for one in spells if time is None or holds_on(one, time).certain))


def belongs(data: Dataset, member: str, group: str, *, on: When | None = None) -> Truth:
    """Return whether *member* belongs to *group*: MAYBE where it is not stated.

    NO takes more than silence: a source that lists all members, or a claim that denies it.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> [belongs(brief, state, "org:nato").value for state in ("state:usa", "state:aus", "state:pol")]
    ['yes', 'no', 'maybe']
    """
    time, spells = asked(on), memberships(data, member=member, group=group)
    if spells:
        return Truth.YES if time is None else one_of(holds_on(spell, time) for spell in spells)
    return Truth.NO if _all_listed(data, group, time) or _denied(data, member, group) else Truth.MAYBE


def _all_listed(data: Dataset, group: str, time: PartialDate | Span | None) -> bool:
    lists = (one for one in data.of(Coverage) if one.subject == group and one.path == "membership.group")
    return any(time is None or holds_on(one, time).certain for one in lists)


def _denied(data: Dataset, member: str, group: str) -> bool:
    return any(
        member in claim.subject and group in claim.content and claim.modality is Modality.DENIED
        for claim in data.of(Characterisation)
    )
