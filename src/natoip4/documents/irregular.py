"""Text that is JSON but for some of its words: read on all the same, so that everything else that is wrong is said too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

import attrs

from natoip4.errors import Problem, shown

__all__ = ["irregularities", "read_on"]


_LONGEST = 300  # digits that a double can surely hold


@attrs.frozen
class _Word:
    """A word that stands for a number and is none that JSON, or a double, can hold."""

    text: str

    def __repr__(self) -> str:
        return self.text


def read_on(raw: bytes) -> object:
    """Return what *raw* holds, with a stand-in wherever a word is no JSON; ``None`` if more than words is wrong.

    Bytes that are not UTF-8 come as lone surrogates; :func:`irregularities` finds those and the stand-ins.
    """
    try:
        return cast("object", json.loads(text_of(raw), parse_constant=_Word, parse_float=_number, parse_int=_integer))
    except (ValueError, RecursionError):
        return None


def text_of(raw: bytes) -> str:
    """Return *raw* as text, each byte that is not UTF-8 as one lone surrogate."""
    return raw.decode("utf-8", "surrogateescape")


def _integer(text: str) -> object:
    return int(text) if len(text) < _LONGEST else _number(text)


def _number(text: str) -> object:
    number = float(text)
    return _Word(text) if number in (float("inf"), float("-inf")) else number


def irregularities(plain: object) -> Iterator[Problem]:
    """Yield a problem with its path for every word in *plain* that is no JSON, however deep it nests."""
    waiting: list[tuple[str, object]] = [("$", plain)]
    while waiting:
        path, this = waiting.pop()
        if type(this) is dict:
            held = cast("dict[str, object]", this)
            for key, value in held.items():
                if not _is_writable(key):
                    yield _half(path, key)
                waiting.append((f"{path}.{key}", value))
        elif type(this) is list:
            waiting += [(f"{path}[{place}]", value) for place, value in enumerate(cast("list[object]", this))]
        elif isinstance(this, _Word):
            message = "a number too large for a double" if this.text[-1].isdecimal() else f"{this.text} is no JSON"
            yield Problem(code="not-json", message=message, path=path, got=shown(this), expected="a number")
        elif type(this) is str and not _is_writable(this):
            yield _half(path, this)


def _is_writable(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _half(path: str, text: str) -> Problem:
    unread = any("\udc80" <= letter <= "\udcff" for letter in text)
    message = "bytes that are not UTF-8" if unread else "half a character, which cannot be written"
    return Problem(code="not-json", message=message, path=path, got=shown(text), expected="JSON in UTF-8")
