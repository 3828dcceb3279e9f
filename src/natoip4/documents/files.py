"""Files: one document each, or JSON lines, told by the name."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike

import attrs

from natoip4.codec.codec import Codec, default_codec
from natoip4.dataset import Dataset
from natoip4.documents.formats import is_lines
from natoip4.documents.lines import all_lines, opened
from natoip4.documents.reading import loads
from natoip4.errors import InvalidDocument, Problem

__all__ = ["load_file", "load_from"]


def load_file(path: str | PathLike[str], *, codec: Codec = default_codec) -> Dataset:
    """Read a file: JSON lines if its name ends in ``.jsonl`` or ``.ndjson``, else one document.

    What is wrong with its content, or with reaching it, is raised as :class:`~natoip4.errors.InvalidDocument`.
    """
    with opened(path) as file:
        return load_from(file, path, codec=codec)


def load_from(lines: Iterable[bytes], path: str | PathLike[str], *, codec: Codec = default_codec) -> Dataset:
    """Read the lines of an open file as :func:`load_file` reads the file of that name: for who watches them go by."""
    try:
        if is_lines(path):
            return Dataset(all_lines(lines, codec))
        return loads(b"".join(lines), codec=codec)
    except OSError as failure:
        message = failure.strerror or str(failure)
        raise InvalidDocument([Problem(code="unreadable-file", message=message, file=str(path))]) from None
    except InvalidDocument as failure:
        raise InvalidDocument(attrs.evolve(problem, file=str(path)) for problem in failure.problems) from None
