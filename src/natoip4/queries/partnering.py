"""Parts of judgements about one partner of NATO: direction, will, limits, level, industry; the same for every partner.

The weights are 3 for a deed, a state of things or a change that a source states outright, 2 for what somebody wants or
will not do, 1 for what is intended, possible or a sign; ``docs/explanation/conclusions.md`` says why.
"""

from __future__ import annotations

from natoip4.queries.judgements import Criterion, Naming, Part
from natoip4.queries.rows import NATO
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
    TieState,
)
from natoip4.records.events import Event
from natoip4.records.topics import Topic
from natoip4.values.vocabulary import (
    Domain,
    EventForm,
    Modality,
    Polarity,
    Sign,
    Stance,
    Status,
    TieLevel,
    Trend,
)

__all__ = [
    "DONE",
    "PLANNED",
    "fields_without_operations",
    "industrial_agreement",
    "industrial_direction",
    "level",
    "limits",
    "operations",
    "restraint",
    "trend",
    "will",
]

#: The statuses of what is so or was done, and of what is not there yet.
DONE = (None, Status.ACHIEVED)
PLANNED = (Status.ATTEMPTED, Status.INTENDED, Status.EXPECTED, Status.POSSIBLE)

_ENABLING, _LIMITING = (Polarity.ENABLING,), (Polarity.LIMITING,)
_BELOW_PRACTICAL = (TieLevel.NONE, TieLevel.SPARSE)
_OPERATIONAL = (TieLevel.OPERATIONAL, TieLevel.INTEGRATED)
_PROPELLING, _BINDING = (Sign.PROMOTES, Sign.MOTIVATES), (Sign.HINDERS, Sign.SHAPES)
_RELUCTANT = (Stance.HESITATES, Stance.AVOIDS, Stance.OPPOSES)
_FIELDS = (Domain.ARMS_CONTROL, Domain.CYBER, Domain.MARITIME, Domain.PEACE_SUPPORT, Domain.TECHNOLOGY)
_SHOWN_BY = {
    TieLevel.DIALOGUE: (Domain.DIPLOMATIC, Domain.POLITICAL),
    TieLevel.PRACTICAL: _FIELDS,
    TieLevel.OPERATIONAL: (Domain.MILITARY,),
}


def _tie(partner: str, *roles: str) -> Naming:
    return Naming(roles=roles, ties_of=(NATO, partner))


def _nato(partner: str, *roles: str) -> Naming:
    """NATO, its tie with the partner, or its series of meetings."""
    return Naming(roles=roles, one_of=NATO, ties_of=(NATO, partner))


def trend(partner: str) -> Part:
    """Return the part that says: its ties with NATO grow closer."""
    by, effect = Naming(roles="actor", one_of=partner), _tie(partner, "effect")
    return Part(
        key=f"trend-{_slug(partner)}",
        label="ties with NATO grow closer",
        supporting=(
            Criterion(kinds=TieState, naming=(_tie(partner, "tie"),), having={"trend": [Trend.INCREASING]}, weight=3, why="closer, in so many words"),
            Criterion(
                kinds=Activity,
                naming=(by, Naming(roles="partner", one_of=NATO)),
                having={"trend": [Trend.INCREASING]},
                weight=3,
                why="it does more with NATO than before",
            ),
            Criterion(
                kinds=Event,
                naming=(Naming(roles="participants", one_of=partner), Naming(roles="about", one_of=partner)),
                having={"form": [EventForm.ESTABLISHMENT]},
                weight=2,
                why="a standing organ of its own was set up",
            ),
            Criterion(
                kinds=Influence,
                naming=(effect,),
                having={"sign": _PROPELLING, "polarity": _ENABLING},
                weight=1,
                why="a cause of closer ties, and not yet the effect",
            ),
        ),
        opposing=(
            *(
                Criterion(
                    kinds=kind,
                    naming=(_tie(partner, role),),
                    having={"trend": [Trend.DECREASING]},
                    weight=3,
                    why="looser than before, in so many words",
                )
                for kind, role in ((TieState, "tie"), (Comparison, "subject"))
            ),
            Criterion(kinds=Influence, naming=(effect,), having={"sign": [Sign.HINDERS]}, weight=1, why="a cause that holds ties back"),
        ),
    )


def will(partner: str) -> Part:
    """Return the part that says: it wants to come closer to NATO."""
    return Part(
        key=f"will-{_slug(partner)}", label="it wants to come closer", supporting=_willing(partner), opposing=_reluctant(partner)
    )


