"""Actors: who can act or be acted on."""

from typing import ClassVar

import attrs

from natoip4.records.ids import Id
from natoip4.records.record import Actor
from natoip4.records.schema import Bookkeeping, Coded, Stated
from natoip4.records.topics import Place
from natoip4.values.names import ExternalId, Name
from natoip4.values.quantities import Quantity
from natoip4.values.spans import Span
from natoip4.values.vocabulary import Facet

__all__ = ["Collective", "Group", "Organisation", "Person", "State"]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class State(Actor):
    """A state or state-like polity; that its recognition is disputed is a facet.

    A state is not its government: that is an :class:`Organisation` with the facet *government*, organ ``of`` the state.

    >>> State(id=State.ref("jpn"), names=(Name("Japan"),)).names[0].text
    'Japan'
    """

    PREFIX: ClassVar[str] = "state"

    names: Stated[tuple[Name, ...]] = None
    facets: Coded[tuple[Facet, ...]] = ()
    external_ids: Bookkeeping[tuple[ExternalId, ...]] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Organisation(Actor):
    """A body with a will of its own; what it is (alliance, company, government, mission) is a set of facets.

    ``of`` is the actor whose organ it is, ``home`` the state that a firm comes from, ``to`` the actor to which it is
    accredited or addressed, ``head`` who leads it.

    >>> nato = Organisation(id=Organisation.ref("nato"), facets=(Facet.INTERGOVERNMENTAL, Facet.ALLIANCE))
    >>> [facet.value for facet in nato.facets]
    ['alliance', 'intergovernmental']
    """

    PREFIX: ClassVar[str] = "org"

    names: Stated[tuple[Name, ...]] = None
    facets: Coded[tuple[Facet, ...]] = ()
    of: Stated[Id[Actor]] = None
    home: Stated[Id[State]] = None
    to: Stated[Id[Actor]] = None
    head: Stated[Id[Actor]] = None
    seat: Stated[Id[Place]] = None
    span: Stated[Span] = None
    external_ids: Bookkeeping[tuple[ExternalId, ...]] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Person(Actor):
    """A natural person; offices are held by :class:`~natoip4.records.offices.Tenure`.

    >>> Person(id=Person.ref("lee"), names=(Name("Lee"),)).id
    Id('person:lee')
    """

    PREFIX: ClassVar[str] = "person"

    names: Stated[tuple[Name, ...]] = None
    external_ids: Bookkeeping[tuple[ExternalId, ...]] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Group(Actor):
    """Actors grouped under a name (IP4, AUKUS, Five Eyes): it has members and no will of its own, so it cannot sign.

    >>> Group(id=Group.ref("ip4"), names=(Name("IP4"),)).span is None
    True
    """

    PREFIX: ClassVar[str] = "group"

    names: Stated[tuple[Name, ...]] = None
    facets: Coded[tuple[Facet, ...]] = ()
    span: Stated[Span] = None
    external_ids: Bookkeeping[tuple[ExternalId, ...]] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Collective(Actor):
    """Actors that a source speaks of without naming them: described, counted, never listed by guess.

    ``of`` is the actor to which they belong, ``includes`` those of them that are named. Whether two collectives overlap is
    not known.

    >>> Collective(id=Collective.ref("ambassadors"), described="ambassadors who travelled together").count is None
    True
    """

    PREFIX: ClassVar[str] = "collective"

    described: Stated[str] = None
    names: Stated[tuple[Name, ...]] = None
    facets: Coded[tuple[Facet, ...]] = ()
    of: Stated[Id[Actor]] = None
    count: Stated[Quantity] = None
    includes: Stated[tuple[Id[Actor], ...]] = None
