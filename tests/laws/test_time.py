"""The laws of the two clocks: what was known on a date, and what held on one."""

from __future__ import annotations

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue
from natoip4.queries.answers import Answer
from natoip4.queries.belonging import is_member
from natoip4.queries.comparison import compare
from natoip4.queries.holding import holding
from natoip4.queries.joining import is_party
from natoip4.queries.leaders import held_office
from natoip4.records.actors import Organisation, Person, State
from natoip4.records.agreements import Agreement, Pattern
from natoip4.records.claims import Claim
from natoip4.records.events import Event, Indicator, Series
from natoip4.records.evidence import Evidence, Said
from natoip4.records.ids import Id
from natoip4.records.kinds import KINDS
from natoip4.records.locators import Locator
from natoip4.records.offices import Membership, Office, Tenure
from natoip4.records.record import Actor, Nature, Record, Relation
from natoip4.records.relations import Tie
from natoip4.records.sources import Coverage, Source
from natoip4.resolution.records import resolved
from natoip4.strategies import datasets, partial_dates, spans
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Ongoing, Span
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Grade, Step
from tests.laws import laws

CLASSES = tuple(kind for kind in KINDS if not issubclass(kind, (Claim, Event, Indicator, Pattern, Series)))
ALL = tuple(kind for kind in KINDS if kind.NATURE is not Nature.SOURCE)
DATES = [PartialDate(text) for text in ("2023", "2024-06", "2025-01", "2025-03-10", "2025-07", "2026", "2100")]
PUBLISHED = (
    ("a", Grade.TRADE, "2023"),
    ("b", Grade.WIRE, "2024-06"),
    ("c", Grade.PRIMARY, "2025-07"),
    ("d", Grade.TRADE, "2026"),
)
MARKS = {ord(mark): None for mark in "~?%"}


def is_date(text: str) -> bool:
    try:
        PartialDate(text)
    except InvalidValue:
        return False
    return True


def attested(source: str, *said: Said) -> Evidence:
    return Evidence(locators=(Locator(Id(f"source:{source}")),), on=(Said("exists", value=True), *said))


@st.composite
def pieces(draw: st.DrawFn) -> Evidence:
    """Evidence that something was so, now and then with a first or a last day."""
    start, end = draw(st.none() | NEAR), draw(st.none() | NEAR | NEAR.map(Ongoing))
    said = [Said(f"span.{name}", value) for name, value in (("start", start), ("end", end)) if value is not None]
    return attested(draw(st.sampled_from("abcd")), *said)


NEAR = st.sampled_from(
    ["2020", "2021-05", "2022-03-10", "2023", "2023-07-01", "2024~", "2024-02", "202X", "XXXX-04", "2025-11?", "2026", "2027"]
).map(PartialDate)
TIMES = st.one_of(NEAR, st.builds("{}/{}".format, NEAR, NEAR).filter(is_date).map(PartialDate), partial_dates(), spans())
SOURCES = [Source(id=Id(f"source:{n}"), title=n, grade=g, date=PartialDate(d)) for n, g, d in PUBLISHED]
THINGS: list[Record] = [
    *(State(id=State.ref(slug), evidence=(attested("a"),)) for slug in ("x", "y")),
    Organisation(id=Organisation.ref("league"), evidence=(attested("a"),)),
    *(Person(id=Person.ref(slug), evidence=(attested("a"),)) for slug in ("p", "q")),
    Office(id=Office.ref("post"), evidence=(attested("a"),)),
]
STATEMENTS: list[Record] = [
    *(Membership(id=Membership.ref(n), member=State.ref("x"), group=Organisation.ref("league")) for n in ("one", "two")),
    *(Tenure(id=Tenure.ref(slug), person=Person.ref(slug), office=Office.ref("post")) for slug in ("p", "q")),
    *(
        Coverage(id=Coverage.ref(slug), subject=Id(subject), path=path, reason="All.", complete=True)
        for slug, subject, path in (("m", "org:league", "membership.group"), ("t", "office:post", "tenure.office"))
    ),
    Tie(id=Tie.ref("tie"), parties=(State.ref("x"), State.ref("y"))),
]


@st.composite
def dated(draw: st.DrawFn) -> Dataset:
    """A world of spells whose ends several sources give, one after another, more or less finely."""
    world = Dataset([*SOURCES, *THINGS])
    chosen = draw(st.lists(st.sampled_from(STATEMENTS), min_size=1, unique_by=lambda record: record.id))
    return world.with_([told(world, record, draw(st.lists(pieces(), min_size=1, max_size=3))) for record in chosen])


