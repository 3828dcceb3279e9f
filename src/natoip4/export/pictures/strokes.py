"""Strokes: the boxes, lines and words of a picture, in inches on one page."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import attrs

from natoip4.export.markup import fit_for_xml
from natoip4.export.pictures.layouts import Box

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = [
    "FONT",
    "INK",
    "QUIET",
    "SMALL",
    "Stroke",
    "along",
    "as_png",
    "as_svg",
    "box",
    "disc",
    "length_of",
    "line",
    "page",
    "words",
]

FONT, SMALL = 9.0, 8.0
INK, QUIET, PAPER = "#1f2933", "#52606d", "#ffffff"

Point = tuple[float, float]


@attrs.frozen(kw_only=True)
class Stroke:
    """How a line looks; a crossed one has a small cross on it."""

    colour: str
    width: float = 1.3
    dashed: bool = False
    crossed: bool = False


def as_svg(figure: Figure) -> str:
    """Return a figure as SVG without a date, so that the same figure is the same text."""
    written = io.StringIO()
    metadata = {"Date": None, "Creator": "natoip4", "Title": fit_for_xml(str(figure.get_label()))}
    figure.savefig(written, format="svg", metadata=metadata)  # pyright: ignore[reportUnknownMemberType] - typed in part
    return written.getvalue()


def as_png(figure: Figure) -> bytes:
    """Return a figure as PNG, 144 dots an inch."""
    written = io.BytesIO()
    metadata = {"Software": "natoip4"}
    figure.savefig(written, format="png", dpi=144, metadata=metadata)  # pyright: ignore[reportUnknownMemberType] - its keywords
    return written.getvalue()


def page(width: float, height: float, title: str) -> tuple[Figure, Axes]:
    """Return a figure of that size in inches with one plain page on it, measured in inches from its lower left corner."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - only those who ask for it pay for it

    figure = Figure(figsize=(width, height), facecolor=PAPER, label=title)
    axes = figure.add_axes((0, 0, 1, 1))  # pyright: ignore[reportUnknownMemberType] - typed in part
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    axes.set_axis_off()
    return figure, axes


def length_of(text: str, size: float) -> float:
    """Return how long *text* is in inches."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415 - only those who ask for it pay for it
    from matplotlib.textpath import TextToPath  # noqa: PLC0415 - only those who ask for it pay for it

    width, *_ = TextToPath().get_text_width_height_descent(fit_for_xml(text), FontProperties(size=size), ismath=False)
    return float(width) / 72


def words(
    axes: Axes,
    at: Point,
    text: str,
    *,
    size: float = FONT,
    colour: str = INK,
    weight: Literal["normal", "bold"] = "normal",
    side: Literal["left", "center"] = "center",
    level: int = 6,
) -> None:
    """Write *text*, its middle at that height."""
    said = fit_for_xml(text)
    axes.text(*at, said, size=size, color=colour, weight=weight, ha=side, va="center", zorder=level, parse_math=False)  # pyright: ignore[reportUnknownMemberType] - its keywords


def box(axes: Axes, middle: Point, room: Box, *, fill: str, rim: str, dashed: bool = False) -> None:
    """Draw a box with round corners."""
    from matplotlib.patches import FancyBboxPatch  # noqa: PLC0415 - only those who ask for it pay for it

    corner = (middle[0] - room.width / 2, middle[1] - room.height / 2)
    style = "round,pad=0,rounding_size=0.07"
    dashes = (0, (3, 2)) if dashed else "solid"
    axes.add_patch(
        FancyBboxPatch(
            corner,
            room.width,
            room.height,
            boxstyle=style,
            facecolor=fill,
            edgecolor=rim,
            linewidth=1.0,
            linestyle=dashes,
            zorder=5,
        )
    )


def disc(axes: Axes, middle: Point, radius: float, *, fill: str, rim: str, level: int = 5) -> None:
    """Draw a disc."""
    from matplotlib.patches import Circle  # noqa: PLC0415 - only those who ask for it pay for it

    axes.add_patch(Circle(middle, radius, facecolor=fill, edgecolor=rim, linewidth=1.0, zorder=level))


def line(axes: Axes, course: Sequence[Point], stroke: Stroke) -> None:
    """Draw a line through these points, with a cross a little after its middle where it is crossed."""
    from matplotlib.lines import Line2D  # noqa: PLC0415 - only those who ask for it pay for it

    xs, ys = [x for x, _ in course], [y for _, y in course]
    drawn = Line2D(xs, ys, color=stroke.colour, linewidth=stroke.width, zorder=3)
    if stroke.dashed:
        drawn.set_dashes((4, 2.5))
    axes.add_line(drawn)
    if stroke.crossed:
        (x, y), (ahead, up) = along(course, 0.58), along(course, 0.6)
        tilt = math.atan2(up - y, ahead - x)
        for turn in (math.pi / 4, -math.pi / 4):
            dx, dy = 0.075 * math.cos(tilt + turn), 0.075 * math.sin(tilt + turn)
            axes.add_line(Line2D([x - dx, x + dx], [y - dy, y + dy], color=stroke.colour, linewidth=1.6, zorder=3.5))


def along(course: Sequence[Point], share: float) -> Point:
    """Return the point of a line after that share of its steps.

    >>> along([(0.0, 0.0), (1.0, 0.0), (1.0, 4.0)], 0.75)
    (1.0, 2.0)
    """
    step, rest = divmod(share * (len(course) - 1), 1)
    start = course[int(step)]
    end = course[min(int(step) + 1, len(course) - 1)]
    return (start[0] + (end[0] - start[0]) * rest, start[1] + (end[1] - start[1]) * rest)
