"""Ids: permanent names of records, typed by what they name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, cast

from natoip4.errors import InvalidValue, invalid_value, is_text

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    R_co = TypeVar("R_co", covariant=True, default=object)
else:
    from typing import TypeVar

    R_co = TypeVar("R_co", covariant=True)

__all__ = ["Id"]

_PATTERN = re.compile(r"[a-z][a-z0-9.-]*:[a-z0-9][a-z0-9._-]*", re.ASCII)
_LONGEST = 200


class Id(str, Generic[R_co]):
    """The name of one record, ``kind:slug``; it is text, and its type parameter says what it names.

    ``State.ref("jpn")`` makes an ``Id[State]``; ``Id.parse`` makes one of which only the text is known. An id is minted once,
    from what every source that names the record says, and is never used again for anything else. Text of another form raises
    :class:`~natoip4.errors.InvalidValue`.

    >>> Id("org:nato").prefix, Id("org:nato").slug
    ('org', 'nato')
    >>> Id("org:nato") == "org:nato"
    True
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Id[R_co]:
        """Check the form of *text*, once for each text."""
        if cls is Id and is_text(text):
            return cast("Id[R_co]", _interned(str(text)))
        raise not_an_id(text)

    @classmethod
    def parse(cls, text: str) -> Id:
        """Return the id that *text* is, of a type not known."""
        return Id(text)

    @property
    def prefix(self) -> str:
        """The part before the colon: the kind of record."""
        return self.partition(":")[0]

    @property
    def slug(self) -> str:
        """The part after the colon."""
        return self.partition(":")[2]

    def __reduce__(self) -> tuple[type[Id], tuple[str]]:
        """Pickle as text, so that ids stay shared."""
        return Id, (str(self),)

    def __str__(self) -> str:
        return str.__str__(self)

    def __repr__(self) -> str:
        return f"Id({str.__repr__(self)})"

    def __copy__(self) -> Id[R_co]:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Id[R_co]:
        return self


def not_an_id(thing: object) -> InvalidValue:
    """Return the exception for what stands in the place of an id and is no text; for a record, its hint is the id."""
    own = getattr(thing, "id", None)
    hint = f"give its id: {str(own)!r}" if isinstance(own, str) else None
    return invalid_value("bad-id", "an id is text", thing, "kind:slug", hint)


@lru_cache(maxsize=65536)
def _interned(text: str) -> Id:
    return unshared(text)


def unshared(text: str) -> Id:
    """Return the id that *text* is without keeping it for who asks next: for ids that are read once, such as a record's own."""
    if len(text) > _LONGEST or not _PATTERN.fullmatch(text):
        hint = "lower-case ASCII letters, digits, '.', '_' and '-'" if ":" in text else "put the kind first, as in 'state:jpn'"
        raise invalid_value("bad-id", "not an id", text, "kind:slug", hint)
    return str.__new__(Id, text)
