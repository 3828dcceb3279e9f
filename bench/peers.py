"""The contestants: natoip4, pydantic and msgspec, from bytes to records and back; and proof that they do the same job.

What the peers need not do: refuse a key that stands twice in one object, say everything that is wrong at once, and keep the
days that a date may mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import attrs
import msgspec_peer
import mutations
import pydantic_peer

from natoip4.documents.lines import record_on
from natoip4.documents.writing import line_of

__all__ = ["CONTESTANTS", "Contestant", "prove"]


@attrs.frozen
class Contestant:
    """Who reads a line and writes one."""

    name: str
    decode: Callable[[bytes], Any]
    encode: Callable[[Any], bytes]


CONTESTANTS = (
    Contestant("natoip4", record_on, line_of),
    Contestant("pydantic", pydantic_peer.decode, pydantic_peer.encode),
    Contestant("msgspec", msgspec_peer.decode, msgspec_peer.encode),
)


def prove(lines: list[bytes]) -> int:
    """See to it that every contestant keeps what good lines say and refuses every bad one; return how many bad ones."""
    for contestant in CONTESTANTS:
        for line in lines[:400]:
            again = contestant.encode(contestant.decode(line))
            assert record_on(again) == record_on(line), f"{contestant.name} changes {line!r} to {again!r}"
    bad = mutations.bad_lines(lines)
    accepted = [f"{contestant.name} accepts {what}" for contestant in CONTESTANTS for what in _accepted(contestant, bad)]
    assert not accepted, accepted
    return len(bad)


def _accepted(contestant: Contestant, bad: Iterable[tuple[str, bytes]]) -> Iterable[str]:
    for what, line in bad:
        try:
            contestant.decode(line)
        except Exception:  # noqa: BLE001, S112 - each refuses in its own way
            continue
        yield what
