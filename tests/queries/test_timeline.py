"""The timeline: nothing that bears a date is lost, all of it is in order, and what bears none stands apart."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.documents.reading import loads
from natoip4.errors import InvalidValue, UnknownRecord
from natoip4.queries.chronology import order_of
from natoip4.queries.dating import could_be_dated, is_of_a_time, times_in
from natoip4.queries.support import is_firm
from natoip4.queries.timeline import Timeline, dates, timeline, wording, year_of
from natoip4.records.actors import Collective, Group, Organisation, State
from natoip4.records.claims import Claim
from natoip4.records.events import Event, Indicator
from natoip4.records.frameworks import Framework
from natoip4.records.kinds import KINDS
from natoip4.records.offices import Membership, Tenure
from natoip4.records.record import Actor, Record
from natoip4.records.relations import Partnership, Tie
from natoip4.records.sources import Coverage, Identification, Source
from natoip4.strategies import datasets
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import EventForm
from tests.queries.worlds import evidence, replaced, world

DATA = load()
BRIEF = DATA.view(sources=["source:epis-brief"])
DAYS = st.sampled_from(["2012", "2022", "2023-07", "2025-01-16", "2024/..", "../2022-09", "2030", "XXXX-04"])
SAMPLE = Dataset(record for record in DATA.values() if record.id.prefix not in {"membership", "claim", "topic"})


def keys(found: Timeline) -> set[tuple[str, str]]:
    """Return record and path of every entry, and of the events that tell of one."""
    own = {(str(one.record), one.path) for one in found.entries}
    return own | {(str(id_), "date") for one in found.entries for id_ in one.told_by}


@given(datasets())
def test_every_date_is_in_it_once_and_what_bears_none_apart(data: Dataset) -> None:
    found = timeline(data)
    wanted = {
        record.id: {path for path, _ in times_in(record)}
        for record in data.values()
        if not isinstance(record, (Source, Coverage, Identification, Collective)) and is_firm(data, record)
    }
    assert keys(found) == {(id_, path) for id_, paths in wanted.items() for path in paths}
    assert len({(one.record, one.path) for one in found.entries}) == len(found.entries)
    undated = {one.record for one in found.undated}
    assert undated == {id_ for id_, paths in wanted.items() if not paths and could_be_dated(type(data[id_]))}


@given(datasets())
def test_entries_are_in_order_and_json_can_hold_them(data: Dataset) -> None:
    found = timeline(data, kinds=Record)
    assert all(order_of(one.when) <= order_of(other.when) for one, other in pairwise(found.entries))
    assert json.loads(json.dumps(found.to_dict())) == found.to_dict()
    assert found.to_dict()["entries"] == found.to_dicts()


@cache
def sampled(*, on: str | None = None, within: str | None = None) -> Timeline:
    return timeline(SAMPLE, kinds=KINDS, on=on, within=within)


@pytest.mark.parametrize("option", ["on", "within"])
@given(day=DAYS)
def test_what_is_left_out_certainly_did_not_fall_there(option: str, day: str) -> None:
    everything = sampled()
    found = sampled(on=day) if option == "on" else sampled(within=day)
    kept = keys(found)
    asked = PartialDate(day)
    assert kept <= keys(everything)
    assert found.undated == everything.undated
    assert all(one.holds in {Truth.YES, Truth.MAYBE} for one in found.entries)
    for one in everything.entries:
        if (one.record, one.path) not in kept:
            held = one.when.overlaps(asked) if isinstance(one.when, Span) else asked.overlaps(one.when)
            assert held is Truth.NO


@given(st.sampled_from(["2022-06-29", "2022-06", "2022", "2022/2023", "202X", "20XX", "2000/.."]))
def test_a_wider_time_loses_no_entry(day: str) -> None:
    assert keys(sampled(on="2022-06-29")) <= keys(sampled(on=day))
    assert keys(sampled(within="2022-06-29")) <= keys(sampled(within=day))


def test_both_times_leave_out_what_either_does() -> None:
    both = timeline(DATA, on="2025-06-24", within="2025-06")
    on, within = timeline(DATA, on="2025-06-24"), timeline(DATA, within="2025-06")
    assert keys(both) == keys(on) & keys(within)
    assert (str(both.on), str(both.within)) == ("2025-06-24", "2025-06")


def test_a_whole_year_is_asked_for_with_within() -> None:
    one_day, whole = (timeline(DATA, kinds=Event, **{name: "2023"}) for name in ("on", "within"))
    assert {one.holds for one in one_day.entries} == {Truth.MAYBE}
    assert {one.holds for one in whole.entries if one.year == 2023} == {Truth.YES}
    assert {one.holds for one in whole.entries if one.year is None} == {Truth.MAYBE}


# touching


def test_touching_takes_what_stands_for_an_actor() -> None:
    small = world()
    found = timeline(small, touching="state:jpn")
    assert {one.record for one in found.entries} == {
        "org:government",
        "org:mission",
        "tenure:head",
        "tenure:former",
        "framework:programme",
        "framework:own-strategy",
        "agreement:deal",
        "event:summit",
        "event:journey",
        "indicator:spending",
    }
    assert "tie:there-foe" not in {one.record for one in found.undated}
    assert found.touching == ("state:jpn",)


def test_touching_several_is_the_union() -> None:
    one, other, both = (timeline(DATA, touching=ids) for ids in ("state:jpn", "state:kor", ["state:jpn", "state:kor"]))
    assert keys(both) == keys(one) | keys(other)
    assert {each.record for each in both.undated} == {each.record for found in (one, other) for each in found.undated}


def test_touching_nothing_is_nothing() -> None:
    found = timeline(DATA, touching=())
    assert (found.entries, found.undated) == ((), ())


def test_an_id_that_a_view_lacks_touches_nothing_there() -> None:
    assert "org:kor-mission-nato" not in BRIEF
    assert timeline(BRIEF, touching="org:kor-mission-nato").entries == ()
    with pytest.raises(UnknownRecord, match="did you mean 'state:jpn'"):
        timeline(BRIEF, touching="state:jpm")


# kinds


@pytest.mark.parametrize("kind", [Event, Framework, Membership, Tenure, Partnership, Actor, Claim, Indicator, Source, Coverage])
def test_kinds_take_a_class_or_a_family(kind: type[Record]) -> None:
    found = timeline(DATA, kinds=kind)
    assert found.entries
    ids = [*(one.record for one in found.entries), *(one.record for one in found.undated)]
    assert all(isinstance(DATA[id_], kind) for id_ in ids)
    assert found == timeline(DATA, kinds=[kind])


@pytest.mark.parametrize("kinds", ["event", ["event"], [1], str, [None]], ids=str)
def test_what_is_no_kind_is_refused(kinds: object) -> None:
    with pytest.raises(InvalidValue, match="not-a-kind"):
        timeline(DATA, kinds=kinds)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - what is refused


@pytest.mark.parametrize("option", ["on", "within"])
def test_what_is_no_date_is_refused(option: str) -> None:
    with pytest.raises(InvalidValue, match="bad-date"):
        timeline(DATA, **{option: "last week"})  # type: ignore[arg-type]


# what is told once

TOLD = loads(
    """{"format": "natoip4/1", "records": [
{"id": "source:s", "title": "S", "grade": "trade"},
{"id": "event:first", "form": "summit", "date": "2022", "evidence": ["s@1: date"]},
{"id": "event:second", "form": "summit", "evidence": ["s@1; lately: series"], "series": "series:talks"},
{"id": "series:talks", "names": ["talks"], "evidence": ["s@1"]},
{"id": "event:told", "form": "statement", "date": "2022-06", "about": ["event:first"], "evidence": ["s@1"]},
{"id": "event:retold", "form": "statement", "date": "2023", "about": ["event:first"], "evidence": ["s@1"]},
{"id": "event:of-told", "form": "statement", "date": "2022-06", "about": ["event:told"], "evidence": ["s@1"]},
{"id": "event:this", "form": "statement", "date": "2024", "about": ["event:that"], "evidence": ["s@1"]},
{"id": "event:that", "form": "statement", "date": "2024", "about": ["event:this"], "evidence": ["s@1"]},
{"id": "org:office", "span": {"start": "2021-05", "end": "2023-05"}, "evidence": ["s@1"]},
{"id": "event:opening", "form": "establishment", "date": "2021-05-02", "about": ["org:office"], "evidence": ["s@1"]},
{"id": "event:between", "form": "visit", "date": "2022-05-02", "about": ["org:office"], "evidence": ["s@1"]}]}""".replace(
        '"s@1; lately: series"', '{"locators": ["s@1"], "hedges": ["lately"], "on": ["series"]}'
    )
)


def test_a_moment_is_told_once_and_no_event_is_lost() -> None:
    found = timeline(TOLD)
    assert {one.record.slug: [id_.slug for id_ in one.told_by] for one in found.entries} == {
        "first": ["told"],
        "of-told": [],
        "retold": [],
        "this": [],
        "that": [],
        "office": ["opening"],
        "between": [],
    }
    assert [one.record.slug for one in found.undated] == ["second"]


def test_an_event_stays_where_what_it_tells_of_is_not_listed() -> None:
    assert "event:opening" in {one.record for one in timeline(TOLD, kinds=Event).entries}


def test_wording() -> None:
    assert wording(TOLD, "event:second", "date") == ()
    assert wording(TOLD, "event:second", "series") == ("lately",)


@pytest.mark.parametrize(("date", "year"), [("2022-06", 2022), ("2022/2023", None), ("../2022", None), ("XXXX-04", None)])
def test_the_year_of_a_date(date: str, year: int | None) -> None:
    assert year_of(PartialDate(date)) == year


# what stands behind an entry, and what is contested


def test_an_entry_counts_the_evidence_for_what_stands_there() -> None:
    (mission,) = dates(world(), "org:mission")
    assert (mission.tally.evidence, mission.tally.sources) == (2, 2)
    assert mission.to_dict()["locators"] == ["a@3", "b@3"]
    assert (mission.exact, mission.year) == (False, 2025)
    (deal,) = dates(world(), "agreement:deal")
    assert (deal.path, deal.label.partition(":")[0], deal.exact) == ("milestones[adoption].date", "signed", True)
    assert (deal.tally.evidence, deal.tally.sources) == (1, 1)


def test_a_contested_end_is_not_taken_for_unknown() -> None:
    pieces = evidence("b@9: span.start, span.end=2024-10", "b@10: span.end=2024-11")
    data = replaced(world(), "tenure:former", span=Span(start=PartialDate("2021-10")), evidence=pieces)
    (entry,) = dates(data, "tenure:former")
    assert (str(entry.when), entry.contested) == ("2021-10/", ("span.end",))


def test_a_contested_date_stands_with_what_is_undated() -> None:
    pieces = evidence("b@19: date=2022-05", "b@20: date=2022-06")
    data = replaced(world(), "event:journey", date=None, evidence=pieces)
    (entry,) = [one for one in timeline(data).undated if one.record == "event:journey"]
    assert entry.contested == ("date",)
    assert entry.to_dict() == {"record": "event:journey", "label": "visit: Foe, Former", "contested": ["date"]}


def test_a_view_dates_by_what_it_sees() -> None:
    assert [str(one.when) for one in dates(BRIEF, "org:japan-mission-nato")] == ["2025-01/"]
    assert [str(one.when) for one in dates(DATA, "org:japan-mission-nato")] == ["2025-01-16/"]
    assert (timeline(BRIEF).lens, timeline(DATA).lens) == (BRIEF.lens, None)
    for one in timeline(BRIEF).entries:
        assert {str(id_) for piece in one.support for id_ in piece.evidence.sources} <= {"source:epis-brief"}


def test_conjectures_are_left_out_unless_seen() -> None:
    span = Span(start=PartialDate("2020"))
    spell = Membership(
        id=Membership.ref("guess"),
        member=State.ref("jpn"),
        group=Group.ref("four"),
        span=span,
        evidence=evidence("conjecture from a@1"),
    )
    data = world().with_([spell])
    assert "membership:guess" not in {one.record for one in timeline(data).entries}
    assert "membership:guess" in {one.record for one in timeline(data.view(conjectures=True)).entries}


# labels say no date, as it stands beside them


def test_labels_leave_the_time_to_the_column_beside() -> None:
    labels = {(one.record.slug, one.path): one.label for one in timeline(DATA).entries}
    assert labels["yoon-suk-yeol-kor-president", "span"] == "Yoon Suk-yeol, President of South Korea"
    assert labels["fin-nato", "span"] == "Finland: NATO (member)"
    assert labels["kor-mission-nato", "span"] == "Mission of the Republic of Korea to NATO (head: Yoon Soon-gu; to NATO)"
    assert "(2024)" not in labels["nato-members-count", "quantity"]
    signed = labels["aus-attack-class", "milestones[adoption].date"]
    assert signed.startswith("signed: ")
    assert labels["aus-attack-class", "milestones[termination].date"] == signed.replace("signed: ", "termination: ")


# dating


@pytest.mark.parametrize(
    ("kind", "could"),
    [(Event, True), (Tie, True), (Organisation, True), (Indicator, True), (State, False), (Source, False)],
)
def test_which_classes_could_be_dated(kind: type, could: bool) -> None:  # noqa: FBT001 - what is expected
    assert could_be_dated(kind) is could


def test_a_claim_without_a_period_is_about_no_period() -> None:
    assert not any(could_be_dated(kind) for kind in KINDS if issubclass(kind, Claim))


@pytest.mark.parametrize(
    ("kind", "path", "is_time"),
    [
        (Event, "date", True),
        (Event, "outcome", False),
        (Framework, "milestones[adoption].date", True),
        (Framework, "milestones[adoption].act", False),
        (Framework, "milestones[adoption]", True),
        (Framework, "span.end", True),
        (Organisation, "names[NATO]", False),
    ],
)
def test_which_paths_are_of_a_time(kind: type, path: str, is_time: bool) -> None:  # noqa: FBT001 - what is expected
    assert is_of_a_time(kind, path) is is_time


def test_a_record_is_dated_by_all_its_fields() -> None:
    assert {path for record in DATA.values() for path, _ in times_in(record) if "[" not in path} == {
        "date",
        "read_on",
        "span",
        "period",
        "quantity",
    }
    assert list(times_in(Event(id=Event.ref("x"), form=EventForm.VISIT))) == []
