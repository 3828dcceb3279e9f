"""Reading documents: everything that is wrong is reported at once, each with its path and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from natoip4.codec.codec import Codec, default_codec
from natoip4.codec.objects import as_list, as_object
from natoip4.dataset import Dataset
from natoip4.documents.decoding import decode, may_repeat_a_key, repeated_keys
from natoip4.documents.positions import positions_in
from natoip4.errors import InvalidDataset, InvalidDocument, InvalidRecord, NatoIP4Error, Problem, is_text, nearest, shown
from natoip4.records.record import Record

__all__ = ["FORMAT", "LINES", "load_file", "loads", "read_documents", "read_lines"]

FORMAT = "natoip4/1"
LINES = (".jsonl", ".ndjson")
_CAP = 1000
_KEYS = ("format", "records")


def loads(text: str | bytes, *, codec: Codec = default_codec) -> Dataset:
    """Read a document: an object with its ``format`` and an array ``records``.

    Whatever is wrong is raised at once as :class:`~natoip4.errors.InvalidDocument`.

    >>> loads('{"format": "natoip4/1", "records": [{"id": "state:jpn", "names": ["Japan"]}]}')
    <Dataset of 1 records>
    """
    return Dataset(_records(_bytes_of(text), codec))


def read_documents(documents: Iterable[tuple[str, bytes]], *, codec: Codec = default_codec) -> Dataset:
    """Return one dataset from several documents, each given with the name by which problems call it.

    What is wrong in all of them is raised at once as :class:`~natoip4.errors.InvalidDocument`.
    """
    records: list[Record] = []
    problems: list[Problem] = []
    for name, raw in documents:
        try:
            records += _records(raw, codec)
        except InvalidDocument as failure:
            problems += [attrs.evolve(problem, file=name) for problem in failure.problems]
    if problems:
        raise InvalidDocument(problems)
    return Dataset(records)


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
    document = decode(raw)
    listed = _listed(document)
    records: list[Record] = []
    problems: list[Problem] = [] if isinstance(listed, list) else [listed]
    for index, plain in enumerate(listed if isinstance(listed, list) else []):
        try:
            records.append(codec.structure(plain))
        except InvalidRecord as failure:
            problems += [_below(problem, f"$.records[{index}]", plain) for problem in failure.problems]
    problems += _header(document)
    if may_repeat_a_key(raw, document):
        problems += repeated_keys(raw)
    if isinstance(listed, list) and (problems or not _all_different(records)):
        problems += _repeated_ids(listed)
    if problems:
        positions = positions_in(raw.decode())
        placed = [p if p.line is not None else attrs.evolve(p, line=positions.line(p.path or "$")) for p in problems]
        raise InvalidDocument(sorted(placed, key=lambda problem: problem.line or 0))
    return records


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
            meant = nearest(key, _KEYS)
            hint = f"did you mean {meant!r}?" if meant else None
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
        if isinstance(text, str) and text in seen:
            message, hint = "two records have this id", "an id is never used again: give one of them another"
            yield Problem(
                code="duplicate-id",
                message=message,
                record=text,
                path=f"$.records[{index}].id",
                got=shown(text),
                hint=hint,
            )
        if isinstance(text, str):
            seen.add(text)


def _below(problem: Problem, path: str, plain: object) -> Problem:
    text = (as_object(plain) or {}).get("id")
    return attrs.evolve(problem, path=path + (problem.path or ""), record=text if isinstance(text, str) else None)


def load_file(path: str | Path, *, codec: Codec = default_codec) -> Dataset:
    """Read a file: JSON lines if its name ends in ``.jsonl`` or ``.ndjson``, else one document.

    What is wrong with its content, or with reaching it, is raised as :class:`~natoip4.errors.InvalidDocument`.
    """
    file = Path(path)
    try:
        if file.suffix in LINES:
            return Dataset(read_lines(file, codec=codec))
        return loads(file.read_bytes(), codec=codec)
    except OSError as failure:
        message = failure.strerror or str(failure)
        raise InvalidDocument([Problem(code="unreadable-file", message=message, file=str(path))]) from None
    except NatoIP4Error as failure:
        kind = InvalidDocument if isinstance(failure, InvalidDataset) else type(failure)
        raise kind(attrs.evolve(problem, file=str(path)) for problem in failure.problems) from None


def read_lines(path: str | Path, *, codec: Codec = default_codec) -> Iterator[Record]:
    """Yield the records of a file of JSON lines, one at a time, in bounded memory.

    The first line is the header ``{"format": "natoip4/1"}``. Records come in the file's order, and that no two have one id is
    not checked. After the last line, :class:`~natoip4.errors.InvalidDocument` is raised with what was wrong: the first
    thousand problems, and how many there were.
    """
    problems: list[Problem] = []
    count = 0
    headed = False
    with _opened(path) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                if not headed:
                    headed = True
                    _check_header_line(line, number)
                else:
                    yield record_on(line, number, codec)
            except NatoIP4Error as failure:
                count += len(failure.problems)
                problems += failure.problems[: _CAP - len(problems)]
    if not headed:
        problems.append(Problem(code="unknown-format", message="the first line says the format, and there is none"))
        count += 1
    if count > len(problems):
        message = f"{count - len(problems)} more problems are not listed"
        problems.append(Problem(code="too-many-problems", message=message))
    if problems:
        raise InvalidDocument(problems)


def _opened(path: str | Path) -> BinaryIO:
    try:
        return Path(path).open("rb")
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
    plain = decode(line.rstrip(), number)
    problems: list[Problem] = []
    if as_object(plain) is not None and may_repeat_a_key(line, plain):
        problems += repeated_keys(line, number)
    try:
        record = codec.structure(plain)
    except InvalidRecord as failure:
        problems += [attrs.evolve(_below(problem, "$", plain), line=number) for problem in failure.problems]
    else:
        if not problems:
            return record
    raise InvalidDocument(problems)
