"""Files that a command writes: in which form, how, and that it says so."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from natoip4.cli.screen import report
from natoip4.errors import InvalidDocument, Problem

__all__ = ["form_of", "put"]

_ENDINGS = {"md": "markdown", "txt": "text"}


def form_of(given: str | None, output: str | None, forms: Collection[str], usual: str) -> str:
    """Return the form in which to print, or to write *output*: the one *given*, else what the ending of the name says.

    A name that says one form while another is given is wrong usage, and so is one that says none while none is given.
    """
    if output is None:
        return given or usual
    ending = Path(output).suffix.lower().removeprefix(".")
    said = _ENDINGS.get(ending, ending)
    if given is None and said not in forms:
        raise click.UsageError(f"the ending of {output} says no format: name one with --format ({', '.join(forms)})")
    if given is not None and said in forms and said != given:
        raise click.UsageError(f"{output} is named as {said}, and --format says {given}")
    return given or said


def put(content: str | bytes, output: Path) -> None:
    """Write *content* to a file, and say so on stderr; what is no text is not for a terminal."""
    raw = content if isinstance(content, bytes) else content.removesuffix("\n").encode() + b"\n"
    try:
        with output.open("wb") as file:
            if isinstance(content, bytes) and file.isatty():
                raise click.UsageError(f"{output} is a terminal, and this is no text")
            file.write(raw)
    except (OSError, ValueError) as failure:  # a name with a null character is a ValueError
        message = getattr(failure, "strerror", None) or str(failure)
        raise InvalidDocument([Problem(code="unwritable-file", message=message, file=str(output))]) from None
    report(f"written to {output}")
