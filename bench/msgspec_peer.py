"""The records of sample.py as msgspec Structs."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from checks import FAMILIES, Shape, absolute, date, head, in_order, number, one_date, pattern, printable, rank, short, span_end
from msgspec import Meta, Struct, convert
from msgspec.json import Decoder, Encoder
from msgspec.structs import force_setattr

from natoip4.values.names import NameKind
from natoip4.values.quantities import Direction
from natoip4.values.vocabulary import (
    Act,
    AgreementForm,
    AssertionForm,
    Domain,
    EventForm,
    Facet,
    Level,
    LinkKind,
    Modality,
    Mood,
    ParticipantRole,
    PartyRole,
    Polarity,
    Sign,
    Stage,
    Status,
    Step,
    Strength,
    Trend,
)

__all__ = ["decode", "encode"]


def _id(*prefixes: str) -> Meta:
    return Meta(pattern=pattern(*prefixes), max_length=200)


Actor = Annotated[str, _id(*FAMILIES["actor"])]
AnyId = Annotated[str, _id(*FAMILIES["record"])]
PlaceId = Annotated[str, _id("place")]
TopicId = Annotated[str, _id("topic")]
Words = Annotated[str, Meta(pattern=r"^\S([\s\S]*\S)?$")]


class Strict(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


class Span(Strict, frozen=True):
    start: str = None  # type: ignore[assignment]
    end: str = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        if (self.start or self.end) is None:
            raise ValueError("a span needs an end")
        if self.start is not None:
            one_date(self.start)
        if self.end is not None:
            span_end(self.end)


class Name(Strict, frozen=True):
    text: str
    language: Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    kind: NameKind = NameKind.USUAL
    span: Span = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        printable(self.text)


class ExternalId(Strict, frozen=True):
    scheme: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
    value: str
    span: Span = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        printable(self.value)


class Quantity(Strict, frozen=True):
    unit: Words
    low: Annotated[int, Meta(ge=-(2**53), le=2**53)] | str = None  # type: ignore[assignment]
    high: Annotated[int, Meta(ge=-(2**53), le=2**53)] | str = None  # type: ignore[assignment]
    approximate: bool = False
    direction: Direction = None  # type: ignore[assignment]
    at: str = None  # type: ignore[assignment]
    said: Words = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        if self.low is not None:
            force_setattr(self, "low", _decimal(self.low))
        if self.high is not None:
            force_setattr(self, "high", _decimal(self.high))
        _check_quantity(self)
        if self.at is not None:
            date(self.at)


def _check_quantity(quantity: Any) -> None:  # noqa: ANN401 - its fields were set to other types just now
    low, high = quantity.low, quantity.high
    if low is None and high is None and quantity.direction is None and quantity.said is None:
        raise ValueError("nothing is said")
    if low is not None and high is not None and low > high:
        raise ValueError("upside down")


def _decimal(value: int | str) -> Decimal:
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,60}(\.[0-9]{1,60})?", value):
        raise ValueError("not a number")
    return Decimal(value)


class Party(Strict, frozen=True):
    actor: Actor
    role: PartyRole = None  # type: ignore[assignment]


class Participant(Strict, frozen=True):
    actor: Actor
    roles: tuple[ParticipantRole, ...] = None  # type: ignore[assignment]
    level: Level = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        if self.roles is not None and len(self.roles) > 1:
            force_setattr(self, "roles", _by_value(self.roles))


class Milestone(Strict, frozen=True):
    stage: Stage
    party: Actor = None  # type: ignore[assignment]
    act: Act = None  # type: ignore[assignment]
    date: str = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        if self.date is not None:
            date(self.date)


class Term(Strict, frozen=True):
    text: str
    by: Actor = None  # type: ignore[assignment]


class Link(Strict, frozen=True):
    kind: LinkKind
    to: AnyId
    strength: Strength = None  # type: ignore[assignment]


class Locator(Struct, frozen=True):
    source: str
    place: str | None


class Said(Struct, frozen=True):
    path: str
    value: object
    denied: bool


class Evidence(Struct, frozen=True):
    locators: tuple[Locator, ...]
    step: Step
    assertion: AssertionForm
    mood: Mood
    by: str | None
    open: bool
    on: tuple[Said, ...] = ()


def _by_value(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(sorted(values, key=lambda value: value._value_)) if len(values) > 1 else values


def _text(value: Any) -> str:  # noqa: ANN401 - what a collection holds
    return value._value_ if not isinstance(value, str) else value


def _name(held: str | Name) -> Name:
    return Name(held) if isinstance(held, str) else held


def _external(held: str | ExternalId) -> ExternalId:
    if not isinstance(held, str):
        return held
    scheme, colon, value = held.partition(":")
    if not colon or not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", scheme):
        raise ValueError("no scheme")
    return ExternalId(scheme, value)


def _milestone_key(held: Milestone) -> str:
    return f"{held.stage._value_}/{held.party}" if held.party else held.stage._value_


KEYS: dict[str, Callable[[Any], str]] = {
    "names": lambda name: name.text,
    "external_ids": lambda held: f"{held.scheme}:{held.value}",
    "parties": lambda party: party.actor,
    "participants": lambda held: held.actor,
    "milestones": _milestone_key,
    "terms": lambda term: term.text,
    "links": lambda link: f"{link.kind._value_}/{link.to}",
}


class Record(Strict, frozen=True, kw_only=True):
    SHAPE: ClassVar[Shape]
    DATES: ClassVar[tuple[str, ...]] = ()
    MANY: ClassVar[tuple[str, ...]] = ()
    notes: str = None  # type: ignore[assignment]
    evidence: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in self.DATES:
            if (text := getattr(self, name)) is not None:
                date(text)
        for name in self.MANY:
            values = getattr(self, name)
            if values:
                made = tuple(map(_name, values)) if name == "names" else values
                made = tuple(map(_external, values)) if name == "external_ids" else made
                made = in_order(made, KEYS.get(name, _text))
                if made is not values:
                    force_setattr(self, name, made)
        pieces: list[Evidence] = []
        for text in self.evidence:
            found, on = head(text, Locator)
            pieces.append(Evidence(*found, on=absolute(self, self.SHAPE, on, Said) if on else ()))
        force_setattr(self, "evidence", tuple(sorted(pieces, key=rank)) if len(pieces) > 1 else tuple(pieces))


ROLES = {"cause", "effect", "place"}


class Influence(Record, frozen=True, kw_only=True):
    SHAPE: ClassVar[Shape] = Shape({}, {}, {})
    DATES: ClassVar[tuple[str, ...]] = ("period",)
    MANY: ClassVar[tuple[str, ...]] = (
        *("cause", "effect", "place", "negated_roles", "collective", "terms", "readings", "domains", "links"),
    )
    id: Annotated[str, _id("claim")]
    kind: Annotated[str, Meta(pattern="^influence$")]
    cause: Annotated[tuple[AnyId, ...], Meta(min_length=1)]
    effect: Annotated[tuple[AnyId, ...], Meta(min_length=1)]
    sign: Sign
    place: tuple[PlaceId, ...] = ()
    statement: str
    modality: Modality = Modality.ASSERTED
    negated_roles: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()
    sole: bool = False
    trend: Trend = None  # type: ignore[assignment]
    status: Status = None  # type: ignore[assignment]
    condition: str = None  # type: ignore[assignment]
    period: str = None  # type: ignore[assignment]
    degree: str = None  # type: ignore[assignment]
    terms: tuple[Term, ...] = ()
    readings: tuple[str, ...] = ()
    domains: tuple[Domain, ...] = ()
    polarity: Polarity = Polarity.NEUTRAL
    links: tuple[Link, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if not ROLES.issuperset(self.negated_roles) or not ROLES.issuperset(self.collective):
            raise ValueError("no such role")


def _a(kind: object) -> Callable[[str], object]:
    return lambda token: convert(token, kind)


def _no_token(token: str) -> object:
    raise ValueError(f"{token} has no short form")


def _roles_of(token: str) -> tuple[ParticipantRole, ...]:
    return _by_value(tuple(map(ParticipantRole, token.split("+"))))


class Event(Record, frozen=True, kw_only=True):
    SHAPE: ClassVar[Shape] = Shape(
        {"date": date, "place": _a(PlaceId), "outcome": str, "occurred": {"true": True, "false": False}.__getitem__},
        {"names": (KEYS["names"], _name), "participants": (KEYS["participants"], None), "about": (_text, str)},
        {"participants": {"roles": _roles_of, "level": Level}},
    )
    DATES: ClassVar[tuple[str, ...]] = ("date",)
    MANY: ClassVar[tuple[str, ...]] = ("names", "participants", "about", "domains")
    id: Annotated[str, _id("event")]
    names: tuple[str | Name, ...] = None  # type: ignore[assignment]
    form: EventForm
    date: str = None  # type: ignore[assignment]
    participants: tuple[Participant, ...] = None  # type: ignore[assignment]
    place: PlaceId = None  # type: ignore[assignment]
    series: Annotated[str, _id("series")] = None  # type: ignore[assignment]
    about: tuple[AnyId, ...] = None  # type: ignore[assignment]
    outcome: str = None  # type: ignore[assignment]
    occurred: bool = None  # type: ignore[assignment]
    domains: tuple[Domain, ...] = ()


class Organisation(Record, frozen=True, kw_only=True):
    SHAPE: ClassVar[Shape] = Shape(
        {"of": _a(Actor), "to": _a(Actor), "head": _a(Actor), "seat": _a(PlaceId), "span": _no_token},
        {"names": (KEYS["names"], _name)},
        {"span": {"start": one_date, "end": span_end}},
    )
    MANY: ClassVar[tuple[str, ...]] = ("names", "facets", "external_ids")
    id: Annotated[str, _id("org")]
    names: tuple[str | Name, ...] = None  # type: ignore[assignment]
    facets: tuple[Facet, ...] = ()
    of: Actor = None  # type: ignore[assignment]
    to: Actor = None  # type: ignore[assignment]
    head: Actor = None  # type: ignore[assignment]
    seat: PlaceId = None  # type: ignore[assignment]
    span: Span = None  # type: ignore[assignment]
    external_ids: tuple[str | ExternalId, ...] = ()


class Agreement(Record, frozen=True, kw_only=True):
    SHAPE: ClassVar[Shape] = Shape(
        {"form": AgreementForm, "value": _no_token, "span": _no_token, "place": _a(PlaceId), "under": str},
        {
            "names": (KEYS["names"], _name),
            "parties": (KEYS["parties"], None),
            "objects": (_text, str),
            "milestones": (_milestone_key, None),
        },
        {
            "parties": {"role": PartyRole},
            "milestones": {"act": Act, "date": date},
            "span": {"start": one_date, "end": span_end},
        },
    )
    MANY: ClassVar[tuple[str, ...]] = ("names", "parties", "objects", "milestones", "domains")
    id: Annotated[str, _id("agreement")]
    names: tuple[str | Name, ...] = None  # type: ignore[assignment]
    parties: tuple[Party, ...] = None  # type: ignore[assignment]
    objects: tuple[TopicId, ...] = None  # type: ignore[assignment]
    form: AgreementForm = None  # type: ignore[assignment]
    value: Quantity = None  # type: ignore[assignment]
    milestones: tuple[Milestone, ...] = None  # type: ignore[assignment]
    span: Span = None  # type: ignore[assignment]
    place: PlaceId = None  # type: ignore[assignment]
    under: Annotated[str, _id("framework")] = None  # type: ignore[assignment]
    domains: tuple[Domain, ...] = ()


_KIND = re.compile(rb'\s*\{\s*"id"\s*:\s*"([a-z]+):')
_DECODERS: dict[bytes, Callable[[bytes], Record]] = {
    b"claim": Decoder(Influence).decode,
    b"event": Decoder(Event).decode,
    b"org": Decoder(Organisation).decode,
    b"agreement": Decoder(Agreement).decode,
}


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return number(value)
    raise TypeError(type(value).__name__)


_encode = Encoder(decimal_format="number").encode


def decode(line: bytes) -> Record:
    """Return the record on a line, of the Struct that its id names."""
    match = _KIND.match(line)
    if match is None:
        raise ValueError("no id")
    return _DECODERS[match[1]](line)


def encode(record: Record) -> bytes:
    """Return a record as one line."""
    written = copy.copy(record)
    force_setattr(written, "evidence", tuple([short(record, record.SHAPE, piece) for piece in record.evidence]))
    return _encode(written) + b"\n"
