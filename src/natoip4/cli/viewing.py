"""Looking through some of the evidence: the options that every reading command has, and the view that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from natoip4.cli.finding import source_id
from natoip4.cli.screen import clean
from natoip4.dataset import Dataset
from natoip4.queries.lenses import lens_in_words
from natoip4.resolution.views import Lens

__all__ = ["FORMATS", "known_on_option", "seen", "text_or_json", "through", "view_options"]

F = TypeVar("F", bound=Callable[..., object])

FORMATS = ("text", "json")


def view_options(command: F) -> F:
    """Give a command the options ``--source`` and ``--known-on``."""
    source = click.option(
        "--source", "sources", metavar="ID", multiple=True, help="See only what this source says; may be repeated."
    )
    return source(known_on_option(command))


def known_on_option(command: F) -> F:
    """Give a command the option ``--known-on``."""
    return click.option("--known-on", metavar="DATE", help="See only sources published by the end of this date.")(command)


def text_or_json(command: F) -> F:
    """Give a command the option ``--format``."""
    choice = click.Choice(FORMATS)
    return click.option("--format", "form", type=choice, default="text", show_default=True, help="How to print it.")(command)


def seen(data: Dataset, sources: tuple[str, ...] = (), known_on: str | None = None) -> Dataset:
    """Return *data*, or the view of it that the options ask for."""
    if not sources and known_on is None:
        return data
    return data.view(sources=[source_id(source) for source in sources] if sources else None, known_on=known_on)


def through(lens: Lens | None) -> list[str]:
    """Return what stands below an answer in text: through what the data were seen, a line each, none where it is all of them.

    >>> through(Dataset().view(known_on="2025").lens)
    ['as known on 2025']
    """
    return [clean(line) for line in lens_in_words(lens)]
