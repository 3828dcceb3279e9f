"""Events, series of events, and indicators."""

from typing import ClassVar

import attrs

from natoip4.records.ids import Id
from natoip4.records.parts import Participant
from natoip4.records.record import Actor, Nature, Record
from natoip4.records.schema import Coded, Identity, Stated
from natoip4.records.topics import Place, Topic
from natoip4.values.dates import PartialDate
from natoip4.values.names import Name
from natoip4.values.quantities import Quantity
from natoip4.values.vocabulary import Domain, EventForm, IndicatorStatus

__all__ = ["Event", "Indicator", "Series"]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Series(Record):
    """A series of events of one sort, such as NATO's summits.

    >>> Series(id=Series.ref("nato-summits"), names=(Name("NATO summits"),)).organiser is None
    True
    """

    PREFIX: ClassVar[str] = "series"

    names: Stated[tuple[Name, ...]] = None
    organiser: Stated[Id[Actor]] = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Event(Record):
    """Something that happened, or was put forward and did not.

    An event has one ``date``; several days are one interval. ``about`` names what it concerned, ``occurred`` is false where a
    source says that it did not come about.

    >>> Event(id=Event.ref("visit"), form=EventForm.VISIT, date=PartialDate("XXXX-04")).occurred is None
    True
    """

    PREFIX: ClassVar[str] = "event"

    names: Stated[tuple[Name, ...]] = None
    form: Coded[EventForm]
    date: Stated[PartialDate] = None
    participants: Stated[tuple[Participant, ...]] = None
    place: Stated[Id[Place]] = None
    series: Stated[Id[Series]] = None
    about: Stated[tuple[Id[Record], ...]] = None
    outcome: Stated[str] = None
    occurred: Stated[bool] = None
    domains: Coded[tuple[Domain, ...]] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Indicator(Record):
    """A figure: what is measured, of what, where, and how much.

    Figures of different scope are different indicators; ``compare_with`` puts them side by side and never in one series.

    >>> quantity = Quantity(low=40, high=40, unit="per cent", approximate=True)
    >>> Indicator(id=Indicator.ref("x"), subject=Id("topic:market"), measure="share", quantity=quantity).status.value
    'observed'
    """

    PREFIX: ClassVar[str] = "indicator"
    NATURE: ClassVar[Nature] = Nature.STATEMENT

    subject: Identity[Id[Record]]
    measure: Identity[str]
    place: Identity[Id[Place] | None] = None
    about: Identity[tuple[Id[Topic], ...]] = ()
    quantity: Stated[Quantity] = None
    status: Coded[IndicatorStatus] = IndicatorStatus.OBSERVED
    compare_with: "Coded[tuple[Id[Indicator], ...]]" = ()
    domains: Coded[tuple[Domain, ...]] = ()
