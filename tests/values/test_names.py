"""Names and external ids keep their text letter for letter, or refuse it."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from natoip4.errors import InvalidValue
from natoip4.values.names import ExternalId, Name, NameKind
from natoip4.values.spans import Span

SPAN = Span.parse("2006/")


@pytest.mark.parametrize(
    "text", ["Japan", "日本", "대한민국", "Te Kāwanatanga o Aotearoa", "می‌خواهم", "a, b; c: [d]", "x\u3000y", "👩‍👩‍👧"]
)
def test_names_in_any_script(text: str) -> None:
    name = Name.parse(text)
    assert str(name) == name.text == text
    assert (name.language, name.kind, name.span) == ("en", NameKind.USUAL, None)


BAD_TEXT = [
    "",
    " ",
    " Japan",
    "Japan ",
    "\u3000Japan",
    "Ja\npan",
    "Ja\tpan",
    "Ja\x00pan",
    "Ja\x7fpan",
    "Ja\u2028pan",
    "Ja\u2029pan",
    "\ud800",
]


@pytest.mark.parametrize("wrong", [*BAD_TEXT, None, 5, b"Japan", ["Japan"]], ids=range(len(BAD_TEXT) + 4))
def test_bad_text_is_refused(wrong: object) -> None:
    bad: Any = wrong
    makers: list[Callable[[Any], object]] = [Name, Name.parse, lambda text: ExternalId("wikidata", text)]
    for make in makers:
        with pytest.raises(InvalidValue):
            make(bad)


def test_space_at_the_ends_comes_with_a_hint() -> None:
    with pytest.raises(InvalidValue, match="write 'Japan'"):
        Name.parse(" Japan")


@pytest.mark.parametrize("language", ["en", "ja", "mri", "zh-Hant", "en-GB", "de-DE-1996"])
def test_language_tags(language: str) -> None:
    assert Name("x", language).language == language


@pytest.mark.parametrize("wrong", ["", "e", "EN", "english", "en_GB", "en-", "en-G", "en\n", "ён", None, 5], ids=range(11))
def test_what_is_no_language_tag(wrong: object) -> None:
    bad: Any = wrong
    with pytest.raises(InvalidValue) as caught:
        Name("x", bad)
    assert caught.value.problems[0].code == "bad-language"


def test_kind_and_span_of_any_other_type_are_refused() -> None:
    fields: dict[str, Any]
    for fields in ({"kind": "usual"}, {"kind": None}, {"span": "2006/"}):
        with pytest.raises(InvalidValue):
            Name("x", **fields)
    with pytest.raises(InvalidValue):
        ExternalId("wikidata", "Q17", **fields)


@pytest.mark.parametrize("text", ["wikidata:Q17", "doi:10.1000/182", "iso3166-1:JP", "cow.states:740", "uri:https://x.org/a:b"])
def test_external_ids_are_written_as_read(text: str) -> None:
    assert str(ExternalId.parse(text)) == text
    assert ExternalId.parse(text).scheme == text.split(":", maxsplit=1)[0]


@pytest.mark.parametrize(
    "wrong", ["", "Q17", ":Q17", "wikidata:", "Wikidata:Q17", "wiki data:Q17", "-a:b", "a: b", None, 5], ids=range(10)
)
def test_what_is_no_external_id(wrong: object) -> None:
    bad: Any = wrong
    with pytest.raises(InvalidValue) as caught:
        ExternalId.parse(bad)
    assert caught.value.problems[0].code == "bad-external-id"


def test_a_scheme_of_any_other_type_is_refused() -> None:
    scheme: Any = 5
    with pytest.raises(InvalidValue):
        ExternalId(scheme, "Q17")


@pytest.mark.parametrize(
    "value", [Name("日本国", "ja", NameKind.OFFICIAL, SPAN), ExternalId("wikidata", "Q17", SPAN)], ids=["name", "id"]
)
def test_copied_whole(value: Name | ExternalId) -> None:
    copies = [copy.deepcopy(value), attrs.evolve(value)]
    copies += [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    assert all(one == value and hash(one) == hash(value) for one in copies)
    assert not hasattr(value, "__dict__")
    thing: Any = value
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        thing.span = None


def test_names_differ_by_any_part() -> None:
    names = {Name("x"), Name("y"), Name("x", "ja"), Name("x", kind=NameKind.FORMER), Name("x", span=SPAN)}
    assert len(names) == 5
