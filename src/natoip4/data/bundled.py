"""The bundled dataset."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from functools import lru_cache

from natoip4.dataset import Dataset

__all__ = ["load"]


@lru_cache(maxsize=1)
def load() -> Dataset:
    """Return the bundled dataset: what the brief says, and public sources beside it. It is read once for each process.

    >>> load()["state:jpn"].id
    Id('state:jpn')
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        from natoip4.documents.reading import read_documents  # noqa: PLC0415 - the collector would look through all classes

        return read_documents(_files())
    finally:
        if collecting:
            gc.enable()


def _files() -> Iterator[tuple[str, bytes]]:
    with os.scandir(os.path.dirname(__file__)) as folder:  # noqa: PTH120 - pathlib would take a twentieth of the time of load()
        found = sorted((entry.name, entry.path) for entry in folder if entry.name.endswith(".json"))
    for name, path in found:
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib would take a twentieth of the time of load()
            yield name, file.read()
