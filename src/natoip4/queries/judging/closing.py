"""The closing judgements: what may be concluded about NATO and the Indo-Pacific Four, put together from parts."""

from __future__ import annotations

from collections.abc import Iterable

from natoip4.queries.comparison import IP4
from natoip4.queries.judging.constraints import (
    accession_unwanted,
    alliance_unsought,
    apart_in_threats,
    bound_to_china,
    bound_to_region,
    divergence_felt,
    eyes_on_europe,
    nato_says_europe,
    nato_says_no,
    swayed_at_home,
)
from natoip4.queries.judging.cooperation import (
    connecting_forces,
    connecting_industry,
    connecting_politics,
    growing,
    growing_forces,
    institutions,
    one_by_one,
    under_way,
)
from natoip4.queries.judging.industry import (
    agreements,
    binding,
    coerced,
    competition,
    heaviest,
    joining,
    joint_work,
    lasting,
    shaping,
    supplies,
)
from natoip4.queries.judging.judgements import Criterion, Judgement, Naming
from natoip4.queries.judging.partners import fields_chosen, limits, operations, restraint, trend, will
from natoip4.queries.landmarks import NATO
from natoip4.records.actors import Collective, Group, State
from natoip4.records.agreements import Pattern
from natoip4.records.claims import Characterisation, Claim, Comparison, Influence, Position, TieState
from natoip4.records.topics import Topic
from natoip4.values.vocabulary import Domain, Modality, Sign, Status, Trend

__all__ = ["JUDGEMENTS"]

_AUS, _JPN, _KOR, _NZL = (State.ref(slug) for slug in ("aus", "jpn", "kor", "nzl"))
_TOGETHER = Naming(ties_of=(NATO, Group.ref("ip4")))
_LABELS = {_AUS: "Australia", _JPN: "Japan", _KOR: "South Korea", _NZL: "New Zealand"}


def _said(kind: type[Claim], topic: str | None, *naming: Naming, **having: Iterable[object]) -> Criterion:
    """Return what the claim that asserts a judgement looks like: of this kind, naming this very topic."""
    named = () if topic is None else (Naming(itself=Topic.ref(topic)),)
    return Criterion(kinds=kind, naming=(*named, *naming), having=having, weight=1, why="it asserts the judgement")


def _of_partner(partner: str) -> tuple[Judgement, ...]:
    """Return what is asked alike of every partner: whether it goes deeper, joins industries, holds back."""
    slug, name = partner.rpartition(":")[2], _LABELS[State.ref(partner.rpartition(":")[2])]
    tie = Naming(ties_of=(NATO, partner))
    closer = {"trend": [Trend.INCREASING]}
    return (
        Judgement(
            key=f"{slug}-deeper",
            label=f"{name} moves towards deeper, more operational cooperation",
            about=(partner, NATO),
            parts=(trend(partner).as_direction(), will(partner).as_direction(), operations(partner)),
            asserted=_said(TieState, "operational-cooperation", tie, **closer),
        ),
        Judgement(
            key=f"{slug}-industrial-integration",
            label=f"{name} moves towards defence industrial integration",
            about=(partner, NATO),
            parts=(joining(partner).as_direction(), agreements(partner)),
            asserted=_said(TieState, "defence-industrial-integration", tie, **closer),
        ),
        Judgement(
            key=f"{slug}-selective",
            label=f"{name} keeps to a cautious, selective approach",
            about=(partner, NATO),
            parts=(restraint(partner).as_direction(), limits(partner), fields_chosen(partner)),
            asserted=_said(Characterisation, "selectivity", tie, Naming(itself=Topic.ref("caution"))),
        ),
    )


