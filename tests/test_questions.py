"""Forty questions that an analyst asked of the brief, answered from fields, dates and references in the brief's own view.

Each function is one question; beside it stand its number, what is asked, in our words, and what the brief has to say. Where
the brief is silent the answer is nothing (``None``, no element) or MAYBE. Nothing looks into statements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.queries.attendance import in_role, presence, took_part
from natoip4.queries.belonging import is_member, members
from natoip4.queries.connections import connected, connections
from natoip4.queries.figures import figures, follows
from natoip4.queries.grounds import causes, examples, tensions
from natoip4.queries.labels import parties_of
from natoip4.queries.leaders import holders
from natoip4.queries.lookup import found
from natoip4.queries.obstacles import obstacles
from natoip4.queries.roles import activities, claims, positions, standing_for, standings, threats
from natoip4.queries.timeline import dates, timeline, wording
from natoip4.queries.words import is_open, voices
from natoip4.records.actors import Collective, Organisation
from natoip4.records.agreements import Agreement
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
from natoip4.records.events import Event, Indicator
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.relations import Partnership, Tie
from natoip4.values.quantities import Direction, Quantity
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import IndicatorStatus, Modality, ParticipantRole, Sign, Stance, Step, TieLevel, Trend

BRIEF = load().view(sources=["source:epis-brief"])
IP4 = ("state:aus", "state:jpn", "state:kor", "state:nzl")
NATO = "org:nato"

Answer = Callable[[Dataset], object]
CASES: list[tuple[str, Answer, object]] = []


def asked(number: str, what: str, expected: object) -> Callable[[Answer], Answer]:
    """Register a function as the answer to a question."""

    def register(answer: Answer) -> Answer:
        CASES.append((f"{number} {what}", answer, expected))
        return answer

    return register


def slugs(ids: Iterable[str]) -> set[str]:
    return {str(id_).partition(":")[2] for id_ in ids}


def places(data: Dataset, id_: str) -> set[str | None]:
    return {at.place for voice in voices(data, id_) for at in voice.locators}


# What the brief says of one thing.


@asked("q01", "what the Japanese mission is for", {"nato-jpn", "nato-members-jpn-industrial", "defence-industrial"})
def aims_of_the_mission(data: Dataset) -> object:
    return slugs(aim for purpose in claims(data, Purpose, means="org:japan-mission-nato") for aim in purpose.aim)


@asked(
    "q02",
    "hurdles to work with Japan from NATO's side",
    [("france-hindered", {"fra"}, {"nato-territory-focus"}, {"state:fra"})],
)
def hurdles_from_nato(data: Dataset) -> object:
    answer: list[object] = []
    for force in obstacles(data, "partnership:nato-jpn", side=NATO):
        events = [cause for cause in force.claim.cause if isinstance(data[str(cause)], Event)]
        actors = slugs(actor for event in events for actor in in_role(data, event, ParticipantRole.OPPONENT))
        arguments = claims(data, Position, context=events)
        by = {voice.by for one in arguments for voice in voices(data, one.id)}
        answer.append((force.claim.id.slug, actors, slugs(topic for one in arguments for topic in one.about), by))
    return answer


@asked(
    "q03",
    "documents said to be signed, and by whom",
    ({("agenda-shared-security-challenges", 2022), ("nato-strategic-concept-2022", 2022)}, None),
)
def signed_documents(data: Dataset) -> object:
    signing = found(data, "event:documents-signed", Event)
    entries = [entry for id_ in signing.about or () for entry in dates(data, id_)]
    return {(entry.record.slug, entry.year) for entry in entries}, signing.participants


@asked("q04", "the instrument for relations with each partner", {(partner, "itpp") for partner in IP4})
def instrument(data: Dataset) -> object:
    return {
        (party, framework.slug)
        for tie in data.of(Partnership)
        for framework in tie.frameworks or ()
        for party in parties_of(tie)
        if party != NATO
    }


@asked("q06", "the change of force in Australia's strategy of 2024", [({"balanced-force"}, {"focused-force"}, Trend.SHIFTING)])
def change_of_force(data: Dataset) -> object:
    found_in = claims(data, Position, holder="state:aus", context="framework:aus-nds-2024")
    return [(slugs(one.over), slugs(one.content), one.trend) for one in found_in]


@asked("q08", "European firms named as examples", ({"bae-systems", "thales-group", "leonardo"}, True))
def european_firms(data: Dataset) -> object:
    firms = found(data, "collective:european-defence-firms", Collective)
    return slugs(firms.includes or ()), is_open(data, firms.id)


@asked(
    "q11",
    "channels of the firms' influence",
    {"arms-exports", "industrial-partnerships", "technological-diffusion", "geopolitical-signalling"},
)
def channels(data: Dataset) -> object:
    return slugs(found(data, "claim:influence-channels", Influence).cause)


@asked(
    "q13",
    "the partner among the most capable, and what it contributes",
    [({"aus"}, "among the most", {"economic-aid", "weapons-aid", "nato-exercises", "interoperability", "allied-forces"})],
)
def capable_partner(data: Dataset) -> object:
    return [
        (
            slugs(claim.subject),
            claim.degree,
            slugs(
                topic
                for effort in claims(data, Position, holder=claim.subject, about=NATO, content="topic:operational-cooperation")
                for example in examples(data, effort.id)
                if isinstance(example, (Activity, TieState))
                for topic in example.content
            ),
        )
        for claim in claims(data, Characterisation, content="topic:advanced-capable-partner")
    ]


@asked(
    "q14",
    "the part that NATO will play, and what it eases",
    ({"connector-role"}, {"interoperability", "defence-industrial", "political-alignment"}),
)
def expected_part(data: Dataset) -> object:
    expected = claims(data, Characterisation, subject=NATO, modality=Modality.ASSERTED)
    parts = [topic for one in expected if one.status is not None for topic in one.content]
    return slugs(parts), slugs(topic for one in claims(data, Influence, cause=parts) for topic in one.effect)


@asked(
    "q17",
    "what South Korea was asked, by whom, and why Seoul holds back",
    ([({"nato-us-weapons-for-ukraine"}, ())], [({"kor-rus"}, True)]),
)
def request_of_february(data: Dataset) -> object:
    requests = [one for one in data.of(Event) if ParticipantRole.ADDRESSEE in presence(data, one.id, "state:kor").roles]
    held_back = [one for one in positions(data, "org:government-kor") if one.stance is Stance.HESITATES]
    reasons = [reason for one in held_back for reason in causes(data, one.id, sign=Sign.MOTIVATES)]
    return (
        [(slugs(one.about or ()), in_role(data, one.id, ParticipantRole.AUTHOR)) for one in requests],
        [(slugs(one.cause), is_open(data, one.id)) for one in reasons],
    )


# When.


@asked(
    "q22",
    "events and documents of a known year, in order",
    [
        ("2022", "nato-summit-madrid-2022"),
        ("2022", "agenda-shared-security-challenges"),
        ("2022", "nato-strategic-concept-2022"),
        ("2024", "aus-nds-2024"),
        ("2025-01/", "japan-mission-nato"),
    ],
)
def years_known(data: Dataset) -> object:
    kinds = (Event, Framework, Agreement, Organisation)
    entries = timeline(data, kinds=kinds).entries
    return [(str(entry.when), entry.record.slug) for entry in entries if entry.year is not None]


@asked(
    "q23",
    "events whose month is given without the year",
    {("nato-delegation-visit", "XXXX-04", ("mid-April",)), ("kor-asked-us-weapons", "XXXX-02", ())},
)
def months_without_year(data: Dataset) -> object:
    """The meetings in Japan during the visit bear its month too, by our reading: what sources date is asked."""
    return {
        (entry.record.slug, str(entry.when), wording(data, entry.record, entry.path))
        for entry in timeline(data, kinds=Event).entries
        if entry.year is None and any(voice.step is Step.DIRECT for voice in voices(data, entry.record, entry.path))
    }


@asked("q24", "whether leaders had been in Madrid by 1 March 2022", {Truth.MAYBE})
def in_madrid_by_march(data: Dataset) -> object:
    return {took_part(data, "event:nato-summit-madrid-2022", partner, by="2022-03-01") for partner in IP4}


@asked("q26", "who was president in Seoul on 1 July 2024", {("lee", Truth.MAYBE), ("yoon-suk-yeol", Truth.MAYBE)})
def president(data: Dataset) -> object:
    return {(one.person.slug, one.held) for one in holders(data, "office:kor-president", on="2024-07-01")}


@asked("q28", "what Japan has more of since its mission", {("political-dialogue", "2025-01")})
def grown_since_mission(data: Dataset) -> object:
    return {
        (topic.slug, str(entry.when))
        for one in activities(data, "state:jpn", partner=NATO)
        if one.trend is Trend.INCREASING
        for topic in one.content
        for link in one.links
        for entry in dates(data, link.to)
    }


@asked(
    "q30",
    "dates of four things that have none",
    {
        "agreement:bumar-hyundai-tanks": ((), ["Called recent."]),
        "event:china-dual-use-restrictions": ((), ["Among developments called recent."]),
        "event:france-blocks-office": ((), []),
        "event:yoon-removed": ((), []),
    },
)
def dates_of_four(data: Dataset) -> object:
    four = [one.id for one in connections(data, "state:pol", "state:kor", [Agreement])]
    four += [one.id for one in data.of(Event) if one.form.value in ("restriction", "decision", "removal")]
    return {id_: (dates(data, id_), [piece.note for piece in data[id_].evidence if piece.note]) for id_ in four}


@asked("q32", "whether ties with South Korea are at their closest", [("less close", Trend.DECREASING, None)])
def closest(data: Dataset) -> object:
    with_itself = claims(data, Comparison, subject="partnership:nato-kor", compared_with="partnership:nato-kor")
    return [(one.degree, one.trend, one.compared_period) for one in with_itself]


@asked(
    "q34",
    "what relations with Japan have been, and what there is beyond",
    {(TieLevel.DIALOGUE, "political-dialogue"), (TieLevel.SPARSE, "practical-cooperation")},
)
def relations_with_japan(data: Dataset) -> object:
    return {(one.level, topic.slug) for one in standings(data, "partnership:nato-jpn") if one.level for topic in one.content}


# Partners side by side.


@asked(
    "q36",
    "who goes further, who is careful, and what shapes these",
    [({"aus", "jpn"}, {"kor", "nzl"}, {"domestic-politics", "regional-constraints"})],
)
def two_groups(data: Dataset) -> object:
    answer: list[object] = []
    for one in claims(data, Comparison, dimension="topic:operational-cooperation"):
        careful = {tie.id for tie in data.of(Partnership) if not {*parties_of(tie)}.isdisjoint(one.compared_with)}
        shaping = [each for each in data.of(Influence) if {*each.effect} == careful and each.sign is Sign.SHAPES]
        answer.append((slugs(one.subject), slugs(one.compared_with), slugs(cause for each in shaping for cause in each.cause)))
    return answer


@asked(
    "q38",
    "attitudes to China",
    {
        "state:aus": {
            ("avoids", "strategic-competition"),
            ("seeks", "diplomatic-relations"),
            ("perceived", "chinese-military-modernisation"),
        },
        "state:jpn": {("perceived", None)},
        "state:kor": {("seeks", "balanced-china-policy")},
        "state:nzl": {("supports", "economic-ties"), ("frames", "firm-tone")},
    },
)
def attitudes_to_china(data: Dataset) -> object:
    answer: dict[str, set[tuple[str, str | None]]] = {}
    for partner in IP4:
        held = positions(data, partner, toward="state:chn")
        answer[partner] = {(one.stance.value, topic.slug) for one in held for topic in one.content}
        for threat in threats(data, partner, origin="state:chn"):
            answer[partner] |= {(threat.mode.value, topic.slug) for topic in threat.instrument} or {(threat.mode.value, None)}
    return answer


@asked(
    "q39",
    "what sort of help Ukraine gets",
    {
        "state:aus": {"economic-aid", "weapons-aid"},
        "state:jpn": set(),
        "state:kor": {"humanitarian-aid", "nonlethal-military-equipment"},
        "state:nzl": set(),
    },
)
def help_for_ukraine(data: Dataset) -> object:
    kinds = standing_for(data, "topic:support-for-ukraine") - {"topic:support-for-ukraine"}
    named: dict[str, list[Id]] = {}
    for partner in IP4:
        named[partner] = [topic for one in activities(data, partner, beneficiary="state:ukr") for topic in one.content]
        named[partner] += [topic for one in positions(data, partner, toward=kinds) for topic in one.content]
    return {partner: slugs(kinds.intersection(topics)) for partner, topics in named.items()}


@asked(
    "q42",
    "direction of defence spending",
    {"state:aus": [Direction.RISING], "state:jpn": [], "state:kor": [], "state:nzl": [Direction.RISING]},
)
def spending(data: Dataset) -> object:
    return {
        partner: [
            one.quantity.direction for one in figures(data, subject=partner, about="topic:defence-spending") if one.quantity
        ]
        for partner in IP4
    }


@asked(
    "q43",
    "two presidents on cooperation and on values",
    (
        {("lee", "less", "yoon-suk-yeol", "security-cooperation")},
        {
            ("lee", Stance.PRIORITISES, Modality.DENIED, "key"),
            ("yoon-suk-yeol", Stance.PRIORITISES, Modality.ASSERTED, "very much"),
        },
    ),
)
def two_presidents(data: Dataset) -> object:
    compared = claims(data, Comparison, subject="person:lee", compared_with="person:yoon-suk-yeol")
    on_values = claims(data, Position, holder=["person:lee", "person:yoon-suk-yeol"], content="topic:value-based-alignment")
    return (
        {(*slugs(one.subject), one.degree, *slugs(one.compared_with), *slugs(one.dimension)) for one in compared},
        {(*slugs(one.holder), one.stance, one.modality, one.degree) for one in on_values},
    )


@asked(
    "q45",
    "New Zealand's part against Australia's, and why",
    [("more", {"niche", "selectivity"}, ("likely",), {"nzl-small-industry", "nzl-strategic-culture", "nzl-public-weaker"})],
)
def narrower_part(data: Dataset) -> object:
    return [
        (
            one.degree,
            slugs(one.dimension),
            *(voice.hedges for voice in voices(data, one.id)),
            slugs(cause for reason in causes(data, one.id) for cause in reason.cause),
        )
        for one in claims(data, Comparison, subject="state:nzl", compared_with="state:aus")
    ]


# Who is tied to whom.


@asked("q48", "members of the Five Eyes in NATO", {"usa", "can", "gbr"})
def five_eyes_in_nato(data: Dataset) -> object:
    return slugs({*members(data, "group:five-eyes")} & {*members(data, NATO)})


@asked("q51", "partners that work with NATO on cyber defence", {"state:kor", "state:nzl"})
def cyber_defence(data: Dataset) -> object:
    return {one for one in IP4 if activities(data, one, partner=NATO, content="topic:cyber-defence")}


@asked("q53", "what ties Poland to South Korea", ([({"bumar-labedy"}, {"hyundai"}, {"tanks"})], "not covered"))
def poland_and_korea(data: Dataset) -> object:
    ends = standing_for(data, "state:pol"), standing_for(data, "state:kor")
    deals = [
        (*(slugs(party.actor for party in deal.parties or () if party.actor in end) for end in ends), slugs(deal.objects or ()))
        for deal in connections(data, "state:pol", "state:kor", [Agreement])
        if isinstance(deal, Agreement)
    ]
    return deals, is_member(data, "state:pol", NATO).label


@asked("q54", "partners through which New Zealand draws nearer to NATO", [("by extension", {"aus", "usa"}, True)])
def nearer_by_extension(data: Dataset) -> object:
    answer: list[object] = []
    for nearer in claims(data, TieState, tie="partnership:nato-nzl", content="topic:political-alignment"):
        for link in nearer.links:
            basis = found(data, link.to, TieState)
            parties = {party for tie in basis.tie for party in found(data, tie, Tie).parties}
            answer.append((nearer.degree, slugs(parties - {"state:nzl"}), is_open(data, basis.id)))
    return answer


@asked("q56", "who has to do with Taiwan", ({"european-defence-entities-restricted", "chn"}, dict.fromkeys(IP4, ())))
def around_taiwan(data: Dataset) -> object:
    return slugs(connected(data, "state:twn")), {partner: connections(data, partner, "state:twn") for partner in IP4}


# Whose words, how firm, and where.


@asked(
    "q58",
    "whether NATO organised the visit of April",
    ((), (ParticipantRole.WELCOMER,), (ParticipantRole.ORGANISER,), {"intro.1.6"}, {"intro.1.1"}),
)
def visit_of_april(data: Dataset) -> object:
    visit = "event:nato-delegation-visit"
    part = presence(data, visit, NATO)
    (denial,) = claims(data, Activity, actor=NATO, content=visit, modality=Modality.DENIED)
    other_side = {place for id_ in tensions(data, denial.id) for place in places(data, id_)}
    return in_role(data, visit, ParticipantRole.ORGANISER), part.roles, part.not_as, places(data, denial.id), other_side


@asked(
    "q59",
    "which figures of the industrial section are forecasts",
    {
        "nato-linked-market-size": IndicatorStatus.PROJECTED,
        "ap-share-global-defence-spending": IndicatorStatus.OBSERVED,
        "asian-firms-top100": IndicatorStatus.OBSERVED,
    },
)
def forecasts(data: Dataset) -> object:
    return {
        one.id.slug: one.status
        for one in figures(data)
        if one.quantity is not None and one.quantity.low is not None and _in_section(data, one, "industry")
    }


def _in_section(data: Dataset, figure: Indicator, section: str) -> bool:
    return any(place is not None and place.startswith(f"{section}.") for place in places(data, figure.id))


@asked("q60", "who speaks for Seoul's line on aid", [("kor-government-officials", "reported", ("reportedly", "claimed"))])
def voice_on_aid(data: Dataset) -> object:
    stances = claims(data, Position, holder="state:kor", content="topic:nonlethal-military-equipment")
    return [
        (voice.by.slug, voice.mood.value, voice.hedges)
        for one in stances
        for voice in voices(data, one.id)
        if voice.by is not None
    ]


@asked(
    "q62",
    "two passages on how practical work with Japan is",
    [("partners.2.6", TieLevel.SPARSE, "conclusion.1.7", Trend.INCREASING)],
)
def level_and_trend(data: Dataset) -> object:
    states = standings(data, "partnership:nato-jpn")
    return [
        (*places(data, low.id), low.level, *places(data, moving.id), moving.trend)
        for low in states
        if low.level is TieLevel.SPARSE
        for moving in states
        if moving.id in tensions(data, low.id)
    ]


@asked("q66", "sentences that name all four as the IP4", {"front.4", "partners.1.1"})
def naming_all_four(data: Dataset) -> object:
    spells = [f"membership:{partner.partition(':')[2]}-ip4" for partner in IP4]
    return set.intersection(*(places(data, spell) for spell in spells))


# How many.


@asked("q68", "how many ambassadors, how exactly", [(30, True, "ambassadors")])
def ambassadors(data: Dataset) -> object:
    counted = [one.quantity for one in figures(data, subject="collective:nato-ambassador-delegation")]
    return [(one.low, one.approximate, one.unit) for one in counted if one is not None]


@asked("q70", "what follows from the count of Asian firms", [(Truth.NO, Truth.YES, Truth.YES)])
def asian_firms(data: Dataset) -> object:
    """That they come from the four partners is the one thing that does not follow: see the next function."""
    exactly, at_least = Quantity(low=20, high=20, unit="companies"), Quantity(low=21, unit="companies")
    more_than_a_fifth = Quantity(low=100 // 5 + 1, unit="companies")
    return [
        tuple(follows(one.quantity, each) for each in (exactly, at_least, more_than_a_fifth))
        for one in figures(data, subject="collective:asian-defence-firms")
        if one.quantity is not None and one.quantity.low is not None
    ]


@asked("q70", "whether it is a count of the partners' firms", ())
def firms_of_the_four(data: Dataset) -> object:
    counts = (one for partner in ("group:ip4", *IP4) for one in figures(data, subject=partner))
    return tuple(one for one in counts if one.quantity is not None and one.quantity.unit == "companies")


@asked(
    "q71",
    "the size of the market to come",
    [(600_000_000_000, None, "USD", "2034", "nato-linked-indo-pacific", "place:indo-pacific")],
)
def market_to_come(data: Dataset) -> object:
    return [
        (one.quantity.low, one.quantity.high, one.quantity.unit, str(one.quantity.at), one.subject.slug, one.place)
        for one in figures(data, status=IndicatorStatus.PROJECTED)
        if one.quantity is not None
    ]


@asked("q73", "states that make their own systems", [({"kor", "jpn", "ind"}, {"kor", "jpn"}, True)])
def makers(data: Dataset) -> object:
    return [
        (slugs(one.holder), slugs({*one.holder} & {*members(data, "group:ip4")}), is_open(data, one.id))
        for one in claims(data, Capability, content="topic:own-defence-systems")
    ]


# What is not said.


@asked("q76", "whom China's restrictions hit", [("several", None)])
def restricted(data: Dataset) -> object:
    hit = [
        found(data, id_, Collective)
        for one in data.of(Event)
        if ParticipantRole.AUTHOR in presence(data, one.id, "state:chn").roles
        for id_ in in_role(data, one.id, ParticipantRole.ADDRESSEE)
    ]
    return [(one.count.said if one.count else None, one.includes) for one in hit]


@asked("q80", "when each partner's programme begins and ends", dict.fromkeys(IP4, ()))
def programmes(data: Dataset) -> object:
    return {
        party: tuple(entry for id_ in tie.frameworks or () for entry in dates(data, id_))
        for tie in data.of(Partnership)
        for party in parties_of(tie)
        if party != NATO
    }


@pytest.mark.parametrize(("answer", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_brief_answers(answer: Answer, expected: object) -> None:
    assert answer(BRIEF) == expected


def test_there_are_forty() -> None:
    assert len({name.split()[0] for name, _, _ in CASES}) == 40
