"""Plain text: one safe line, that Markdown and HTML show letter for letter."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from natoip4.queries.plain import in_html, in_markdown, is_hidden, on_one_line


@given(st.text())
def test_one_line_hides_nothing_and_is_one(text: str) -> None:
    line = on_one_line(text)
    assert len(line.splitlines()) <= 1
    assert not any(map(is_hidden, line))
    assert on_one_line(line) == line


@given(st.text())
def test_html_shows_it_letter_for_letter(text: str) -> None:
    assert html.unescape(in_html(text)) == on_one_line(text)
    assert not set(in_html(text)) & set("<>\"'")


@given(st.text())
def test_markdown_shows_it_letter_for_letter(text: str) -> None:
    shown = re.sub(r"\\([\\`*_\[\]|~$])", r"\1", html.unescape(in_markdown(text)))
    assert shown == on_one_line(text)


def test_what_joins_letters_is_kept() -> None:
    assert on_one_line("a\u200db\u200c") == "a\u200db\u200c"
    assert on_one_line("one,\r\n  two\u2028three") == "one, two three"
