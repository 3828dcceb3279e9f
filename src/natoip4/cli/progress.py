"""Progress on long work: what is being done, and how much of it, on stderr and on a terminal alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from natoip4.cli.screen import clean
from natoip4.dataset import Dataset
from natoip4.documents.files import load_file, load_from
from natoip4.documents.lines import opened

__all__ = ["read", "working"]

_LARGE = 1_000_000  # bytes: what is smaller is read before one could see it
_MANY = 5_000  # records
_STEP = 500  # lines


def read(path: str) -> Dataset:
    """Return what a file holds, as :func:`load_file` does; how much of a large one has been read is shown meanwhile."""
    size = _size_of(path)
    if size < _LARGE or not _watched():
        return load_file(path)
    with _bar() as bar, opened(path) as file:
        return load_from(_passing(file, bar, f"reading {path}", size), path)


@contextmanager
def working(words: str, data: Dataset) -> Generator[None]:
    """Say meanwhile what is being done with *data*, if they are many."""
    if len(data) < _MANY or not _watched():
        yield
        return
    with _bar() as bar:
        bar.add_task(clean(words), total=None)
        yield


def _size_of(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0


def _watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _bar() -> Progress:
    columns = TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    return Progress(*columns, console=Console(stderr=True), transient=True)


def _passing(lines: Iterable[bytes], bar: Progress, words: str, size: int) -> Iterator[bytes]:
    task = bar.add_task(clean(words), total=size)
    done = 0
    for number, line in enumerate(lines, 1):
        done += len(line)
        if number % _STEP == 0:
            bar.update(task, completed=done)
        yield line
