"""Parts: small values that hold ids, and are the elements of a record's collections.

Those with a ``KEY`` are told apart by it: one participant with several roles, one milestone for a stage.
"""

from typing import ClassVar

import attrs

from natoip4.records.ids import Id
from natoip4.records.record import Actor, Record
from natoip4.values.dates import PartialDate
from natoip4.values.quantities import Quantity
from natoip4.values.vocabulary import Act, Level, LinkKind, ParticipantRole, PartyRole, Stage, Strength

__all__ = ["Link", "Milestone", "Participant", "Party", "Term"]


@attrs.frozen(kw_only=True)
class Party:
    """A party to a partnership or an agreement: what it does there, and its ``share`` in what is owned together.

    No role and no share mean that none is stated.

    >>> Party(actor=Id("org:nato"))
    Party(actor=Id('org:nato'), role=None, share=None)
    """

    KEY: ClassVar[tuple[str, ...]] = ("actor",)

    actor: Id[Actor]
    role: PartyRole | None = None
    share: Quantity | None = None


@attrs.frozen(kw_only=True)
class Participant:
    """A participant in an event: its roles, and the level at which it was represented.

    >>> Participant(actor=Id("state:kor"), level=Level.ADVISER).level.value
    'adviser'
    """

    KEY: ClassVar[tuple[str, ...]] = ("actor",)

    actor: Id[Actor]
    roles: tuple[ParticipantRole, ...] | None = None
    level: Level | None = None

    def __attrs_post_init__(self) -> None:
        if self.roles is not None and len(self.roles) > 1:
            object.__setattr__(self, "roles", tuple(sorted(self.roles, key=lambda role: role.value)))


@attrs.frozen(kw_only=True)
class Milestone:
    """A stage that was reached, by one party where ``party`` is given: by what act, and when.

    >>> Milestone(stage=Stage.ADOPTION, act=Act.SIGNED, date=PartialDate("2022")).act.value
    'signed'
    """

    KEY: ClassVar[tuple[str, ...]] = ("stage", "party")

    stage: Stage
    party: Id[Actor] | None = None
    act: Act | None = None
    date: PartialDate | None = None


@attrs.frozen(kw_only=True)
class Term:
    """A word that a claim quotes, and whose word it is where not the authors'.

    >>> str(Term(text="strategic equilibrium"))
    'strategic equilibrium'
    """

    text: str
    by: Id[Actor] | None = None

    def __str__(self) -> str:
        return self.text


@attrs.frozen(kw_only=True)
class Link:
    """How a claim bears on another record: our own link, not the source's.

    >>> Link(kind=LinkKind.RESTS_ON, to=Id("claim:x"), strength=Strength.WEAK).strength.value
    'weak'
    """

    KEY: ClassVar[tuple[str, ...]] = ("kind", "to")

    kind: LinkKind
    to: Id[Record]
    strength: Strength | None = None
