"""Industry: the agreements of an actor and the patterns that name it, by form and object, and whether with NATO's members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.belonging import is_of_nato
from natoip4.queries.circles import circle_of
from natoip4.queries.edges import is_seen
from natoip4.queries.holding import When, asked, one_of
from natoip4.queries.landmarks import NATO
from natoip4.queries.lookup import known
from natoip4.queries.parties import held_by
from natoip4.queries.roles import standing_for
from natoip4.queries.support import Support, bears_on, is_firm, support_of
from natoip4.records.actors import State
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.ids import Id
from natoip4.records.record import Actor
from natoip4.records.topics import Topic
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import AgreementForm, PartyRole, Trend
from natoip4.values.words import word_of

__all__ = ["Counterpart", "Deal", "Industry", "industry"]

K = TypeVar("K")

_READ = ("parties", "objects", "form", "milestones", "span")


@attrs.frozen(kw_only=True)
class Counterpart:
    """One on the other side, and the states that it stands for: itself, or that of which it is an organ or a firm.

    ``in_nato`` is whether it is NATO, stands for it, or stands for a member of it at the time asked about, ever where none
    was: MAYBE where no state is known.
    """

    actor: Id
    role: PartyRole | None = None
    states: tuple[Id, ...] = ()
    in_nato: Truth = Truth.MAYBE


@attrs.frozen(kw_only=True)
class Deal:
    """One agreement, or one pattern of agreements that no source lists one by one.

    ``here`` is who stands in it for the actor asked about, ``roles`` what these do: none is stated where it is empty.
    ``forms`` has one form at most if it is an agreement, ``trend`` none. ``held`` is whether it held at the time asked about,
    ``None`` where none was; ``contested`` are record and path wherever equally good evidence disagrees.
    """

    record: Id
    here: tuple[Id, ...]
    roles: tuple[PartyRole, ...] = ()
    forms: tuple[AgreementForm, ...] = ()
    objects: tuple[Id[Topic], ...] = ()
    counterparts: tuple[Counterpart, ...] = ()
    trend: Trend | None = None
    held: Truth | None = None
    contested: tuple[tuple[Id, str], ...] = ()
    support: tuple[Support, ...] = ()

    @property
    def with_nato(self) -> Truth:
        """Whether any counterpart is NATO or of a member of it; MAYBE where none is stated."""
        return one_of(one.in_nato for one in self.counterparts) if self.counterparts else Truth.MAYBE


@attrs.frozen(kw_only=True)
class Industry:
    """The industrial ties of an actor: ``agreements``, and ``patterns`` apart from them, each by id."""

    agreements: tuple[Deal, ...] = ()
    patterns: tuple[Deal, ...] = ()

    @property
    def by_form(self) -> Mapping[AgreementForm | None, tuple[Deal, ...]]:
        """The agreements of each form, in the order of the forms' names; ``None``, at the end, for those of no stated form."""
        found_ = _grouped((form, deal) for deal in self.agreements for form in deal.forms or (None,))
        return {
            form: found_[form] for form in sorted(found_, key=lambda form: (form is None, "" if form is None else form.value))
        }

    @property
    def by_object(self) -> Mapping[Id[Topic] | None, tuple[Deal, ...]]:
        """The agreements about each object, by id; ``None``, at the end, for those of no stated object."""
        found_ = _grouped((thing, deal) for deal in self.agreements for thing in deal.objects or (None,))
        return {thing: found_[thing] for thing in sorted(found_, key=lambda thing: (thing is None, thing or ""))}


def _grouped(pairs: Iterable[tuple[K, Deal]]) -> dict[K, tuple[Deal, ...]]:
    groups: dict[K, list[Deal]] = {}
    for key, deal in pairs:
        groups.setdefault(key, []).append(deal)
    return {key: tuple(deals) for key, deals in groups.items()}


