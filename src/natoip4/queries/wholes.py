"""Parts of judgements about the four partners together, about NATO, and about industry; weighed as those about one partner."""

from __future__ import annotations

from collections.abc import Iterable

from natoip4.queries.comparison import IP4
from natoip4.queries.judgements import Criterion, Naming, Part
from natoip4.queries.partnering import DONE
from natoip4.queries.rows import NATO
from natoip4.records.actors import Group, State
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.claims import (
    Activity,
    Capability,
    Characterisation,
    Comparison,
    Dependency,
    Influence,
    Position,
    Purpose,
    Requirement,
    Threat,
    TieState,
)
from natoip4.records.events import Event
from natoip4.records.record import Record
from natoip4.records.relations import Partnership
from natoip4.records.topics import Topic
from natoip4.values.vocabulary import (
    Domain,
    EventForm,
    Modality,
    PartnershipForm,
    Polarity,
    Sign,
    Stance,
    TieLevel,
    Trend,
)

__all__ = [
    "accession_unwanted",
    "alliance_unsought",
    "apart_in_threats",
    "bound_to_china",
    "bound_to_region",
    "coerced",
    "competed_with",
    "connected_in_industry",
    "connected_in_politics",
    "connected_in_training",
    "divergence_felt",
    "eyes_on_europe",
    "growing",
    "growing_forces",
    "industry_heaviest",
    "industry_lasting",
    "institutions",
    "nato_says_europe",
    "nato_says_no",
    "one_by_one",
    "supply_from_china",
    "swayed_at_home",
    "under_way",
]

_CHINA, _NORTH_KOREA, _RUSSIA = (State.ref(slug) for slug in ("chn", "prk", "rus"))
_TOGETHER = Group.ref("ip4")
_LIMITING, _ENABLING = [Polarity.LIMITING], [Polarity.ENABLING]
_WORKING = [TieLevel.PRACTICAL, TieLevel.OPERATIONAL, TieLevel.INTEGRATED]


def _rule(kinds: type[Record] | tuple[type[Record], ...], weight: int, why: str, *naming: Naming, **having: Iterable[object]) -> Criterion:
    return Criterion(kinds=kinds, naming=naming, having=having, weight=weight, why=why)


def _topic(role: str, *slugs: str) -> Naming:
    return Naming(roles=role, one_of=[Topic.ref(slug) for slug in slugs])


def _with_nato(role: str) -> list[Naming]:
    """Return, one by one, the ties of NATO with the four together and with each of them, in a role."""
    return [Naming(roles=role, ties_of=(NATO, partner)) for partner in (_TOGETHER, *IP4)]


def growing(domain: Domain) -> Part:
    """Return the part that says: cooperation grows in this domain."""
    more = {"trend": [Trend.INCREASING], "domains": [domain]}
    less = {"trend": [Trend.DECREASING], "domains": [domain]}
    return Part(
        key=f"growing-{domain.value}",
        label=f"cooperation grows: {domain.value}",
        lead=3,
        supporting=(
            *(_rule(TieState, 3, "closer, in so many words", tie, **more) for tie in _with_nato("tie")),
            _rule(Activity, 3, "they do more with NATO than before", Naming(roles="partner", one_of=NATO), **more),
            _rule(Pattern, 2, "more of it in many cases, none of them named", **more),
            _rule(Characterisation, 1, "a trait that grows", polarity=_ENABLING, **more),
        ),
        opposing=(
            *(_rule(TieState, 3, "looser, in so many words", tie, **less) for tie in _with_nato("tie")),
            *(_rule(Comparison, 3, "looser, in so many words", tie, **less) for tie in _with_nato("subject")),
        ),
    )


