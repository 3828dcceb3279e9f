"""Sheets: a page to draw on, measured in inches from its upper left corner, the same bytes every time."""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from natoip4.errors import missing_extra

if TYPE_CHECKING:
    from matplotlib.artist import Artist

__all__ = ["INK", "PAPER", "PictureForm", "Sheet", "drawing", "plain"]

PictureForm = Literal["svg", "png"]

INK, PAPER = "#222222", "#ffffff"
_DPI = 160
_SETTINGS = {"svg.hashsalt": "natoip4", "svg.fonttype": "none", "font.family": ["DejaVu Sans"], "hatch.linewidth": 0.6}
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    r"""Return *text* on one line, without what a picture cannot show: control characters and marks of direction.

    >>> plain("one\x1b line\n more")
    'one line more'
    """
    kept = "".join(letter for letter in _SPACE.sub(" ", text) if unicodedata.category(letter)[0] != "C")
    return kept.strip()


@contextmanager
def drawing() -> Generator[None]:
    """Draw by our own settings, whatever the user's are; a letter that the font lacks is a box, and no warning.

    Without matplotlib, :class:`~natoip4.errors.MissingExtra` is raised.
    """
    try:
        from matplotlib.style import context  # noqa: PLC0415 - only those who ask for it pay for it
    except ModuleNotFoundError:
        raise missing_extra("pictures", "matplotlib") from None
    with warnings.catch_warnings(), context(_SETTINGS, after_reset=True):
        warnings.filterwarnings("ignore", message="Glyph")
        yield


