"""Markup: text as XML can hold it."""

from __future__ import annotations

import re

__all__ = ["fit_for_xml"]

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit_for_xml(text: str) -> str:
    r"""Return *text* with U+FFFD for each character that XML 1.0 cannot hold, not even escaped.

    >>> fit_for_xml("a\x1bb")
    'a\ufffdb'
    """
    return _UNFIT.sub("\ufffd", text)
