"""The format of documents, and by which names files hold which form of it."""

from __future__ import annotations

from os import PathLike, fspath

__all__ = ["FORMAT", "LINES", "is_lines"]

FORMAT = "natoip4/1"
LINES = (".jsonl", ".ndjson")


def is_lines(path: str | PathLike[str]) -> bool:
    """Return whether a file of that name holds JSON lines."""
    return fspath(path).endswith(LINES)
