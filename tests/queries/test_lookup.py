"""What a question is asked: every id, word and class that it takes, and what it answers where it cannot be asked."""

from __future__ import annotations

import enum
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from types import FunctionType

import attrs
import pytest

import natoip4.export
import natoip4.queries
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue, UnknownRecord
from natoip4.export.citing import citations, cite
from natoip4.queries.answers import Answer
from natoip4.queries.attendance import Presence, attendance, in_role, presence, took_part
from natoip4.queries.belonging import is_member, members, memberships
from natoip4.queries.comparison import compare, profile
from natoip4.queries.conclusions import conclusions
from natoip4.queries.connections import connected, connections
from natoip4.queries.coverage import coverage
from natoip4.queries.figures import figures, scoped
from natoip4.queries.grounds import Grounds, causes, examples, grounds, resting_on, tensions
from natoip4.queries.holding import holding, holds_on
from natoip4.queries.identities import same_as
from natoip4.queries.indexing import held_index
from natoip4.queries.industry import Industry, industry
from natoip4.queries.joining import is_party
from natoip4.queries.leaders import held_office, holders, leaders
from natoip4.queries.lookup import every_known, found, known, seen
from natoip4.queries.network import around, network
from natoip4.queries.obstacles import drivers, forces, obstacles
from natoip4.queries.parties import parties
from natoip4.queries.profiles import profiles
from natoip4.queries.programmes import in_force, programmes, standing_under, successors
from natoip4.queries.reaching import betweenness, common_neighbours, shortest_routes
from natoip4.queries.roles import activities, claims, positions, standing_for, standings, threats
from natoip4.queries.standpoints import standpoints
from natoip4.queries.ties import shared_frameworks, shared_memberships, ties_between, ties_of
from natoip4.queries.timeline import dates, timeline, wording
from natoip4.queries.words import is_open, voices
from natoip4.records.actors import State
from natoip4.records.claims import Position, Threat
from natoip4.records.ids import Id
from natoip4.records.record import Record
from natoip4.values import vocabulary
from natoip4.values.truth import Truth

DATA = load()
EMPTY = DATA.view(known_on="1900")
JPN, NATO, SUMMIT, TIE = "state:jpn", "org:nato", "event:nato-summit-madrid-2022", "partnership:nato-jpn"
FRAMEWORK, OFFICE, CLAIM, TOPIC = "framework:itpp-jpn", "office:jpn-pm", "claim:kor-selective", "topic:tanks"
PERSON, SERIES, BRIEF = "person:mark-rutte", "series:nato-summits", "source:epis-brief"

Ask = Callable[[Dataset, str], object]
NOT_COVERED = Answer(truth=None)


@attrs.frozen
class Asking:
    """One argument of one question: an id that it takes, one of the wrong kind, and what is answered where it is hidden."""

    name: str
    ask: Ask
    good: str
    wrong: str | None
    nothing: object


def _presence(event: str, actor: str) -> Presence:
    return Presence(event=Id(event), actor=Id(actor), present=Truth.MAYBE)


def _is_empty(data: Dataset, id_: str) -> bool:
    return all(cell.entries == () for row in compare(data, [id_]).rows for cell in row.cells)


