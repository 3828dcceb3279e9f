"""Judgements: what is concluded, from which lower-level records, told by their fields, with what weight and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import attrs

from natoip4.errors import did_you_mean, invalid_value, is_text, with_article
from natoip4.records.record import Record
from natoip4.records.schema import fields_of

__all__ = ["Criterion", "Judgement", "Naming", "Part", "reweighed"]


def _ids(ids: str | Iterable[str]) -> tuple[str, ...]:
    return (str(ids),) if isinstance(ids, str) else tuple(str(id_) for id_ in ids)


def _kinds(kinds: type[Record] | Iterable[type[Record]]) -> tuple[type[Record], ...]:
    return (kinds,) if isinstance(kinds, type) else tuple(kinds)


def _pairs(
    having: Mapping[str, Iterable[object]] | Iterable[tuple[str, Iterable[object]]],
) -> tuple[tuple[str, tuple[object, ...]], ...]:
    wanted = dict(having)
    for field, values in wanted.items():
        if is_text(values):
            raise invalid_value("bad-values", "what a field may hold is a collection of values", values, f"{field}: [...]")
    return tuple((field, tuple(values)) for field, values in wanted.items())


@attrs.frozen(kw_only=True)
class Naming:
    """That a record names one of these in one of its ``roles``, or anywhere if no role is given.

    ``one_of`` are actors, with all that stands for them, topics, with all narrower ones, and other records; ``itself`` are
    these ids and no others; ``ties_of`` are the ties and partnerships to which all of these are party; ``members_of`` are the
    members of these organisations, with all that stands for them; ``kinds`` are all records of these classes.

    >>> str(Naming(roles="tie", ties_of=("org:nato", "state:jpn")))
    'tie: a tie of org:nato and state:jpn'
    """

    roles: tuple[str, ...] = attrs.field(default=(), converter=_ids)
    one_of: tuple[str, ...] = attrs.field(default=(), converter=_ids)
    itself: tuple[str, ...] = attrs.field(default=(), converter=_ids)
    ties_of: tuple[str, ...] = attrs.field(default=(), converter=_ids)
    members_of: tuple[str, ...] = attrs.field(default=(), converter=_ids)
    kinds: tuple[type[Record], ...] = attrs.field(default=(), converter=_kinds)

    def __str__(self) -> str:
        named = [
            *self.one_of,
            *(f"{id_} itself" for id_ in self.itself),
            *([f"a tie of {' and '.join(self.ties_of)}"] if self.ties_of else []),
            *(f"a member of {id_}" for id_ in self.members_of),
            *(with_article(kind.__name__) for kind in self.kinds),
        ]
        return f"{' or '.join(self.roles) or 'anywhere'}: {', '.join(named)}"


@attrs.frozen(kw_only=True)
class Criterion:
    """Which records count, by their class and fields, how much one of them weighs, and why so much.

    ``having`` says what a field must hold: one of the values given, ``None`` among them where the field may be unstated; of a
    collection, one element is enough. A record must answer to every :class:`Naming` in ``naming``. What is denied,
    conditional or open counts only where ``having`` asks for that modality. A weight below 1, a field that none of the
    ``kinds`` has, a role that they lack, and text in place of a collection raise :class:`~natoip4.errors.InvalidValue`.

    >>> from natoip4.records.claims import TieState
    >>> from natoip4.values.vocabulary import Trend
    >>> closer = Criterion(kinds=TieState, having={"trend": [Trend.INCREASING]}, weight=3, why="it is said outright")
    >>> str(closer)
    'TieState; trend: increasing'
    """

    kinds: tuple[type[Record], ...] = attrs.field(converter=_kinds)
    naming: tuple[Naming, ...] = ()
    having: tuple[tuple[str, tuple[object, ...]], ...] = attrs.field(default=(), converter=_pairs)
    weight: int
    why: str

    def __str__(self) -> str:
        kinds = " or ".join(kind.__name__ for kind in self.kinds)
        having = (f"{field}: {', '.join(map(_word, values))}" for field, values in self.having)
        return "; ".join([kinds, *map(str, self.naming), *having])

    @classmethod
    def of(
        cls,
        kinds: type[Record] | Iterable[type[Record]],
        weight: int,
        why: str,
        *naming: Naming,
        **having: Iterable[object],
    ) -> Criterion:
        """Return a criterion written short.

        >>> from natoip4.records.claims import TieState
        >>> from natoip4.values.vocabulary import Trend
        >>> Criterion.of(TieState, 3, "it is said outright", Naming(roles="tie"), trend=[Trend.INCREASING]).weight
        3
        """
        return cls(kinds=kinds, weight=weight, why=why, naming=naming, having=having)

    def __attrs_post_init__(self) -> None:
        if type(self.weight) is not int or self.weight < 1:
            raise invalid_value("bad-weight", "a weight is a whole number of at least 1", self.weight, "1, 2, 3")
        given = cast("tuple[object, ...]", self.kinds)
        if not given or not all(isinstance(kind, type) and issubclass(kind, Record) for kind in given):
            raise invalid_value("bad-kinds", "a criterion is about classes of records", self.kinds, "TieState, Activity")
        legal = {name for kind in self.kinds for one in _family(kind) for name in fields_of(one)}
        for name in (*(field for field, _ in self.having), *(role for naming in self.naming for role in naming.roles)):
            if name not in legal:
                hint = did_you_mean(name, legal)
                kinds = ", ".join(kind.__name__ for kind in self.kinds)
                raise invalid_value(
                    "no-such-field", f"no record of {kinds} has such a field", name, ", ".join(sorted(legal)), hint
                )


def _word(value: object) -> str:
    return "not stated" if value is None else str(getattr(value, "value", value))


def _family(kind: type[Record]) -> Iterator[type[Record]]:
    yield kind
    for leaf in kind.__subclasses__():
        yield from _family(leaf)


@attrs.frozen(kw_only=True)
class Part:
    """One thing that a judgement says, ``about`` these actors: what speaks for it, and what against.

    It is carried if what speaks for it leads by ``lead`` or more. A record counts once on a side, with the largest weight that
    fits it. A part that bears the ``direction`` of its judgement is one without which the rest does not matter. A lead below 1
    raises :class:`~natoip4.errors.InvalidValue`.
    """

    key: str
    label: str
    about: tuple[str, ...] = attrs.field(default=(), converter=_ids)
    supporting: tuple[Criterion, ...]
    opposing: tuple[Criterion, ...] = ()
    lead: int = 2
    direction: bool = False

    def __attrs_post_init__(self) -> None:
        if type(self.lead) is not int or self.lead < 1:
            raise invalid_value("bad-lead", "a lead is a whole number of at least 1", self.lead, "1, 2, 3")

    def as_direction(self) -> Part:
        """Return the same part as one that bears the direction."""
        return attrs.evolve(self, direction=True)


@attrs.frozen(kw_only=True)
class Judgement:
    """Something that may be concluded: in ``parts``, about these actors; ``asserted`` tells the claim that asserts it.

    A judgement without parts, with two of one key, or with none that bears its direction raises
    :class:`~natoip4.errors.InvalidValue`.
    """

    key: str
    label: str
    about: tuple[str, ...] = attrs.field(default=(), converter=_ids)
    parts: tuple[Part, ...]
    asserted: Criterion | None = None

    def __attrs_post_init__(self) -> None:
        keys = [part.key for part in self.parts]
        if len(set(keys)) < len(keys) or not any(part.direction for part in self.parts):
            message = "a judgement has parts with keys of their own, and one of them bears its direction"
            raise invalid_value("bad-judgement", message, self.key, "different keys, direction=True")


def reweighed(judgement: Judgement, weights: Mapping[int, int], leads: Mapping[int, int] | None = None) -> Judgement:
    """Return *judgement* with other weights, and other leads, in place of those given; the rest stays.

    >>> from natoip4.queries.judging.closing import JUDGEMENTS
    >>> counted = reweighed(JUDGEMENTS[0], {2: 1, 3: 1}, {2: 1, 3: 1})
    >>> {criterion.weight for part in counted.parts for criterion in part.supporting}
    {1}
    """
    changed = leads or {}
    return attrs.evolve(
        judgement,
        parts=tuple(
            attrs.evolve(
                part,
                supporting=_reweighed(part.supporting, weights),
                opposing=_reweighed(part.opposing, weights),
                lead=changed.get(part.lead, part.lead),
            )
            for part in judgement.parts
        ),
    )


def _reweighed(criteria: Iterable[Criterion], weights: Mapping[int, int]) -> tuple[Criterion, ...]:
    return tuple(attrs.evolve(one, weight=weights.get(one.weight, one.weight)) for one in criteria)
