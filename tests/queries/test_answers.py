"""Whether somebody is a member, a party, a holder: yes, no, maybe or not covered, against a list of all that may be meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, reject
from hypothesis import strategies as st

from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue, UncertainAnswer, UnknownRecord
from natoip4.queries.answers import Answer
from natoip4.queries.belonging import is_member, members
from natoip4.queries.holding import any_holds, holds_on
from natoip4.queries.joining import is_party
from natoip4.queries.leaders import held_office, holders
from natoip4.records.actors import Organisation, Person, State
from natoip4.records.agreements import Agreement
from natoip4.records.claims import Characterisation, Claim
from natoip4.records.evidence import Evidence
from natoip4.records.ids import Id
from natoip4.records.offices import Membership, Office, Tenure
from natoip4.records.parts import Party
from natoip4.records.record import Record
from natoip4.records.relations import Partnership
from natoip4.records.sources import Coverage, Identification, Source
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Grade, Modality
from tests.values.meanings import (
    LAST_ENDS,
    NARROW,
    SPAN_ENDS,
    any_meets,
    date_of,
    expected,
    holds_all,
    meaning,
    span_meaning,
    span_of,
)

HERE, THERE, LEAGUE = State.ref("here"), State.ref("there"), Organisation.ref("league")
SHE, POST = Person.ref("she"), Office.ref("post")
THINGS: list[Record] = [State(id=HERE), State(id=THERE), Organisation(id=LEAGUE), Person(id=SHE), Office(id=POST)]

Ends = tuple[str, str]
Asked = Callable[[Dataset, str], Answer]

SPANS = st.none() | st.tuples(SPAN_ENDS, LAST_ENDS)
ASKED = st.one_of(NARROW, NARROW, st.builds("{}/{}".format, NARROW, NARROW))


def span(ends: Ends | None) -> Span | None:
    if ends is None:
        return None
    found = span_of(*ends)
    if found.inverted is Truth.YES:
        reject()
    return found


def memberships(spells: list[Ends | None]) -> list[Record]:
    return [Membership(id=Membership.ref(f"m{n}"), member=HERE, group=LEAGUE, span=span(ends)) for n, ends in enumerate(spells)]


def tenures(spells: list[Ends | None]) -> list[Record]:
    return [Tenure(id=Tenure.ref(f"t{n}"), person=SHE, office=POST, span=span(ends)) for n, ends in enumerate(spells)]


def whole(subject: str, path: str, ends: Ends | None, slug: str = "c") -> Record:
    return Coverage(id=Coverage.ref(slug), subject=Id(subject), path=path, reason="All.", complete=True, span=span(ends))


def of_spells(spells: list[Ends | None], on: str) -> Truth:
    """What spells say of a date, every choice of all of them tried; a spell without a date may be at any time."""
    dated = [span_meaning(*ends) for ends in spells if ends is not None]
    answer = any_meets(dated, meaning(on)) if dated else Truth.NO
    return answer | Truth.MAYBE if None in spells else answer


def of_lists(lists: list[Ends | None], on: str) -> Truth | None:
    """What complete lists say of who is not in them."""
    covers = [Truth.MAYBE if ends is None else expected(span_meaning(*ends), meaning(on), holds_all) for ends in lists]
    return Truth.NO if Truth.YES in covers else Truth.MAYBE if Truth.MAYBE in covers else None


@pytest.mark.parametrize("office", [False, True], ids=["is_member", "held_office"])
@given(st.lists(SPANS, max_size=3), st.lists(SPANS, max_size=2), ASKED)
@example([("2009", "2010-06-30"), ("2010-07-01", "2011")], [], "2010")
@example([("2009", "2010-06-30"), ("2010-07-01", "ongoing@2010-08")], [], "2010")
@example([], [("2009", "2010-06-30")], "2010")
@example([], [("2009", "2010-06-30")], "2009-05/2010-05")
@example([], [("2009", "2010-06-30")], "2011")
@example([], [None], "2010")
def test_against_brute_force(office: bool, spells: list[Ends | None], lists: list[Ends | None], on: str) -> None:  # noqa: FBT001
    path = "tenure.office" if office else "membership.group"
    stated = tenures(spells) if office else memberships(spells)
    told = [whole(POST if office else LEAGUE, path, ends, f"c{n}") for n, ends in enumerate(lists)]
    data, date = Dataset([*THINGS, *stated, *told]), date_of(on)
    answer = held_office(data, SHE, POST, on=date) if office else is_member(data, HERE, LEAGUE, on=date)
    assert answer.truth is (of_spells(spells, on) if spells else of_lists(lists, on))
    assert any_holds(data, stated, date) is of_spells(spells, on)
    assert set(answer.records) <= {record.id for record in (stated or told)}
    assert bool(answer.records) is answer.covered


@given(SPANS, ASKED)
def test_a_party_is_one_while_the_relation_holds(ends: Ends | None, on: str) -> None:
    tie = Partnership(id=Partnership.ref("p"), parties=(Party(actor=HERE), Party(actor=LEAGUE)), span=span(ends))
    data = Dataset([*THINGS, tie])
    assert holds_on(tie, date_of(on)) is is_party(data, HERE, tie.id, on=on).truth is of_spells([ends], on)
    assert is_party(data, THERE, tie.id, on=on).label == "not covered"


@given(SPANS, ASKED)
def test_a_complete_list_of_parties_denies_the_others(ends: Ends | None, on: str) -> None:
    deal = Agreement(id=Agreement.ref("d"), parties=(Party(actor=HERE),))
    data = Dataset([*THINGS, deal, whole(deal.id, "parties", ends)])
    date_of(on)
    assert is_party(data, THERE, deal.id, on=on).truth is of_lists([ends], on)


@given(st.lists(SPANS, max_size=3), ASKED)
def test_lists_and_questions_agree(spells: list[Ends | None], on: str) -> None:
    data, date = Dataset([*THINGS, *memberships(spells), *tenures(spells)]), date_of(on)
    assert (HERE in members(data, LEAGUE, on=date)) is is_member(data, HERE, LEAGUE, on=date).certain
    possible = held_office(data, SHE, POST, on=date)
    assert bool(holders(data, POST, on=date)) is (possible.covered and possible.possible)


def denial(period: str | None = None, **changes: object) -> Record:
    date = None if period is None else PartialDate(period)
    said: dict[str, object] = {"subject": (HERE,), "content": (LEAGUE,), "modality": Modality.DENIED, **changes}
    return Characterisation(id=Claim.ref("no"), statement="It is not.", period=date, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("spells", "claim", "on", "label"),
    [
        ([], denial(), None, "no"),
        ([], denial(), "2024", "maybe"),
        ([], denial("2023/2025"), "2024", "no"),
        ([], denial("2023/2025"), "2026", "not covered"),
        ([], denial("2023/2025"), "2024/2025", "maybe"),
        ([], denial("2023/2025"), "2024/2026", "not covered"),
        ([], denial(modality=Modality.ASSERTED), None, "not covered"),
        ([], denial(degree="key"), None, "not covered"),
        ([], denial(subject=(HERE, THERE), collective=("subject",)), None, "not covered"),
        ([None], denial("2023/2025"), "2024", "no"),
        ([("2020", "2026")], denial("2023/2025"), "2024", "maybe"),
        ([("2020", "2026")], denial(), "2024", "yes"),
        ([("2020", "2026")], denial(), None, "maybe"),
        ([("2020", "2021")], denial("2023/2025"), "2024", "no"),
    ],
)
def test_denials(spells: list[Ends | None], claim: Record, on: str | None, label: str) -> None:
    data = Dataset([*THINGS, *memberships(spells), claim])
    answer = is_member(data, HERE, LEAGUE, on=on)
    assert answer.label == str(answer) == label
    assert (claim.id in answer.records) is (label in ("no", "maybe") and spells != [("2020", "2021")])


def test_a_denial_over_a_span_is_no_more_than_maybe() -> None:
    data = Dataset([*THINGS, denial("2023/2025")])
    assert is_member(data, HERE, LEAGUE, on=Span.parse("2024/2024")).truth is Truth.MAYBE
    assert is_member(data, HERE, LEAGUE, on=Span.parse("2027/2028")).truth is None


def test_what_is_not_complete_denies_nothing() -> None:
    silent = Coverage(id=Coverage.ref("c"), subject=LEAGUE, path="membership.group", reason="No list was found.")
    assert is_member(Dataset([*THINGS, silent]), HERE, LEAGUE).truth is None


def test_after_the_day_of_looking_nothing_is_known() -> None:
    data = Dataset([*THINGS, *memberships([("2020", "ongoing@2024-03-08")])])
    labels = [is_member(data, HERE, LEAGUE, on=on).label for on in ("2019", "2024-03-08", "2024-03-09", "2090")]
    assert labels == ["no", "yes", "maybe", "maybe"]


def test_a_handover_has_two_holders_and_an_office_may_last_a_day() -> None:
    he = Person.ref("he")
    terms = [
        Tenure(id=Tenure.ref("a"), person=SHE, office=POST, span=Span.parse("2014-10-01/2024-10-01")),
        Tenure(id=Tenure.ref("b"), person=he, office=POST, span=Span.parse("2024-10-01/2024-10-01")),
    ]
    data = Dataset([*THINGS, Person(id=he), *terms])
    assert [one.person for one in holders(data, POST, on="2024-10-01")] == [SHE, he]
    assert [held_office(data, he, POST, on=f"2024-{day}").label for day in ("09-30", "10-01", "10-02")] == ["no", "yes", "no"]


def evidence(text: str) -> tuple[Evidence, ...]:
    return (Evidence.parse(text),)


SOURCE = Source(id=Source.ref("s"), title="S", grade=Grade.TRADE)


def test_what_is_only_foretold_may_be() -> None:
    spell = Membership(id=Membership.ref("m"), member=HERE, group=LEAGUE, evidence=evidence("s@1: exists; projected"))
    data = Dataset([SOURCE, *THINGS, spell])
    assert is_member(data, HERE, LEAGUE).truth is Truth.MAYBE
    assert members(data, LEAGUE) == ()


def test_answers_follow_identifications_that_are_seen() -> None:
    also = State.ref("also-here")
    link = Identification(
        id=Identification.ref("x"), mention=also, referent=HERE, evidence=evidence("conjecture from s@1: exists")
    )
    data = Dataset([SOURCE, *THINGS, State(id=also), link, *memberships([None])])
    assert is_member(data, also, LEAGUE).truth is None
    told = is_member(data.view(conjectures=True), also, LEAGUE)
    assert (told.label, told.records) == ("not covered", ())  # what has no evidence is in no view
    firm = Identification(id=Identification.ref("x"), mention=also, referent=HERE, evidence=evidence("s@1: exists"))
    assert is_member(data.with_([firm]), also, LEAGUE).truth is Truth.YES


def test_an_answer_rests_on_records_and_their_evidence() -> None:
    spell = Membership(id=Membership.ref("m"), member=HERE, group=LEAGUE, evidence=evidence("s@1: exists"))
    answer = is_member(Dataset([SOURCE, *THINGS, spell]), HERE, LEAGUE)
    assert answer.records == (spell.id,)
    assert [(piece.record, piece.evidence) for piece in answer.support] == [(spell.id, spell.evidence[0])]


@pytest.mark.parametrize(
    ("truth", "certain", "possible", "covered", "label"),
    [
        (Truth.YES, True, True, True, "yes"),
        (Truth.NO, False, False, True, "no"),
        (Truth.MAYBE, False, True, True, "maybe"),
        (None, False, True, False, "not covered"),
    ],
)
def test_an_answer_in_two_words(truth: Truth | None, certain: bool, possible: bool, covered: bool, label: str) -> None:  # noqa: FBT001
    answer = Answer(truth=truth)
    assert (answer.certain, answer.possible, answer.covered, answer.label) == (certain, possible, covered, label)
    with pytest.raises(UncertainAnswer, match=label):
        bool(answer)


def test_ids_that_nothing_bears_or_of_the_wrong_kind_are_refused() -> None:
    data = Dataset(THINGS)
    for wrong, refusal in (("state:nowhere", UnknownRecord), ("office:post", InvalidValue)):
        with pytest.raises(refusal):
            is_member(data, wrong, LEAGUE)
        with pytest.raises(refusal):
            is_member(data, HERE, wrong)
    with pytest.raises(InvalidValue):
        held_office(data, HERE, POST)
    with pytest.raises(InvalidValue):
        held_office(data, SHE, LEAGUE)
    with pytest.raises(InvalidValue):
        is_member(data, HERE, LEAGUE, on="lately")
