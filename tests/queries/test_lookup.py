"""What a question is asked: every id, word and class that it takes, and what it answers where it cannot be asked."""

from __future__ import annotations

import enum
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from types import FunctionType
from typing import Any

import attrs
import pytest

import natoip4.export
import natoip4.queries
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue, UnknownRecord, shown
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
from natoip4.queries.lookup import every_known, found, known, known_path, seen
from natoip4.queries.network import around, network, rolled_up
from natoip4.queries.obstacles import drivers, forces, obstacles
from natoip4.queries.pairing import EVERY_TWO
from natoip4.queries.parties import parties
from natoip4.queries.profiles import profiles
from natoip4.queries.programmes import in_force, programmes, standing_under, successors
from natoip4.queries.reaching import betweenness, common_neighbours, shortest_route, shortest_routes
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
    Asking("around.actors", lambda d, x: around(network(d), [x]).edges, JPN, TIE, ()),
    Asking("shortest_routes.one", lambda d, x: shortest_routes(network(d), x, NATO), JPN, TIE, ()),
    Asking("shortest_routes.other", lambda d, x: shortest_routes(network(d), NATO, x), JPN, TIE, ()),
    Asking("shortest_route.one", lambda d, x: shortest_route(network(d), x, NATO), JPN, TIE, None),
    Asking("shortest_route.other", lambda d, x: shortest_route(network(d), NATO, x), JPN, TIE, None),
    Asking("common_neighbours.one", lambda d, x: common_neighbours(network(d), x, NATO), JPN, TIE, ()),
    Asking("common_neighbours.others", lambda d, x: common_neighbours(network(d), NATO, x), JPN, TIE, ()),
    Asking("betweenness.sides", lambda d, x: betweenness(network(d), sides=([NATO], [x])), JPN, TIE, {}),
    Asking("found.id_", lambda d, x: found(d.base, x, State).id, JPN, TIE, JPN),
    Asking("known.id_", lambda d, x: known(d, x, State), JPN, TIE, JPN),
    Asking("seen.id_", lambda d, x: seen(d, x, State), JPN, TIE, None),
    Asking("known_path.id_", lambda d, x: known_path(d, x, "names"), JPN, None, "names"),
    Asking("every_known.ids", lambda d, x: every_known(d, [x], State), JPN, TIE, (JPN,)),
]

#: Functions that take ids of whatever there is and call what they do not know by its id, what is no id, and paths of records
#: that the caller has.
NOT_ASKED = {"name_of.id_", "search.text", "caption_of.path", "complete_lists.path"}
NO_IDS = {"path", "style", "rows"}
SEVERAL = {"Asked", "Asked | None", "str | Iterable[str]", "str | Iterable[str] | None"}
IDS = {"str", "str | None", "tuple[Collection[str], Collection[str]] | None"} | SEVERAL

asking = pytest.mark.parametrize("one", ASKINGS, ids=lambda one: one.name)


def questions(*subjects: str) -> Iterator[FunctionType]:
    """Yield every public function over a dataset or a network, or over those *subjects* alone."""
    for package in (natoip4.queries, natoip4.export):
        for found_ in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = import_module(found_.name)
            for name in getattr(module, "__all__", ()):
                thing = getattr(module, name)
                if inspect.isfunction(thing) and not annotations_of(thing).isdisjoint(subjects or ("Dataset", "Network")):
                    yield thing


def annotations_of(question: FunctionType) -> set[str]:
    return {str(argument.annotation) for argument in inspect.signature(question).parameters.values()}


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
    assert arguments(lambda annotation: annotation in IDS) - NOT_ASKED == set(names)


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
    with pytest.raises(InvalidValue, match="bad-id"):
        one.ask(DATA, thing)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may


@asking
def test_what_is_no_dataset_is_asked_nothing(one: Asking) -> None:
    if one.name != "found.id_":
        with pytest.raises(InvalidValue, match="not a Dataset"):
            one.ask("data", one.good)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may


NETWORK = network(DATA)


@pytest.mark.parametrize("question", [*questions("Network")], ids=lambda question: question.__name__)
def test_what_is_no_network_is_asked_nothing(question: FunctionType) -> None:
    if question.__name__ in {"network_png", "network_svg"}:
        pytest.importorskip("matplotlib")
    needed = {
        argument.name: {"Dataset": DATA, "Network": "net", "PairRule": EVERY_TWO}.get(str(argument.annotation), JPN)
        for argument in inspect.signature(question).parameters.values()
        if argument.default is argument.empty and argument.kind is not argument.VAR_POSITIONAL
    }
    with pytest.raises(InvalidValue, match="not a Network"):
        question(**needed)


def test_a_network_is_rolled_up_by_a_dataset() -> None:
    with pytest.raises(InvalidValue, match="not a Dataset"):
        rolled_up("data", NETWORK)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may


