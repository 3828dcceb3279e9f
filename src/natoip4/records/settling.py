"""Making evidence absolute: what a passage says is fixed when its record is made, and stays so whatever becomes of the record.

Writing only what differs from the record's own value is notation: :func:`settled` resolves it, :func:`notations` chooses it
again.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs

from natoip4.errors import InvalidRecord, InvalidValue, Problem, invalid_value
from natoip4.records.evidence import EXISTS, OWN, Evidence, Said, short, token_of
from natoip4.records.paths import Path, elements_at, located, read_key, read_token, read_word, scalar_names
from natoip4.records.schema import Field, described, fields_of
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span

__all__ = ["atomic", "legible", "notations", "settled"]


def settled(record: object, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return *evidence* sorted, every path as fine as can be and with its value.

    The bare name of a collection stands for the elements that the record holds, that of a span for its ends; an element with a
    key stands for its presence alone. A path that the class lacks is left as it is, for a rule to report. Text that writes no
    value, and two values for one path, raise :class:`~natoip4.errors.InvalidRecord`.
    """
    held = _Held(record)
    pieces: list[Evidence] = []
    problems: list[Problem] = []
    for place, piece in enumerate(evidence):
        try:
            on = _settle_all(held, piece.on)
        except InvalidValue as failure:
            problems += [attrs.evolve(problem, path=f"evidence[{place}]") for problem in failure.problems]
        else:
            same = len(on) == len(piece.on) and all(map(operator.is_, on, piece.on))  # not ==: an Id equals its text
            pieces.append(piece if same else piece.saying(on))
    if problems:
        raise InvalidRecord(problems)
    return tuple(pieces if _in_order(pieces) else sorted(pieces, key=lambda piece: piece.sort_key))


def atomic(record: object, said: Said) -> tuple[Said, ...]:
    """Return what one *said* of a record's evidence comes to, path by atomic path."""
    return tuple(_settle(_Held(record), said))


def _in_order(pieces: list[Evidence]) -> bool:
    if len(pieces) < 2:
        return True
    keys = [piece.place_key for piece in pieces]
    return all(one < other for one, other in pairwise(keys))


class _Held:
    """What a record holds, taken apart field by field when first asked for."""

    __slots__ = ("_taken_apart", "record")

    def __init__(self, record: object) -> None:
        self.record = record
        self._taken_apart: dict[str, dict[str, object]] = {}

    def atoms(self, name: str) -> dict[str, object]:
        """Return the atoms of the stated field *name*."""
        atoms = self._taken_apart.get(name)
        if atoms is None:
            value = getattr(self.record, name)
            atoms = {} if value is None else dict(elements_at(fields_of(type(self.record))[name], value))
            self._taken_apart[name] = atoms
        return atoms

    def at(self, path: str) -> object:
        """Return what the record holds at the atomic path *path*, or ``None``."""
        return self.atoms(path.partition("[")[0].partition(".")[0]).get(path)


def _settle_all(held: _Held, on: tuple[Said, ...]) -> tuple[Said, ...]:
    fine: dict[tuple[str, str], Said] = {}
    with_parts: set[str] = set()
    for said in (fine_one for coarse in on for fine_one in _settle(held, coarse)):
        path = said.path
        before = fine.setdefault((path, repr(said.value) if said.denied else ""), said)
        if before is not said and before != said:
            hint = "write one piece of evidence for each"
            raise invalid_value("says-two-values", f"two values for {path}", said.value, None, hint)
        if path[-1] != "]" and "]." in path and not said.denied:
            with_parts.add(path[: path.rindex("].") + 1])
    kept = (said for said in fine.values() if said.denied or said.path not in with_parts)
    return tuple(sorted(kept, key=_by_path)) if len(fine) > 1 else tuple(kept)


def _by_path(said: Said) -> tuple[str, bool, str]:
    return said.path, said.denied, repr(said.value) if said.denied else ""


