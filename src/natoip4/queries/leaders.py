"""Leaders: who holds what office, and who did on a date, as far as the data tell."""

from __future__ import annotations

from collections.abc import Collection

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.holding import When, asked, holds_on
from natoip4.queries.support import is_firm
from natoip4.records.ids import Id
from natoip4.records.offices import Office, Tenure
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import OfficeRole

__all__ = ["LEADING", "Holding", "holders", "leaders"]

LEADING = (OfficeRole.HEAD_OF_STATE, OfficeRole.HEAD_OF_GOVERNMENT)


@attrs.frozen(kw_only=True)
class Holding:
    """That a person holds or held an office; ``held`` is whether it was so on the date asked about, YES if none was."""

    tenure: Id
    person: Id
    office: Id
    held: Truth


def holders(data: Dataset, office: str, *, on: When | None = None) -> tuple[Holding, ...]:
    """Return who holds or held *office*; with *on*, who did or may have at that time.

    Where every answer is MAYBE, the data do not tell.

    >>> from natoip4.data.bundled import load
    >>> [(one.person.slug, one.held.value) for one in holders(load(), "office:kor-president", on="2024-07-01")]
    [('yoon-suk-yeol', 'yes')]
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> [(one.person.slug, one.held.value) for one in holders(brief, "office:kor-president", on="2024-07-01")]
    [('lee', 'maybe'), ('yoon-suk-yeol', 'maybe')]
    """
    time = asked(on)
    found = (tenure for tenure in data.of(Tenure) if tenure.office == office and is_firm(data, tenure))
    holding = (
        Holding(tenure=one.id, person=one.person, office=one.office, held=Truth.YES if time is None else holds_on(one, time))
        for one in found
    )
    return tuple(one for one in holding if one.held.possible)


def leaders(data: Dataset, of: str, *, on: When | None = None, roles: Collection[OfficeRole] = LEADING) -> tuple[Holding, ...]:
    """Return the holders of the leading offices of a state or an organisation, as :func:`holders` does.

    >>> from natoip4.data.bundled import load
    >>> [one.person.slug for one in leaders(load(), "state:nzl", on="2025-06")]
    ['christopher-luxon']
    """
    offices = [office for office in data.of(Office) if office.of == of and office.role in roles]
    return tuple(one for office in offices for one in holders(data, office.id, on=on))
