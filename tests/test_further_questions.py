"""More questions that a reader of the brief asked: what was so once, since when, compared with what, in what office.

They are answered from fields, dates and references, in the view of the brief where nothing else is said. Nothing looks into
statements.
"""

from __future__ import annotations

import pytest

from natoip4.data.bundled import load
from natoip4.queries.attendance import presence
from natoip4.queries.belonging import is_member
from natoip4.queries.figures import figures
from natoip4.queries.grounds import causes, grounds
from natoip4.queries.leaders import LEADING, held_office
from natoip4.queries.lookup import found
from natoip4.queries.roles import activities, claims
from natoip4.queries.timeline import dates
from natoip4.queries.words import is_open, terms, voices
from natoip4.records.actors import Collective, Organisation
from natoip4.records.agreements import Pattern
from natoip4.records.claims import Characterisation, Claim, Comparison, Requirement, Threat
from natoip4.records.events import Event, Indicator
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Office, Tenure
from natoip4.records.record import Actor, Record
from natoip4.records.sources import Identification
from natoip4.records.topics import Topic
from natoip4.values.quantities import Direction
from natoip4.values.spans import Ongoing
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Level, LinkKind, Mood, Stage, Step, Trend

DATA = load()
BRIEF = DATA.view(sources=["source:epis-brief"])
YOON = "person:yoon-suk-yeol"


def names(record: Record) -> list[str]:
    told: tuple[object, ...] = getattr(record, "names", None) or ()
    return [str(name) for name in told]


def since(claim: str) -> tuple[Id, ...]:
    return tuple(link.to for link in found(BRIEF, claim, Claim).links if link.kind is LinkKind.SINCE)


def test_what_was_so_and_is_not_said_to_be_so_still() -> None:
    assert {one.id.slug for one in BRIEF.of(Claim) if one.former} == {
        "imports-usa-rus",
        "kor-hesitancy-ukraine",
        "kor-past-hesitancy",
        "kor-yoon-values",
        "role-was-exploratory",
    }
    assert not {one.id.slug for one in BRIEF.of(Claim) if one.former and one.trend is Trend.STEADY}


def test_yoon_went_to_ukraine_as_the_leader_and_lost_that_office_later() -> None:
    assert presence(BRIEF, "event:yoon-visits-ukraine", YOON).level is Level.LEADER
    (voice,) = voices(BRIEF, "event:yoon-visits-ukraine", f"participants[{YOON}].level")
    assert voice.step is Step.READING
    removal = found(BRIEF, "event:yoon-removed", Event)
    ended = [found(BRIEF, id_, Tenure) for id_ in removal.about or () if id_.startswith("tenure:")]
    assert [(term.person, term.office) for term in ended] == [(YOON, "office:kor-president")]
    visit, lost = (DATA.why(id_, "date")[0].value for id_ in ("event:yoon-visits-ukraine", "event:yoon-removed"))
    assert str(visit) < str(lost)
    assert held_office(DATA, YOON, "office:kor-president", on=str(visit)).truth is Truth.YES


def test_since_which_event_it_is_so() -> None:
    assert since("claim:coop-stepped-up-since-madrid") == ("event:ip4-leaders-at-madrid",)
    assert since("claim:japan-dialogue-increased") == ("event:jpn-mission-established",)
    assert "event:nato-summit-madrid-2022" in (found(BRIEF, "event:ip4-leaders-at-madrid", Event).about or ())
    (voice,) = voices(BRIEF, "claim:japan-dialogue-increased")
    assert (voice.step, [at.place for at in voice.locators]) == (Step.DIRECT, ["partners.2.8"])
    assert [str(entry.when) for entry in dates(BRIEF, "event:jpn-mission-established")] == ["2025-01"]


def test_what_new_zealand_is_likely_to_remain_compared_with_australia() -> None:
    (one,) = claims(BRIEF, Comparison, subject="state:nzl", compared_with="state:aus")
    assert {name for id_ in one.dimension for name in names(found(BRIEF, id_, Topic))} == {"niche", "selective"}
    assert (one.degree, one.trend, [voice.hedges for voice in voices(BRIEF, one.id)]) == ("more", Trend.STEADY, [("likely",)])


