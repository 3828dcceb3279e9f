"""Claims: what a source says that is no thing, membership, figure or event. Twelve kinds, one prefix, one field ``kind``.

Roles and slots are identity: evidence speaks for the whole claim, and a source whose content differs says another claim.
"""

from typing import ClassVar

import attrs

from natoip4.errors import InvalidRecord, Problem, did_you_mean, with_article
from natoip4.records.ids import Id
from natoip4.records.parts import Link, Term
from natoip4.records.record import Actor, Nature, Record, Relation
from natoip4.records.schema import Coded, Identity, fields_of, per_class
from natoip4.records.topics import Place
from natoip4.values.dates import PartialDate
from natoip4.values.vocabulary import (
    Domain,
    Modality,
    Polarity,
    Sign,
    Stance,
    Status,
    ThreatMode,
    TieLevel,
    Trend,
)

__all__ = [
    "Activity",
    "Capability",
    "Characterisation",
    "Claim",
    "Comparison",
    "Definition",
    "Dependency",
    "Influence",
    "Position",
    "Purpose",
    "Requirement",
    "Threat",
    "TieState",
]

Role = Identity[tuple[Id[Record], ...]]
Holders = Identity[tuple[Id[Actor], ...]]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Claim(Record):
    """The family of claims, with the slots that every kind has.

    ``statement`` is one sentence in our own words. Several fillers of a role are meant one by one, unless the role is listed
    in ``collective``; ``negated_roles`` lists what a "not" bites. ``readings`` are the meanings that a sentence may bear.
    ``trend`` is a matter apart from any level; ``former`` says that it was so, and not that it still is.
    """

    PREFIX: ClassVar[str] = "claim"
    NATURE: ClassVar[Nature] = Nature.STATEMENT
    KIND: ClassVar[str] = ""

    statement: Identity[str]
    modality: Identity[Modality] = Modality.ASSERTED
    negated_roles: Identity[tuple[str, ...]] = ()
    collective: Identity[tuple[str, ...]] = ()
    sole: Identity[bool] = False
    trend: Identity[Trend | None] = None
    status: Identity[Status | None] = None
    condition: Identity[str | None] = None
    period: Identity[PartialDate | None] = None
    former: Identity[bool] = False
    degree: Identity[str | None] = None
    terms: Identity[tuple[Term, ...]] = ()
    readings: Identity[tuple[str, ...]] = ()
    domains: Coded[tuple[Domain, ...]] = ()
    polarity: Coded[Polarity] = Polarity.NEUTRAL
    links: Coded[tuple[Link, ...]] = ()

    def _check(self) -> None:
        problems: list[Problem] = []
        roles, required = _roles(type(self))
        for name in required:
            if not getattr(self, name):
                message = f"{with_article(self.KIND)} names its {name}"
                problems.append(Problem(code="missing-role", message=message, path=name, expected="at least one id"))
        for slot in ("negated_roles", "collective"):
            for word in getattr(self, slot):
                if word not in roles:
                    hint = did_you_mean(word, roles)
                    message = f"{slot} lists roles of this kind of claim"
                    expected = ", ".join(roles)
                    problems.append(
                        Problem(
                            code="no-such-role",
                            message=message,
                            path=slot,
                            got=repr(word),
                            expected=expected,
                            hint=hint,
                        )
                    )
        if problems:
            raise InvalidRecord(problems)


