"""Looking through some of the evidence: the options that every reading command has, and the view that they ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial, wraps
from types import MappingProxyType
from typing import TypeVar, cast

import attrs
import click

from natoip4.cli.finding import source_id
from natoip4.cli.screen import clean
from natoip4.dataset import Dataset
from natoip4.queries.lenses import lens_in_words
from natoip4.resolution.views import Lens

__all__ = ["FORMATS", "View", "known_options", "old_view_options", "text_or_json", "through", "view_options"]

F = TypeVar("F", bound=Callable[..., object])
Command = Callable[..., object]

FORMATS = ("text", "json")

_FLAGS: Mapping[str, tuple[str, str, Callable[..., Callable[[Command], Command]]]] = MappingProxyType(
    {
        "sources": (
            "source",
            "see only what this source says; may be repeated.",
            partial(click.option, metavar="ID", multiple=True),
        ),
        "known_on": ("known-on", "see only sources published by the end of this date.", partial(click.option, metavar="DATE")),
        "possible": (
            "possible",
            "with a date for that, see also sources that may have been.",
            partial(click.option, is_flag=True),
        ),
        "conjectures": ("conjectures", "see also what is only taken to be so.", partial(click.option, is_flag=True)),
    }
)


@attrs.frozen(kw_only=True)
class View:
    """The part of the evidence that the options of a command ask for."""

    sources: tuple[str, ...] = ()
    known_on: str | None = None
    possible: bool = False
    conjectures: bool = False

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return self != View()

    def of(self, data: Dataset) -> Dataset:
        """Return *data*, or the view of it that is asked for."""
        if not self:
            return data
        ids = [source_id(source) for source in self.sources] or None
        return data.view(sources=ids, known_on=self.known_on, possible=self.possible, conjectures=self.conjectures)


def view_options(command: Command) -> Command:
    """Give a command the options of a view: it takes a View named *view*."""
    return _with_view(command, tuple(_FLAGS))


def known_options(command: Command) -> Command:
    """Give a command the options of a view but for ``--source``, which to it means something else."""
    return _with_view(command, ("known_on", "possible", "conjectures"))


def old_view_options(command: Command) -> Command:
    """Give a command that compares the options of a view of OLD: it takes a View named *old_view*."""
    return _with_view(command, tuple(_FLAGS), "old_")


def _with_view(command: Command, fields: tuple[str, ...], prefix: str = "") -> Command:
    made = cast("Callable[..., View]", View)

    @wraps(command)
    def viewing(**given: object) -> object:
        asked = {field: given.pop(f"{prefix}{field}") for field in fields}
        return command(**given, **{f"{prefix}view": made(**asked)})

    side = prefix.rstrip("_").upper()
    taking: Command = viewing
    for field in reversed(fields):
        flag, words, option = _FLAGS[field]
        told = f"Of {side}: {words}" if side else words[0].upper() + words[1:]
        taking = option(f"--{prefix.replace('_', '-')}{flag}", f"{prefix}{field}", help=told)(taking)
    return taking


def text_or_json(command: F) -> F:
    """Give a command the option ``--format``."""
    choice = click.Choice(FORMATS)
    return click.option("--format", "form", type=choice, default="text", show_default=True, help="How to print it.")(command)


def through(lens: Lens | None) -> list[str]:
    """Return what stands below an answer in text: through what the data were seen, a line each, none where it is all of them.

    >>> through(Dataset().view(known_on="2025").lens)
    ['as known on 2025']
    """
    return [clean(line) for line in lens_in_words(lens)]
