"""Reading documents: everything that is wrong is reported at once, each with its path and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike, fspath
from typing import BinaryIO

import attrs

from natoip4.codec.codec import Codec, default_codec
from natoip4.codec.objects import as_list, as_object
from natoip4.dataset import Dataset
from natoip4.documents.decoding import decode, may_repeat_a_key
from natoip4.errors import InvalidDocument, InvalidRecord, NatoIP4Error, Problem, counted, did_you_mean, is_text, shown
from natoip4.records.ids import Id
from natoip4.records.record import Record

__all__ = ["FORMAT", "LINES", "is_lines", "load_file", "loads", "read_documents", "read_lines"]

FORMAT = "natoip4/1"
LINES = (".jsonl", ".ndjson")
_CAP = 1000
_KEYS = ("format", "records")


def loads(text: str | bytes, *, codec: Codec = default_codec) -> Dataset:
    """Read a document: an object with its ``format`` and an array ``records``.

    Whatever is wrong is raised at once as :class:`~natoip4.errors.InvalidDocument`.

    >>> loads('{"format": "natoip4/1", "records": [{"id": "state:jpn", "names": ["Japan"]}]}')
    <Dataset of 1 record>
    """
    return Dataset(_records(_bytes_of(text), codec))


def read_documents(documents: Iterable[tuple[str, bytes]], *, codec: Codec = default_codec) -> Dataset:
    """Return one dataset from several documents, each given with the name by which problems call it.

    What is wrong in all of them is raised at once as :class:`~natoip4.errors.InvalidDocument`.
    """
    records: list[Record] = []
    problems: list[Problem] = []
    homes: dict[str, str] = {}
    for name, raw in documents:
        try:
            held = _records(raw, codec)
        except InvalidDocument as failure:
            problems += [attrs.evolve(problem, file=name) for problem in failure.problems]
        else:
            twice = [_repeated(id_, f"{homes[id_]} has it too", path=path) for id_, path in _ids(held) if id_ in homes]
            problems += [attrs.evolve(problem, file=name) for problem in (_placed(twice, raw) if twice else ())]
            homes.update((record.id, name) for record in held)
            records += held
    if problems:
        raise InvalidDocument(problems)
    return Dataset(records)


def _ids(records: Iterable[Record]) -> Iterator[tuple[Id, str]]:
    yield from ((record.id, f"$.records[{index}].id") for index, record in enumerate(records))


def _bytes_of(text: str | bytes) -> bytes:
    if not is_text(text) and type(text) is not bytes:
        raise InvalidDocument(
            [Problem(code="not-json", message="not text", got=shown(text), expected="text or bytes in UTF-8")]
        )
    try:
        return text.encode() if isinstance(text, str) else bytes(text)
    except UnicodeEncodeError as failure:
        raise InvalidDocument([Problem(code="not-json", message=str(failure), expected="text or bytes in UTF-8")]) from None


def _records(raw: bytes, codec: Codec) -> list[Record]:
    document, irregular = _decoded(raw)
    listed = _listed(document)
    records: list[Record] = []
    problems: list[Problem] = [] if isinstance(listed, list) else [listed]
    for index, plain in enumerate(listed if isinstance(listed, list) else []):
        try:
            records.append(codec.structure(plain))
        except InvalidRecord as failure:
            problems += [_below(problem, f"$.records[{index}]", plain) for problem in failure.problems]
    problems += _header(document)
    problems = [*irregular, *_without(problems, irregular)]
    if may_repeat_a_key(raw, document):
        problems += _repeated_keys(raw)
    if isinstance(listed, list) and (problems or not _all_different(records)):
        problems += _repeated_ids(listed)
    if problems:
        raise InvalidDocument(_placed(problems, raw))
    return records


def _decoded(raw: bytes, first_line: int = 1) -> tuple[object, list[Problem]]:
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


def _without(problems: Iterable[Problem], irregular: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the *problems* but for those of values that are words which are no JSON."""
    known = {problem.path for problem in irregular}
    yield from (problem for problem in problems if problem.path not in known or problem.code == "unknown-key")


def _repeated_keys(raw: bytes, first_line: int = 1) -> Iterator[Problem]:
    from natoip4.documents.positions import repeated_keys  # noqa: PLC0415 - as above

    yield from repeated_keys(raw.decode("utf-8", "surrogateescape"), first_line)


def _placed(problems: Iterable[Problem], raw: bytes) -> list[Problem]:
    """Return the problems with their lines, in the order of these."""
    from natoip4.documents.positions import positions_in  # noqa: PLC0415 - as above

    positions = positions_in(raw.decode("utf-8", "surrogateescape"))
    placed = [p if p.line is not None else attrs.evolve(p, line=positions.line(p.path or "$")) for p in problems]
    return sorted(placed, key=lambda problem: problem.line or 0)


def _all_different(records: list[Record]) -> bool:
    return len({record.id for record in records}) == len(records)


