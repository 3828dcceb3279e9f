"""What stands for an actor, and when."""

from __future__ import annotations

import pytest

from natoip4.dataset import Dataset
from natoip4.queries.circles import circle_of
from natoip4.records.actors import Collective, Group, Organisation, Person, State
from natoip4.records.ids import Id
from natoip4.records.offices import Membership, Office, Tenure
from natoip4.records.record import Record
from natoip4.records.sources import Identification
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Facet
from tests.queries.worlds import evidence

HERE = State.ref("here")
GOVERNMENT, MINISTRY = Organisation.ref("government"), Organisation.ref("ministry")
SOME = Person.ref("some")
IN_2024 = Span(start=PartialDate("2024-01-01"), end=PartialDate("2024-12-31"))
IN_2025 = Span(start=PartialDate("2025-01-01"), end=PartialDate("2025-12-31"))


def circle(*records: Record, on: str | None = None) -> dict[Id, Truth]:
    return dict(circle_of(Dataset(records), HERE, on=on))


@pytest.mark.parametrize(
    "records",
    [
        [Organisation(id=GOVERNMENT, of=HERE)],
        [Collective(id=Collective.ref("public"), of=HERE)],
        [Organisation(id=GOVERNMENT, of=HERE), Organisation(id=MINISTRY, of=GOVERNMENT)],
        [Organisation(id=GOVERNMENT, of=HERE, facets=(Facet.GOVERNMENT,), head=SOME)],
        [Office(id=Office.ref("pm"), of=HERE), Tenure(id=Tenure.ref("x"), person=SOME, office=Office.ref("pm"))],
        [Identification(id=Identification.ref("x"), mention=Collective.ref("it"), referent=HERE, evidence=evidence("a"))],
        [Identification(id=Identification.ref("x"), mention=HERE, referent=State.ref("other"), evidence=evidence("a"))],
    ],
    ids=["organ", "collective", "organ of an organ", "head", "office-holder", "mention", "referent"],
)
def test_these_stand_for_a_state(records: list[Record]) -> None:
    found = circle(*records)
    assert len(found) == len({record.id for record in records if not isinstance(record, (Office, Tenure, Identification))}) + (
        1 + any(isinstance(record, (Tenure, Identification)) or getattr(record, "head", None) for record in records)
    )
    assert set(found.values()) == {Truth.YES}


@pytest.mark.parametrize(
    "records",
    [
        [Organisation(id=MINISTRY, to=HERE)],
        [Collective(id=Collective.ref("several"), includes=(HERE,))],
        [Membership(id=Membership.ref("x"), member=HERE, group=Group.ref("four")), Group(id=Group.ref("four"))],
        [Identification(id=Identification.ref("x"), mention=MINISTRY, referent=HERE, evidence=evidence("conjecture from a"))],
    ],
    ids=["accredited", "including", "group", "conjecture"],
)
def test_these_do_not(records: list[Record]) -> None:
    assert circle(*records) == {HERE: Truth.YES}


def test_only_the_head_of_a_government_does() -> None:
    assert SOME not in circle(Organisation(id=MINISTRY, of=HERE, head=SOME))


def test_a_conjectured_tenure_counts_where_conjectures_are_asked_for() -> None:
    office = Office(id=Office.ref("pm"), of=HERE)
    tenure = Tenure(id=Tenure.ref("x"), person=SOME, office=office.id, evidence=evidence("conjecture from a"))  # type: ignore[arg-type]
    assert SOME not in circle(office, tenure)


def test_each_stands_for_it_while_all_links_hold() -> None:
    records = [
        Organisation(id=GOVERNMENT, of=HERE, span=IN_2024),
        Organisation(id=MINISTRY, of=GOVERNMENT, span=IN_2025),
    ]
    assert circle(*records, on="2024-06-01") == {HERE: Truth.YES, GOVERNMENT: Truth.YES, MINISTRY: Truth.NO}
    assert circle(*records, on="2025-06-01") == {HERE: Truth.YES, GOVERNMENT: Truth.NO, MINISTRY: Truth.NO}


def test_the_best_way_counts() -> None:
    office = Office(id=Office.ref("pm"), of=HERE)
    spells = [
        Tenure(id=Tenure.ref(slug), person=SOME, office=Office.ref("pm"), span=span)
        for slug, span in (("a", IN_2024), ("b", IN_2025))
    ]
    for order in (spells, spells[::-1]):
        for on in ("2024-06-01", "2025-06-01"):
            assert circle(office, *order, on=on)[SOME] is Truth.YES
    assert circle(office, *spells, on="2026-06-01")[SOME] is Truth.NO


def test_loops_come_to_an_end() -> None:
    one, other = Organisation(id=GOVERNMENT, of=MINISTRY), Organisation(id=MINISTRY, of=GOVERNMENT)
    assert set(circle_of(Dataset([one, other]), GOVERNMENT)) == {GOVERNMENT, MINISTRY}
