"""The reference converter: plain objects to values and records, strict, complete in what it reports."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from types import UnionType
from typing import Union, cast, get_args, get_origin

import attrs
from cattrs import Converter, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from natoip4.errors import InvalidValue, invalid_value
from natoip4.records.evidence import OWN, Evidence, Locator, Said
from natoip4.records.ids import Id
from natoip4.records.paths import Path, field_at, read_word
from natoip4.records.record import Record
from natoip4.values.dates import PartialDate
from natoip4.values.names import ExternalId, Name
from natoip4.values.spans import Ongoing

__all__ = ["reference_converter"]

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
    converter.register_structure_hook_func(lambda t: isinstance(t, type) and issubclass(t, enum.Enum), _by_word)
    converter.register_structure_hook(Id, _id_hook(Id, prefixes))
    converter.register_structure_hook_factory(lambda t: get_origin(t) is Id, lambda t: _id_hook(t, prefixes))
    converter.register_structure_hook_factory(lambda t: get_origin(t) in (Union, UnionType), lambda t: _union_hook(t, converter))
    converter.register_structure_hook_factory(lambda t: get_origin(t) is tuple, lambda t: _list_hook(t, converter))
    converter.register_structure_hook_factory(_is_attrs, lambda t: _object_hook(t, converter))
    return converter


def _is_attrs(cls: object) -> bool:
    return isinstance(cls, type) and attrs.has(cls) and cls not in _WORDS


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
            code, message = ("wrong-family", "an id of another family") if found.prefix in prefixes else ("unknown-kind", "no such kind")
            raise invalid_value(code, message, value, ", ".join(f"{prefix}:…" for prefix in sorted(legal)))
        return found

    return read


def _union_hook(hint: object, converter: Converter) -> Callable[[object, object], object]:
    """Read ``None`` where it is legal; of several classes, the first that takes the value."""
    members = [member for member in get_args(hint) if member is not type(None)]
    optional = len(members) < len(get_args(hint))

    def read(value: object, _: object) -> object:
        if value is None and optional:
            raise invalid_value("null", "null says nothing", value, None, "leave the key out")
        failures = []
        for member in members:
            if member is Ongoing and not (isinstance(value, str) and value.startswith("ongoing")):
                continue
            try:
                return converter.structure(value, member)
            except InvalidValue as failure:
                failures.append(failure)
        raise failures[-1]

    return read


def _list_hook(hint: object, converter: Converter) -> Callable[[object, object], tuple[object, ...]]:
    item = cast("type[object]", get_args(hint)[0])

    def read(value: object, _: object) -> tuple[object, ...]:
        if type(value) is not list:
            raise invalid_value("wrong-type", "not a list", value, "a list")
        elements, failures = [], []
        for index, element in enumerate(cast("list[object]", value)):
            try:
                elements.append(converter.structure(element, item))
            except Exception as failure:  # noqa: BLE001 - the group is taken apart by problems_of
                failure.__notes__ = [*getattr(failure, "__notes__", []), IterableValidationNote("element", index, item)]
                failures.append(failure)
        if failures:
            raise IterableValidationError("elements", failures, tuple)
        return tuple(elements)

    return read


def _object_hook(cls: type, converter: Converter) -> Callable[[object, object], object]:
    if issubclass(cls, Record):
        from_object = make_dict_structure_fn(cls, converter, evidence=override(struct_hook=_evidence_hook(cls, converter)))
    else:
        from_object = make_dict_structure_fn(cls, converter)

    def read(value: object, _: object) -> object:
        if cls in _WORDS_OR_OBJECTS and type(value) is str:
            return read_word(cls, value)
        if type(value) is not dict:
            raise invalid_value("wrong-type", "not an object", value, "an object")
        return from_object(value, cls)

    return read


def _evidence_hook(cls: type, converter: Converter) -> Callable[[object, object], tuple[Evidence, ...]]:
    """Read the evidence of one record class: what it says instead has the type that the class declares at that path."""

    def read_said(value: object, _: object) -> Said:
        if type(value) is str:
            return Evidence.parse(f"x: {value}").on[0]
        if type(value) is not dict:
            raise invalid_value("wrong-type", "not a path", value, 'text, or {"path": …, "value": …, "denied": true}')
        plain = cast("dict[str, object]", value)
        said = from_object({**plain, "value": None} if "value" in plain else plain, Said)
        return attrs.evolve(said, value=_value_at(cls, said.path, plain["value"], converter) if "value" in plain else OWN)

    from_object = make_dict_structure_fn(Said, converter, value=override(struct_hook=lambda value, _: value))
    said_list = _list_hook(tuple[Said, ...], _Only(read_said))  # type: ignore[arg-type]
    from_parts = make_dict_structure_fn(Evidence, converter, on=override(struct_hook=said_list))

    def read_piece(value: object, _: object) -> Evidence:
        if type(value) is str:
            return Evidence.parse(value)
        if type(value) is not dict:
            raise invalid_value("wrong-type", "not evidence", value, "text in short form, or an object")
        return from_parts(value, Evidence)

    return cast("Callable[[object, object], tuple[Evidence, ...]]", _list_hook(tuple[Evidence, ...], _Only(read_piece)))  # type: ignore[arg-type]


@attrs.frozen
class _Only:
    """Stands in for a converter where one function reads every element."""

    read: Callable[[object, object], object]

    def structure(self, value: object, item: object) -> object:
        return self.read(value, item)


def _value_at(cls: type, text: str, value: object, converter: Converter) -> object:
    field, path = field_at(cls, text), Path.parse(text)
    if path.key is not None and path.part is None and field.keyed:
        return converter.structure(value, bool)
    item = cast("type[object]", field.items[0] if len(field.items) == 1 else Union[field.items])
    if field.many and (path.key is None or path.part is not None):
        return converter.structure(value, cast("type[object]", tuple[item, ...]))
    return converter.structure(value, item)
