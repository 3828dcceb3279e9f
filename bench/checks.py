"""What the peers check in plain Python, as neither pydantic nor msgspec can: dates, names, short evidence made absolute."""

from __future__ import annotations

import enum
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple, cast

from natoip4.values.vocabulary import AssertionForm, Mood, Step

__all__ = [
    "FAMILIES",
    "Shape",
    "absolute",
    "date",
    "head",
    "in_order",
    "number",
    "one_date",
    "pattern",
    "printable",
    "rank",
    "short",
    "span_end",
]

FAMILIES = {
    "actor": ("state", "org", "person", "group", "collective"),
    "record": (
        *("state", "org", "person", "group", "collective", "topic", "place", "office", "tenure", "membership"),
        *("framework", "tie", "partnership", "agreement", "pattern", "series", "event", "indicator", "claim"),
        *("source", "identification", "coverage"),
    ),
}

_PLAIN = re.compile(r"(-?[0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?[?~%]?", re.ASCII)
_LOCATOR = re.compile(r"([a-z0-9][a-z0-9._-]*)(?:@([^\s,;]*[^\s,;:]))?", re.ASCII)
_SAID = re.compile(r"(!?)([a-z][a-z0-9_]*)(?:\[([^\],;=]+)\])?(?:\.([a-z][a-z0-9_]*))?(?:=([^\s,;=]+))?")
_BY = re.compile(r"by (?:state|org|person|group|collective):[a-z0-9][a-z0-9._-]*", re.ASCII)
_STEPS = {step.value: step for step in Step if step is not Step.DIRECT}
_RANK = {step: rank for rank, step in enumerate(Step)}
_TAGS: dict[str, tuple[int, enum.Enum]] = {
    **{form.value: (0, form) for form in AssertionForm if form is not AssertionForm.ASSERTED},
    **{mood.value: (1, mood) for mood in Mood if mood is not Mood.STATED},
}


def pattern(*prefixes: str) -> str:
    """Return the pattern of an id with one of these prefixes."""
    return rf"^(?:{'|'.join(prefixes)}):[a-z0-9][a-z0-9._-]*$"


@lru_cache(maxsize=16384)
def date(text: str) -> str:
    """Refuse text that is no EDTF date of level 0 or 1, with digits unspecified anywhere."""
    start, slash, end = text.partition("/")
    if not slash:
        _point(start)
        return text
    ends = [None if part in ("", "..") else _point(part) for part in (start, end)]
    if ends == [None, None] or (ends[0] and ends[1] and ends[0] > ends[1]):
        raise ValueError("not an interval")
    return text


def one_date(text: str) -> str:
    """Refuse what is no date, and intervals."""
    if "/" in text:
        raise ValueError("an interval")
    return date(text)


def _point(text: str) -> str:
    match = _PLAIN.fullmatch(text)
    if match is None or match[1] == "-0000":
        raise ValueError("not a date")
    year, month, day = match.groups()
    if "X" in text:
        if not re.fullmatch("-?[0-9]*X*", year) and month is None:
            raise ValueError("not a date")
        return text
    if month is not None:
        if day is None and 21 <= int(month) <= 24:
            return text
        if not 1 <= int(month) <= 12 or (day is not None and not 1 <= int(day) <= monthrange(int(year) or 4, int(month))[1]):
            raise ValueError("no such day")
    return text


def span_end(text: str) -> str:
    """Refuse what is neither a date nor ongoing as of one."""
    one_date(text.removeprefix("ongoing@"))
    return text


def printable(text: str) -> str:
    """Refuse text that is empty, has space at its ends or holds control characters."""
    if not text or text.strip() != text or not text.isprintable():
        raise ValueError("not a name")
    return text


def number(value: Decimal) -> int | str:
    """Return a number as JSON can hold it without rounding."""
    return int(value) if value == value.to_integral_value() else f"{value:f}"


def in_order(values: tuple[Any, ...], key: Callable[[Any], str]) -> tuple[Any, ...]:
    """Return *values* sorted by key; refuse a key that stands twice."""
    if len(values) < 2:
        return values
    keys = [key(value) for value in values]
    if len(set(keys)) < len(keys):
        raise ValueError("a key stands twice")
    ordered = sorted(keys)
    return values if ordered == keys else tuple(sorted(values, key=key))


class Head(NamedTuple):
    """Evidence without what it says."""

    locators: tuple[Any, ...]
    step: Step
    assertion: AssertionForm
    mood: Mood
    by: str | None
    open: bool


@lru_cache(maxsize=65536)
def _locator(make: Callable[[str, str | None], Any], text: str) -> Any:  # noqa: ANN401 - as above
    match = _LOCATOR.fullmatch(text)
    if match is None:
        raise ValueError("not a locator")
    return make(f"source:{match[1]}", match[2])