def test_what_luxons_government_is_compared_with() -> None:
    compared = claims(BRIEF, Comparison, subject="org:government-nzl-luxon")
    assert {(*one.compared_with, *one.dimension, one.degree) for one in compared} == {
        ("collective:labour-governments-nzl", "topic:security-forward-posture", "more"),
        ("collective:previous-governments-nzl", "topic:political-space", "greater"),
    }
    assert [one.id.slug for one in causes(BRIEF, "claim:nzl-more-space-than-before")] == ["nzl-political-space"]
    meant = found(DATA.view(conjectures=True), "identification:previous-governments-nzl", Identification)
    assert meant.referent == "collective:labour-governments-nzl"


@pytest.mark.parametrize("claim", ["claim:aukus-critical", "claim:nzl-open-initiatives"])
def test_what_is_named_above_all_is_not_all(claim: str) -> None:
    assert is_open(BRIEF, claim)


def test_what_must_be_done_about_japan() -> None:
    asked = claims(BRIEF, Requirement, holder="state:jpn")
    assert {(*one.content,) for one in asked} == {("topic:measurable-outcomes",), ("topic:obstacles",)}
    assert {voice.mood for one in asked for voice in voices(BRIEF, one.id)} == {Mood.NORMATIVE}


@pytest.mark.parametrize("form", ["bilateral", "institutional"])
def test_why_like_minded_countries_will_cooperate(form: str) -> None:
    (reason,) = causes(BRIEF, f"claim:coop-will-be-{form}")
    assert reason.cause == ("topic:theatre-interconnectedness",)


def test_what_makes_the_two_crucial_for_intelligence_is_what_that_rests_on() -> None:
    (reason,) = causes(BRIEF, "claim:aus-nzl-intel-crucial")
    assert set(reason.cause) == set(grounds(BRIEF, "claim:aus-nzl-intel-crucial").support)
    assert "claim:aus-nzl-not-nato" in reason.cause


def test_what_china_minds_and_who_is_said_to_do_it() -> None:
    minded = {id_ for one in claims(BRIEF, Threat, holder="state:chn") for id_ in one.origin}
    assert minded == {"topic:cooperation-involving-taiwan", "topic:european-defence-cooperation"}
    (done,) = activities(BRIEF, "collective:european-defence-entities-restricted")
    assert [voice.step for voice in voices(BRIEF, done.id)] == [Step.READING]
    assert done.partner == ("state:twn",)


def test_why_china_listed_the_seven_in_its_own_words() -> None:
    (reason,) = causes(DATA, "event:china-lists-eu-entities-2026")
    assert "topic:arms-cooperation-with-taiwan" in reason.cause
    assert {(voice.by, voice.mood) for voice in voices(DATA, reason.id)} == {("state:chn", Mood.REPORTED)}
    (done,) = activities(DATA, "collective:eu-entities-listed-by-china")
    assert done.partner == ("state:twn",)
    listed = found(DATA, "collective:eu-entities-listed-by-china", Collective).includes or ()
    homes = [found(DATA, id_, Organisation).home for id_ in listed]
    assert sorted(home.slug for home in homes if home) == ["bel", "bel", "cze", "cze", "cze", "cze", "deu"]


def test_who_spoke_against_the_office_in_tokyo_and_when() -> None:
    said = {str(one.date): one for one in DATA.of(Event) if "org:nato-office-tokyo" in (one.about or ()) and one.date}
    assert sorted(said) == ["2023-07-07", "2023-07-12"]
    assert {part.actor for one in said.values() for part in one.participants or ()} == {"person:macron", "state:fra"}
    assert said["2023-07-12"].place == "place:vilnius"
    assert held_office(DATA, "person:macron", "office:fra-president", on="2024").truth is Truth.MAYBE


LED = [
    (event.id, part.actor)
    for event in DATA.of(Event)
    for part in event.participants or ()
    if part.level is Level.LEADER and part.actor.startswith("person:")
]


@pytest.mark.parametrize(("event", "who"), LED, ids=[f"{who.slug}-{event.slug}" for event, who in LED])
def test_who_takes_part_as_a_leader_leads_on_that_day(event: Id[Event], who: Id[Actor]) -> None:
    first = str(found(DATA, event, Event).date).partition("/")[0]
    leading = [office.id for office in DATA.of(Office) if office.role in LEADING]
    assert Truth.YES in {held_office(DATA, who, office, on=first).truth for office in leading}


