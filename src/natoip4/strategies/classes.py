"""A strategy for records of any class, built from nothing but the class's own description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from hypothesis import assume
from hypothesis import strategies as st

from natoip4.errors import InvalidRecord
from natoip4.records.claims import Claim
from natoip4.records.evidence import Evidence
from natoip4.records.ids import Id
from natoip4.records.kinds import KINDS
from natoip4.records.record import Record
from natoip4.records.relations import Tie
from natoip4.records.schema import Field, fields_of, per_class
from natoip4.strategies.passages import built, evidence, held_by
from natoip4.strategies.values import ids

__all__ = ["least", "records", "role_lists"]

R = TypeVar("R", bound=Record)


@st.composite
def _records(draw: st.DrawFn, cls: type[R], kinds: tuple[type[Record], ...], given: dict[str, st.SearchStrategy[object]]) -> R:
    held: dict[str, object] = {}
    for field in fields_of(cls).values():
        if field.name in given:
            held[field.name] = draw(given[field.name])
        elif field.name == "id":
            held["id"] = draw(ids(cls, kinds=(cls,)))
        elif field.name == "evidence":
            held["evidence"] = tuple(draw(_pieces(cls)))
        elif issubclass(cls, Claim) and field.name in ("negated_roles", "collective"):
            held[field.name] = draw(role_lists(cls))
        else:
            held[field.name] = draw(held_by(field, kinds, least(cls, field)))
    try:
        return built(cls, held)
    except InvalidRecord:
        assume(condition=False)
        raise


@per_class
def _pieces(cls: type) -> st.SearchStrategy[list[Evidence]]:
    return st.lists(evidence(cls), max_size=2)


def records(
    cls: type[R], *, kinds: tuple[type[Record], ...] = KINDS, **fields: st.SearchStrategy[object]
) -> st.SearchStrategy[R]:
    """Return a strategy for records of class *cls*, ours or a stranger's, each by itself.

    Ids in it are of *kinds* and of the right families, and no record need have them; its evidence speaks for paths that it
    has, and need not come to the values that it holds: :func:`~natoip4.strategies.datasets` makes records that agree.
    A strategy given by the name of a field is used for that field.

    >>> from hypothesis import find
    >>> from natoip4.records.offices import Membership
    >>> find(records(Membership), lambda membership: True).id.prefix
    'membership'
    """
    return _records(cls, kinds if cls in kinds else (*kinds, cls), fields)


@per_class
def role_lists(cls: type) -> st.SearchStrategy[tuple[str, ...]]:
    """Return a strategy for lists of a claim's own roles."""
    return st.lists(st.sampled_from(list(_roles(cls))), max_size=2, unique=True).map(lambda found: tuple(sorted(found)))


def _roles(cls: type) -> Iterator[str]:
    return (field.name for field in fields_of(cls).values() if Id in field.items and field.name != "id")


def least(cls: type[Record], field: Field) -> int:
    """Return how many elements a collection of a record must have."""
    if issubclass(cls, Tie) and field.name == "parties":
        return 2
    return int(field.required)