ASKINGS = [
    Asking("attendance.series", attendance, SERIES, JPN, ()),
    Asking("attendance.actors", lambda d, x: attendance(d, SERIES, [x]), JPN, TIE, ()),
    Asking("in_role.event", lambda d, x: in_role(d, x, "host"), SUMMIT, JPN, ()),
    Asking("presence.event", lambda d, x: presence(d, x, JPN), SUMMIT, JPN, _presence(SUMMIT, JPN)),
    Asking("presence.actor", lambda d, x: presence(d, SUMMIT, x), JPN, SUMMIT, _presence(SUMMIT, JPN)),
    Asking("took_part.event", lambda d, x: took_part(d, x, JPN, by="2030"), SUMMIT, JPN, Truth.MAYBE),
    Asking("took_part.actor", lambda d, x: took_part(d, SUMMIT, x, by="2030"), JPN, SUMMIT, Truth.MAYBE),
    Asking("is_member.member", lambda d, x: is_member(d, x, NATO), JPN, TIE, NOT_COVERED),
    Asking("is_member.group", lambda d, x: is_member(d, JPN, x), NATO, JPN, NOT_COVERED),
    Asking("members.group", members, NATO, JPN, ()),
    Asking("memberships.member", lambda d, x: memberships(d, member=x), JPN, TIE, ()),
    Asking("memberships.group", lambda d, x: memberships(d, group=x), NATO, JPN, ()),
    Asking("compare.actors", _is_empty, JPN, TIE, nothing=True),
    Asking("profile.actor", lambda d, x: len(profile(d, x).cell("ties", x).entries), JPN, TIE, 0),
    Asking("conclusions.about", lambda d, x: len(conclusions(d, about=x)) > 0, JPN, TIE, nothing=True),
    Asking("profiles.partners", lambda d, x: all(one.empty for one in profiles(d, [x])), JPN, TIE, nothing=True),
    Asking("connections.one", lambda d, x: connections(d, x, NATO), JPN, TIE, ()),
    Asking("connections.other", lambda d, x: connections(d, NATO, x), JPN, TIE, ()),
    Asking("connected.actor", connected, JPN, TIE, {}),
    Asking("coverage.source", lambda d, x: coverage(d, x).locators, BRIEF, JPN, {}),
    Asking("figures.subject", lambda d, x: figures(d, subject=x), JPN, None, ()),
    Asking("figures.about", lambda d, x: figures(d, about=x), TOPIC, JPN, ()),
    Asking("scoped.subject", lambda d, x: scoped(d, subject=x), JPN, None, ()),
    Asking("scoped.about", lambda d, x: scoped(d, about=x), TOPIC, JPN, ()),
    Asking("causes.effect", causes, CLAIM, None, ()),
    Asking("examples.claim", examples, CLAIM, JPN, ()),
    Asking(
        "grounds.claim",
        grounds,
        CLAIM,
        JPN,
        Grounds(claim=Id(CLAIM), strength=None, support=(), against=(), in_tension=()),
    ),
    Asking("resting_on.id_", resting_on, CLAIM, None, ()),
    Asking("tensions.id_", tensions, CLAIM, None, ()),
    Asking("same_as.id_", same_as, JPN, None, {JPN}),
    Asking("industry.actor", industry, JPN, TIE, Industry()),
    Asking("industry.about", lambda d, x: industry(d, JPN, about=x), TOPIC, JPN, Industry()),
    Asking("is_party.actor", lambda d, x: is_party(d, x, TIE), JPN, TIE, NOT_COVERED),
    Asking("is_party.to", lambda d, x: is_party(d, JPN, x), TIE, JPN, NOT_COVERED),
    Asking("held_office.person", lambda d, x: held_office(d, x, OFFICE), PERSON, JPN, NOT_COVERED),
    Asking("held_office.office", lambda d, x: held_office(d, PERSON, x), OFFICE, JPN, NOT_COVERED),
    Asking("holders.office", holders, OFFICE, JPN, ()),
    Asking("leaders.of", leaders, JPN, TIE, ()),
    Asking("drivers.tie", drivers, TIE, JPN, ()),
    Asking("forces.tie", lambda d, x: forces(d, x, ["hinders"]), TIE, JPN, ()),
    Asking("obstacles.tie", obstacles, TIE, JPN, ()),
    Asking("obstacles.side", lambda d, x: obstacles(d, TIE, side=x), JPN, TIE, ()),
    Asking("parties.id_", parties, TIE, None, ()),
    Asking("programmes.party", lambda d, x: programmes(d, party=x), JPN, TIE, ()),
    Asking("in_force.framework", lambda d, x: in_force(d, x, on="2024"), FRAMEWORK, JPN, Truth.MAYBE),
    Asking("standing_under.framework", standing_under, FRAMEWORK, JPN, ()),
    Asking("successors.framework", successors, FRAMEWORK, JPN, ()),
    Asking("claims.roles", lambda d, x: claims(d, Threat, holder=x), JPN, TIE, ()),
    Asking("threats.holder", threats, JPN, TIE, ()),
    Asking("threats.origin", lambda d, x: threats(d, origin=[x]), JPN, None, ()),
    Asking("positions.holder", positions, JPN, TIE, ()),
    Asking("positions.toward", lambda d, x: positions(d, JPN, toward=x), NATO, None, ()),
    Asking("standpoints.holder", standpoints, JPN, TIE, ()),
    Asking("standpoints.toward", lambda d, x: standpoints(d, JPN, toward=x), NATO, None, ()),
    Asking("activities.actor", activities, JPN, TIE, ()),
    Asking("activities.partner", lambda d, x: activities(d, JPN, partner=x), NATO, TIE, ()),
    Asking("activities.beneficiary", lambda d, x: activities(d, JPN, beneficiary=x), NATO, None, ()),
    Asking("activities.content", lambda d, x: activities(d, JPN, content=x), TOPIC, None, ()),
    Asking("standings.tie", standings, TIE, JPN, ()),
    Asking("standing_for.asked", standing_for, JPN, None, {JPN}),
    Asking("ties_of.actor", ties_of, JPN, TIE, ()),
    Asking("ties_between.one", lambda d, x: ties_between(d, x, NATO), JPN, TIE, ()),
    Asking("ties_between.other", lambda d, x: ties_between(d, NATO, x), JPN, TIE, ()),
    Asking("shared_memberships.one", lambda d, x: shared_memberships(d, x, NATO), JPN, TIE, ()),
    Asking("shared_memberships.other", lambda d, x: shared_memberships(d, NATO, x), JPN, TIE, ()),
    Asking("shared_frameworks.one", lambda d, x: shared_frameworks(d, x, NATO), JPN, TIE, ()),
    Asking("shared_frameworks.other", lambda d, x: shared_frameworks(d, NATO, x), JPN, TIE, ()),
    Asking("timeline.touching", lambda d, x: timeline(d, touching=x).entries, JPN, None, ()),
    Asking("dates.id_", dates, SUMMIT, None, ()),
    Asking("wording.id_", lambda d, x: wording(d, x, "date"), SUMMIT, None, ()),
    Asking("voices.id_", voices, CLAIM, None, ()),
    Asking("is_open.id_", is_open, CLAIM, None, nothing=False),
    Asking("citations.id_", citations, JPN, None, ()),
    Asking("cite.id_", cite, JPN, None, ""),
    Asking("found.id_", lambda d, x: found(d.base, x, State).id, JPN, TIE, JPN),
    Asking("known.id_", lambda d, x: known(d, x, State), JPN, TIE, JPN),
    Asking("seen.id_", lambda d, x: seen(d, x, State), JPN, TIE, None),
    Asking("every_known.ids", lambda d, x: every_known(d, [x], State), JPN, TIE, (JPN,)),
]

