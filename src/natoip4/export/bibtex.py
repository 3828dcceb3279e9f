"""BibTeX: one entry for a source, which BibTeX, biblatex and reference managers read."""

from __future__ import annotations

import re
from urllib.parse import quote

from natoip4.errors import ensure_is
from natoip4.export.citations import Citation, date_parts, one_line

__all__ = ["bibtex_entry", "latex"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    **{letter: f"\\{letter}" for letter in "{}$&#_%"},
}
_TO_ESCAPE = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")
_LIGATURE = re.compile(r"(?<=([-',]))(?=\1)|(?<=[!?])(?=`)")
_PLAIN_IN_ADDRESSES = "".join(map(chr, range(0x21, 0x7F))).translate({ord(letter): None for letter in '\\{}"<>^`|'})


def latex(text: str) -> str:
    r"""Return *text* as LaTeX prints it letter for letter.

    >>> print(latex("R&D -- 5% {x}"))
    R\&D -{}- 5\% \{x\}
    """
    apart = _LIGATURE.sub("\0", one_line(text))
    return _TO_ESCAPE.sub(lambda match: _SPECIAL[match.group()], apart).replace("\0", "{}")


def bibtex_entry(citation: Citation) -> str:
    r"""Return the entry of a source, under its slug: whole names and titles in braces, so that no style takes them apart.

    Year, month and day are there as far as the source's date gives them.

    >>> from natoip4.records.sources import Source
    >>> from natoip4.values.dates import PartialDate
    >>> from natoip4.values.vocabulary import Grade
    >>> paper = Source(id=Source.ref("x"), title="R&D", grade=Grade.TRADE, date=PartialDate("2025-06"))
    >>> print(bibtex_entry(Citation(source=paper, places=("2.1",))))
    @misc{x,
      title = {{R\&D}},
      year = {2025},
      month = jun,
      note = {At 2.1},
    }
    """
    ensure_is(citation, Citation)
    source = citation.source
    parts = () if source.date is None else date_parts(source.date)
    read = () if source.read_on is None else date_parts(source.read_on)
    fields = {
        "author": " and ".join(f"{{{latex(author)}}}" for author in source.authors),
        "title": f"{{{latex(source.title)}}}",
        "howpublished": latex(source.publisher or ""),
        "year": f"{parts[0]:04}" if parts else "",
        "day": str(parts[2]) if len(parts) > 2 else "",
        "note": "; ".join(latex(remark) for remark in citation.remarks),
        "url": quote(source.address or "", safe=_PLAIN_IN_ADDRESSES),
        "urldate": "-".join(f"{part:02}" for part in read) if source.address else "",
    }
    lines = {name: f"{{{text}}}" for name, text in fields.items() if text}
    if len(parts) > 1:
        lines["month"] = _MONTHS[parts[1] - 1]
    order = ("author", "title", "howpublished", "year", "month", "day", "note", "url", "urldate")
    body = "".join(f"  {name} = {lines[name]},\n" for name in order if name in lines)
    return f"@misc{{{source.id.slug},\n{body}}}"
