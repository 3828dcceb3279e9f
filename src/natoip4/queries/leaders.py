"""Leaders: who holds what office, and who did on a date, as far as the data tell."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.answers import Answer, answered, complete_lists, denials, reason_of
from natoip4.queries.holding import When, any_holds, asked
from natoip4.queries.identities import same_as
from natoip4.queries.lookup import known, words_of
from natoip4.queries.support import is_firm
from natoip4.records.actors import Person
from natoip4.records.ids import Id
from natoip4.records.offices import Office, Tenure
from natoip4.records.record import Actor
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import OfficeRole

__all__ = ["LEADING", "Holder", "held_office", "holders", "leaders"]

LEADING = (OfficeRole.HEAD_OF_STATE, OfficeRole.HEAD_OF_GOVERNMENT)


@attrs.frozen(kw_only=True)
class Holder:
    """That a person holds or held an office; ``held`` is whether it was so on the date asked about, YES if none was."""

    tenure: Id
    person: Id
    office: Id
    held: Truth


def held_office(data: Dataset, person: str, office: str, *, on: When | None = None) -> Answer:
    """Return whether *person* held *office*, or did at some time of *on*: yes, no, maybe, or not covered.

    It takes more than silence for a "no": all the person's terms lie at other times, a claim denies it, or a
    :class:`~natoip4.records.sources.Coverage` calls the list of holders complete all that time. That somebody else held the
    office does not exclude it: at a handover both do. An id that no record has raises
    :class:`~natoip4.errors.UnknownRecord`.

    >>> from natoip4.data.bundled import load
    >>> data = load()
    >>> [held_office(data, "person:yoon-suk-yeol", "office:kor-president", on=date).label for date in ("2024", "2025", "2026")]
    ['yes', 'maybe', 'no']
    >>> [held_office(data, "person:mark-rutte", "office:jpn-pm", on=date).label for date in ("2024", "2010")]
    ['no', 'not covered']
    """
    known(data, person, Person)
    known(data, office, Office)
    time, persons, offices = asked(on), same_as(data, person), same_as(data, office)
    terms = [one for one in data.of(Tenure) if one.person in persons and one.office in offices and is_firm(data, one)]
    return answered(
        any_holds(data, terms, time),
        [reason_of(data, term, any_holds(data, [term], time)) for term in terms],
        list(denials(data, persons, offices, time)),
        list(complete_lists(data, offices, "tenure.office", time)),
    )


def holders(data: Dataset, office: str, *, on: When | None = None) -> tuple[Holder, ...]:
    """Return who holds or held *office*; with *on*, who did or may have at that time.

    Where every answer is MAYBE, the data do not tell.

    >>> from natoip4.data.bundled import load
    >>> [(one.person.slug, one.held.value) for one in holders(load(), "office:kor-president", on="2024-07-01")]
    [('yoon-suk-yeol', 'yes')]
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> [(one.person.slug, one.held.value) for one in holders(brief, "office:kor-president", on="2024-07-01")]
    [('lee', 'maybe'), ('yoon-suk-yeol', 'maybe')]
    """
    known(data, office, Office)
    time = asked(on)
    terms = (tenure for tenure in data.of(Tenure) if tenure.office == office and is_firm(data, tenure))
    told = (Holder(tenure=one.id, person=one.person, office=one.office, held=any_holds(data, [one], time)) for one in terms)
    return tuple(one for one in told if one.held.possible)


def leaders(
    data: Dataset, of: str, *, on: When | None = None, roles: Iterable[OfficeRole | str] = LEADING
) -> tuple[Holder, ...]:
    """Return the holders of the leading offices of a state or an organisation, as :func:`holders` does.

    >>> from natoip4.data.bundled import load
    >>> [one.person.slug for one in leaders(load(), "state:nzl", on="2025-06")]
    ['christopher-luxon']
    """
    whose, wanted = known(data, of, Actor), words_of(OfficeRole, roles)
    offices = [office for office in data.of(Office) if office.of == whose and office.role in wanted]
    return tuple(one for office in offices for one in holders(data, office.id, on=on))
