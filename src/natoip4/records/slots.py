"""Making instances slot by slot: for code that has itself checked whatever ``__init__`` would."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import FunctionType, MemberDescriptorType
from typing import cast

import attrs

__all__ = ["Setter", "can_be_filled", "setters"]

Setter = Callable[[object, object], None]


def setters(cls: type) -> Mapping[str, Setter]:
    """Return what sets each field of a slotted attrs class, frozen or not, in the order of the fields."""
    return {attribute.name: cast("Setter", getattr(cls, attribute.name).__set__) for attribute in attrs.fields(cls)}


def can_be_filled(cls: type) -> bool:
    """Whether an instance whose fields are all set, and whose ``__attrs_post_init__`` has run, is what ``__init__`` makes.

    It is not so of classes with converters, validators, computed defaults, further slots, or an ``__init__`` of their own.
    """
    fields = attrs.fields(cls)
    init: object = getattr(cls, "__init__")  # noqa: B009 - mypy takes it for an instance's
    slots = [
        name for owner in cls.__mro__[:-1] for name in vars(owner).get("__slots__", ("__dict__",)) if name != "__weakref__"
    ]
    return (
        getattr(cls, "__new__") is object.__new__  # noqa: B009 - not what mypy takes it for
        and not hasattr(cls, "__attrs_pre_init__")
        and isinstance(init, FunctionType)
        and init.__code__.co_filename.startswith("<attrs generated")
        and sorted(slots) == sorted(attribute.name for attribute in fields)
        and all(
            attribute.init
            and attribute.validator is None
            and attribute.converter is None
            and attribute.alias == attribute.name
            and not isinstance(attribute.default, cast("type", attrs.Factory))
            and isinstance(getattr(cls, attribute.name), MemberDescriptorType)
            for attribute in fields
        )
    )
