"""Lookup: what the arguments of a question name, and the refusal of what cannot be asked.

Every question reads its ids, classes and words here, so that all take the same and refuse the same.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import TypeVar, cast

from natoip4.dataset import Dataset
from natoip4.errors import UnknownRecord, ensure_is, invalid_value, is_text
from natoip4.records.ids import Id, not_an_id
from natoip4.records.paths import Path
from natoip4.records.record import Record, is_kind, wrong_kind
from natoip4.records.references import Reference
from natoip4.values.words import word_of

__all__ = [
    "Kinds",
    "every_known",
    "found",
    "known",
    "known_path",
    "of_kinds",
    "one_or_more",
    "references_to",
    "seen",
    "words_of",
]

R = TypeVar("R", bound=Record)
W = TypeVar("W", bound=enum.Enum)

#: What ``kinds=`` takes: one class of records or several, families of classes too.
Kinds = type[Record] | Iterable[type[Record]]


def found(data: Dataset, id_: str, kind: type[R], *others: type[R]) -> R:
    """Return the record with that id, which must be of that *kind*, or of one of the *others*.

    An id that nothing bears raises :class:`~natoip4.errors.UnknownRecord` with the nearest one; that of a record of another
    kind, or what is no text, such as a record in the place of its id, :class:`~natoip4.errors.InvalidValue`.

    >>> from natoip4.records.actors import Person, State
    >>> found(Dataset([State(id=State.ref("jpn"))]), "state:jpn", State).id
    Id('state:jpn')
    """
    ensure_is(data, Dataset)
    if not is_text(id_):
        raise not_an_id(id_)
    record, kinds = data[id_], (kind, *others)
    if not isinstance(record, kinds):
        raise wrong_kind(record, *kinds)
    return record


def known(data: Dataset, id_: str, kind: type[R], *others: type[R]) -> Id[R]:
    """Return the id if a record bears it, be it one that this view hides; raises what :func:`found` does.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.records.actors import State
    >>> nothing = load().view(known_on="1900")
    >>> known(nothing, "state:jpn", State), seen(nothing, "state:jpn", State)
    (Id('state:jpn'), None)
    """
    ensure_is(data, Dataset)
    return cast("Id[R]", found(data.base, id_, kind, *others).id)


def seen(data: Dataset, id_: str, kind: type[R], *others: type[R]) -> R | None:
    """Return the record with that id, or ``None`` where this view hides it; raises what :func:`found` does."""
    own = known(data, id_, kind, *others)
    return data.get(own)


def every_known(data: Dataset, ids: str | Iterable[str], kind: type[R], *others: type[R]) -> tuple[Id[R], ...]:
    """Return one id or several as several, each as :func:`known` does."""
    return tuple(known(data, id_, kind, *others) for id_ in one_or_more(ids))


def one_or_more(ids: str | Iterable[str]) -> tuple[str, ...]:
    """Return what may be one id or several as several; what is neither is left for the reader of ids to refuse, bytes too.

    >>> one_or_more("state:jpn"), one_or_more(["state:jpn", "state:kor"])
    (('state:jpn',), ('state:jpn', 'state:kor'))
    """
    several = isinstance(ids, Iterable) and not isinstance(ids, str | bytes)  # pyright: ignore[reportUnnecessaryIsInstance] - a public door
    return tuple(ids) if several else (cast("str", ids),)


def known_path(data: Dataset, id_: str, path: str) -> str:
    """Return the path if the record with that id may hold something there, be it nothing that this view sees.

    A path that the record's class lacks, and the key of an element of which no evidence speaks, raise
    :class:`~natoip4.errors.InvalidValue`, as :meth:`~natoip4.dataset.Dataset.why` does; an id, what :func:`found` does.

    >>> from natoip4.data.bundled import load
    >>> known_path(load().view(known_on="1900"), "org:japan-mission-nato", "span.start")
    'span.start'
    """
    own = known(data, id_, Record)
    data.base.why(own, str(Path.parse(path)))
    return path


def of_kinds(kinds: Kinds, *legal: type[Record]) -> tuple[type[Record], ...]:
    """Return the classes that *kinds* are; what is none, or is not below one of *legal*, raises InvalidValue.

    >>> from natoip4.records.actors import State
    >>> of_kinds(State, Record), of_kinds([State], State) == (State,)
    ((<class 'natoip4.records.actors.State'>,), True)
    """
    several: tuple[object, ...] = tuple(kinds) if isinstance(kinds, Iterable) and not is_text(kinds) else (kinds,)
    for kind in several:
        if not (is_kind(kind) and issubclass(kind, legal)):
            expected = f"classes of records: {', '.join(one.__name__ for one in legal)}, or below"
            got = kind.__name__ if isinstance(kind, type) else kind
            raise invalid_value("not-a-kind", "no class of records that this is about", got, expected)
    return cast("tuple[type[Record], ...]", several)


def references_to(data: Dataset, id_: Id) -> tuple[Reference, ...]:
    """Return the references to what has this id; none to what the dataset knows nothing of.

    That is :meth:`~natoip4.dataset.Dataset.referrers` without its refusal.

    For questions that start from a landmark, such as NATO, which a dataset need not have.

    >>> references_to(Dataset(), Id("org:nato"))
    ()
    """
    try:
        return data.referrers(id_)
    except UnknownRecord:
        return ()


def words_of(vocabulary: type[W], words: Iterable[W | str]) -> frozenset[W]:
    """Return the members of *vocabulary* that these are, or are the texts of; see :func:`~natoip4.values.words.word_of`.

    >>> from natoip4.values.vocabulary import Sign
    >>> words_of(Sign, ["hinders"])
    frozenset({<Sign.HINDERS: 'hinders'>})
    """
    if is_text(words) or not isinstance(words, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance] - a public door
        legal = ", ".join(str(member.value) for member in vocabulary)
        raise invalid_value(
            "bad-words", f"this takes a collection of words of {vocabulary.__name__}", words, f"[...] of {legal}"
        )
    return frozenset(word_of(vocabulary, word) for word in words)
