"""The codec: an immutable value made from the record classes that it understands."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, cast

import attrs

from natoip4.codec.objects import as_object
from natoip4.codec.optimistic import Reader, optimistic_reader
from natoip4.codec.writing import plain_record, raw_record
from natoip4.errors import InvalidDataset, InvalidRecord, Problem, did_you_mean, shown, with_article
from natoip4.records.claims import Claim
from natoip4.records.ids import Id
from natoip4.records.kinds import KINDS
from natoip4.records.record import Record
from natoip4.records.schema import fields_of

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["Codec", "default_codec"]

_SHIPPED = frozenset(KINDS)
_HELD = frozenset({str, bool, Decimal, Id})


@attrs.frozen(slots=False, eq=True)
class Codec:
    """Reads and writes records of certain classes, and of no others; nothing is registered anywhere else.

    Two classes with one prefix and one kind, and a class of which no file can hold a field, raise
    :class:`~natoip4.errors.InvalidDataset`.

    >>> record = default_codec.structure({"id": "state:jpn", "names": ["Japan"]})
    >>> default_codec.unstructure(record)
    {'id': 'state:jpn', 'names': ['Japan']}
    """

    kinds: tuple[type[Record], ...] = KINDS

    def __attrs_post_init__(self) -> None:
        seen: dict[tuple[str, str], type[Record]] = {}
        for kind in self.kinds:
            _refuse_unreadable(kind)
            name = (kind.PREFIX, _claim_kind(kind))
            if name in seen or not kind.PREFIX:
                message = f"{kind.__name__} has no prefix of its own"
                hint = f"{seen[name].__name__} has it" if name in seen else None
                raise InvalidDataset([Problem(code="prefix-taken", message=message, got=shown(kind.PREFIX), hint=hint)])
            seen[name] = kind

    def __reduce__(self) -> tuple[type[Codec], tuple[tuple[type[Record], ...]]]:
        """Pickle the classes; readers are made anew."""
        return Codec, (self.kinds,)

    def plus(self, *kinds: type[Record]) -> Codec:
        """Return a codec that understands these classes too."""
        return Codec((*self.kinds, *kinds))

    def structure(self, raw: object) -> Record:
        """Return the record that *raw*, an object as JSON gives it, writes.

        Whatever is wrong is raised at once as one :class:`~natoip4.errors.InvalidRecord`, each problem with its path.
        """
        try:
            return self._optimistic(cast("dict[str, object]", raw))
        except Exception:  # noqa: BLE001, S110 - whatever it was, the reference reads the record again and reports
            pass
        return self.structure_by_reference(raw)

    def structure_by_reference(self, raw: object) -> Record:
        """Do what :meth:`structure` does, which is quicker and asks here only where something is not plainly right."""
        from natoip4.codec.problems import problems_of  # noqa: PLC0415 - cattrs takes long to import, and good data does not need it
        from natoip4.codec.reading import lacking  # noqa: PLC0415 - cattrs takes long to import, and good data does not need it

        kind, fields = self._pick(raw)
        try:
            return self._converter.structure(fields, kind)
        except Exception as failure:  # noqa: BLE001 - what the converter raises becomes problems
            raise InvalidRecord([*problems_of(failure), *lacking(kind, fields)]) from None

    def unstructure(self, record: Record) -> dict[str, object]:
        """Return *record* as an object that JSON can hold, defaults left out, keys in canonical order."""
        return plain_record(record)

    def unstructure_raw(self, record: Record) -> dict[str, object]:
        """Do what :meth:`unstructure` does, with words, ids and tuples left as they are, for an engine that can write them."""
        return raw_record(record)

    @cached_property
    def _converter(self) -> Converter:
        from natoip4.codec.reading import reference_converter  # noqa: PLC0415 - cattrs takes long to import, and good data does not need it

        return reference_converter(self.kinds)

    @cached_property
    def _optimists(self) -> dict[type[Record], Reader]:
        return {}

    def _optimistic(self, raw: dict[str, object]) -> Record:
        kinds = self._by_name[cast("str", raw["id"]).partition(":")[0]]
        kind = kinds[""] if "" in kinds else kinds[cast("str", raw["kind"])]
        reader = self._optimists.get(kind)
        if reader is None:
            reader = self._optimists[kind] = optimistic_reader(kind, self.kinds)
        return reader(raw)

    @cached_property
    def _by_name(self) -> dict[str, dict[str, type[Record]]]:
        names: dict[str, dict[str, type[Record]]] = {}
        for kind in self.kinds:
            names.setdefault(kind.PREFIX, {})[_claim_kind(kind)] = kind
        return names

    def _pick(self, raw: object) -> tuple[type[Record], dict[str, object]]:
        """Return the class of a record by its id's prefix and its kind, and the object less what only picks the class."""
        fields = as_object(raw)
        if fields is None:
            raise _no_record("wrong-type", "a record is an object", raw, None)
        text = fields.get("id")
        if type(text) is not str:
            raise _no_record("missing-id", "a record has an id", text, ".id", "kind:slug")
        prefix = text.partition(":")[0]
        kinds = self._by_name.get(prefix)
        if kinds is None:
            raise _no_record("unknown-kind", "no kind of record has this prefix", text, ".id", *_choice(prefix, self._by_name))
        if "" in kinds:
            return kinds[""], fields
        word = fields.get("kind")
        if type(word) is not str or word not in kinds:
            legal = _choice(word if type(word) is str else "", kinds)
            raise _no_record("unknown-kind", f"{with_article(prefix)} says which kind it is", word, ".kind", *legal)
        return kinds[word], {name: value for name, value in fields.items() if name != "kind"}


