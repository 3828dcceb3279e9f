"""Plain text: one line that is safe to show, as it stands, in Markdown and in HTML."""

from __future__ import annotations

import re
import unicodedata
from html import escape

__all__ = ["in_html", "in_markdown", "is_hidden", "on_one_line"]

_SPACE = re.compile(r"[ \t\n\v\f\r\x85\u2028\u2029]*[\t\n\v\f\r\x85\u2028\u2029][ \t\n\v\f\r\x85\u2028\u2029]*")
_SUSPECT = re.compile(r"[^ -~]")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"
_MARKS = re.compile(r"([\\`*_\[\]|~$])")


def is_hidden(letter: str) -> bool:
    """Return whether *letter* is a control or direction character; those that scripts need to join letters are none.

    >>> is_hidden("a"), is_hidden(chr(27)), is_hidden(chr(0x200D))
    (False, True, False)
    """
    return unicodedata.category(letter) in _HIDDEN and letter not in _JOINERS


def on_one_line(text: str) -> str:
    r"""Return *text* on one line, control and direction characters written out as escapes.

    >>> print(on_one_line("red\x1b[31m, then\n a line"))
    red\x1b[31m, then a line
    """
    return _SUSPECT.sub(_visible, _SPACE.sub(" ", text))


def _visible(match: re.Match[str]) -> str:
    letter = match.group()
    return letter.encode("unicode_escape", "surrogatepass").decode() if is_hidden(letter) else letter


def in_markdown(text: str) -> str:
    r"""Return *text* so that Markdown shows it letter for letter, in a table too.

    >>> in_markdown("a|b <i>")
    'a\\|b &lt;i&gt;'
    """
    return escape(_MARKS.sub(r"\\\1", on_one_line(text)), quote=False)


def in_html(text: str) -> str:
    """Return *text* so that HTML shows it letter for letter, in an attribute too.

    >>> in_html('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return escape(on_one_line(text))