def industry(
    data: Dataset, actor: str, *, form: AgreementForm | str | None = None, about: str | None = None, on: When | None = None
) -> Industry:
    """Return the industrial agreements of *actor*, or of what stands for it, and apart from them the patterns that name it.

    With *form*, those of that form; with *about*, those about that topic or one that is coded as narrower; with *on*, those
    that held or may have at that time. An id that no record has raises :class:`~natoip4.errors.UnknownRecord`.

    >>> from natoip4.data.bundled import load
    >>> found = industry(load(), "state:aus", form="procurement")
    >>> [(deal.record.slug, deal.counterparts[0].states, deal.with_nato.value) for deal in found.agreements]
    [('aus-mogami', (Id('state:jpn'),), 'no')]
    >>> {str(topic): len(deals) for topic, deals in industry(load(), "state:pol").by_object.items()}["topic:tanks"]
    6
    """
    time, wanted = asked(on), None if form is None else word_of(AgreementForm, form)
    here = circle_of(data, known(data, actor, Actor), on=time)
    topics = None if about is None else standing_for(data, known(data, about, Topic))
    asking = _Asking(data, here, time, _stood_for(data))
    deals = (_agreement(asking, one) for one in data.of(Agreement) if is_seen(data, one))
    patterns = (_pattern(asking, one) for one in data.of(Pattern) if is_firm(data, one))
    return Industry(agreements=tuple(_wanted(deals, wanted, topics)), patterns=tuple(_wanted(patterns, wanted, topics)))


def _wanted(deals: Iterable[Deal], form: AgreementForm | None, topics: frozenset[str] | None) -> Iterator[Deal]:
    for deal in deals:
        formed = form is None or form in deal.forms
        if deal.here and formed and deal.held is not Truth.NO and (topics is None or not topics.isdisjoint(deal.objects)):
            yield deal


@attrs.frozen
class _Asking:
    """Whose industrial ties are asked about, at what time, and what each actor stands for."""

    data: Dataset
    circle: Mapping[Id, Truth]
    time: PartialDate | Span | None
    stood_for: Mapping[Id, tuple[Id, ...]]


def _stood_for(data: Dataset) -> Mapping[Id, tuple[Id, ...]]:
    """Return the states, and NATO, for which each actor stands."""
    found_: dict[Id, list[Id]] = {}
    for whole in (*(state.id for state in data.of(State)), NATO):
        for id_ in circle_of(data, whole):
            found_.setdefault(id_, []).append(whole)
    return {id_: tuple(wholes) for id_, wholes in found_.items()}


def _agreement(asking: _Asking, deal: Agreement) -> Deal:
    roles = {party.actor: party.role for party in deal.parties or ()}
    here = [id_ for id_ in roles if id_ in asking.circle]
    return Deal(
        record=deal.id,
        here=tuple(here),
        roles=tuple(dict.fromkeys(role for id_ in here if (role := roles[id_]) is not None)),
        forms=() if deal.form is None else (deal.form,),
        objects=deal.objects or (),
        counterparts=tuple(_counterpart(asking, id_, role) for id_, role in roles.items() if id_ not in asking.circle),
        held=_held(asking, deal, here),
        contested=tuple((id_, path) for id_, path in asking.data.contested if id_ == deal.id and bears_on(path, _READ)),
        support=support_of(asking.data, deal.id, _READ),
    )


def _pattern(asking: _Asking, pattern: Pattern) -> Deal:
    """Return what a pattern says: those that do something are the counterparts of those with whom they do it."""
    facing = dict.fromkeys(pattern.actors, pattern.partners)
    facing |= {id_: (*facing.get(id_, ()), *pattern.actors) for id_ in pattern.partners}
    here = [id_ for id_ in facing if id_ in asking.circle]
    others = dict.fromkeys(id_ for one in here for id_ in facing[one] if id_ not in asking.circle)
    return Deal(
        record=pattern.id,
        here=tuple(here),
        forms=pattern.forms,
        objects=pattern.objects,
        counterparts=tuple(_counterpart(asking, id_, None) for id_ in others),
        trend=pattern.trend,
        held=_held(asking, pattern, here),
        support=support_of(asking.data, pattern.id, ()),
    )


def _held(asking: _Asking, record: Agreement | Pattern, here: Iterable[Id]) -> Truth | None:
    time = asking.time
    return None if time is None else one_of(held_by(record, id_, time) & asking.circle[id_] for id_ in here)


def _counterpart(asking: _Asking, actor: Id, role: PartyRole | None) -> Counterpart:
    wholes = asking.stood_for.get(actor, ())
    known = [is_of_nato(asking.data, id_, on=asking.time) for id_ in wholes]
    states = tuple(id_ for id_ in wholes if id_ != NATO)
    return Counterpart(actor=actor, role=role, states=states, in_nato=one_of(known) if known else Truth.MAYBE)
