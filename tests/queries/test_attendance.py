"""Attendance: who took part in a series, at what level, and what is denied."""

from __future__ import annotations

from natoip4.data.bundled import load
from natoip4.queries.attendance import attendance, presence
from natoip4.records.actors import State
from natoip4.records.events import Event
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Level
from tests.queries.worlds import world

SUMMITS = "series:nato-summits"


def test_without_actors_those_are_meant_of_whom_something_is_known() -> None:
    found = attendance(world(), "series:summits")
    assert [(part.actor, part.present, part.level) for part in found] == [
        ("state:jpn", Truth.YES, Level.LEADER),
        ("state:kor", Truth.NO, None),
    ]


def test_attendance_is_the_presence_of_each_in_each() -> None:
    data = load()
    found = attendance(data, SUMMITS)
    states = [state.id for state in data.of(State)]
    events = [event.id for event in data.of(Event) if event.series == SUMMITS]
    expected = {(event, state): presence(data, event, state) for event in events for state in states}
    actors = {part.actor for part in found}
    assert {(part.event, part.actor): part for part in found} == {
        key: part for key, part in expected.items() if key[1] in actors
    }
    silent = [part for key, part in expected.items() if key[1] not in actors]
    assert all(part.present is Truth.MAYBE and part.level is None and not part.not_as for part in silent)


def test_the_levels_sent_by_year() -> None:
    levels = {(part.event.slug[-4:], part.actor.slug): part.level for part in attendance(load(), SUMMITS) if part.level}
    assert levels["2024", "aus"] is Level.DEPUTY
    assert levels["2025", "kor"] is Level.ADVISER
    assert {levels["2023", slug] for slug in ("aus", "jpn", "kor", "nzl")} == {Level.LEADER}


def test_those_asked_for_are_all_answered() -> None:
    found = attendance(load(), SUMMITS, ["state:isl"])
    assert {part.actor for part in found} == {"state:isl"}
    assert {part.present for part in found} == {Truth.MAYBE}
