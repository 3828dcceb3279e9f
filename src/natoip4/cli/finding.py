"""Finding what an argument means: an id, or a name that one record bears."""

from __future__ import annotations

from natoip4.dataset import Dataset
from natoip4.queries.lookup import known
from natoip4.records.ids import Id
from natoip4.records.record import Actor, Record

__all__ = ["actor_id", "record_of", "source_id"]


def record_of(data: Dataset, word: str) -> Record:
    """Return the record with the id *word*, or the one that bears it as a name.

    >>> from natoip4.data.bundled import load
    >>> record_of(load(), "japan").id
    Id('state:jpn')
    """
    return data[word] if ":" in word else data.named(word)


def actor_id(data: Dataset, word: str) -> Id[Actor]:
    """Return the id that *word* is, or that of the actor which bears it as a name; what names no actor is refused.

    >>> from natoip4.data.bundled import load
    >>> actor_id(load(), "japan")
    Id('state:jpn')
    """
    return known(data, record_of(data, word).id, Actor)


def source_id(word: str) -> str:
    """Return the id of the source *word*, given with its prefix or without.

    >>> source_id("epis-brief")
    'source:epis-brief'
    """
    return word if word.startswith("source:") else f"source:{word}"
