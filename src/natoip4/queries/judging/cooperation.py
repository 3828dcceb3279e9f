"""Parts of judgements about what NATO and the partners do together; weighed as those about one partner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from natoip4.queries.comparison import IP4
from natoip4.queries.judging.judgements import Criterion, Naming, Part
from natoip4.queries.judging.partners import DONE, ENABLING, LIMITING, part_key, tie_with_nato
from natoip4.queries.landmarks import NATO
from natoip4.records.actors import Group
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.claims import (
    Activity,
    Capability,
    Characterisation,
    Comparison,
    Position,
    Purpose,
    TieState,
)
from natoip4.records.events import Event
from natoip4.records.relations import Partnership
from natoip4.records.topics import Topic
from natoip4.values.vocabulary import Domain, EventForm, Modality, PartnershipForm, TieLevel, Trend

__all__ = [
    "connecting_forces",
    "connecting_industry",
    "connecting_politics",
    "growing",
    "growing_forces",
    "institutions",
    "one_by_one",
    "ties_with_nato",
    "topic",
    "under_way",
]

_Having = Mapping[str, Iterable[object]]
_WORKING = [TieLevel.PRACTICAL, TieLevel.OPERATIONAL, TieLevel.INTEGRATED]


def topic(role: str, *slugs: str) -> Naming:
    """Return that a record names, in a role, one of these topics or a narrower one."""
    return Naming(roles=role, one_of=[Topic.ref(slug) for slug in slugs])


def ties_with_nato(role: str) -> list[Naming]:
    """Return, one by one, the ties of NATO with the four together and with each of them, in a role."""
    return [tie_with_nato(role, partner) for partner in (Group.ref("ip4"), *IP4)]


def growing(domain: Domain) -> Part:
    """Return the part that says: cooperation grows in this domain."""
    more: _Having = {"trend": [Trend.INCREASING], "domains": [domain]}
    less: _Having = {"trend": [Trend.DECREASING], "domains": [domain]}
    return Part(
        key=f"growing-{domain.value}",
        label=f"cooperation grows: {domain.value}",
        lead=3,
        supporting=(
            *(Criterion.of(TieState, 3, "closer, in so many words", tie, **more) for tie in ties_with_nato("tie")),
            Criterion.of(Activity, 3, "they do more with NATO than before", Naming(roles="partner", one_of=NATO), **more),
            Criterion.of(Pattern, 2, "more of it in many cases, none of them named", **more),
            Criterion.of(Characterisation, 1, "a trait that grows", polarity=ENABLING, **more),
        ),
        opposing=(
            *(Criterion.of(TieState, 3, "looser, in so many words", tie, **less) for tie in ties_with_nato("tie")),
            *(Criterion.of(Comparison, 3, "looser, in so many words", tie, **less) for tie in ties_with_nato("subject")),
        ),
    )


def growing_forces(partner: str) -> Part:
    """Return the part that says: military cooperation with this partner grows."""
    more: _Having = {"trend": [Trend.INCREASING], "domains": [Domain.MILITARY]}
    return Part(
        key=part_key("growing-military", partner),
        label="cooperation grows: military",
        about=partner,
        lead=3,
        supporting=(
            Criterion.of(TieState, 3, "closer, in so many words", Naming(roles="tie", ties_of=(NATO, partner)), **more),
            Criterion.of(
                Activity,
                3,
                "it does more with NATO than before",
                Naming(roles="actor", one_of=partner),
                Naming(roles="partner", one_of=NATO),
                **more,
            ),
            Criterion.of(
                Position,
                1,
                "it is open to more",
                Naming(roles="holder", one_of=partner),
                Naming(one_of=NATO, ties_of=(NATO, partner)),
                polarity=ENABLING,
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
            *(
                Criterion.of(TieState, 3, "closer, in so many words", tie, trend=[Trend.INCREASING])
                for tie in ties_with_nato("tie")
            ),
            *(Criterion.of(TieState, 3, "that level is stated", tie, level=_WORKING) for tie in ties_with_nato("tie")),
            Criterion.of(Activity, 3, "it was done with NATO", four, Naming(roles="partner", one_of=NATO), status=DONE),
            Criterion.of(Event, 2, "a standing organ was set up", four, form=[EventForm.ESTABLISHMENT]),
        ),
    )


def one_by_one() -> Part:
    """Return the part that says: NATO works with each of them on terms of its own."""
    return Part(
        key="one-by-one",
        label="NATO works with each on terms of its own",
        supporting=(
            *(
                Criterion.of(TieState, 3, "the form of the tie is stated", tie, domains=[Domain.INSTITUTIONAL])
                for tie in ties_with_nato("tie")
            ),
            Criterion.of(
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
            Criterion.of(TieState, 3, "shared structures are stated", tie, level=[TieLevel.INTEGRATED])
            for tie in ties_with_nato("tie")
        ),
        opposing=tuple(
            Criterion.of(
                Characterisation,
                3,
                "it is said that there are none",
                tie,
                topic("content", "institutionalisation"),
                modality=[Modality.DENIED],
            )
            for tie in ties_with_nato("subject")
        ),
    )


def connecting_forces() -> Part:
    """Return the part that says: with NATO, partners' forces come to fit its own."""
    fitting = topic("content", "interoperability")
    return Part(
        key="connects-forces",
        label="NATO connects: interoperability",
        supporting=(
            *(
                Criterion.of(TieState, 3, "it has grown with NATO", tie, fitting, trend=[Trend.INCREASING])
                for tie in ties_with_nato("tie")
            ),
            Criterion.of(
                Activity,
                3,
                "forces have acted with NATO's",
                Naming(roles="actor", one_of=IP4),
                Naming(roles="partner", one_of=NATO),
                domains=[Domain.MILITARY],
                status=DONE,
            ),
            Criterion.of(
                Position,
                1,
                "a partner wants it with NATO",
                Naming(roles="holder", one_of=IP4),
                Naming(roles="context", one_of=NATO),
                topic("about", "interoperability"),
                polarity=ENABLING,
            ),
        ),
        opposing=(
            Criterion.of(
                Capability, 2, "it is lacking with NATO", Naming(roles="holder", itself=NATO), fitting, polarity=LIMITING
            ),
        ),
    )


