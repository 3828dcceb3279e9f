"""The one door to the screen: whatever is printed passes here, and no control character of the data does."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
from collections.abc import Iterable
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Text

from natoip4.queries.plain import in_markdown, is_hidden, on_one_line

__all__ = ["as_json", "broken", "clean", "complain", "escaped", "flow", "laid_out", "paint", "report", "say", "width"]

_SUSPECT = re.compile(r"[^ -~]")
_NARROWEST, _WIDEST, _UNKNOWN = 20, 400, 100
_HANG = 2


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
    """Return how many columns there are for a table: COLUMNS, else those of the terminal, else 100."""
    return _columns() or _UNKNOWN


def _columns() -> int | None:
    """Return how many columns there are, or ``None`` where nothing says it, as of a pipe or a file."""
    columns = shutil.get_terminal_size((0, 0)).columns
    return min(max(columns, _NARROWEST), _WIDEST) if columns else None


def broken(line: str, room: int) -> list[str]:
    """Return *line* as lines of at most *room* columns: the later ones stand further in, and no word that fits is cut.

    >>> broken("  said in epis-brief@front.4, nato-nl-2026", 24)
    ['  said in', '    epis-brief@front.4,', '    nato-nl-2026']
    """
    body = line.lstrip(" ")
    indent = len(line) - len(body)
    if cell_len(line) <= room:
        return [line]
    longest = max((size for size in map(cell_len, body.split(" ")) if size <= room), default=0)
    indent, hang = (min(columns, room - longest, room // 2) for columns in (indent, indent + _HANG))
    parts = Text(body).wrap(_console(room, colour=False), room - hang, overflow="fold")
    return [" " * (hang if place else indent) + part.plain.rstrip() for place, part in enumerate(parts)]


def flow(lines: Iterable[str]) -> None:
    """Print lines of any text, each over as many lines as the columns make of it; unbroken where nothing says how many."""
    room = _columns()
    cleaned = [_as_shown(clean(line).rstrip()) for line in lines]
    say("\n".join(cleaned if room is None else [part for line in cleaned for part in broken(line, room)]))


def _as_shown(line: str) -> str:
    """Return *line* as the screen shows it: with the numbers of letters that it lacks, which take more room."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return line.encode(encoding, "backslashreplace").decode(encoding)


def paint(what: RenderableType) -> None:
    """Print something that rich lays out; colour only on a terminal, and not under NO_COLOR."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    _write(sys.stdout, _painted(what, colour=colour))


def laid_out(what: RenderableType) -> str:
    """Return something that rich lays out as text for a file: as the screen shows it, without colour.

    >>> laid_out(Text("Japan", style="cyan"))
    'Japan\\n'
    """
    return _painted(what, colour=False)


def _painted(what: RenderableType, *, colour: bool) -> str:
    written = io.StringIO()
    _console(width(), colour=colour, file=written).print(what)
    return "".join(f"{line.rstrip()}\n" for line in written.getvalue().splitlines())


def _console(columns: int, *, colour: bool, file: TextIO | None = None) -> Console:
    return Console(
        file=io.StringIO() if file is None else file,
        width=columns,
        force_terminal=colour,
        force_jupyter=False,
        force_interactive=False,
        color_system="standard" if colour else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )


def say(text: str) -> None:
    """Print lines that are clean already."""
    _write(sys.stdout, f"{text}\n")


def report(text: str) -> None:
    """Print one line beside the answer, on stderr, where there is somewhere to print it."""
    if sys.stderr is not None:
        _write(sys.stderr, f"{clean(text)}\n")


def complain(text: str) -> None:
    """Print one line of complaint, where there is somewhere to print it."""
    report(f"natoip4: {text}")


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