def _listed(document: object) -> list[object] | Problem:
    held = as_object(document)
    if held is None:
        return Problem(code="no-document", message="a document is an object", path="$", got=shown(document))
    records = as_list(held.get("records"))
    if records is None:
        message = "a document has an array 'records'"
        return Problem(code="no-records", message=message, path="$.records", got=shown(held.get("records")))
    return records


def _header(document: object) -> Iterator[Problem]:
    """Yield what is wrong with the keys beside the records."""
    held = as_object(document)
    if held is None:
        return
    if held.get("format") != FORMAT:
        message = "no format that this version reads" if "format" in held else "a document says its format"
        yield Problem(
            code="unknown-format",
            message=message,
            path="$.format",
            got=shown(held.get("format")),
            expected=repr(FORMAT),
        )
    for key in held:
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS)
            yield Problem(
                code="unknown-key",
                message="no such key",
                path=f"$.{key}",
                got=shown(key),
                expected=", ".join(_KEYS),
                hint=hint,
            )


def _repeated_ids(listed: list[object]) -> Iterator[Problem]:
    seen: set[object] = set()
    for index, plain in enumerate(listed):
        text = (as_object(plain) or {}).get("id")
        if isinstance(text, str):
            if text in seen:
                yield _repeated(text, "give one of them another", path=f"$.records[{index}].id")
            seen.add(text)


def _repeated(id_: str, hint: str, *, path: str, line: int | None = None) -> Problem:
    message = "two records have this id, and an id is never used again"
    return Problem(code="duplicate-id", message=message, record=id_, path=path, line=line, got=shown(id_), hint=hint)


def _below(problem: Problem, path: str, plain: object) -> Problem:
    text = (as_object(plain) or {}).get("id")
    return attrs.evolve(problem, path=path + (problem.path or ""), record=text if isinstance(text, str) else None)


def is_lines(path: str | PathLike[str]) -> bool:
    """Return whether a file of that name holds JSON lines."""
    return fspath(path).endswith(LINES)


def load_file(path: str | PathLike[str], *, codec: Codec = default_codec) -> Dataset:
    """Read a file: JSON lines if its name ends in ``.jsonl`` or ``.ndjson``, else one document.

    What is wrong with its content, or with reaching it, is raised as :class:`~natoip4.errors.InvalidDocument`.
    """
    with _opened(path) as file:
        return load_from(file, path, codec=codec)


def load_from(lines: Iterable[bytes], path: str | PathLike[str], *, codec: Codec = default_codec) -> Dataset:
    """Read the lines of an open file as :func:`load_file` reads the file of that name: for who watches them go by."""
    try:
        if is_lines(path):
            return Dataset(_all_lines(lines, codec))
        return loads(b"".join(lines), codec=codec)
    except OSError as failure:
        message = failure.strerror or str(failure)
        raise InvalidDocument([Problem(code="unreadable-file", message=message, file=str(path))]) from None
    except InvalidDocument as failure:
        raise InvalidDocument(attrs.evolve(problem, file=str(path)) for problem in failure.problems) from None


def _all_lines(read: Iterable[bytes], codec: Codec) -> list[Record]:
    """Return the records of a file of JSON lines, which must have different ids."""
    lines: dict[str, int] = {}
    records: list[Record] = []
    problems: list[Problem] = []
    try:
        for number, record in _numbered(read, codec):
            if record.id in lines:
                problems.append(_repeated(record.id, f"line {lines[record.id]} has it too", path="$.id", line=number))
            lines.setdefault(record.id, number)
            records.append(record)
    except InvalidDocument as failure:
        problems += failure.problems
        bad = sorted({(problem.line or 0, problem.record) for problem in failure.problems if problem.record is not None})
        for number, id_ in bad:
            if lines.setdefault(id_, number) != number:
                problems.append(_repeated(id_, f"line {lines[id_]} has it too", path="$.id", line=number))
    if problems:
        raise InvalidDocument(sorted(problems, key=lambda problem: (problem.line is None, problem.line or 0)))
    return records


def read_lines(path: str | PathLike[str], *, codec: Codec = default_codec) -> Iterator[Record]:
    """Yield the records of a file of JSON lines, one at a time, in bounded memory.

    The first line is the header ``{"format": "natoip4/1"}``. Records come in the file's order, and that no two have one id is
    not checked. After the last line, :class:`~natoip4.errors.InvalidDocument` is raised with what was wrong: the first
    thousand problems, and how many there were.
    """
    with _opened(path) as file:
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


def _opened(path: str | PathLike[str]) -> BinaryIO:
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
    plain, problems = _decoded(line.rstrip(), number)
    irregular = tuple(problems)
    if as_object(plain) is not None and may_repeat_a_key(line, plain):
        problems += _repeated_keys(line, number)
    try:
        record = codec.structure(plain)
    except InvalidRecord as failure:
        problems += _without((_below(problem, "$", plain) for problem in failure.problems), irregular)
    else:
        if not problems:
            return record
    raise InvalidDocument(attrs.evolve(problem, line=number) for problem in problems)
