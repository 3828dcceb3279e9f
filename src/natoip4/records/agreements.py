"""Industrial agreements, and patterns of agreements that no source lists one by one."""

from typing import ClassVar

import attrs

from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.parts import Milestone, Party
from natoip4.records.record import Actor, Nature, Record
from natoip4.records.schema import Coded, Identity, Stated
from natoip4.records.topics import Place, Topic
from natoip4.values.names import Name
from natoip4.values.quantities import Quantity
from natoip4.values.spans import Span
from natoip4.values.vocabulary import AgreementForm, Domain, Trend

__all__ = ["Agreement", "Pattern"]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Agreement(Record):
    """An industrial agreement: parties, object, form, value, and how far it has come.

    A role that no source states stays unstated, and with it the direction of the deal.

    >>> deal = Agreement(id=Agreement.ref("tanks"), parties=(Party(actor=Id("org:hyundai")),))
    >>> deal.parties[0].role is None
    True
    """

    PREFIX: ClassVar[str] = "agreement"

    names: Stated[tuple[Name, ...]] = None
    parties: Stated[tuple[Party, ...]] = None
    objects: Stated[tuple[Id[Topic], ...]] = None
    form: Stated[AgreementForm] = None
    value: Stated[Quantity] = None
    milestones: Stated[tuple[Milestone, ...]] = None
    span: Stated[Span] = None
    place: Stated[Id[Place]] = None
    under: Stated[Id[Framework]] = None
    domains: Coded[tuple[Domain, ...]] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Pattern(Record):
    """What happens in many unnamed cases ("joint ventures are becoming more common"): no instance, no cross product.

    ``actors`` do it, with ``partners``, about ``objects``; lists that the source leaves open have evidence tagged *open*.
    ``statement`` is one sentence in our own words.

    >>> Pattern(id=Pattern.ref("joint-ventures"), statement="Joint ventures multiply.", trend=Trend.INCREASING).actors
    ()
    """

    PREFIX: ClassVar[str] = "pattern"
    NATURE: ClassVar[Nature] = Nature.STATEMENT

    statement: Identity[str]
    actors: Identity[tuple[Id[Actor], ...]] = ()
    partners: Identity[tuple[Id[Actor], ...]] = ()
    forms: Identity[tuple[AgreementForm, ...]] = ()
    objects: Identity[tuple[Id[Topic], ...]] = ()
    places: Identity[tuple[Id[Place], ...]] = ()
    trend: Identity[Trend | None] = None
    domains: Coded[tuple[Domain, ...]] = ()
