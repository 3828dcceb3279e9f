"""Hypothesis strategies: one for each sort of value, one for records of any class, one for whole datasets that agree.

They need the extra ``strategies``. Every failing example shrinks to the plainest that still fails.

>>> from hypothesis import find
>>> find(names(), lambda name: name.language == "ja").language
'ja'
"""

from __future__ import annotations

from natoip4.strategies.classes import records
from natoip4.strategies.passages import evidence, locators
from natoip4.strategies.values import external_ids, ids, names, partial_dates, quantities, spans, truths
from natoip4.strategies.worlds import datasets

__all__ = [
    "datasets",
    "evidence",
    "external_ids",
    "ids",
    "locators",
    "names",
    "partial_dates",
    "quantities",
    "records",
    "spans",
    "truths",
]
