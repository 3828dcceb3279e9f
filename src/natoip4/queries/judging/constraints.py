"""Parts of judgements about what holds NATO and the partners back; weighed as those about one partner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from natoip4.queries.comparison import IP4
from natoip4.queries.judging.cooperation import ties_with_nato, topic
from natoip4.queries.judging.judgements import Criterion, Naming, Part
from natoip4.queries.judging.partners import ENABLING, LIMITING, part_key
from natoip4.queries.landmarks import NATO
from natoip4.records.actors import State
from natoip4.records.claims import Activity, Characterisation, Influence, Position, Requirement, Threat, TieState
from natoip4.records.topics import Topic
from natoip4.values.vocabulary import Domain, Modality, Sign

__all__ = [
    "accession_unwanted",
    "alliance_unsought",
    "apart_in_threats",
    "bound_to_china",
    "bound_to_region",
    "divergence_felt",
    "eyes_on_europe",
    "nato_says_europe",
    "nato_says_no",
    "swayed_at_home",
]

_CHINA, _NORTH_KOREA, _RUSSIA = (State.ref(slug) for slug in ("chn", "prk", "rus"))


def accession_unwanted() -> Part:
    """Return the part that says: joining NATO is neither wanted nor in sight."""
    joining = topic("content", "formal-accession")
    return Part(
        key="accession-unwanted",
        label="joining NATO is neither wanted nor in sight",
        supporting=(
            Criterion.of(Position, 2, "they do not want to join", joining, modality=[Modality.DENIED]),
            Criterion.of(Activity, 2, "nobody is about to join", joining, modality=[Modality.DENIED]),
        ),
        opposing=(Criterion.of((Position, Activity), 3, "somebody wants to join, or is about to", joining),),
    )


def alliance_unsought() -> Part:
    """Return the part that says: their cooperation with NATO is no alliance and not meant to be one."""
    alliance = topic("content", "formal-alliance", "collective-defence")
    four = Naming(roles="holder", one_of=IP4)
    ties = ties_with_nato("subject")
    return Part(
        key="alliance-unsought",
        label="a formal alliance is not sought",
        supporting=(
            *(
                Criterion.of(Characterisation, 2, "it is said to be no alliance", alliance, tie, modality=[Modality.DENIED])
                for tie in ties
            ),
            Criterion.of(Position, 2, "a partner does not seek to be defended", alliance, four, modality=[Modality.DENIED]),
        ),
        opposing=(
            *(Criterion.of(Characterisation, 3, "it is said to be an alliance", alliance, tie) for tie in ties),
            Criterion.of(Position, 3, "a partner seeks an alliance", alliance, four),
        ),
    )


def nato_says_no() -> Part:
    """Return the part that says: NATO itself rules the part of a formal actor out."""
    return Part(
        key="nato-says-no",
        label="NATO itself rules it out",
        supporting=(
            Criterion.of(
                Position,
                3,
                "NATO takes that stand",
                Naming(roles="holder", itself=NATO),
                topic("content", "formal-security-actor", "formal-alliance", "nato-priority-europe"),
                polarity=LIMITING,
                modality=[Modality.ASSERTED, Modality.DENIED],
            ),
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
                Criterion.of(
                    TieState,
                    3,
                    "the tie is stated",
                    Naming(roles="tie", ties_of=(_CHINA, partner)),
                    domains=[Domain.ECONOMIC, Domain.TRADE],
                    polarity=LIMITING,
                )
                for partner in IP4
            ),
            Criterion.of(
                Position,
                1,
                "a partner keeps to China",
                Naming(roles="holder", one_of=IP4),
                Naming(roles="about", one_of=_CHINA),
                polarity=LIMITING,
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
            Criterion.of(Threat, 1, "a threat of its own region", partner, nearby),
            Criterion.of(
                Position,
                1,
                "it spares whom others fear",
                partner,
                Naming(roles="about", one_of=[_CHINA, _RUSSIA]),
                polarity=LIMITING,
            ),
            Criterion.of(
                Position,
                2,
                "NATO does not look that way",
                Naming(roles="holder", itself=NATO),
                Naming(roles="about", one_of=_CHINA),
                polarity=LIMITING,
                modality=[Modality.DENIED, Modality.NOT_NECESSARILY],
            ),
        ),
        opposing=(
            Criterion.of(Threat, 2, "a threat to both", Naming(roles="holder", one_of=NATO), polarity=ENABLING),
            Criterion.of(Threat, 2, "NATO's threat is the partner's", partner, Naming(roles="origin", one_of=_RUSSIA)),
            Criterion.of(Characterisation, 2, "they are said to converge", topic("content", "strategic-convergence")),
        ),
    )


def divergence_felt() -> Part:
    """Return the part that says: that holds ties with NATO back."""
    ties = ties_with_nato("effect")
    hinders: Mapping[str, Iterable[object]] = {"sign": [Sign.HINDERS], "domains": [Domain.SECURITY], "polarity": LIMITING}
    return Part(
        key="divergence-felt",
        label="that holds ties with NATO back",
        supporting=(
            *(Criterion.of(Influence, 3, "in so many words", tie, **hinders) for tie in ties),
            *(
                Criterion.of(Influence, 1, "as a question", tie, modality=[Modality.OPEN, Modality.CONDITIONAL], **hinders)
                for tie in ties
            ),
        ),
    )


def eyes_on_europe() -> Part:
    """Return the part that says: on NATO's side, Europe comes first."""
    nato = Naming(roles="holder", itself=NATO)
    return Part(
        key="eyes-on-europe",
        label="on NATO's side, Europe comes first",
        supporting=(
            Criterion.of(
                Position, 2, "somebody takes that stand", topic("about", "nato-territory-focus", "nato-priority-europe")
            ),
            Criterion.of(Requirement, 1, "what NATO must do is in Europe", nato, domains=[Domain.SECURITY], polarity=LIMITING),
            Criterion.of(
                Position,
                1,
                "NATO does not look elsewhere",
                nato,
                Naming(roles="about", one_of=_CHINA),
                polarity=LIMITING,
                modality=[Modality.DENIED, Modality.NOT_NECESSARILY],
            ),
        ),
        opposing=(
            Criterion.of(Position, 2, "NATO sees the regions as one", nato, topic("content", "theatre-interconnectedness")),
        ),
    )


