"""Markup: tables that are well formed, that keep their shape, and that let no text of the data through."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from natoip4.data.bundled import load
from natoip4.queries.cells import Cell, Entry, Row
from natoip4.queries.comparison import compare
from natoip4.queries.markup import html_table, in_words, markdown_table
from natoip4.queries.plain import in_markdown
from natoip4.records.ids import Id
from natoip4.values.truth import Truth
from tests.queries.worlds import world

_ALLOWED = {"table", "caption", "small", "thead", "tbody", "tr", "th", "td", "div", "strong", "ul", "li", "span", "em", "br"}
_VOID = {"br"}


class Reader(HTMLParser):
    """Reads HTML, checks that every element is closed where it must be, and keeps the text and the cells of each row."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.scopes: list[str | None] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _ALLOWED, tag
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
        if tag == "th":
            self.scopes.append(dict(attrs).get("scope"))
        assert {name for name, _ in attrs} <= {"class", "scope", "title", "data-state"}
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data


def test_the_html_has_a_row_for_each_question_and_a_header_for_each_actor() -> None:
    comparison = compare(load())
    reader = Reader(comparison.to_html())
    assert [row[0].strip() for row in reader.rows] == ["", *(row.label for row in comparison.rows)]
    assert {len(row) for row in reader.rows} == {5}
    assert tuple(reader.rows[0][1:]) == comparison.names
    assert reader.scopes == ["col"] * 4 + ["row"] * len(comparison.rows)
    assert comparison._repr_html_() == comparison.to_html()


def test_the_html_says_all_that_the_table_holds() -> None:
    comparison = compare(load(), on="2025")
    reader = Reader(comparison.to_html())
    for row, read in zip(comparison.rows, reader.rows[1:], strict=True):
        for cell, text in zip(row.cells, read[1:], strict=True):
            assert all(in_words(entry, dict(comparison.wholes)) in text for entry in cell.entries)
            assert str(cell.tally) in text or cell.state.value in text
    assert all(note in reader.text for note in comparison.notes)


def test_the_markdown_has_the_notes_below_the_table() -> None:
    comparison = compare(load().view(known_on="2025", sources=["source:epis-brief"]), on="2025")
    table, *notes = comparison.to_markdown().split("\n\n")
    assert len(table.splitlines()) == 2 + len(comparison.rows)
    assert notes == [in_markdown(note) for note in comparison.notes]


TEXTS = st.text(max_size=20) | st.sampled_from(
    ["<script>alert(1)</script>", "</td>", '"><b', "&amp;", "a\x1b[31mb\x00", "|\n|"]
)


@given(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
def test_no_text_becomes_markup(name: str, label: str, group: str, row: str, whole: str) -> None:
    entry = Entry(
        records=(), label=label, group=group, whole=Id("group:x"), contested=((Id("tie:x"), "span"),), holds=Truth.MAYBE
    )
    rows = [Row(key="x", label=row, cells=(Cell(entries=(entry,)), Cell()))]
    html = html_table([name, name], rows, {Id("group:x"): whole}, [name])
    Reader(html)
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", html) is None
    lines = markdown_table([name, name], rows, {Id("group:x"): whole}, [name]).split("\n")
    assert [len(re.findall(r"(?<!\\)\|", line)) for line in lines] == [4, 4, 4, 0, 0]
    assert "<script" not in "".join(lines)


def test_an_entry_in_words_says_what_is_contested_and_of_whom_it_is_said() -> None:
    entry = Entry(records=(), label="x", contested=((Id("tie:x"), "span"), (Id("tie:y"), "span")), whole=Id("group:x"))
    assert in_words(entry, {}) == "x [contested: span] [group:x]"


def test_an_empty_cell_is_named_by_its_state() -> None:
    comparison = compare(world(), ["state:kor"], rows=["missions"])
    assert comparison.to_markdown().splitlines()[2] == "| **Representation and missions** | *not covered* |"
    assert '<td data-state="not covered"><em>not covered</em></td>' in comparison.to_html()


def test_a_comparison_of_nobody_is_a_table_all_the_same() -> None:
    assert len(Reader(compare(world(), ()).to_html()).rows) == len(compare(world(), ()).rows) + 1