def _willing(partner: str) -> tuple[Criterion, ...]:
    toward = (Naming(roles="holder", one_of=partner), _nato(partner, "about", "content", "context"))
    return (
        Criterion(
            kinds=Position,
            naming=toward,
            having={"polarity": _ENABLING, "status": (*DONE, Status.ATTEMPTED)},
            weight=2,
            why="it takes a stand for working with NATO",
        ),
        Criterion(
            kinds=Position,
            naming=toward,
            having={"polarity": _ENABLING, "status": PLANNED},
            weight=1,
            why="it may take a stand for working with NATO",
        ),
        Criterion(
            kinds=Purpose,
            naming=(Naming(roles="means", one_of=partner), _tie(partner, "aim")),
            having={"polarity": _ENABLING},
            weight=1,
            why="one of its organs is for that: an aim, no stand",
        ),
    )


def _reluctant(partner: str) -> tuple[Criterion, ...]:
    own = Naming(roles="holder", one_of=partner)
    asked = Naming(one_of=[NATO, Topic.ref("support-for-ukraine")], ties_of=(NATO, partner))
    return (
        Criterion(
            kinds=Position,
            naming=(own, asked),
            having={"polarity": _LIMITING, "stance": _RELUCTANT},
            weight=2,
            why="it hesitates over NATO, or over Ukraine",
        ),
        Criterion(
            kinds=Position,
            naming=(own,),
            having={"polarity": _LIMITING, "modality": [Modality.ASSERTED, Modality.DENIED]},
            weight=1,
            why="it puts something else first, or does not want this",
        ),
    )


def restraint(partner: str) -> Part:
    """Return the part that says: what it holds back with outweighs what it wants with NATO."""
    own = Naming(roles=("subject",), one_of=partner, ties_of=(NATO, partner))
    return Part(
        key=f"restraint-{_slug(partner)}",
        label="its own restraint and limits outweigh its will",
        supporting=(
            *_reluctant(partner),
            Criterion(
                kinds=Characterisation,
                naming=(own, Naming(roles="content", one_of=Topic.ref("caution"))),
                having={"polarity": _LIMITING},
                weight=2,
                why="it is called cautious",
            ),
            Criterion(
                kinds=Comparison,
                naming=(Naming(roles="subject", one_of=partner),),
                having={"polarity": _LIMITING},
                weight=2,
                why="it does less than its predecessor, or than others",
            ),
            *_own_limits(partner),
        ),
        opposing=_willing(partner),
    )


def limits(partner: str) -> Part:
    """Return the part that says: limits of its own bind it."""
    return Part(key=f"limits-{_slug(partner)}", label="limits of its own bind it", supporting=_own_limits(partner))


def _own_limits(partner: str) -> tuple[Criterion, ...]:
    tie = _tie(partner, "effect")
    return (
        Criterion(
            kinds=Influence,
            naming=(tie, Naming(roles="cause", one_of=[Topic.ref("domestic-politics"), Topic.ref("structural-limitations"), partner])),
            having={"sign": _BINDING, "polarity": _LIMITING},
            weight=3,
            why="its own politics or structure hold the tie back, in so many words",
        ),
        Criterion(
            kinds=Capability,
            naming=(Naming(roles="holder", one_of=partner),),
            having={"polarity": _LIMITING},
            weight=2,
            why="it lacks the means",
        ),
        Criterion(
            kinds=Influence,
            naming=(tie, Naming(roles="cause", one_of=Topic.ref("national-priorities"))),
            having={"polarity": _LIMITING},
            weight=1,
            why="its priorities shape the tie; whether they bind it is not said",
        ),
    )


def operations(partner: str) -> Part:
    """Return the part that says: forces act together."""
    by, with_nato = Naming(roles="actor", one_of=partner), Naming(roles="partner", one_of=NATO)
    operational = Topic.ref("operational-cooperation")
    return Part(
        key=f"operations-{_slug(partner)}",
        label="forces act together",
        lead=3,
        supporting=(
            *_operating(partner),
            Criterion(
                kinds=Activity,
                naming=(by, with_nato),
                having={"domains": [Domain.MILITARY], "status": PLANNED},
                weight=1,
                why="military work with NATO that is to come",
            ),
            Criterion(
                kinds=(Position, Purpose),
                naming=(_nato(partner), Naming(one_of=partner), Naming(roles=("about", "content", "aim"), one_of=operational)),
                having={"polarity": _ENABLING},
                weight=1,
                why="operational work is an aim",
            ),
            Criterion(
                kinds=Activity,
                naming=(by, Naming(roles="content", one_of=Topic.ref("support-for-ukraine"))),
                having={"domains": [Domain.MILITARY], "status": DONE, "polarity": _ENABLING},
                weight=1,
                why="military help to a third party: a contribution, and not side by side",
            ),
        ),
        opposing=(
            Criterion(
                kinds=TieState,
                naming=(_tie(partner, "tie"),),
                having={"level": _BELOW_PRACTICAL, "domains": [Domain.MILITARY]},
                weight=3,
                why="a source sums it up as next to nothing",
            ),
            Criterion(
                kinds=Capability,
                naming=(Naming(roles="holder", one_of=partner), Naming(roles="content", one_of=operational)),
                having={"polarity": _LIMITING},
                weight=2,
                why="the ability to act together is lacking",
            ),
        ),
    )