def _refuse_unreadable(kind: type[Record]) -> None:
    """Raise for a class of which no codec can be made; those that this package ships are not looked at again."""
    if kind in _SHIPPED:
        return
    problems = list(_unreadable(kind))
    if problems:
        raise InvalidDataset(problems)


def _unreadable(kind: object) -> Iterator[Problem]:
    got = shown(kind)
    if not (isinstance(kind, type) and issubclass(kind, Record)):
        yield Problem(code="no-record-class", message="a codec is made of record classes", got=got)
        return
    if not re.fullmatch(r"[a-z][a-z0-9.-]*", kind.PREFIX):
        message = f"{kind.__name__} has no prefix that an id can start with"
        yield Problem(code="prefix-taken" if not kind.PREFIX else "bad-prefix", message=message, got=shown(kind.PREFIX))
    if issubclass(kind, Claim) and not kind.KIND:
        yield Problem(code="no-kind", message=f"{kind.__name__} has no KIND, which a claim is told by")
    try:
        fields = fields_of(kind)
    except (NameError, TypeError) as failure:
        message = f"the annotations of {kind.__name__} cannot be read: {failure}"
        yield Problem(code="bad-field", message=message, hint="import what they name where the class is defined")
        return
    for field in fields.values():
        if not all(map(_can_be_held, field.items)):
            message = f"{kind.__name__}.{field.name} holds what no file can"
            got = ", ".join(item.__name__ for item in field.items)
            expected = "text, bool, Decimal, an enum, an Id, a value, or an attrs class of these; or a tuple of one of them"
            yield Problem(code="bad-field", message=message, path=field.name, got=got, expected=expected)


def _can_be_held(item: type[object]) -> bool:
    return item in _HELD or issubclass(item, enum.Enum) or attrs.has(item)


def _claim_kind(kind: type[Record]) -> str:
    return cast("str", getattr(kind, "KIND", ""))


def _choice(
    word: str, legal: dict[str, object] | dict[str, type[Record]] | dict[str, dict[str, type[Record]]]
) -> tuple[str, str | None]:
    return ", ".join(legal), did_you_mean(word, legal)


def _no_record(
    code: str, message: str, got: object, path: str | None, expected: str | None = None, hint: str | None = None
) -> InvalidRecord:
    return InvalidRecord([Problem(code=code, message=message, path=path, got=shown(got), expected=expected, hint=hint)])


default_codec: Codec = Codec()
