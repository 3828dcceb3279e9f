"""Numbers as sources give them: exact, a range, one-sided, roughly, or only a direction."""

from __future__ import annotations

import enum
import re
from decimal import Decimal

import attrs

from natoip4.errors import invalid_value
from natoip4.values.dates import PartialDate

__all__ = ["Direction", "Quantity"]

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_DIGITS = 60  # digits before and after the point: enough for any count or sum, too few to exhaust memory


class Direction(enum.Enum):
    """Which way a number is going."""

    RISING = "rising"  #: more and more
    FALLING = "falling"  #: less and less
    STEADY = "steady"  #: much the same


def _decimal(number: object) -> Decimal:
    if isinstance(number, Decimal):
        return number
    if isinstance(number, (bool, float)):
        hint = "give text or a Decimal, since floats round" if isinstance(number, float) else None
        raise invalid_value("bad-number", "not an exact number", number, expected="text, int or Decimal", hint=hint)
    if isinstance(number, int):
        return Decimal(number)
    if not isinstance(number, str):
        raise invalid_value("bad-number", "not a number", type(number), expected="text, int or Decimal")
    if len(number) > 2 * _DIGITS + 8 or _NUMBER.fullmatch(number) is None:
        raise invalid_value("bad-number", "not a number", number, expected="digits such as '600000000000' or '2.5'")
    return Decimal(number)


def _number(number: object) -> Decimal | None:
    """Return *number* in its one canonical form, in which equal numbers print alike."""
    if number is None:
        return None
    value = _decimal(number)
    if type(value) is Decimal and (digits := str(value)).isdecimal() and len(digits) < _DIGITS:
        return value
    if not value.is_finite():
        raise invalid_value("bad-number", "not a finite number", value)
    if not value:
        return Decimal(0)
    exponent = value.as_tuple().exponent
    if value.adjusted() >= _DIGITS or not isinstance(exponent, int) or exponent < -_DIGITS:
        raise invalid_value("bad-number", f"more than {_DIGITS} digits before or after the point", type(number))
    text = f"{value:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


@attrs.frozen(kw_only=True, order=False)
class Quantity:
    """A measure of something: a range with both ends included, either of which may be missing.

    ``low == high`` is an exact number. "Over 600" is ``low=600`` with the words in ``said``, for no number is the next
    one after 600. ``approximate`` says that the source did ("roughly", "around"); it does not widen the range. "More and
    more" is a ``direction`` and no number. ``at`` is the date that the number is for.

    Raises ``InvalidValue`` for floats, booleans and numbers that are not finite or have more than 60 digits before or
    after the point; for a range upside down; for a unit or words that are empty; and when nothing is given of low, high,
    direction and words.

    >>> print(Quantity(low="600000000000", unit="USD", at=PartialDate("2034"), said="over $600 billion by 2034"))
    at least 600000000000 USD (2034)
    >>> print(Quantity(low=30, high=30, unit="ambassadors", approximate=True))
    about 30 ambassadors
    """

    low: Decimal | None = attrs.field(default=None, converter=_number)
    high: Decimal | None = attrs.field(default=None, converter=_number)
    unit: str
    approximate: bool = False
    direction: Direction | None = None
    at: PartialDate | None = None
    said: str | None = None

    def __attrs_post_init__(self) -> None:
        self._check_type("unit", self.unit, str)
        self._check_type("approximate", self.approximate, bool)
        if self.direction is not None:
            self._check_type("direction", self.direction, Direction)
        if self.at is not None:
            self._check_type("at", self.at, PartialDate)
        if self.said is not None:
            self._check_type("said", self.said, str)
        for field, text in (("unit", self.unit), ("said", self.said)):
            if text is not None and (not text or text.strip() != text):
                raise invalid_value("bad-quantity", f"{field} must be words, without space at the ends", text)
        if self.low is None and self.high is None and self.direction is None and self.said is None:
            raise invalid_value("bad-quantity", "nothing is said", self.unit, expected="low, high, direction or said")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise invalid_value("bad-quantity", "the range is upside down", f"{self.low} to {self.high}")

    def _check_type(self, field: str, value: object, kind: type) -> None:
        if not isinstance(value, kind):
            raise invalid_value("bad-quantity", f"{field} is of the wrong type", type(value), expected=kind.__name__)

    @property
    def exact(self) -> bool:
        """Whether it is one number, and not a rough one."""
        return self.low is not None and self.low == self.high and not self.approximate

    @property
    def spread(self) -> Decimal | None:
        """How wide the range is, in its unit; ``None`` when an end is missing."""
        return None if self.low is None or self.high is None else self.high - self.low

    def compatible(self, other: Quantity) -> bool:
        """Return whether both can be true: same unit and date, ranges that share a number, no opposite directions.

        >>> Quantity(low=40, unit="ships").compatible(Quantity(low=30, high=50, unit="ships"))
        True
        """
        if not self._comparable(other):
            return False
        if self.direction is not other.direction and None not in (self.direction, other.direction):
            return False
        return not (_above(self.low, other.high) or _above(other.low, self.high))

    def within(self, other: Quantity) -> bool:
        """Return whether this says all that *other* says: its range lies in the other's, its direction is the same.

        A rough number is never within one that is not.

        >>> Quantity(low=40, high=40, unit="ships").within(Quantity(low=30, high=50, unit="ships"))
        True
        """
        if not self._comparable(other) or other.direction not in (None, self.direction):
            return False
        if self.approximate and not other.approximate:
            return False
        low_fits = other.low is None or (self.low is not None and self.low >= other.low)
        high_fits = other.high is None or (self.high is not None and self.high <= other.high)
        return low_fits and high_fits

    def _comparable(self, other: Quantity) -> bool:
        return self.unit == other.unit and self.at == other.at

    def __str__(self) -> str:
        number = _range_text(self.low, self.high)
        words = [word for word in ("about" if self.approximate and number else "", number, self.unit) if word]
        text = " ".join(words)
        if not number and self.direction is None and self.said is not None:
            text = f"{self.said} [{self.unit}]"
        if self.direction is not None:
            text += f", {self.direction.value}"
        return text if self.at is None else f"{text} ({self.at})"


def _above(low: Decimal | None, high: Decimal | None) -> bool:
    return low is not None and high is not None and low > high


def _range_text(low: Decimal | None, high: Decimal | None) -> str:
    if low is None:
        return "" if high is None else f"at most {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"
