"""Bytes to plain objects, under one policy whatever the engine: no NaN, no key twice, UTF-8 only; and back to bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

import orjson

from natoip4.documents.positions import positions_in
from natoip4.errors import InvalidDocument, Problem, shown

__all__ = ["compact", "decode", "may_repeat_a_key", "repeated_keys", "spaced"]


def decode(text: bytes | str, first_line: int = 1) -> object:
    """Return what *text* holds, or raise :class:`~natoip4.errors.InvalidDocument` with the line where it stops being JSON."""
    try:
        return cast("object", orjson.loads(text))
    except orjson.JSONDecodeError as failure:
        message = failure.msg.partition(": line ")[0]
        line = first_line + failure.lineno - 1
        raw = text.encode() if isinstance(text, str) else text
        unsaid = b"NaN" in raw or b"Infinity" in raw
        hint = f"column {failure.colno}{'; NaN and Infinity are no JSON' if unsaid else ''}"
        raise InvalidDocument(
            [Problem(code="not-json", message=message, line=line, expected="JSON in UTF-8", hint=hint)]
        ) from None


def may_repeat_a_key(raw: bytes, plain: object) -> bool:
    """Whether *raw* has more places where a key might end than *plain* has keys: a bound from above, for next to no time."""
    if b"\\" not in raw and _colons_again(plain) == raw.count(b":"):
        return False
    places = raw.count(b'":') + raw.count(b" :") + raw.count(b"\t:") + raw.count(b"\n:") + raw.count(b"\r:")
    return places > _keys(plain)


def _colons_again(plain: object) -> int:
    """Return how many colons *plain* has when written again: those of keys that were lost are missing."""
    try:
        return orjson.dumps(plain).count(b":")
    except TypeError:  # nested too deep to be written
        return -1


def _keys(plain: object) -> int:
    count = 0
    waiting = [plain]
    while waiting:
        this = waiting.pop()
        if type(this) is dict:
            held = cast("dict[str, object]", this)
            count += len(held)
            waiting += [value for value in held.values() if type(value) is dict or type(value) is list]
        else:
            waiting += [value for value in cast("list[object]", this) if type(value) is dict or type(value) is list]
    return count


def repeated_keys(raw: bytes, first_line: int = 1, root: str = "$") -> Iterator[Problem]:
    """Yield a problem for every key that stands twice in one object."""
    for path, line in positions_in(raw.decode("utf-8", "replace"), first_line, root).twice:
        hint = "readers differ in which of the two they keep: delete one"
        key = path.rpartition(".")[2]
        yield Problem(code="duplicate-key", message="this key stands twice", path=path, line=line, got=shown(key), hint=hint)


def compact(plain: object) -> bytes:
    """Return *plain* as JSON on one line, without spaces."""
    return orjson.dumps(plain)


def spaced(plain: object) -> str:
    """Return *plain* as JSON on one line, with a space after colons and commas, for people to read."""
    return json.dumps(plain, ensure_ascii=False)
