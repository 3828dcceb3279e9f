"""Lenses: through what a question was asked, as an answer tells it: which sources, as known when."""

from __future__ import annotations

from natoip4.resolution.views import Lens

__all__ = ["lens_in_words", "lens_to_dict"]


def lens_to_dict(lens: Lens | None) -> dict[str, object]:
    """Return what a lens lets through as plain objects, ``None`` in ``known_on`` or ``sources`` is no limit.

    >>> from natoip4.dataset import Dataset
    >>> lens_to_dict(Dataset().view(known_on="2025").lens)
    {'known_on': '2025', 'sources': None, 'conjectures': False}
    """
    return {
        "known_on": None if lens is None else _dates(lens),
        "sources": None if lens is None or lens.sources is None else [str(id_) for id_ in sorted(lens.sources)],
        "conjectures": lens is not None and lens.conjectures,
    }


def lens_in_words(lens: Lens | None) -> tuple[str, ...]:
    """Return what a reader of an answer is to know of the lens through which it was asked, a line each.

    >>> from natoip4.dataset import Dataset
    >>> lens_in_words(Dataset().view(sources=[], known_on="2025").lens)
    ('as known on 2025', 'as seen by no source alone')
    """
    if lens is None:
        return ()
    dates = _dates(lens)
    known = () if dates is None else (f"as known on {dates}",)
    seen = () if lens.sources is None else (f"as seen by {', '.join(sorted(lens.sources)) or 'no source'} alone",)
    taken = ("with what is only taken to be so",) if lens.conjectures else ()
    return (*known, *seen, *taken)


def _dates(lens: Lens) -> str | None:
    """Return the dates by which sources were published, ``possibly`` before one by which they may have been."""
    dates = sorted((str(date), possible) for date, possible in lens.known_on)
    return ", ".join(f"possibly {date}" if possible else date for date, possible in dates) or None
