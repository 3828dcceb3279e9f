"""Why a text is no date, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable

from natoip4.errors import InvalidValue, invalid_value

__all__ = ["refusal"]

_EXPECTED = "EDTF of level 0 or 1, such as 2026-04-30, 2026-04, 2026~, 202X, XXXX-04, 2025/2026 or 2025/.."
_UNSUPPORTED = (  # text, and compiled when a date is refused: most runs refuse none
    (
        r"[\[{].*[\]}]",
        "sets of dates (EDTF level 2) are not supported",
        "write an interval, or one date each",
    ),
    (r"Y-?[0-9]+E.*", "exponents (EDTF level 2) are not supported", "write the year out, as Y170000000"),
    (
        r"Y?-?[0-9]+(E[0-9]+)?S[0-9]+",
        "significant digits (EDTF level 2) are not supported",
        "write 195X or 19XX",
    ),
    (
        r"-?[0-9X]{4}-(2[5-9]|3[0-9]|4[01])[?~%]?",
        "seasons 25 to 41 (EDTF level 2) are not supported",
        "21 to 24 are; for a quarter or a half-year write an interval of months",
    ),
    (r"-?[0-9X]{4}-2[1-4]-.*", "a season has no days", None),
    (r"-?[0-9]*X[0-9X]*-2[1-4][?~%]?", "a season needs a whole year", None),
    (r"-0000.*", "there is no year -0000", "the year before 0001 is 0000"),
    (r"Y-?0.*", "a long year does not begin with 0", None),
    (r"Y-?[0-9]{1,4}", "Y is for years of more than four digits", None),
    (r"Y-?[0-9]{19,}[?~%]?", "a year has at most 18 digits", None),
    (r"Y-?[0-9]{5,}-.*", "a long year has no months and days", None),
    (r".*T.*/.*|.*/.*T.*", "an interval has no times of day", "write dates without times"),
    (r".*T.*[?~%]", "a time of day takes no qualifier", None),
    (r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].*", "not a time of day", "write T and hh:mm:ss, then Z or +hh:mm"),
    (r"-?[0-9X]{4}-(1[3-9]|20|4[2-9]|[5-9][0-9]|00)(-.*)?[?~%]?", "there is no such month", None),
    (r"-?[0-9X]{4}-[0-9X]{2}-[0-9X]{2}[?~%]?", "there is no such day", None),
    (
        r"(?=.*[?~%])[?~%]?-?[0-9X]{4}[?~%]?(-[?~%]?[0-9X]{2}[?~%]?){0,2}",
        "a qualifier of one part of a date (EDTF level 2) is not supported",
        "write one ?, ~ or % at the end, for the whole date",
    ),
    (r"(.*/){2}.*", "an interval has one slash", None),
    (r"-?[0-9]{1,3}[?~%]?", "a year has four digits", None),
)
_FORMS = (
    (
        r"([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})([?~%]?)",
        ("{2}-{1:0>2}-{0:0>2}{3}", "{2}-{0:0>2}-{1:0>2}{3}"),
    ),
    (r"(-?[0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})([?~%]?)", ("{0}-{1:0>2}-{2:0>2}{3}",)),
    (r"([0-9]{1,2})[-./]([0-9]{4})([?~%]?)", ("{1}-{0:0>2}{2}",)),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})", ("{0}-{1}-{2}",)),
    (r"(-?[1-9][0-9]{4,17}[?~%]?)", ("Y{0}",)),
    (r"([^.\[{]+)\.\.([^.\]}]+)", ("{0}/{1}",)),
)


def _meant(text: str) -> tuple[str, ...]:
    """Return what the writer may have meant, not yet checked."""
    for form, ways in _FORMS:
        if match := re.fullmatch(form, text):
            return tuple(way.format(*match.groups()) for way in ways)
    return text.strip(), text.replace("x", "X"), text.replace("u", "X"), text.replace("–", "/")  # noqa: RUF001 - that dash is what is meant


def refusal(text: str, reads: Callable[[str], bool]) -> InvalidValue:
    """Return the exception for a *text* that does not read; *reads* tells which others do."""
    hints = list(dict.fromkeys(words for words in _meant(text) if words != text and reads(words)))
    hint = f"write {' or '.join(hints)}" if hints else None
    if not text:
        return invalid_value("bad-date", "an empty text is no date", text, _EXPECTED)
    if text.strip() != text:
        return invalid_value("bad-date", "a date has no space around it", text, _EXPECTED, hint)
    if hint is None:
        for form, message, advice in _UNSUPPORTED:
            if re.fullmatch(form, text):
                return invalid_value("bad-date", message, text, _EXPECTED, advice)
    return invalid_value("bad-date", "not a date", text, _EXPECTED, hint)
