"""The port: a record class of one's own, with a vocabulary and a part of its own."""

from __future__ import annotations

import enum
from typing import ClassVar

import attrs

from natoip4 import Actor, Codec, Coded, Id, Identity, InvalidRecord, Name, Problem, Span, State, Stated

__all__ = ["CODEC", "MOST_BERTHS", "Berth", "Port", "Traffic"]

MOST_BERTHS = 500


class Traffic(enum.Enum):
    """What a port is for."""

    CONTAINER = "container"  #: goods in containers
    NAVAL = "naval"  #: warships


@attrs.frozen(kw_only=True)
class Berth:
    """A place for one ship, told apart by its name.

    >>> Berth(name="A1", user=State.ref("jpn")).user
    Id('state:jpn')
    """

    KEY: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    user: Id[Actor] | None = None


@attrs.frozen(kw_only=True)
class Port(Actor):
    """A seaport of a state.

    >>> Port(id=Port.ref("yokosuka"), country=State.ref("jpn")).traffic
    ()
    """

    PREFIX: ClassVar[str] = "port"

    country: Identity[Id[State]]
    names: Stated[tuple[Name, ...]] = None
    berths: Stated[tuple[Berth, ...]] = None
    span: Stated[Span] = None
    traffic: Coded[tuple[Traffic, ...]] = ()

    def _check(self) -> None:
        if len(self.berths or ()) > MOST_BERTHS:
            message = f"a port has at most {MOST_BERTHS} berths"
            problem = Problem(code="acme-too-many-berths", message=message, path="berths", got=str(len(self.berths or ())))
            raise InvalidRecord([problem])


CODEC = Codec().plus(Port)
