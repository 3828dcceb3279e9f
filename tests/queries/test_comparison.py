"""The comparison: what stands in its cells, what does not, and how much evidence is counted behind it."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import natoip4.queries
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue, UnknownRecord
from natoip4.queries.cells import Cell, CellState, Entry
from natoip4.queries.comparison import IP4, ComparisonTable, compare, profile
from natoip4.queries.landmarks import NATO
from natoip4.records.actors import Organisation, State
from natoip4.records.agreements import Pattern
from natoip4.records.claims import Activity, Claim, Influence, TieState
from natoip4.records.evidence import Evidence
from natoip4.records.frameworks import Framework
from natoip4.records.offices import Membership
from natoip4.records.parts import Link
from natoip4.records.record import Record
from natoip4.records.relations import Partnership, Tie
from natoip4.records.sources import Coverage
from natoip4.records.topics import Topic
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Domain, LinkKind, Modality, Polarity, ReadExtent, Sign, Step, TieCharacter
from tests.queries.worlds import evidence, records, replaced, world

HERE, THERE = "state:jpn", "state:kor"
PAIR = (HERE, THERE)


def shown(data: Dataset, row: str, actor: str = HERE, on: str | None = None) -> list[str]:
    """Return the main record of each entry of one cell."""
    return [str(entry.records[0]) for entry in compare(data, PAIR, on=on).cell(row, actor).entries]


def labels(data: Dataset, row: str, actor: str = HERE) -> list[str]:
    return [entry.label for entry in compare(data, PAIR).cell(row, actor).entries]


def entries(comparison: ComparisonTable) -> Iterable[Entry]:
    return (entry for row in comparison.rows for cell in row.cells for entry in cell.entries)


# What a row shows.

ROWS = {
    "frameworks": (["framework:programme"], ["framework:programme"]),
    "missions": (["org:mission"], []),
    "groupings": (["membership:here"], ["membership:there"]),
    "ties": (["partnership:nato-here"], ["tie:there-foe"]),
    "leaders": (["tenure:head", "tenure:former"], []),
    "government": (["org:government", "tenure:head"], []),
    "summits": (["event:summit"], ["event:summit"]),
    "events": (["event:journey"], []),
    "domains": (["partnership:nato-here", "partnership:nato-here", "claim:level"], []),
    "levels": (["claim:level"], []),
    "trends": (["claim:level"], []),
    "areas": ([], []),
    "operational": ([], []),
    "ukraine": ([], []),
    "industry": (["agreement:deal"], []),
    "patterns": (["partnership:nato-here"], ["pattern:deals"]),
    "china-economic": ([], []),
    "china-security": ([], []),
    "threats": (["claim:threat"], []),
    "alignment": ([], []),
    "spending": ([], []),
    "figures": (["indicator:spending"], []),
    "closer": (["claim:threat", "claim:level"], []),
    "limits": (["claim:public", "claim:hold"], ["claim:more"]),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_row_shows_these_records(row: str) -> None:
    assert (shown(world(), row, HERE), shown(world(), row, THERE)) == ROWS[row]


def test_every_row_is_tried() -> None:
    assert [row.key for row in compare(world(), PAIR).rows] == list(ROWS)


def test_no_country_is_known_to_the_code() -> None:
    other = [str(entry.records[0]) for entry in entries(compare(world("xxx", "yyy"), ("state:xxx", "state:yyy")))]
    assert other == [str(entry.records[0]) for entry in entries(compare(world(), PAIR))]
    folder = Path(str(natoip4.queries.__file__)).parent
    code = {path.name: path.read_text("utf-8").split('"""') for path in folder.glob("*.py")}  # judging/ is about these four
    naming = {name for name, parts in code.items() if any("State.ref(" in part or "Topic.ref(" in part for part in parts[::2])}
    assert naming == {"comparison.py", "landmarks.py"}