@per_class
def _roles(cls: type) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the roles of a kind of claim, and of those that it must have."""
    roles = [field for field in fields_of(cls).values() if field.families and field.name != "id"]
    return tuple(field.name for field in roles), tuple(field.name for field in roles if field.required)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Position(Claim):
    """Somebody wants, favours, rejects, frames or promises something; ``about`` is what, ``content`` as what or how.

    ``over`` is what is put behind it, or turned from. How somebody speaks of others, and a stance shown by a deed, are
    positions.

    >>> seoul = Position(
    ...     id=Claim.ref("x"), statement="Seoul keeps its aid to Ukraine humanitarian.", holder=(Id("state:kor"),),
    ...     stance=Stance.PRIORITISES, content=(Id("topic:humanitarian-aid"),))
    >>> seoul.stance.value
    'prioritises'
    """

    KIND: ClassVar[str] = "position"

    holder: Holders
    stance: Identity[Stance]
    about: Role = ()
    content: Role = ()
    over: Role = ()
    context: Role = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Purpose(Claim):
    """Something is meant to achieve something: ``means`` towards ``aim``.

    >>> Purpose(id=Claim.ref("x"), statement="A mission is to deepen ties.", means=(Id("org:m"),), aim=(Id("topic:t"),)).holder
    ()
    """

    KIND: ClassVar[str] = "purpose"

    means: Role
    aim: Role
    holder: Holders = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Threat(Claim):
    """Somebody perceives or faces a threat from ``origin``, by ``instrument``, over ``about``.

    It is what a holder sees or presents as a threat or a challenge, or what the text says threatens it.

    >>> seen = Threat(
    ...     id=Claim.ref("x"), statement="Japan sees a threat.", holder=(Id("state:jpn"),), origin=(Id("state:chn"),))
    >>> seen.mode.value
    'perceived'
    """

    KIND: ClassVar[str] = "threat"

    holder: Holders
    origin: Role
    instrument: Role = ()
    about: Role = ()
    mode: Identity[ThreatMode] = ThreatMode.PERCEIVED


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TieState(Claim):
    """How a tie stands: its level, apart from its trend; ``content`` is in what.

    It is about how deep a tie is, whether it grows closer, or what it covers, and only where the text speaks of ties.

    >>> ties = TieState(id=Claim.ref("x"), statement="Ties are sparse.", tie=(Id("tie:nato-jpn"),), level=TieLevel.SPARSE)
    >>> ties.trend is None
    True
    """

    KIND: ClassVar[str] = "tie_state"

    tie: Identity[tuple[Id[Relation], ...]]
    content: Role = ()
    level: Identity[TieLevel | None] = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Activity(Claim):
    """Somebody does or did something that is no single event, with ``partner``, for ``beneficiary``.

    It is a deed in the world. What a holder gets, makes or lacks for itself is a capability.

    >>> export = Activity(id=Claim.ref("x"), statement="It exports.", actor=(Id("state:kor"),), content=(Id("topic:arms"),))
    >>> export.partner
    ()
    """

    KIND: ClassVar[str] = "activity"

    actor: Holders
    content: Role
    partner: Holders = ()
    beneficiary: Role = ()
    place: Identity[tuple[Id[Place], ...]] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Capability(Claim):
    """Somebody has, builds, buys or lacks something; ``level`` says how much in a word, ``context`` in or for what.

    A difficulty that is named without an effect is a lack. Where another provides it, it is a dependency.

    >>> Capability(id=Claim.ref("x"), statement="Its base is small.", holder=(Id("state:nzl"),), content=(Id("topic:b"),)).level
    """

    KIND: ClassVar[str] = "capability"

    holder: Holders
    content: Role
    context: Role = ()
    level: Identity[str | None] = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Dependency(Claim):
    """Somebody relies on somebody for something.

    >>> firms = (Id("collective:european-firms"),)
    >>> Dependency(id=Claim.ref("x"), statement="They need materials.", holder=firms, provider=(Id("state:chn"),)).content
    ()
    """

    KIND: ClassVar[str] = "dependency"

    holder: Holders
    provider: Role
    content: Role = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Influence(Claim):
    """Something promotes, hinders, shapes or motivates something, or is a sign of it.

    >>> Influence(id=Claim.ref("x"), statement="Trade holds back.", cause=(Id("topic:trade"),), effect=(Id("tie:t"),),
    ...     sign=Sign.HINDERS).sign.value
    'hinders'
    """

    KIND: ClassVar[str] = "influence"

    cause: Role
    effect: Role
    sign: Identity[Sign]
    place: Identity[tuple[Id[Place], ...]] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Comparison(Claim):
    """``subject`` against ``compared_with`` in a ``dimension``; against itself at ``compared_period`` where they are the same.

    Both sides are named. A change alone is a trend, likeness as such a trait.

    >>> Comparison(
    ...     id=Claim.ref("x"), statement="It is choosier.", subject=(Id("state:nzl"),), compared_with=(Id("state:aus"),),
    ...     dimension=(Id("topic:selectivity"),), degree="more").degree
    'more'
    """

    KIND: ClassVar[str] = "comparison"

    subject: Role
    compared_with: Role
    dimension: Role
    about: Role = ()
    compared_period: Identity[PartialDate | None] = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Requirement(Claim):
    """Somebody must or should do or have something, for ``beneficiary``; the modality is *open* where the text leaves it so.

    >>> duty = Requirement(id=Claim.ref("x"), statement="Be ready.", holder=(Id("org:nato"),), content=(Id("topic:r"),))
    >>> duty.modality.value
    'asserted'
    """

    KIND: ClassVar[str] = "requirement"

    holder: Holders
    content: Role
    beneficiary: Role = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Characterisation(Claim):
    """Something has a trait, a standing or a part to play; that it changes is its ``trend``.

    A trait of a tie, such as selective or fruitful, is one too.

    >>> Characterisation(id=Claim.ref("x"), statement="It is selective.", subject=(Id("tie:t"),), content=(Id("topic:s"),)).sole
    False
    """

    KIND: ClassVar[str] = "characterisation"

    subject: Role
    content: Role


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Definition(Claim):
    """What a label stands for, or who counts under it; ``complete`` is true where the content is said to be all of it.

    >>> Definition(id=Claim.ref("x"), statement="Four.", subject=(Id("group:ip4"),), content=(Id("state:jpn"),)).complete
    False
    """

    KIND: ClassVar[str] = "definition"

    subject: Role
    content: Role
    complete: Identity[bool] = False
