"""What is no dataset, network, table, timeline or difference is exported by nothing, and says what was expected."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from natoip4.data.bundled import load
from natoip4.errors import InvalidValue
from natoip4.export.bibtex import bibtex_entry
from natoip4.export.changes import diff_text
from natoip4.export.columns import to_csv
from natoip4.export.csl import csl_item
from natoip4.export.dated import asserted_dates, dated_facts, held_dates
from natoip4.export.folders import save_tables
from natoip4.export.frames import to_arrow, to_pandas, to_parquet, to_polars
from natoip4.export.gexf import gexf
from natoip4.export.graphs import graphml, pairs_to_networkx, to_networkx
from natoip4.export.pictures.networks import network_figure, network_png, network_svg
from natoip4.export.pictures.scenes import scene_of
from natoip4.export.pictures.timelines import draw_timeline
from natoip4.export.tables import to_tables
from natoip4.queries.diff import diff
from natoip4.queries.pairing import EVERY_TWO, pairs
from natoip4.queries.reaching import brokers, components, shortest_routes

DATA = load()


def _all(made: Callable[..., Iterable[object]]) -> Callable[[object], object]:
    return lambda thing: list(made(thing))


DOORS: dict[str, tuple[Callable[..., object], str]] = {
    "bibtex_entry": (bibtex_entry, "a Citation"),
    "csl_item": (csl_item, "a Citation"),
    "diff_text": (diff_text, "a Diff"),
    "to_csv": (to_csv, "a Table"),
    "to_arrow": (to_arrow, "a Table"),
    "to_parquet": (to_parquet, "a Table"),
    "to_pandas": (to_pandas, "a Table"),
    "to_polars": (to_polars, "a Table"),
    "to_tables": (to_tables, "a Dataset"),
    "held_dates": (_all(held_dates), "a Dataset"),
    "asserted_dates": (_all(asserted_dates), "a Dataset"),
    "old": (lambda thing: diff(thing, DATA), "a Dataset"),
    "new": (lambda thing: diff(DATA, thing), "a Dataset"),
    "gexf": (gexf, "a Network"),
    "to_networkx": (to_networkx, "a Network"),
    "pairs_to_networkx": (lambda thing: pairs_to_networkx(thing, EVERY_TWO), "a Network"),
    "pairs": (lambda thing: pairs(thing, EVERY_TWO), "a Network"),
    "brokers": (brokers, "a Network"),
    "components": (components, "a Network"),
    "shortest_routes": (lambda thing: shortest_routes(thing, "state:jpn", "org:nato"), "a Network"),
    "scene_of": (scene_of, "a Network"),
    "network_figure": (network_figure, "a Network"),
    "network_svg": (network_svg, "a Network"),
    "network_png": (network_png, "a Network"),
    "draw_timeline": (draw_timeline, "a Timeline"),
}
NEEDS = {
    "to_arrow": "pyarrow",
    "to_parquet": "pyarrow",
    "network_figure": "matplotlib",
    "network_svg": "matplotlib",
    "network_png": "matplotlib",
}


@pytest.mark.parametrize("name", DOORS)
@pytest.mark.parametrize("thing", ["state:jpn", None, 7, DATA["state:jpn"]], ids=["text", "nothing", "number", "record"])
def test_what_is_something_else_is_refused(name: str, thing: object) -> None:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    door, expected = DOORS[name]
    with pytest.raises(InvalidValue, match=f"wrong-type: this is not {expected}; got .*; expected {expected}"):
        door(thing)


@pytest.mark.parametrize("thing", ["a graph", None, DATA], ids=["text", "nothing", "dataset"])
def test_graphml_is_of_graphs(thing: object) -> None:
    pytest.importorskip("networkx")
    with pytest.raises(InvalidValue, match="not a Graph"):
        graphml(thing)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may


@pytest.mark.parametrize(
    "tables", ["tables", 7, None, DATA, to_tables(DATA), to_tables(DATA)["dates"]], ids=lambda one: type(one).__name__
)
def test_tables_alone_are_saved(tmp_path: Path, tables: object) -> None:
    with pytest.raises(InvalidValue, match="wrong-type"):
        save_tables(tables, tmp_path / "out")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("rows", ["rows", 7, None, [7], ["record"], [None]], ids=str)
def test_dated_facts_are_in_rows(rows: object) -> None:
    with pytest.raises(InvalidValue, match="wrong-type"):
        list(dated_facts(rows))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may
