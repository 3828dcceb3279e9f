"""Search: every name finds its bearer, and nothing is found that does not hold the words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue
from natoip4.queries.searching import Hit, Match, folded, search
from natoip4.records.claims import Claim
from natoip4.strategies import datasets
from natoip4.values.names import Name
from tests.queries.worlds import world

BRIEF = "source:epis-brief"


def finds_every_name(data: Dataset) -> None:
    for record in data.values():
        names: tuple[Name, ...] = getattr(record, "names", None) or ()
        for name in names:
            hits = search(data, name.text, limit=None)
            assert (record.id, Match.NAME) in {(hit.record, hit.match) for hit in hits}
            assert hits[0].match is Match.NAME


@given(datasets())
def test_every_name_finds_its_bearer_first(data: Dataset) -> None:
    finds_every_name(data)


def test_every_bundled_name_finds_its_bearer_first() -> None:
    finds_every_name(load())


@given(st.text(min_size=1).filter(str.strip))
def test_what_is_found_holds_what_was_sought(text: str) -> None:
    for hit in search(load(), text):
        assert all(word in folded(hit.text) for word in folded(text).split() if word.isalnum())


@given(st.sampled_from(["nato", "hyundai", "strategic equilibrium", "tank", "japan", "ł"]))
def test_case_diacritics_and_form_do_not_count(text: str) -> None:
    found = search(load(), text)
    assert search(load(), text.upper()) == found
    assert search(load(), unicodedata.normalize("NFD", text)) == found
    assert search(load(), f"  {text} ") == found


@given(st.sampled_from(["nato", "tank", "us", "defence industry"]), st.integers(1, 30))
def test_a_limit_takes_the_best(text: str, limit: int) -> None:
    assert search(load(), text, limit=limit) == search(load(), text, limit=None)[:limit]


def test_names_come_before_terms_before_statements() -> None:
    places = [list(Match).index(hit.match) for hit in search(load(), "nato", limit=None)]
    assert places == sorted(places)
    hits = search(load(), "strategic equilibrium")
    assert [hit.match for hit in hits[:2]] == [Match.NAME, Match.TERM]
    assert hits[1].record.prefix == Claim.PREFIX


def test_a_whole_word_comes_before_one_cut_short() -> None:
    assert [str(hit.record) for hit in search(world(), "the")][:2] == ["org:government", "state:kor"]


def test_nothing_is_guessed() -> None:
    assert search(load(), "japn") == ()
    assert search(load(), "hyundai zebra") == ()


@pytest.mark.parametrize("text", ["nato", "tokyo", "2025", "hyundai", "a", "mission", "visit"])
def test_a_view_finds_nothing_that_it_lacks(text: str) -> None:
    view = load().view(sources=[BRIEF])
    hits = search(view, text, limit=None)
    assert all(hit.record in view for hit in hits)
    alone = Dataset(view.values())
    assert hits == search(alone, text, limit=None)


@pytest.mark.parametrize(("text", "limit"), [("", 20), ("  ", 20), ("nato", 0), ("nato", -1), (None, 20)])
def test_what_cannot_be_sought(text: str, limit: int) -> None:
    with pytest.raises(InvalidValue):
        search(load(), text, limit=limit)


def test_a_hit_in_plain_objects() -> None:
    hit = search(load(), "AUKUS", limit=1)[0]
    assert isinstance(hit, Hit)
    assert hit.to_dict() == {
        "record": "group:aukus",
        "label": "AUKUS",
        "match": "name",
        "field": "names",
        "text": "AUKUS",
    }