def growing_forces(partner: str) -> Part:
    """Return the part that says: military cooperation with this partner grows."""
    more = {"trend": [Trend.INCREASING], "domains": [Domain.MILITARY]}
    return Part(
        key=f"growing-military-{partner.rpartition(':')[2]}",
        label=f"cooperation grows: military, {partner}",
        lead=3,
        supporting=(
            _rule(TieState, 3, "closer, in so many words", Naming(roles="tie", ties_of=(NATO, partner)), **more),
            _rule(
                Activity,
                3,
                "it does more with NATO than before",
                Naming(roles="actor", one_of=partner),
                Naming(roles="partner", one_of=NATO),
                **more,
            ),
            _rule(
                Position,
                1,
                "it is open to more",
                Naming(roles="holder", one_of=partner),
                Naming(one_of=NATO, ties_of=(NATO, partner)),
                polarity=_ENABLING,
                **more,
            ),
        ),
    )


def under_way() -> Part:
    """Return the part that says: things are done together."""
    four = Naming(one_of=IP4)
    return Part(
        key="under-way",
        label="things are done together",
        lead=3,
        supporting=(
            *(_rule(TieState, 3, "closer, in so many words", tie, trend=[Trend.INCREASING]) for tie in _with_nato("tie")),
            *(_rule(TieState, 3, "that level is stated", tie, level=_WORKING) for tie in _with_nato("tie")),
            _rule(Activity, 3, "it was done with NATO", four, Naming(roles="partner", one_of=NATO), status=DONE),
            _rule(Event, 2, "a standing organ was set up", four, form=[EventForm.ESTABLISHMENT]),
        ),
    )


def one_by_one() -> Part:
    """Return the part that says: NATO works with each of them on terms of its own."""
    return Part(
        key="one-by-one",
        label="NATO works with each on terms of its own",
        supporting=(
            *(_rule(TieState, 3, "the form of the tie is stated", tie, domains=[Domain.INSTITUTIONAL]) for tie in _with_nato("tie")),
            _rule(
                Partnership,
                1,
                "declared, tailored to the one partner",
                Naming(roles="parties", one_of=NATO),
                Naming(roles="parties", itself=IP4),
                form=[PartnershipForm.TAILORED],
            ),
        ),
    )


def institutions() -> Part:
    """Return the part that says: there are institutions in common."""
    return Part(
        key="institutions",
        label="institutions in common",
        lead=3,
        supporting=tuple(
            _rule(TieState, 3, "shared structures are stated", tie, level=[TieLevel.INTEGRATED]) for tie in _with_nato("tie")
        ),
        opposing=tuple(
            _rule(
                Characterisation,
                3,
                "it is said that there are none",
                tie,
                _topic("content", "institutionalisation"),
                modality=[Modality.DENIED],
            )
            for tie in _with_nato("subject")
        ),
    )


def accession_unwanted() -> Part:
    """Return the part that says: joining NATO is neither wanted nor in sight."""
    joining = _topic("content", "formal-accession")
    return Part(
        key="accession-unwanted",
        label="joining NATO is neither wanted nor in sight",
        supporting=(
            _rule(Position, 2, "they do not want to join", joining, modality=[Modality.DENIED]),
            _rule(Activity, 2, "nobody is about to join", joining, modality=[Modality.DENIED]),
        ),
        opposing=(_rule((Position, Activity), 3, "somebody wants to join, or is about to", joining),),
    )


def alliance_unsought() -> Part:
    """Return the part that says: their cooperation with NATO is no alliance and not meant to be one."""
    alliance = _topic("content", "formal-alliance", "collective-defence")
    four = Naming(roles="holder", one_of=IP4)
    ties = _with_nato("subject")
    return Part(
        key="alliance-unsought",
        label="a formal alliance is not sought",
        supporting=(
            *(_rule(Characterisation, 2, "it is said to be no alliance", alliance, tie, modality=[Modality.DENIED]) for tie in ties),
            _rule(Position, 2, "a partner does not seek to be defended", alliance, four, modality=[Modality.DENIED]),
        ),
        opposing=(
            *(_rule(Characterisation, 3, "it is said to be an alliance", alliance, tie) for tie in ties),
            _rule(Position, 3, "a partner seeks an alliance", alliance, four),
        ),
    )