def head(text: str, locator: Callable[[str, str | None], Any]) -> tuple[Head, list[str]]:
    """Return what *text*, evidence in short form, says beside its paths, and the paths."""
    first, *tags = text.split("; ")
    basis, colon, on = first.partition(": ")
    word, inferred, rest = basis.partition(" from ")
    step = _STEPS[word] if inferred else Step.DIRECT
    locators = tuple([_locator(locator, at) for at in (rest if inferred else basis).split(", ")])
    if step is Step.DIRECT and len({at.source for at in locators}) > 1:
        raise ValueError("direct evidence is from one source")
    assertion, mood, by, last = AssertionForm.ASSERTED, Mood.STATED, None, -1
    for tag in tags:
        place, meant = _TAGS.get(tag, (2 if _BY.fullmatch(tag) else 3 if tag == "open" else -1, None))
        if place <= last:
            raise ValueError("not a tag here")
        last = place
        if place == 0:
            assertion = cast("AssertionForm", meant)
        elif place == 1:
            mood = cast("Mood", meant)
        elif place == 2:
            by = tag[3:]
    return Head(locators, step, assertion, mood, by, last == 3), on.split(", ") if colon else []


class Shape(NamedTuple):
    """What evidence can say of a record: single values, collections with the key of an element, and parts of either."""

    single: Mapping[str, Callable[[str], object]]
    many: Mapping[str, tuple[Callable[[Any], str], Callable[[str], object] | None]]
    parts: Mapping[str, Mapping[str, Callable[[str], object]]]


def absolute(record: Any, shape: Shape, texts: Iterable[str], make: Callable[[str, object, bool], Any]) -> tuple[Any, ...]:  # noqa: ANN401 - a model of any peer
    """Return what *texts* say of *record*, each path with its value, sorted; refuse what writes no value, and two for one."""
    said: dict[str, Any] = {}
    for text in texts:
        match = _SAID.fullmatch(text)
        if match is None:
            raise ValueError("not a path")
        denied, field, key, part, token = match.groups()
        if denied and token is not None:
            raise ValueError("a denial with a value")
        path = text[1:] if denied else text.partition("=")[0] if token is not None else text
        for where, value in _values(record, shape, path, (field, key, part, token)):
            this = make(where, value, bool(denied))
            if said.setdefault(where, this) != this:
                raise ValueError("two values of one path")
    return tuple([said[path] for path in sorted(said)]) if len(said) > 1 else tuple(said.values())


def _values(  # noqa: PLR0911 - one for each sort of path
    record: Any,  # noqa: ANN401 - as above
    shape: Shape,
    path: str,
    taken_apart: tuple[str, str | None, str | None, str | None],
) -> list[tuple[str, object]]:
    field, key, part, token = taken_apart
    parts = shape.parts.get(field)
    if field in shape.single and key is None:
        held = getattr(record, field)
        if part is not None and parts is not None and part in parts:
            value = parts[part](token) if token is not None else None if held is None else getattr(held, part)
            return [(path, value)]
        if part is None and parts is not None and token is None and held is not None:
            return [(f"{field}.{name}", own) for name in parts if (own := getattr(held, name)) is not None]
        return [(path, shape.single[field](token) if token is not None else held)] if part is None else [(path, token)]
    if field not in shape.many:
        return [(path, token)]
    key_of, read = shape.many[field]
    elements = getattr(record, field) or ()
    if key is None:
        return [(f"{field}[{key_of(element)}]", element if read else True) for element in elements]
    found = next((element for element in elements if key_of(element) == key), None)
    if part is None:
        return [(path, True if read is None else found if found is not None else read(key))]
    if parts is None or part not in parts:
        return [(path, token)]
    return [(path, parts[part](token) if token is not None else getattr(found, part, None))]


def bare(record: Any, shape: Shape, said: Any) -> str:  # noqa: ANN401 - as above
    """Return *said* as its short form: without the value, where the path alone comes to the same."""
    if said.denied:
        return f"!{said.path}"
    match = _SAID.fullmatch(said.path)
    assert match is not None
    _, field, key, part, _ = match.groups()
    if _values(record, shape, said.path, (field, key, part, None)) == [(said.path, said.value)]:
        return str(said.path)
    value = said.value
    words = [str(getattr(one, "value", one)) for one in (value if isinstance(value, tuple) else (value,))]
    return f"{said.path}={'+'.join(words)}"


def short(record: Any, shape: Shape, piece: Any) -> str:  # noqa: ANN401 - as above
    """Return the short form of a piece of evidence."""
    at = ", ".join([f"{at.source[7:]}@{at.place}" if at.place else at.source[7:] for at in piece.locators])
    text = at if piece.step is Step.DIRECT else f"{piece.step.value} from {at}"
    if piece.on:
        text += ": " + ", ".join([bare(record, shape, said) for said in piece.on])
    if piece.assertion is not AssertionForm.ASSERTED:
        text += f"; {piece.assertion.value}"
    if piece.mood is not Mood.STATED:
        text += f"; {piece.mood.value}"
    if piece.by is not None:
        text += f"; by {piece.by}"
    return text + "; open" if piece.open else text


def rank(piece: Any) -> tuple[object, ...]:  # noqa: ANN401 - as above
    """Return what evidence is sorted by: step, then source and place."""
    return _RANK[piece.step], [(at.source, at.place or "") for at in piece.locators]
