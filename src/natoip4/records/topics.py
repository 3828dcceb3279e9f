"""Topics and places: what things are about, and where they are."""

from typing import ClassVar

import attrs

from natoip4.records.ids import Id
from natoip4.records.record import Record
from natoip4.records.schema import Bookkeeping, Coded, Stated
from natoip4.values.names import ExternalId, Name
from natoip4.values.vocabulary import Origin, TopicForm

__all__ = ["Place", "Topic"]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Topic(Record):
    """What claims are about: a capability, an area of work, a situation, a concept, a doctrine.

    ``origin`` is from where it comes where it is named as a cause; a narrower topic without one has that of the broader.

    >>> Topic(id=Topic.ref("cyber-defence"), form=TopicForm.AREA).broader
    ()
    """

    PREFIX: ClassVar[str] = "topic"

    names: Stated[tuple[Name, ...]] = None
    form: Coded[TopicForm]
    broader: "Coded[tuple[Id[Topic], ...]]" = ()
    origin: Coded[Origin | None] = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Place(Record):
    """A place or region; regions that sources use side by side (East Asia, Asia-Pacific, Indo-Pacific) stay apart.

    >>> Place(id=Place.ref("brussels"), names=(Name("Brussels"),)).id.slug
    'brussels'
    """

    PREFIX: ClassVar[str] = "place"

    names: Stated[tuple[Name, ...]] = None
    within: "Coded[tuple[Id[Place], ...]]" = ()
    external_ids: Bookkeeping[tuple[ExternalId, ...]] = ()