def test_no_term_of_office_that_a_dated_source_has_going_on_is_without_an_end() -> None:
    assert not [one.id for one in DATA.of(Tenure) if one.span is None or one.span.end is None]
    assert {type(one.span.end) for one in DATA.of(Tenure) if one.span and one.span.start is None} == {Ongoing}


@pytest.mark.parametrize("state", ["aus", "gbr", "usa"])
def test_nobody_is_in_aukus_before_there_was_one(state: str) -> None:
    days = ("2010", "2021-09-16", "2025-07-26")
    told = [is_member(DATA, f"state:{state}", "group:aukus", on=day).truth for day in days]
    assert told == [Truth.NO, Truth.YES, Truth.YES]


@pytest.mark.parametrize("state", ["aus", "can", "gbr", "jpn", "nzl", "usa"])
def test_nobody_is_in_the_five_eyes_before_there_were_any(state: str) -> None:
    assert is_member(DATA, f"state:{state}", "group:five-eyes", on="1940").truth is Truth.NO


def test_by_when_australia_had_its_programme_and_its_new_strategy() -> None:
    got = [
        (id_, str(one.date))
        for id_ in ("aus-nds-2026", "itpp-aus")
        for one in found(DATA, f"framework:{id_}", Framework).milestones or ()
        if one.stage is Stage.ADOPTION
    ]
    assert got == [("aus-nds-2026", "../2026-04-30"), ("itpp-aus", "../2023-07-12")]


def test_what_each_pattern_is_about_is_in_a_field() -> None:
    assert not [one.id for one in BRIEF.of(Pattern) if not one.forms and not one.objects]
    objects = found(BRIEF, "pattern:arms-exports", Pattern).objects
    assert {name for id_ in objects for name in names(found(BRIEF, id_, Topic))} == {"arms", "finished systems"}


def test_a_collective_without_a_name_is_one_that_no_words_of_the_brief_name_alone() -> None:
    assert {one.id.slug for one in BRIEF.of(Collective) if not one.names} == {
        "asian-governments",
        "eu-countries-with-strategies",
        "european-defence-actors",
        "ip4-heads",
        "nzl-aligned-partners",
        "opponents-on-nato-side",
        "pacific-island-nations",
        "public-nzl",
    }


def test_traits_that_a_single_word_gives() -> None:
    traits = {
        (id_.slug, name)
        for one in BRIEF.of(Characterisation)
        for id_ in one.subject
        for topic in one.content
        if topic.startswith("topic:")
        for name in names(found(BRIEF, topic, Topic))
    }
    assert ("eu-country-ip-strategies", "independence") in traits
    assert ("japan-mission-nato", "special") in traits


def test_whose_prices_rise() -> None:
    (rising,) = figures(BRIEF, subject="topic:energy")
    assert (rising.measure, str(rising.quantity)) == ("price", "price level, rising")
    (cause,) = causes(BRIEF, rising.id)
    assert cause.cause == ("topic:middle-east-tensions",)


def test_the_market_is_to_grow_and_how() -> None:
    size = found(BRIEF, "indicator:nato-linked-market-size", Indicator).quantity
    assert size is not None
    assert (size.direction, size.said) == (Direction.RISING, "grow substantially, reaching over $600 billion")


def test_terms_are_the_words_that_a_claim_quotes() -> None:
    assert {text for text, _ in terms(BRIEF)} == {"psychological deterrent", "strategic autonomy", "strategic equilibrium"}


#: Whom, of those with a name, no source names that a dated view with them has.
UNNAMED = {"group:ip4", "org:aus-mission-nato", "org:japan-mission-nato", "org:nato-office-tokyo", "org:thales-group"}


@pytest.mark.parametrize(
    "day", ["1999-12", "2004-03-02", "2013", "2018", "2021-09", "2022", "2023-06-14", "2024", "2025-12-31"]
)
def test_whoever_has_a_name_has_one_in_a_view_of_a_day(day: str) -> None:
    view = DATA.view(known_on=day)
    named = {one.id for one in view.of(Actor) if getattr(DATA[one.id], "names", None)}
    assert {id_ for id_ in named if not getattr(view[id_], "names", None)} <= UNNAMED


def test_a_firm_is_found_by_its_name_and_what_it_was_founded_by_is_not() -> None:
    assert DATA.named("Edgewing").id == "org:edgewing"
