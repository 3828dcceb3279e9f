"""The record classes that this package ships; a codec is made from a tuple of such classes."""

from __future__ import annotations

from natoip4.records.actors import Collective, Group, Organisation, Person, State
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.claims import (
    Activity,
    Capability,
    Characterisation,
    Comparison,
    Definition,
    Dependency,
    Influence,
    Position,
    Purpose,
    Requirement,
    Threat,
    TieState,
)
from natoip4.records.events import Event, Indicator, Series
from natoip4.records.frameworks import Framework
from natoip4.records.offices import Membership, Office, Tenure
from natoip4.records.record import Record
from natoip4.records.relations import Partnership, Tie
from natoip4.records.sources import Coverage, Identification, Source
from natoip4.records.topics import Place, Topic

__all__ = ["KINDS"]

KINDS: tuple[type[Record], ...] = (
    State,
    Organisation,
    Person,
    Group,
    Collective,
    Topic,
    Place,
    Office,
    Tenure,
    Membership,
    Framework,
    Tie,
    Partnership,
    Agreement,
    Pattern,
    Series,
    Event,
    Indicator,
    Position,
    Purpose,
    Threat,
    TieState,
    Activity,
    Capability,
    Dependency,
    Influence,
    Comparison,
    Requirement,
    Characterisation,
    Definition,
    Source,
    Identification,
    Coverage,
)
