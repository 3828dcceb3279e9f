"""Records that are wrong in one way each: what every contestant must refuse before it is timed."""

from __future__ import annotations

import copy
import json
from typing import Any

__all__ = ["bad_lines"]

_GONE = object()
_CLAIM, _EVENT, _ORGANISATION, _AGREEMENT = range(4)

_BAD: tuple[tuple[str, int, tuple[str | int, ...], object], ...] = (
    ("no id", _CLAIM, ("id",), _GONE),
    ("an id without a slug", _CLAIM, ("id",), "claim:"),
    ("an id with a capital", _EVENT, ("id",), "event:Visit"),
    ("an id that is a number", _EVENT, ("id",), 5),
    ("an id of another family", _CLAIM, ("id",), "threat:x"),
    ("an id of 201 characters", _EVENT, ("id",), "event:" + "x" * 195),
    ("no kind", _CLAIM, ("kind",), _GONE),
    ("an unknown kind", _CLAIM, ("kind",), "influences"),
    ("a missing field", _CLAIM, ("sign",), _GONE),
    ("a missing role", _CLAIM, ("cause",), _GONE),
    ("an empty role", _CLAIM, ("effect",), []),
    ("null", _CLAIM, ("trend",), None),
    ("null for text", _EVENT, ("outcome",), None),
    ("an unknown key", _ORGANISATION, ("colour",), "blue"),
    ("an unknown key further in", _AGREEMENT, ("parties", 0, "colour"), "blue"),
    ("an unknown word", _CLAIM, ("sign",), "helps"),
    ("a word with a capital", _EVENT, ("form",), "Visit"),
    ("an unknown word in a list", _EVENT, ("domains", 0), "sports"),
    ("a word twice", _EVENT, ("domains",), ["political", "political"]),
    ("text for a list", _EVENT, ("domains",), "political"),
    ("a list for text", _CLAIM, ("statement",), ["x"]),
    ("a number for text", _CLAIM, ("notes",), 7),
    ("text for a flag", _CLAIM, ("sole",), "true"),
    ("a number for a flag", _AGREEMENT, ("value", "approximate"), 1),
    ("an object for text", _EVENT, ("place",), {"id": "place:brussels"}),
    ("a reference of another family", _EVENT, ("place",), "state:jpn"),
    ("a reference of an unknown kind", _CLAIM, ("links", 0, "to"), "planet:mars"),
    ("a party that is no actor", _AGREEMENT, ("parties", 0, "actor"), "topic:missiles"),
    ("two parties with one key", _AGREEMENT, ("parties", 0, "actor"), "org:nspa"),
    ("a role that names no role", _CLAIM, ("collective",), ["holder"]),
    ("month 13", _EVENT, ("date",), "2025-13"),
    ("30 February", _EVENT, ("date",), "2025-02-30"),
    ("a date in words", _EVENT, ("date",), "April 2025"),
    ("a date that is a number", _EVENT, ("date",), 2025),
    ("an interval upside down", _EVENT, ("date",), "2025/2024"),
    ("a span without ends", _AGREEMENT, ("span",), {}),
    ("a span from an interval", _AGREEMENT, ("span", "start"), "2020/2021"),
    ("an end that is no date", _ORGANISATION, ("span", "end"), "ongoing"),
    ("an empty name", _EVENT, ("names", 0), ""),
    ("a name with space at its end", _EVENT, ("names", 0), "Visit "),
    ("a name with a line break", _ORGANISATION, ("names", 0, "text"), "A\nB"),
    ("a language that is none", _ORGANISATION, ("names", 0, "language"), "English"),
    ("an external id without scheme", _ORGANISATION, ("external_ids", 0), "Q17"),
    ("a float for a sum", _AGREEMENT, ("value", "low"), 1.5),
    ("a sum in words", _AGREEMENT, ("value", "low"), "many"),
    ("a range upside down", _AGREEMENT, ("value", "high"), 5),
    ("an empty unit", _AGREEMENT, ("value", "unit"), ""),
    ("evidence that is a number", _EVENT, ("evidence", 0), 3),
    ("evidence without a locator", _EVENT, ("evidence", 0), ": date"),
    ("a locator with space", _EVENT, ("evidence", 0), "source-2@b. 1: date"),
    ("an unknown step", _EVENT, ("evidence", 0), "guess from source-2@b.1: date"),
    ("an unknown tag", _EVENT, ("evidence", 0), "source-2@b.1: date; whispered"),
    ("tags in another order", _EVENT, ("evidence", 0), "source-2@b.1: date; reported; implied"),
    ("direct evidence from two sources", _EVENT, ("evidence", 0), "source-2@b.1, source-3@b.1: date"),
    ("a path that is none", _EVENT, ("evidence", 0), "source-2@b.1: Date"),
    ("a value that is no date", _EVENT, ("evidence", 0), "source-2@b.1: date=2025-13"),
    ("a value that is no word", _AGREEMENT, ("evidence", 0), "source-2@b.1: form=licensing"),
    ("a value for a denial", _EVENT, ("evidence", 0), "source-2@b.1: !date=2025"),
    ("two values of one path", _EVENT, ("evidence", 0), "source-2@b.1: date=2025, date=2026"),
    ("by what is no actor", _ORGANISATION, ("evidence", 0), "source-2@b.1: of; by topic"),
)
_RAW = (b"", b"{", b"[]", b'{"id": "event:x", "form": "visit", "outcome": NaN}', b'{"id": "event:x", "form": "visit"} {}')


def bad_lines(lines: list[bytes]) -> list[tuple[str, bytes]]:
    """Return what is wrong and the line that it is in, made from the first four *lines* of the sample."""
    found = [(f"no JSON: {raw[-9:]!r}", raw) for raw in _RAW]
    for name, number, path, value in _BAD:
        record: Any = json.loads(lines[number])
        changed = copy.deepcopy(record)
        place = changed
        for step in path[:-1]:
            place = place[step]
        if value is _GONE:
            del place[path[-1]]
        else:
            place[path[-1]] = value
        found.append((name, json.dumps(changed, ensure_ascii=False).encode()))
    return found
