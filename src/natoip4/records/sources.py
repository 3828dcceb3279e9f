"""Sources, and what we say about them: what a mention means, how far a list reaches, what a passage does not assert."""

import re
from collections.abc import Iterator
from typing import ClassVar

import attrs

from natoip4.errors import InvalidRecord, Problem, shown
from natoip4.records.ids import Id
from natoip4.records.record import Nature, Record
from natoip4.records.schema import Bookkeeping, Identity, Stated
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from natoip4.values.vocabulary import Grade, ReadExtent

__all__ = ["Coverage", "Identification", "Source"]

_RANGE = re.compile(r"(.*?)(\d+)-(\d+)", re.DOTALL)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Source(Record):
    """A text that evidence points into.

    ``date`` is when it was published; an interval means some day of it, with bounds of ours where the text bears no date.
    ``read_on`` is the last day on which a curator read it, and so bounds its publication from above. ``locators`` lists its
    places, ranges written ``intro.1.1-6``; none means that its places are not checked.

    >>> brief = Source(id=Source.ref("brief"), title="A brief", grade=Grade.TRADE, locators=("intro.1.1-3", "front.1"))
    >>> list(brief.places())
    ['front.1', 'intro.1.1', 'intro.1.2', 'intro.1.3']
    """

    PREFIX: ClassVar[str] = "source"
    NATURE: ClassVar[Nature] = Nature.SOURCE

    title: Bookkeeping[str]
    authors: Bookkeeping[tuple[str, ...]] = ()
    publisher: Bookkeeping[str | None] = None
    date: Bookkeeping[PartialDate | None] = None
    read_on: Bookkeeping[PartialDate | None] = None
    grade: Bookkeeping[Grade]
    read: Bookkeeping[ReadExtent] = ReadExtent.OPENING
    address: Bookkeeping[str | None] = None
    licence: Bookkeeping[str | None] = None
    locators: Bookkeeping[tuple[str, ...]] = ()

    def places(self) -> Iterator[str]:
        """Yield every place that ``locators`` lists, ranges written out."""
        for text in self.locators:
            match = _RANGE.fullmatch(text)
            if match:
                stem, first, last = match.groups()
                yield from (f"{stem}{number}" for number in range(int(first), int(last) + 1))
            else:
                yield text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Identification(Record):
    """That a mention which does not say whom it means refers to a definite thing, with the evidence for it.

    >>> Identification(id=Identification.ref("x"), mention=Id("org:hyundai"), referent=Id("org:hyundai-rotem")).mention.slug
    'hyundai'
    """

    PREFIX: ClassVar[str] = "identification"
    NATURE: ClassVar[Nature] = Nature.STATEMENT

    mention: Identity[Id[Record]]
    referent: Identity[Id[Record]]

    def _check(self) -> None:
        if self.mention == self.referent:
            problem = Problem(
                code="self-identification", message="a record is not identified with itself", got=shown(self.mention)
            )
            raise InvalidRecord([problem])


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Coverage(Record):
    """How far a source's silence can be read: that a list is complete, that something was not found, or that a passage is mute.

    ``subject`` and ``path`` name a field of the subject (the ``parties`` of an agreement), or the records that refer to it by
    a field of theirs (the members of an organisation: ``membership.group``). Where the list is ``complete``, who is not in it
    was not at any time of ``span`` or, with no span, at a time that is not said; otherwise the sources are silent. Without a
    subject the passage asserts nothing. ``reason`` says why.

    >>> Coverage(id=Coverage.ref("front-1"), reason="Poses a question.").complete
    False
    """

    PREFIX: ClassVar[str] = "coverage"
    NATURE: ClassVar[Nature] = Nature.STATEMENT

    subject: Identity[Id[Record] | None] = None
    path: Identity[str | None] = None
    reason: Identity[str]
    complete: Identity[bool] = False
    span: Stated[Span] = None
