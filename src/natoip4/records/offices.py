"""Offices and belonging: who holds what office, who is a member of what, from when to when."""

from typing import ClassVar

import attrs

from natoip4.records.actors import Group, Organisation, Person
from natoip4.records.ids import Id
from natoip4.records.record import Actor, Nature, Record
from natoip4.records.schema import Coded, Identity, Stated
from natoip4.values.names import Name
from natoip4.values.spans import Span
from natoip4.values.vocabulary import MembershipRole, OfficeRole

__all__ = ["Membership", "Office", "Tenure"]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Office(Record):
    """A post that persons hold: what it is, and in which state or organisation.

    >>> Office(id=Office.ref("aus-prime-minister"), role=OfficeRole.HEAD_OF_GOVERNMENT).of is None
    True
    """

    PREFIX: ClassVar[str] = "office"

    names: Stated[tuple[Name, ...]] = None
    role: Coded[OfficeRole | None] = None
    of: Stated[Id[Actor]] = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Tenure(Record):
    """That a person holds an office; several spells of one person are several tenures.

    ``predecessor`` is the person who held it before, where a source says so.

    >>> Tenure(id=Tenure.ref("x"), person=Person.ref("lee"), office=Office.ref("kor-president")).span is None
    True
    """

    PREFIX: ClassVar[str] = "tenure"
    NATURE: ClassVar[Nature] = Nature.STATEMENT

    person: Identity[Id[Person]]
    office: Identity[Id[Office]]
    predecessor: Stated[Id[Person]] = None
    span: Stated[Span] = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Membership(Record):
    """That an actor belongs to a group or an organisation; several spells are several memberships.

    >>> Membership(id=Membership.ref("jpn-ip4"), member=Id("state:jpn"), group=Group.ref("ip4")).role is None
    True
    """

    PREFIX: ClassVar[str] = "membership"
    NATURE: ClassVar[Nature] = Nature.STATEMENT

    member: Identity[Id[Actor]]
    group: Identity[Id[Group | Organisation]]
    role: Stated[MembershipRole] = None
    span: Stated[Span] = None
