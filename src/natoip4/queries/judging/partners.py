"""Parts of judgements about one partner of NATO: direction, will, limits, level; the same for every partner.

The weights are 3 for a deed, a state of things or a change that a source states outright, 2 for what somebody wants or
will not do, 1 for what is intended, possible or a sign; ``docs/explanation/conclusions.md`` says why.
"""

from __future__ import annotations

from natoip4.queries.judging.judgements import Criterion, Naming, Part
from natoip4.queries.landmarks import NATO
from natoip4.records.claims import (
    Activity,
    Capability,
    Characterisation,
    Comparison,
    Influence,
    Position,
    Purpose,
    TieState,
)
from natoip4.records.events import Event
from natoip4.records.topics import Topic
from natoip4.values.vocabulary import Domain, EventForm, Modality, Polarity, Sign, Stance, Status, TieLevel, Trend

__all__ = [
    "BELOW_PRACTICAL",
    "DONE",
    "ENABLING",
    "LIMITING",
    "fields_chosen",
    "level",
    "limits",
    "operations",
    "part_key",
    "restraint",
    "tie_with_nato",
    "trend",
    "will",
]

#: The statuses of what is so or was done.
DONE = (None, Status.ACHIEVED)

ENABLING, LIMITING = (Polarity.ENABLING,), (Polarity.LIMITING,)
BELOW_PRACTICAL = (TieLevel.NONE, TieLevel.SPARSE)

_TO_COME = (Status.ATTEMPTED, Status.INTENDED, Status.EXPECTED, Status.POSSIBLE)
_OPERATIONAL = (TieLevel.OPERATIONAL, TieLevel.INTEGRATED)
_RELUCTANT = (Stance.HESITATES, Stance.AVOIDS, Stance.OPPOSES)
_SAID_OR_DENIED = (Modality.ASSERTED, Modality.DENIED)
_FIELDS = (Domain.ARMS_CONTROL, Domain.CYBER, Domain.MARITIME, Domain.PEACE_SUPPORT, Domain.TECHNOLOGY)
_SHOWN_BY = {
    TieLevel.DIALOGUE: (Domain.DIPLOMATIC, Domain.POLITICAL),
    TieLevel.PRACTICAL: _FIELDS,
    TieLevel.OPERATIONAL: (Domain.MILITARY,),
}
_UKRAINE, _OPERATIONS = Topic.ref("support-for-ukraine"), Topic.ref("operational-cooperation")


def part_key(what: str, *partners: str) -> str:
    """Return the key of a part about some partners."""
    return "-".join([what, *(partner.rpartition(":")[2] for partner in partners)])


def tie_with_nato(role: str, partner: str) -> Naming:
    """Return that a record names, in a role, a tie or partnership of NATO with a partner."""
    return Naming(roles=role, ties_of=(NATO, partner))


def _by(role: str, partner: str) -> Naming:
    return Naming(roles=role, one_of=partner)


_WITH_NATO = Naming(roles="partner", one_of=NATO)


def trend(partner: str) -> Part:
    """Return the part that says: its ties with NATO grow closer."""
    tie, subject, effect = (tie_with_nato(role, partner) for role in ("tie", "subject", "effect"))
    here = (_by("participants", partner), _by("about", partner))
    less = [Trend.DECREASING]
    return Part(
        key=part_key("trend", partner),
        label="ties with NATO grow closer",
        about=partner,
        supporting=(
            Criterion.of(TieState, 3, "closer, in so many words", tie, trend=[Trend.INCREASING]),
            Criterion.of(
                Activity, 3, "it does more with NATO than before", _by("actor", partner), _WITH_NATO, trend=[Trend.INCREASING]
            ),
            Criterion.of(Event, 2, "a standing organ of its own was set up", *here, form=[EventForm.ESTABLISHMENT]),
            Criterion.of(
                Influence,
                1,
                "a cause of closer ties, and not yet the effect",
                effect,
                sign=[Sign.PROMOTES, Sign.MOTIVATES],
                polarity=ENABLING,
            ),
        ),
        opposing=(
            Criterion.of(TieState, 3, "looser, in so many words", tie, trend=less),
            Criterion.of(Comparison, 3, "looser than before, in so many words", subject, trend=less),
            Criterion.of(Influence, 1, "a cause that holds ties back", effect, sign=[Sign.HINDERS]),
        ),
    )


def will(partner: str) -> Part:
    """Return the part that says: it wants to come closer to NATO."""
    return Part(
        key=part_key("will", partner),
        label="it wants to come closer",
        about=partner,
        supporting=_willing(partner),
        opposing=_reluctant(partner),
    )


def _willing(partner: str) -> tuple[Criterion, ...]:
    own = _by("holder", partner)
    toward = Naming(roles=("about", "content", "context"), one_of=NATO, ties_of=(NATO, partner))
    means, aim = _by("means", partner), tie_with_nato("aim", partner)
    return (
        Criterion.of(
            Position,
            2,
            "it takes a stand for working with NATO",
            own,
            toward,
            polarity=ENABLING,
            status=(*DONE, Status.ATTEMPTED),
        ),
        Criterion.of(Position, 1, "it may come to stand for it", own, toward, polarity=ENABLING, status=_TO_COME),
        Criterion.of(Purpose, 1, "one of its organs is for that: an aim, no stand", means, aim, polarity=ENABLING),
    )