LABELS = {
    "frameworks": ["Programme (programme; 2023 to 2026)"],
    "ties": ["NATO (tailored; cyber, industrial)"],
    "missions": ["mission (to NATO; from 2025-01-16)"],
    "groupings": ["Four (member)"],
    "leaders": ["Head (from 2024-10, still on 2026-01)", "Former (2021-10 to 2024-10)"],
    "government": [
        "the government (head: Head; from 2024-10, still on 2026-01)",
        "Head, premier (from 2024-10, still on 2026-01) after Former",
    ],
    "summits": ["2023 summits: leader"],
    "events": ["visit: Foe (2022-05; visitor)"],
    "domains": ["cyber", "industrial", "maritime"],
    "levels": ["maritime: practical"],
    "trends": ["maritime: increasing"],
    "industry": ["tanks; procurement; Firm (2025-10-28)"],
    "patterns": ["NATO (tailored; cyber, industrial)"],
    "figures": ["spending (2 per cent (2025); observed)"],
    "threats": ["Foe (perceived)"],
}


@pytest.mark.parametrize("row", LABELS)
def test_a_label_is_made_of_the_words_of_the_data(row: str) -> None:
    assert labels(world(), row) == LABELS[row]


def test_what_evidence_denies_of_an_actor_is_shown_as_denied() -> None:
    assert labels(world(), "summits", THERE) == ["2023 summits: without There"]


def test_an_entry_says_what_stands_in_it_for_the_actor() -> None:
    threat, level = (
        compare(world(), PAIR).cell("threats", HERE).entries[0],
        compare(world(), PAIR).cell("levels", HERE).entries[0],
    )
    assert threat.through == ("org:government",)
    assert level.through == ("partnership:nato-here",)
    assert compare(world(), PAIR).cell("figures", HERE).entries[0].through == ()


def test_an_organ_of_an_organ_stands_for_the_state() -> None:
    ministry = Organisation(id=Organisation.ref("ministry"), of=Organisation.ref("government"), to=Organisation.ref("nato"))
    assert shown(world().with_([ministry]), "missions") == ["org:ministry", "org:mission"]


def test_one_may_ask_for_any_actor() -> None:
    assert compare(world(), ["org:nato"]).cell("ties", "org:nato").entries[0].label == "Here (tailored; cyber, industrial)"


def test_an_actor_does_not_belong_to_itself() -> None:
    assert compare(world(), ["group:four"]).cell("groupings", "group:four").entries == ()


def test_our_links_make_no_claim_about_an_actor() -> None:
    link = Link(kind=LinkKind.ILLUSTRATES, to=State.ref("kor"))
    data = replaced(world(), "claim:public", links=(link,))
    assert shown(data, "limits", THERE) == ["claim:more"]


def test_a_claim_on_a_tie_holds_no_longer_than_the_tie() -> None:
    data = replaced(world(), "partnership:nato-here", span=Span.parse("2020/2023"), evidence=evidence("a@14"))
    assert shown(data, "levels", on="2024") == []
    assert shown(data, "levels", on="2022") == ["claim:level"]


TIE = (Partnership.ref("nato-here"),)
TRADE = (Topic.ref("trade"),)


@pytest.mark.parametrize(
    ("record", "counts"),
    [
        (TieState(id=Claim.ref("x"), statement="x", tie=TIE, domains=(Domain.TRADE,)), True),
        (TieState(id=Claim.ref("x"), statement="x", tie=TIE, domains=(Domain.TRADE,), modality=Modality.DENIED), False),
        (TieState(id=Claim.ref("x"), statement="x", tie=TIE, domains=(Domain.TRADE,), polarity=Polarity.LIMITING), False),
        (Tie(id=Tie.ref("x"), parties=(State.ref("jpn"), NATO), domains=(Domain.TRADE,)), True),
        (
            Tie(id=Tie.ref("x"), parties=(State.ref("jpn"), NATO), domains=(Domain.TRADE,), character=TieCharacter.ADVERSE),
            False,
        ),
        (Tie(id=Tie.ref("x"), parties=(State.ref("jpn"), State.ref("foe")), domains=(Domain.TRADE,)), False),
        (Pattern(id=Pattern.ref("x"), statement="x", actors=(State.ref("jpn"), NATO), domains=(Domain.TRADE,)), True),
        (Pattern(id=Pattern.ref("x"), statement="x", actors=(State.ref("jpn"),), domains=(Domain.TRADE,)), False),
        (Activity(id=Claim.ref("x"), statement="x", actor=(NATO,), content=TRADE, domains=(Domain.TRADE,)), False),
        (
            Influence(id=Claim.ref("x"), statement="x", cause=TRADE, effect=TIE, sign=Sign.PROMOTES, domains=(Domain.TRADE,)),
            False,
        ),
    ],
)
def test_a_domain_of_cooperation_is_one_of_work_with_nato(record: Record, counts: bool) -> None:  # noqa: FBT001
    assert ("trade" in labels(world().with_([record]), "domains")) is counts


