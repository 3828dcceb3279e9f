"""Differences: they are empty for the same, turn round, and make the new dataset out of the old; a view shows what it lost."""

from __future__ import annotations

from collections import Counter
from typing import Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.codec.writing import plain
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue
from natoip4.queries.diff import Diff, EvidenceChange, RecordChange, diff
from natoip4.records.actors import State
from natoip4.records.claims import Claim, Position, Threat
from natoip4.records.contents import contents
from natoip4.records.kinds import KINDS
from natoip4.records.parts import Link, Participant
from natoip4.records.paths import Path, atoms, read_key
from natoip4.records.record import Record
from natoip4.records.references import references
from natoip4.records.schema import Field, fields_of
from natoip4.resolution.assertions import explicit
from natoip4.strategies import datasets, records
from natoip4.values.dates import PartialDate
from natoip4.values.names import Name
from natoip4.values.spans import Span
from natoip4.values.vocabulary import LinkKind, Stance, Strength
from tests.queries.worlds import evidence, replaced, world

# What a difference says, put into the old dataset again: written from the documentation of the shape alone.


def applied(found: Diff, old: Dataset) -> Dataset:
    kept = {id_: record for id_, record in old.items() if id_ not in {change.record for change in found.changes}}
    made = {change.record: made for change in found.changes if (made := _made(change, old)) is not None}
    return Dataset([*kept.values(), *made.values()])


def _made(change: RecordChange, old: Dataset) -> Record | None:
    before = old.get(str(change.record))
    held: dict[str, object] = {} if before is None else {one.path: one.value for one in contents(before)}
    kind: object = getattr(before, "KIND", "")
    for value in change.values:
        assert held.get(value.path) == value.before or value.path == "kind"
        if value.path == "kind":
            kind = value.after
        else:
            held |= {value.path: value.after}
    pieces = Counter(() if before is None else before.evidence)
    for piece in change.evidence:
        pieces.subtract([piece.before] if piece.before is not None else [])
        pieces.update([piece.after] if piece.after is not None else [])
    assert all(number >= 0 for number in pieces.values())
    held = {path: value for path, value in held.items() if value is not None}
    if not held and not +pieces and change.change == "removed":
        return None
    cls = next(c for c in KINDS if change.record.prefix == c.PREFIX and getattr(c, "KIND", "") in ("", kind))
    fields = {field.name: _value(field, held) for field in fields_of(cls).values() if field.name not in ("id", "evidence")}
    return cls(id=change.record, evidence=tuple(pieces.elements()), **cast("dict[str, Any]", fields))


def _value(field: Field, held: dict[str, object]) -> object:
    mine = [(Path.parse(path), value) for path, value in held.items() if Path.parse(path).field == field.name]
    if not mine:
        return () if field.many and not field.optional else None
    if not field.many:
        return Span(**{path.part: value for path, value in mine}) if field.parts else mine[0][1]  # type: ignore[arg-type]
    if not field.keyed:
        return tuple(value for path, value in mine if path.key is not None)
    parts: dict[str, dict[str, object]] = {}
    for path, value in mine:
        if path.key is not None:
            parts.setdefault(path.key, {}).update({path.part: value} if path.part else {})
    return tuple(field.items[0](**read_key(field.items[0], key), **found) for key, found in parts.items())


def written_out(data: Dataset) -> list[tuple[object, object]]:
    """Return what a dataset holds, whatever way its evidence is written."""
    return [
        (attrs.evolve(record, evidence=()), Counter(explicit(record, piece) for piece in record.evidence))
        for record in data.values()
    ]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Dataset, Dataset]:
    """Two datasets that have records in common, some of them changed: a dataset, and one mixed of it and another."""
    old, other = draw(datasets()), draw(datasets())
    taken = [record for record in other.values() if draw(st.booleans())]
    left = [record for record in old.values() if draw(st.booleans()) and record.id not in {one.id for one in taken}]
    changed = [_changed(draw, record) for record in left]
    return old, Dataset([*changed, *taken])


def _changed(draw: st.DrawFn, record: Record) -> Record:
    """Return the record with a field or all its evidence as another of its class has it, or as it is."""
    other = draw(records(type(record)))
    names = [field.name for field in fields_of(type(record)).values() if field.name not in ("id", "evidence")]
    name = draw(st.sampled_from([*names, "evidence", None]))
    if name is None or name in ("collective", "negated_roles"):
        return record
    changes: dict[str, Any] = {name: getattr(other, name)}
    return attrs.evolve(record, **changes)


@given(datasets())
def test_a_dataset_does_not_differ_from_itself(data: Dataset) -> None:
    assert not diff(data, data)
    assert diff(data, Dataset(data.values())) == Diff()


