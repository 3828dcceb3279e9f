"""A small world that has something for every row of a comparison, with slugs of one's choice for its two states."""

from __future__ import annotations

from typing import Any, cast

import attrs

from natoip4.dataset import Dataset
from natoip4.records.actors import Collective, Group, Organisation, Person, State
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.claims import Characterisation, Claim, Comparison, Influence, Threat, TieState
from natoip4.records.events import Event, Indicator, Series
from natoip4.records.evidence import Evidence
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership, Office, Tenure
from natoip4.records.parts import Milestone, Participant, Party
from natoip4.records.record import Record
from natoip4.records.relations import Partnership, Tie
from natoip4.records.sources import Identification, Source
from natoip4.records.topics import Topic
from natoip4.values.dates import PartialDate
from natoip4.values.names import Name
from natoip4.values.quantities import Quantity
from natoip4.values.spans import Ongoing, Span
from natoip4.values.vocabulary import (
    Act,
    AgreementForm,
    Domain,
    EventForm,
    Facet,
    FrameworkForm,
    Grade,
    Level,
    MembershipRole,
    OfficeRole,
    ParticipantRole,
    PartnershipForm,
    Polarity,
    Sign,
    Stage,
    TieCharacter,
    TieLevel,
    TopicForm,
    Trend,
)

__all__ = ["evidence", "records", "replaced", "world"]


def evidence(*texts: str) -> tuple[Evidence, ...]:
    return tuple(Evidence.parse(text) for text in texts)


def replaced(data: Dataset, id_: str, **changes: object) -> Dataset:
    """Return *data* with some fields of one record changed."""
    return data.with_([cast("Record", attrs.evolve(cast("Any", data[id_]), **changes))])


def world(one: str = "jpn", other: str = "kor") -> Dataset:
    """Return the dataset of :func:`records`."""
    return Dataset(records(one, other))


def records(one: str = "jpn", other: str = "kor") -> list[Record]:
    """Return records about state *one*, which has much, and *other*, which has little; they are said by sources a and b."""
    here, there = State.ref(one), State.ref(other)
    return [*_sources(), *_actors(here, there), *_belongings(here, there), *_dealings(here, there), *_claims(here, there)]


def _sources() -> list[Record]:
    a = Source(id=Source.ref("a"), title="A", grade=Grade.TRADE, date=PartialDate("2025-06"))
    b = Source(id=Source.ref("b"), title="B", grade=Grade.TRADE, date=PartialDate("2026-01"))
    return [a, b]


def _actors(here: Id[State], there: Id[State]) -> list[Record]:
    return [
        State(id=here, names=(Name("Here"),), evidence=evidence("a@1")),
        State(id=there, names=(Name("There"),), evidence=evidence("a@1")),
        State(id=State.ref("foe"), names=(Name("Foe"),), evidence=evidence("a@1")),
        Organisation(id=Organisation.ref("nato"), names=(Name("NATO"),), evidence=evidence("a@1", "b@1: names")[:1]),
        Organisation(
            id=Organisation.ref("government"),
            names=(Name("the government"),),
            facets=(Facet.GOVERNMENT,),
            of=here,
            head=Person.ref("head"),
            span=Span(start=PartialDate("2024-10"), end=Ongoing(PartialDate("2026-01"))),
            evidence=evidence("a@2: names, of, head", "b@2: of, span"),
        ),
        Organisation(
            id=Organisation.ref("mission"),
            names=(Name("mission"),),
            of=here,
            to=Organisation.ref("nato"),
            span=Span(start=PartialDate("2025-01-16")),
            evidence=evidence("a@3: names, of, to, span.start=2025-01", "b@3: of, to, span.start"),
        ),
        Collective(id=Collective.ref("public"), described="the public", of=here, evidence=evidence("a@4")),
        Organisation(id=Organisation.ref("firm"), names=(Name("Firm"),), evidence=evidence("a@5")),
        Person(id=Person.ref("head"), names=(Name("Head"),), evidence=evidence("a@6")),
        Person(id=Person.ref("former"), names=(Name("Former"),), evidence=evidence("b@6")),
        Group(id=Group.ref("four"), names=(Name("Four"),), evidence=evidence("a@7")),
        Topic(id=Topic.ref("tanks"), names=(Name("tanks"),), form=TopicForm.CAPABILITY, evidence=evidence("a@8")),
        Topic(id=Topic.ref("trade"), names=(Name("trade"),), form=TopicForm.CONCEPT, evidence=evidence("a@8")),
    ]


def _belongings(here: Id[State], there: Id[State]) -> list[Record]:
    now = Span(start=PartialDate("2024-10"), end=Ongoing(PartialDate("2026-01")))
    then = Span(start=PartialDate("2021-10"), end=PartialDate("2024-10"))
    member = MembershipRole.MEMBER
    return [
        Office(
            id=Office.ref("pm"), names=(Name("premier"),), role=OfficeRole.HEAD_OF_GOVERNMENT, of=here, evidence=evidence("a@9")
        ),
        Tenure(id=Tenure.ref("head"), person=Person.ref("head"), office=Office.ref("pm"), span=now, evidence=evidence("b@9")),
        Tenure(
            id=Tenure.ref("former"), person=Person.ref("former"), office=Office.ref("pm"), span=then, evidence=evidence("b@9")
        ),
        Membership(id=Membership.ref("here"), member=here, group=Group.ref("four"), role=member, evidence=evidence("a@10")),
        Membership(id=Membership.ref("there"), member=there, group=Group.ref("four"), evidence=evidence("a@10: exists")),
    ]