def _of_two(partners: tuple[str, str]) -> tuple[Judgement, ...]:
    """Return what is said to shape the approach of two partners: politics at home, and the region."""
    slugs = "-".join(partner.rpartition(":")[2] for partner in partners)
    return (
        Judgement(
            key=f"{slugs}-domestic-politics",
            label="Domestic politics shape the approach of both",
            about=(*partners, NATO),
            parts=tuple(swayed_at_home(partner).as_direction() for partner in partners),
            asserted=_said(Influence, "domestic-politics", *(Naming(ties_of=(NATO, partner)) for partner in partners)),
        ),
        Judgement(
            key=f"{slugs}-regional-constraints",
            label="Regional constraints shape the approach of both",
            about=(*partners, NATO),
            parts=(
                bound_to_region(*partners).as_direction(),
                *(bound_to_region(partner) for partner in partners),
            ),
            asserted=_said(Influence, "regional-constraints", *(Naming(ties_of=(NATO, partner)) for partner in partners)),
        ),
    )


_APART = (
    Judgement(
        key="four-way",
        label="Japan and Australia go deeper, South Korea and New Zealand stay selective",
        about=(*IP4, NATO),
        parts=(
            *(part.as_direction() for partner in (_AUS, _JPN) for part in (trend(partner), will(partner))),
            *(operations(partner) for partner in (_AUS, _JPN)),
            *(restraint(partner).as_direction() for partner in (_KOR, _NZL)),
            *(fields_chosen(partner) for partner in (_KOR, _NZL)),
        ),
        asserted=_said(
            Comparison,
            "selectivity",
            *(Naming(roles="subject", itself=partner) for partner in (_AUS, _JPN)),
            *(Naming(roles="compared_with", itself=partner) for partner in (_KOR, _NZL)),
        ),
    ),
    Judgement(
        key="nzl-more-selective-than-aus",
        label="New Zealand stays more selective than Australia",
        about=(_AUS, _NZL, NATO),
        parts=(restraint(_NZL).as_direction(), operations(_AUS).as_direction(), limits(_NZL)),
        asserted=_said(
            Comparison,
            "selectivity",
            Naming(roles="subject", itself=_NZL),
            Naming(roles="compared_with", itself=_AUS),
        ),
    ),
    Judgement(
        key="cooperation-selective",
        label="Cooperation remains selective",
        about=(*IP4, NATO),
        parts=(*(restraint(partner).as_direction() for partner in (_KOR, _NZL)), one_by_one()),
        asserted=_said(Characterisation, "selectivity", _TOGETHER),
    ),
    Judgement(
        key="partners-vary",
        label="The partners vary",
        about=(*IP4, NATO),
        parts=(operations(_AUS).as_direction(), *(restraint(partner).as_direction() for partner in (_KOR, _NZL))),
        asserted=_said(Characterisation, "partner-variation", _TOGETHER),
    ),
    Judgement(
        key="strategy-not-uniform",
        label="NATO's strategy in the region is not uniform",
        about=(*IP4, NATO),
        parts=(one_by_one().as_direction(), operations(_AUS), *(restraint(partner) for partner in (_KOR, _NZL))),
        asserted=_said(Characterisation, "uniformity", modality=[Modality.DENIED]),
    ),
)

_TOGETHER_JUDGED = (
    Judgement(
        key="cooperation-expanding",
        label="Cooperation expands: political, industrial, military",
        about=(*IP4, NATO),
        parts=(
            growing(Domain.POLITICAL).as_direction(),
            growing(Domain.INDUSTRIAL).as_direction(),
            *(growing_forces(partner) for partner in IP4),
        ),
        asserted=_said(TieState, None, _TOGETHER, trend=[Trend.INCREASING], domains=[Domain.INDUSTRIAL]),
    ),
    Judgement(
        key="cooperation-under-way",
        label="Closer cooperation is under way",
        about=(*IP4, NATO),
        parts=(under_way().as_direction(),),
        asserted=_said(TieState, "closer-cooperation", _TOGETHER, trend=[Trend.INCREASING], status=[Status.ATTEMPTED]),
    ),
    Judgement(
        key="structural-reality",
        label="NATO's engagement is a structural reality",
        about=(*IP4, NATO),
        parts=(one_by_one().as_direction(), institutions()),
        asserted=_said(Characterisation, "structural-reality"),
    ),
    Judgement(
        key="no-alliance",
        label="NATO's part in the region is not that of an alliance",
        about=(*IP4, NATO),
        parts=(accession_unwanted().as_direction(), alliance_unsought(), one_by_one()),
        asserted=_said(
            Characterisation,
            "formal-alliance",
            Naming(roles="subject", itself=Topic.ref("nato-indo-pacific-role")),
            modality=[Modality.DENIED],
        ),
    ),
    Judgement(
        key="nato-connector",
        label="NATO will be a connector",
        about=(NATO,),
        parts=(connecting_forces().as_direction(), connecting_politics().as_direction(), connecting_industry()),
        asserted=_said(Characterisation, "connector-role"),
    ),
)