def test_a_domain_holds_as_far_as_anything_coded_with_it_does() -> None:
    data = replaced(world(), "partnership:nato-here", span=Span.parse("2020/2023"), evidence=evidence("a@14"))
    held = TieState(id=Claim.ref("x"), statement="x", tie=TIE, domains=(Domain.CYBER,))
    [cyber, *_] = compare(data.with_([held]), PAIR, on="2022").cell("domains", HERE).entries
    assert (cyber.label, cyber.holds, len(cyber.records)) == ("cyber", Truth.YES, 2)


def test_a_conjectured_tenure_is_not_shown() -> None:
    data = replaced(world(), "tenure:former", evidence=evidence("conjecture from b@9"))
    assert shown(data, "leaders") == ["tenure:head"]
    data = replaced(data, "tenure:head", evidence=evidence("conjecture from b@9"))
    assert shown(data, "leaders") == ["office:pm"]


# How much evidence is counted.


def tally(data: Dataset, row: str, actor: str) -> tuple[int, int, int]:
    found = compare(data, PAIR).cell(row, actor).tally
    return found.records, found.evidence, found.sources


@pytest.mark.parametrize(
    ("row", "actor", "expected"),
    [
        ("missions", HERE, (1, 2, 2)),
        ("frameworks", HERE, (2, 3, 2)),  # the piece for the other addressee is not behind this one; the partnership's is
        ("frameworks", THERE, (1, 3, 2)),
        ("leaders", HERE, (3, 3, 2)),  # two tenures, the office once
        ("summits", THERE, (1, 2, 2)),
        ("threats", HERE, (1, 2, 1)),
        ("limits", HERE, (2, 3, 2)),
        ("domains", HERE, (2, 2, 1)),
        ("missions", THERE, (0, 0, 0)),
    ],
)
def test_each_piece_of_evidence_behind_a_cell_is_counted_once(row: str, actor: str, expected: tuple[int, int, int]) -> None:
    assert tally(world(), row, actor) == expected


def test_evidence_for_what_a_cell_does_not_show_is_not_counted() -> None:
    for piece in ("a@99: seat=place:x", "reading from a@99: !to"):
        data = replaced(world(), "org:mission", evidence=(*world()["org:mission"].evidence, *evidence(piece)))
        assert tally(data, "missions", HERE) == (1, 2, 2)


def brute(data: Dataset, entry: Entry) -> int:
    """Count, piece by piece, the evidence in the entry that is some record's own, no conjecture and no mere denial."""
    number = 0
    for id_ in entry.records:
        for piece in data[str(id_)].evidence:
            support = [one for one in entry.support if one.record == id_ and one.evidence == piece]
            assert len(support) <= 1
            number += len(support)
            if support:
                assert piece.step is not Step.CONJECTURE
                assert not piece.on or any(not said.denied for said in piece.on)
            elif piece.step is not Step.CONJECTURE and piece.whole:
                raise AssertionError(f"{piece} of {id_} is not counted")
    return number


# Laws, on the small world in parts and on the bundled data.

POOL = records()


@st.composite
def parts(draw: st.DrawFn) -> Dataset:
    """Some of the records, whether or not their references lead anywhere."""
    return Dataset(draw(st.lists(st.sampled_from(POOL), unique_by=lambda record: record.id)))


SOURCES = st.sets(st.sampled_from(["source:a", "source:b"]))
DATES = st.sampled_from(
    ["2021", "2022-05", "2023-07-11", "2024-10", "2025-01-16", "2025", "202X", "2026", "2024/2025", "XXXX-04"]
)


