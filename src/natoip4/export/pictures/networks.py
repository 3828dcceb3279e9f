"""A network as a picture: boxes for actors, lines for ties, numbered dots where three or more meet.

Actors are coloured by kind. An adverse tie is red and crossed, a mixed one amber, one whose character is not coded grey; what
may have held, and is not certain, is dashed. Ties alike between the same two are one line, with their number on it. The extra
``pictures`` brings matplotlib.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from natoip4.errors import invalid_value
from natoip4.export.pictures.layouts import Box, Joint, laid_out
from natoip4.export.pictures.scenes import Line, Scene, scene_of
from natoip4.export.pictures.sheets import drawing
from natoip4.export.pictures.strokes import (
    FONT,
    QUIET,
    SMALL,
    Stroke,
    along,
    as_png,
    as_svg,
    box,
    disc,
    length_of,
    line,
    page,
    words,
)
from natoip4.queries.lenses import lens_in_words
from natoip4.queries.network import Network
from natoip4.values.vocabulary import TieCharacter

if TYPE_CHECKING:
    import matplotlib.figure
    from matplotlib.axes import Axes

__all__ = ["network_figure", "network_png", "network_svg"]

Point = tuple[float, float]

_MOST = 250  # boxes and dots; more cannot be read
_EDGE, _HEAD, _STEP, _DOT = 0.35, 0.8, 0.19, 0.105  # inches: around the page, for the title, a line of notes, a dot's radius
_NARROWEST = 8.6
_BENDS = (0.0, 0.06, -0.06, 0.12, -0.12, 0.2, -0.2, 0.3, -0.3)
_FILLS = {
    "state": ("#dcebf7", "#2f6f9f"),
    "org": ("#e3f1e4", "#3d7f4a"),
    "group": ("#efe4f6", "#7b4f9d"),
    "collective": ("#f7efdc", "#9a7424"),
    "person": ("#fbe5e1", "#a8553f"),
    "several": ("#f2f4f6", "#7b8794"),
}
_NAMES = {"state": "state", "org": "organisation", "group": "group", "collective": "unnamed actors", "person": "person"}
_STROKES = {
    TieCharacter.COOPERATIVE: Stroke(colour="#4a6a85"),
    TieCharacter.ADVERSE: Stroke(colour="#b3261e", width=1.8, crossed=True),
    TieCharacter.MIXED: Stroke(colour="#c27c0e", width=1.8),
    None: Stroke(colour="#9aa5b1"),
}


def network_svg(network: Network) -> str:
    """Return the network drawn as SVG, the same network as the same text.

    One of more than 250 boxes and dots raises :class:`~natoip4.errors.InvalidValue`, as nobody could read it;
    without matplotlib, :class:`~natoip4.errors.MissingExtra`.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.queries.network import around, network
    >>> network_svg(around(network(load(), on="2025"), ["state:kor"])).splitlines()[0]
    '<?xml version="1.0" encoding="utf-8" standalone="no"?>'
    """
    with drawing():
        return as_svg(network_figure(network))


def network_png(network: Network) -> bytes:
    """Return the network drawn as PNG, 144 dots an inch; raises as :func:`network_svg` does.

    >>> from natoip4.data.bundled import load
    >>> from natoip4.queries.network import around, network
    >>> network_png(around(network(load(), on="2025"), ["state:kor"]))[1:4]
    b'PNG'
    """
    with drawing():
        return as_png(network_figure(network))


def network_figure(network: Network) -> matplotlib.figure.Figure:
    """Return the network drawn as a matplotlib figure, of the size that its boxes need, for those who want to change it."""
    scene = scene_of(network)
    number = len(scene.items) + len(scene.dots)
    if number > _MOST:
        hint = "take the network around a few actors, fewer kinds of tie, or a narrower time"
        raise invalid_value("too-large-to-draw", "nobody could read it", f"{number} boxes and dots", f"at most {_MOST}", hint)
    with drawing():
        plan = _planned(scene, lens_in_words(network.lens))
        title = "Who was tied to whom" if network.on is None else f"Who was tied to whom, {network.on}"
        figure, axes = page(plan.width, plan.height, title)
        words(axes, (_EDGE, plan.height - 0.45), title, size=13, weight="bold", side="left")
        _draw(axes, plan)
        _draw_key(axes, plan)
    return figure


@attrs.frozen(kw_only=True)
class _Plan:
    """Where everything goes: the middle of each box and dot, in inches, and how large the page is."""

    scene: Scene
    boxes: Mapping[str, Box]
    at: Mapping[str, Point]
    width: float
    height: float
    notes: tuple[str, ...]


def _planned(scene: Scene, seen: Iterable[str]) -> _Plan:
    boxes = {item.key: _room(item.text) for item in scene.items}
    dots = {dot.key: Box(2 * _DOT, 2 * _DOT) for dot in scene.dots}
    boxes |= dots
    joints = [Joint(one.one, one.other, 0.6 if dots.keys() & {one.one, one.other} else 1.0) for one in scene.lines]
    places = laid_out(boxes, joints)
    right = max((x + boxes[key].width / 2 for key, (x, _) in places.items()), default=0.0)
    top = max((y + boxes[key].height / 2 for key, (_, y) in places.items()), default=0.0)
    width = max(right + 2 * _EDGE, _NARROWEST)
    notes = tuple(_notes((*(f"{dot.number}  {dot.label}" for dot in scene.dots), *seen), width))
    below, left = _EDGE + _STEP * len(notes) + 0.85, (width - right) / 2
    at = {key: (x + left, y + below) for key, (x, y) in places.items()}
    return _Plan(scene=scene, boxes=boxes, at=at, width=width, height=top + below + _HEAD, notes=notes)


def _room(text: str) -> Box:
    lines = text.split("\n")
    return Box(max(length_of(one, FONT) for one in lines) + 0.2, len(lines) * 0.152 + 0.14)


def _notes(lines: Iterable[str], width: float) -> Iterator[str]:
    letters = int((width - 2 * _EDGE) / 0.066)
    for text in lines:
        yield from textwrap.wrap(text, letters, subsequent_indent="    ")


def _draw(axes: Axes, plan: _Plan) -> None:
    for lines in _side_by_side(plan.scene.lines):
        for place, one in enumerate(lines):
            _draw_line(axes, plan, one, place - (len(lines) - 1) / 2)
    for item in plan.scene.items:
        fill, rim = _FILLS.get(item.kind, _FILLS["several"])
        unnamed = item.kind in ("collective", "several")
        box(axes, plan.at[item.key], plan.boxes[item.key], fill=fill, rim=rim, dashed=unnamed)
        words(axes, plan.at[item.key], item.text)
    for dot in plan.scene.dots:
        disc(axes, plan.at[dot.key], _DOT, fill=QUIET, rim=QUIET)
        words(axes, plan.at[dot.key], str(dot.number), size=6.5, colour="#ffffff", weight="bold")


def _side_by_side(lines: Sequence[Line]) -> list[list[Line]]:
    found: dict[tuple[str, str], list[Line]] = {}
    for one in lines:
        found.setdefault((one.one, one.other), []).append(one)
    return list(found.values())


def _draw_line(axes: Axes, plan: _Plan, one: Line, aside: float) -> None:
    """Draw a line between two boxes, moved *aside* by so many steps where there are several, and its count where it is free."""
    start, end = plan.at[one.one], plan.at[one.other]
    length = math.dist(start, end) or 1.0
    dx, dy = (start[1] - end[1]) / length * 0.09 * aside, (end[0] - start[0]) / length * 0.09 * aside
    course = _course(plan, one, (start[0] + dx, start[1] + dy), (end[0] + dx, end[1] + dy))
    stroke = _STROKES[one.character]
    line(axes, course, attrs.evolve(stroke, dashed=not one.certain, width=stroke.width + 0.5 * math.log2(one.count)))
    if one.count > 1:
        points = [along(course, 0.5 + sign * share / 16) for share in range(6) for sign in (1, -1)]
        at = next((point for point in points if not _covered(plan, point, plan.boxes)), points[0])
        disc(axes, at, 0.1, fill="#ffffff", rim=stroke.colour, level=4)
        words(axes, at, str(one.count), size=6.5, level=4)


def _course(plan: _Plan, one: Line, start: Point, end: Point) -> list[Point]:
    """Return the points of a line: straight if no box of others lies on it, else with the least bend that avoids them all."""
    foreign = [key for key in plan.boxes if key not in (one.one, one.other)]
    for bend in _BENDS:
        course = _bent(start, end, bend)
        if not any(_covered(plan, point, foreign) for point in course):
            return course
    return _bent(start, end, 0.0)


def _bent(start: Point, end: Point, bend: float) -> list[Point]:
    """Return points of a Bézier curve of second degree that leaves the straight line by that share of its length."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    over = ((start[0] + end[0]) / 2 - dy * 2 * bend, (start[1] + end[1]) / 2 + dx * 2 * bend)
    shares = [step / 40 for step in range(41)]
    return [(_between(start[0], over[0], end[0], t), _between(start[1], over[1], end[1], t)) for t in shares]