class Sheet:
    """A page of *width* by *height* inches, made and filled while :func:`drawing`; what is drawn later lies above."""

    def __init__(self, width: float, height: float) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - only those who ask for it pay for it
        from matplotlib.figure import Figure  # noqa: PLC0415 - only those who ask for it pay for it

        self.width: float = width
        self.height: float = height
        self._figure = Figure(figsize=(width, height), dpi=_DPI, facecolor=PAPER)
        self._pen = FigureCanvasAgg(self._figure).get_renderer()  # type: ignore[no-untyped-call]  # matplotlib has no types for it
        self._axes = self._figure.add_axes((0.0, 0.0, 1.0, 1.0))  # pyright: ignore[reportUnknownMemberType] - its keywords
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)
        self._above = 1

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 8,
        colour: str = INK,
        align: Literal["left", "center", "right"] = "left",
        bold: bool = False,
        name: str | None = None,
    ) -> None:
        """Write one line of text, its middle at height *y*; *name* is the id of it in SVG."""
        from matplotlib.text import Text  # noqa: PLC0415 - only those who ask for it pay for it

        weight = "bold" if bold else "normal"
        line = Text(x, y, text, color=colour, fontsize=size, fontweight=weight, ha=align, va="center", parse_math=False)
        self._put(line, name)

    def bar(
        self,
        left: float,
        right: float,
        y: float,
        *,
        colour: str,
        height: float = 0.12,
        alpha: float = 1.0,
        hatched: bool = False,
        name: str | None = None,
    ) -> None:
        """Draw a bar; *hatched* is pale, with stripes and a dashed edge."""
        from matplotlib.colors import to_rgba  # noqa: PLC0415 - only those who ask for it pay for it
        from matplotlib.patches import Rectangle  # noqa: PLC0415 - only those who ask for it pay for it

        look: dict[str, object] = {"facecolor": to_rgba(colour, alpha), "edgecolor": "none"}
        if hatched:
            look = {"facecolor": to_rgba(colour, 0.12), "edgecolor": to_rgba(colour, 0.9), "linestyle": (0, (2.5, 1.8))}
            look |= {"hatch": "//////", "linewidth": 0.8}
        box = Rectangle((left, y - height / 2), right - left, height, **look)  # type: ignore[arg-type]  # the look is keywords of it
        self._put(box, name)

    def fade(self, solid: float, faint: float, y: float, *, colour: str, height: float = 0.12, name: str | None = None) -> None:
        """Draw a bar that fades from *solid* to *faint*."""
        from matplotlib.collections import PatchCollection  # noqa: PLC0415 - only those who ask for it pay for it
        from matplotlib.colors import to_rgba  # noqa: PLC0415 - only those who ask for it pay for it
        from matplotlib.patches import Rectangle  # noqa: PLC0415 - only those who ask for it pay for it

        steps = 14
        width = (faint - solid) / steps
        boxes = [Rectangle((solid + number * width, y - height / 2), width, height) for number in range(steps)]
        colours = [to_rgba(colour, 0.85 * (1 - number / steps) ** 1.4) for number in range(steps)]
        self._put(PatchCollection(boxes, facecolors=colours, edgecolors="none", antialiaseds=False), name)

    def line(
        self,
        xs: tuple[float, ...],
        ys: tuple[float, ...],
        *,
        colour: str = INK,
        width: float = 1.0,
        dashes: tuple[float, tuple[float, ...]] | None = None,
        name: str | None = None,
    ) -> None:
        """Draw a line from point to point; *dashes* are where the first starts, and how long each and each gap is."""
        from matplotlib.lines import Line2D  # noqa: PLC0415 - only those who ask for it pay for it

        drawn = Line2D(xs, ys, color=colour, linewidth=width, linestyle=dashes, solid_capstyle="butt")
        self._put(drawn, name)

    def dot(self, x: float, y: float, *, colour: str, edge: str = PAPER, size: float = 6, name: str | None = None) -> None:
        """Draw a circle of so many points across, its edge in another colour."""
        from matplotlib.lines import Line2D  # noqa: PLC0415 - only those who ask for it pay for it

        width = 0.6 if edge == PAPER else 1.2
        drawn = Line2D([x], [y], marker="o", markersize=size, color=colour, markeredgecolor=edge, markeredgewidth=width)
        self._put(drawn, name)

    def measured(self, text: str, *, size: float = 8) -> float:
        """Return how many inches a line of text is wide."""
        from matplotlib.font_manager import FontProperties  # noqa: PLC0415 - only those who ask for it pay for it

        width, _, _ = self._pen.get_text_width_height_descent(text, FontProperties(size=size), ismath=False)
        return float(width) / _DPI

    def wrapped(self, text: str, width: float, *, size: float = 8, most: int = 2) -> tuple[str, ...]:
        """Return *text* in lines of at most that width, and not more than *most* lines; what is cut ends in an ellipsis."""
        lines: list[str] = []
        rest = plain(text)
        while rest:
            last = len(lines) == most - 1
            fits = self._fitting(rest, width, size, "…" if last else "")
            if fits == len(rest):
                return (*lines, rest)
            if last:
                return (*lines, f"{rest[:fits].rstrip()}…")
            space = rest.rfind(" ", 1, fits + 1)
            cut = fits if space < 1 else space
            lines.append(rest[:cut].rstrip())
            rest = rest[cut:].lstrip()
        return tuple(lines)

    def _fitting(self, text: str, width: float, size: float, mark: str) -> int:
        """Return how many letters fit, at least one; all of them, if they do without the mark."""
        if self.measured(text, size=size) <= width:
            return len(text)
        low, high = 1, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.measured(text[:middle] + mark, size=size) <= width
            low, high = (middle, high) if fits else (low, middle - 1)
        return low

    def saved(self, form: PictureForm, title: str) -> bytes:
        """Return the page as the bytes of a file."""
        kept = io.BytesIO()
        about = {"Title": title, "Creator": "natoip4", "Date": None} if form == "svg" else {"Title": title, "Software": None}
        self._figure.savefig(kept, format=form, metadata=about, facecolor=PAPER)  # pyright: ignore[reportUnknownMemberType] - its keywords
        return kept.getvalue()

    def _put(self, artist: Artist, name: str | None) -> None:
        if name is not None:
            artist.set_gid(name)
        artist.set_zorder(self._above)
        self._above += 1
        self._axes.add_artist(artist)