@given(parts(), st.none() | DATES)
def test_nothing_is_shown_that_is_not_in_the_data(data: Dataset, on: str | None) -> None:
    asked = [actor for actor in PAIR if actor in data]
    for entry in entries(compare(data, asked, on=on)):
        assert set(entry.records) <= set(data)
        assert entry.tally.evidence == brute(data, entry) == len(entry.support)
        assert entry.holds is not Truth.NO
        assert (entry.holds is None) is (on is None)


@given(SOURCES, st.booleans())
def test_a_view_shows_no_record_that_it_lacks(sources: set[str], conjectures: bool) -> None:  # noqa: FBT001
    view = world().view(sources=sources, conjectures=conjectures)
    for entry in entries(compare(view, PAIR)):
        assert set(entry.records) <= set(view)
        assert {source for piece in entry.support for source in piece.evidence.sources} <= sources


@given(parts(), st.sampled_from([("2025-01-16", "2025-01"), ("2025-01", "2025"), ("2024-10", "2024/2025"), ("2025", "202X")]))
def test_asking_about_a_longer_time_loses_no_possible_answer(data: Dataset, dates: tuple[str, str]) -> None:
    asked = [actor for actor in PAIR if actor in data]
    narrow, wide = ({entry.records[0] for entry in entries(compare(data, asked, on=date))} for date in dates)
    assert narrow <= wide <= {entry.records[0] for entry in entries(compare(data, asked))}


@cache
def six() -> ComparisonTable:
    return compare(load(), [*IP4, "org:nato", "group:ip4"])


@given(st.permutations([*IP4, "org:nato", "group:ip4"]), st.integers(0, 6))
def test_a_column_depends_on_no_other(actors: list[str], number: int) -> None:
    some, whole = compare(load(), actors[:number]), six()
    for actor in actors[:number]:
        assert [some.cell(row.key, actor) for row in some.rows] == [whole.cell(row.key, actor) for row in whole.rows]


@pytest.mark.parametrize("data", [world(), load()], ids=["small", "bundled"])
def test_conjectures_are_shown_only_where_they_are_asked_for(data: Dataset) -> None:
    asked = PAIR if data == world() else IP4
    assert compare(data, asked).to_dict()["rows"] == compare(data.view(), asked).to_dict()["rows"]
    steps = {piece.evidence.step for entry in entries(compare(data, asked)) for piece in entry.support}
    assert Step.CONJECTURE not in steps


def test_a_view_may_ask_for_conjectures() -> None:
    view = world().view(conjectures=True)
    assert "claim:guess" in shown(view, "closer")
    assert "agreement:deal" in shown(view, "industry", THERE)  # the firm is taken to be the state there
    assert compare(view, PAIR).cell("closer", HERE).tally.evidence == tally(world(), "closer", HERE)[1] + 1


@pytest.mark.parametrize("on", [None, "2022", "2025-01", "2026-04"])
def test_the_bundled_data_keep_the_laws(on: str | None) -> None:
    data = load()
    for entry in entries(compare(data, on=on)):
        assert set(entry.records) <= set(data)
        assert entry.tally.evidence == brute(data, entry)


def test_each_source_of_the_bundled_data_can_be_seen_alone() -> None:
    for source in itertools.islice((id_ for id_ in load() if id_.startswith("source:")), 0, None, 9):
        view = load().view(sources=[source])
        assert all(set(entry.records) <= set(view) for entry in entries(compare(view)))


# Time.


def test_what_certainly_did_not_hold_is_left_out() -> None:
    assert shown(world(), "missions", on="2024-12") == []
    assert shown(world(), "leaders", on="2023") == ["tenure:former"]
    assert shown(world(), "frameworks", on="2027") == []
    assert shown(world(), "industry", on="2025-09") == []


def test_what_may_have_held_is_marked() -> None:
    [mission] = compare(world(), PAIR, on="2025-01").cell("missions", HERE).entries
    [programme] = compare(world(), PAIR, on="2024-06").cell("frameworks", HERE).entries
    [member] = compare(world(), PAIR, on="2024-06").cell("groupings", HERE).entries
    assert (mission.holds, programme.holds, member.holds) == (Truth.MAYBE, Truth.YES, Truth.MAYBE)


