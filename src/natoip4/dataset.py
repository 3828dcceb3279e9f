"""The dataset: an immutable mapping from id to record, with indexes built when first asked for, and its views."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar, cast, overload

from natoip4.errors import (
    AmbiguousName,
    InvalidDataset,
    Problem,
    UnknownRecord,
    counted,
    did_you_mean,
    invalid_value,
    is_text,
    shown,
)
from natoip4.records.ids import Id, not_an_id
from natoip4.records.record import Record, is_kind, wrong_kind
from natoip4.records.references import Reference, references
from natoip4.records.sources import Source
from natoip4.resolution.policy import Finding
from natoip4.resolution.reasons import Dispute, contested_in, disputes_in, why_in
from natoip4.resolution.views import Lens, seen_through
from natoip4.values.dates import PartialDate
from natoip4.values.vocabulary import Step

__all__ = ["Dataset"]

R = TypeVar("R", bound=Record)
D = TypeVar("D")
T = TypeVar("T")


class Dataset(Mapping[str, Record]):
    """Records by id, in the order of their ids; it never changes, and is equal to whatever holds the same records.

    Two records with one id raise :class:`~natoip4.errors.InvalidDataset`. Records need not agree with one another: that is
    what :func:`~natoip4.rules.checking.check` is for.

    >>> from natoip4.records.actors import State
    >>> from natoip4.values.names import Name
    >>> data = Dataset([State(id=State.ref("jpn"), names=(Name("Japan"),))])
    >>> data[State.ref("jpn")].names[0].text, len(data)
    ('Japan', 1)
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        held = tuple(records)
        if strangers := [thing for thing in held if not _is_record(thing)]:
            raise InvalidDataset(map(_no_record, strangers))
        self._records: Mapping[str, Record] = MappingProxyType({r.id: r for r in sorted(held, key=lambda record: record.id)})
        self._base: Dataset = self
        self._lens: Lens | None = None
        if len(self._records) < len(held):
            raise InvalidDataset(_duplicates(held))

    @overload
    def __getitem__(self, key: Id[R], /) -> R: ...
    @overload
    def __getitem__(self, key: str, /) -> Record: ...
    def __getitem__(self, key: str, /) -> Record:
        """Return the record with that id, or raise UnknownRecord with the nearest id there is."""
        try:
            return self._records[key]
        except (KeyError, TypeError):
            raise self._unknown(key) from None

    @overload  # type: ignore[override]  # a typed id gives the typed record
    def get(self, key: Id[R], /) -> R | None: ...
    @overload
    def get(self, key: str, /) -> Record | None: ...
    @overload
    def get(self, key: Id[R], /, default: R | D) -> R | D: ...
    @overload
    def get(self, key: str, /, default: Record | D) -> Record | D: ...
    def get(self, key: str, /, default: object = None) -> object:  # pyright: ignore[reportIncompatibleMethodOverride] - a typed id gives the typed record
        """Return the record with that id, or *default*."""
        return self._records.get(key, cast("Record", default))

    def __iter__(self) -> Iterator[Id]:
        return cast("Iterator[Id]", iter(self._records))

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key in self._records

    def __eq__(self, other: object) -> bool:
        return self._records == other._records if isinstance(other, Dataset) else NotImplemented

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"<Dataset of {counted(len(self), 'record')}{'' if self._lens is None else ', a view'}>"

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the records and, for a view, its base and lens; indexes are built anew."""
        if self._lens is None:
            return Dataset, (tuple(self._records.values()),)
        return _view_of, (self._base, self._lens)

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of a class, or of a family, by id; what is no such class raises InvalidValue.

        >>> from natoip4.records.actors import State
        >>> Dataset([State(id=State.ref("jpn"))]).of(State)[0].id
        Id('state:jpn')
        """
        if not is_kind(kind):
            raise invalid_value("not-a-kind", "no class of records", kind, "a class such as State")
        if kind not in self._by_kind:
            self._by_kind[kind] = tuple(record for record in self._records.values() if isinstance(record, kind))
        return cast("tuple[R, ...]", self._by_kind[kind])

    def derived(self, make: Callable[[Dataset], T]) -> T:
        """Return what *make* makes of this dataset. It is made once and kept, since the dataset never changes.

        >>> data = Dataset()
        >>> data.derived(list) is data.derived(list)
        True
        """
        if make not in self._derived:
            self._derived[make] = make(self)
        return cast("T", self._derived[make])

    def referrers(self, id_: str) -> tuple[Reference, ...]:
        """Return every reference to a record, by referring record and path.

        An id that nothing bears and nothing names raises :class:`~natoip4.errors.UnknownRecord`, what is no text
        :class:`~natoip4.errors.InvalidValue`.
        """
        if not is_text(id_):
            raise not_an_id(id_)
        found = self._referrers.get(cast("Id", id_))
        if found is None and id_ not in self._base:
            raise self._unknown(id_)
        return found or ()

    def by_source(self, id_: str) -> tuple[Record, ...]:
        """Return the records with evidence from a source, by id.

        An id that nothing bears raises :class:`~natoip4.errors.UnknownRecord`, one of no source
        :class:`~natoip4.errors.InvalidValue`.
        """
        source = _source(self._base, id_)
        holders = {reference.holder for reference in self.referrers(source) if reference.path.endswith(".locators")}
        return tuple(self._records[holder] for holder in sorted(holders))

    def named(self, name: str) -> Record:
        """Return the one record that bears a name.

        A name that none bears raises :class:`~natoip4.errors.UnknownRecord`, one that several bear
        :class:`~natoip4.errors.AmbiguousName` with the candidates: nothing is guessed.
        """
        found = self._by_name.get(name.casefold(), ()) if is_text(name) else ()
        if len(found) == 1:
            return self._records[found[0]]
        if found:
            message, hint = f"{len(found)} records bear this name", f"look one up by id: {', '.join(found)}"
            raise AmbiguousName([Problem(code="ambiguous-name", message=message, got=shown(name), hint=hint)])
        advice = did_you_mean(name.casefold(), self._by_name) if is_text(name) else None
        raise UnknownRecord([Problem(code="unknown-name", message="no record bears this name", got=shown(name), hint=advice)])

    def with_(self, records: Iterable[Record]) -> Dataset:
        """Return a dataset with these records added, or put in place of those with the same ids; it is nobody's view.

        Two new records with one id raise :class:`~natoip4.errors.InvalidDataset`.
        """
        added = tuple(records)
        new = {record.id for record in added if _is_record(record)}
        return Dataset([*(record for id_, record in self._records.items() if id_ not in new), *added])

    def view(
        self,
        *,
        sources: Iterable[str] | None = None,
        known_on: PartialDate | str | None = None,
        possible: bool = False,
        conjectures: bool = False,
    ) -> Dataset:
        """Return the dataset as some of its evidence has it: resolved again, from the base, under this and earlier views.

        ``sources`` are the ids of the sources to take; ``known_on`` takes those published by the end of that date, and with
        ``possible`` also those that may have been, which without a date raises :class:`~natoip4.errors.InvalidValue`;
        ``conjectures`` of ours are left out unless asked for.
        """
        if is_text(sources) or not isinstance(sources, Iterable | None):  # pyright: ignore[reportUnnecessaryIsInstance] - a public door
            raise invalid_value("bad-sources", "sources are a collection of ids", sources, '["source:…"]')
        if possible and known_on is None:
            raise invalid_value("no-date", "possible goes with a date", possible, "a date for known_on beside it")
        taken = None if sources is None else frozenset(_source(self._base, source) for source in sources)
        date = known_on if isinstance(known_on, PartialDate | None) else PartialDate.parse(known_on)
        lens = Lens(
            sources=taken,
            known_on=frozenset() if date is None else frozenset({(date, possible)}),
            conjectures=conjectures,
        )
        return self._seen(self._base, lens if self._lens is None else self._lens & lens)

    @classmethod
    def _seen(cls, base: Dataset, lens: Lens) -> Dataset:
        view = cls(seen_through(lens, base._records).values())
        view._base, view._lens = base, lens
        return view

    @property
    def base(self) -> Dataset:
        """The dataset that this is a view of, or itself."""
        return self._base

    @property
    def lens(self) -> Lens | None:
        """What this view lets through, or ``None`` where it is no view."""
        return self._lens

    def why(self, id_: str, path: str | None = None) -> tuple[Finding, ...]:
        """Return, for each path of a record at or below *path*, what is held there and all evidence for and against it.

        An unknown id raises :class:`~natoip4.errors.UnknownRecord`, a path that the record's class lacks
        :class:`~natoip4.errors.InvalidValue`. Conjectures of ours count in a view that asks for them, and for a record that
        nothing else speaks for.
        """
        record = self[id_]
        alone = self._lens is None and all(piece.step is Step.CONJECTURE for piece in record.evidence)
        base = self._base[id_]
        return why_in(self._records, record, path, base=base, conjectures=alone or self._sees_conjectures)

    def disputes(self, *, conjectures: bool = False) -> tuple[Dispute, ...]:
        """Return every path at which evidence excludes other evidence; *conjectures* compares what we take to be the same.

        Both ends of a span that comes out with its end before its start are such paths.
        """
        return tuple(disputes_in(self._records, conjectures=conjectures or self._sees_conjectures))

    @cached_property
    def contested(self) -> tuple[tuple[Id, str], ...]:
        """Record and path wherever equally good evidence disagrees, so that no value is held."""
        return tuple(contested_in(self._records, conjectures=self._sees_conjectures))

    @property
    def _sees_conjectures(self) -> bool:
        return self._lens is not None and self._lens.conjectures

    @cached_property
    def _hash(self) -> int:
        return hash(tuple(self._records.values()))

    @cached_property
    def _by_kind(self) -> dict[type[Record], tuple[Record, ...]]:
        return {}

    @cached_property
    def _derived(self) -> dict[object, object]:
        return {}

    @cached_property
    def _referrers(self) -> Mapping[Id, tuple[Reference, ...]]:
        index: dict[Id, list[Reference]] = {}
        for record in self._records.values():
            for reference in references(record):
                index.setdefault(reference.target, []).append(reference)
        return {target: tuple(found) for target, found in index.items()}

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[str, ...]]:
        index: dict[str, dict[str, None]] = {}
        for id_, record in self._records.items():
            for name in getattr(record, "names", None) or ():
                index.setdefault(name.text.casefold(), {})[id_] = None
        return {name: tuple(ids) for name, ids in index.items()}

    def _unknown(self, key: object) -> UnknownRecord:
        message, hint = "no record has this id", did_you_mean(key, self._base)
        if self._lens is not None and key in self._base:
            message, hint = "no record of this view has this id", "the dataset that it is a view of has it: data.base"
        got = shown(str(key) if isinstance(key, str) else key)
        return UnknownRecord([Problem(code="unknown-id", message=message, got=got, hint=hint)])


def _is_record(thing: object) -> bool:
    return isinstance(thing, Record)


def _no_record(thing: object) -> Problem:
    hint = "write data.values() for the records of a dataset" if isinstance(thing, str) else None
    return Problem(code="wrong-type", message="not a record", got=shown(thing), expected="a record", hint=hint)


def _source(data: Dataset, id_: str) -> Id:
    if not is_text(id_):
        raise not_an_id(id_)
    record = data[id_]
    if not isinstance(record, Source):
        raise wrong_kind(record, Source)
    return record.id


def _view_of(base: Dataset, lens: Lens) -> Dataset:
    return Dataset._seen(base, lens)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - pickle needs a function


def _duplicates(records: Iterable[Record]) -> list[Problem]:
    seen: set[Id] = set()
    problems: list[Problem] = []
    for record in records:
        if record.id in seen:
            message, hint = "two records have this id", "an id is never used again: give one of them another"
            problems.append(Problem(code="duplicate-id", message=message, record=record.id, path="id", hint=hint))
        seen.add(record.id)
    return problems
