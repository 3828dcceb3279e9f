"""Standing relations: ties of any character, and partnerships, which their parties declare."""

from typing import ClassVar

import attrs

from natoip4.errors import InvalidRecord, Problem
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.parts import Party
from natoip4.records.record import Actor, Relation
from natoip4.records.schema import Coded, Identity, Stated
from natoip4.values.names import Name
from natoip4.values.spans import Span
from natoip4.values.vocabulary import Domain, PartnershipForm, TieCharacter

__all__ = ["Partnership", "Tie"]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Tie(Relation):
    """A standing relation between two or more actors, cooperative, adverse or mixed; how it stands is said by claims.

    Fewer than two parties raise :class:`~natoip4.errors.InvalidRecord`.

    >>> Tie(id=Tie.ref("kor-rus"), parties=(Id("state:kor"), Id("state:rus"))).character is None
    True
    """

    PREFIX: ClassVar[str] = "tie"

    parties: Identity[tuple[Id[Actor], ...]]
    character: Coded[TieCharacter | None] = None
    domains: Coded[tuple[Domain, ...]] = ()
    span: Stated[Span] = None

    def _check(self) -> None:
        if len(self.parties) < 2:
            message = "a tie has at least two parties"
            problem = Problem(code="too-few-parties", message=message, path="parties", got=str(len(self.parties)), expected="2")
            raise InvalidRecord([problem])


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Partnership(Relation):
    """A tie that its parties declare: in what form, in what roles, under which frameworks.

    >>> parties = (Party(actor=Id("org:nato")), Party(actor=Id("state:jpn")))
    >>> [party.actor.slug for party in Partnership(id=Partnership.ref("nato-jpn"), parties=parties).parties]
    ['nato', 'jpn']
    """

    PREFIX: ClassVar[str] = "partnership"

    names: Stated[tuple[Name, ...]] = None
    parties: Stated[tuple[Party, ...]] = None
    form: Stated[PartnershipForm] = None
    frameworks: Stated[tuple[Id[Framework], ...]] = None
    domains: Coded[tuple[Domain, ...]] = ()
    span: Stated[Span] = None
