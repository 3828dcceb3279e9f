"""What every record promises, ours and whoever's: it never changes, is equal by value, and its collections have no order."""

from __future__ import annotations

import copy
import pickle
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.errors import InvalidRecord, InvalidValue
from natoip4.records.agreements import Agreement
from natoip4.records.evidence import OWN, Evidence, Said
from natoip4.records.ids import Id
from natoip4.records.kinds import KINDS
from natoip4.records.locators import Locator
from natoip4.records.paths import Path, atoms, field_at
from natoip4.records.record import Record
from natoip4.records.schema import fields_of
from natoip4.strategies import evidence, ids, records
from natoip4.values.names import Name
from natoip4.values.vocabulary import AgreementForm

any_record: st.SearchStrategy[Record] = st.sampled_from(KINDS).flatmap(records)
ITEMS = {part for kind in KINDS for field in fields_of(kind).values() for part in field.items}
PARTS = sorted(filter(attrs.has, ITEMS), key=str)


@pytest.mark.parametrize("cls", [*KINDS, *PARTS], ids=lambda cls: cls.__name__)
def test_a_class_is_frozen_and_slotted(cls: type) -> None:
    assert "__dict__" not in dir(cls)
    assert "__setattr__" in vars(cls)
    assert all("__slots__" in vars(base) for base in cls.__mro__[:-1] if attrs.has(base))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_fields_are_keyword_only(kind: type[Record]) -> None:
    assert all(attribute.kw_only for attribute in attrs.fields(kind))
    with pytest.raises(TypeError):
        kind(Id(f"{kind.PREFIX}:x"))  # type: ignore[call-arg]


