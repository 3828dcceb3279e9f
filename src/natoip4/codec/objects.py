"""Plain objects: what JSON gives, told apart by exact type."""

from __future__ import annotations

from typing import cast

__all__ = ["as_list", "as_object"]


def as_object(plain: object) -> dict[str, object] | None:
    """Return *plain* if it is an object, else ``None``."""
    return cast("dict[str, object]", plain) if type(plain) is dict else None


def as_list(plain: object) -> list[object] | None:
    """Return *plain* if it is a list, else ``None``."""
    return cast("list[object]", plain) if type(plain) is list else None