def nato_says_europe() -> Part:
    """Return the part that says: that is NATO's own word."""
    first = topic("content", "nato-territory-focus", "nato-priority-europe")
    return Part(
        key="nato-says-europe",
        label="that is NATO's own word",
        supporting=(Criterion.of(Position, 3, "NATO takes that stand", Naming(roles="holder", itself=NATO), first),),
    )


def swayed_at_home(partner: str) -> Part:
    """Return the part that says: this partner's own politics shape what it does with NATO."""
    own, tie = Naming(roles="holder", one_of=partner), Naming(roles="effect", ties_of=(NATO, partner))
    return Part(
        key=part_key("home", partner),
        label="politics at home shape it",
        about=partner,
        supporting=(
            Criterion.of(Influence, 3, "in so many words", tie, topic("cause", "domestic-politics"), polarity=LIMITING),
            Criterion.of(Position, 2, "its public holds back", own, domains=[Domain.PUBLIC_OPINION], polarity=LIMITING),
            Criterion.of(
                Position,
                1,
                "its leaders hold back",
                own,
                domains=[Domain.POLITICAL],
                polarity=LIMITING,
                modality=[Modality.ASSERTED, Modality.DENIED],
            ),
        ),
    )


def bound_to_region(*partners: str) -> Part:
    """Return the part that says: what surrounds these partners holds them back."""
    own = Naming(roles="holder", one_of=partners)
    neighbours = (_CHINA, _NORTH_KOREA, _RUSSIA)
    return Part(
        key=part_key("region", *partners),
        label="the region holds it back",
        about=partners,
        supporting=(
            Criterion.of(Threat, 3, "a threat ties it down", own, polarity=LIMITING),
            *(
                Criterion.of(
                    Influence,
                    2,
                    "a tie with a neighbour is why",
                    Naming(roles="cause", ties_of=(partner, neighbour)),
                    polarity=LIMITING,
                )
                for partner in partners
                for neighbour in neighbours
            ),
            Criterion.of(Position, 1, "it minds a neighbour", own, Naming(roles="about", one_of=neighbours), polarity=LIMITING),
        ),
    )