def connecting_politics() -> Part:
    """Return the part that says: with NATO, partners come to stand where it stands."""
    by, with_nato = Naming(roles="actor", one_of=IP4), Naming(roles="partner", one_of=NATO)
    return Part(
        key="connects-politics",
        label="NATO connects: political alignment",
        supporting=(
            Criterion.of(Activity, 3, "political work with NATO", by, with_nato, domains=[Domain.POLITICAL], status=DONE),
            *(
                Criterion.of(
                    TieState,
                    3,
                    "they align, in so many words",
                    tie,
                    topic("content", "political-alignment"),
                    polarity=ENABLING,
                )
                for tie in ties_with_nato("tie")
            ),
            Criterion.of(
                Position,
                2,
                "a partner shares its stand",
                Naming(roles="holder", one_of=IP4),
                Naming(roles="context", one_of=NATO),
                domains=[Domain.POLITICAL],
                polarity=ENABLING,
            ),
        ),
    )


def connecting_industry() -> Part:
    """Return the part that says: NATO itself, and not its members or their firms, brings industries together."""
    four = Naming(one_of=IP4)
    return Part(
        key="connects-industry",
        label="NATO connects: industrial cooperation",
        supporting=(
            Criterion.of(Agreement, 3, "NATO itself is party", Naming(roles="parties", itself=NATO), four),
            Criterion.of(
                Activity, 3, "NATO itself does it", Naming(roles="actor", itself=NATO), four, domains=[Domain.INDUSTRIAL]
            ),
            Criterion.of(Purpose, 1, "it is for that", Naming(roles="means", itself=NATO), four, domains=[Domain.INDUSTRIAL]),
            Criterion.of(Pattern, 1, "deals of NATO, none of them named", Naming(roles="actors", itself=NATO), four),
        ),
    )
