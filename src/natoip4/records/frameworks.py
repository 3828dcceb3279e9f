"""Frameworks: the documents and programmes under which actors work together."""

from typing import ClassVar

import attrs

from natoip4.records.ids import Id
from natoip4.records.parts import Milestone
from natoip4.records.record import Actor, Record
from natoip4.records.schema import Coded, Stated
from natoip4.records.topics import Topic
from natoip4.values.names import Name
from natoip4.values.spans import Span
from natoip4.values.vocabulary import FrameworkForm

__all__ = ["Framework"]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Framework(Record):
    """A document or programme: who issued it, whom it is with, over what time, on what.

    ``identified`` is false where the source may not mean a particular document at all.

    >>> Framework(id=Framework.ref("strategic-concept-2022"), form=FrameworkForm.CONCEPT).identified
    True
    """

    PREFIX: ClassVar[str] = "framework"

    names: Stated[tuple[Name, ...]] = None
    form: Stated[FrameworkForm] = None
    identified: Coded[bool] = True
    issuers: Stated[tuple[Id[Actor], ...]] = None
    addressees: Stated[tuple[Id[Actor], ...]] = None
    milestones: Stated[tuple[Milestone, ...]] = None
    span: Stated[Span] = None
    areas: Stated[tuple[Id[Topic], ...]] = None
    supersedes: "Stated[Id[Framework]]" = None
