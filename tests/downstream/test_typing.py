"""What type checkers make of the library: each line is checked by mypy and by pyright, and what is legal runs too.

A line that must be refused bears each checker's comment to ignore just that; a comment that is not needed is an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_type

import attrs
from acme_ports import CODEC, Port, Traffic

import natoip4
from natoip4 import (
    Actor,
    Dataset,
    Finding,
    Group,
    Id,
    Membership,
    Name,
    Organisation,
    PartialDate,
    Partnership,
    Record,
    Span,
    State,
    Threat,
    Truth,
)

PORT = Port(id=Port.ref("yokosuka"), country=State.ref("jpn"), traffic=(Traffic.NAVAL,))
DATA = Dataset([PORT, State(id=State.ref("jpn"))])


def test_a_typed_id_gives_the_typed_record() -> None:
    assert_type(DATA[State.ref("jpn")], State)
    assert_type(DATA[Port.ref("yokosuka")], Port)
    assert_type(DATA[PORT.country], State)
    assert_type(DATA["state:jpn"], Record)


def test_get() -> None:
    assert_type(DATA.get(State.ref("jpn")), State | None)
    assert_type(DATA.get("state:jpn"), Record | None)
    assert_type(DATA.get(State.ref("jpn"), 0), State | int)
    assert_type(DATA.get("state:jpn", 0), Record | int)
    assert DATA.get(State.ref("kor")) is None


def test_of() -> None:
    assert_type(DATA.of(Partnership), tuple[Partnership, ...])
    assert_type(DATA.of(Port), tuple[Port, ...])
    assert_type(DATA.of(Actor), tuple[Actor, ...])
    assert_type(DATA.of(Threat), tuple[Threat, ...])
    assert len(DATA.of(Actor)) == 2


def actor_of(id_: Id[Actor]) -> Actor:
    return DATA[id_]


def test_ids_name_records_of_a_class_or_of_a_family() -> None:
    state = State.ref("jpn")
    assert_type(state, Id[State])
    actor: Id[Actor] = state
    record: Id[Record] = actor
    text: str = record
    either: Id[Group | Organisation] = Organisation.ref("nato")
    assert_type(actor_of(actor), Actor)
    assert text == "state:jpn"
    assert either.prefix == "org"


def test_fields() -> None:
    assert_type(PORT.country, Id[State])
    assert_type(PORT.names, tuple[Name, ...] | None)
    assert_type(PORT.span, Span | None)
    assert_type(PORT.traffic, tuple[Traffic, ...])
    membership = Membership(id=Membership.ref("x"), member=PORT.country, group=Group.ref("ip4"))
    assert_type(membership.group, Id[Group | Organisation])
    assert_type(membership.member, Id[Actor])
    assert_type(attrs.evolve(PORT, traffic=()), Port)


def test_answers() -> None:
    assert_type(PartialDate("2025").before(PartialDate("2026")), Truth)
    assert_type(natoip4.loads('{"format": "natoip4/1", "records": []}', codec=CODEC), Dataset)
    assert_type(DATA.why("state:jpn"), tuple[Finding, ...])
    assert_type(natoip4.check(DATA), tuple[natoip4.Problem, ...])
    assert_type(natoip4.ensure(DATA, []), Dataset)
    assert_type(DATA.view(conjectures=True), Dataset)


if TYPE_CHECKING:
    # An id names a record of the class that it was made by, or of a family of that class.
    port_id: Id[Port] = State.ref("jpn")  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    state_id: Id[State] = Organisation.ref("nato")  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]

    # What is looked up has the class that the id names; of plain text only that it is a record is known.
    port: Port = DATA["port:yokosuka"]  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    other: Port = DATA[State.ref("jpn")]  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    state: State = DATA.get(State.ref("jpn"))  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    ports: tuple[Port, ...] = DATA.of(State)  # type: ignore[arg-type]  # pyright: ignore[reportAssignmentType]
    numbers = DATA.of(int)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType, reportUnknownVariableType]

    # Fields are named, known, required where they have no default, and of their type.
    Port(id=Port.ref("x"))  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Port(id=Port.ref("x"), country=Organisation.ref("nato"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Port(id=Port.ref("x"), country=State.ref("jpn"), size=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Port(Port.ref("x"), State.ref("jpn"))  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    name: Name = PORT.names[0]  # type: ignore[index]  # pyright: ignore[reportOptionalSubscript, reportUnknownVariableType]

    # Nothing changes.
    PORT.country = State.ref("kor")  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    DATA["port:yokosuka"] = PORT  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
    attrs.evolve(PORT, traffic=(1,))  # type: ignore[arg-type]  # pyright alone does not look into evolve

    # Dates have no order.
    earlier: bool = PartialDate("2025") < PartialDate("2026")  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue, reportUnknownVariableType]