def _between(start: float, over: float, end: float, share: float) -> float:
    return (1 - share) ** 2 * start + 2 * share * (1 - share) * over + share**2 * end


def _covered(plan: _Plan, point: Point, keys: Iterable[str]) -> bool:
    return any(
        abs(point[0] - plan.at[key][0]) < plan.boxes[key].width / 2 + 0.05
        and abs(point[1] - plan.at[key][1]) < plan.boxes[key].height / 2 + 0.05
        for key in keys
    )


def _draw_key(axes: Axes, plan: _Plan) -> None:
    """Say below the picture what its signs mean, those alone that are in it, and what the numbered dots are."""
    top = _EDGE + _STEP * len(plan.notes) + 0.42
    x = _EDGE
    for kind, name in _NAMES.items():
        if any(item.kind == kind for item in plan.scene.items):
            fill, rim = _FILLS[kind]
            box(axes, (x + 0.11, top), Box(0.22, 0.14), fill=fill, rim=rim, dashed=kind == "collective")
            words(axes, (x + 0.29, top), name, size=SMALL, side="left")
            x += 0.29 + length_of(name, SMALL) + 0.25
    x = _EDGE
    for stroke, name in _signs(plan.scene):
        line(axes, [(x, top - 0.24), (x + 0.4, top - 0.24)], stroke)
        words(axes, (x + 0.47, top - 0.24), name, size=SMALL, side="left")
        x += 0.47 + length_of(name, SMALL) + 0.25
    if plan.scene.dots:
        disc(axes, (x + 0.07, top - 0.24), 0.07, fill=QUIET, rim=QUIET)
        words(axes, (x + 0.22, top - 0.24), "one tie of three or more", size=SMALL, side="left")
    for place, note in enumerate(reversed(plan.notes)):
        words(axes, (_EDGE, _EDGE - 0.12 + _STEP * place), note, size=SMALL, colour=QUIET, side="left")


def _signs(scene: Scene) -> Iterator[tuple[Stroke, str]]:
    for character, stroke in _STROKES.items():
        if any(one.character is character for one in scene.lines):
            yield stroke, "not coded" if character is None else character.value
    if any(not one.certain for one in scene.lines):
        yield attrs.evolve(_STROKES[None], colour=QUIET, dashed=True), "may have held"