#: Functions that take ids of whatever there is and call what they do not know by its id, and what is no id.
NOT_ASKED = {"name_of.id_", "search.text"}
NO_IDS = {"path", "style", "rows"}
IDS = {"str", "str | None", "Asked", "Asked | None", "Iterable[str]", "Iterable[str] | None"}
IDS |= {"str | Iterable[str]", "str | Iterable[str] | None"}

asking = pytest.mark.parametrize("one", ASKINGS, ids=lambda one: one.name)


def questions() -> Iterator[FunctionType]:
    """Yield every public function over a dataset."""
    for package in (natoip4.queries, natoip4.export):
        for found_ in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = import_module(found_.name)
            for name in getattr(module, "__all__", ()):
                thing = getattr(module, name)
                if inspect.isfunction(thing) and "Dataset" in map(str, inspect.get_annotations(thing).values()):
                    yield thing


def arguments(wanted: Callable[[str], bool]) -> set[str]:
    """Return the arguments of all questions, ``question.argument``, whose annotation is wanted."""
    return {
        f"{question.__name__}.{argument.name}"
        for question in questions()
        for argument in inspect.signature(question).parameters.values()
        if wanted(str(argument.annotation)) and argument.name not in NO_IDS
    }


def test_every_question_is_asked_here() -> None:
    names = [one.name for one in ASKINGS]
    assert len(names) == len(set(names))
    assert arguments(lambda annotation: annotation in IDS) == {*names} | NOT_ASKED


@asking
def test_an_id_that_nothing_bears_is_refused_with_the_nearest(one: Asking) -> None:
    for data in (DATA, EMPTY):
        with pytest.raises(UnknownRecord, match="did you mean"):
            one.ask(data, f"{one.good}x")
    with pytest.raises(UnknownRecord):
        one.ask(DATA, "")


@asking
def test_an_id_of_another_kind_is_refused(one: Asking) -> None:
    if one.wrong is not None:
        for data in (DATA, EMPTY):
            with pytest.raises(
                InvalidValue, match=r"wrong-kind: this is the id of an? [A-Z]\w+; got .* expected the id of an? [A-Z]"
            ):
                one.ask(data, one.wrong)


@asking
def test_what_a_view_hides_is_not_stated_there(one: Asking) -> None:
    one.ask(DATA, one.good)
    assert one.ask(EMPTY, one.good) == one.nothing


@asking
def test_a_record_is_not_its_id(one: Asking) -> None:
    with pytest.raises(InvalidValue, match=f"give its id: '{one.good}'"):
        one.ask(DATA, DATA[one.good])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may


@asking
@pytest.mark.parametrize("thing", [7, b"state:jpn", State], ids=str)
def test_what_is_no_text_is_no_id(one: Asking, thing: object) -> None:
    with pytest.raises(InvalidValue):
        one.ask(DATA, thing)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may


