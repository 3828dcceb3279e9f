"""Forty questions that an analyst asked of the brief, answered from fields, dates and references in the brief's own view.

Each function is one question: its id, what is asked in our words, and what the brief has to say. Nothing looks into statements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

import pytest

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.queries.attendance import in_role, presence, took_part
from natoip4.queries.belonging import belongs, members
from natoip4.queries.connections import connected, connections
from natoip4.queries.figures import figures, follows
from natoip4.queries.grounds import causes, examples, tensions
from natoip4.queries.leaders import holders
from natoip4.queries.lookup import found
from natoip4.queries.obstacles import obstacles
from natoip4.queries.roles import activities, claims, positions, standing_for, standings, threats
from natoip4.queries.timeline import dates, timeline, wording, year_of
from natoip4.queries.words import is_open, voices
from natoip4.records.actors import Collective, Organisation
from natoip4.records.agreements import Agreement
from natoip4.records.claims import (
    Characterisation,
    Claim,
    Comparison,
    Influence,
    Position,
    Purpose,
    TieState,
)
from natoip4.records.events import Event, Indicator
from natoip4.records.frameworks import Framework
from natoip4.records.record import Record
from natoip4.records.relations import Partnership, Tie
from natoip4.values.dates import PartialDate
from natoip4.values.quantities import Direction, Quantity
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import IndicatorStatus, LinkKind, Modality, ParticipantRole, Sign, Stance, Step, TieLevel, Trend

BRIEF = load().view(sources=["source:epis-brief"])
IP4 = ("state:aus", "state:jpn", "state:kor", "state:nzl")
NATO = "org:nato"

Answer = Callable[[Dataset], object]
CASES: list[object] = []


def asked(number: str, wording_of_ours: str, expected: object) -> Callable[[Answer], Answer]:
    """Register a function as the answer to a question."""

    def register(answer: Answer) -> Answer:
        CASES.append(pytest.param(answer, expected, id=f"{number} {wording_of_ours}"))
        return answer

    return register


def slugs(ids: Iterable[str]) -> set[str]:
    return {str(id_).partition(":")[2] for id_ in ids}


def places(data: Dataset, id_: str) -> set[str | None]:
    return {at.place for voice in voices(data, id_) for at in voice.locators}


# What is where, and who does what.


@asked("q01", "what the Japanese mission is for", {"nato-jpn", "nato-members-jpn-industrial", "defence-industrial"})
def aims_of_the_mission(data: Dataset) -> object:
    return slugs(aim for purpose in claims(data, Purpose, means="org:japan-mission-nato") for aim in purpose.aim)


@asked("q02", "hurdles to working with Japan that come from NATO's side", [("france-hindered", {"fra"}, {"nato-territory-focus"})])
def hurdles_from_nato(data: Dataset) -> object:
    answer: list[object] = []
    for force in obstacles(data, "partnership:nato-jpn", side=NATO):
        events = [cause for cause in force.claim.cause if isinstance(data[cause], Event)]
        actors = slugs(actor for event in events for actor in in_role(data, event, ParticipantRole.OPPONENT))
        arguments = claims(data, Position, context=events)
        assert all(voice.by == "state:fra" for one in arguments for voice in voices(data, one.id))
        answer.append((force.claim.id.slug, actors, slugs(topic for one in arguments for topic in one.about)))
    return answer


@asked(
    "q03",
    "the documents said to have been signed, and by whom",
    ({("Agenda for Tackling Shared Security Challenges", 2022), ("NATO 2022 Strategic Concept", 2022)}, None),
)
def signed_documents(data: Dataset) -> object:
    signing = found(data, "event:documents-signed", Event)
    texts = [found(data, id_, Framework) for id_ in signing.about or ()]
    years = {text.id: dates(data, text.id)[0].year for text in texts}
    return {(text.names[0].text, years[text.id]) for text in texts if text.names}, signing.participants


@asked("q04", "the instrument for relations with each partner", {"Individually Tailored Partnership Programmes"})
def instrument(data: Dataset) -> object:
    under = {id_ for one in data.of(Partnership) for id_ in one.frameworks or ()}
    return {name.text for id_ in under for name in found(data, id_, Framework).names or ()}


@asked("q06", "the change of force in Australia's strategy of 2024", ({"balanced-force"}, {"focused-force"}, Trend.SHIFTING))
def change_of_force(data: Dataset) -> object:
    (claim,) = claims(data, Position, holder="state:aus", context="framework:aus-nds-2024")
    return slugs(claim.over), slugs(claim.content), claim.trend


@asked("q08", "European firms that are named, as examples", ({"bae-systems", "thales-group", "leonardo"}, True))
def european_firms(data: Dataset) -> object:
    firms = found(data, "collective:european-defence-firms", Collective)
    return slugs(firms.includes or ()), is_open(data, firms.id)


@asked(
    "q11",
    "the channels through which defence firms act on the region",
    {"arms-exports", "industrial-partnerships", "technological-diffusion", "geopolitical-signalling"},
)
def channels(data: Dataset) -> object:
    return slugs(found(data, "claim:influence-channels", Influence).cause)


@asked(
    "q13",
    "the partner that ranks among the most capable, and what it contributes",
    ({"aus"}, "among the most", {"economic-aid", "weapons-aid", "nato-exercises", "interoperability", "allied-forces"}),
)
def capable_partner(data: Dataset) -> object:
    (claim,) = claims(data, Characterisation, content="topic:advanced-capable-partner")
    (effort,) = claims(data, Position, holder=claim.subject, stance_content := ()) if False else [
        one
        for one in claims(data, Position, holder=claim.subject, content="topic:operational-cooperation")
        if one.stance is Stance.SEEKS
    ]
    return slugs(claim.subject), claim.degree, slugs(t for id_ in examples(data, effort.id) for t in data[id_].content)  # type: ignore[attr-defined]