def told(world: Dataset, record: Record, pieces: list[Evidence]) -> Record:
    """Return *record* with more evidence, and what the default policy makes of all of it."""
    whole = attrs.evolve(record, evidence=(*record.evidence, *pieces))
    firm = [piece for piece in whole.evidence if piece.step is not Step.CONJECTURE]
    settled = resolved(whole, world.with_([whole]), firm)
    return attrs.evolve(settled, evidence=whole.evidence)


@st.composite
def seen(draw: st.DrawFn) -> Dataset:
    """A dataset, or what was known of it on a date."""
    data = draw(st.one_of(dated(), dated(), datasets(CLASSES)))
    known = draw(st.none() | st.sampled_from(DATES))
    return data if known is None else data.view(known_on=known, possible=draw(st.booleans()))


@st.composite
def narrow_and_wide(draw: st.DrawFn) -> tuple[PartialDate, PartialDate]:
    """Two times of which the second takes in the first, whatever day the first may mean."""
    one = draw(NEAR | partial_dates())
    first, last = PartialDate(one.edtf.translate(MARKS)).bounds
    ends = [draw(st.sampled_from(["..", bound])) if "inf" not in bound else ".." for bound in (first, last)]
    wide = [PartialDate(text) for text in ("202X", "XXXX", "/".join(ends), f"{first}/{last}") if is_date(text)]
    wide = [time for time in wide if one.within(time) and (time.is_interval or not one.is_interval)]
    assume(wide)
    return one, draw(st.sampled_from(wide))


@st.composite
def fine_and_rough(draw: st.DrawFn) -> tuple[PartialDate, PartialDate]:
    """Two dates of which the second may mean all that the first may."""
    fine = draw(NEAR | partial_dates(intervals=False))
    text = fine.edtf.translate(MARKS)
    texts = (text[:7], text[:4], f"{text[:3]}X", f"{text}~", f"{text}%", "XXXX")
    return fine, draw(
        st.sampled_from([PartialDate(one) for one in texts if is_date(one) and fine.within(PartialDate(one))] or [fine])
    )


def ids(entries: tuple[object, ...]) -> set[Id]:
    return {entry.records[0] for entry in entries}  # type: ignore[attr-defined]


@given(seen(), TIMES)
def test_the_certain_is_possible_and_apart_from_the_rest(data: Dataset, on: PartialDate | Span) -> None:
    found = holding(data, on=on, kinds=ALL)
    assert ids(found.certain) <= ids(found.possible)
    assert not ids(found.certain) & ids(found.maybe)
    assert ids(found.possible) <= {record.id for record in data.values()}


@given(seen(), narrow_and_wide())
def test_a_wider_time_never_loses_a_possible_answer(data: Dataset, times: tuple[PartialDate, PartialDate]) -> None:
    narrow, wide = times
    assert ids(holding(data, on=narrow, kinds=ALL).possible) <= ids(holding(data, on=wide, kinds=ALL).possible)
    for one, other in zip(answers(data, narrow), answers(data, wide), strict=True):
        assert other.possible or not one.possible


@given(seen(), fine_and_rough())
def test_what_is_certain_of_a_rough_date_is_so_of_a_finer_one(data: Dataset, dates: tuple[PartialDate, PartialDate]) -> None:
    fine, rough = dates
    known = holding(data, on=rough)
    finer = holding(data, on=fine)
    assert ids(known.certain) <= ids(finer.certain)
    assert ids(finer.possible) <= ids(known.possible)
    for one, other in zip(answers(data, rough), answers(data, fine), strict=True):
        assert one.truth in (None, Truth.MAYBE, other.truth)


@given(seen(), TIMES)
def test_a_time_narrows_what_is_asked_without_one(data: Dataset, on: PartialDate | Span) -> None:
    for one, other in zip(answers(data, None), answers(data, on), strict=True):
        assert not (other.certain and one.truth is Truth.NO)
        assert one.covered or not other.covered


def answers(data: Dataset, on: PartialDate | Span | None, *, questions: Dataset | None = None) -> list[Answer]:
    """Ask who is a member, a party, a holder of what, for all that there is."""
    base = data.base if questions is None else questions
    actors = [record.id for record in base.of(Actor)]
    terms, ties = base.of(Tenure), [record.id for kind in (Relation, Agreement) for record in base.of(kind)]
    found = [is_member(data, actor, spell.group, on=on) for actor in actors for spell in base.of(Membership)]
    found += [held_office(data, one.person, other.office, on=on) for one in terms for other in terms]
    return found + [is_party(data, actor, tie, on=on) for actor in actors for tie in ties]