def _reluctant(partner: str) -> tuple[Criterion, ...]:
    own = _by("holder", partner)
    asked = Naming(one_of=(NATO, _UKRAINE), ties_of=(NATO, partner))
    return (
        Criterion.of(Position, 2, "it hesitates over NATO, or over Ukraine", own, asked, polarity=LIMITING, stance=_RELUCTANT),
        Criterion.of(
            Position,
            1,
            "it puts something else first, or does not want this",
            own,
            polarity=LIMITING,
            modality=_SAID_OR_DENIED,
        ),
    )


def restraint(partner: str) -> Part:
    """Return the part that says: its restraint and its limits outweigh what it wants with NATO."""
    called = Naming(roles="subject", one_of=partner, ties_of=(NATO, partner))
    cautious = Naming(roles="content", one_of=Topic.ref("caution"))
    return Part(
        key=part_key("restraint", partner),
        label="its own restraint and limits outweigh its will",
        about=partner,
        supporting=(
            *_reluctant(partner),
            Criterion.of(Characterisation, 2, "it is called cautious", called, cautious, polarity=LIMITING),
            Criterion.of(Comparison, 2, "it does less than its predecessor", _by("subject", partner), polarity=LIMITING),
            *_own_limits(partner),
        ),
        opposing=_willing(partner),
    )


def limits(partner: str) -> Part:
    """Return the part that says: limits of its own bind it."""
    return Part(
        key=part_key("limits", partner), label="limits of its own bind it", about=partner, supporting=_own_limits(partner)
    )


def _own_limits(partner: str) -> tuple[Criterion, ...]:
    effect = tie_with_nato("effect", partner)
    own = Naming(roles="cause", one_of=(Topic.ref("domestic-politics"), Topic.ref("structural-limitations"), partner))
    priorities = Naming(roles="cause", one_of=Topic.ref("national-priorities"))
    return (
        Criterion.of(
            Influence,
            3,
            "its own politics or structure hold the tie back, in so many words",
            effect,
            own,
            sign=[Sign.HINDERS, Sign.SHAPES],
            polarity=LIMITING,
        ),
        Criterion.of(Capability, 2, "it lacks the means", _by("holder", partner), polarity=LIMITING),
        Criterion.of(
            Influence,
            1,
            "its priorities shape the tie; whether they bind it is not said",
            effect,
            priorities,
            polarity=LIMITING,
        ),
    )


def operations(partner: str) -> Part:
    """Return the part that says: forces act together."""
    by, military = _by("actor", partner), [Domain.MILITARY]
    toward = Naming(one_of=NATO, ties_of=(NATO, partner))
    operational = Naming(roles=("about", "content", "aim"), one_of=_OPERATIONS)
    for_ukraine, lacking = (Naming(roles="content", one_of=topic) for topic in (_UKRAINE, _OPERATIONS))
    return Part(
        key=part_key("operations", partner),
        label="forces act together",
        about=partner,
        lead=3,
        supporting=(
            *_operating(partner),
            Criterion.of(
                Activity, 1, "military work with NATO that is to come", by, _WITH_NATO, domains=military, status=_TO_COME
            ),
            Criterion.of(
                (Position, Purpose),
                1,
                "operational work is an aim",
                toward,
                Naming(one_of=partner),
                operational,
                polarity=ENABLING,
            ),
            Criterion.of(
                Activity,
                1,
                "military help to a third party: given, and not side by side",
                by,
                for_ukraine,
                domains=military,
                status=DONE,
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
                domains=military,
            ),
            Criterion.of(
                Capability,
                2,
                "the ability to act together is lacking",
                _by("holder", partner),
                lacking,
                polarity=LIMITING,
            ),
        ),
    )


def _operating(partner: str) -> tuple[Criterion, ...]:
    return (
        Criterion.of(TieState, 3, "that level is stated", tie_with_nato("tie", partner), level=_OPERATIONAL, status=DONE),
        Criterion.of(
            Activity,
            3,
            "its forces have acted with NATO's",
            _by("actor", partner),
            _WITH_NATO,
            domains=[Domain.MILITARY],
            status=DONE,
        ),
    )


def fields_chosen(partner: str) -> Part:
    """Return the part that says: it works with NATO in some fields, and not in operations."""
    return Part(
        key=part_key("fields", partner),
        label="practical work in some fields, no operations",
        about=partner,
        lead=3,
        supporting=_at_level(partner, TieLevel.PRACTICAL),
        opposing=_operating(partner),
    )


def level(partner: str, reached: TieLevel) -> Part:
    """Return the part that says: its ties with NATO have reached that level."""
    return Part(
        key=part_key(reached.value, partner),
        label=f"ties with NATO: {reached.value}",
        about=partner,
        supporting=_at_level(partner, reached),
    )


def _at_level(partner: str, reached: TieLevel) -> tuple[Criterion, ...]:
    return (
        Criterion.of(TieState, 3, "that level is stated", tie_with_nato("tie", partner), level=[reached], status=DONE),
        Criterion.of(
            Activity,
            3,
            "what it has done with NATO shows it",
            _by("actor", partner),
            _WITH_NATO,
            domains=_SHOWN_BY.get(reached, ()),
            status=DONE,
        ),
    )
