"""Writing documents: one canonical text for one dataset, and files that are whole or not there."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import cast

from natoip4.codec.codec import Codec, default_codec
from natoip4.dataset import Dataset
from natoip4.documents.decoding import compact
from natoip4.documents.formats import FORMAT, is_lines
from natoip4.errors import InvalidDocument, NatoIP4Error, Problem
from natoip4.records.record import Record

__all__ = ["dumps", "save_file", "spaced", "write_lines", "write_whole"]


def dumps(data: Dataset, *, codec: Codec = default_codec) -> str:
    r"""Return the canonical document of a dataset: sorted by id, one record a block, one line a field and a piece of evidence.

    The text depends on what the dataset holds and on nothing else; reading a canonical document and writing it again gives the
    same bytes.

    >>> from natoip4.records.actors import State
    >>> print(dumps(Dataset([State(id=State.ref("jpn"))])))
    {"format": "natoip4/1",
    "records": [
    {"id": "state:jpn"}
    ]}
    <BLANKLINE>
    """
    return "".join(_document(data, codec))


def _document(data: Dataset, codec: Codec) -> Iterator[str]:
    yield f'{{"format": {spaced(FORMAT)},\n"records": [\n'
    for place, record in enumerate(data.values()):
        yield (",\n\n" if place else "") + _block(codec.unstructure(record))
    yield "\n]}\n"


def _block(plain: Mapping[str, object]) -> str:
    lines: list[str] = []
    for key, value in plain.items():
        if key == "evidence":
            pieces = ",\n  ".join(spaced(piece) for piece in cast("list[object]", value))
            lines.append(f'"evidence": [\n  {pieces}]')
        else:
            lines.append(f"{spaced(key)}: {spaced(value)}")
    return "{" + ",\n ".join(lines) + "}"


def spaced(plain: object) -> str:
    """Return *plain* as JSON on one line, with a space after colons and commas, for people to read."""
    return json.dumps(plain, ensure_ascii=False)


def save_file(data: Dataset, path: str | Path, *, codec: Codec = default_codec) -> None:
    """Write a dataset to a file: JSON lines if its name ends in ``.jsonl`` or ``.ndjson``, else one canonical document.

    The file is put in place when it is complete: a crash half-way leaves the old one whole. What keeps it from being written is
    raised as :class:`~natoip4.errors.InvalidDocument`.
    """
    if is_lines(path):
        write_lines(data.values(), path, codec=codec)
    else:
        write_whole((part.encode() for part in _document(data, codec)), path)


def write_lines(records: Iterable[Record], path: str | Path, *, codec: Codec = default_codec) -> None:
    """Write records to a file of JSON lines after a header line, one at a time and in the order in which they come.

    A stream is not sorted, and no look is taken whether two records have one id; :func:`save_file` of a dataset does both.
    """
    write_whole(_lines(records, codec), path)


def _lines(records: Iterable[Record], codec: Codec) -> Iterator[bytes]:
    yield compact({"format": FORMAT}) + b"\n"
    for record in records:
        yield line_of(record, codec)


def line_of(record: Record, codec: Codec = default_codec) -> bytes:
    """Return *record* as a line of JSON: ``compact(codec.unstructure(record))``, with its end."""
    try:
        line = compact(codec.unstructure_raw(record))
    except (AttributeError, TypeError):  # a value that is not of the class that its field declares
        line = compact(codec.unstructure(record))
    return line + b"\n"  # what the engine returns has spare room, a sum of bytes has none


def write_whole(parts: Iterable[bytes], path: str | Path) -> None:
    """Write *parts*, one after the other, to a file that is put in place when it is complete.

    A crash half-way leaves an old file whole, and no new one. A link stays one, and what it links to is replaced; what is no
    file, a terminal or a pipe, cannot be replaced and is written to. What keeps it from being written is raised as
    :class:`~natoip4.errors.InvalidDocument`.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as file:
                file.writelines(parts)
        else:
            _replace(target, parts)
    except NatoIP4Error:
        raise
    except (OSError, ValueError) as failure:  # a name with a null character is a ValueError
        message = getattr(failure, "strerror", None) or str(failure)
        raise InvalidDocument([Problem(code="unwritable-file", message=message, file=str(path))]) from None


def _replace(path: Path, parts: Iterable[bytes]) -> None:
    """Write *parts* to a new file beside *path*, and only then put it there."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
