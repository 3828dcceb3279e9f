"""The subject of a question: one actor in one dataset, on one date, and everything that names it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.cells import Entry, Value
from natoip4.queries.circles import circle_of
from natoip4.queries.holding import holds_on, one_of
from natoip4.queries.labels import label_of
from natoip4.queries.lookup import references_to
from natoip4.queries.roles import standing_for
from natoip4.queries.support import bears_on, is_firm, support_of
from natoip4.records.actors import Collective, Group
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.paths import Path
from natoip4.records.record import Record, Relation
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth

__all__ = ["Mention", "Subject", "mentions_of"]

R = TypeVar("R", bound=Record)

_YARDSTICKS = frozenset({"compared_with"})


@attrs.frozen
class Mention:
    """That a record names *target* at *path*, the path of the field or of the element that does so."""

    path: str
    target: Id


@attrs.frozen(slots=False)
class Subject:
    """One actor in one dataset, on one date where one is given.

    What names it is what names anything of its circle; that it serves as the yardstick of a comparison does not count.
    """

    data: Dataset
    actor: Id
    on: PartialDate | Span | None = None

    @cached_property
    def circle(self) -> Mapping[Id, Truth]:
        """What stands for the actor; see :func:`~natoip4.queries.circles.circle_of`."""
        return circle_of(self.data, self.actor, on=self.on)

    @cached_property
    def relations(self) -> Mapping[Id, Relation]:
        """The ties and partnerships to which it is party."""
        return {record.id: record for record, _ in self.naming(Relation)}

    @cached_property
    def wholes(self) -> tuple[tuple[Subject, Truth], ...]:
        """The groups to which it belongs and then the collectives that include it, each with whether so on the date."""
        found: dict[Id, Truth] = {}
        for reference in self.data.referrers(self.actor):
            holder = self.data[reference.holder]
            whole: Id | None = None
            if isinstance(holder, Membership) and reference.path == "member" and is_firm(self.data, holder):
                whole = holder.group if isinstance(self.data.get(holder.group), Group) else None
            elif isinstance(holder, Collective) and reference.path.startswith("includes["):
                whole = holder.id
            if whole is not None:
                holds = Truth.YES if self.on is None else holds_on(holder, self.on)
                found[whole] = holds | found.get(whole, Truth.NO)
        ordered = sorted(found, key=lambda id_: (id_.prefix != Group.PREFIX, id_))
        return tuple((attrs.evolve(self, actor=id_), found[id_]) for id_ in ordered if found[id_].possible)

    def under(self, topic: Id) -> frozenset[str]:
        """Return a topic and the topics that are coded as narrower, those that the data have."""
        return standing_for(self.data, topic) if topic in self.data.base else frozenset()

    def naming(self, *kinds: type[R]) -> Iterator[tuple[R, tuple[Mention, ...]]]:
        """Yield the records of these kinds that name the actor, by id, with where they do."""
        yield from _of_kinds(self.data, self._mentions, kinds)

    def about(self, *kinds: type[R]) -> Iterator[tuple[R, tuple[Mention, ...]]]:
        """Yield the records of these kinds that name the actor, or a tie or partnership to which it is party."""
        found = dict(self._mentions)
        for relation in self.relations:
            for holder, mention in mentions_of(self.data, relation):
                found[holder] = (*found.get(holder, ()), mention)
        yield from _of_kinds(self.data, found, kinds)

    def entry(
        self,
        record: Record,
        mentions: Iterable[Mention],
        *,
        fields: Collection[str] = (),
        beside: Mapping[Id, Collection[str]] | None = None,
        label: str | None = None,
        group: str | None = None,
        values: Iterable[tuple[str, Value | None]] = (),
        past: bool = False,
    ) -> Entry | None:
        """Return the entry that shows *record*, or ``None`` where it certainly does not hold on the date.

        ``fields`` are what is read of the record beside where it names the actor, ``beside`` further records with what is read
        of them; ``values`` without a value are left out. What is ``past`` stays, whether or not what stands for the actor
        still does so.
        """
        named = tuple(mentions)
        holds = self._holds(record, named, past=past)
        if holds is Truth.NO:
            return None
        read: dict[Id, Collection[str]] = {record.id: (*fields, *(mention.path for mention in named)), **(beside or {})}
        targets = {mention.target for mention in named}
        return Entry(
            records=tuple(read),
            label=label_of(self.data, record, self.circle) if label is None else label,
            group=group,
            values=tuple((name, value) for name, value in values if value is not None),
            through=() if self.actor in targets else tuple(sorted(targets)),
            holds=holds,
            contested=tuple((id_, path) for id_, path in self.data.contested if bears_on(path, read.get(id_, ()))),
            support=tuple(piece for id_ in read for piece in support_of(self.data, id_, read[id_])),
        )

    def _holds(self, record: Record, mentions: Iterable[Mention], *, past: bool) -> Truth | None:
        if self.on is None:
            return None
        holds = holds_on(record, self.on)
        standing = [self._stands(mention.target) for mention in mentions]
        return holds if past or not standing else holds & one_of(standing)

    def _stands(self, target: Id) -> Truth:
        relation = self.relations.get(target)
        if relation is not None and self.on is not None:
            return holds_on(relation, self.on)
        return self.circle.get(target, Truth.YES)

    @cached_property
    def _mentions(self) -> Mapping[Id, tuple[Mention, ...]]:
        found: dict[Id, tuple[Mention, ...]] = {}
        for target in self.circle:
            for holder, mention in mentions_of(self.data, target):
                found[holder] = (*found.get(holder, ()), mention)
        for holder, mention in _contested_mentions(self.data):
            if mention.target in self.circle:
                found[holder] = (*found.get(holder, ()), mention)
        return found


def _of_kinds(
    data: Dataset, mentions: Mapping[Id, tuple[Mention, ...]], kinds: tuple[type[R], ...]
) -> Iterator[tuple[R, tuple[Mention, ...]]]:
    for id_ in sorted(mentions):
        record = data[str(id_)]
        if isinstance(record, kinds) and is_firm(data, record):
            yield record, tuple(dict.fromkeys(mentions[id_]))


def mentions_of(data: Dataset, target: Id) -> Iterator[tuple[Id, Mention]]:
    """Yield what names *target*, its evidence and our own codings and links aside."""
    for reference in references_to(data, target):
        if reference.draws and not reference.path.startswith("evidence["):
            path = Path.parse(reference.path)
            if path.field not in _YARDSTICKS:
                yield reference.holder, Mention(path.element, target)


def _contested_mentions(data: Dataset) -> Iterator[tuple[Id, Mention]]:
    """Yield what some of the evidence names where equally good evidence excludes it, so that the record does not."""
    for id_, path in data.contested:
        place = Path.parse(path)
        names = [str(assertion.value) for finding in data.why(id_, path) for assertion in finding.assertions]
        if place.key is not None and place.part is None:
            names.append(place.key)
        for name in dict.fromkeys(names):
            if name in data:
                yield id_, Mention(place.element, Id(name))