def nato_says_no() -> Part:
    """Return the part that says: NATO itself rules the part of a formal actor out."""
    return Part(
        key="nato-says-no",
        label="NATO itself rules it out",
        supporting=(
            _rule(
                Position,
                3,
                "NATO takes that stand",
                Naming(roles="holder", itself=NATO),
                _topic("content", "formal-security-actor", "formal-alliance", "nato-priority-europe"),
                polarity=_LIMITING,
                modality=[Modality.ASSERTED, Modality.DENIED],
            ),
        ),
    )


def connected_in_training() -> Part:
    """Return the part that says: with NATO, partners' forces come to fit its own."""
    fitting = _topic("content", "interoperability")
    return Part(
        key="connects-forces",
        label="NATO connects: interoperability",
        supporting=(
            *(_rule(TieState, 3, "it has grown with NATO", tie, fitting, trend=[Trend.INCREASING]) for tie in _with_nato("tie")),
            _rule(
                Activity,
                3,
                "forces have acted with NATO's",
                Naming(roles="actor", one_of=IP4),
                Naming(roles="partner", one_of=NATO),
                domains=[Domain.MILITARY],
                status=DONE,
            ),
            _rule(
                Position,
                1,
                "a partner wants it with NATO",
                Naming(roles="holder", one_of=IP4),
                Naming(roles="context", one_of=NATO),
                _topic("about", "interoperability"),
                polarity=_ENABLING,
            ),
        ),
        opposing=(
            _rule(Capability, 2, "it is lacking with NATO", Naming(roles="holder", itself=NATO), fitting, polarity=_LIMITING),
        ),
    )


def connected_in_politics() -> Part:
    """Return the part that says: with NATO, partners come to stand where it stands."""
    by, with_nato = Naming(roles="actor", one_of=IP4), Naming(roles="partner", one_of=NATO)
    return Part(
        key="connects-politics",
        label="NATO connects: political alignment",
        supporting=(
            _rule(Activity, 3, "political work with NATO", by, with_nato, domains=[Domain.POLITICAL], status=DONE),
            *(
                _rule(TieState, 3, "they align, in so many words", tie, _topic("content", "political-alignment"), polarity=_ENABLING)
                for tie in _with_nato("tie")
            ),
            _rule(
                Position,
                2,
                "a partner shares its stand",
                Naming(roles="holder", one_of=IP4),
                Naming(roles="context", one_of=NATO),
                domains=[Domain.POLITICAL],
                polarity=_ENABLING,
            ),
        ),
    )


def connected_in_industry() -> Part:
    """Return the part that says: NATO itself, and not its members or their firms, brings industries together."""
    four = Naming(one_of=IP4)
    return Part(
        key="connects-industry",
        label="NATO connects: industrial cooperation",
        supporting=(
            _rule(Agreement, 3, "NATO itself is party", Naming(roles="parties", itself=NATO), four),
            _rule(Activity, 3, "NATO itself does it", Naming(roles="actor", itself=NATO), four, domains=[Domain.INDUSTRIAL]),
            _rule(Purpose, 1, "it is for that", Naming(roles="means", itself=NATO), four, domains=[Domain.INDUSTRIAL]),
            _rule(Pattern, 1, "deals of NATO, none of them named", Naming(roles="actors", itself=NATO), four),
        ),
    )