def _operating(partner: str) -> tuple[Criterion, ...]:
    return (
        Criterion(
            kinds=TieState,
            naming=(_tie(partner, "tie"),),
            having={"level": _OPERATIONAL, "status": DONE},
            weight=3,
            why="that level is stated",
        ),
        Criterion(
            kinds=Activity,
            naming=(Naming(roles="actor", one_of=partner), Naming(roles="partner", one_of=NATO)),
            having={"domains": [Domain.MILITARY], "status": DONE},
            weight=3,
            why="its forces have acted with NATO's",
        ),
    )


def level(partner: str, reached: TieLevel) -> Part:
    """Return the part that says: its ties with NATO have reached that level."""
    by, with_nato = Naming(roles="actor", one_of=partner), Naming(roles="partner", one_of=NATO)
    return Part(
        key=f"{reached.value}-{_slug(partner)}",
        label=f"ties with NATO: {reached.value}",
        supporting=(
            Criterion(
                kinds=TieState,
                naming=(_tie(partner, "tie"),),
                having={"level": [reached], "status": DONE},
                weight=3,
                why="that level is stated",
            ),
            Criterion(
                kinds=Activity,
                naming=(by, with_nato),
                having={"domains": _SHOWN_BY.get(reached, ()), "status": DONE},
                weight=3,
                why="what it has done with NATO shows it",
            ),
        ),
    )


def fields_without_operations(partner: str) -> Part:
    """Return the part that says: it works with NATO in fields of its choice, and not in operations."""
    return Part(
        key=f"fields-{_slug(partner)}",
        label="practical work in some fields, no operations",
        lead=3,
        supporting=(
            Criterion(
                kinds=TieState,
                naming=(_tie(partner, "tie"),),
                having={"level": [TieLevel.PRACTICAL], "status": DONE},
                weight=3,
                why="that level is stated",
            ),
            Criterion(
                kinds=Activity,
                naming=(Naming(roles="actor", one_of=partner), Naming(roles="partner", one_of=NATO)),
                having={"domains": _FIELDS, "status": DONE},
                weight=3,
                why="it works with NATO in a named field",
            ),
        ),
        opposing=_operating(partner),
    )


def industrial_direction(partner: str) -> Part:
    """Return the part that says: its defence industry grows together with those of NATO members."""
    own, industrial = Naming(one_of=partner, ties_of=partner), [Domain.INDUSTRIAL]
    return Part(
        key=f"industry-{_slug(partner)}",
        label="defence industries grow together",
        lead=3,
        supporting=(
            *_deals(partner),
            Criterion(
                kinds=TieState,
                naming=(own,),
                having={"domains": industrial, "trend": [Trend.INCREASING], "status": DONE},
                weight=3,
                why="industries draw closer, in so many words",
            ),
            Criterion(
                kinds=Activity,
                naming=(Naming(roles="actor", one_of=partner),),
                having={"domains": industrial, "polarity": _ENABLING, "status": DONE},
                weight=3,
                why="it works in industry with others",
            ),
            Criterion(
                kinds=Dependency,
                naming=(Naming(roles="holder", one_of=partner),),
                having={"domains": [Domain.INDUSTRIAL, Domain.TECHNOLOGY], "polarity": _ENABLING},
                weight=3,
                why="it takes what it needs from others",
            ),
            Criterion(
                kinds=Pattern,
                naming=(own,),
                having={"domains": industrial, "trend": [None, Trend.STEADY]},
                weight=2,
                why="agreements are said to exist, and none is named",
            ),
            Criterion(
                kinds=(Characterisation, Position, Purpose, Influence, Activity),
                naming=(own,),
                having={"domains": industrial, "polarity": _ENABLING},
                weight=1,
                why="an aim, a wish, an effect or a trait: no deal",
            ),
        ),
        opposing=(
            Criterion(
                kinds=TieState,
                naming=(_tie(partner, "tie"),),
                having={"level": _BELOW_PRACTICAL, "domains": industrial},
                weight=3,
                why="a source sums it up as next to nothing",
            ),
        ),
    )


def industrial_agreement(partner: str) -> Part:
    """Return the part that says: an industrial agreement with NATO members can be named."""
    return Part(
        key=f"agreement-{_slug(partner)}", label="a named agreement with a NATO member", lead=3, supporting=_deals(partner)
    )


def _deals(partner: str) -> tuple[Criterion, ...]:
    parties = (Naming(roles="parties", one_of=partner), Naming(roles="parties", one_of=NATO, members_of=NATO))
    return (Criterion(kinds=Agreement, naming=parties, weight=3, why="a named deal with NATO, a member, or a firm of one"),)


def _slug(partner: str) -> str:
    return partner.rpartition(":")[2]
