"""The network: which ties are in it on a date, what is read of each, and what stands for whom."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue
from natoip4.queries.edges import Capacity, Edge
from natoip4.queries.holding import one_of
from natoip4.queries.network import KINDS_OF_TIE, Network, around, network, rolled_up
from natoip4.records.actors import Group, Organisation, State
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.events import Event, Series
from natoip4.records.frameworks import Framework
from natoip4.records.offices import Membership
from natoip4.records.parts import Participant, Party
from natoip4.records.record import Record, Relation
from natoip4.records.relations import Partnership, Tie
from natoip4.records.topics import Place, Topic
from natoip4.strategies import datasets
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import EventForm, ParticipantRole, PartyRole, TieCharacter
from tests.queries.networks import tied_states
from tests.queries.worlds import evidence, records, replaced, world

YES, NO, MAYBE = Truth.YES, Truth.NO, Truth.MAYBE
HERE, THERE = State.ref("jpn"), State.ref("kor")

KINDS = (State, Organisation, Group, Topic, Place, Series, Agreement, Event, Framework, Membership, Partnership, Tie)
sourced = datasets(KINDS, max_records=9, max_sources=2)
tied = tied_states()
years = st.integers(1950, 2060)


def edge_of(net: Network, record: str) -> Edge:
    return next(edge for edge in net.edges if edge.record == record)


def ids(edges: Iterable[Edge]) -> set[str]:
    return {edge.record for edge in edges}


@given(tied, years, st.integers(1, 12), st.integers(1, 60), st.integers(1, 60))
def test_a_wider_time_never_loses_an_edge_nor_makes_one_less_sure(
    data: Dataset, year: int, month: int, before: int, after: int
) -> None:
    wide = Span(start=PartialDate(f"{year - before}"), end=PartialDate(f"{year + after}"))
    narrow = network(data, on=f"{year}-{month:02}", kinds=KINDS_OF_TIE)
    wider = {edge.record: edge.holds for edge in network(data, on=wide, kinds=KINDS_OF_TIE).edges}
    for edge in narrow.edges:
        assert edge.record in wider
        assert edge.holds is not YES or wider[edge.record] is YES


@given(tied, years)
def test_on_a_date_are_the_edges_of_no_date_that_may_have_held(data: Dataset, year: int) -> None:
    whole, then = network(data, kinds=KINDS_OF_TIE), network(data, on=str(year), kinds=KINDS_OF_TIE)
    assert ids(then.edges) <= ids(whole.edges)
    assert all(edge.holds is YES for edge in whole.edges)
    assert all(edge.holds.possible for edge in then.edges)
    assert then.left_out == whole.left_out


@given(tied)
def test_nodes_are_the_actors_at_the_ends_of_edges(data: Dataset) -> None:
    net = network(data, on="2020", kinds=KINDS_OF_TIE)
    assert [node.actor for node in net.nodes] == sorted({actor for edge in net.edges for actor in edge.actors})
    for node in net.nodes:
        assert node.holds is one_of(edge.holds for edge in net.by_actor[node.actor])
    for edge in net.edges:
        assert list(edge.actors) == sorted(set(edge.actors))
        assert len(edge.ends) > 1
        assert {piece.record for piece in edge.support} <= {edge.record}


@given(tied)
def test_an_actor_of_an_edge_is_one_that_its_record_holds(data: Dataset) -> None:
    for edge in network(data, kinds=KINDS_OF_TIE).edges:
        assert set(edge.actors) <= set(_named(data[str(edge.record)]))


def _named(record: Record) -> Iterable[str]:
    match record:
        case Membership():
            yield from (record.member, record.group)
        case Tie():
            yield from record.parties
        case Agreement() | Partnership():
            yield from (party.actor for party in record.parties or ())
        case Event():
            yield from (one.actor for one in record.participants or ())
        case Framework():
            yield from (*(record.issuers or ()), *(record.addressees or ()))
        case _:
            pass


@given(sourced)
def test_without_conjectures_the_edges_are_those_of_the_view_without(data: Dataset) -> None:
    assert ids(network(data, kinds=KINDS_OF_TIE).edges) == ids(network(data.view(), kinds=KINDS_OF_TIE).edges)


@given(tied, years)
def test_rolled_up_nobody_stands_for_another_and_no_tie_is_lost(data: Dataset, year: int) -> None:
    net = network(data, on=str(year), kinds=KINDS_OF_TIE)
    rolled = rolled_up(data, net)
    assert ids(rolled.edges) | set(rolled.left_out) == ids(net.edges) | set(net.left_out)
    assert rolled_up(data, rolled) == rolled
    known = {node.actor: node for node in net.nodes}
    for edge in rolled.edges:
        before = edge_of(net, edge.record)
        assert set(edge.actors) == {known[actor].stands_for for actor in before.actors}
        assert before.holds.possible or not edge.holds.possible


@given(tied)
def test_part_of_a_network_is_a_network(data: Dataset) -> None:
    net = network(data, on="2020", kinds=KINDS_OF_TIE)
    assert net.where(lambda _: True) == net
    certain = net.certain
    assert all(edge.holds is YES for edge in certain.edges)
    assert all(node.holds is YES for node in certain.nodes)
    for node in net.nodes:
        near = around(net, [node.actor])
        assert set(near.edges) >= set(net.by_actor[node.actor])
        assert all(edge in net.edges for edge in near.edges)


@given(tied)
def test_as_plain_objects_it_is_json(data: Dataset) -> None:
    net = network(data, on="2020", kinds=KINDS_OF_TIE)
    plain = json.loads(json.dumps(net.to_dict()))
    assert plain["version"] == 1
    assert [edge["record"] for edge in plain["edges"]] == [str(edge.record) for edge in net.edges]
    assert {len(edge["ends"]) for edge in plain["edges"]} == {len(edge.ends) for edge in net.edges}


# What is read of each kind.


def test_a_relation_an_agreement_and_a_membership_are_edges_with_their_roles() -> None:
    net = network(world(), on="2025-12")
    assert ids(net.edges) == {
        "agreement:deal",
        "membership:here",
        "membership:there",
        "partnership:nato-here",
        "tie:there-foe",
    }
    assert edge_of(net, "tie:there-foe").character is TieCharacter.ADVERSE
    assert edge_of(net, "partnership:nato-here").character is TieCharacter.COOPERATIVE
    belonging = edge_of(net, "membership:here")
    assert {end.capacity for end in belonging.ends} == {Capacity.MEMBER, Capacity.GROUP}
    assert [role.value for end in belonging.ends for role in end.roles] == ["member"]
    deal = edge_of(net, "agreement:deal")
    assert (str(deal.start), deal.end, deal.holds) == ("2025-10-28", None, MAYBE)
    assert (deal.tally.evidence, deal.tally.sources) == (2, 2)


def test_before_it_was_signed_a_deal_is_no_edge() -> None:
    assert "agreement:deal" not in ids(network(world(), on="2025-06").edges)


def test_an_event_ties_those_who_took_part_on_its_date_alone() -> None:
    talks = Event(
        id=Event.ref("talks"),
        form=EventForm.MEETING,
        date=PartialDate("2024-05-02"),
        participants=(Participant(actor=HERE, roles=(ParticipantRole.HOST,)), Participant(actor=THERE)),
    )
    data = world().with_([talks])
    for on, answer in (("2024-05-02", YES), ("2024-05", MAYBE), ("2024-05-03", None), ("2023", None)):
        net = network(data, on=on, kinds=[Event])
        assert [edge.holds for edge in net.edges] == ([] if answer is None else [answer])
    net = network(data, kinds=[Event])
    assert [role.value for end in net.edges[0].ends for role in end.roles] == ["host"]
    assert net.edges[0].character is None
    assert "event:summit" in net.left_out
    assert network(replaced(data, "event:talks", occurred=False), kinds=[Event]).edges == ()


def test_a_framework_ties_its_issuers_to_its_addressees() -> None:
    net = network(world(), on="2024", kinds=[Framework])
    (edge,) = net.edges
    assert {end.actor.slug: end.capacity.value for end in edge.ends} == {
        "nato": "issuer",
        "jpn": "addressee",
        "kor": "addressee",
    }
    assert net.left_out == ("framework:own-strategy",)


def test_one_that_issues_to_itself_and_others_is_at_one_end() -> None:
    data = replaced(world(), "framework:programme", issuers=(HERE,), addressees=(HERE, THERE), evidence=())
    (edge,) = network(data, kinds=[Framework]).edges
    assert [(end.actor, end.capacity) for end in edge.ends] == [(HERE, Capacity.ISSUER), (THERE, Capacity.ADDRESSEE)]


def test_a_contested_party_is_not_invented() -> None:
    parties = (Party(actor=HERE), Party(actor=State.ref("foe")))
    said = evidence(
        f"a@16: parties[{HERE}], parties[state:foe]",
        f"a@17: parties[{THERE}]",
        f"b@16: !parties[{THERE}]",
    )
    data = replaced(world(), "agreement:deal", parties=parties, milestones=None, evidence=said)
    assert (("agreement:deal", f"parties[{THERE}]")) in data.contested
    edge = edge_of(network(data), "agreement:deal")
    assert edge.actors == (State.ref("foe"), HERE)
    assert edge.contested == (f"parties[{THERE}]",)


def test_a_conjecture_is_an_edge_in_a_view_that_asks_for_it() -> None:
    guess = Membership(
        id=Membership.ref("guess"), member=THERE, group=Group.ref("four"), evidence=evidence("conjecture from a@30")
    )
    data = Dataset([*records(), guess])
    assert "membership:guess" not in ids(network(data).edges)
    assert "membership:guess" not in ids(network(data.view()).edges)
    assert "membership:guess" in ids(network(data.view(conjectures=True)).edges)


def test_a_government_counts_for_its_state_and_a_firm_for_itself() -> None:
    meeting = Tie(id=Tie.ref("governments"), parties=(State.ref("foe"), Organisation.ref("government")))
    data = world().with_([meeting])
    net = network(data, on="2025")
    assert net.node("org:government").stands_for == HERE
    assert net.node("org:firm").stands_for == "org:firm"
    assert "tie:governments" in ids(around(net, [HERE]).edges)
    assert edge_of(rolled_up(data, net), "tie:governments").actors == (State.ref("foe"), HERE)
    assert rolled_up(data, net).node(HERE).name == "Here"


def test_rolled_up_a_tie_is_no_surer_than_that_one_stood_for_the_other() -> None:
    always = Span(start=PartialDate("1990"), end=PartialDate("2040"))
    tie = Tie(id=Tie.ref("governments"), parties=(State.ref("foe"), Organisation.ref("government")), span=always)
    data = world().with_([tie])
    for on, answer in (("2024-10", MAYBE), ("2025", YES)):
        net = network(data, on=on)
        assert edge_of(net, "tie:governments").holds is YES
        assert edge_of(rolled_up(data, net), "tie:governments").holds is answer


def test_rolled_up_an_actor_has_the_roles_of_all_that_stand_for_it() -> None:
    parties = (
        Party(actor=HERE, role=PartyRole.HOST),
        Party(actor=Organisation.ref("mission"), role=PartyRole.DEVELOPER),
        Party(actor=THERE),
    )
    data = world().with_([Agreement(id=Agreement.ref("joint"), parties=parties)])
    edge = edge_of(rolled_up(data, network(data)), "agreement:joint")
    assert {end.actor: end.roles for end in edge.ends} == {HERE: (PartyRole.DEVELOPER, PartyRole.HOST), THERE: ()}


def test_a_tie_within_one_actor_is_left_out_when_rolled_up() -> None:
    data = world().with_([Tie(id=Tie.ref("own"), parties=(HERE, Organisation.ref("mission")))])
    rolled = rolled_up(data, network(data))
    assert "tie:own" in rolled.left_out
    assert "tie:own" not in ids(rolled.edges)


def test_what_ties_nobody_is_refused() -> None:
    with pytest.raises(InvalidValue, match=r"not-a-kind.*Pattern.*Agreement, Event, Framework, Membership, Relation"):
        network(world(), kinds=[Pattern])
    with pytest.raises(InvalidValue, match="bad-date"):
        network(world(), on="yesterday")


def test_a_family_and_its_leaves_may_be_asked_for() -> None:
    leaves = network(world(), kinds=[Tie, Partnership])
    assert network(world(), kinds=[Relation]) == leaves
    assert network(world(), kinds=[]).edges == ()


def test_roles_of_the_bundled_data_are_kept() -> None:
    edge = edge_of(network(load(), on="2025"), "partnership:nato-jpn")
    assert {end.actor.slug: end.roles for end in edge.ends} == {
        "nato": (PartyRole.ORGANISATION,),
        "jpn": (PartyRole.PARTNER,),
    }
