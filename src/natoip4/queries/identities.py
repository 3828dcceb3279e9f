"""Identities: which ids a dataset, or a view of it, takes for one and the same."""

from __future__ import annotations

from natoip4.dataset import Dataset
from natoip4.queries.lookup import known
from natoip4.queries.support import is_firm
from natoip4.records.ids import Id
from natoip4.records.record import Record
from natoip4.records.sources import Identification

__all__ = ["same_as"]


def same_as(data: Dataset, id_: str) -> frozenset[Id]:
    """Return the id and all that identifications, one after another, say to be the same; nothing is guessed from names.

    >>> from natoip4.data.bundled import load
    >>> sorted(id_.slug for id_ in same_as(load(), "org:hyundai"))
    ['hyundai']
    >>> sorted(id_.slug for id_ in same_as(load().view(conjectures=True), "org:hyundai"))
    ['hyundai', 'hyundai-rotem']
    """
    start: Id = known(data, id_, Record)
    same, waiting = {start}, [start]
    while waiting:
        for reference in data.referrers(waiting.pop()):
            link = data[reference.holder]
            if isinstance(link, Identification) and is_firm(data, link):
                new = {link.mention, link.referent} - same
                same |= new
                waiting += new
    return frozenset(same)
