"""The records of sample.py as pydantic models: BaseModel for records, slotted data classes for their parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self

from checks import FAMILIES, Shape, absolute, date, head, in_order, number, one_date, pattern, printable, rank, short, span_end
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    TypeAdapter,
    field_serializer,
    model_validator,
)

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

STRICT = ConfigDict(strict=True, extra="forbid", frozen=True)


def _id(*prefixes: str) -> StringConstraints:
    return StringConstraints(pattern=pattern(*prefixes), max_length=200)


def _by_value(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(sorted(values, key=lambda value: value._value_)) if len(values) > 1 else values


def _sorted(key: Callable[[Any], str]) -> AfterValidator:
    return AfterValidator(lambda values: in_order(values, key))


Actor = Annotated[str, _id(*FAMILIES["actor"])]
AnyId = Annotated[str, _id(*FAMILIES["record"])]
PlaceId = Annotated[str, _id("place")]
Date = Annotated[str, AfterValidator(date)]
OneDate = Annotated[str, AfterValidator(one_date)]
End = Annotated[str, AfterValidator(span_end)]
Printable = Annotated[str, AfterValidator(printable)]
Words = Annotated[str, StringConstraints(pattern=r"^\S(?s:.*\S)?$")]
Number = Annotated[
    Annotated[int, Field(ge=-(2**53), le=2**53)]
    | Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,60}(\.[0-9]{1,60})?$")],
    AfterValidator(Decimal),
    PlainSerializer(number, return_type=int | str),
]


@dataclass(slots=True, frozen=True)
class Span:
    __pydantic_config__ = STRICT
    start: OneDate = None  # type: ignore[assignment]
    end: End = None  # type: ignore[assignment]


def _some_end(span: Span) -> Span:
    if (span.start or span.end) is None:
        raise ValueError("a span needs an end")
    return span


ASpan = Annotated[Span, AfterValidator(_some_end)]


@dataclass(slots=True, frozen=True)
class Name:
    __pydantic_config__ = STRICT
    text: Printable
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    kind: NameKind = NameKind.USUAL
    span: ASpan = None  # type: ignore[assignment]


@dataclass(slots=True, frozen=True)
class ExternalId:
    __pydantic_config__ = STRICT
    scheme: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
    value: Printable
    span: ASpan = None  # type: ignore[assignment]


@dataclass(slots=True, frozen=True)
class Quantity:
    __pydantic_config__ = STRICT
    unit: Words
    low: Number = None  # type: ignore[assignment]
    high: Number = None  # type: ignore[assignment]
    approximate: bool = False
    direction: Direction = None  # type: ignore[assignment]
    at: Date = None  # type: ignore[assignment]
    said: Words = None  # type: ignore[assignment]


def _some_quantity(quantity: Quantity) -> Quantity:
    held: Any = quantity
    low, high = held.low, held.high
    if low is None and high is None and held.direction is None and held.said is None:
        raise ValueError("nothing is said")
    if low is not None and high is not None and low > high:
        raise ValueError("upside down")
    return quantity


@dataclass(slots=True, frozen=True)
class Party:
    __pydantic_config__ = STRICT
    actor: Actor
    role: PartyRole = None  # type: ignore[assignment]


@dataclass(slots=True, frozen=True)
class Participant:
    __pydantic_config__ = STRICT
    actor: Actor
    roles: Annotated[tuple[ParticipantRole, ...], AfterValidator(_by_value)] = None  # type: ignore[assignment]
    level: Level = None  # type: ignore[assignment]


@dataclass(slots=True, frozen=True)
class Milestone:
    __pydantic_config__ = STRICT
    stage: Stage
    party: Actor = None  # type: ignore[assignment]
    act: Act = None  # type: ignore[assignment]
    date: Date = None  # type: ignore[assignment]


@dataclass(slots=True, frozen=True)
class Term:
    __pydantic_config__ = STRICT
    text: str
    by: Actor = None  # type: ignore[assignment]


@dataclass(slots=True, frozen=True)
class Link:
    __pydantic_config__ = STRICT
    kind: LinkKind
    to: AnyId
    strength: Strength = None  # type: ignore[assignment]


@dataclass(slots=True)
class Locator:
    source: str
    place: str | None


@dataclass(slots=True)
class Said:
    path: str
    value: object
    denied: bool


@dataclass(slots=True)
class Evidence:
    locators: tuple[Locator, ...]
    step: Step
    assertion: AssertionForm
    mood: Mood
    by: str | None
    open: bool
    on: tuple[Said, ...] = ()


def _text(value: Any) -> str:  # noqa: ANN401 - what a collection holds
    return value._value_ if not isinstance(value, str) else value


def _name(text: str) -> Name:
    return Name(text)


def _external(text: str) -> ExternalId:
    scheme, colon, value = text.partition(":")
    if not colon or not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", scheme):
        raise ValueError("no scheme")
    return ExternalId(scheme, printable(value))


LEFT = Field(union_mode="left_to_right")
Names = Annotated[
    tuple[Annotated[Name | Annotated[str, AfterValidator(printable), AfterValidator(_name)], LEFT], ...],
    _sorted(lambda name: name.text),
]
Externals = Annotated[
    tuple[Annotated[ExternalId | Annotated[str, AfterValidator(_external)], LEFT], ...],
    _sorted(lambda held: f"{held.scheme}:{held.value}"),
]
Domains = Annotated[tuple[Domain, ...], _sorted(_text)]
Facets = Annotated[tuple[Facet, ...], _sorted(_text)]
AnyIds = Annotated[tuple[AnyId, ...], _sorted(_text)]
Topics = Annotated[tuple[Annotated[str, _id("topic")], ...], _sorted(_text)]
Places = Annotated[tuple[PlaceId, ...], _sorted(_text)]
Texts = Annotated[tuple[str, ...], _sorted(_text)]
AQuantity = Annotated[Quantity, AfterValidator(_some_quantity)]


class Record(BaseModel):
    model_config = STRICT
    SHAPE: ClassVar[Shape]
    notes: str = None  # type: ignore[assignment]
    evidence: tuple[Any, ...] = ()

    @model_validator(mode="after")
    def _absolute(self) -> Self:
        pieces: list[Evidence] = []
        for text in self.evidence:
            if type(text) is not str:
                raise ValueError("not short evidence")
            found, on = head(text, Locator)
            pieces.append(Evidence(*found, on=absolute(self, self.SHAPE, on, Said) if on else ()))
        vars(self)["evidence"] = tuple(sorted(pieces, key=rank)) if len(pieces) > 1 else tuple(pieces)
        return self

    @field_serializer("evidence")
    def _short(self, evidence: Iterable[Evidence]) -> list[str]:
        return [short(self, self.SHAPE, piece) for piece in evidence]


ROLES = {"cause", "effect", "place"}


class Influence(Record):
    SHAPE = Shape({}, {}, {})
    id: Annotated[str, _id("claim")]
    kind: Annotated[str, StringConstraints(pattern="^influence$")]
    cause: Annotated[AnyIds, Field(min_length=1)]
    effect: Annotated[AnyIds, Field(min_length=1)]
    sign: Sign
    place: Places = ()
    statement: str
    modality: Modality = Modality.ASSERTED
    negated_roles: Texts = ()
    collective: Texts = ()
    sole: bool = False
    trend: Trend = None  # type: ignore[assignment]
    status: Status = None  # type: ignore[assignment]
    condition: str = None  # type: ignore[assignment]
    period: Date = None  # type: ignore[assignment]
    degree: str = None  # type: ignore[assignment]
    terms: Annotated[tuple[Term, ...], _sorted(lambda term: term.text)] = ()
    readings: Texts = ()
    domains: Domains = ()
    polarity: Polarity = Polarity.NEUTRAL
    links: Annotated[tuple[Link, ...], _sorted(lambda link: f"{link.kind._value_}/{link.to}")] = ()

    @model_validator(mode="after")
    def _roles(self) -> Self:
        if not ROLES.issuperset(self.negated_roles) or not ROLES.issuperset(self.collective):
            raise ValueError("no such role")
        return self


def _roles_of(token: str) -> tuple[ParticipantRole, ...]:
    return _by_value(tuple(map(ParticipantRole, token.split("+"))))


class Event(Record):
    SHAPE = Shape(
        {
            "date": date,
            "place": TypeAdapter(PlaceId).validate_python,
            "outcome": str,
            "occurred": {"true": True, "false": False}.__getitem__,
        },
        {"names": (lambda name: name.text, _name), "participants": (lambda held: held.actor, None), "about": (_text, str)},
        {"participants": {"roles": _roles_of, "level": Level}},
    )
    id: Annotated[str, _id("event")]
    names: Names = None  # type: ignore[assignment]
    form: EventForm
    date: Date = None  # type: ignore[assignment]
    participants: Annotated[tuple[Participant, ...], _sorted(lambda held: held.actor)] = None  # type: ignore[assignment]
    place: PlaceId = None  # type: ignore[assignment]
    series: Annotated[str, _id("series")] = None  # type: ignore[assignment]
    about: AnyIds = None  # type: ignore[assignment]
    outcome: str = None  # type: ignore[assignment]
    occurred: bool = None  # type: ignore[assignment]
    domains: Domains = ()


_an_actor = TypeAdapter(Actor).validate_python
_a_place = TypeAdapter(PlaceId).validate_python


def _no_token(token: str) -> object:
    raise ValueError(f"{token} has no short form")


class Organisation(Record):
    SHAPE = Shape(
        {"of": _an_actor, "to": _an_actor, "head": _an_actor, "seat": _a_place, "span": _no_token},
        {"names": (lambda name: name.text, _name)},
        {"span": {"start": one_date, "end": span_end}},
    )
    id: Annotated[str, _id("org")]
    names: Names = None  # type: ignore[assignment]
    facets: Facets = ()
    of: Actor = None  # type: ignore[assignment]
    to: Actor = None  # type: ignore[assignment]
    head: Actor = None  # type: ignore[assignment]
    seat: PlaceId = None  # type: ignore[assignment]
    span: ASpan = None  # type: ignore[assignment]
    external_ids: Externals = ()


class Agreement(Record):
    SHAPE = Shape(
        {"form": AgreementForm, "value": _no_token, "span": _no_token, "place": _a_place, "under": str},
        {
            "names": (lambda name: name.text, _name),
            "parties": (lambda party: party.actor, None),
            "objects": (_text, str),
            "milestones": (lambda held: f"{held.stage._value_}/{held.party}" if held.party else held.stage._value_, None),
        },
        {
            "parties": {"role": PartyRole},
            "milestones": {"act": Act, "date": date},
            "span": {"start": one_date, "end": span_end},
        },
    )
    id: Annotated[str, _id("agreement")]
    names: Names = None  # type: ignore[assignment]
    parties: Annotated[tuple[Party, ...], _sorted(lambda party: party.actor)] = None  # type: ignore[assignment]
    objects: Topics = None  # type: ignore[assignment]
    form: AgreementForm = None  # type: ignore[assignment]
    value: AQuantity = None  # type: ignore[assignment]
    milestones: Annotated[
        tuple[Milestone, ...], _sorted(lambda held: f"{held.stage._value_}/{held.party}" if held.party else held.stage._value_)
    ] = None  # type: ignore[assignment]
    span: ASpan = None  # type: ignore[assignment]
    place: PlaceId = None  # type: ignore[assignment]
    under: Annotated[str, _id("framework")] = None  # type: ignore[assignment]
    domains: Domains = ()


_KIND = re.compile(rb'\s*\{\s*"id"\s*:\s*"([a-z]+):')
_MODELS = {
    b"claim": Influence.__pydantic_validator__,
    b"event": Event.__pydantic_validator__,
    b"org": Organisation.__pydantic_validator__,
    b"agreement": Agreement.__pydantic_validator__,
}


def decode(line: bytes) -> Record:
    """Return the record on a line, of the model that its id names."""
    match = _KIND.match(line)
    if match is None:
        raise ValueError("no id")
    found: Record = _MODELS[match[1]].validate_json(line)
    return found


def encode(record: Record) -> bytes:
    """Return a record as one line."""
    return record.__pydantic_serializer__.to_json(record, exclude_defaults=True) + b"\n"
