"""Citing: what is written reads back as what the source records say, and says no more."""

from __future__ import annotations

import json
import re
from typing import cast

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry
from hypothesis import given
from hypothesis import strategies as st

from natoip4 import strategies
from natoip4.data.bundled import load
from natoip4.errors import InvalidValue, UnknownRecord
from natoip4.export.bibtex import bibtex_entry, latex
from natoip4.export.citations import Citation, date_parts, one_line
from natoip4.export.citing import citations, cite
from natoip4.export.csl import csl_date, csl_item
from natoip4.records.sources import Source
from natoip4.values.dates import PartialDate
from natoip4.values.vocabulary import Grade
from tests.queries.worlds import evidence, replaced, world

BRIEF = "source:epis-brief"
TEXT = st.text(max_size=30) | st.text("aB é{}\\$&#_%~^`'\"<>|-!?,@=.0\n", max_size=15)
WORDS = TEXT.filter(lambda text: bool(one_line(text)))


@st.composite
def cited(draw: st.DrawFn) -> Citation:
    source = Source(
        id=Source.ref(draw(st.from_regex(r"[a-z0-9][a-z0-9._-]{0,8}", fullmatch=True))),
        title=draw(WORDS),
        authors=tuple(draw(st.lists(WORDS, max_size=3, unique=True))),
        publisher=draw(st.none() | WORDS),
        date=draw(st.none() | strategies.partial_dates()),
        read_on=draw(st.none() | strategies.partial_dates()),
        grade=Grade.WIRE,
        address=draw(st.none() | WORDS),
    )
    return Citation(source=source, places=tuple(draw(st.lists(st.sampled_from(["1.2", "p.7_%"]), unique=True))))


def entry_of(text: str, *, decoded: bool = False) -> Entry:
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()] if decoded else [])
    assert not library.failed_blocks
    (entry,) = library.entries
    return entry


def letters(text: str) -> str:
    """Return what the decoder leaves as it is: it gives quotes and accents forms of its own, and knows no text comparison."""
    return re.sub(r"[^!-~]|[{}^~`'\"<>|]", "", text)


@given(cited())
def test_bibtex_reads_back(citation: Citation) -> None:
    source = citation.source
    text = bibtex_entry(citation)
    entry, printed = entry_of(text), entry_of(text, decoded=True)
    assert (entry.key, entry.entry_type) == (source.id.slug, "misc")
    assert letters(printed["title"]) == letters(source.title)
    assert [name in entry for name in ("author", "howpublished", "url")] == [
        bool(source.authors),
        source.publisher is not None,
        source.address is not None,
    ]
    parts = () if source.date is None else date_parts(source.date)
    assert [name in entry for name in ("year", "month", "day")] == [len(parts) > place for place in range(3)]
    for field in entry.fields:
        bare = re.sub(r"\\[{}]", "", str(field.value))
        assert bare.count("{") == bare.count("}")


@given(st.lists(WORDS, min_size=1, max_size=3, unique=True))
def test_names_are_whole_whatever_is_in_them(authors: list[str]) -> None:
    source = Source(id=Source.ref("a"), title="A", authors=tuple(authors), grade=Grade.WIRE)
    held = str(entry_of(bibtex_entry(Citation(source=source)))["author"])
    depth, outside = 0, ""
    for piece in re.findall(r"\\.|.", held):
        depth += (piece == "{") - (piece == "}")
        outside += piece if depth == 0 and piece != "}" else ""
    assert outside == " and " * (len(authors) - 1)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a<b>|c", r"a\textless{}b\textgreater{}\textbar{}c"),
        ("{x}", r"\{x\}"),
        ("\\~^", r"\textbackslash{}\textasciitilde{}\textasciicircum{}"),
        ("--- '' ?` ,,", r"-{}-{}- '{}' ?{}\textasciigrave{} ,{},"),
        ("R&D: 5% of $1_000 #1", r"R\&D: 5\% of \$1\_000 \#1"),
        ("café\n日本", "café 日本"),
    ],
)
def test_latex_prints_letter_for_letter(text: str, written: str) -> None:
    assert latex(text) == written


# The constraints of csl-data.json, the schema that the Citation Style Language publishes, for what we write.

TEXTS = {"id", "type", "title", "publisher", "locator", "note", "URL"}
DATES = {"issued", "accessed"}


def assert_csl(item: dict[str, object]) -> None:
    assert item.keys() <= TEXTS | DATES | {"author"}
    assert {"id", "type"} <= item.keys()
    assert item["type"] in {"document", "webpage"}
    assert all(isinstance(item[key], str) and item[key] for key in TEXTS & item.keys())
    assert all(list(name) == ["literal"] for name in cast("list[dict[str, str]]", item.get("author", [])))
    for key in DATES & item.keys():
        assert_csl_date(cast("dict[str, object]", item[key]))


