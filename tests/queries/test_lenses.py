"""Every result says through what it was asked, and all say it alike."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import InvalidValue
from natoip4.export.changes import diff_text
from natoip4.export.gexf import gexf
from natoip4.queries.comparison import compare, profile
from natoip4.queries.conclusions import conclusions
from natoip4.queries.coverage import coverage
from natoip4.queries.diff import diff
from natoip4.queries.lenses import lens_in_words, lens_to_dict
from natoip4.queries.network import around, network, rolled_up
from natoip4.queries.profiles import profiles
from natoip4.queries.timeline import timeline
from natoip4.records.ids import Id
from natoip4.records.sources import Source
from natoip4.resolution.views import Lens
from natoip4.values.dates import PartialDate

DATA = load()
VIEW = DATA.view(known_on="2024-06", sources=["source:nato-itpp-japan", "source:epis-brief"])

RESULTS: dict[str, Callable[[Dataset], tuple[Lens | None, dict[str, object]]]] = {
    "compare": lambda data: ((one := compare(data, rows=["ties"])).lens, one.to_dict()),
    "profile": lambda data: ((one := profile(data, "state:jpn", rows=["ties"])).lens, one.to_dict()),
    "timeline": lambda data: ((one := timeline(data)).lens, one.to_dict()),
    "network": lambda data: ((one := network(data)).lens, one.to_dict()),
    "around": lambda data: ((one := around(network(data), ["state:jpn"])).lens, one.to_dict()),
    "rolled_up": lambda data: ((one := rolled_up(data, network(data))).lens, one.to_dict()),
    "coverage": lambda data: ((one := coverage(data)).lens, one.to_dict()),
}


@pytest.mark.parametrize("asked", RESULTS.values(), ids=RESULTS)
def test_a_result_says_through_what_it_was_asked(asked: Callable[[Dataset], tuple[Lens | None, dict[str, object]]]) -> None:
    for data in (DATA, VIEW):
        lens, plain = asked(data)
        assert lens == data.lens
        assert plain["lens"] == lens_to_dict(data.lens)
        assert not {"known_on", "conjectures"} & plain.keys()


def test_what_is_a_part_of_a_document_leaves_that_to_the_document() -> None:
    for one in (conclusions(VIEW)[0], profiles(VIEW)[0]):
        assert one.lens == VIEW.lens
        assert not {"lens", "known_on", "sources", "conjectures"} & one.to_dict().keys()


def test_a_difference_says_so_of_both_sides() -> None:
    found = diff(DATA, VIEW)
    assert (found.old, found.new) == (None, VIEW.lens)
    assert (found.reversed().old, found.touching("state:jpn").new) == (VIEW.lens, VIEW.lens)
    assert (found.to_dict()["old"], found.to_dict()["new"]) == ({"lens": None}, {"lens": lens_to_dict(VIEW.lens)})


def test_what_a_lens_lets_through() -> None:
    sources = ["source:epis-brief", "source:nato-itpp-japan"]
    known = [{"date": "2024-06", "possible": False}]
    assert lens_to_dict(VIEW.lens) == {"sources": sources, "known_on": known, "conjectures": False}
    assert lens_in_words(VIEW.lens) == ("as known on 2024-06", "as seen by source:epis-brief, source:nato-itpp-japan alone")
    assert lens_in_words(None) == lens_in_words(Dataset().view().lens) == ()
    assert lens_to_dict(None) is None
    assert lens_to_dict(Dataset().view().lens) == {"sources": None, "known_on": [], "conjectures": False}
    guessed = Dataset().view(conjectures=True).lens
    assert lens_to_dict(guessed) == {"sources": None, "known_on": [], "conjectures": True}
    assert lens_in_words(guessed) == ("with what is only taken to be so",)
    both = DATA.view(known_on="2025", possible=True).view(known_on="2024", sources=[]).lens
    dates = [{"date": "2024", "possible": False}, {"date": "2025", "possible": True}]
    assert lens_to_dict(both) == {"sources": [], "known_on": dates, "conjectures": False}
    assert lens_in_words(both) == ("as known on 2024, possibly 2025", "as seen by no source alone")


def test_every_text_says_it_in_the_same_words() -> None:
    table = compare(VIEW, rows=["ties"])
    for text in (
        table.to_markdown(),
        table.to_html(),
        "\n".join(table.notes),
        diff_text(diff(VIEW, VIEW)),
        gexf(network(VIEW)),
    ):
        assert all(words in text for words in lens_in_words(VIEW.lens))


@given(st.lists(st.tuples(st.sampled_from(["2023", "2024-06", "2025-03-01"]), st.booleans())), st.booleans())
def test_a_program_reads_all_of_a_lens(dates: list[tuple[str, bool]], conjectures: bool) -> None:  # noqa: FBT001
    limits = frozenset((PartialDate(date), possible) for date, possible in dates)
    lens = Lens(known_on=limits, sources=frozenset({Source.ref("a")}), conjectures=conjectures)
    plain = json.loads(json.dumps(lens_to_dict(lens)))
    read = frozenset((PartialDate(one["date"]), one["possible"]) for one in plain["known_on"])
    sources = frozenset(Id.parse(source) for source in plain["sources"])
    assert Lens(known_on=read, sources=sources, conjectures=plain["conjectures"]) == lens


def test_what_is_no_lens_is_refused() -> None:
    with pytest.raises(InvalidValue, match="not a Lens"):
        lens_to_dict(7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may
