"""Files that a command writes: in which form, how, and that it says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from natoip4.cli.screen import report
from natoip4.documents.writing import write_whole

__all__ = ["form_of", "put", "written_form_option"]

F = TypeVar("F", bound=Callable[..., object])

_ENDINGS = {"md": "markdown", "txt": "text"}


def written_form_option(*forms: str) -> Callable[[F], F]:
    """Return what gives a command that can write a file the option ``--format``, which :func:`form_of` reads."""
    words = f"How to print or write it: else as FILE ends, else as {forms[0]}."
    return click.option("--format", "form", type=click.Choice(forms), help=words)


def form_of(given: str | None, output: str | None, forms: Sequence[str]) -> str:
    """Return the form in which to print, or to write *output*: the one *given*, else what the ending of the name says.

    Without a file it is the first of *forms*, unless given. A name that says one form while another is given is wrong usage,
    and so is one that says none while none is given.
    """
    if output is None:
        return given or forms[0]
    ending = Path(output).suffix.lower().removeprefix(".")
    said = _ENDINGS.get(ending, ending)
    if given is None and said not in forms:
        raise click.UsageError(f"the ending of {output} says no format: name one with --format ({', '.join(forms)})")
    if given is not None and said in forms and said != given:
        raise click.UsageError(f"{output} is named as {said}, and --format says {given}")
    return given or said


def put(content: str | bytes, output: Path) -> None:
    """Write *content* to a file, and say so on stderr; what is no text is not for a terminal."""
    if isinstance(content, bytes) and _is_terminal(output):
        raise click.UsageError(f"{output} is a terminal, and this is no text")
    write_whole([content if isinstance(content, bytes) else content.removesuffix("\n").encode() + b"\n"], output)
    report(f"written to {output}")


def _is_terminal(path: Path) -> bool:
    if not path.is_char_device():
        return False
    try:
        with path.open("rb") as file:
            return file.isatty()
    except OSError:
        return False
