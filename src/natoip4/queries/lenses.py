"""Lenses: through what a question was asked, as an answer tells it: which sources, as known when."""

from __future__ import annotations

from natoip4.errors import ensure_is
from natoip4.resolution.views import Lens

__all__ = ["lens_in_words", "lens_to_dict"]


def lens_to_dict(lens: Lens | None) -> dict[str, object] | None:
    """Return what a lens lets through as plain objects, ``None`` for no lens; ``None`` in ``sources`` is no limit.

    >>> from natoip4.dataset import Dataset
    >>> lens_to_dict(Dataset().view(known_on="2025").lens)
    {'sources': None, 'known_on': [{'date': '2025', 'possible': False}], 'conjectures': False}
    """
    if lens is None:
        return None
    ensure_is(lens, Lens)
    return {
        "sources": None if lens.sources is None else [str(id_) for id_ in sorted(lens.sources)],
        "known_on": [{"date": date, "possible": possible} for date, possible in _dates(lens)],
        "conjectures": lens.conjectures,
    }


def lens_in_words(lens: Lens | None) -> tuple[str, ...]:
    """Return what a reader of an answer is to know of the lens through which it was asked, a line each; none for no lens.

    >>> from natoip4.dataset import Dataset
    >>> lens_in_words(Dataset().view(sources=[], known_on="2025").lens)
    ('as known on 2025', 'as seen by no source alone')
    """
    if lens is None:
        return ()
    dates = ", ".join(f"possibly {date}" if possible else date for date, possible in _dates(lens))
    known = (f"as known on {dates}",) if dates else ()
    seen = () if lens.sources is None else (f"as seen by {', '.join(sorted(lens.sources)) or 'no source'} alone",)
    taken = ("with what is only taken to be so",) if lens.conjectures else ()
    return (*known, *seen, *taken)


def _dates(lens: Lens) -> list[tuple[str, bool]]:
    """Return the dates by which sources were published, each with whether they only may have been."""
    return sorted((str(date), possible) for date, possible in lens.known_on)
