"""The one door to the screen: whatever is printed passes here, and no control character of the data does."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
from typing import TextIO

from rich.console import Console, RenderableType

from natoip4.queries.plain import in_markdown, is_hidden, on_one_line

__all__ = ["as_json", "clean", "complain", "escaped", "paint", "say", "width"]

_SUSPECT = re.compile(r"[^ -~]")
_NARROWEST, _WIDEST = 20, 400


def clean(text: str) -> str:
    r"""Return *text* on one line, control and direction characters written out as escapes.

    >>> print(clean("red\x1b[31m, then\n a line"))
    red\x1b[31m, then a line
    """
    return on_one_line(text)


def escaped(text: str) -> str:
    r"""Return *text* so that Markdown shows it letter for letter, in a table too.

    >>> escaped("a|b <i>")
    'a\\|b &lt;i&gt;'
    """
    return in_markdown(text)


def as_json(plain: object) -> str:
    r"""Return *plain* as JSON to print; what cannot be shown safely is escaped, as JSON can.

    >>> print(as_json({"name": "Tokyo\x9b"}))
    {
      "name": "Tokyo\u009b"
    }
    """
    return _SUSPECT.sub(_in_json, json.dumps(plain, indent=2, ensure_ascii=False))


def _in_json(match: re.Match[str]) -> str:
    letter = match.group()
    hidden = is_hidden(letter) and letter != "\n"
    return json.dumps(letter)[1:-1] if hidden or not _can_show(letter) else letter


def _can_show(letter: str) -> bool:
    try:
        letter.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def width() -> int:
    """Return how many columns there are: COLUMNS, else those of the terminal, else 100."""
    return min(max(shutil.get_terminal_size((100, 24)).columns, _NARROWEST), _WIDEST)


def paint(what: RenderableType) -> None:
    """Print something that rich lays out; colour only on a terminal, and not under NO_COLOR."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    console = Console(
        file=io.StringIO(),
        width=width(),
        force_terminal=colour,
        force_jupyter=False,
        force_interactive=False,
        color_system="standard" if colour else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    console.print(what)
    painted = console.file
    if isinstance(painted, io.StringIO):
        lines = painted.getvalue().splitlines()
        _write(sys.stdout, "".join(f"{line.rstrip()}\n" for line in lines))


def say(text: str) -> None:
    """Print lines that are clean already."""
    _write(sys.stdout, f"{text}\n")


def complain(text: str) -> None:
    """Print one line of complaint, where there is somewhere to print it."""
    if sys.stderr is not None:
        _write(sys.stderr, f"natoip4: {clean(text)}\n")


def _write(stream: TextIO | None, text: str) -> None:
    """Write all of *text*; that nobody reads it any more is no error."""
    if stream is None:
        raise OSError("there is no standard output to write to")
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
