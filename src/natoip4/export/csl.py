"""CSL-JSON: one item for a source, which Zotero, pandoc and citation processors read."""

from __future__ import annotations

from natoip4.errors import ensure_is
from natoip4.export.citations import Citation, date_in_words, date_parts, one_line
from natoip4.values.dates import PartialDate
from natoip4.values.edtf import Precision

__all__ = ["csl_date", "csl_item"]


def csl_item(citation: Citation) -> dict[str, object]:
    """Return the item of a source, as the schema ``csl-data.json`` of the Citation Style Language has it.

    Authors are literal names, ``locator`` holds the places, and ``issued`` has as many parts as the date does.

    >>> from natoip4.records.sources import Source
    >>> from natoip4.values.vocabulary import Grade
    >>> paper = Source(id=Source.ref("x"), title="A paper", grade=Grade.TRADE, date=PartialDate("2025-06"))
    >>> csl_item(Citation(source=paper))
    {'id': 'x', 'type': 'document', 'title': 'A paper', 'issued': {'date-parts': [[2025, 6]]}}
    """
    ensure_is(citation, Citation)
    source = citation.source
    item: dict[str, object] = {
        "id": source.id.slug,
        "type": "document" if source.address is None else "webpage",
        "title": one_line(source.title),
    }
    if source.authors:
        item["author"] = [{"literal": one_line(author)} for author in source.authors]
    if source.publisher is not None:
        item["publisher"] = one_line(source.publisher)
    if source.date is not None:
        item["issued"] = csl_date(source.date)
    if citation.places:
        item["locator"] = ", ".join(citation.places)
    if citation.remarks:
        item["note"] = "; ".join(citation.remarks)
    if source.address is not None:
        item["URL"] = one_line(source.address)
        if source.read_on is not None:
            item["accessed"] = csl_date(source.read_on)
    return item


def csl_date(date: PartialDate) -> dict[str, object]:
    """Return a date with the parts that it has; in words where it has not even a year of its own.

    >>> csl_date(PartialDate("2024~")), csl_date(PartialDate("202X"))
    ({'date-parts': [[2024]], 'circa': True}, {'literal': '202X'})
    """
    parts = date_parts(date)
    if not parts:
        return {"literal": date_in_words(date)}
    found: dict[str, object] = {"date-parts": [list(parts)]}
    if date.precision is Precision.SEASON:
        found["season"] = int(str(date)[5:7]) - 20
    if date.approximate or date.uncertain:
        found["circa"] = True
    return found