@given(any_record)
def test_nothing_of_a_record_can_be_set(record: Record) -> None:
    for field in fields_of(type(record)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(record, field, None)
    with pytest.raises((AttributeError, TypeError)):
        record.something = 1  # type: ignore[attr-defined]


@given(any_record)
def test_equal_records_are_interchangeable(record: Record) -> None:
    again = type(record)(**{field: getattr(record, field) for field in fields_of(type(record))})
    assert again == record
    assert hash(again) == hash(record)
    assert record != attrs.evolve(record, notes="Other notes.")
    assert len({record, again}) == 1


@given(any_record)
def test_a_copy_is_equal_and_deep(record: Record) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        back = pickle.loads(pickle.dumps(record, protocol))
        assert back == record
        assert hash(back) == hash(record)
        assert repr(back) == repr(record)
    assert copy.deepcopy(record) == copy.copy(record) == record


@given(any_record, st.randoms(use_true_random=False))
def test_the_order_of_a_collection_is_irrelevant(record: Record, random: Random) -> None:
    shuffled: dict[str, Any] = {}
    for name, field in fields_of(type(record)).items():
        value = getattr(record, name)
        if field.many and value:
            value = list(value)
            random.shuffle(value)
            value = tuple(value)
        shuffled[name] = value
    again = type(record)(**shuffled)
    assert again == record
    assert repr(again) == repr(record)


@given(any_record)
def test_evidence_is_absolute_once_it_belongs_to_a_record(record: Record) -> None:
    for piece in record.evidence:
        assert all(said.value is not OWN for said in piece.on)
    kept: dict[str, Any] = {
        name: getattr(record, name) if field.required or name == "evidence" else field.default
        for name, field in fields_of(type(record)).items()
    }
    stripped = type(record)(**kept)
    assert stripped.evidence == record.evidence


@given(any_record)
def test_every_atom_is_a_path_of_the_class(record: Record) -> None:
    for path, value in atoms(record).items():
        assert value is not None
        assert str(Path.parse(path)) == path
        assert field_at(type(record), path).standing is not None


@given(ids())
def test_an_id_is_its_text(id_: Id) -> None:
    assert id_ == str(id_) == f"{id_.prefix}:{id_.slug}"
    assert hash(id_) == hash(str(id_))
    assert pickle.loads(pickle.dumps(id_)) is copy.deepcopy(id_) is Id(str(id_))


@given(evidence())
def test_the_short_form_of_evidence_reads_back(piece: Evidence) -> None:
    text = str(piece)
    if text != repr(piece):
        assert Evidence.parse(text) == piece
    else:
        assert piece.hedges or piece.note or piece.on or any(at.place for at in piece.locators), "a short form would do"


@given(evidence(Agreement))
def test_what_a_record_says_for_itself_reads_back_wherever_it_is_short(piece: Evidence) -> None:
    agreement = Agreement(id=Agreement.ref("a"), evidence=(piece,))
    for settled in agreement.evidence:
        text = str(settled)
        if text != repr(settled):
            assert Agreement(id=Agreement.ref("a"), evidence=(Evidence.parse(text),)).evidence[0].on == settled.on


@pytest.mark.parametrize(
    "text",
    [
        "brief@1.2",
        "brief: exists",
        "brief@1.2, brief@1.3: of, !to, span.start=2025-01",
        "brief@1: parties[state:jpn].role=supplier; presupposed; reported; by org:nato; open",
        "deduction from brief@1, other@2: exists",
        "brief@1: participants[state:jpn].roles=host+attendee",
        "brief@a:b: open; open",
    ],
)
def test_evidence_written_by_hand_stays_as_it_was_written(text: str) -> None:
    assert str(Evidence.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "bad-locator"),
        ("Brief@1", "bad-locator"),
        ("brief@", "bad-locator"),
        ("brief@1:", "bad-locator"),
        ("brief@1,brief@2", "bad-locator"),
        ("guess from brief@1", "bad-step"),
        ("direct from brief@1", "bad-step"),
        ("a@1, b@1: of", "many-sources"),
        ("brief: Span", "bad-path"),
        ("brief: !of=state:jpn", "bad-path"),
        ("brief: of=", "bad-path"),
        ("brief: a.b.c", "bad-path"),
        ("brief: of; stated", "bad-tag"),
        ("brief: of; open; open", "tag-order"),
        ("brief: of; open; reported", "tag-order"),
        ("brief: of; by nobody", "bad-id"),
    ],
)
def test_evidence_that_says_nothing_legible_is_refused(text: str, code: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Evidence.parse(text)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert caught.value.problems[0].got


def piece(*said: Said, source: str = "x") -> Evidence:
    return Evidence(locators=(Locator.parse(source),), on=said)


def test_one_piece_does_not_say_two_values_of_one_path() -> None:
    with pytest.raises(InvalidRecord) as caught:
        Agreement(id=Agreement.ref("a"), evidence=(Evidence.parse("x: form=export, form=maintenance"),))
    assert [(problem.code, problem.path) for problem in caught.value.problems] == [("says-two-values", "evidence[0]")]


def test_one_piece_may_deny_two_values_of_one_path() -> None:
    denials = [Said("form", form, denied=True) for form in (AgreementForm.EXPORT, AgreementForm.MAINTENANCE)]
    assert set(Agreement(id=Agreement.ref("a"), evidence=(piece(*denials),)).evidence[0].on) == set(denials)


@pytest.mark.parametrize("text", ["A].b", "A]", "[A", "A].role", "x=y", "a, b; c: d"])
def test_a_key_may_hold_any_text(text: str) -> None:
    agreement = Agreement(id=Agreement.ref("a"), names=(Name(text),), evidence=(piece(Said("names")),))
    assert agreement.evidence[0].on == (Said(f"names[{text}]", Name(text)),)


@pytest.mark.parametrize(
    "path", ["parties[foo]", "parties[foo].role", "milestones[adopted].act", "milestones[adoption/state:a/x].act"]
)
def test_a_key_that_is_none_is_refused(path: str) -> None:
    with pytest.raises(InvalidRecord) as caught:
        Agreement(id=Agreement.ref("a"), evidence=(piece(Said(path)),))
    assert caught.value.problems[0].path == "evidence[0]"


def test_what_a_record_does_not_hold_is_read_as_its_class_has_it() -> None:
    agreement = Agreement(id=Agreement.ref("a"), evidence=(Evidence.parse("x: place=place:y, form=export, names[A]=A"),))
    values = {said.path: said.value for said in agreement.evidence[0].on}
    assert values == {"place": Id("place:y"), "form": AgreementForm.EXPORT, "names[A]": Name("A")}
    assert type(values["place"]) is Id
