"""Programmes: which frameworks were in force at a time, and which had been superseded by then."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import ensure_is
from natoip4.queries.circles import circle_of
from natoip4.queries.edges import ends_of, is_seen
from natoip4.queries.holding import When, asked, holds_on, one_of
from natoip4.queries.lookup import known, seen
from natoip4.queries.support import Support, bears_on, support_of
from natoip4.records.agreements import Agreement
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.record import Actor
from natoip4.records.relations import Partnership
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span, time_of
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import FrameworkForm, Stage
from natoip4.values.words import word_of

__all__ = ["Programme", "in_force", "programmes", "standing_under", "successors"]

_BEGINNINGS = (Stage.ADOPTION, Stage.ENTRY_INTO_FORCE)
_READ = ("names", "form", "milestones", "span", "supersedes")


@attrs.frozen(kw_only=True)
class Programme:
    """A framework: whether it was in force at the time asked about, and what has come or is to come in its place.

    ``held`` is ``None`` where no time was asked about. ``replaced_by`` are those that supersede it, each in turn; ``under`` are
    the partnerships and agreements that are said to stand under it. ``contested`` are record and path wherever equally good
    evidence disagrees.
    """

    framework: Id[Framework]
    held: Truth | None = None
    replaced_by: tuple[Id, ...] = ()
    under: tuple[Id, ...] = ()
    contested: tuple[tuple[Id, str], ...] = ()
    support: tuple[Support, ...] = ()


def programmes(
    data: Dataset, *, party: str | None = None, form: FrameworkForm | str | None = None, on: When | None = None
) -> tuple[Programme, ...]:
    """Return the frameworks that were or may have been in force *on* a date or span, by id; without one, all of them.

    With *party*, those that it, or what stands for it, issued or was addressed in, or under which one of its partnerships or
    agreements stands; with *form*, those of that form.

    >>> from natoip4.data.bundled import load
    >>> for year in ("2020", "2025-06"):
    ...     found = programmes(load(), party="state:kor", form="programme", on=year)
    ...     print([(one.framework.slug, one.held.value) for one in found])
    [('ipcp-kor', 'maybe'), ('ipcp-kor-2019', 'maybe'), ('itpp', 'maybe')]
    [('ipcp-kor', 'maybe'), ('itpp', 'maybe'), ('itpp-kor', 'yes')]
    """
    ensure_is(data, Dataset)
    time, wanted = asked(on), None if form is None else word_of(FrameworkForm, form)
    circle = None if party is None else circle_of(data, known(data, party, Actor))
    return tuple(
        one
        for framework in data.of(Framework)
        if wanted in (None, framework.form)
        and is_seen(data, framework)
        and (circle is None or not circle.keys().isdisjoint(_bound(data, framework)))
        and (one := _read(data, framework, time)).held is not Truth.NO
    )


def _bound(data: Dataset, framework: Framework) -> Iterator[Id]:
    for record in (framework, *standing_under(data, framework.id)):
        yield from (end.actor for end in ends_of(record))


def _read(data: Dataset, framework: Framework, time: PartialDate | Span | None) -> Programme:
    successors_ = successors(data, framework.id)
    under = tuple(record.id for record in standing_under(data, framework.id))
    read = {framework.id: _READ, **dict.fromkeys((one.id for one in successors_), ("supersedes", "milestones", "span"))}
    read |= dict.fromkeys(under, (f"frameworks[{framework.id}]", "under"))
    return Programme(
        framework=Framework.ref(framework.id.slug),
        held=None if time is None else in_force(data, framework.id, on=time),
        replaced_by=tuple(one.id for one in successors_),
        under=under,
        contested=tuple((id_, path) for id_, path in data.contested if bears_on(path, read.get(id_, ()))),
        support=tuple(piece for id_, fields in read.items() for piece in support_of(data, id_, fields)),
    )


def standing_under(data: Dataset, framework: str) -> tuple[Partnership | Agreement, ...]:
    """Return the partnerships and the agreements that are stated to stand under a framework, by id.

    >>> from natoip4.data.bundled import load
    >>> [record.id.slug for record in standing_under(load(), "framework:itpp-jpn")]
    ['nato-jpn']
    """
    id_ = known(data, framework, Framework)
    under = {
        holder.id: holder
        for reference in data.referrers(id_)
        if isinstance(holder := data[reference.holder], (Partnership, Agreement))
        and reference.path.partition("[")[0] in ("frameworks", "under")
        and is_seen(data, holder)
    }
    return tuple(under[one] for one in sorted(under))


def successors(data: Dataset, framework: str) -> tuple[Framework, ...]:
    """Return the frameworks that supersede one, and those that supersede these in turn, by id.

    >>> from natoip4.data.bundled import load
    >>> [one.id.slug for one in successors(load(), "framework:ipcp-jpn")]
    ['itpp-jpn']
    """
    later: dict[Id, Framework] = {}
    waiting: list[Id] = [known(data, framework, Framework)]
    while waiting:
        for reference in data.referrers(waiting.pop()):
            holder = data[reference.holder]
            new = isinstance(holder, Framework) and reference.path == "supersedes" and holder.id not in later
            if isinstance(holder, Framework) and new and is_seen(data, holder):
                later[holder.id] = holder
                waiting.append(holder.id)
    later.pop(Id(framework), None)
    return tuple(later[id_] for id_ in sorted(later))


def in_force(data: Dataset, framework: str, *, on: When) -> Truth:
    """Return whether a framework was in force at some time of *on*: while it holds, and none that supersedes it has begun.

    A framework begins with its span, or when it is adopted or enters into force; between two such dates it may have begun, and
    one without a date may have begun at any time. On the day itself both are in force.

    >>> from natoip4.data.bundled import load
    >>> data = load()
    >>> [in_force(data, "framework:ipcp-jpn", on=day).value for day in ("2014-05-05", "2020", "2023-07-13", "2024")]
    ['no', 'maybe', 'maybe', 'no']
    >>> in_force(data, "framework:itpp-jpn", on="2024-01-01")
    <Truth.YES: 'yes'>
    """
    time, own = time_of(on), seen(data, framework, Framework)
    if own is None:
        return Truth.MAYBE
    start = None if own.span is None else own.span.start
    times = (time, *(() if start is None else (start,)))
    replaced = one_of(_has_begun(later, at) for later in successors(data, framework) for at in times)
    return holds_on(own, time) & ~replaced


def _has_begun(framework: Framework, time: PartialDate | Span) -> Truth:
    """Return whether *framework* began before all of *time*: as all dates of its beginning have it, if they agree."""
    dates = [stone.date for stone in framework.milestones or () if stone.stage in _BEGINNINGS]
    dates.append(None if framework.span is None else framework.span.start)
    answers = {time.after(date) for date in dates if date is not None}
    return answers.pop() if len(answers) == 1 else Truth.MAYBE
