"""Joining: whether somebody is party to a tie, a partnership or an agreement, as far as the data tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.answers import Answer, Reason, answered, complete_lists, reason_of
from natoip4.queries.belonging import is_member
from natoip4.queries.circles import circle_of
from natoip4.queries.holding import When, any_holds, asked, one_of, within_milestones
from natoip4.queries.identities import same_as
from natoip4.queries.labels import parties_of
from natoip4.queries.lookup import known
from natoip4.queries.support import Support, seen_evidence
from natoip4.records.actors import Collective, Group
from natoip4.records.agreements import Agreement
from natoip4.records.ids import Id
from natoip4.records.parts import Milestone
from natoip4.records.record import Actor, Record, Relation
from natoip4.records.schema import Standing, fields_of
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth

__all__ = ["is_party"]


def is_party(data: Dataset, actor: str, to: str, *, on: When | None = None) -> Answer:
    """Return whether *actor* is party *to* a relation or an agreement, or was at some time of *on*.

    A party is one while the relation or the agreement holds, but not before it joined or after it left, where milestones of
    its own say so. It takes more than silence for a "no": evidence denies that it is party, a
    :class:`~natoip4.records.sources.Coverage` calls the list of parties complete, or the parties are what makes it this
    relation, as with a tie. Where what stands for the actor is party instead of it, or a group or a collective in which it may
    be, the answer is *maybe*.

    The id of anything else raises :class:`~natoip4.errors.InvalidValue`, one that no record has
    :class:`~natoip4.errors.UnknownRecord`.

    >>> from natoip4.data.bundled import load
    >>> data = load()
    >>> [is_party(data, "state:aus", "agreement:aus-attack-class", on=date).label for date in ("2018", "2020", "2022")]
    ['no', 'maybe', 'no']
    >>> is_party(data, "state:nzl", "tie:aus-chn").label, is_party(data, "state:kor", "agreement:gcap").label
    ('no', 'not covered')
    """
    known(data, actor, Actor)
    known(data, to, Relation, Agreement)
    time, actors = asked(on), same_as(data, actor)
    ties = [data[str(id_)] for id_ in sorted(same_as(data, to)) if id_ in data]
    stated = [*_as_itself(data, ties, actors, time)] or [*_through_others(data, ties, Id(actor), time)]
    denied = () if stated else tuple(reason for tie in ties for reason in _denied(data, tie, actors))
    lists = [reason_of(data, tie, Truth.YES) for tie in ties if _is_made_by_parties(tie)]
    lists += complete_lists(data, [tie.id for tie in ties], "parties", time)
    among = one_of(_is_among(data, actor, party, on) for tie in ties for party in parties_of(tie))
    lists = [attrs.evolve(one, truth=one.truth & ~among) for one in lists]
    return answered(one_of(reason.truth for reason in stated), stated, denied, lists)


def _is_made_by_parties(tie: Record) -> bool:
    field = fields_of(type(tie)).get("parties")
    return field is not None and field.standing is Standing.IDENTITY


def _is_among(data: Dataset, actor: str, party: Id, on: When | None) -> Truth:
    """Return whether *actor* may be one of those that a party is made of: a group's members, the unnamed of a collective."""
    record = data.get(str(party))
    if isinstance(record, Group):
        return Truth.MAYBE if is_member(data, actor, party, on=on).possible else Truth.NO
    return Truth.MAYBE if isinstance(record, Collective) else Truth.NO


def _as_itself(
    data: Dataset, ties: Iterable[Record], actors: Collection[Id], time: PartialDate | Span | None
) -> Iterator[Reason]:
    """Yield the ties that name one of *actors*, or may do so as equally good evidence disagrees, and whether they held."""
    for tie in ties:
        named = any(party in actors for party in parties_of(tie))
        if named or any((tie.id, f"parties[{one}]") in data.contested for one in actors):
            held = any_holds(data, [tie], time)
            milestones: tuple[Milestone, ...] = getattr(tie, "milestones", None) or ()
            own = [milestone for milestone in milestones if milestone.party in actors]
            if time is not None and within_milestones(own, time) is Truth.NO:
                held = Truth.NO
            yield reason_of(data, tie, held if named else held & Truth.MAYBE)


def _through_others(data: Dataset, ties: Iterable[Record], actor: Id, time: PartialDate | Span | None) -> Iterator[Reason]:
    """Yield the ties to which what stands for *actor* may have been party."""
    circle = circle_of(data, actor, on=time)
    for tie in ties:
        standing = one_of(circle[party] for party in parties_of(tie) if party in circle)
        held = standing & any_holds(data, [tie], time) & Truth.MAYBE
        if held.possible:
            yield reason_of(data, tie, held)


def _denied(data: Dataset, tie: Record, actors: Collection[Id]) -> Iterator[Reason]:
    """Yield what denies that one of *actors* is party, if anything does."""
    paths = {f"parties[{actor}]" for actor in actors}
    pieces = [piece for piece in seen_evidence(data, tie) if any(said.denied and said.path in paths for said in piece.on)]
    if pieces:
        yield Reason(record=tie.id, truth=Truth.YES, support=tuple(Support(record=tie.id, evidence=piece) for piece in pieces))