def assert_csl_date(date: dict[str, object]) -> None:
    assert date.keys() <= {"date-parts", "season", "circa", "literal"}
    assert ("date-parts" in date) is not ("literal" in date)
    for parts in cast("list[list[object]]", date.get("date-parts", [])):
        assert 1 <= len(parts) <= 3
        assert all(type(part) is int for part in parts)


@given(cited())
def test_csl_keeps_the_schema_and_the_words(citation: Citation) -> None:
    item = csl_item(citation)
    assert_csl(item)
    assert item["title"] == one_line(citation.source.title)
    assert ("issued" in item) is (citation.source.date is not None)


@given(strategies.partial_dates())
def test_no_part_of_a_date_is_invented(date: PartialDate) -> None:
    parts = date_parts(date)
    if parts and not date.is_interval:
        whole = PartialDate("-".join(f"{part:0{width}}" for part, width in zip(parts, (4, 2, 2), strict=False)))
        assert whole.bounds[0] <= date.bounds[0]
        assert date.bounds[1] <= whole.bounds[1]
    assert_csl_date(csl_date(date))


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2026-04-05", {"date-parts": [[2026, 4, 5]]}),
        ("2026-04", {"date-parts": [[2026, 4]]}),
        ("2026", {"date-parts": [[2026]]}),
        ("2026-04~", {"date-parts": [[2026, 4]], "circa": True}),
        ("2026-22", {"date-parts": [[2026]], "season": 2}),
        ("202X", {"literal": "202X"}),
        ("XXXX-04", {"literal": "XXXX-04"}),
        ("2026-04-24/2026-11-23", {"date-parts": [[2026]]}),
        ("2025-12/2026-02", {"literal": "between 2025-12 and 2026-02"}),
        ("../2026-02", {"literal": "by 2026-02"}),
        ("2026/..", {"literal": "from 2026 on"}),
    ],
)
def test_dates_are_as_precise_as_their_source(date: str, written: dict[str, object]) -> None:
    assert csl_date(PartialDate(date)) == written


def test_a_date_of_ours_is_marked_as_one() -> None:
    text = cite(load(), BRIEF)
    assert "[between 2026-04-24 and " in text
    assert "Published between 2026-04-24 and " in entry_of(cite(load(), BRIEF, style="bibtex"))["note"]


def test_what_is_cited_is_the_evidence_of_the_record() -> None:
    data = load()
    for record in data.values():
        cited_places = {(c.source.id, place) for c in citations(data, record.id) for place in c.places}
        own = {(at.source, at.place) for piece in record.evidence for at in piece.locators if at.place is not None}
        assert cited_places <= own
        for item in json.loads(cite(data, record.id, style="csl")):
            assert_csl(item)


def test_a_view_cites_what_it_sees() -> None:
    data = load()
    for source in (BRIEF, "source:ap-jp-mission"):
        view = data.view(sources=[source])
        for record in view.values():
            assert {citation.source.id for citation in citations(view, record.id)} <= {source}


def test_for_a_value_what_speaks_for_it_is_cited() -> None:
    data = world()
    assert [str(c) for c in citations(data, "org:mission", "span")] == ["A. 2025-06. At 3.", "B. 2026-01. At 3."]
    assert citations(data, "org:mission", "span.end") == ()
    assert cite(data, "org:mission", "span.end") == ""
    assert cite(data, "org:mission", "span.end", style="csl") == "[]"


@pytest.mark.parametrize(
    ("pieces", "sources"),
    [
        (("a@10: role=member", "b@10: role=partner"), ["source:a", "source:b"]),
        (("a@10: role=member", "reading from b@10: role=partner"), ["source:a"]),
        (("a@10: !role", "reading from b@10: role=partner"), ["source:a"]),
    ],
    ids=["contested: both sides", "taken: that side", "denied: what denies it"],
)
def test_for_what_is_in_dispute(pieces: tuple[str, ...], sources: list[str]) -> None:
    data = replaced(world(), "membership:here", role=None, evidence=evidence(*pieces))
    assert [str(citation.source.id) for citation in citations(data, "membership:here", "role")] == sources


def test_an_inference_is_not_cited_as_the_word_of_its_source() -> None:
    data = replaced(world(), "membership:here", evidence=evidence("deduction from a@10, b@2: role"))
    assert cite(data, "membership:here").count("Inferred, not stated there.") == 2


def test_what_cannot_be_cited() -> None:
    with pytest.raises(UnknownRecord):
        cite(load(), "state:nowhere")
    with pytest.raises(UnknownRecord):
        cite(replaced(world(), "state:jpn", evidence=evidence("nowhere@1")), "state:jpn")
    with pytest.raises(InvalidValue, match="did you mean 'bibtex'"):
        cite(load(), BRIEF, style="bibtx")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - as a user may
    with pytest.raises(InvalidValue):
        cite(load(), "state:jpn", "spann")