@given(pairs())
def test_the_new_dataset_is_the_old_one_with_the_difference(pair: tuple[Dataset, Dataset]) -> None:
    old, new = pair
    found = diff(old, new)
    assert written_out(applied(found, old)) == written_out(new)
    assert bool(found) == (written_out(old) != written_out(new))
    assert set(found.added) == new.keys() - old.keys()
    assert set(found.removed) == old.keys() - new.keys()
    assert set(found.changed) <= {id_ for id_ in old.keys() & new.keys() if old[id_] != new[id_]}
    assert [change.record for change in found.changes] == sorted({*found.added, *found.removed, *found.changed})


@given(pairs())
def test_a_difference_turns_round(pair: tuple[Dataset, Dataset]) -> None:
    old, new = pair
    back = diff(new, old)
    assert diff(old, new).reversed() == back
    assert back.reversed().reversed() == back
    for there, here in zip(diff(old, new).changes, back.changes, strict=True):
        assert {(v.path, plain_or_none(v.before), plain_or_none(v.after)) for v in there.values} == {
            (v.path, plain_or_none(v.after), plain_or_none(v.before)) for v in here.values
        }
        assert there.evidence == tuple(EvidenceChange(before=one.after, after=one.before) for one in here.evidence)


def plain_or_none(value: object) -> str:
    return repr(None if value is None else plain(value))


@given(pairs(), st.data())
def test_what_touches_a_record_is_it_and_what_refers_to_it(pair: tuple[Dataset, Dataset], data: st.DataObject) -> None:
    found = diff(*pair)
    id_ = data.draw(st.sampled_from(sorted({*pair[0], *pair[1], "state:nowhere"})))
    wanted = {
        change.record
        for change in found.changes
        for side in (change.before, change.after)
        if side is not None and (side.id == id_ or id_ in {reference.target for reference in references(side)})
    }
    assert {change.record for change in found.touching(id_).changes} == wanted


@given(datasets(), st.data())
def test_a_view_differs_by_what_it_lost(base: Dataset, data: st.DataObject) -> None:
    sources = data.draw(st.lists(st.sampled_from([id_ for id_ in base if id_.prefix == "source"]), unique=True))
    _is_what_was_lost(base, base.view(sources=sources))


@pytest.mark.parametrize("lens", [{"sources": ["source:epis-brief"]}, {"known_on": "2024"}, {}])
def test_a_view_of_the_bundled_data_differs_by_what_it_lost(lens: dict[str, Any]) -> None:
    _is_what_was_lost(load(), load().view(**lens))


def _is_what_was_lost(base: Dataset, view: Dataset) -> None:
    found = diff(base, view)
    assert found.added == ()
    assert set(found.removed) == base.keys() - view.keys()
    for change in found.changes:
        if change.before is None or change.after is None:
            continue
        assert all(piece.after is None for piece in change.evidence)
        lost = Counter(explicit(change.before, piece) for piece in change.before.evidence)
        lost.subtract(explicit(change.before, piece) for piece in change.after.evidence)
        assert Counter(explicit(change.before, p.before) for p in change.evidence if p.before is not None) == +lost
        before, after = atoms(change.before), atoms(change.after)
        stated = {path for path in {*before, *after} if before.get(path) != after.get(path)}
        assert stated <= {value.path for value in change.values}


# Cases


def only(old: Record, new: Record) -> RecordChange:
    (change,) = diff(Dataset([old]), Dataset([new])).changes
    return change


def paths(change: RecordChange) -> list[tuple[str, object, object]]:
    return [(value.path, value.before, value.after) for value in change.values]


def test_values_are_told_apart_by_the_finest_path() -> None:
    old = world()["org:mission"]
    new = replaced(world(), "org:mission", span=Span(start=PartialDate("2025-02"), end=PartialDate("2026")), to=None)
    assert paths(only(old, new["org:mission"])) == [
        ("to", "org:nato", None),
        ("span.start", PartialDate("2025-01-16"), PartialDate("2025-02")),
        ("span.end", None, PartialDate("2026")),
    ]


def test_a_participant_that_comes_to_have_no_part_is_there_still() -> None:
    old = world()["event:summit"]
    new = replaced(world(), "event:summit", participants=(Participant(actor=State.ref("jpn")),))["event:summit"]
    assert paths(only(old, new))[0][1:] == (old.participants[0].roles, None)  # type: ignore[attr-defined]
    assert ("participants[state:jpn]", None, True) in paths(only(old, new))
    empty = replaced(world(), "event:summit", participants=(Participant(actor=State.ref("jpn"), roles=()),))["event:summit"]
    assert paths(only(new, empty)) == [
        ("participants[state:jpn]", True, None),
        ("participants[state:jpn].roles", None, ()),
    ]


