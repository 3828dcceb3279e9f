"""Industrial ties: agreements by form and object, patterns apart, and whether the other side is of NATO."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue, UnknownRecord
from natoip4.queries.circles import circle_of
from natoip4.queries.industry import Industry, industry
from natoip4.queries.labels import parties_of
from natoip4.records.actors import Collective, Group, Organisation, State
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.frameworks import Framework
from natoip4.records.ids import Id
from natoip4.records.offices import Membership
from natoip4.records.parts import Milestone, Party
from natoip4.records.record import Actor
from natoip4.records.sources import Coverage
from natoip4.records.topics import Place, Topic
from natoip4.strategies import datasets, partial_dates
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Ongoing, Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import AgreementForm, PartyRole, Stage, TopicForm, Trend
from tests.queries.worlds import evidence

NATO = Organisation.ref("nato")
HERE, ALLY, ALOOF = State.ref("here"), State.ref("ally"), State.ref("aloof")
TANKS, ARMOUR = Topic.ref("tanks"), Topic.ref("armour")
SINCE_2020 = Span(start=PartialDate("2020-01-01"), end=Ongoing(PartialDate("2026-01-01")))


def deal(slug: str, other: str, *, mine: PartyRole | None = None, form: AgreementForm | None = None) -> Agreement:
    return Agreement(
        id=Agreement.ref(slug),
        parties=(Party(actor=HERE, role=mine), Party(actor=Id(other))),
        objects=(TANKS,),
        form=form,
        milestones=(Milestone(stage=Stage.ADOPTION, date=PartialDate("2022")),),
    )


WORLD = Dataset(
    [
        *(State(id=id_) for id_ in (HERE, ALLY, ALOOF)),
        Organisation(id=NATO),
        Organisation(id=Organisation.ref("allied-firm"), home=ALLY),
        Organisation(id=Organisation.ref("aloof-agency"), of=ALOOF),
        Organisation(id=Organisation.ref("nspa"), of=NATO),
        Organisation(id=Organisation.ref("own-firm"), home=HERE),
        Organisation(id=Organisation.ref("rootless")),
        Collective(id=Collective.ref("allies"), of=NATO),
        Membership(id=Membership.ref("ally"), member=ALLY, group=NATO, span=SINCE_2020),
        Coverage(id=Coverage.ref("nato"), subject=NATO, path="membership.group", reason="The whole list.", complete=True),
        Topic(id=ARMOUR, form=TopicForm.CAPABILITY),
        Topic(id=TANKS, form=TopicForm.CAPABILITY, broader=(ARMOUR,)),
        deal("firm", "org:allied-firm", mine=PartyRole.SUPPLIER, form=AgreementForm.EXPORT),
        deal("agency", "org:aloof-agency", mine=PartyRole.RECIPIENT, form=AgreementForm.PROCUREMENT),
        deal("body", "org:nspa", mine=PartyRole.SUPPLIER, form=AgreementForm.EXPORT),
        deal("lost", "org:rootless"),
        Agreement(
            id=Agreement.ref("home"),
            parties=(Party(actor=Organisation.ref("own-firm"), role=PartyRole.DEVELOPER), Party(actor=ALLY)),
        ),
        Agreement(id=Agreement.ref("theirs"), parties=(Party(actor=ALLY), Party(actor=ALOOF))),
        Pattern(
            id=Pattern.ref("many"),
            statement="Ventures multiply.",
            actors=(HERE, ALOOF),
            partners=(Collective.ref("allies"),),
            forms=(AgreementForm.JOINT_VENTURE, AgreementForm.EXPORT),
            trend=Trend.INCREASING,
        ),
        Pattern(id=Pattern.ref("guess"), statement="So we think.", actors=(HERE,), evidence=evidence("conjecture from a@1")),
    ]
)


def test_agreements_by_counterpart() -> None:
    found = {deal.record.slug: deal for deal in industry(WORLD, HERE).agreements}
    assert {slug: (one.counterparts[0].states, one.with_nato) for slug, one in found.items()} == {
        "agency": ((ALOOF,), Truth.NO),
        "body": ((), Truth.YES),
        "firm": ((ALLY,), Truth.YES),
        "home": ((ALLY,), Truth.YES),
        "lost": ((), Truth.MAYBE),
    }
    assert {slug: one.here for slug, one in found.items() if one.here != (HERE,)} == {"home": ("org:own-firm",)}
    assert found["home"].roles == (PartyRole.DEVELOPER,)


def test_membership_of_the_other_side_is_asked_for_the_time() -> None:
    early, late = (
        {deal.record.slug: deal.with_nato for deal in industry(WORLD, HERE, on=on).agreements} for on in ("2019", "2023")
    )
    assert early == {"home": Truth.NO}
    assert late["firm"] is Truth.YES
    assert set(late) == {"agency", "body", "firm", "home", "lost"}


def test_by_form_and_by_object() -> None:
    found = industry(WORLD, HERE)
    assert [(form, [one.record.slug for one in deals]) for form, deals in found.by_form.items()] == [
        (AgreementForm.EXPORT, ["body", "firm"]),
        (AgreementForm.PROCUREMENT, ["agency"]),
        (None, ["home", "lost"]),
    ]
    assert list(found.by_object) == [TANKS, None]
    exports = industry(WORLD, HERE, form=AgreementForm.EXPORT)
    assert ([one.record.slug for one in exports.agreements], [one.record.slug for one in exports.patterns]) == (
        ["body", "firm"],
        ["many"],
    )
    assert industry(WORLD, HERE, about="topic:armour") == industry(WORLD, HERE, about="topic:tanks")
    assert len(industry(WORLD, HERE, about="topic:armour").agreements) == 4


def test_a_pattern_stands_apart_and_faces_its_partners_alone() -> None:
    (many,) = industry(WORLD, HERE).patterns
    assert (many.here, [one.actor for one in many.counterparts], many.with_nato) == (
        (HERE,),
        ["collective:allies"],
        Truth.YES,
    )
    assert (many.trend, many.held) == (Trend.INCREASING, None)
    (back,) = industry(WORLD, NATO).patterns
    assert [one.actor for one in back.counterparts] == [ALOOF, HERE]


def test_what_is_refused() -> None:
    with pytest.raises(InvalidValue, match="wrong-kind"):
        industry(WORLD, "topic:tanks")
    with pytest.raises(UnknownRecord):
        industry(WORLD, HERE, about="topic:none")
    assert industry(Dataset([State(id=HERE)]), HERE) == Industry()


KINDS = (State, Organisation, Group, Agreement, Pattern, Framework, Topic, Place)


@given(datasets(KINDS, max_records=6), st.none() | partial_dates())
def test_every_agreement_and_pattern_is_found_from_each_of_its_sides(data: Dataset, on: PartialDate | None) -> None:
    view = data.view()
    for actor in view.of(Actor):
        circle = circle_of(view, actor.id)
        found = industry(data, actor.id)
        deals = {one.id for one in view.of(Agreement) if not circle.keys().isdisjoint(parties_of(one))}
        patterns = {one.id for one in view.of(Pattern) if not circle.keys().isdisjoint((*one.actors, *one.partners))}
        assert {one.record for one in found.agreements} == deals
        assert {one.record for one in found.patterns} == patterns
        assert found == industry(view, actor.id)
        assert sorted({one.record for group in found.by_form.values() for one in group}) == sorted(deals)
        dated = industry(data, actor.id, on=on)
        assert {one.record for one in dated.agreements} <= deals
        assert {one.record for one in dated.patterns} <= patterns


def test_the_deals_of_the_four_in_the_bundled_data() -> None:
    data = load()
    poland = industry(data, "state:pol", about="topic:tanks")
    assert {state for one in poland.agreements for other in one.counterparts for state in other.states} == {"state:kor"}
    assert {one.with_nato for one in poland.agreements} == {Truth.NO}
    australia = industry(data, "state:aus")
    sides = {one.record.slug: one.with_nato.value for one in australia.agreements}
    assert (sides["aus-mogami"], sides["aus-gbr-submarines"], sides["aus-thales-munitions"]) == ("no", "yes", "maybe")
    assert all(one.support for one in (*australia.agreements, *australia.patterns))
    brief = data.view(sources=["source:epis-brief"])
    assert [one.record.slug for one in industry(brief, "state:kor").agreements] == ["bumar-hyundai-tanks"]
