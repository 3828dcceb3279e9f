"""Evidence: which source says what, where, and how it says it."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from typing import cast

import attrs

from natoip4.errors import InvalidValue, invalid_value, is_text
from natoip4.records.ids import Id
from natoip4.records.locators import Locator
from natoip4.records.slots import setters
from natoip4.values.vocabulary import AssertionForm, Mood, Step

__all__ = ["EXISTS", "OWN", "Evidence", "Own", "Said", "firm"]

EXISTS = "exists"  #: the path that attests a record and says nothing else of it


class Own(enum.Enum):
    """Stands for "the record's own value" until the record that the evidence belongs to fills it in."""

    OWN = "own"


OWN = Own.OWN

_PATH = re.compile(r"[a-z][a-z0-9_]*(\[[^\],;=]+\])?(\.[a-z][a-z0-9_]*)?")
_TOKEN = re.compile(r"[^\s,;=]+")
_ASSERTION = {form.value: form for form in AssertionForm}
_MOOD = {mood.value: mood for mood in Mood}
_STEP = {step.value: step for step in Step if step is not Step.DIRECT}
_STEPS = {step: place for place, step in enumerate(Step)}
_FORM = "[step from ]source@place, …[: path, !path, path=value][; tag]…"


@attrs.frozen
class Said:
    """What a piece of evidence says at one path of its record.

    The value is absolute: it stays what the source says, whatever the record comes to hold. ``OWN`` means the record's own
    value, and is replaced by it as soon as the evidence belongs to a record. A denial says that the value is not so; where
    there is no value, that nothing is.

    >>> Said("span.start")
    Said(path='span.start', value=<Own.OWN: 'own'>, denied=False)
    """

    path: str
    value: object = OWN
    denied: bool = False


@attrs.frozen(kw_only=True)
class Evidence:
    """Who says so, and where: one passage, or several of one source, and the paths of the record that it speaks for.

    No ``on`` means that it speaks for the whole record. ``step`` other than *direct* is an inference of ours, and ``locators``
    is then what it rests on. ``by`` is whose word it is where not the authors', ``hedges`` how the passage softens it, ``open``
    that it gives examples only.

    >>> evidence = Evidence.parse("epis-brief@partners.2.2: of, span.start=2025-01; reported")
    >>> [said.path for said in evidence.on], evidence.mood.value
    (['of', 'span.start'], 'reported')
    >>> str(evidence)
    'epis-brief@partners.2.2: of, span.start=2025-01; reported'
    """

    locators: tuple[Locator, ...]
    on: tuple[Said, ...] = ()
    step: Step = Step.DIRECT
    assertion: AssertionForm = AssertionForm.ASSERTED
    mood: Mood = Mood.STATED
    by: Id | None = None
    open: bool = False
    hedges: tuple[str, ...] = ()
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        if not self.locators:
            raise invalid_value("no-locator", "evidence names at least one place in a source", self.locators, _FORM)
        if self.step is Step.DIRECT and len(self.locators) > 1 and len(self.sources) > 1:
            hint = "write one piece of evidence for each source"
            raise invalid_value("many-sources", "direct evidence is from one source", sorted(self.sources), None, hint)

    def saying(self, on: tuple[Said, ...]) -> Evidence:
        """Return this evidence with other paths."""
        return assembled(self, self, on)

    @property
    def sources(self) -> frozenset[Id]:
        """The sources that it rests on: all of them must be visible for it to be so."""
        return frozenset(locator.source for locator in self.locators)

    @property
    def whole(self) -> bool:
        """Whether it speaks for the whole record."""
        return not self.on

    @property
    def sort_key(self) -> tuple[object, ...]:
        """A total order: by step, then by locators, then by what is said, then by how."""
        return (
            *self.place_key,
            [(said.path, said.denied, repr(said.value)) for said in self.on],
            (self.assertion.value, self.mood.value, self.by or "", self.open, self.hedges),
            (self.note is not None, self.note or ""),
        )

    @property
    def place_key(self) -> tuple[int, list[tuple[object, ...]]]:
        """The first part of the order: by step and locators."""
        return _STEPS[self.step], [at.sort_key for at in self.locators]

    @classmethod
    def parse(cls, text: str) -> Evidence:
        """Read the short form; text of another form raises :class:`~natoip4.errors.InvalidValue`."""
        if not is_text(text):
            raise invalid_value("bad-evidence", "evidence in short form is text", text, _FORM)
        try:
            return _parse(text)
        except InvalidValue as failure:
            raise InvalidValue(
                attrs.evolve(p, path=None, hint=p.hint or f"in {text[:120]!r}") for p in failure.problems
            ) from None

    def __str__(self) -> str:
        return short(self, map(_as_written, self.on)) or repr(self)


_set_locators, _set_on, _set_step, _set_assertion, _set_mood, _set_by, _set_open, _set_hedges, _set_note = setters(
    Evidence
).values()
_set_path, _set_value, _set_denied = setters(Said).values()
_new = object.__new__


def said_of(path: str, value: object) -> Said:
    """Return ``Said(path, value)``, in half the time."""
    said = _new(Said)
    _set_path(said, path)
    _set_value(said, value)
    _set_denied(said, False)  # noqa: FBT003 - a slot is set
    return said


def assembled(basis: Evidence, manner: Evidence, on: tuple[Said, ...]) -> Evidence:
    """Return evidence with the places and step of *basis*, the tags of *manner* and *on*; both being evidence, so is this."""
    made = _new(Evidence)
    _set_locators(made, basis.locators)
    _set_on(made, on)
    _set_step(made, basis.step)
    _set_assertion(made, manner.assertion)
    _set_mood(made, manner.mood)
    _set_by(made, manner.by)
    _set_open(made, manner.open)
    _set_hedges(made, manner.hedges)
    _set_note(made, manner.note)
    return made


def _parse(text: str) -> Evidence:
    head, *tags = text.split("; ")
    basis, colon, on = head.partition(": ")
    step_word, from_, locators = basis.partition(" from ")
    step = _STEP.get(step_word) if from_ else Step.DIRECT
    if step is None:
        raise invalid_value("bad-step", "not a step of inference", step_word, ", ".join(_STEP))
    at = tuple(map(Locator.parse, (locators if from_ else basis).split(", ")))
    said = tuple(map(_said, on.split(", "))) if colon else ()
    if not tags:
        return Evidence(locators=at, on=said, step=step)
    read = _tags(tags)
    return Evidence(locators=at, on=said, step=step, assertion=read.assertion, mood=read.mood, by=read.by, open=read.open)


def _said(text: str) -> Said:
    denied = text.startswith("!")
    path, equals, token = text[denied:].partition("=") if "[" not in text else _split_after_key(text[denied:])
    if not _PATH.fullmatch(path) or (equals and (denied or not _TOKEN.fullmatch(token))):
        raise invalid_value(
            "bad-path", "not a path", text, "field, field.part, field[key], field[key].part, !path or path=value"
        )
    return Said(path, token if equals else OWN, denied)


def _split_after_key(text: str) -> tuple[str, str, str]:
    end = text.rfind("]")
    tail, equals, token = text[end:].partition("=")
    return text[:end] + tail, equals, token


@attrs.define
class _Tags:
    assertion: AssertionForm = AssertionForm.ASSERTED
    mood: Mood = Mood.STATED
    by: Id | None = None
    open: bool = False


def _tags(texts: Iterable[str]) -> _Tags:
    """Read the tags, which come in one order, each at most once."""
    tags, last = _Tags(), -1
    for text in texts:
        if text in _ASSERTION and text != AssertionForm.ASSERTED.value:
            place, tags.assertion = 0, _ASSERTION[text]
        elif text in _MOOD and text != Mood.STATED.value:
            place, tags.mood = 1, _MOOD[text]
        elif text.startswith("by "):
            place, tags.by = 2, Id(text[3:])
        elif text == "open":
            place, tags.open = 3, True
        else:
            legal = "presupposed, implied; reported, assessed, projected, normative; by ID; open"
            raise invalid_value("bad-tag", "not a tag of evidence", text, legal)
        if place <= last:
            raise invalid_value("tag-order", "tags come once each, in one order", text, "assertion; mood; by ID; open")
        last = place
    return tags


def _as_written(said: Said) -> Said:
    """Return *said* with a token for its value, or bare where the path alone says it."""
    if said.value is OWN or type(said.value) is str:
        return said
    token = token_of(said.value)
    bare = said.value is True or said.path.endswith(f"[{token}]")
    return attrs.evolve(said, value=OWN if bare else token)


def short(evidence: Evidence, on: Iterable[Said]) -> str | None:
    """Return the short form of *evidence* with *on* as its paths, or ``None`` where the short form cannot say it all."""
    said = tuple(on)
    if evidence.hedges or evidence.note is not None or any(s.value is not OWN and not isinstance(s.value, str) for s in said):
        return None
    text = ", ".join(map(str, evidence.locators))
    if evidence.step is not Step.DIRECT:
        text = f"{evidence.step.value} from {text}"
    if said:
        text += ": " + ", ".join(("!" if s.denied else "") + s.path + ("" if s.value is OWN else f"={s.value}") for s in said)
    if evidence.assertion is not AssertionForm.ASSERTED:
        text += f"; {evidence.assertion.value}"
    if evidence.mood is not Mood.STATED:
        text += f"; {evidence.mood.value}"
    if evidence.by is not None:
        text += f"; by {evidence.by}"
    if evidence.open:
        text += "; open"
    try:
        same = _parse(text) == attrs.evolve(evidence, on=said)
    except InvalidValue:
        return None
    return text if same else None


def token_of(value: object) -> object:
    """Return the token that writes *value*, or the value itself where no token can."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        words = [token_of(element) for element in cast("tuple[object, ...]", value)]
        return (
            "+".join(str(word) for word in words)
            if words and all(isinstance(word, str) for word in words)
            else cast("object", value)
        )
    word = getattr(value, "value", None)
    if isinstance(word, str) and not hasattr(type(value), "parse"):
        return word
    parse = getattr(type(value), "parse", None)
    return str(value) if isinstance(value, str) or (parse is not None and parse(str(value)) == value) else value


def firm(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the pieces that are no conjectures of ours.

    >>> firm([Evidence.parse("a: exists"), Evidence.parse("conjecture from b: exists")])[0].sources
    frozenset({Id('source:a')})
    """
    return tuple(piece for piece in evidence if piece.step is not Step.CONJECTURE)
