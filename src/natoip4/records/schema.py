"""What a record class holds: its fields, their standing, form and item types, read from its annotations.

Codec, resolution, rules and strategies all read this one description, so that a stranger's class is treated like ours.
"""

from __future__ import annotations

import enum
import inspect
import types
from collections.abc import Callable, Mapping
from functools import wraps
from operator import attrgetter
from typing import Annotated, TypeVar, Union, cast, get_args, get_origin

import attrs

from natoip4.errors import InvalidRecord, Problem
from natoip4.records.ids import Id
from natoip4.values.names import Name
from natoip4.values.spans import Span

__all__ = ["Bookkeeping", "Coded", "Field", "Identity", "Standing", "Stated", "fields_of", "key_of", "per_class"]

T = TypeVar("T")


class PerClass(dict[type, T]):
    """What *make* makes of each class, made when it is first asked for."""

    def __init__(self, make: Callable[[type], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, cls: type) -> T:
        made = self[cls] = self._make(cls)
        return made


def per_class(make: Callable[[type], T]) -> Callable[[type], T]:
    """Return *make*, made to remember what it made of each class."""
    made = PerClass(make)

    @wraps(make)
    def remembered(cls: type) -> T:
        return made[cls]

    return remembered


class Standing(enum.Enum):
    """What a field is to evidence and views."""

    IDENTITY = "identity"  #: what makes it this record; always there with the record
    STATED = "stated"  #: a value that some source states; resolved again in every view
    CODED = "coded"  #: our classification; unchanged in views
    BOOKKEEPING = "bookkeeping"  #: ids, notes, descriptions of sources; read as stored


Identity = Annotated[T, Standing.IDENTITY]
Stated = Annotated[T | None, Standing.STATED]
Coded = Annotated[T, Standing.CODED]
Bookkeeping = Annotated[T, Standing.BOOKKEEPING]


@attrs.frozen(kw_only=True)
class Field:
    """One field of a record class, or one part of a span or of a keyed element.

    ``items`` are the classes that a value, or an element of a collection, may be of; ``families`` are the record classes that
    an id here may name; ``parts`` are what a path may add after the field or its key.
    """

    name: str
    standing: Standing
    items: tuple[type, ...]
    many: bool = False
    required: bool = False
    optional: bool = False
    default: object = None
    families: tuple[type, ...] = ()
    parts: Mapping[str, Field] = attrs.field(factory=dict[str, "Field"], hash=False)

    @property
    def keyed(self) -> bool:
        """Whether it is a collection whose elements have a key and parts beside it."""
        return self.many and bool(self.parts)


@per_class
def fields_of(cls: type) -> Mapping[str, Field]:
    """Return the fields of a record class by name, in canonical order: id, its own, its family's, notes and evidence.

    >>> from natoip4.records.actors import Organisation
    >>> [field.name for field in fields_of(Organisation).values() if field.standing is Standing.IDENTITY]
    []
    >>> fields_of(Organisation)["span"].parts.keys()
    dict_keys(['start', 'end'])
    """
    attributes = {attribute.name: attribute for attribute in attrs.fields(cls)}
    hints = _hints(cls)
    order = ["id"]
    for owner in cls.__mro__[:-1]:
        order += [name for name in vars(owner).get("__annotations__", {}) if name in attributes and name not in order]
    order = [name for name in order if name not in {"notes", "evidence"}] + ["notes", "evidence"]
    return types.MappingProxyType({name: _field(attributes[name], hints[name]) for name in order if name in attributes})


def _field(attribute: attrs.Attribute[object], hint: object) -> Field:
    standing = Standing.BOOKKEEPING
    if get_origin(hint) is Annotated:
        hint, *marks = get_args(hint)
        standing = next((mark for mark in marks if isinstance(mark, Standing)), standing)
    members = _members(hint)
    optional = type(None) in members
    members = tuple(member for member in members if member is not type(None))
    many = get_origin(members[0]) is tuple
    if many:
        members = _members(get_args(members[0])[0])
    items = tuple(cast("type", get_origin(member) or member) for member in members)
    return Field(
        name=attribute.name,
        standing=standing,
        items=items,
        many=many,
        required=attribute.default is attrs.NOTHING,
        optional=optional,
        default=() if many and not optional else (None if attribute.default is attrs.NOTHING else attribute.default),
        families=_families(members[0]) if items[0] is Id else (),
        parts=_parts(items[0], many=many),
    )


def _members(hint: object) -> tuple[object, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _families(member: object) -> tuple[type, ...]:
    arguments = get_args(member)
    return tuple(cast("type", family) for family in _members(arguments[0])) if arguments else (object,)


def _parts(item: type, *, many: bool) -> Mapping[str, Field]:
    if item is Span and not many:
        return types.MappingProxyType({name: described(Span)[name] for name in ("start", "end")})
    if many and hasattr(item, "KEY"):
        key = cast("tuple[str, ...]", getattr(item, "KEY"))  # noqa: B009 - only keyed elements have one
        return types.MappingProxyType({name: part for name, part in described(item).items() if name not in key})
    return types.MappingProxyType({})


@per_class
def described(cls: type) -> Mapping[str, Field]:
    """Return the fields of a value class, or of a keyed element, by name."""
    hints = _hints(cls)
    return types.MappingProxyType({a.name: _field(a, hints[a.name]) for a in attrs.fields(cls) if a.init})


def _hints(cls: type) -> Mapping[str, object]:
    """Return what ``get_type_hints`` does, evaluating the annotations of a base class once for all that derive from it."""
    hints: dict[str, object] = {}
    for owner in reversed(cls.__mro__[:-1]):
        hints.update(_own_hints(owner))
    return hints


@per_class
def _own_hints(owner: type) -> Mapping[str, object]:
    return inspect.get_annotations(owner, eval_str=True)


def key_of(element: object) -> str:
    """Return the key by which a path names an element of a collection.

    >>> key_of(Standing.CODED)
    'coded'
    """
    if isinstance(element, str):
        return element
    if isinstance(element, enum.Enum):
        return str(element.value)
    names = getattr(element, "KEY", None)
    if names is not None:
        held = (getattr(element, name) for name in cast("tuple[str, ...]", names))
        return "/".join(key_of(part) for part in held if part is not None)
    return str(element)


def key_getter(item: type) -> Callable[[object], str]:
    """Return :func:`key_of` for elements of one class, the quickest way there is."""
    element: type[object] = item
    if issubclass(item, str):
        return _itself
    if issubclass(item, enum.Enum):
        return cast("Callable[[object], str]", attrgetter("_value_"))
    names = cast("tuple[str, ...]", getattr(element, "KEY", ()))
    if len(names) == 1 and described(element)[names[0]].items == (Id,):
        return cast("Callable[[object], str]", attrgetter(names[0]))
    return cast("Callable[[object], str]", attrgetter("text")) if item is Name else key_of


def _itself(element: object) -> str:
    return cast("str", element)


def key_problem(record: str, field: Field, key: str) -> InvalidRecord:
    """Return the exception for two elements of one collection under one key."""
    message = f"two elements of {field.name} have the same key"
    hint = "say all of it in one element"
    return InvalidRecord(
        [Problem(code="duplicate-element", message=message, record=record, path=field.name, got=repr(key), hint=hint)]
    )
