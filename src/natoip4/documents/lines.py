"""JSON lines: a header and then a record a line, read one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from typing import BinaryIO

import attrs

from natoip4.codec.codec import Codec, default_codec
from natoip4.codec.objects import as_object
from natoip4.documents.decoding import decode, may_repeat_a_key
from natoip4.documents.faults import below, decoded, repeated_id, repeated_keys_in, without
from natoip4.documents.formats import FORMAT
from natoip4.errors import InvalidDocument, InvalidRecord, NatoIP4Error, Problem, counted, shown
from natoip4.records.record import Record

__all__ = ["all_lines", "opened", "read_lines", "record_on"]

_CAP = 1000


def read_lines(path: str | PathLike[str], *, codec: Codec = default_codec) -> Iterator[Record]:
    """Yield the records of a file of JSON lines, one at a time, in bounded memory.

    The first line is the header ``{"format": "natoip4/1"}``. Records come in the file's order, and that no two have one id is
    not checked. After the last line, :class:`~natoip4.errors.InvalidDocument` is raised with what was wrong: the first
    thousand problems, and how many there were.
    """
    with opened(path) as file:
        for _, record in _numbered(file, codec):
            yield record


def _numbered(lines: Iterable[bytes], codec: Codec) -> Iterator[tuple[int, Record]]:
    """Yield the records of a file of JSON lines, each with the number of its line."""
    problems: list[Problem] = []
    count = 0
    headed = False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            if not headed:
                headed = True
                _check_header_line(line, number)
            else:
                yield number, record_on(line, number, codec)
        except NatoIP4Error as failure:
            count += len(failure.problems)
            problems += failure.problems[: _CAP - len(problems)]
    if not headed:
        problems.append(Problem(code="unknown-format", message="the first line says the format, and there is none"))
        count += 1
    if count > len(problems):
        message = f"{counted(count - len(problems), 'more problem')} not listed"
        problems.append(Problem(code="too-many-problems", message=message))
    if problems:
        raise InvalidDocument(problems)


def all_lines(read: Iterable[bytes], codec: Codec) -> list[Record]:
    """Return the records of a file of JSON lines, which must have different ids."""
    lines: dict[str, int] = {}
    records: list[Record] = []
    problems: list[Problem] = []
    try:
        for number, record in _numbered(read, codec):
            if record.id in lines:
                problems.append(repeated_id(record.id, f"line {lines[record.id]} has it too", path="$.id", line=number))
            lines.setdefault(record.id, number)
            records.append(record)
    except InvalidDocument as failure:
        problems += failure.problems
        bad = sorted({(problem.line or 0, problem.record) for problem in failure.problems if problem.record is not None})
        for number, id_ in bad:
            if lines.setdefault(id_, number) != number:
                problems.append(repeated_id(id_, f"line {lines[id_]} has it too", path="$.id", line=number))
    if problems:
        raise InvalidDocument(sorted(problems, key=lambda problem: (problem.line is None, problem.line or 0)))
    return records


def opened(path: str | PathLike[str]) -> BinaryIO:
    """Return a file opened, which the caller closes; raises :class:`~natoip4.errors.InvalidDocument` if it cannot be."""
    try:
        return open(path, "rb")  # noqa: PTH123 - pathlib would take a twentieth of the time of load(); callers close it
    except (OSError, ValueError) as failure:
        message = getattr(failure, "strerror", None) or str(failure)
        raise InvalidDocument([Problem(code="unreadable-file", message=message, file=str(path))]) from None


def _check_header_line(line: bytes, number: int) -> None:
    header = decode(line.rstrip(), number)
    if header != {"format": FORMAT}:
        expected = f'{{"format": "{FORMAT}"}}'
        problem = Problem(
            code="unknown-format",
            message="the first line says the format",
            line=number,
            got=shown(header),
            expected=expected,
        )
        raise InvalidDocument([problem])


def record_on(line: bytes, number: int = 1, codec: Codec = default_codec) -> Record:
    """Return the record of one line; raises :class:`~natoip4.errors.InvalidDocument` with all that is wrong there."""
    plain, problems = decoded(line.rstrip(), number)
    irregular = tuple(problems)
    if as_object(plain) is not None and may_repeat_a_key(line, plain):
        problems += repeated_keys_in(line, number)
    try:
        record = codec.structure(plain)
    except InvalidRecord as failure:
        problems += without((below(problem, "$", plain) for problem in failure.problems), irregular)
    else:
        if not problems:
            return record
    raise InvalidDocument(attrs.evolve(problem, line=number) for problem in problems)
