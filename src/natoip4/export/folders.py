"""A folder of tables: a file for each, all of them or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from natoip4.errors import InvalidDocument, Problem, did_you_mean, ensure_is, invalid_value
from natoip4.export.columns import Table, to_csv
from natoip4.export.frames import to_parquet

__all__ = ["FORMS", "save_tables"]

Form = Literal["csv", "parquet"]


def _csv_bytes(table: Table) -> bytes:
    return to_csv(table).encode()


FORMS: dict[str, Callable[[Table], bytes]] = {"csv": _csv_bytes, "parquet": to_parquet}


def save_tables(tables: Iterable[Table], folder: str | Path, *, form: Form = "csv") -> tuple[Path, ...]:
    """Write each table to a file in a new folder, named for it (``dates.csv``), and return the files in that order.

    The folder is put in place when all files are complete, and there must be none yet, or an empty one: nothing is ever
    overwritten. What keeps it from being written is raised as :class:`~natoip4.errors.InvalidDocument`, another form as
    :class:`~natoip4.errors.InvalidValue`. Parquet needs the extra ``arrow``.
    """
    if form not in FORMS:
        hint = did_you_mean(form, FORMS)
        raise invalid_value("unknown-form", "no such form", form, ", ".join(FORMS), hint)
    ensure_is(tables, Iterable)
    several = tuple(tables)
    for table in several:
        ensure_is(table, Table)
    written = {f"{table.name}.{form}": FORMS[form](table) for table in several}
    place = Path(folder)
    try:
        _refuse_overwriting(place)
        _put(place, written)
    except OSError as failure:
        raise _unwritable(place, failure.strerror or str(failure)) from None
    return tuple(place / name for name in written)


def _refuse_overwriting(place: Path) -> None:
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise _unwritable(place, "there is something else of this name")
    if place.exists() and any(place.iterdir()):
        raise _unwritable(place, "the folder is not empty", "name a new one: nothing is overwritten")


def _put(place: Path, files: dict[str, bytes]) -> None:
    """Write *files* to a new folder beside *place*, and only then put it there."""
    made = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.absolute().parent))
    try:
        for name, content in files.items():
            (made / name).write_bytes(content)
        made.chmod(0o755)
        if place.exists():
            place.rmdir()
        made.rename(place)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def _unwritable(place: Path, message: str, hint: str | None = None) -> InvalidDocument:
    return InvalidDocument([Problem(code="unwritable-file", message=message, file=str(place), hint=hint)])