def industry_heaviest() -> Part:
    """Return the part that says: there is more that can be named in industry than in all the rest."""
    industrial = [Domain.INDUSTRIAL]
    others = [domain for domain in Domain if domain is not Domain.INDUSTRIAL]
    return Part(
        key="industry-heaviest",
        label="more can be named in industry than elsewhere",
        supporting=(
            _rule(Agreement, 3, "a deal that is named", Naming(roles="parties", one_of=IP4)),
            _rule(Activity, 3, "work that was done", domains=industrial, status=DONE, polarity=_ENABLING),
            _rule(Pattern, 1, "many cases, none of them named", domains=industrial),
        ),
        opposing=(
            *(_rule(TieState, 3, "work on that level", tie, level=_WORKING, domains=others) for tie in _with_nato("tie")),
            _rule(
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


def industry_lasting() -> Part:
    """Return the part that says: the work in industry lasts."""
    return Part(
        key="industry-lasting",
        label="it lasts",
        lead=3,
        supporting=(
            _rule(Activity, 2, "it goes on as before", domains=[Domain.INDUSTRIAL], trend=[Trend.STEADY], polarity=_ENABLING),
        ),
    )


def bound_to_china() -> Part:
    """Return the part that says: partners depend on trade with China."""
    return Part(
        key="partners-china",
        label="partners depend on China",
        lead=3,
        supporting=(
            *(
                _rule(
                    TieState,
                    3,
                    "the tie is stated",
                    Naming(roles="tie", ties_of=(_CHINA, partner)),
                    domains=[Domain.ECONOMIC, Domain.TRADE],
                    polarity=_LIMITING,
                )
                for partner in IP4
            ),
            _rule(
                Position,
                1,
                "a partner keeps to China",
                Naming(roles="holder", one_of=IP4),
                Naming(roles="about", one_of=_CHINA),
                polarity=_LIMITING,
            ),
        ),
    )


def supply_from_china() -> Part:
    """Return the part that says: NATO's side depends on supplies from China."""
    return Part(
        key="supply-china",
        label="European production depends on China",
        lead=3,
        supporting=(
            _rule(
                Dependency, 3, "the dependency is stated", Naming(roles="provider", one_of=_CHINA), polarity=_LIMITING
            ),
        ),
    )


def coerced() -> Part:
    """Return the part that says: China has made use of it."""
    return Part(
        key="coerced",
        label="China has made use of it",
        supporting=(
            _rule(
                Event, 3, "it has cut trade", Naming(roles="participants", one_of=_CHINA), form=[EventForm.RESTRICTION]
            ),
        ),
    )


def competed_with() -> Part:
    """Return the part that says: industries of the region compete with those on NATO's side."""
    return Part(
        key="competition",
        label="they compete",
        supporting=(
            _rule(
                Influence,
                3,
                "competition is stated",
                sign=[Sign.HINDERS],
                domains=[Domain.INDUSTRIAL],
                polarity=_LIMITING,
            ),
        ),
    )


def apart_in_threats() -> Part:
    """Return the part that says: partners and NATO look at different threats."""
    partner = Naming(roles="holder", one_of=IP4)
    nearby = Naming(roles="origin", one_of=[_CHINA, _NORTH_KOREA, Topic.ref("regional-militarisation")])
    return Part(
        key="threats-apart",
        label="they look at different threats",
        supporting=(
            _rule(Threat, 1, "a threat of its own region", partner, nearby),
            _rule(
                Position,
                1,
                "it spares whom others fear",
                partner,
                Naming(roles="about", one_of=[_CHINA, _RUSSIA]),
                polarity=_LIMITING,
            ),
            _rule(
                Position,
                2,
                "NATO does not look that way",
                Naming(roles="holder", itself=NATO),
                Naming(roles="about", one_of=_CHINA),
                polarity=_LIMITING,
                modality=[Modality.DENIED, Modality.NOT_NECESSARILY],
            ),
        ),
        opposing=(
            _rule(Threat, 2, "a threat to both", Naming(roles="holder", one_of=NATO), polarity=_ENABLING),
            _rule(Threat, 2, "NATO's threat is the partner's", partner, Naming(roles="origin", one_of=_RUSSIA)),
            _rule(Characterisation, 2, "they are said to converge", _topic("content", "strategic-convergence")),
        ),
    )


def divergence_felt() -> Part:
    """Return the part that says: that holds ties with NATO back."""
    ties = _with_nato("effect")
    hinders = {"sign": [Sign.HINDERS], "domains": [Domain.SECURITY], "polarity": _LIMITING}
    return Part(
        key="divergence-felt",
        label="that holds ties with NATO back",
        supporting=(
            *(_rule(Influence, 3, "in so many words", tie, **hinders) for tie in ties),
            *(_rule(Influence, 1, "as a question", tie, modality=[Modality.OPEN, Modality.CONDITIONAL], **hinders) for tie in ties),
        ),
    )


def eyes_on_europe() -> Part:
    """Return the part that says: on NATO's side, Europe comes first."""
    nato = Naming(roles="holder", itself=NATO)
    return Part(
        key="eyes-on-europe",
        label="on NATO's side, Europe comes first",
        supporting=(
            _rule(Position, 2, "somebody takes that stand", _topic("about", "nato-territory-focus", "nato-priority-europe")),
            _rule(Requirement, 1, "what NATO must do is in Europe", nato, domains=[Domain.SECURITY], polarity=_LIMITING),
            _rule(
                Position,
                1,
                "NATO does not look elsewhere",
                nato,
                Naming(roles="about", one_of=_CHINA),
                polarity=_LIMITING,
                modality=[Modality.DENIED, Modality.NOT_NECESSARILY],
            ),
        ),
        opposing=(_rule(Position, 2, "NATO sees the regions as one", nato, _topic("content", "theatre-interconnectedness")),),
    )


def nato_says_europe() -> Part:
    """Return the part that says: that is NATO's own word."""
    first = _topic("content", "nato-territory-focus", "nato-priority-europe")
    return Part(
        key="nato-says-europe",
        label="that is NATO's own word",
        supporting=(_rule(Position, 3, "NATO takes that stand", Naming(roles="holder", itself=NATO), first),),
    )


def swayed_at_home(partner: str) -> Part:
    """Return the part that says: this partner's own politics shape what it does with NATO."""
    own, tie = Naming(roles="holder", one_of=partner), Naming(roles="effect", ties_of=(NATO, partner))
    return Part(
        key=f"home-{partner.rpartition(':')[2]}",
        label=f"politics at home shape it: {partner}",
        supporting=(
            _rule(Influence, 3, "in so many words", tie, _topic("cause", "domestic-politics"), polarity=_LIMITING),
            _rule(Position, 2, "its public holds back", own, domains=[Domain.PUBLIC_OPINION], polarity=_LIMITING),
            _rule(
                Position,
                1,
                "its leaders hold back",
                own,
                domains=[Domain.POLITICAL],
                polarity=_LIMITING,
                modality=[Modality.ASSERTED, Modality.DENIED],
            ),
        ),
    )


def bound_to_region(*partners: str) -> Part:
    """Return the part that says: what surrounds these partners holds them back."""
    slugs = [partner.rpartition(":")[2] for partner in partners]
    own = Naming(roles="holder", one_of=partners)
    neighbours = (_CHINA, _NORTH_KOREA, _RUSSIA)
    return Part(
        key=f"region-{'-'.join(slugs)}",
        label=f"its region holds it back: {', '.join(partners)}",
        supporting=(
            _rule(Threat, 3, "a threat ties it down", own, polarity=_LIMITING),
            *(
                _rule(
                    Influence,
                    2,
                    "a tie with a neighbour is why",
                    Naming(roles="cause", ties_of=(partner, neighbour)),
                    polarity=_LIMITING,
                )
                for partner in partners
                for neighbour in neighbours
            ),
            _rule(
                Position, 1, "it minds a neighbour", own, Naming(roles="about", one_of=neighbours), polarity=_LIMITING
            ),
        ),
    )
