"""Circles: an actor together with what the data put under it, so that what a government says counts for its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from natoip4.dataset import Dataset
from natoip4.queries.holding import When, asked, holds_on
from natoip4.queries.lookup import references_to
from natoip4.queries.support import is_firm
from natoip4.records.actors import Collective, Organisation
from natoip4.records.ids import Id
from natoip4.records.offices import Office, Tenure
from natoip4.records.record import Record
from natoip4.records.sources import Identification
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Facet

__all__ = ["circle_of"]


def circle_of(data: Dataset, actor: Id, *, on: When | None = None) -> Mapping[Id, Truth]:
    """Return the ids that stand for *actor*, each with whether it did so *on* that date (YES where none is given).

    These are the actor itself; organisations and collectives ``of`` it, organisations at ``home`` in it, and theirs in
    turn; the head of a government among them; persons with a tenure of an office ``of`` any of these; and what an
    identification says to be one of these.

    >>> from natoip4.records.actors import Person, State
    >>> office = Office(id=Office.ref("pm"), of=State.ref("aus"))
    >>> tenure = Tenure(id=Tenure.ref("x"), person=Person.ref("albanese"), office=office.id)
    >>> list(circle_of(Dataset([office, tenure]), Id("state:aus")))
    [Id('state:aus'), Id('person:albanese')]
    """
    time = asked(on)
    circle: dict[Id, Truth] = {actor: Truth.YES}
    waiting = [actor]
    while waiting:
        one = waiting.pop(0)
        for other, link in _next_to(data, one):
            holds = circle[one] if time is None else circle[one] & holds_on(link, time)
            known = circle.get(other)
            if known is None or known | holds is not known:
                circle[other] = holds if known is None else known | holds
                waiting.append(other)
    return circle


def _next_to(data: Dataset, one: Id) -> Iterator[tuple[Id, Record]]:
    """Yield what stands for whatever *one* stands for, with the record that says so and bears its time."""
    record = data.get(one)
    if isinstance(record, Organisation) and Facet.GOVERNMENT in record.facets and record.head is not None:
        yield record.head, record
    for reference in references_to(data, one):
        holder = data[reference.holder]
        if reference.path in ("of", "home") and isinstance(holder, (Organisation, Collective)):
            yield holder.id, holder
        elif reference.path == "of" and isinstance(holder, Office):
            for tenure in _tenures(data, holder.id):
                yield tenure.person, tenure
        elif isinstance(holder, Identification) and is_firm(data, holder):
            yield (holder.referent if reference.path == "mention" else holder.mention), holder


def _tenures(data: Dataset, office: Id) -> Iterator[Tenure]:
    for reference in data.referrers(office):
        holder = data[reference.holder]
        if isinstance(holder, Tenure) and is_firm(data, holder):
            yield holder
