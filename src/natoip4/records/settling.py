"""Making evidence absolute: what a passage says is fixed when its record is made, and stays so whatever becomes of the record.

Writing only what differs from the record's own value is notation: :func:`settled` resolves it, :func:`notations` chooses it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import attrs

from natoip4.errors import InvalidRecord, InvalidValue, Problem
from natoip4.records.evidence import EXISTS, OWN, Evidence, Said, short
from natoip4.records.paths import Path, atoms, elements_at, field_at, read_token, read_word
from natoip4.records.schema import Field

__all__ = ["notations", "settled"]


def settled(record: object, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return *evidence* sorted, every path as fine as can be and with its value.

    The bare name of a collection stands for the elements that the record holds, that of a span for its ends; an element with a
    key stands for its presence alone. A path that the class lacks is left as it is, for a rule to report. Text that writes no
    value raises :class:`~natoip4.errors.InvalidRecord`.
    """
    own: dict[str, object] | None = None
    pieces: list[Evidence] = []
    problems: list[Problem] = []
    for place, piece in enumerate(evidence):
        if not piece.on:
            pieces.append(piece)
            continue
        own = atoms(record) if own is None else own
        try:
            on = _settle_all(type(record), own, piece.on)
        except InvalidValue as failure:
            problems += [attrs.evolve(problem, path=f"evidence[{place}]") for problem in failure.problems]
        else:
            pieces.append(piece if on == piece.on else attrs.evolve(piece, on=on))
    if problems:
        raise InvalidRecord(problems)
    return tuple(sorted(pieces, key=lambda piece: piece.sort_key) if len(pieces) > 1 else pieces)


def _settle_all(cls: type, own: Mapping[str, object], on: Iterable[Said]) -> tuple[Said, ...]:
    fine = {(said.path, said.denied): said for coarse in on for said in _settle(cls, own, coarse)}
    with_parts = {Path.parse(path).element for path, denied in fine if not denied and "]." in path}
    return tuple(fine[key] for key in sorted(fine) if key[0] not in with_parts or key[1])


def _settle(cls: type, own: Mapping[str, object], said: Said) -> Iterator[Said]:
    try:
        field = None if said.path == EXISTS else field_at(cls, said.path)
    except InvalidValue:
        yield said if said.value is not OWN else attrs.evolve(said, value=None)
        return
    path = Path.parse(said.path)
    if said.value is OWN:
        finer = () if path.key is not None or said.denied else _below(own, said.path)
        if finer:
            yield from (Said(name, own[name]) for name in finer)
        else:
            yield attrs.evolve(said, value=_bare_value(own, field, path, denied=said.denied))
        return
    if (
        field is not None
        and isinstance(said.value, str)
        and str not in field.items
        and (path.key is None or path.part is not None)
    ):
        said = attrs.evolve(said, value=read_token(field, said.value))
    if field is not None and path.key is None and path.part is None and (field.many or field.parts):
        yield from (Said(name, value, said.denied) for name, value in elements_at(field, said.value))
    else:
        yield said


def _below(own: Mapping[str, object], name: str) -> list[str]:
    return [path for path in own if path.startswith((f"{name}[", f"{name}."))]


def _bare_value(own: Mapping[str, object], field: Field | None, path: Path, *, denied: bool) -> object:
    """Return what a path without a value says: the record's own value, or what the key of an element says."""
    if field is None or (denied and field.items == (bool,)):
        return True
    if path.key is None or path.part is not None:
        return own.get(str(path))
    return True if field.keyed else own.get(str(path), read_word(field.items[0], path.key))


def notations(record: object, evidence: Iterable[Evidence]) -> Iterator[str | Evidence]:
    """Yield how each piece of a record's evidence is written: its short form, or itself with the paths to write.

    A path whose value is what the bare path says is left bare. Where all evidence is from one source, the elements of a
    collection together are written as the name of the collection.
    """
    own = atoms(record)
    pieces = tuple(evidence)
    gather = len({source for piece in pieces for source in piece.sources}) == 1
    for piece in pieces:
        on = tuple(_bare(type(record), own, said) for said in piece.on)
        if gather and on:
            on = tuple(_gathered(own, on))
        words = tuple(said if said.value is OWN else attrs.evolve(said, value=_word(said.value)) for said in on)
        yield short(piece, words) or attrs.evolve(piece, on=on)


def _bare(cls: type, own: Mapping[str, object], said: Said) -> Said:
    try:
        field = None if said.path == EXISTS else field_at(cls, said.path)
        default = _bare_value(own, field, Path.parse(said.path), denied=said.denied)
    except InvalidValue:
        default = None
    return attrs.evolve(said, value=OWN) if default == said.value and type(default) is type(said.value) else said


def _gathered(own: Mapping[str, object], on: tuple[Said, ...]) -> Iterator[Said]:
    """Yield *on* with all own elements of one field as the bare name of the field."""
    bare = {said.path for said in on if said.value is OWN and not said.denied}
    done: set[str] = set()
    for said in on:
        name = Path.parse(said.path).field if said.path in own else ""
        mine = _below(own, name) if name else []
        if said.denied or said.path not in mine or not bare.issuperset(mine):
            yield said
        elif name not in done:
            done.add(name)
            yield Said(name)


def _word(value: object) -> object:
    """Return the token that writes *value*, or the value itself where no token can."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        words = [_word(element) for element in cast("tuple[object, ...]", value)]
        return (
            "+".join(str(word) for word in words)
            if words and all(isinstance(word, str) for word in words)
            else cast("object", value)
        )
    word = getattr(value, "value", None)
    if isinstance(word, str) and not hasattr(type(value), "parse"):
        return word
    parse = getattr(type(value), "parse", None)
    return str(value) if isinstance(value, str) or (parse is not None and parse(str(value)) == value) else value
