"""Problems, and the exceptions that carry them.

A :class:`Problem` is a value: it can be compared, counted, filtered and printed. Every exception of this package derives
from :class:`NatoIP4Error` and carries the problems it was raised for, so that a caller never has to take a message apart.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable

import attrs

__all__ = [
    "AmbiguousName",
    "InvalidDataset",
    "InvalidDocument",
    "InvalidRecord",
    "InvalidValue",
    "MissingExtra",
    "NatoIP4Error",
    "Problem",
    "Severity",
    "UncertainAnswer",
    "UnknownRecord",
]


class Severity(enum.Enum):
    """How much a problem matters."""

    ERROR = "error"  #: the data cannot be relied on as it stands
    WARNING = "warning"  #: the data can be used, but somebody should look


def shown(thing: object, limit: int = 80) -> str:
    """Return a short, printable form of *thing* for a message: control characters escaped, long text cut."""
    try:
        text = repr(thing)
    except Exception:  # noqa: BLE001 - a message must not fail for what it is about
        text = f"<{type(thing).__name__}>"
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def is_text(value: object) -> bool:
    """Whether *value* is text: for public doors, which check at run time what their types promise."""
    return isinstance(value, str)


def nearest(word: object, legal: Iterable[str]) -> str | None:
    """Return the legal word that *word* was most likely meant to be, or ``None``."""
    if not isinstance(word, str):
        return None
    import difflib  # noqa: PLC0415 - most runs make no mistake

    found = difflib.get_close_matches(word[:200], list(legal), n=1, cutoff=0.6)
    return str(found[0]) if found else None


def did_you_mean(word: object, legal: Iterable[str]) -> str | None:
    """Return the hint that names the nearest legal word, or ``None`` where none is near.

    >>> did_you_mean("nmaes", ["names", "notes"])
    "did you mean 'names'?"
    """
    meant = nearest(word, legal)
    return f"did you mean {meant!r}?" if meant else None


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return how many there are, the noun in the singular where there is one; its *plural* has an s unless told.

    >>> counted(1, "record"), counted(2, "record"), counted(2, "match", "matches")
    ('1 record', '2 records', '2 matches')
    """
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


def with_article(noun: str) -> str:
    """Return *noun* after its indefinite article.

    >>> with_article("Tie"), with_article("Event")
    ('a Tie', 'an Event')
    """
    return f"{'an' if noun[:1].lower() in {*'aeiou'} else 'a'} {noun}"


@attrs.frozen(kw_only=True)
class Problem:
    """One thing that is wrong: what, where, and what to do about it.

    ``record`` is an id, ``path`` a JSON path below the document or a path below the record, ``line`` counts from 1.

    >>> problem = Problem(code="bad-date", message="not a date of EDTF level 0 or 1", got="'2025-13'", line=7)
    >>> print(problem)
    line 7: bad-date: not a date of EDTF level 0 or 1; got '2025-13'
    """

    code: str
    message: str
    severity: Severity = Severity.ERROR
    record: str | None = None
    path: str | None = None
    file: str | None = None
    line: int | None = None
    got: str | None = None
    expected: str | None = None
    hint: str | None = None

    @property
    def where(self) -> str:
        """File, line, record and path, as far as they are known."""
        place = self.file or ""
        if self.line is not None:
            place = f"{place}:{self.line}" if place else f"line {self.line}"
        return " ".join(part for part in (place, self.record, self.path) if part)

    def __str__(self) -> str:
        text = f"{self.code}: {self.message}"
        if self.got is not None:
            text += f"; got {self.got}"
        if self.expected is not None:
            text += f"; expected {self.expected}"
        if self.hint is not None:
            text += f" ({self.hint})"
        return f"{self.where}: {text}" if self.where else text


class NatoIP4Error(Exception):
    """The base of every exception that this package raises on purpose.

    >>> error = NatoIP4Error([Problem(code="example", message="nothing is wrong")])
    >>> error.problems[0].code
    'example'
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        shown_problems = [str(problem) for problem in self.problems[:20]]
        if len(self.problems) == 1:
            return shown_problems[0]
        more = len(self.problems) - len(shown_problems)
        lines = [f"{len(self.problems)} problems", *(f"  {line}" for line in shown_problems)]
        return "\n".join([*lines, f"  … and {more} more"] if more else lines)


class InvalidValue(NatoIP4Error, ValueError):
    """Text or parts that do not make a value: a date, an id, a quantity."""


class InvalidRecord(NatoIP4Error, ValueError):
    """Fields that are each well formed and together make no record."""


class InvalidDocument(NatoIP4Error, ValueError):
    """Bytes that are no document of this format, or hold records that are none."""


class InvalidDataset(NatoIP4Error, ValueError):
    """Records that are each well formed and do not agree with one another."""


class UnknownRecord(NatoIP4Error, KeyError):
    """An id, or a name, that nothing in the dataset bears."""

    def __str__(self) -> str:
        return NatoIP4Error.__str__(self)


class AmbiguousName(NatoIP4Error, LookupError):
    """A name that several records bear; the problem's ``hint`` lists them."""


class MissingExtra(NatoIP4Error, ImportError):
    """Something was asked for that takes a package which is not installed; the problem's ``hint`` says how to get it."""


class UncertainAnswer(NatoIP4Error, TypeError):
    """A three-valued answer was used where only yes or no will do."""


def invalid_value(code: str, message: str, got: object, expected: str | None = None, hint: str | None = None) -> InvalidValue:
    """Return the exception for one bad value."""
    return InvalidValue([Problem(code=code, message=message, got=shown(got), expected=expected, hint=hint)])


def ensure_is(thing: object, kind: type) -> None:
    """Raise :class:`InvalidValue` unless *thing* is of the class *kind*: for public doors, as :func:`is_text`."""
    if not isinstance(thing, kind):
        name = with_article(kind.__name__)
        raise invalid_value("wrong-type", f"this is not {name}", thing, name)


def missing_extra(extra: str, package: str) -> MissingExtra:
    """Return the exception for a *package* that only an *extra* of this one installs."""
    message, hint = f"this takes {package}, which is not installed", f"pip install 'natoip4[{extra}]'"
    return MissingExtra([Problem(code="missing-extra", message=message, hint=hint)])
