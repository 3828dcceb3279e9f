"""Figures: the indicators about something, and what follows from a figure that is no exact number."""

from __future__ import annotations

from natoip4.dataset import Dataset
from natoip4.queries.roles import standing_for
from natoip4.queries.support import is_firm
from natoip4.records.events import Indicator
from natoip4.values.quantities import Quantity
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import IndicatorStatus

__all__ = ["figures", "follows"]


def figures(
    data: Dataset, *, subject: str | None = None, about: str | None = None, status: IndicatorStatus | None = None
) -> tuple[Indicator, ...]:
    """Return the figures of *subject* or what stands for it, *about* a topic, of one *status*, where these are given, by id.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> [str(one.quantity) for one in figures(brief, status=IndicatorStatus.PROJECTED)]
    ['at least 600000000000 USD (2034)']
    """
    of = None if subject is None else standing_for(data, subject)
    topics = None if about is None else standing_for(data, about)
    return tuple(
        one
        for one in data.of(Indicator)
        if (of is None or one.subject in of)
        and (topics is None or not topics.isdisjoint(one.about))
        and status in (None, one.status)
        and is_firm(data, one)
    )


def follows(known: Quantity, asked: Quantity) -> Truth:
    """Return whether *asked* follows from *known*: YES if it must be so, NO if it cannot, MAYBE if it may.

    >>> known = Quantity(low=21, unit="firms")
    >>> [follows(known, Quantity(low=low, high=high, unit="firms")).value for low, high in ((20, 20), (21, None), (21, 25))]
    ['no', 'yes', 'maybe']
    """
    if not known.compatible(asked):
        return Truth.NO if (known.unit, known.at) == (asked.unit, asked.at) else Truth.MAYBE
    return Truth.YES if known.within(asked) else Truth.MAYBE
