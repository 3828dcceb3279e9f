"""Reading documents: everything that is wrong is reported at once, each with its path and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from natoip4.codec.codec import Codec, default_codec
from natoip4.codec.objects import as_list, as_object
from natoip4.dataset import Dataset
from natoip4.documents.decoding import may_repeat_a_key
from natoip4.documents.faults import below, decoded, repeated_id, repeated_keys_in, without
from natoip4.documents.formats import FORMAT
from natoip4.errors import InvalidDocument, InvalidRecord, Problem, did_you_mean, is_text, shown
from natoip4.records.ids import Id
from natoip4.records.record import Record

__all__ = ["loads", "read_documents"]

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
            twice = [repeated_id(id_, f"{homes[id_]} has it too", path=path) for id_, path in _ids(held) if id_ in homes]
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
    document, irregular = decoded(raw)
    listed = _listed(document)
    records: list[Record] = []
    problems: list[Problem] = [] if isinstance(listed, list) else [listed]
    for index, plain in enumerate(listed if isinstance(listed, list) else []):
        try:
            records.append(codec.structure(plain))
        except InvalidRecord as failure:
            problems += [below(problem, f"$.records[{index}]", plain) for problem in failure.problems]
    problems += _header(document)
    problems = [*irregular, *without(problems, irregular)]
    if may_repeat_a_key(raw, document):
        problems += repeated_keys_in(raw)
    if isinstance(listed, list) and (problems or not _all_different(records)):
        problems += _repeated_ids(listed)
    if problems:
        raise InvalidDocument(_placed(problems, raw))
    return records


def _placed(problems: Iterable[Problem], raw: bytes) -> list[Problem]:
    """Return the problems with their lines, in the order of these."""
    from natoip4.documents.positions import positions_in  # noqa: PLC0415 - only what is wrong needs it

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
                yield repeated_id(text, "give one of them another", path=f"$.records[{index}].id")
            seen.add(text)