def _dealings(here: Id[State], there: Id[State]) -> list[Record]:
    nato, foe = Organisation.ref("nato"), State.ref("foe")
    leader = Participant(actor=here, roles=(ParticipantRole.ATTENDEE,), level=Level.LEADER)
    return [
        Framework(
            id=Framework.ref("programme"),
            names=(Name("Programme"),),
            form=FrameworkForm.PROGRAMME,
            issuers=(nato,),
            addressees=(here, there),
            span=Span(start=PartialDate("2023"), end=PartialDate("2026")),
            evidence=evidence(
                f"a@11: names, form, issuers[{nato}], addressees[{here}]", f"b@11: addressees[{there}]", "b@12: span"
            ),
        ),
        Framework(
            id=Framework.ref("own-strategy"),
            names=(Name("Own strategy"),),
            issuers=(here,),
            milestones=(Milestone(stage=Stage.ADOPTION, act=Act.RELEASED, date=PartialDate("2024-04")),),
            evidence=evidence("a@13"),
        ),
        Partnership(
            id=Partnership.ref("nato-here"),
            parties=(Party(actor=nato), Party(actor=here)),
            form=PartnershipForm.TAILORED,
            frameworks=(Framework.ref("programme"),),
            domains=(Domain.CYBER, Domain.INDUSTRIAL),
            evidence=evidence("a@14"),
        ),
        Tie(
            id=Tie.ref("there-foe"),
            parties=(there, foe),
            character=TieCharacter.ADVERSE,
            domains=(Domain.DIPLOMATIC,),
            evidence=evidence("a@15"),
        ),
        Agreement(
            id=Agreement.ref("deal"),
            parties=(Party(actor=here), Party(actor=Organisation.ref("firm"))),
            objects=(Topic.ref("tanks"),),
            form=AgreementForm.PROCUREMENT,
            milestones=(Milestone(stage=Stage.ADOPTION, act=Act.SIGNED, date=PartialDate("2025-10-28")),),
            evidence=evidence("a@16: parties, objects, form", "b@16: milestones"),
        ),
        Pattern(id=Pattern.ref("deals"), statement="Deals multiply.", actors=(there,), evidence=evidence("a@17")),
        Series(id=Series.ref("summits"), names=(Name("summits"),), evidence=evidence("a@18")),
        Event(
            id=Event.ref("summit"),
            form=EventForm.SUMMIT,
            date=PartialDate("2023-07-11/2023-07-12"),
            participants=(leader,),
            series=Series.ref("summits"),
            evidence=evidence(
                f"a@18: date=2023-07, participants[{here}].roles, series",
                f"b@18: date, participants[{here}].level, !participants[{there}]",
            ),
        ),
        Event(
            id=Event.ref("journey"),
            form=EventForm.VISIT,
            date=PartialDate("2022-05"),
            about=(foe,),
            participants=(Participant(actor=Person.ref("former"), roles=(ParticipantRole.VISITOR,)),),
            evidence=evidence("b@19"),
        ),
        Indicator(
            id=Indicator.ref("spending"),
            subject=here,
            measure="spending",
            evidence=evidence("a@20"),
            quantity=Quantity(low=2, high=2, unit="per cent", at=PartialDate("2025")),
        ),
    ]


def _claims(here: Id[State], there: Id[State]) -> list[Record]:
    partnership, mission = Partnership.ref("nato-here"), Organisation.ref("mission")
    trade = Topic.ref("trade")
    return [
        Threat(
            id=Claim.ref("threat"),
            statement="The government sees a threat.",
            holder=(Organisation.ref("government"),),
            origin=(State.ref("foe"),),
            polarity=Polarity.ENABLING,
            evidence=evidence("a@21", "a@22"),
        ),
        Threat(
            id=Claim.ref("threat-from"),
            statement="Foe fears Here.",
            holder=(State.ref("foe"),),
            origin=(here,),
            evidence=evidence("a@23"),
        ),
        TieState(
            id=Claim.ref("level"),
            statement="It is practical.",
            tie=(partnership,),
            level=TieLevel.PRACTICAL,
            trend=Trend.INCREASING,
            domains=(Domain.MARITIME,),
            polarity=Polarity.ENABLING,
            evidence=evidence("a@24"),
        ),
        Influence(
            id=Claim.ref("hold"),
            statement="Trade holds back.",
            cause=(trade,),
            effect=(partnership,),
            sign=Sign.HINDERS,
            polarity=Polarity.LIMITING,
            domains=(Domain.ECONOMIC,),
            evidence=evidence("a@25", "b@25"),
        ),
        Characterisation(
            id=Claim.ref("public"),
            statement="The public is wary.",
            subject=(Collective.ref("public"),),
            content=(trade,),
            polarity=Polarity.LIMITING,
            evidence=evidence("a@26"),
        ),
        Comparison(
            id=Claim.ref("more"),
            statement="There is choosier than Here.",
            subject=(there,),
            compared_with=(here,),
            dimension=(trade,),
            polarity=Polarity.LIMITING,
            evidence=evidence("a@27"),
        ),
        Characterisation(
            id=Claim.ref("guess"),
            statement="The mission is guessed to help.",
            subject=(mission,),
            content=(trade,),
            polarity=Polarity.ENABLING,
            evidence=evidence("conjecture from a@28"),
        ),
        Identification(
            id=Identification.ref("firm"),
            mention=Organisation.ref("firm"),
            referent=there,
            evidence=evidence("conjecture from a@29"),
        ),
    ]