ONE_OR_MORE: dict[str, Callable[[Any], object]] = {
    "attendance.actors": lambda ids: attendance(DATA, SERIES, ids),
    "profiles.partners": lambda ids: profiles(DATA, ids),
    "compare.actors": lambda ids: compare(DATA, ids),
    "timeline.touching": lambda ids: timeline(DATA, touching=ids),
    "every_known.ids": lambda ids: every_known(DATA, ids, Record),
    "standing_for.asked": lambda ids: standing_for(DATA, ids),
    "threats.holder": lambda ids: threats(DATA, ids),
    "around.actors": lambda ids: around(NETWORK, ids),
    "betweenness.sides": lambda ids: betweenness(NETWORK, sides=(ids, [NATO])),
}


@pytest.mark.parametrize("ask", ONE_OR_MORE.values(), ids=ONE_OR_MORE)
def test_one_id_is_as_good_as_a_collection_of_it(ask: Callable[[Any], object]) -> None:
    assert ask(JPN) == ask([JPN]) == ask(iter({JPN: DATA[JPN]}))
    for wrong in (7, b"state:jpn", DATA[JPN], [b"state:jpn"]):
        with pytest.raises(InvalidValue, match="bad-id") as caught:
            ask(wrong)
        assert caught.value.problems[0].got == shown(wrong[0] if isinstance(wrong, list) else wrong)


def test_wherever_several_ids_are_taken_one_is() -> None:
    assert arguments(lambda annotation: bool(re.fullmatch(r"(Iterable|Collection|Sequence)\[str\].*", annotation))) == {
        "support_of.fields"
    }


@pytest.mark.parametrize("sides", [7, JPN, (), ([JPN],), ([JPN], [NATO], [JPN])], ids=str)
def test_betweenness_is_between_two_sides(sides: object) -> None:
    with pytest.raises(InvalidValue, match="bad-sides"):
        betweenness(NETWORK, sides=sides)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may


# Paths.

#: Who takes a path, and one at which there is something.
PATHS: dict[str, tuple[Callable[[Dataset, Any], object], str]] = {
    "wording.path": (lambda data, path: wording(data, "event:nato-delegation-visit", path), "date"),
    "voices.path": (lambda data, path: voices(data, SUMMIT, path), "date"),
    "citations.path": (lambda data, path: citations(data, JPN, path), "names"),
    "cite.path": (lambda data, path: cite(data, JPN, path), "names"),
}

paths = pytest.mark.parametrize(("ask", "path"), PATHS.values(), ids=PATHS)


def test_every_path_is_asked_here() -> None:
    taking = {f"{one.__name__}.path" for one in questions() if "path" in inspect.signature(one).parameters}
    assert taking - NOT_ASKED == {*PATHS, "known_path.path"}


@paths
def test_a_path_that_the_class_lacks_is_refused_whether_the_view_sees_the_record_or_not(
    ask: Callable[[Dataset, Any], object], path: str
) -> None:
    for data in (DATA, EMPTY):
        with pytest.raises(InvalidValue, match=f"no-such-path.*did you mean '{path}'"):
            ask(data, f"{path}x")
        for wrong in (7, b"names", "no path", ""):
            with pytest.raises(InvalidValue, match="bad-path"):
                ask(data, wrong)
        with pytest.raises(InvalidValue, match=r"no-such-(path|element)"):
            ask(data, f"{path}[nobody]")


@paths
def test_a_path_that_the_view_hides_has_nothing_there(ask: Callable[[Dataset, Any], object], path: str) -> None:
    assert ask(DATA, path)
    assert not ask(EMPTY, path)


@pytest.mark.parametrize("wrong", [7, b"names", "no path"], ids=str)
def test_a_dataset_is_asked_why_of_a_path(wrong: object) -> None:
    with pytest.raises(InvalidValue, match="bad-path"):
        DATA.why(JPN, wrong)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may


# Words.

WORDS: dict[str, tuple[Callable[[Any], object], enum.Enum]] = {
    "in_role.role": (lambda w: in_role(DATA, SUMMIT, w), vocabulary.ParticipantRole.ATTENDEE),
    "figures.status": (lambda w: figures(DATA, status=w), vocabulary.IndicatorStatus.PROJECTED),
    "scoped.status": (lambda w: scoped(DATA, status=w), vocabulary.IndicatorStatus.PROJECTED),
    "causes.sign": (lambda w: causes(DATA, TIE, sign=w), vocabulary.Sign.HINDERS),
    "industry.form": (lambda w: industry(DATA, JPN, form=w), vocabulary.AgreementForm.JOINT_DEVELOPMENT),
    "leaders.roles": (lambda w: leaders(DATA, JPN, roles=[w]), vocabulary.OfficeRole.HEAD_OF_GOVERNMENT),
    "forces.signs": (lambda w: forces(DATA, TIE, [w]), vocabulary.Sign.HINDERS),
    "forces.modality": (lambda w: forces(DATA, TIE, ["hinders"], w), vocabulary.Modality.ASSERTED),
    "programmes.form": (lambda w: programmes(DATA, form=w), vocabulary.FrameworkForm.PROGRAMME),
    "claims.modality": (lambda w: claims(DATA, Position, modality=w), vocabulary.Modality.DENIED),
    "threats.modality": (lambda w: threats(DATA, modality=w), vocabulary.Modality.ASSERTED),
}
VOCABULARIES = {name for name, thing in vars(vocabulary).items() if isinstance(thing, type) and issubclass(thing, enum.Enum)}

