"""Lookup: the record with an id, if it is of the class that a question is about."""

from __future__ import annotations

from typing import TypeVar

from natoip4.dataset import Dataset
from natoip4.errors import Problem, UnknownRecord, shown, with_article
from natoip4.records.record import Record

__all__ = ["found"]

R = TypeVar("R", bound=Record)


def found(data: Dataset, id_: str, kind: type[R]) -> R:
    """Return the record with that id, or raise :class:`~natoip4.errors.UnknownRecord` if there is none or it is no *kind*.

    >>> from natoip4.records.actors import Person, State
    >>> found(Dataset([State(id=State.ref("jpn"))]), "state:jpn", State).id
    Id('state:jpn')
    """
    record = data[id_]
    if isinstance(record, kind):
        return record
    message = f"this id is not of {with_article(kind.__name__)}"
    raise UnknownRecord([Problem(code="wrong-kind", message=message, got=shown(str(id_)), expected=kind.__name__)])
