"""Who is bound to whom: against a scan of all records, against an enumeration of days, and in every view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue, UnknownRecord
from natoip4.queries.circles import circle_of
from natoip4.queries.edges import ends_of
from natoip4.queries.knots import BINDING
from natoip4.queries.support import is_firm
from natoip4.queries.ties import Bond, shared_frameworks, shared_memberships, ties_between, ties_of
from natoip4.records.actors import Group, Organisation, State
from natoip4.records.agreements import Agreement
from natoip4.records.events import Event
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.parts import Party
from natoip4.records.record import Actor, Record, Relation
from natoip4.records.relations import Partnership, Tie
from natoip4.records.sources import Identification
from natoip4.records.topics import Place, Topic
from natoip4.strategies import datasets, partial_dates
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Step
from tests.queries.worlds import evidence, world

KINDS = (State, Organisation, Group, Tie, Partnership, Agreement, Framework, Membership, Identification, Topic, Place)
STATES = [State.ref(slug) for slug in "abc"]
CLUB = Group.ref("club")
NATO = Id("org:nato")


def mirrored(bond: Bond) -> Bond:
    return attrs.evolve(bond, here=bond.there, there=bond.here)


# What a scan of all records finds.

Strand = tuple[Id, Record]


def strands(data: Dataset) -> dict[Id, list[Strand]]:
    """Return, for each thing that binds, who has a part in it, by which record."""
    found: dict[Id, list[Strand]] = {}
    for record in (*data.of(Relation), *data.of(Agreement), *data.of(Framework)):
        found.setdefault(record.id, []).extend((end.actor, record) for end in ends_of(record))
        under = getattr(record, "under", None)
        for framework in (*(getattr(record, "frameworks", None) or ()), *([under] if under else [])):
            found.setdefault(framework, []).extend((end.actor, record) for end in ends_of(record))
    for spell in data.of(Membership):
        if is_firm(data, spell):
            found.setdefault(spell.group, []).extend([(spell.member, spell), (spell.group, spell)])
    return found


def pairs(data: Dataset) -> Iterator[tuple[Id, Strand, Strand]]:
    """Yield what binds whom, way after way; a group binds its members, and each of them by that membership to itself."""
    for by, held in strands(data).items():
        for one in held:
            for other in held:
                if one[0] != other[0] and (by not in (one[0], other[0]) or one[1] is other[1]):
                    yield by, one, other


def untimed(data: Dataset) -> Dataset:
    """Return the data without a word of when anything held."""
    changes = {"span": None, "milestones": None}
    records: list[Record] = []
    for record in data.values():
        own = {field: None for field in changes if hasattr(record, field)}
        records.append(cast("Record", attrs.evolve(cast("Any", record), **own)))
    return Dataset(records)


@given(datasets(KINDS, max_records=6), st.data())
def test_ties_between_are_what_a_scan_of_all_records_finds(data: Dataset, draw: st.DataObject) -> None:
    actors = [actor.id for actor in data.of(Actor)]
    one, other = (draw.draw(st.sampled_from(actors or [Id("state:a")])) for _ in range(2))
    if one not in data:
        return
    here, there = circle_of(data, one), circle_of(data, other)
    expected = {by for by, first, second in pairs(data) if first[0] in here and second[0] in there}
    assert {bond.by for bond in ties_between(data, one, other)} <= expected
    assert {bond.by for bond in ties_between(untimed(data), one, other)} == expected


@given(datasets(KINDS, max_records=6), st.data())
def test_the_order_of_two_actors_does_not_count(data: Dataset, draw: st.DataObject) -> None:
    actors = [actor.id for actor in data.of(Actor)]
    on = draw.draw(st.none() | partial_dates())
    for one in actors:
        for other in actors:
            forth, back = ties_between(data, one, other, on=on), ties_between(data, other, one, on=on)
            assert forth == tuple(mirrored(bond) for bond in back)


@given(datasets(KINDS, max_records=6), st.none() | partial_dates())
def test_the_ties_of_an_actor_are_those_with_each_other_one(data: Dataset, on: PartialDate | None) -> None:
    circles = {actor.id: circle_of(data, actor.id) for actor in data.of(Actor)}
    for one, circle in circles.items():
        bonds = ties_of(data, one, on=on)
        for other, another in circles.items():
            if circle.keys().isdisjoint(another):
                between = {bond.by for bond in ties_between(data, one, other, on=on)}
                with_it = {bond.by for bond in bonds if not another.keys().isdisjoint(bond.others)}
                assert between <= with_it if on else between == with_it


@given(datasets(KINDS, max_records=6), st.none() | partial_dates())
def test_conjectures_bind_nobody_unless_asked_for(data: Dataset, on: PartialDate | None) -> None:
    view = data.view()
    for actor in view.of(Actor):
        bonds = ties_of(data, actor.id, on=on)
        assert bonds == ties_of(view, actor.id, on=on)
        assert not any(piece.evidence.step is Step.CONJECTURE for bond in bonds for piece in bond.support)
        assert {bond.by for bond in bonds} <= {bond.by for bond in ties_of(data.view(conjectures=True), actor.id)} or on


# What an enumeration of days finds, where every day is known.

FIRST = 10
LAST = 16


def day(number: int) -> PartialDate:
    return PartialDate(f"2025-01-{number}")


@st.composite
def known_spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(FIRST, LAST))
    return Span(start=day(start), end=day(draw(st.integers(start, LAST))))


def span_of(record: Record) -> Span | None:
    span = getattr(record, "span", None)
    return span if isinstance(span, Span) else None


def days(span: Span | None) -> set[int]:
    assert span is not None
    assert isinstance(span.end, PartialDate)
    return {number for number in range(FIRST, LAST + 1) if span.covers(day(number)).certain}


@st.composite
def dated_worlds(draw: st.DrawFn) -> Dataset:
    """Return a strategy for worlds of three states in which every first and every last day is known."""
    some = st.lists(st.sampled_from(STATES), unique=True, max_size=2)
    frameworks = [Framework.ref(slug) for slug in "fgh"][: draw(st.integers(0, 3))]
    records: list[Record] = [*(State(id=id_) for id_ in STATES), Group(id=CLUB)]
    for number, id_ in enumerate(frameworks):
        earlier = draw(st.sampled_from([None, *frameworks[:number]]))
        issuers, addressees, span = tuple(draw(some)), tuple(draw(some)), draw(known_spans())
        records.append(Framework(id=id_, issuers=issuers, addressees=addressees, span=span, supersedes=earlier))
    for number in range(draw(st.integers(0, 2))):
        parties = tuple(Party(actor=id_) for id_ in draw(some))
        under = tuple(draw(st.lists(st.sampled_from(frameworks), unique=True))) if frameworks else ()
        records.append(
            Partnership(id=Partnership.ref(f"p{number}"), parties=parties, span=draw(known_spans()), frameworks=under)
        )
    for number in range(draw(st.integers(0, 4))):
        member = draw(st.sampled_from(STATES))
        records.append(Membership(id=Membership.ref(f"m{number}"), member=member, group=CLUB, span=draw(known_spans())))
    return Dataset(records)


def lasted(data: Dataset, by: Id, record: Record) -> set[int]:
    """Return the days on which a record gave a part in what binds."""
    held = days(span_of(record))
    if isinstance(data[by], Framework):
        held &= in_force_on(data, by)
    return held


def in_force_on(data: Dataset, id_: Id) -> set[int]:
    later = [one for one in data.of(Framework) if one.supersedes == id_]
    held = days(span_of(data[id_]))
    while later:
        one = later.pop()
        held -= {number for number in range(FIRST, LAST + 1) if number > min(days(one.span))}
        later += [other for other in data.of(Framework) if other.supersedes == one.id]
    return held


def bound_on(data: Dataset, one: Id, other: Id) -> dict[Id, set[int]]:
    found: dict[Id, set[int]] = {}
    for by, (actor, record), (another, second) in pairs(data):
        if (actor, another) == (one, other):
            found.setdefault(by, set()).update(lasted(data, by, record) & lasted(data, by, second))
    return found


@given(dated_worlds(), st.integers(FIRST, LAST), st.integers(0, 3))
def test_ties_on_a_day_or_in_a_span_are_what_an_enumeration_of_days_finds(data: Dataset, first: int, more: int) -> None:
    asked = set(range(first, min(first + more, LAST) + 1))
    on = Span(start=day(first), end=day(max(asked))) if more else day(first)
    for one in (*STATES, CLUB):
        for other in (*STATES, CLUB):
            expected = {by for by, held in bound_on(data, one, other).items() if held & asked}
            found = ties_between(data, one, other, on=on)
            assert {bond.by for bond in found} == expected
            assert all(bond.held is Truth.YES for bond in found)


def test_the_enumeration_meets_ties_by_frameworks_and_memberships() -> None:
    span = Span(start=day(10), end=day(12))
    club = [Membership(id=Membership.ref(slug), member=State.ref(slug), group=CLUB, span=span) for slug in "ab"]
    data = Dataset([*(State(id=id_) for id_ in STATES), Group(id=CLUB), *club])
    assert bound_on(data, STATES[0], STATES[1]) == {CLUB: {10, 11, 12}}
    assert bound_on(data, STATES[0], CLUB) == {CLUB: {10, 11, 12}}


@given(datasets(KINDS, max_records=6), st.data())
def test_a_wider_time_loses_no_possible_answer(data: Dataset, draw: st.DataObject) -> None:
    years = sorted(draw.draw(st.lists(st.integers(1990, 2030), min_size=4, max_size=4)))
    narrow, wide = (
        Span(start=PartialDate(f"{first}-01-01"), end=PartialDate(f"{last}-12-31"))
        for first, last in ((years[1], years[2]), (years[0], years[3]))
    )
    for actor in data.of(Actor):
        held = {bond.by: bond.held for bond in ties_of(data, actor.id, on=wide)}
        for bond in ties_of(data, actor.id, on=narrow):
            assert bond.by in held
            assert bond.held is not Truth.YES or held[bond.by] is Truth.YES
        assert held.keys() <= {bond.by for bond in ties_of(data, actor.id)}


# Cases.

LEAGUE = Dataset(
    [
        *(State(id=State.ref(slug)) for slug in ("here", "there", "far")),
        Organisation(id=Organisation.ref("cabinet"), of=State.ref("here")),
        Organisation(id=Organisation.ref("firm"), home=State.ref("there")),
        Organisation(id=Organisation.ref("league")),
        Agreement(
            id=Agreement.ref("deal"),
            parties=(Party(actor=Organisation.ref("cabinet")), Party(actor=Organisation.ref("firm"))),
        ),
        Tie(id=Tie.ref("own"), parties=(State.ref("here"), Organisation.ref("cabinet"))),
        Tie(id=Tie.ref("three"), parties=(State.ref("here"), State.ref("there"), State.ref("far"))),
        Membership(id=Membership.ref("here"), member=State.ref("here"), group=Organisation.ref("league")),
        Membership(
            id=Membership.ref("guess"),
            member=State.ref("far"),
            group=Organisation.ref("league"),
            evidence=evidence("conjecture from a@1"),
        ),
        Framework(id=Framework.ref("broad"), issuers=(Organisation.ref("league"),)),
        Partnership(
            id=Partnership.ref("here"),
            parties=(Party(actor=Organisation.ref("league")), Party(actor=State.ref("here"))),
            frameworks=(Framework.ref("broad"),),
        ),
        Partnership(
            id=Partnership.ref("there"),
            parties=(Party(actor=Organisation.ref("league")), Party(actor=State.ref("there"))),
            frameworks=(Framework.ref("broad"),),
        ),
    ]
)


def test_governments_and_firms_bind_their_states() -> None:
    (deal,) = ties_between(LEAGUE, "state:here", "state:there", kinds=[Agreement])
    assert (deal.by, deal.records, deal.held) == ("agreement:deal", ("agreement:deal",), None)
    assert [one.actor for one in deal.here] == ["org:cabinet"]
    assert deal.others == ("org:firm",)


def test_who_stood_for_an_actor_at_another_time_binds_it_no_more() -> None:
    cabinet = Organisation(id=Organisation.ref("cabinet"), of=State.ref("here"), span=Span(start=day(10), end=day(12)))
    data = LEAGUE.with_([cabinet])
    assert [bond.held for bond in ties_between(data, "state:here", "org:firm", on="2025-01-11")] == [Truth.MAYBE]
    assert ties_between(data, "state:here", "org:firm", on="2025-01-13") == ()
    assert ties_of(data, "state:here", on="2025-01-13", kinds=[Agreement]) == ()


def test_a_tie_of_three_is_one_bond() -> None:
    (bond,) = ties_of(LEAGUE, "state:far")
    assert (bond.by, bond.others) == ("tie:three", ("state:here", "state:there"))


def test_members_of_one_group_at_different_times_share_nothing() -> None:
    spans = {"a": (10, 12), "b": (12, 14), "c": (13, 16)}
    club = [
        Membership(id=Membership.ref(slug), member=State.ref(slug), group=CLUB, span=Span(start=day(first), end=day(last)))
        for slug, (first, last) in spans.items()
    ]
    data = Dataset([*(State(id=id_) for id_ in STATES), Group(id=CLUB), *club])
    assert [bond.by for bond in shared_memberships(data, "state:a", "state:b", on="2025-01-12")] == [CLUB]
    assert [bond.by for bond in shared_memberships(data, "state:a", "state:b")] == [CLUB]
    assert shared_memberships(data, "state:a", "state:c") == ()
    assert shared_memberships(data, "state:a", "state:c", on=Span(start=day(10), end=day(16))) == ()


def test_a_partnership_that_ends_before_a_framework_begins_binds_nobody_under_it() -> None:
    framework = Framework(id=Framework.ref("f"), span=Span(start=day(14), end=day(16)))
    parties = tuple(Party(actor=id_) for id_ in STATES[:2])
    span = Span(start=day(10), end=day(12))
    partnership = Partnership(id=Partnership.ref("p"), parties=parties, frameworks=(Framework.ref("f"),), span=span)
    data = Dataset([*(State(id=id_) for id_ in STATES), framework, partnership])
    assert [bond.by for bond in ties_between(data, "state:a", "state:b")] == ["partnership:p"]
    whole = Span(start=day(10), end=day(16))
    assert [bond.by for bond in ties_between(data, "state:a", "state:b", on=whole)] == ["partnership:p"]


def test_nobody_is_bound_to_itself() -> None:
    assert [bond.by for bond in ties_between(LEAGUE, "state:here", "state:here")] == ["tie:own"]
    assert ties_between(LEAGUE, "state:far", "state:far") == ()
    assert "tie:own" not in [bond.by for bond in ties_of(LEAGUE, "state:here")]


def test_partners_under_one_framework_share_it_through_the_partnership_of_each() -> None:
    (bond,) = shared_frameworks(LEAGUE, "state:here", "state:there")
    assert bond.records == ("framework:broad", "partnership:here", "partnership:there")
    (own,) = shared_frameworks(LEAGUE, "state:here", "org:league")
    assert own.records == ("framework:broad", "partnership:here")


def test_a_membership_binds_to_the_group_and_is_shared_with_members() -> None:
    assert [bond.by for bond in ties_between(LEAGUE, "state:here", "org:league", kinds=[Membership])] == ["org:league"]
    assert shared_memberships(LEAGUE, "state:here", "org:league") == ()
    assert shared_memberships(LEAGUE, "state:here", "state:far") == ()


def test_what_evidence_stands_behind_a_bond() -> None:
    data = world()
    (bond,) = ties_between(data, "state:jpn", NATO, kinds=[Framework])
    assert {str(at) for piece in bond.support for at in piece.evidence.locators} == {"a@11", "b@12", "a@14"}
    assert {str(at) for one in bond.here for piece in one.support for at in piece.evidence.locators} == {"a@11", "a@14"}


def test_a_bond_as_plain_objects() -> None:
    (bond,) = ties_between(world(), "state:kor", "state:foe", on="2025")
    assert bond.to_dict() == {
        "by": "tie:there-foe",
        "records": ["tie:there-foe"],
        "here": [
            {"actor": "state:kor", "capacity": "party", "roles": [], "records": ["tie:there-foe"], "held": "maybe"},
        ],
        "there": [
            {"actor": "state:foe", "capacity": "party", "roles": [], "records": ["tie:there-foe"], "held": "maybe"},
        ],
        "held": "maybe",
        "contested": [],
        "locators": ["a@15"],
    }


def test_what_is_refused() -> None:
    with pytest.raises(UnknownRecord, match="no record has this id"):
        ties_of(LEAGUE, "state:nowhere")
    with pytest.raises(InvalidValue, match=r"wrong-kind.*an Actor"):
        ties_between(LEAGUE, "state:here", "tie:three")
    with pytest.raises(InvalidValue, match="Agreement, Framework, Membership, Relation"):
        ties_of(LEAGUE, "state:here", kinds=[Event])
    with pytest.raises(InvalidValue, match="got 'tie'"):
        ties_of(LEAGUE, "state:here", kinds=cast("Any", ["tie"]))
    with pytest.raises(InvalidValue, match="there is no such month"):
        ties_of(LEAGUE, "state:here", on="2025-13")


def test_an_actor_that_a_view_lacks_is_bound_by_nothing() -> None:
    brief = load().view(sources=["source:epis-brief"])
    assert "state:alb" not in brief
    assert ties_of(brief, "state:alb") == ()


# The bundled data: who was tied to whom, under what, on that day, as known then, says who.


def dated(bonds: tuple[Bond, ...]) -> Iterator[tuple[str, str]]:
    for bond in bonds:
        assert bond.held is not None
        assert bond.support
        yield bond.by.slug, bond.held.label


def test_japan_and_nato_under_each_of_their_programmes() -> None:
    data = load()
    assert ("ipcp-jpn", "maybe") in set(dated(ties_between(data, "state:jpn", NATO, on="2020")))
    later = dict(dated(ties_between(data, "state:jpn", NATO, on="2025-01")))
    assert later["itpp-jpn"] == "yes"
    assert "ipcp-jpn" not in later


def test_a_deal_is_not_there_before_it_was_made_nor_known_before_it_was_told() -> None:
    data = load()
    for view, on, there in (
        (data, "2025-09", True),
        (data, "2025-07", False),
        (data.view(known_on="2025-01"), "2025-09", False),
    ):
        bonds = ties_between(view, "state:kor", "state:pol", on=on)
        assert ("agreement:pol-k2-second" in [bond.by for bond in bonds]) is there


def test_all_that_binds_is_of_a_known_kind() -> None:
    data = load()
    for actor in ("state:aus", "state:jpn", "state:kor", "state:nzl", NATO):
        for bond in ties_of(data, actor):
            assert isinstance(data[bond.by], (*BINDING, Actor))
            assert all(isinstance(data[str(id_)], BINDING) for id_ in bond.records)