@asking
def test_what_is_no_dataset_is_asked_nothing(one: Asking) -> None:
    if one.name != "found.id_":
        with pytest.raises(InvalidValue, match="not a Dataset"):
            one.ask("data", one.good)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may


@pytest.mark.parametrize(
    "ask",
    [
        lambda: attendance(DATA, SERIES, JPN),
        lambda: profiles(DATA, JPN),
        lambda: every_known(DATA, JPN, Record),
        lambda: around(network(DATA), JPN),
        lambda: around(network(DATA), 7),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may
    ],
    ids=["attendance", "profiles", "every_known", "around", "around 7"],
)
def test_one_id_is_no_collection(ask: Callable[[], object]) -> None:
    with pytest.raises(InvalidValue, match="bad-ids"):
        ask()


# Words.

WORDS: dict[str, tuple[Callable[[object], object], enum.Enum]] = {
    "in_role.role": (lambda w: in_role(DATA, SUMMIT, w), vocabulary.ParticipantRole.ATTENDEE),  # type: ignore[arg-type]
    "figures.status": (lambda w: figures(DATA, status=w), vocabulary.IndicatorStatus.PROJECTED),  # type: ignore[arg-type]
    "scoped.status": (lambda w: scoped(DATA, status=w), vocabulary.IndicatorStatus.PROJECTED),  # type: ignore[arg-type]
    "causes.sign": (lambda w: causes(DATA, TIE, sign=w), vocabulary.Sign.HINDERS),  # type: ignore[arg-type]
    "industry.form": (lambda w: industry(DATA, JPN, form=w), vocabulary.AgreementForm.JOINT_DEVELOPMENT),  # type: ignore[arg-type]
    "leaders.roles": (lambda w: leaders(DATA, JPN, roles=[w]), vocabulary.OfficeRole.HEAD_OF_GOVERNMENT),  # type: ignore[list-item]
    "forces.signs": (lambda w: forces(DATA, TIE, [w]), vocabulary.Sign.HINDERS),  # type: ignore[list-item]
    "forces.modality": (lambda w: forces(DATA, TIE, ["hinders"], w), vocabulary.Modality.ASSERTED),  # type: ignore[arg-type]
    "programmes.form": (lambda w: programmes(DATA, form=w), vocabulary.FrameworkForm.PROGRAMME),  # type: ignore[arg-type]
    "claims.modality": (lambda w: claims(DATA, Position, modality=w), vocabulary.Modality.DENIED),  # type: ignore[arg-type]
    "threats.modality": (lambda w: threats(DATA, modality=w), vocabulary.Modality.ASSERTED),  # type: ignore[arg-type]
}
VOCABULARIES = {name for name, thing in vars(vocabulary).items() if isinstance(thing, type) and issubclass(thing, enum.Enum)}

words = pytest.mark.parametrize(("ask", "member"), WORDS.values(), ids=WORDS)


def test_every_word_of_a_vocabulary_is_asked_here() -> None:
    assert arguments(lambda annotation: not VOCABULARIES.isdisjoint(re.findall(r"\w+", annotation))) == set(WORDS)


@words
def test_a_word_is_a_member_or_its_text(ask: Callable[[object], object], member: enum.Enum) -> None:
    assert ask(member) == ask(member.value) != ()


@words
def test_text_that_is_no_word_is_refused_with_the_nearest(ask: Callable[[object], object], member: enum.Enum) -> None:
    with pytest.raises(InvalidValue, match=f"bad-word.*expected.*{member.value}.*did you mean '{member.value}'"):
        ask(f"{member.value}x")
    for wrong in (vocabulary.Grade.WIRE, 7, [member]):
        with pytest.raises(InvalidValue, match="bad-word"):
            ask(wrong)


def test_one_word_is_no_collection() -> None:
    with pytest.raises(InvalidValue, match="bad-words"):
        forces(DATA, TIE, "hinders")
    with pytest.raises(InvalidValue, match="bad-words"):
        leaders(DATA, JPN, roles=vocabulary.OfficeRole.HEAD_OF_STATE)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


# Classes of records.

KINDS: dict[str, Callable[[object], object]] = {
    "holding.kinds": lambda kinds: holding(DATA, on="2024", kinds=kinds),  # type: ignore[arg-type]
    "connections.kinds": lambda kinds: connections(DATA, JPN, NATO, kinds),  # type: ignore[arg-type]
    "connected.kinds": lambda kinds: connected(DATA, JPN, kinds),  # type: ignore[arg-type]
    "network.kinds": lambda kinds: network(DATA, kinds=kinds),  # type: ignore[arg-type]
    "ties_of.kinds": lambda kinds: ties_of(DATA, JPN, kinds=kinds),  # type: ignore[arg-type]
    "ties_between.kinds": lambda kinds: ties_between(DATA, JPN, NATO, kinds=kinds),  # type: ignore[arg-type]
    "timeline.kinds": lambda kinds: timeline(DATA, kinds=kinds),  # type: ignore[arg-type]
    "claims.kind": lambda kind: claims(DATA, kind),  # type: ignore[arg-type]
}


