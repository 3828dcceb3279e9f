"""What is wrong with what was decoded, said where it stands: for documents and for lines alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from natoip4.codec.objects import as_object
from natoip4.documents.decoding import decode
from natoip4.errors import InvalidDocument, Problem, shown

__all__ = ["below", "decoded", "repeated_id", "repeated_keys_in", "without"]


def decoded(raw: bytes, first_line: int = 1) -> tuple[object, list[Problem]]:
    """Return what *raw* holds, and the words in it that are no JSON; what is no JSON beyond such words is raised."""
    try:
        return decode(raw, first_line), []
    except InvalidDocument:
        from natoip4.documents.irregular import irregularities, read_on  # noqa: PLC0415 - only what is wrong needs it

        plain = read_on(raw)
        found = list(irregularities(plain))
        if not found:
            raise
        return plain, found


def without(problems: Iterable[Problem], irregular: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the *problems* but for those of values that are words which are no JSON."""
    known = {problem.path for problem in irregular}
    yield from (problem for problem in problems if problem.path not in known or problem.code == "unknown-key")


def repeated_keys_in(raw: bytes, first_line: int = 1) -> Iterator[Problem]:
    """Yield the keys that an object of *raw* has twice, each with its line."""
    from natoip4.documents.positions import repeated_keys  # noqa: PLC0415 - only what is wrong needs it

    yield from repeated_keys(raw.decode("utf-8", "surrogateescape"), first_line)


def repeated_id(id_: str, hint: str, *, path: str, line: int | None = None) -> Problem:
    """Return the problem of a second record with an id."""
    message = "two records have this id, and an id is never used again"
    return Problem(code="duplicate-id", message=message, record=id_, path=path, line=line, got=shown(id_), hint=hint)


def below(problem: Problem, path: str, plain: object) -> Problem:
    """Return *problem*, which is of the record that *plain* writes, as one of the document that holds it at *path*."""
    text = (as_object(plain) or {}).get("id")
    return attrs.evolve(problem, path=path + (problem.path or ""), record=text if isinstance(text, str) else None)
