"""The reference converter: plain objects to values and records, strict, complete in what it reports."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from types import GenericAlias, UnionType
from typing import Union, cast, get_args, get_origin

import attrs
from cattrs import Converter, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from natoip4.codec.objects import as_list, as_object
from natoip4.errors import InvalidValue, Problem, invalid_value
from natoip4.records.evidence import EXISTS, OWN, Evidence, Said
from natoip4.records.ids import Id
from natoip4.records.locators import Locator
from natoip4.records.paths import Path, field_at, read_word
from natoip4.records.record import Record
from natoip4.records.settling import legible
from natoip4.values.dates import PartialDate
from natoip4.values.names import ExternalId, Name
from natoip4.values.spans import Ongoing

__all__ = ["lacking", "reference_converter"]

_Hook = Callable[[object, object], object]

_WORDS = (PartialDate, Ongoing, Locator)
_WORDS_OR_OBJECTS = (Name, ExternalId)
_LARGEST = 2**53


def reference_converter(kinds: Iterable[type[Record]]) -> Converter:
    """Return a converter that reads these record classes and refuses what is not exactly right.

    Nothing is coerced: no number for text, no text for a list, no unknown key, no id of another family than declared.
    """
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    prefixes = {kind.PREFIX: kind for kind in kinds}
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(bool, _flag)
    converter.register_structure_hook(Decimal, _number)
    for word in _WORDS:
        converter.register_structure_hook(word, _by_word)
    converter.register_structure_hook_func(_is_vocabulary, _by_word)
    converter.register_structure_hook(Id, _id_hook(Id, prefixes))

    def id_hook(hint: object) -> _Hook:
        return _id_hook(hint, prefixes)

    converter.register_structure_hook_factory(_is_id, id_hook)
    converter.register_structure_hook_factory(_is_union, _union_hook)
    converter.register_structure_hook_factory(_is_tuple, _list_hook)
    converter.register_structure_hook_factory(_is_attrs, _object_hook)
    return converter


def _is_vocabulary(hint: object) -> bool:
    return isinstance(hint, type) and issubclass(hint, enum.Enum)


def _is_id(hint: object) -> bool:
    return get_origin(hint) is Id


def _is_union(hint: object) -> bool:
    return get_origin(hint) is Union or isinstance(hint, UnionType)


def _is_tuple(hint: object) -> bool:
    return get_origin(hint) is tuple


def _is_attrs(hint: object) -> bool:
    return isinstance(hint, type) and attrs.has(hint) and hint not in _WORDS


def _text(value: object, _: type) -> str:
    if type(value) is not str:
        raise invalid_value("wrong-type", "not text", value, "text")
    return value


def _flag(value: object, _: type) -> bool:
    if type(value) is not bool:
        raise invalid_value("wrong-type", "not true or false", value, "true or false")
    return value


def _number(value: object, _: type) -> Decimal:
    """Read an integer, or a decimal number written as text, so that no reader of JSON rounds it."""
    if type(value) is int and abs(value) <= _LARGEST:
        return Decimal(value)
    if type(value) is str:
        try:
            number = Decimal(value)
        except InvalidOperation:
            number = Decimal("nan")
        if number.is_finite() and value.isascii():
            return number
    hint = "put the number in quotes: JSON readers round such numbers" if isinstance(value, (int, float)) else None
    raise invalid_value("bad-number", "not a number", value, "an integer, or a decimal number in quotes", hint)


def _by_word(value: object, cls: type) -> object:
    return read_word(cls, _text(value, str))


def _id_hook(hint: object, prefixes: dict[str, type[Record]]) -> Callable[[object, object], Id]:
    arguments = get_args(hint)
    families = tuple(cast("type", m) for m in (get_args(arguments[0]) or arguments)) if arguments else (object,)
    legal = {prefix for prefix, kind in prefixes.items() if issubclass(kind, families)}

    def read(value: object, _: object) -> Id:
        found = Id(_text(value, str))
        if found.prefix not in legal:
            code, message = (
                ("wrong-family", "an id of another family") if found.prefix in prefixes else ("unknown-kind", "no such kind")
            )
            raise invalid_value(code, message, value, ", ".join(f"{prefix}:…" for prefix in sorted(legal)))
        return found

    return read


def _union_hook(hint: object, converter: Converter) -> _Hook:
    """Read ``None`` where it is legal; of several classes, the first that takes the value."""
    members = [member for member in get_args(hint) if member is not type(None)]
    optional = len(members) < len(get_args(hint))

    def read(value: object, _: object) -> object:
        if value is None and optional:
            raise invalid_value("null", "null says nothing", value, None, "leave the key out")
        failures: list[InvalidValue] = []
        for member in members:
            if member is Ongoing and not (isinstance(value, str) and value.startswith("ongoing")):
                continue
            try:
                return converter.structure(value, member)
            except InvalidValue as failure:
                failures.append(failure)
        raise failures[-1]

    return read


def _list_hook(hint: object, converter: Converter) -> _Hook:
    item = cast("type[object]", get_args(hint)[0])

    def read_element(value: object, _: object) -> object:
        return converter.structure(value, item)

    return _each(read_element)


def _each(read_element: _Hook) -> _Hook:
    """Return a hook that reads every element of a list, and gathers what fails."""

    def read(value: object, _: object) -> tuple[object, ...]:
        listed = as_list(value)
        if listed is None:
            raise invalid_value("wrong-type", "not a list", value, "a list")
        elements: list[object] = []
        failures: list[Exception] = []
        for index, element in enumerate(listed):
            try:
                elements.append(read_element(element, None))
            except Exception as failure:  # noqa: BLE001 - the group is taken apart by problems_of
                failure.add_note(cast("Callable[..., str]", IterableValidationNote)("element", index, object))
                failures.append(failure)
        if failures:
            raise IterableValidationError("elements", failures, tuple)  # pyright: ignore[reportCallIssue] - its __new__ takes the class
        return tuple(elements)

    return read


def _object_hook(hint: object, converter: Converter) -> _Hook:
    cls = cast("type[object]", hint)
    hooks = {"evidence": _evidence_hook(cls, converter)} if issubclass(cls, Record) else {}
    from_object = _reader_of(cls, converter, **hooks)

    def read(value: object, _: object) -> object:
        if cls in _WORDS_OR_OBJECTS and type(value) is str:
            return read_word(cls, value)
        if as_object(value) is None:
            expected = "text or an object" if cls in _WORDS_OR_OBJECTS else "an object"
            raise invalid_value("wrong-type", f"not {expected}", value, expected)
        return from_object(value, cls)

    return read


def _reader_of(cls: type[object], converter: Converter, **hooks: _Hook) -> _Hook:
    """Return what reads an object into *cls*, with hooks of their own for some of its fields."""
    changes = {name: override(struct_hook=hook) for name, hook in hooks.items()}
    make = cast("Callable[..., _Hook]", make_dict_structure_fn)
    return make(cls, converter, **changes)


def _evidence_hook(cls: type, converter: Converter) -> _Hook:
    """Read the evidence of one record class: what it says instead has the type that the class declares at that path."""

    def read_said(value: object, _: object) -> Said:
        if type(value) is str:
            return Evidence.parse(f"x: {value}").on[0]
        plain = as_object(value)
        if plain is None:
            raise invalid_value("wrong-type", "not a path", value, 'text, or {"path": …, "value": …, "denied": true}')
        said = cast("Said", said_from_object({**plain, "value": None} if "value" in plain else plain, Said))
        if "value" not in plain:
            return attrs.evolve(said, value=OWN)
        if plain["value"] is None:
            return said
        return attrs.evolve(said, value=_value_at(cls, said.path, plain["value"], converter))

    def read_piece(value: object, _: object) -> Evidence:
        if type(value) is not str and as_object(value) is None:
            raise invalid_value("wrong-type", "not evidence", value, "text in short form, or an object")
        piece = Evidence.parse(value) if type(value) is str else cast("Evidence", piece_from_object(value, Evidence))
        problems = [problem for said in piece.on for problem in _misread(cls, said)]
        if problems:
            raise InvalidValue(problems)
        return piece

    said_from_object = _reader_of(Said, converter, value=_as_it_is)
    piece_from_object = _reader_of(Evidence, converter, on=_each(read_said))
    return _each(read_piece)


def _misread(cls: type, said: Said) -> tuple[Problem, ...]:
    try:
        legible(cls, said)
    except InvalidValue as failure:
        return failure.problems
    return ()


def lacking(cls: type, fields: Mapping[str, object]) -> Iterator[Problem]:
    """Yield a problem for every path that evidence in short form speaks for and the class lacks; alone they are for a rule."""
    for place, piece in enumerate(as_list(fields.get("evidence")) or ()):
        try:
            on = Evidence.parse(piece).on if type(piece) is str else ()
        except InvalidValue:
            continue
        for said in on:
            try:
                _ = said.path == EXISTS or field_at(cls, said.path)
            except InvalidValue as failure:
                yield from (attrs.evolve(problem, path=f".evidence[{place}]") for problem in failure.problems)


def _as_it_is(value: object, _: object) -> object:
    return value


def _value_at(cls: type, text: str, value: object, converter: Converter) -> object:
    field, path = field_at(cls, text), Path.parse(text)
    if path.key is not None and path.part is None and field.keyed:
        return converter.structure(value, bool)
    item = cast("type[object]", field.items[0] if len(field.items) == 1 else Union[field.items])  # noqa: UP007 - made at run time
    if field.many and (path.key is None or path.part is not None):
        return converter.structure(value, cast("type[object]", GenericAlias(tuple, (item, ...))))
    return converter.structure(value, item)