def test_every_class_is_asked_here() -> None:
    assert arguments(lambda annotation: "Kinds" in annotation or annotation.startswith("type[")) - {
        "found.kinds",
        "known.kinds",
        "seen.kinds",
        "every_known.kinds",
    } == set(KINDS)


@pytest.mark.parametrize("ask", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("wrong", ["state", ["tie"], 7, int, DATA[JPN], [Threat, "tie"]], ids=lambda wrong: str(wrong)[:12])
def test_what_is_no_class_of_records_is_refused(ask: Callable[[object], object], wrong: object) -> None:
    with pytest.raises(InvalidValue, match="not-a-kind"):
        ask(wrong)


@pytest.mark.parametrize("wrong", ["state", 7, int, None, [State]], ids=str)
def test_a_dataset_has_records_of_classes_alone(wrong: object) -> None:
    with pytest.raises(InvalidValue, match="not-a-kind"):
        DATA.of(wrong)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may


# References and sources.


def test_a_dataset_is_asked_for_what_refers_to_an_id() -> None:
    for ask in (DATA.referrers, DATA.by_source):
        with pytest.raises(UnknownRecord, match="did you mean"):
            ask("source:epis-brie")
        for wrong in (DATA[BRIEF], 7, ["source:epis-brief"]):
            with pytest.raises(InvalidValue, match="bad-id"):
                ask(wrong)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may
    with pytest.raises(InvalidValue, match="not-a-source"):
        DATA.by_source(JPN)
    assert EMPTY.referrers(JPN) == EMPTY.by_source(BRIEF) == ()


def test_what_is_named_and_not_there_has_its_referrers() -> None:
    data = Dataset([DATA[TIE]])
    assert {reference.holder for reference in data.referrers(JPN)} == {TIE}


@pytest.mark.parametrize("sources", [BRIEF, 7, DATA[BRIEF], [DATA[BRIEF]], [JPN]], ids=lambda one: str(one)[:12])
def test_a_view_takes_the_ids_of_sources(sources: object) -> None:
    with pytest.raises(InvalidValue):
        DATA.view(sources=sources)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may


# Times and networks.


def test_what_is_no_record_does_not_hold() -> None:
    for wrong in (JPN, None, network(DATA).nodes[0]):
        with pytest.raises(InvalidValue, match="not a Record"):
            holds_on(wrong, "2024")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may


def test_a_time_may_be_text() -> None:
    mission = DATA["org:japan-mission-nato"]
    assert [holds_on(mission, year).value for year in ("2024", "2030")] == ["no", "maybe"]
    index = held_index(DATA)
    assert mission.id in index.possibly("2026")
    assert mission.id not in index.possibly("2024")
    for ask in (index.possibly, index.certainly, index.maybe):
        for wrong in ("lately", 7):
            with pytest.raises(InvalidValue, match="bad-date"):
                ask(wrong)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may


def test_a_network_tells_who_is_tied_to_nobody_from_who_is_not_known() -> None:
    whole = network(EMPTY)
    assert around(whole, [JPN]) == whole
    assert shortest_routes(whole, JPN, NATO) == ()
    assert common_neighbours(whole, JPN, NATO) == ()
    with pytest.raises(InvalidValue, match="not-in-network"):
        whole.node(JPN)
    for net in (whole, network(DATA)):
        with pytest.raises(UnknownRecord, match="did you mean 'state:jpn'"):
            around(net, ["state:jpnx"])
        with pytest.raises(UnknownRecord):
            around(net, [TIE])
        with pytest.raises(UnknownRecord, match="did you mean 'state:jpn'"):
            shortest_routes(net, "state:jpnx", NATO)
        with pytest.raises(UnknownRecord, match="did you mean 'state:jpn'"):
            common_neighbours(net, NATO, "state:jpnx")
        with pytest.raises(UnknownRecord, match="did you mean 'state:jpn'"):
            net.node("state:jpnx")
        for wrong in (JPN, ["state:jpnx"]):
            with pytest.raises((InvalidValue, UnknownRecord)):
                betweenness(net, sides=(wrong, [NATO]))
        with pytest.raises(InvalidValue, match="give its id"):
            around(net, [DATA[JPN]])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType] - as a user may
