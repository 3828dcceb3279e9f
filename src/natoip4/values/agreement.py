"""Whether two values for the same thing can both be true, and which of them says more.

Dates, ongoing ends and quantities are compared by what they may mean. A name says more than the same name and nothing about it,
and several words say more than some of them. All else is compared by equality. Text is prose of ours: two wordings do not
exclude each other.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import cast

from natoip4.values.calendar import EVER_AFTER, EVER_BEFORE
from natoip4.values.dates import PartialDate
from natoip4.values.days import count, inside, share
from natoip4.values.names import Name
from natoip4.values.quantities import Quantity
from natoip4.values.spans import Ongoing, possible_days

__all__ = ["compatible", "fineness", "within"]


def compatible(one: object, other: object) -> bool:
    """Return whether the two values can both be true.

    >>> compatible(PartialDate("XXXX-04"), PartialDate("2026-05"))
    False
    >>> compatible("a visit to Tokyo", "a journey to Japan")
    True
    """
    if isinstance(one, (PartialDate, Ongoing)) and isinstance(other, (PartialDate, Ongoing)):
        return share(possible_days(one), possible_days(other))
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return one.compatible(other)
    if isinstance(one, Name) and isinstance(other, Name):
        return within(one, other) or within(other, one)
    mine, others = _words(one), _words(other)
    if mine is not None and others is not None:
        return mine == others or not mine.isdisjoint(others)
    return (type(one) is str and type(other) is str) or _same(one, other)


def within(one: object, other: object) -> bool:
    """Return whether *one* says all that *other* says, and maybe more.

    >>> within(PartialDate("2026-05"), PartialDate("2026"))
    True
    """
    if isinstance(one, (PartialDate, Ongoing)) and isinstance(other, (PartialDate, Ongoing)):
        return inside(possible_days(one), possible_days(other))
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return one.within(other)
    if isinstance(one, Name) and isinstance(other, Name):
        return one == other or other == Name(one.text)
    mine, others = _words(one), _words(other)
    if mine is not None and others:
        return mine.issuperset(others)
    return _same(one, other)


def fineness(value: object) -> tuple[int, Decimal, int, str]:
    """Return a key that sorts finer values first, in the same order on every run.

    A value within another that is not within it sorts before it.

    >>> dates = [PartialDate("2026"), PartialDate("2026-05"), Ongoing(PartialDate("2025"))]
    >>> [str(date) for date in sorted(dates, key=fineness)]
    ['2026-05', '2026', 'ongoing@2025']
    """
    if isinstance(value, (PartialDate, Ongoing)):
        days = possible_days(value)
        low = None if days.first <= EVER_BEFORE else days.first
        high = None if days.last >= EVER_AFTER else days.last
        return (*_width(low, high, count(days)), 0, str(value))
    if isinstance(value, Quantity):
        return (
            *_width(value.low, value.high, value.spread),
            value.approximate + (value.direction is None),
            repr(value),
        )
    if isinstance(value, Name):
        return 0, Decimal(0), int(value == Name(value.text)), _stable(value)
    words = _words(value)
    if words is not None:
        return 0, Decimal(-len(words)), 0, _stable(value)
    return 0, Decimal(0), 0, _stable(value)


def _width(low: Decimal | int | None, high: Decimal | int | None, size: Decimal | int | None) -> tuple[int, Decimal]:
    """Return a key by which a range sorts before any that holds it."""
    if size is not None:
        return 0, Decimal(size)
    if low is not None:
        return 1, -Decimal(low)
    return (2, Decimal(0)) if high is None else (1, Decimal(high))


def _words(value: object) -> frozenset[object] | None:
    return frozenset(cast("tuple[object, ...]", value)) if isinstance(value, tuple) else None


def _same(one: object, other: object) -> bool:
    return isinstance(one, bool) is isinstance(other, bool) and bool(one == other)


def _stable(value: object) -> str:
    """Return text for a value that is the same on every run, as that of a set is not."""
    if isinstance(value, AbstractSet):
        return f"{{{', '.join(sorted(map(repr, cast('AbstractSet[object]', value))))}}}"
    return f"{type(value).__name__} {value!r}"