_INDUSTRY = (
    Judgement(
        key="industry-most-tangible",
        label="Defence industry is the most tangible and durable dimension",
        about=(*IP4, NATO),
        parts=(heaviest().as_direction(), lasting()),
        asserted=_said(Characterisation, "tangible-durable-dimension"),
    ),
    Judgement(
        key="industry-embeds",
        label="Industry embeds European actors in the region's security architecture",
        about=(NATO,),
        parts=(joint_work().as_direction(), binding()),
        asserted=_said(Influence, "region-security-architecture", Naming(roles="cause", kinds=Pattern), sign=[Sign.PROMOTES]),
    ),
    Judgement(
        key="industry-both-ways",
        label="European firms shape the region's market and are challenged by it",
        about=(NATO,),
        parts=(shaping().as_direction(), competition().as_direction()),
        asserted=_said(Influence, "asia-pacific-defence", Naming(roles="cause", kinds=Collective), sign=[Sign.SHAPES]),
    ),
    Judgement(
        key="industry-not-purely-cooperative",
        label="The defence-industrial relation is not purely cooperative",
        about=(NATO,),
        parts=(competition().as_direction(), supplies(), coerced()),
        asserted=_said(Characterisation, "purely-cooperative", modality=[Modality.DENIED]),
    ),
)

_LIMITS = (
    Judgement(
        key="limit-china",
        label="Economic interdependence with China limits engagement",
        about=(*IP4, NATO),
        parts=(bound_to_china().as_direction(), supplies().as_direction(), coerced()),
        asserted=_said(Influence, "economic-interdependence-china", _TOGETHER, sign=[Sign.HINDERS]),
    ),
    Judgement(
        key="limit-threats",
        label="Diverging threat perceptions limit engagement",
        about=(*IP4, NATO),
        parts=(apart_in_threats().as_direction(), divergence_felt()),
        asserted=_said(Influence, "diverging-threat-perceptions", _TOGETHER, sign=[Sign.HINDERS]),
    ),
    Judgement(
        key="limit-europe-first",
        label="NATO's priority for Europe limits engagement",
        about=(NATO,),
        parts=(eyes_on_europe().as_direction(), nato_says_europe()),
        asserted=_said(Influence, None, Naming(roles="cause", kinds=Position), _TOGETHER, sign=[Sign.HINDERS]),
    ),
    Judgement(
        key="nato-no-formal-actor",
        label="NATO will not become a formal security actor in the region",
        about=(NATO,),
        parts=(accession_unwanted().as_direction(), nato_says_no()),
        asserted=_said(Characterisation, "formal-security-actor", modality=[Modality.DENIED]),
    ),
)

#: The judgements of the closing section and of the summary before it, those about one partner asked of all four alike.
JUDGEMENTS: tuple[Judgement, ...] = (
    *(judgement for partner in IP4 for judgement in _of_partner(partner)),
    *_of_two((_KOR, _NZL)),
    *_APART,
    *_TOGETHER_JUDGED,
    *_INDUSTRY,
    *_LIMITS,
)