def test_what_a_government_says_is_left_out_when_it_was_not_in_office() -> None:
    assert shown(world(), "threats", on="2024-09") == []
    assert shown(world(), "threats", on="2025") == ["claim:threat"]


def test_what_has_happened_stays_although_its_author_has_left() -> None:
    assert (shown(world(), "events", on="2026"), shown(world(), "summits", on="2026")) == (["event:journey"], ["event:summit"])
    assert (shown(world(), "events", on="2022-12"), shown(world(), "summits", on="2022-12")) == (["event:journey"], [])


def test_a_date_may_be_text_or_a_date() -> None:
    assert compare(world(), PAIR, on="2025-01") == compare(world(), PAIR, on=PartialDate("2025-01"))
    with pytest.raises(InvalidValue):
        compare(world(), PAIR, on="January")


# States of cells.


def whole_source() -> Dataset:
    """Return the small world with one of its sources read from beginning to end."""
    return replaced(world(), "source:a", read=ReadExtent.WHOLE)


def test_an_empty_cell_is_not_stated_where_a_source_was_read_for_it_and_else_not_covered() -> None:
    assert compare(world(), PAIR).cell("missions", THERE).state is CellState.NOT_COVERED
    assert compare(whole_source(), PAIR).cell("missions", THERE).state is CellState.NOT_STATED
    assert compare(whole_source(), PAIR).cell("missions", HERE).state is CellState.STATED


def test_a_list_said_to_be_complete_makes_its_row_not_stated() -> None:
    span = Span.parse("2020/2024")
    listed = Coverage(
        id=Coverage.ref("x"),
        subject=State.ref("kor"),
        path="organisation.of",
        reason="All.",
        complete=True,
        span=span,
        evidence=evidence("a@40"),
    )
    data = world().with_([listed])
    assert compare(data, PAIR).cell("missions", THERE).state is CellState.NOT_STATED
    assert compare(data, PAIR).cell("threats", THERE).state is CellState.NOT_COVERED
    states = [compare(data, PAIR, on=on).cell("missions", THERE).state for on in ("2022", "2026")]
    assert states == [CellState.NOT_STATED, CellState.NOT_COVERED]
    assert compare(data.view(sources=["source:b"]), PAIR).cell("missions", THERE).state is CellState.NOT_COVERED


def contested_member() -> Dataset:
    both = evidence("a@10: role=member", "b@10: role=partner")
    return replaced(world(), "membership:here", role=None, evidence=both)


def test_a_cell_is_contested_where_equally_good_evidence_disagrees() -> None:
    cell = compare(contested_member(), PAIR).cell("groupings", HERE)
    assert cell.state is CellState.CONTESTED
    assert cell.entries[0].contested == (("membership:here", "role"),)
    assert cell.tally.evidence == 2
    assert compare(contested_member().view(sources=["source:a"]), PAIR).cell("groupings", HERE).state is CellState.STATED


def test_a_record_that_may_be_about_the_actor_makes_its_cell_contested() -> None:
    pieces = evidence(f"a@3: names, to, of={HERE}", f"b@3: of={THERE}")
    data = replaced(world(), "org:mission", of=None, span=None, evidence=pieces)
    for actor in PAIR:
        cell = compare(data, PAIR).cell("missions", actor)
        assert (cell.state, cell.entries[0].contested) == (CellState.CONTESTED, (("org:mission", "of"),))


def test_what_is_contested_elsewhere_does_not_touch_a_cell() -> None:
    pieces = evidence("a@3: names, of, to, span", "a@98: seat=place:x", "b@98: seat=place:y")
    data = replaced(world(), "org:mission", evidence=pieces)
    assert data.contested == (("org:mission", "seat"),)
    assert compare(data, PAIR).cell("missions", HERE).state is CellState.STATED


# Asking.


@pytest.mark.parametrize("unknown", ["state:nowhere", "nonsense", ""])
def test_an_unknown_actor_is_refused(unknown: str) -> None:
    with pytest.raises(UnknownRecord):
        compare(world(), [unknown])


