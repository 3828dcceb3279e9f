"""Bytes to plain objects, under one policy whatever the engine: no NaN, no key twice, UTF-8 only; and back to bytes."""

from __future__ import annotations

from typing import cast

import orjson

from natoip4.errors import InvalidDocument, Problem

__all__ = ["compact", "decode", "may_repeat_a_key"]


def decode(text: bytes | str, first_line: int = 1) -> object:
    """Return what *text* holds, or raise :class:`~natoip4.errors.InvalidDocument` with the line where it stops being JSON."""
    try:
        return cast("object", orjson.loads(text))
    except orjson.JSONDecodeError as failure:
        message = failure.msg.partition(": line ")[0]
        line, column = _place_not_in_utf8(text) or (failure.lineno, failure.colno)
        line += first_line - 1
        raw = text.encode() if isinstance(text, str) else text
        unsaid = b"NaN" in raw or b"Infinity" in raw
        hint = f"column {column}{'; NaN and Infinity are no JSON' if unsaid else ''}"
        raise InvalidDocument(
            [Problem(code="not-json", message=message, line=line, expected="JSON in UTF-8", hint=hint)]
        ) from None


def _place_not_in_utf8(text: bytes | str) -> tuple[int, int] | None:
    """Return line and column of the first byte that is not UTF-8: the engine names the start of the text."""
    try:
        _ = text.decode() if isinstance(text, bytes) else text
    except UnicodeDecodeError as failure:
        before = failure.object[: failure.start]
        return before.count(b"\n") + 1, failure.start - (before.rfind(b"\n") + 1) + 1
    return None


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


def compact(plain: object) -> bytes:
    """Return *plain* as JSON on one line, without spaces."""
    return orjson.dumps(plain)
