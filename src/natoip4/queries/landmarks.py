"""Landmarks: the few records that the questions themselves are about; everything else is found by fields."""

from __future__ import annotations

from natoip4.records.actors import Organisation, State
from natoip4.records.ids import Id
from natoip4.records.topics import Topic
from natoip4.values.vocabulary import Domain

__all__ = ["CHINA", "ECONOMIC", "NATO", "OPERATIONAL", "SPENDING", "UKRAINE", "UKRAINE_SUPPORT"]

NATO: Id[Organisation] = Organisation.ref("nato")
CHINA: Id[State] = State.ref("chn")
UKRAINE: Id[State] = State.ref("ukr")

#: The domains that make something economic.
ECONOMIC = frozenset({Domain.ECONOMIC, Domain.ENERGY, Domain.SUPPLY_CHAIN, Domain.TRADE})

#: Topics; those that are coded as narrower than one of them count with it.
OPERATIONAL: Id[Topic] = Topic.ref("operational-cooperation")
SPENDING: Id[Topic] = Topic.ref("defence-spending")
UKRAINE_SUPPORT: Id[Topic] = Topic.ref("support-for-ukraine")