LATER = Source(id=Id("source:later"), title="Later", grade=Grade.PRIMARY, date=PartialDate("2200"))


@given(st.data(), dated() | datasets(CLASSES), st.sampled_from(DATES), TIMES)
def test_a_correction_rewrites_nothing_that_was_known_before(
    data: st.DataObject, base: Dataset, known: PartialDate, on: PartialDate | Span
) -> None:
    told_so_far = written_out(base)
    changed = data.draw(corrected(told_so_far))
    before, after = told_so_far.view(known_on=known), changed.view(known_on=known)
    assert holding(after, on=on, kinds=ALL) == holding(before, on=on, kinds=ALL)
    actors = [record.id for record in base.of(Actor)][:2]
    assert compare(after, actors, on=on) == compare(before, actors, on=on)
    assert answers(after, on, questions=base) == answers(before, on, questions=base)


def written_out(base: Dataset) -> Dataset:
    """Return *base* with evidence for the whole of a record written path by path, as it must be beside a second source."""
    told = {id_: [attrs.evolve(p, on=_sayings(record, p)) for p in record.evidence] for id_, record in base.items()}
    return base.with_([attrs.evolve(base[id_], evidence=tuple(pieces)) for id_, pieces in told.items() if pieces])


def _sayings(record: Record, piece: Evidence) -> tuple[Said, ...]:
    return tuple(Said(*one) for one in laws.sayings(record, piece))


@st.composite
def corrected(draw: st.DrawFn, base: Dataset) -> Dataset:
    """Return *base* with a later and better source that contradicts what has a span, and adds a membership of its own."""
    spanned = [record for record in base.values() if isinstance(record, (Coverage, Membership, Tenure, Tie))]
    added: list[Record] = [LATER]
    world = base.with_([LATER])
    if spanned:
        record = draw(st.sampled_from(spanned))
        piece = attested("later", Said("span.start", draw(NEAR)), Said("span.end", draw(NEAR)))
        added.append(told(world, record, [piece]))
    actors, groups = base.of(Actor), base.of(Organisation)
    if groups:
        member, group = Id[Actor](actors[0].id), Id[Organisation](draw(st.sampled_from(groups)).id)
        spell = Membership(id=Membership.ref("later"), member=member, group=group, evidence=(attested("later"),))
        added.append(spell)
    return base.with_(added)


def test_no_complete_list_is_seen_without_those_in_it() -> None:
    """What makes a "no" sayable rests on all that it takes: in the smallest view with it, whoever is in it is not denied."""
    data = load()
    lists = [one for one in data.of(Coverage) if one.complete]
    assert len(lists) >= 8
    for one in lists:
        view = data.view(sources={source for piece in one.evidence for source in piece.sources})
        assert one.id in view
        for spell in (spell for spell in data.of(Membership) if spell.group == one.subject):
            assert is_member(view, spell.member, spell.group, on=one.span).possible, (one.id, spell.id)
        for term in (term for term in data.of(Tenure) if term.office == one.subject):
            answer = held_office(view, term.person, term.office, on=one.span)
            assert answer.possible or not held_office(data, term.person, term.office, on=one.span).certain, (one.id, term.id)


def test_the_two_clocks_together() -> None:
    data = load()
    early = data.view(known_on="2024-06")
    assert held_office(early, "person:yoon-suk-yeol", "office:kor-president", on="2026").truth is Truth.MAYBE
    assert held_office(data, "person:yoon-suk-yeol", "office:kor-president", on="2026").truth is Truth.NO
    members = [is_member(data, "state:usa", "org:nato", on=on).label for on in ("1948", "1950", "2024-03-08", "2025")]
    assert members == ["no", "yes", "yes", "maybe"]
    others = [is_member(data, "state:jpn", "org:nato", on=on).label for on in ("1948", "1950", "2024-03-08", "2025")]
    assert others == ["not covered", "no", "no", "not covered"]
    five = [is_member(data, state, "group:five-eyes").label for state in ("state:nzl", "state:jpn")]
    assert five == ["yes", "no"]
    five = [is_member(data, state, "group:five-eyes", on="2024").label for state in ("state:nzl", "state:jpn")]
    assert five == ["maybe", "maybe"]