def test_nothing_stated_and_stated_to_be_none_differ() -> None:
    none, empty = State(id=State.ref("x")), State(id=State.ref("x"), names=())
    assert paths(only(none, empty)) == [("names", None, ())]


def test_our_own_links_and_classifications_are_values_too() -> None:
    old = world()["claim:threat"]
    links = (Link(kind=LinkKind.RESTS_ON, to=Claim.ref("level"), strength=Strength.WEAK),)
    new = replaced(world(), "claim:threat", links=links, former=True)["claim:threat"]
    assert paths(only(old, new)) == [
        ("former", False, True),
        (f"links[{LinkKind.RESTS_ON.value}/claim:level].strength", None, Strength.WEAK),
    ]


def test_a_claim_of_another_kind_is_the_same_claim_changed() -> None:
    threat = Threat(id=Claim.ref("x"), statement="S.", holder=(State.ref("jpn"),), origin=(State.ref("foe"),))
    wish = Position(id=Claim.ref("x"), statement="S.", holder=(State.ref("jpn"),), stance=Stance.SEEKS)
    assert paths(only(threat, wish))[0] == ("kind", "threat", "position")
    assert not diff(Dataset([threat]), Dataset([threat]))


def test_how_evidence_is_written_is_no_difference() -> None:
    whole = State(id=State.ref("jpn"), names=(Name("Japan"),), evidence=evidence("a@1"))
    listed = attrs.evolve(whole, evidence=evidence("a@1: names"))
    assert whole != listed
    assert not diff(Dataset([whole]), Dataset([listed]))


def test_pieces_of_one_place_stand_beside_each_other() -> None:
    old = State(id=State.ref("jpn"), names=(Name("Japan"),), evidence=evidence("a@1: names", "a@2", "b@1: exists"))
    new = attrs.evolve(old, evidence=evidence("a@1: names; reported", "a@2", "c@1: exists"))
    sides = [(str(p.before) if p.before else None, str(p.after) if p.after else None) for p in only(old, new).evidence]
    assert sides == [
        ("a@1: names[Japan]", "a@1: names[Japan]; reported"),
        ("b@1: exists", None),
        (None, "c@1: exists"),
    ]


def test_a_piece_that_stands_there_twice_counts_twice() -> None:
    once, twice = (State(id=State.ref("x"), evidence=evidence(*["a@1: exists"] * number)) for number in (1, 2))
    assert only(once, twice).evidence == (EvidenceChange(after=once.evidence[0]),)


def test_as_plain_objects() -> None:
    old = State(id=State.ref("jpn"), names=(Name("Japan"),), evidence=evidence("a@1"))
    new = attrs.evolve(old, names=(Name("Nippon", language="ja"),))
    assert diff(Dataset([old]), Dataset([new, State(id=State.ref("kor"))])).to_dict() == {
        "version": 1,
        "old": {"lens": None},
        "new": {"lens": None},
        "changes": [
            {
                "record": "state:jpn",
                "change": "changed",
                "values": [
                    {"path": "names[Japan]", "before": "Japan", "after": None},
                    {"path": "names[Nippon]", "before": None, "after": {"text": "Nippon", "language": "ja"}},
                ],
                "evidence": [],
            },
            {"record": "state:kor", "change": "added", "values": [], "evidence": []},
        ],
    }


def test_what_is_no_id_touches_nothing_and_is_refused() -> None:
    with pytest.raises(InvalidValue):
        diff(world(), Dataset()).touching("Japan")


def test_a_change_is_of_one_record() -> None:
    for before, after in [(None, None), (State(id=State.ref("x")), State(id=State.ref("y")))]:
        with pytest.raises(InvalidValue, match="bad-change"):
            RecordChange(before=before, after=after)


def test_the_bundled_data_are_made_of_nothing_by_their_difference() -> None:
    found = diff(Dataset(), load())
    assert applied(found, Dataset()) == load()
    assert found.added == tuple(load())


def test_touching_a_state_of_the_bundled_data() -> None:
    early, late = load().view(known_on="2024"), load().view(known_on="2026")
    found = diff(early, late).touching("state:kor")
    assert "state:kor" in {reference.target for change in found.changes for reference in references(_side(change))}
    assert 0 < len(found.changes) < len(diff(early, late).changes)


def _side(change: RecordChange) -> Record:
    side = change.before if change.after is None else change.after
    assert side is not None
    return side
