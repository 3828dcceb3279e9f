"""Figures: the indicators about something, and what follows from a figure that is no exact number."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import ensure_is
from natoip4.queries.holding import When, asked, holds_on
from natoip4.queries.lookup import known
from natoip4.queries.roles import standing_for
from natoip4.queries.support import Support, is_firm, support_of
from natoip4.records.events import Indicator
from natoip4.records.ids import Id
from natoip4.records.record import Record
from natoip4.records.topics import Topic
from natoip4.values.quantities import Quantity
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import IndicatorStatus
from natoip4.values.words import word_of

__all__ = ["Figure", "Scope", "Scoped", "figures", "follows", "scoped"]


@attrs.frozen(kw_only=True)
class Scope:
    """What a figure measures, of what, where, about what and in which unit: figures of two scopes are never one series."""

    subject: Id
    measure: str
    place: Id | None = None
    about: tuple[Id, ...] = ()
    unit: str | None = None

    @classmethod
    def of(cls, figure: Indicator) -> Scope:
        """Return the scope of a figure.

        >>> Scope.of(Indicator(id=Indicator.ref("x"), subject=Id("org:nato"), measure="members")).measure
        'members'
        """
        unit = None if figure.quantity is None else figure.quantity.unit
        return cls(subject=figure.subject, measure=figure.measure, place=figure.place, about=figure.about, unit=unit)


@attrs.frozen(kw_only=True)
class Figure:
    """One figure of a scope; ``held`` is whether it is of the time asked about, ``None`` where none was."""

    indicator: Id
    quantity: Quantity | None
    status: IndicatorStatus
    held: Truth | None = None
    support: tuple[Support, ...] = ()


@attrs.frozen(kw_only=True)
class Scoped:
    """The figures of one scope, by date.

    ``beside`` are the other scopes whose figures are linked with one of these: to be read side by side, never in one series.
    """

    scope: Scope
    figures: tuple[Figure, ...]
    beside: tuple[Scope, ...] = ()


def scoped(
    data: Dataset,
    *,
    subject: str | None = None,
    about: str | None = None,
    status: IndicatorStatus | str | None = None,
    on: When | None = None,
) -> tuple[Scoped, ...]:
    """Return the figures that :func:`figures` finds, those of each scope together and scopes apart, by subject and measure.

    With *on*, those that may be of that time.

    >>> from natoip4.data.bundled import load
    >>> for one in scoped(load(), subject="collective:asia-oceania-firms-sipri"):
    ...     print(one.scope.unit, [str(figure.quantity) for figure in one.figures], [scope.unit for scope in one.beside])
    per cent ['-1.2 per cent (2024)'] ['companies', 'revenue', 'revenue']
    companies ['21 companies (2021)', '22 companies (2022)'] ['companies']
    """
    time = asked(on)
    found: dict[Scope, list[Indicator]] = {}
    for one in figures(data, subject=subject, about=about, status=status, on=on):
        found.setdefault(Scope.of(one), []).append(one)
    return tuple(
        Scoped(
            scope=scope,
            figures=tuple(
                Figure(
                    indicator=one.id,
                    quantity=one.quantity,
                    status=one.status,
                    held=None if time is None else holds_on(one, time),
                    support=support_of(data, one.id, ("quantity",)),
                )
                for one in sorted(found[scope], key=_by_date)
            ),
            beside=_beside(data, scope, found[scope]),
        )
        for scope in sorted(found, key=_in_order)
    )


def _by_date(figure: Indicator) -> tuple[bool, tuple[int, int, str], str]:
    date = None if figure.quantity is None else figure.quantity.at
    return date is None, (0, 0, "") if date is None else date.sort_key, figure.id


def _in_order(scope: Scope) -> tuple[str, ...]:
    return (scope.subject, scope.measure, scope.place or "", scope.unit or "", *scope.about)


def _beside(data: Dataset, scope: Scope, figures_: Iterable[Indicator]) -> tuple[Scope, ...]:
    """Return the other scopes with which these figures are linked, whichever of the two bears the link."""
    linked: set[Id] = set()
    for one in figures_:
        linked |= set(one.compare_with)
        linked |= {reference.holder for reference in data.referrers(one.id) if reference.path.startswith("compare_with[")}
    others = (data.get(str(id_)) for id_ in linked)
    scopes = {Scope.of(other) for other in others if isinstance(other, Indicator) and is_firm(data, other)}
    return tuple(sorted(scopes - {scope}, key=_in_order))


def figures(
    data: Dataset,
    *,
    subject: str | None = None,
    about: str | None = None,
    status: IndicatorStatus | str | None = None,
    on: When | None = None,
) -> tuple[Indicator, ...]:
    """Return the figures of *subject* or what stands for it, *about* a topic, of one *status*, where these are given, by id.

    With *on*, those that may be of that time.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> [str(one.quantity) for one in figures(brief, status="projected")]
    ['at least 600000000000 USD (2034)']
    """
    ensure_is(data, Dataset)
    time, wanted = asked(on), None if status is None else word_of(IndicatorStatus, status)
    of = None if subject is None else standing_for(data, known(data, subject, Record))
    topics = None if about is None else standing_for(data, known(data, about, Topic))
    return tuple(
        one
        for one in data.of(Indicator)
        if (of is None or one.subject in of)
        and (topics is None or not topics.isdisjoint(one.about))
        and wanted in (None, one.status)
        and is_firm(data, one)
        and (time is None or holds_on(one, time).possible)
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
