"""Locators: the places in sources that evidence names."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from natoip4.errors import invalid_value
from natoip4.records.ids import Id

__all__ = ["Locator"]

_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]*", re.ASCII)
_PLACE = re.compile(r"[^\s,;]*[^\s,;:]")
_NUMBERS = re.compile(r"[0-9]+|[^0-9]+")


@attrs.frozen
class Locator:
    """A place in a source.

    ``place`` is the source's own numbering and may be missing where the source is a single page.

    >>> Locator.parse("epis-brief@partners.2.2")
    Locator(source=Id('source:epis-brief'), place='partners.2.2')
    """

    source: Id
    place: str | None = None

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.source, Id):  # pyright: ignore[reportUnnecessaryIsInstance] - public doors check at run time
            raise invalid_value("bad-locator", "the source of a locator is an id", self.source, 'Id("source:…")')
        if self.source.prefix != "source" or (self.place is not None and not _PLACE.fullmatch(self.place)):
            raise invalid_value("bad-locator", "not a place in a source", str(self), "source-slug@place, without spaces")

    @classmethod
    def parse(cls, text: str) -> Locator:
        """Read ``slug@place``, the source's slug without its prefix. Equal texts may give the very same locator."""
        return _located(text)

    def __str__(self) -> str:
        slug = self.source.slug
        return f"{slug}@{self.place}" if self.place is not None else slug

    @property
    def sort_key(self) -> tuple[object, ...]:
        """A total order: by source, then by place with numbers as numbers, 2.9 before 2.10."""
        return self.source, _order(self.place or ""), self.place or ""


@lru_cache(maxsize=65536)
def _located(text: str) -> Locator:
    slug, at, place = text.partition("@")
    if not _SLUG.fullmatch(slug) or (at and not place):
        raise invalid_value("bad-locator", "not a locator", text, "source-slug@place, without spaces")
    return Locator(Id(f"source:{slug}"), place or None)


@lru_cache(maxsize=4096)
def _order(place: str) -> tuple[object, ...]:
    return tuple((len(part), part) if part[0].isdecimal() else (0, part) for part in _NUMBERS.findall(place))
