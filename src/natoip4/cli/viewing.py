"""The options that commands share: through what the data are seen, and how an answer is printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial, wraps
from types import MappingProxyType
from typing import TypeVar, cast

import attrs
import click

from natoip4.cli.finding import source_id
from natoip4.dataset import Dataset

__all__ = ["LensOptions", "form_option", "known_lens_options", "lens_options", "old_lens_options", "text_or_json"]

F = TypeVar("F", bound=Callable[..., object])
Command = Callable[..., object]

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
class LensOptions:
    """The lens that the options of a command ask for, in the words in which it was asked for."""

    sources: tuple[str, ...] = ()
    known_on: str | None = None
    possible: bool = False
    conjectures: bool = False

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return self != LensOptions()

    def view_of(self, data: Dataset) -> Dataset:
        """Return *data*, or the view of it through the lens that is asked for."""
        if not self:
            return data
        ids = [source_id(source) for source in self.sources] or None
        return data.view(sources=ids, known_on=self.known_on, possible=self.possible, conjectures=self.conjectures)


def lens_options(command: Command) -> Command:
    """Give a command the options of a lens: it takes LensOptions named *lens*."""
    return _with_lens(command, tuple(_FLAGS))


def known_lens_options(command: Command) -> Command:
    """Give a command the options of a lens but for ``--source``, which to it means something else."""
    return _with_lens(command, ("known_on", "possible", "conjectures"))


def old_lens_options(command: Command) -> Command:
    """Give a command that compares the options of a lens for OLD: it takes LensOptions named *old_lens*."""
    return _with_lens(command, tuple(_FLAGS), "old_")


def _with_lens(command: Command, fields: tuple[str, ...], prefix: str = "") -> Command:
    made = cast("Callable[..., LensOptions]", LensOptions)

    @wraps(command)
    def viewing(**given: object) -> object:
        asked = {field: given.pop(f"{prefix}{field}") for field in fields}
        return command(**given, **{f"{prefix}lens": made(**asked)})

    side = prefix.rstrip("_").upper()
    taking: Command = viewing
    for field in reversed(fields):
        flag, words, option = _FLAGS[field]
        told = f"Of {side}: {words}" if side else words[0].upper() + words[1:]
        taking = option(f"--{prefix.replace('_', '-')}{flag}", f"{prefix}{field}", help=told)(taking)
    return taking


def form_option(*forms: str) -> Callable[[F], F]:
    """Return what gives a command the option ``--format`` with these *forms*, of which it takes the first unless told."""
    choice = click.Choice(forms)
    return click.option("--format", "form", type=choice, default=forms[0], show_default=True, help="In which form to give it.")


def text_or_json(command: F) -> F:
    """Give a command the option ``--format``, of text or JSON."""
    return form_option("text", "json")(command)
