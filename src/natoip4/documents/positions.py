"""Where things stand in a JSON text: the line of every key and element, and keys that stand twice in one object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import attrs

from natoip4.errors import Problem, shown

__all__ = ["Positions", "positions_in", "repeated_keys"]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)


@attrs.define
class Positions:
    """Lines by JSON path, counted from 1, and the paths of keys that stand twice with the line of the second."""

    lines: dict[str, int] = attrs.field(factory=dict[str, int])
    twice: list[tuple[str, int]] = attrs.field(factory=list[tuple[str, int]])

    def line(self, path: str) -> int | None:
        """Return the line of *path*, or of the nearest thing around it that stands in the text."""
        while path not in self.lines:
            shorter = re.sub(r"(\.[^.\[\]]*|\[[^\[\]]*\]|.)$", "", path, flags=re.DOTALL)
            if not path or shorter == path:
                return None
            path = shorter
        return self.lines[path]


@attrs.define
class _Frame:
    """An object or a list that is open: its path, and for a list the index of the next element."""

    path: str
    keys: set[str] | None
    index: int = 0
    key: str | None = None

    def child(self) -> str:
        return f"{self.path}[{self.index}]" if self.keys is None else f"{self.path}.{self.key}"


def positions_in(text: str, first_line: int = 1, root: str = "$") -> Positions:
    """Return the positions in *text*, which must be JSON; nothing recurses, however deep it nests."""
    found = Positions({root: first_line})
    frames: list[_Frame] = []
    for mark, line in _tokens(text, first_line):
        frame = frames[-1] if frames else None
        if mark in "}]":
            frames.pop()
        elif mark == ",":
            if frame is not None:
                frame.index, frame.key = frame.index + 1, None
        elif mark == ":":
            continue
        elif frame is not None and frame.keys is not None and frame.key is None:
            frame.key = key = json.loads(mark)
            path = frame.child()
            if key in frame.keys:
                found.twice.append((path, line))
            frame.keys.add(key)
            found.lines.setdefault(path, line)
        else:
            path = root if frame is None else frame.child()
            found.lines.setdefault(path, line)
            if mark in "{[":
                frames.append(_Frame(path, set() if mark == "{" else None))
    return found


def repeated_keys(text: str, first_line: int = 1, root: str = "$") -> Iterator[Problem]:
    """Yield a problem for every key that stands twice in one object."""
    for path, line in positions_in(text, first_line, root).twice:
        hint = "readers differ in which of the two they keep: delete one"
        key = path.rpartition(".")[2]
        yield Problem(code="duplicate-key", message="this key stands twice", path=path, line=line, got=shown(key), hint=hint)


def _tokens(text: str, line: int) -> Iterator[tuple[str, int]]:
    last = 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", last, match.start())
        last = match.start()
        yield match.group(), line
