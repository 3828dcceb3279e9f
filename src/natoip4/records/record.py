"""The record: an id, values, evidence; and the families that say what a role may take."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from operator import attrgetter
from typing import ClassVar, Self, TypeGuard, TypeVar, cast

import attrs

from natoip4.errors import InvalidRecord, InvalidValue, Problem, invalid_value, shown, with_article
from natoip4.records.evidence import Evidence
from natoip4.records.ids import Id
from natoip4.records.schema import Bookkeeping, fields_of, key_of, key_problem, per_class
from natoip4.records.settling import settled
from natoip4.records.typing import wrong_types

__all__ = ["Actor", "Nature", "Record", "Relation", "changed", "is_kind", "wrong_kind"]

R = TypeVar("R", bound="Record")


class Nature(enum.Enum):
    """When a record is part of a view."""

    THING = "thing"  #: if evidence in the view attests it, or a record in the view refers to it
    STATEMENT = "statement"  #: only by evidence of its own
    SOURCE = "source"  #: if the view takes that source


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Record:
    """One thing that is known of, or one statement about things, with the evidence for it.

    Records are frozen, hashable and equal by value. Collections have no order: they are kept sorted by key. What a leaf class
    adds is ``PREFIX``, the first part of its ids, and fields, each declared with its standing. Fields that together make no
    record raise :class:`~natoip4.errors.InvalidRecord`.

    Classes below it are made with ``eq=False, repr=False``: one comparison, hash and repr for all take a tenth of the time
    to build that one for each does. A class made without works the same.
    """

    PREFIX: ClassVar[str] = ""
    NATURE: ClassVar[Nature] = Nature.THING

    id: Bookkeeping[Id]
    notes: Bookkeeping[str | None] = None
    evidence: Bookkeeping[tuple[Evidence, ...]] = ()

    @classmethod
    def ref(cls, slug: str) -> Id[Self]:
        """Return the id of the record of this class with that slug.

        >>> from natoip4.records.actors import State
        >>> State.ref("jpn")
        Id('state:jpn')
        """
        if not cls.PREFIX:
            problem = Problem(code="no-prefix", message=f"{cls.__name__} is a family: call ref on one of its leaf classes")
            raise InvalidRecord([problem])
        return cast("Id[Self]", Id(f"{cls.PREFIX}:{slug}"))

    def __attrs_post_init__(self) -> None:
        problems = (*wrong_types(self), *_wrong_id(self))
        if problems:
            raise InvalidRecord(problems)
        for name in _collections(type(self)):
            value = cast("tuple[object, ...] | None", getattr(self, name))
            if value is not None and len(value) > 1:
                ordered = _in_order(self, name, value)
                if ordered is not value:
                    object.__setattr__(self, name, ordered)
        if self.evidence:
            object.__setattr__(self, "evidence", settled(self, self.evidence))
        self._check()

    def __eq__(self, other: object) -> bool:
        return _held(self) == _held(other) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), _held(self)))

    def __repr__(self) -> str:
        held = ((field, getattr(self, field.name)) for field in fields_of(type(self)).values())
        written = (f"{field.name}={value!r}" for field, value in held if field.required or value != field.default)
        return f"{type(self).__name__}({', '.join(written)})"

    def _check(self) -> None:
        """Raise InvalidRecord where the fields do not fit one another; leaf classes override it."""


@per_class
def _getter(cls: type) -> Callable[[object], tuple[object, ...]]:
    return cast("Callable[[object], tuple[object, ...]]", attrgetter(*(a.name for a in attrs.fields(cls))))


def _held(record: object) -> tuple[object, ...]:
    return _getter(type(record))(record)


def is_kind(thing: object) -> TypeGuard[type[Record]]:
    """Return whether *thing* is a class of records, or a family of such classes."""
    return isinstance(thing, type) and issubclass(thing, Record)


def wrong_kind(record: Record, *legal: type[Record]) -> InvalidValue:
    """Return the exception for the id of a record of another kind than those that are *legal* where it stands."""
    own, expected = with_article(type(record).__name__), " or ".join(with_article(kind.__name__) for kind in legal)
    return invalid_value("wrong-kind", f"this is the id of {own}", str(record.id), f"the id of {expected}")


def changed(record: R, changes: Mapping[str, object]) -> R:
    """Return *record* with some fields changed, whose names and types the caller has from the record's own class."""
    return attrs.evolve(record, **changes)  # type: ignore[arg-type]  # pyright: ignore[reportCallIssue] - the caller has names and types from the class


def _wrong_id(record: Record) -> Iterator[Problem]:
    prefix = type(record).PREFIX
    if prefix and type(record.id) is Id and record.id.prefix != prefix:
        message = f"the id of {with_article(type(record).__name__)} starts with {prefix!r}"
        yield Problem(code="bad-id", message=message, path="id", got=shown(record.id), expected=f"{prefix}:slug")


@per_class
def _collections(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields_of(cls).values() if field.many and field.name != "evidence")


def _in_order(record: Record, name: str, value: tuple[object, ...]) -> tuple[object, ...]:
    keys = [key_of(element) for element in value]
    if all(one < other for one, other in pairwise(keys)):
        return value
    if len(set(keys)) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise key_problem(record.id, fields_of(type(record))[name], twice)
    return tuple(element for _, element in sorted(zip(keys, value, strict=True), key=lambda pair: pair[0]))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Actor(Record):
    """The family of what can act or be acted on: states, organisations, persons, groups, collectives."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Relation(Record):
    """The family of standing relations between parties: ties and partnerships."""
