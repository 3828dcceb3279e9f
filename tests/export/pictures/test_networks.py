"""Networks as pictures: the same bytes again, whatever the settings; every name in it; what cannot be read is refused."""

from __future__ import annotations

import sys
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, settings

from natoip4.data.bundled import load
from natoip4.errors import InvalidValue, MissingExtra
from natoip4.export.pictures.networks import network_figure, network_png, network_svg
from natoip4.queries.comparison import IP4
from natoip4.queries.network import Network, around, network
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import TieCharacter
from tests.queries.networks import network_of, networks, tie

mpl = pytest.importorskip("matplotlib")

SMALL = network_of(
    [
        tie("1", "a", "b", character=TieCharacter.ADVERSE),
        tie("2", "b", "c", character=TieCharacter.MIXED, holds=Truth.MAYBE),
        tie("3", "a", "b", "c"),
        tie("4", "c", "d", character=TieCharacter.COOPERATIVE),
        tie("5", "c", "d", character=TieCharacter.COOPERATIVE),
    ]
)


def words_in(net: Network) -> list[str]:
    return [text.get_text() for axes in network_figure(net).axes for text in axes.texts]


def test_the_same_network_is_the_same_picture_whatever_the_settings() -> None:
    svg, png = network_svg(SMALL), network_png(SMALL)
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.fonttype": "none", "savefig.dpi": 20}):
        assert network_svg(SMALL) == svg
        assert network_png(SMALL) == png
    assert png.startswith(b"\x89PNG")
    root = ET.fromstring(svg)  # noqa: S314 - written here
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "dc:date" not in svg


@settings(max_examples=10)
@given(networks(most=5))
def test_any_network_can_be_drawn_with_every_name(net: Network) -> None:
    words = words_in(net)
    for node in net.nodes:
        assert node.name in words


def test_the_key_names_what_is_in_the_picture_and_nothing_else() -> None:
    words = words_in(SMALL)
    assert {"state", "cooperative", "adverse", "mixed", "not coded", "may have held", "one tie of three or more"} <= set(words)
    assert "2" in words
    assert "1  3" in words
    plain = words_in(network_of([tie("4", "c", "d", character=TieCharacter.COOPERATIVE)]))
    assert "cooperative" in plain
    assert not {"adverse", "mixed", "not coded", "may have held", "one tie of three or more", "group"} & set(plain)


def test_the_bundled_network_around_the_four_fits_its_page() -> None:
    net = around(network(load(), on="2025-06"), IP4)
    figure = network_figure(net)
    figure.draw_without_rendering()
    page = figure.bbox
    held = [text.get_window_extent() for axes in figure.axes for text in axes.texts]
    assert all(page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1 for box in held)
    for place, one in enumerate(held):
        assert not any(one.overlaps(other) for other in held[place + 1 :])


def test_signs_that_look_like_formulas_and_letters_without_a_shape_are_written_as_they_are() -> None:
    net = network_of([tie("1", "a", "b")])
    odd = attrs.evolve(net, nodes=(attrs.evolve(net.nodes[0], name="$x_1$ \U000e0fff 東京 \x1b"), net.nodes[1]))
    assert network_svg(odd) == network_svg(odd)
    assert any(word.startswith("$x_1$") for word in words_in(odd))


def test_what_nobody_could_read_is_refused() -> None:
    net = network_of([tie(f"t{place}", f"a{place}", f"b{place}") for place in range(126)])
    with pytest.raises(InvalidValue, match=r"too-large-to-draw.*252 boxes and dots.*at most 250.*narrower time"):
        network_svg(net)


def test_a_network_of_nothing_is_an_empty_page() -> None:
    assert words_in(network_of([])) == ["Who was tied to whom"]


def test_without_matplotlib_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "matplotlib"]:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtra, match=r"natoip4\[pictures\]"):
        network_svg(SMALL)


def test_a_picture_says_through_what_it_was_seen() -> None:
    view = load().view(known_on="2025-06", sources=["source:epis-brief"])
    words = words_in(around(network(view), ["state:rus"]))
    assert {"as known on 2025-06", "as seen by source:epis-brief alone"} <= set(words)
    assert not any("as known" in word for word in words_in(SMALL))
