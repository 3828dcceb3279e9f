"""The bundled dataset."""

from __future__ import annotations

import gc
from functools import lru_cache
from pathlib import Path

from natoip4.dataset import Dataset
from natoip4.documents.reading import read_documents

__all__ = ["load"]


@lru_cache(maxsize=1)
def load() -> Dataset:
    """Return the bundled dataset: what the brief says, and public sources beside it. It is read once for each process.

    >>> load()["state:jpn"].id
    Id('state:jpn')
    """
    files = sorted(Path(__file__).parent.glob("*.json"))
    collecting = gc.isenabled()
    gc.disable()
    try:
        return read_documents((file.name, file.read_bytes()) for file in files)
    finally:
        if collecting:
            gc.enable()