def _settle(held: _Held, said: Said) -> Iterable[Said]:
    """Return what *said* comes to, path by atomic path."""
    path, value, denied = said.path, said.value, said.denied
    if value is OWN and not denied and path in scalar_names(type(held.record)):
        return (Said(path, getattr(held.record, path)),)
    said = legible(type(held.record), said)
    found = None if path == EXISTS else located(type(held.record), path)
    if found is None:
        return (Said(path, True if path == EXISTS else None, denied),) if value is OWN else (said,)
    field, key = found
    whole = key is None and (field.many or bool(field.parts)) and "." not in path
    if value is OWN:
        finer = held.atoms(path) if whole and not denied else {}
        return [Said(name, own) for name, own in finer.items()] or (
            Said(path, _bare_value(held, field, path, key, denied), denied),
        )
    value = said.value
    if whole and value is not None:
        return [Said(name, each, denied) for name, each in elements_at(field, value)]
    return (said,)


def legible(cls: type, said: Said) -> Said:
    """Return *said* of a record of class *cls*, with text that writes a value read.

    What is no path, a key or text that writes none, and a value that a span cannot end with, raise
    :class:`~natoip4.errors.InvalidValue`; a path that the class lacks is left as it is.
    """
    Path.parse(said.path)
    path, value = said.path, said.value
    if path == EXISTS and value is not OWN and value is not True:
        raise invalid_value("bad-path", "'exists' takes no value", value, hint="write !exists for a denial")
    found = None if path == EXISTS else located(cls, path)
    if found is None:
        return said
    field, key = found
    if key is not None and (item := fields_of(cls)[path.partition("[")[0]]).keyed:
        read_key(item.items[0], key)
    if type(value) is str and str not in field.items:
        element = key is not None and path[-1] == "]"
        value = read_word(bool if field.keyed else field.items[0], value) if element else read_token(field, value)
    if key is None and field.many and value is not OWN and value is not None and not _is_tuple(value):
        raise invalid_value("wrong-type", f"not what {path} holds", value, "a tuple")
    if isinstance(value, PartialDate) and field is described(Span).get(field.name):
        Span(start=value)
    return said if value is said.value else Said(path, value, said.denied)


def _is_tuple(value: object) -> bool:
    return type(value) is tuple


def _bare_value(held: _Held, field: Field, path: str, key: str | None, denied: bool) -> object:  # noqa: FBT001 - what a path says
    """Return what an atomic path says without a value: the record's own, or what the key of an element says."""
    if denied and field.items == (bool,):
        return True
    if key is None or path[-1] != "]":
        return held.at(path)
    return True if field.keyed else held.at(path) or read_word(field.items[0], key)


def notations(record: object, evidence: Iterable[Evidence]) -> Iterator[str | Evidence]:
    """Yield how each piece of a record's evidence is written: its short form, or itself with the paths to write.

    A path whose value is what the bare path says is left bare. Where all evidence is from one source, the elements of a
    collection together are written as the name of the collection.
    """
    held = _Held(record)
    pieces = tuple(evidence)
    gather = len({source for piece in pieces for source in piece.sources}) == 1
    for piece in pieces:
        on = tuple(_bare(held, said) for said in piece.on)
        on = tuple(_gathered(held, on)) if gather else on
        words = tuple(said if said.value is OWN else Said(said.path, token_of(said.value), said.denied) for said in on)
        yield short(piece, words) or attrs.evolve(piece, on=on)


def _bare(held: _Held, said: Said) -> Said:
    """Return *said* without its value, where the bare path comes to the very same."""
    bare = Said(said.path, OWN, said.denied)
    try:
        (again,) = _settle(held, bare)
    except (InvalidValue, ValueError):
        return said
    return bare if again == said and type(again.value) is type(said.value) else said


def _gathered(held: _Held, on: tuple[Said, ...]) -> Iterator[Said]:
    """Yield *on* with all own elements of one field as the bare name of the field."""
    bare = {said.path for said in on if said.value is OWN and not said.denied}
    done: set[str] = set()
    for said in on:
        found = None if said.path == EXISTS else located(type(held.record), said.path)
        name = said.path.partition("[")[0].partition(".")[0]
        mine = held.atoms(name) if found is not None else {}
        if said.denied or name in mine or said.path not in mine or not bare.issuperset(mine):
            yield said
        elif name not in done:
            done.add(name)
            yield Said(name)
