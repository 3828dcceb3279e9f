"""Searching: records by what they are called, by the words that they quote, and by what they say."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import cast

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import ensure_is, invalid_value, is_text
from natoip4.queries.labels import label_of
from natoip4.records.ids import Id
from natoip4.records.record import Record

__all__ = ["Hit", "Match", "folded", "search"]

_WORD = re.compile(r"\w+")
_FIELDS = ("names", "terms", "statement", "described", "measure", "outcome", "condition", "readings", "reason", "title")


class Match(enum.Enum):
    """How a record matches; earlier members rank higher."""

    NAME = "name"  #: it bears the very name
    NAME_START = "start of name"  #: a name of it begins so
    NAME_WORDS = "words of name"  #: all the words begin words of one of its names
    TERM = "term"  #: all the words are in a term that it quotes
    STATEMENT = "statement"  #: all the words are in what it states or describes
    TITLE = "title"  #: all the words are in the title of the source that it is


_MATCHES = tuple(Match)
_MATCH_OF = {"names": Match.NAME_WORDS, "terms": Match.TERM, "title": Match.TITLE}


@attrs.frozen(kw_only=True)
class Hit:
    """One record that was found: what it says in a line, how it matches, and the field and the text that do."""

    record: Id
    label: str
    match: Match
    field: str
    text: str

    def to_dict(self) -> dict[str, object]:
        """Return the hit as plain objects."""
        return {
            "record": str(self.record),
            "label": self.label,
            "match": self.match.value,
            "field": self.field,
            "text": self.text,
        }


def folded(text: str) -> str:
    """Return *text* without case, diacritics and differences of form, spaces made one.

    >>> folded("Émile  Zola")
    'emile zola'
    """
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if unicodedata.category(letter) != "Mn")
    return " ".join(bare.casefold().split()) or text.casefold()


def search(data: Dataset, text: str, *, limit: int | None = 20) -> tuple[Hit, ...]:
    """Return the records that *text* finds, best first, at most *limit* of them; ``None`` for all.

    What bears it as a name comes first, then names that begin with it, names with all its words, quoted terms, statements and
    descriptions, and last the titles of sources. A word finds the words that begin with it, those that are it first. Case and
    diacritics do not count; nothing else is guessed. Empty text and a limit below 1 raise
    :class:`~natoip4.errors.InvalidValue`.

    >>> from natoip4.data.bundled import load
    >>> [(str(hit.record), hit.match.value) for hit in search(load(), "five eyes", limit=1)]
    [('group:five-eyes', 'name')]
    """
    ensure_is(data, Dataset)
    wanted = folded(text) if is_text(text) else ""
    if not wanted.strip():
        raise invalid_value("empty-search", "there is nothing to search for", text, "text")
    if limit is not None and (not isinstance(limit, int) or limit < 1):  # pyright: ignore[reportUnnecessaryIsInstance] - a public door
        raise invalid_value("bad-limit", "a search has room for one hit at least", limit, "1 or more, or None")
    words = tuple(_WORD.findall(wanted))
    texts = data.derived(_texts_in)
    found = [best for id_ in texts if (best := min(_matches(id_, texts[id_], wanted, words), default=None)) is not None]
    return tuple(
        Hit(record=id_, label=label_of(data, data[str(id_)]), match=_MATCHES[place], field=field, text=said)
        for place, _, _, said, field, id_ in sorted(found, key=lambda best: (*best[:3], best[5]))[:limit]
    )


_Found = tuple[int, bool, int, str, str, Id]
_Text = tuple[str, str, str]  # field, text, folded text


def _texts_in(data: Dataset) -> dict[Id, tuple[_Text, ...]]:
    """Return what is searched of each record."""
    return {record.id: tuple((field, said, folded(said)) for field, said in _texts(record)) for record in data.values()}


def _matches(id_: Id, texts: Iterable[_Text], wanted: str, words: tuple[str, ...]) -> Iterator[_Found]:
    """Yield every way in which a record matches: kind, whether a word is cut short, length; text, field, id."""
    for field, said, have in texts:
        match = _match(field, have, wanted, words)
        if match is not None:
            kind, cut = match
            yield _MATCHES.index(kind), cut, len(have), said, field, id_


def _match(field: str, have: str, wanted: str, words: tuple[str, ...]) -> tuple[Match, bool] | None:
    if field == "names":
        if have == wanted:
            return Match.NAME, False
        if have.startswith(wanted):
            return Match.NAME_START, have[len(wanted)].isalnum()
    if not words or not all(word in have for word in words):
        return None
    parts = _WORD.findall(have)
    if not all(any(part.startswith(word) for part in parts) for word in words):
        return None
    return _MATCH_OF.get(field, Match.STATEMENT), not set(words) <= set(parts)


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    for field in _FIELDS:
        held: object = getattr(record, field, None)
        for said in cast("tuple[object, ...]", held) if isinstance(held, tuple) else (held,):
            if said is not None:
                yield field, str(said)
