"""What went wrong in the converter, as problems: every one, with its path and the nearest legal name."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from cattrs import AttributeValidationNote, BaseValidationError, ForbiddenExtraKeysError, IterableValidationNote

from natoip4.errors import NatoIP4Error, Problem, did_you_mean, shown

__all__ = ["problems_of"]


def problems_of(failure: Exception, path: str = "") -> Iterator[Problem]:
    """Yield the problems in *failure*, an exception or a group of them, with their paths below *path*."""
    if isinstance(failure, BaseValidationError):
        for inner in failure.exceptions:
            yield from problems_of(inner, path + _step(inner))
    elif isinstance(failure, ForbiddenExtraKeysError):
        yield from _unknown_keys(failure, path)
    elif isinstance(failure, NatoIP4Error):
        for problem in failure.problems:
            below = "" if problem.path is None else problem.path if problem.path.startswith("[") else f".{problem.path}"
            yield attrs.evolve(problem, path=path + below)
    elif isinstance(failure, KeyError):
        name = failure.args[0]
        yield Problem(code="missing-key", message=f"the key {name!r} is missing", path=path.removesuffix(f".{name}"))
    else:
        yield Problem(code="unreadable", message=str(failure) or type(failure).__name__, path=path)


def _step(failure: BaseException) -> str:
    for note in getattr(failure, "__notes__", []):
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]"
        if isinstance(note, AttributeValidationNote):
            return f".{note.name}"
    return ""


def _unknown_keys(failure: ForbiddenExtraKeysError, path: str) -> Iterator[Problem]:
    legal = [attribute.alias or attribute.name for attribute in attrs.fields(failure.cl) if attribute.init]
    for key in sorted(failure.extra_fields):
        yield Problem(
            code="unknown-key",
            message="no such key",
            path=f"{path}.{key}",
            got=shown(key),
            expected=", ".join(legal),
            hint=did_you_mean(key, legal),
        )