words = pytest.mark.parametrize(("ask", "member"), WORDS.values(), ids=WORDS)


def test_every_word_of_a_vocabulary_is_asked_here() -> None:
    assert arguments(lambda annotation: not VOCABULARIES.isdisjoint(re.findall(r"\w+", annotation))) == set(WORDS)


@words
def test_a_word_is_a_member_or_its_text(ask: Callable[[Any], object], member: enum.Enum) -> None:
    answer = ask(member.value)
    assert ask(member) == answer
    assert answer not in ((), Industry())


@words
def test_text_that_is_no_word_is_refused_with_the_nearest(ask: Callable[[Any], object], member: enum.Enum) -> None:
    with pytest.raises(InvalidValue, match=f"bad-word.*expected.*{member.value}.*did you mean '{member.value}'"):
        ask(f"{member.value}x")
    for wrong in (vocabulary.Grade.WIRE, 7, [member]):
        with pytest.raises(InvalidValue, match="bad-word"):
            ask(wrong)


def test_one_word_is_no_collection() -> None:
    with pytest.raises(InvalidValue, match="bad-words"):
        forces(DATA, TIE, "hinders")
    with pytest.raises(InvalidValue, match="bad-words"):
        leaders(DATA, JPN, roles=vocabulary.OfficeRole.HEAD_OF_STATE)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may


# Classes of records.

KINDS: dict[str, Callable[[Any], object]] = {
    "holding.kinds": lambda kinds: holding(DATA, on="2024", kinds=kinds),
    "connections.kinds": lambda kinds: connections(DATA, JPN, NATO, kinds),
    "connected.kinds": lambda kinds: connected(DATA, JPN, kinds),
    "network.kinds": lambda kinds: network(DATA, kinds=kinds),
    "ties_of.kinds": lambda kinds: ties_of(DATA, JPN, kinds=kinds),
    "ties_between.kinds": lambda kinds: ties_between(DATA, JPN, NATO, kinds=kinds),
    "timeline.kinds": lambda kinds: timeline(DATA, kinds=kinds),
    "claims.kind": lambda kind: claims(DATA, kind),
}


def test_every_class_is_asked_here() -> None:
    lookup = {f"{name}.{argument}" for name in ("found", "known", "seen", "every_known") for argument in ("kind", "others")}
    assert arguments(lambda annotation: "Kinds" in annotation or annotation.startswith("type[")) - lookup == set(KINDS)


@pytest.mark.parametrize("ask", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("wrong", ["state", ["tie"], 7, int, DATA[JPN], [Threat, "tie"]], ids=lambda wrong: str(wrong)[:12])
def test_what_is_no_class_of_records_is_refused(ask: Callable[[Any], object], wrong: object) -> None:
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
    with pytest.raises(InvalidValue, match=r"wrong-kind.*expected the id of a Source"):
        DATA.by_source(JPN)
    assert EMPTY.referrers(JPN) == EMPTY.by_source(BRIEF) == ()


def test_what_is_named_and_not_there_has_its_referrers() -> None:
    data = Dataset([DATA[TIE]])
    assert {reference.holder for reference in data.referrers(JPN)} == {TIE}


def test_what_may_have_been_published_by_no_date_is_not_seen() -> None:
    for data in (DATA, EMPTY):
        with pytest.raises(InvalidValue, match="no-date"):
            data.view(possible=True)


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
        with pytest.raises(InvalidValue, match="wrong-kind"):
            around(net, [TIE])
        with pytest.raises(UnknownRecord, match="did you mean 'state:jpn'"):
            shortest_routes(net, "state:jpnx", NATO)
        with pytest.raises(UnknownRecord, match="did you mean 'state:jpn'"):
            common_neighbours(net, NATO, "state:jpnx")
        with pytest.raises(UnknownRecord, match="did you mean 'state:jpn'"):
            net.node("state:jpnx")
        with pytest.raises(InvalidValue, match="give its id"):
            around(net, [DATA[JPN]])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType] - as a user may
