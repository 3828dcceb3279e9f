"""Silence: whether it can be read that the data have nothing on a question of an actor."""

from __future__ import annotations

from collections.abc import Collection

from natoip4.queries.holding import holds_on
from natoip4.queries.subject import Subject, mentions_of
from natoip4.queries.support import seen_evidence
from natoip4.records.sources import Coverage, Source
from natoip4.values.vocabulary import ReadExtent

__all__ = ["is_covered", "is_read_for"]


def is_covered(subject: Subject, lists: Collection[str]) -> bool:
    """Return whether a :class:`~natoip4.records.sources.Coverage` says that one of these *lists* of the actor is complete.

    On a date it must certainly reach that date.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.records.actors import Organisation
    >>> is_covered(Subject(load(), Organisation.ref("nato")), ["membership.group"])
    True
    """
    return any(
        one.complete
        and one.subject == subject.actor
        and one.path in lists
        and (subject.on is None or one.span is None or holds_on(one, subject.on).certain)
        for one in subject.data.of(Coverage)
    )


def is_read_for(subject: Subject) -> bool:
    """Return whether a source in sight that was read from beginning to end speaks of the actor or of what stands for it.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.records.actors import State
    >>> [is_read_for(Subject(load(), State.ref(slug))) for slug in ("nzl", "isl")]
    [True, False]
    """
    data = subject.data
    whole = {source.id for source in data.of(Source) if source.read is ReadExtent.WHOLE}
    naming = (id_ for target in subject.circle for id_, _ in mentions_of(data, target))
    ids = {*(id_ for id_ in subject.circle if id_ in data), *naming}
    return any(not whole.isdisjoint(piece.sources) for id_ in ids for piece in seen_evidence(data, data[str(id_)]))
