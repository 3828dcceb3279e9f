"""Rules about references: that they lead somewhere, and to what they may lead to."""

from __future__ import annotations

from collections.abc import Iterator

from natoip4.dataset import Dataset
from natoip4.errors import Problem, Severity, nearest, shown, with_article
from natoip4.records.actors import Group
from natoip4.records.agreements import Agreement
from natoip4.records.evidence import Evidence
from natoip4.records.frameworks import Framework
from natoip4.records.record import Nature, Record
from natoip4.records.references import Reference, references
from natoip4.records.schema import Standing
from natoip4.records.sources import Source
from natoip4.resolution.assertions import attests, explicit
from natoip4.values.vocabulary import Act, Step

__all__ = ["dangling_reference", "signing_group", "statement_out_of_view", "unused_source", "wrong_family"]


def dangling_reference(data: Dataset) -> Iterator[Problem]:
    """Every id that a record names is the id of a record."""
    for record in data.values():
        for reference in references(record):
            if reference.target not in data:
                meant = nearest(reference.target, data)
                yield Problem(
                    code="dangling-reference",
                    message="no record has this id",
                    record=record.id,
                    path=reference.path,
                    got=shown(str(reference.target)),
                    hint=f"did you mean {meant!r}?" if meant else "add the record, or take the reference out",
                )


def wrong_family(data: Dataset) -> Iterator[Problem]:
    """Every id names a record of a family that its field takes."""
    for record in data.values():
        for reference in references(record):
            target = data.get(reference.target)
            if target is not None and not isinstance(target, reference.families):
                yield Problem(
                    code="wrong-family",
                    message=f"{with_article(type(target).__name__)} stands where it cannot",
                    record=record.id,
                    path=reference.path,
                    got=shown(str(reference.target)),
                    expected=", ".join(family.__name__ for family in reference.families),
                )


def statement_out_of_view(data: Dataset) -> Iterator[Problem]:
    """A statement that a record names is seen wherever the source that names it is, for views keep it by evidence alone."""
    for record in data.values():
        for reference in references(record):
            target = data.get(reference.target)
            if target is None or target.NATURE is not Nature.STATEMENT or not reference.draws:
                continue
            for piece in _naming(record, reference):
                if not any(_is_seen_with(other, piece) for other in target.evidence):
                    yield Problem(
                        code="statement-out-of-view",
                        message=f"who sees only {', '.join(sorted(piece.sources))} does not see what this names",
                        record=record.id,
                        path=reference.path,
                        got=shown(str(reference.target)),
                        hint="name a thing, or add evidence of the same source to what is named",
                    )


def _naming(record: Record, reference: Reference) -> Iterator[Evidence]:
    """Yield the evidence that makes a record name another: all that attests it, or what asserts that very reference."""
    for place, piece in enumerate(record.evidence):
        if reference.path == f"evidence[{place}].on":
            yield piece
        elif reference.standing is Standing.IDENTITY and not reference.path.startswith("evidence["):
            if attests(piece):
                yield piece
        elif any(said.path == reference.path and not said.denied for said in explicit(record, piece).on):
            yield piece


def _is_seen_with(other: Evidence, piece: Evidence) -> bool:
    conjectured = other.step is Step.CONJECTURE and piece.step is not Step.CONJECTURE
    return attests(other) and not conjectured and set(other.sources) <= set(piece.sources)


def signing_group(data: Dataset) -> Iterator[Problem]:
    """A group has no will of its own: it is no party to an agreement, and signs no framework."""
    groups = {group.id for group in data.of(Group)}
    for agreement in data.of(Agreement):
        for party in agreement.parties or ():
            if party.actor in groups:
                yield _signs(agreement.id, f"parties[{party.actor}]", party.actor)
    for framework in data.of(Framework):
        for milestone in framework.milestones or ():
            if milestone.act is Act.SIGNED and milestone.party in groups:
                yield _signs(framework.id, "milestones", str(milestone.party))


def _signs(record: str, path: str, group: str) -> Problem:
    message = "a group has no will of its own and cannot sign"
    hint = "name its members as parties"
    return Problem(code="signing-group", message=message, record=record, path=path, got=shown(str(group)), hint=hint)


def unused_source(data: Dataset) -> Iterator[Problem]:
    """Every source is one that some evidence points into."""
    for source in data.of(Source):
        if not data.base.by_source(source.id):
            message, hint = "no evidence points into this source", "add the evidence, or delete the source"
            yield Problem(code="unused-source", message=message, record=source.id, severity=Severity.WARNING, hint=hint)
