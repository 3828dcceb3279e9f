"""Parts of judgements about defence industry, of one partner and of the region; weighed as those about a partner."""

from __future__ import annotations

from natoip4.queries.comparison import IP4
from natoip4.queries.judging.judgements import Criterion, Naming, Part
from natoip4.queries.judging.partners import BELOW_PRACTICAL, DONE, ENABLING, LIMITING, part_key, tie_with_nato
from natoip4.queries.landmarks import NATO
from natoip4.records.actors import Collective, Organisation, State
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.claims import (
    Activity,
    Characterisation,
    Dependency,
    Influence,
    Position,
    Purpose,
    TieState,
)
from natoip4.records.events import Event
from natoip4.records.topics import Topic
from natoip4.values.vocabulary import Domain, EventForm, Sign, TieLevel, Trend

__all__ = [
    "agreements",
    "binding",
    "coerced",
    "competition",
    "heaviest",
    "joining",
    "joint_work",
    "lasting",
    "shaping",
    "supplies",
]

_INDUSTRIAL = [Domain.INDUSTRIAL]
_ARCHITECTURE = ("nato-aligned-security-network", "region-security-architecture", "western-oriented-architecture")
_CHINA = State.ref("chn")


def joining(partner: str) -> Part:
    """Return the part that says: its defence industry grows together with others on NATO's side."""
    own = Naming(one_of=partner, ties_of=partner)
    actor, holder = (Naming(roles=role, one_of=partner) for role in ("actor", "holder"))
    return Part(
        key=part_key("industry", partner),
        label="defence industries grow together",
        about=partner,
        lead=3,
        supporting=(
            *_deals(partner),
            Criterion.of(
                TieState, 3, "closer, in so many words", own, domains=_INDUSTRIAL, trend=[Trend.INCREASING], status=DONE
            ),
            Criterion.of(
                Activity, 3, "it works in industry with others", actor, domains=_INDUSTRIAL, polarity=ENABLING, status=DONE
            ),
            Criterion.of(
                Dependency,
                3,
                "it takes what it needs from others",
                holder,
                domains=[Domain.INDUSTRIAL, Domain.TECHNOLOGY],
                polarity=ENABLING,
            ),
            Criterion.of(
                Pattern,
                2,
                "agreements are said to exist, and none is named",
                own,
                domains=_INDUSTRIAL,
                trend=[None, Trend.STEADY],
            ),
            Criterion.of(
                (Characterisation, Position, Purpose, Influence, Activity),
                1,
                "an aim, a wish, an effect or a trait: no deal",
                own,
                domains=_INDUSTRIAL,
                polarity=ENABLING,
            ),
        ),
        opposing=(
            Criterion.of(
                TieState,
                3,
                "a source sums it up as next to nothing",
                tie_with_nato("tie", partner),
                level=BELOW_PRACTICAL,
                domains=_INDUSTRIAL,
            ),
        ),
    )


def agreements(partner: str) -> Part:
    """Return the part that says: an industrial agreement with NATO, a member, or a firm of one can be named."""
    return Part(
        key=part_key("agreement", partner),
        label="a named agreement with a NATO member",
        about=partner,
        lead=3,
        supporting=_deals(partner),
    )


def _deals(partner: str) -> tuple[Criterion, ...]:
    parties = (Naming(roles="parties", one_of=partner), Naming(roles="parties", one_of=NATO, members_of=NATO))
    return (Criterion.of(Agreement, 3, "a named deal with NATO, a member, or a firm of one", *parties),)


def heaviest() -> Part:
    """Return the part that says: more can be named in industry than in all other domains."""
    others = [domain for domain in Domain if domain is not Domain.INDUSTRIAL]
    working = [TieLevel.PRACTICAL, TieLevel.OPERATIONAL, TieLevel.INTEGRATED]
    return Part(
        key="industry-heaviest",
        label="more can be named in industry than elsewhere",
        supporting=(
            Criterion.of(Agreement, 3, "a deal that is named", Naming(roles="parties", one_of=IP4)),
            Criterion.of(Activity, 3, "work that was done", domains=_INDUSTRIAL, status=DONE, polarity=ENABLING),
            Criterion.of(Pattern, 1, "many cases, none of them named", domains=_INDUSTRIAL),
        ),
        opposing=(
            *(
                Criterion.of(TieState, 3, "work on that level", tie_with_nato("tie", one), level=working, domains=others)
                for one in IP4
            ),
            Criterion.of(
                Activity,
                3,
                "work that was done with NATO",
                Naming(roles="actor", one_of=IP4),
                Naming(roles="partner", one_of=NATO),
                domains=others,
                status=DONE,
            ),
        ),
    )


def lasting() -> Part:
    """Return the part that says: the work in industry lasts."""
    steady = [Trend.STEADY]
    return Part(
        key="industry-lasting",
        label="it lasts",
        lead=3,
        supporting=(Criterion.of(Activity, 2, "it goes on as before", domains=_INDUSTRIAL, trend=steady, polarity=ENABLING),),
    )


def competition() -> Part:
    """Return the part that says: industries of the region compete with those on NATO's side."""
    return Part(
        key="competition",
        label="they compete",
        supporting=(
            Criterion.of(Influence, 3, "competition is stated", sign=[Sign.HINDERS], domains=_INDUSTRIAL, polarity=LIMITING),
        ),
    )


def shaping() -> Part:
    """Return the part that says: firms from Europe shape the market of the region."""
    firms = Naming(roles="cause", kinds=(Collective, Organisation))
    return Part(
        key="shaping",
        label="European firms shape the market",
        lead=3,
        supporting=(
            Criterion.of(Activity, 3, "work that was done", domains=_INDUSTRIAL, status=DONE, polarity=ENABLING),
            Criterion.of(Influence, 1, "firms have an effect", firms, domains=_INDUSTRIAL, polarity=ENABLING),
        ),
    )


def joint_work() -> Part:
    """Return the part that says: firms work together more and more, and are not driven apart."""
    return Part(
        key="joint-work",
        label="firms work together more and more",
        supporting=(
            Criterion.of(
                Pattern, 2, "more of it in many cases, none of them named", domains=_INDUSTRIAL, trend=[Trend.INCREASING]
            ),
        ),
        opposing=(Criterion.of(Influence, 3, "competition is stated", sign=[Sign.HINDERS], domains=_INDUSTRIAL),),
    )


def binding() -> Part:
    """Return the part that says: that ties the region into a security architecture."""
    effect = Naming(roles="effect", one_of=[Topic.ref(slug) for slug in _ARCHITECTURE])
    return Part(
        key="binding",
        label="that ties the region into a security architecture",
        lead=3,
        supporting=(Criterion.of(Influence, 1, "a mechanism that is asserted, and no case of it", effect, polarity=ENABLING),),
    )


def supplies() -> Part:
    """Return the part that says: production on NATO's side depends on China."""
    provider = Naming(roles="provider", one_of=_CHINA)
    return Part(
        key="supplies",
        label="European production depends on China",
        lead=3,
        supporting=(Criterion.of(Dependency, 3, "the dependency is stated", provider, polarity=LIMITING),),
    )


def coerced() -> Part:
    """Return the part that says: China has made use of that."""
    author = Naming(roles="participants", one_of=_CHINA)
    return Part(
        key="coerced",
        label="China has made use of it",
        supporting=(Criterion.of(Event, 3, "it has cut trade", author, form=[EventForm.RESTRICTION]),),
    )
