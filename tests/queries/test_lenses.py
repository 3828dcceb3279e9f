"""Every result says through what it was asked, and all say it alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.queries.comparison import compare, profile
from natoip4.queries.conclusions import conclusions
from natoip4.queries.coverage import coverage
from natoip4.queries.diff import diff
from natoip4.queries.lenses import lens_in_words, lens_to_dict
from natoip4.queries.network import around, network, rolled_up
from natoip4.queries.profiles import profiles
from natoip4.queries.timeline import timeline
from natoip4.resolution.views import Lens

DATA = load()
VIEW = DATA.view(known_on="2024-06", sources=["source:nato-itpp-japan", "source:epis-brief"])

RESULTS: dict[str, Callable[[Dataset], tuple[Lens | None, dict[str, object]]]] = {
    "compare": lambda data: ((one := compare(data, rows=["ties"])).lens, one.to_dict()),
    "profile": lambda data: ((one := profile(data, "state:jpn", rows=["ties"])).lens, one.to_dict()),
    "timeline": lambda data: ((one := timeline(data)).lens, one.to_dict()),
    "network": lambda data: ((one := network(data)).lens, one.to_dict()),
    "around": lambda data: ((one := around(network(data), ["state:jpn"])).lens, one.to_dict()),
    "rolled_up": lambda data: ((one := rolled_up(data, network(data))).lens, one.to_dict()),
    "conclusions": lambda data: ((one := conclusions(data)[0]).lens, one.to_dict()),
    "profiles": lambda data: ((one := profiles(data)[0]).lens, one.to_dict()),
    "coverage": lambda data: ((one := coverage(data)).lens, one.to_dict()),
}


@pytest.mark.parametrize("asked", RESULTS.values(), ids=RESULTS)
def test_a_result_says_through_what_it_was_asked(asked: Callable[[Dataset], tuple[Lens | None, dict[str, object]]]) -> None:
    for data in (DATA, VIEW):
        lens, plain = asked(data)
        assert lens == data.lens
        assert lens_to_dict(data.lens).items() <= plain.items()


def test_a_difference_says_so_of_both_sides() -> None:
    found = diff(DATA, VIEW)
    assert (found.old, found.new) == (None, VIEW.lens)
    assert (found.reversed().old, found.touching("state:jpn").new) == (VIEW.lens, VIEW.lens)
    assert (found.to_dict()["old"], found.to_dict()["new"]) == (lens_to_dict(None), lens_to_dict(VIEW.lens))


def test_what_a_lens_lets_through() -> None:
    sources = ["source:epis-brief", "source:nato-itpp-japan"]
    assert lens_to_dict(VIEW.lens) == {"known_on": "2024-06", "sources": sources, "conjectures": False}
    assert lens_in_words(VIEW.lens) == ("as known on 2024-06", "as seen by source:epis-brief, source:nato-itpp-japan alone")
    assert lens_in_words(None) == lens_in_words(Dataset().view().lens) == ()
    guessed = Dataset().view(conjectures=True).lens
    assert lens_to_dict(guessed) == {"known_on": None, "sources": None, "conjectures": True}
    assert lens_in_words(guessed) == ("with what is only taken to be so",)
    both = DATA.view(known_on="2025", possible=True).view(known_on="2024", sources=[]).lens
    assert lens_to_dict(both) == {"known_on": "2024, possibly 2025", "sources": [], "conjectures": False}
    assert lens_in_words(both) == ("as known on 2024, possibly 2025", "as seen by no source alone")
