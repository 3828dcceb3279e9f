"""What things are called, and what others call them by code."""

from __future__ import annotations

import enum
import re
import unicodedata

import attrs

from natoip4.errors import invalid_value, with_article
from natoip4.values.spans import Span

__all__ = ["ExternalId", "Name", "NameKind"]

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SCHEME = re.compile(r"[a-z0-9][a-z0-9.-]*")
_UNPRINTABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})


class NameKind(enum.Enum):
    """What sort of name a name is."""

    USUAL = "usual"  #: what it is mostly called
    OFFICIAL = "official"  #: its full name in law or in its own documents
    SHORT = "short"  #: a clipped form, such as a surname standing for a person
    ACRONYM = "acronym"  #: letters or syllables of a longer name
    FORMER = "former"  #: what it was called before
    METONYM = "metonym"  #: a place or thing that stands for it, as a capital for its government


def _check_type(code: str, what: str, value: object, kind: type) -> None:
    if not isinstance(value, kind):
        raise invalid_value(code, f"{what} must be {with_article(kind.__name__)}", type(value))


def _plainly_right(text: object) -> bool:
    """Whether it is text that nothing can be wrong with: a test that is quick, and true of nearly all texts."""
    return type(text) is str and text.isprintable() and text != "" and text.strip() is text


def _check_text(code: str, what: str, text: str) -> None:
    """Refuse anything but printable text without space at its ends."""
    _check_type(code, what, text, str)
    if not text:
        raise invalid_value(code, f"{what} must not be empty", text)
    if text.strip() != text:
        raise invalid_value(code, f"{what} must not begin or end with space", text, hint=f"write {text.strip()!r}")
    if not text.isprintable() and any(unicodedata.category(letter) in _UNPRINTABLE for letter in text):
        raise invalid_value(code, f"{what} must not hold control characters, line breaks or lone surrogates", text)


@attrs.frozen(order=False)
class Name:
    """A name in one language, with the time it was in use, where that is known.

    The language is a tag of BCP 47, such as ``en``, ``ja`` or ``zh-Hant``. Text is kept letter for letter.

    Raises ``InvalidValue`` for text that is empty, has space at its ends, or holds control characters, and for a
    language that is no such tag.

    >>> print(Name("日本国", language="ja", kind=NameKind.OFFICIAL))
    日本国
    """

    text: str
    language: str = "en"
    kind: NameKind = NameKind.USUAL
    span: Span | None = None

    def __attrs_post_init__(self) -> None:
        if not _plainly_right(self.text):
            _check_text("bad-name", "a name", self.text)
        if self.language == "en" and self.kind is NameKind.USUAL and self.span is None:
            return
        _check_type("bad-language", "a language tag", self.language, str)
        if _LANGUAGE.fullmatch(self.language) is None:
            raise invalid_value("bad-language", "not a language tag", self.language, "a tag of BCP 47 such as 'en'")
        _check_type("bad-name", "the kind of a name", self.kind, NameKind)
        if self.span is not None:
            _check_type("bad-name", "the time of a name", self.span, Span)

    @classmethod
    def parse(cls, text: str) -> Name:
        """Return the usual English name *text*.

        >>> Name.parse("Japan")
        Name(text='Japan', language='en', kind=<NameKind.USUAL: 'usual'>, span=None)
        """
        return cls(text)

    def __str__(self) -> str:
        return self.text


@attrs.frozen(order=False)
class ExternalId:
    """What somebody else's list calls a thing, with the time it did so, where that is known.

    Raises ``InvalidValue`` for a scheme other than small letters, digits, dots and hyphens, and for a value that is
    empty, has space at its ends, or holds control characters.

    >>> ExternalId.parse("wikidata:Q17")
    ExternalId(scheme='wikidata', value='Q17', span=None)
    """

    scheme: str
    value: str
    span: Span | None = None

    def __attrs_post_init__(self) -> None:
        _check_type("bad-external-id", "a scheme", self.scheme, str)
        if _SCHEME.fullmatch(self.scheme) is None:
            expected = "small letters, digits, dots and hyphens"
            raise invalid_value("bad-external-id", "not a scheme", self.scheme, expected)
        if not _plainly_right(self.value):
            _check_text("bad-external-id", "the value of an external id", self.value)
        if self.span is not None:
            _check_type("bad-external-id", "the time of an external id", self.span, Span)

    @classmethod
    def parse(cls, text: str) -> ExternalId:
        """Return the id written ``scheme:value``; the inverse of ``str`` for ids without a span.

        >>> str(ExternalId.parse("doi:10.1000/182"))
        'doi:10.1000/182'
        """
        _check_type("bad-external-id", "an external id", text, str)
        scheme, colon, value = text.partition(":")
        if not colon:
            raise invalid_value("bad-external-id", "no scheme", text, expected="scheme:value, such as 'wikidata:Q17'")
        return cls(scheme, value)

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"