def test_what_is_no_actor_is_refused() -> None:
    with pytest.raises(InvalidValue, match=r"wrong-kind.*an Actor"):
        compare(world(), ["topic:tanks"])


def test_a_person_has_the_offices_that_it_held() -> None:
    cell = profile(world(), "person:former", rows=["leaders"]).cell("leaders", "person:former")
    (entry,) = cell.entries
    assert entry.records == ("tenure:former", "office:pm")
    assert [name for name, _ in entry.values] == ["person", "office", "span"]
    assert "premier" in entry.label
    assert entry.group == "Here"
    on_time = profile(world(), "person:former", on="2026", rows=["leaders"]).cell("leaders", "person:former")
    assert on_time.entries == ()
    of_the_state = profile(world(), HERE, rows=["leaders"]).cell("leaders", HERE)
    assert [one.records[0] for one in of_the_state.entries].count(entry.records[0]) == 1


def test_an_actor_that_a_view_lacks_has_empty_cells() -> None:
    lone = Dataset([*world().view(sources=["source:a"]).values(), Framework(id=Framework.ref("x"))])
    view = world().with_([*lone.values()]).view(sources=[])
    assert {cell.state for row in compare(view, PAIR).rows for cell in row.cells} == {CellState.NOT_COVERED}
    assert compare(view, PAIR).names == PAIR


def test_one_actor_may_be_given_as_text_and_none_twice() -> None:
    assert compare(world(), HERE).actors == (HERE,)
    assert compare(world(), [HERE, HERE]).actors == (HERE,)


def test_a_cell_that_is_not_there_is_refused_by_name() -> None:
    comparison = compare(world(), PAIR)
    with pytest.raises(InvalidValue, match="no-such-row"):
        comparison.cell("leader", HERE)
    with pytest.raises(InvalidValue, match="no-such-column"):
        comparison.cell("leaders", "state:foe")


def test_records_that_name_what_is_not_there_do_no_harm() -> None:
    data = Dataset([Membership(id=Membership.ref("x"), member=Organisation.ref("gone"), group=Organisation.ref("nato"))])
    assert compare(data, ()).rows[0].cells == ()
    assert (
        compare(data.with_([Organisation(id=Organisation.ref("gone"))]), ["org:gone"])
        .cell("groupings", "org:gone")
        .entries[0]
        .label
        == "org:nato"
    )


# The shape that programs read.


def test_the_shape_is_the_documented_one() -> None:
    plain = compare(contested_member(), PAIR, on="2025-06").to_dict()
    assert list(plain) == ["version", "on", "lens", "actors", "wholes", "rows"]
    assert plain["version"] == 2
    assert plain["wholes"] == []
    assert plain["actors"] == [{"id": HERE, "name": "Here"}, {"id": THERE, "name": "There"}]
    rows = plain["rows"]
    assert isinstance(rows, list)
    [groupings] = [row for row in rows if row["key"] == "groupings"]
    assert groupings["cells"][0] == {
        "actor": HERE,
        "state": "contested",
        "records": 1,
        "claims": 0,
        "evidence": 2,
        "sources": 2,
        "entries": [
            {
                "records": ["membership:here"],
                "label": "Four",
                "group": None,
                "values": [["group", "group:four"]],
                "through": [],
                "whole": None,
                "holds": "maybe",
                "contested": [{"record": "membership:here", "path": "role"}],
                "claims": 0,
                "evidence": 2,
                "sources": 2,
                "locators": ["a@10", "b@10"],
            }
        ],
    }


def test_the_shape_names_the_sources_that_a_view_is_limited_to() -> None:
    view = world().view(sources=["source:b", "source:a"])
    assert compare(view, PAIR).to_dict()["lens"] == {"sources": ["source:a", "source:b"], "known_on": [], "conjectures": False}


def test_the_shape_is_plain_json() -> None:
    plain = compare(load()).to_dict()
    assert json.loads(json.dumps(plain)) == plain


def test_cells_are_values() -> None:
    assert hash(compare(world(), PAIR)) == hash(compare(world(), PAIR))
    assert Cell() == Cell(entries=())
    assert isinstance(compare(world(), PAIR).cell("threats", HERE).entries[0].support[0].evidence, Evidence)
