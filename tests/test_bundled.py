"""The bundled dataset: sound in every view, complete against the lists it was made from, and in its own words."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

import pytest

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.documents.reading import loads
from natoip4.documents.writing import dumps
from natoip4.records.actors import Organisation
from natoip4.records.claims import Claim
from natoip4.records.kinds import KINDS
from natoip4.records.record import Nature, Record
from natoip4.records.schema import Standing, fields_of
from natoip4.records.sources import Source
from natoip4.resolution.policy import Finding
from natoip4.rules.checking import check
from natoip4.values.vocabulary import Step

SHARED = Path(__file__).parents[2] / "shared"
BRIEF = "source:epis-brief"
ROOT = Path(__file__).parents[1]
TEXT = {".md", ".py", ".json", ".toml", ".txt", ".csv", ".yaml", ".yml", ".html", ".svg", ".cfg", ".pyi"}
RUN = 9  # this many words in a row would be the brief's own
DATA = load()
FILES = sorted(file.name for file in resources.files("natoip4.data").iterdir() if file.name.endswith(".json"))

with_material = pytest.mark.skipif(
    not SHARED.exists(), reason="the material that the data were made from is not beside the project"
)


def test_nothing_is_wrong_with_it() -> None:
    assert check(DATA) == ()


def test_each_file_is_canonical_so_that_one_fact_is_one_hunk() -> None:
    for name in FILES:
        text = resources.files("natoip4.data").joinpath(name).read_text("utf-8")
        assert dumps(loads(text)) == text, f"{name}: write it with natoip4 convert"


@pytest.mark.parametrize("source", [source.id for source in DATA.of(Source)])
def test_what_one_source_says_is_sound_by_itself(source: str) -> None:
    view = DATA.view(sources=[source])
    assert check(view) == ()
    assert [record.id for record in view.of(Source)] == [source]


def _heard(record: Record) -> set[str]:
    """Return the fields of *record* for which the brief speaks by itself, read from the evidence as it is stored."""
    pieces = [one for one in record.evidence if set(one.sources) == {BRIEF} and one.step is not Step.CONJECTURE]
    named = {
        re.split(r"[.\[]", said.path)[0] for piece in pieces for said in piece.on if not said.denied or said.path == "occurred"
    }
    return named | {"*" for piece in pieces if piece.whole}


def test_the_view_of_the_brief_holds_nothing_that_only_another_source_says() -> None:
    view = DATA.view(sources=[BRIEF])
    statements = {record.id for record in DATA.values() if record.NATURE is Nature.STATEMENT}
    assert {id_ for id_ in view if id_ in statements} == {id_ for id_ in statements if _heard(DATA[id_])}
    held = {
        (record.id, field.name)
        for record in view.values()
        if record.NATURE is not Nature.SOURCE
        for field in fields_of(type(record)).values()
        if field.standing is Standing.STATED and getattr(record, field.name) is not None
    }
    assert {(id_, name) for id_, name in held if not _heard(DATA[id_]) & {name, "*"}} == set()
    assert len(held) < sum(
        getattr(DATA[id_], field.name) is not None
        for id_ in view
        for field in fields_of(type(DATA[id_])).values()
        if field.standing is Standing.STATED
    )
    assert str(view[Organisation.ref("japan-mission-nato")].span) == "2025-01/"


def test_every_kind_of_record_is_used_and_each_kind_of_claim_at_least_four_times() -> None:
    counts = Counter(type(record) for record in DATA.values())
    assert not [kind.__name__ for kind in KINDS if not counts[kind]]
    assert not {kind.__name__: counts[kind] for kind in KINDS if issubclass(kind, Claim) and counts[kind] < 4}


def _with_the_brief(finding: Finding) -> bool:
    return len({a.evidence.sources for a in finding.assertions}) > 1 and any(
        BRIEF in a.evidence.sources for a in finding.assertions
    )


def test_the_reference_layer_collides_with_the_brief_and_refines_it() -> None:
    collisions = {(dispute.record, dispute.path) for dispute in DATA.disputes() if _with_the_brief(dispute.finding)}
    assert collisions == {("framework:nato-strategic-concept-2022", "milestones[adoption].act")}
    refined = {
        (record.id, finding.path)
        for record in DATA.values()
        if record.NATURE is not Nature.SOURCE
        for finding in DATA.why(record.id)
        if _with_the_brief(finding) and not finding.disputed and len({str(a.value) for a in finding.assertions}) > 1
    }
    assert refined == {
        ("event:jpn-mission-established", "date"),
        ("event:nato-summit-madrid-2022", "date"),
        ("framework:aus-nds-2024", "milestones[adoption].date"),
        ("framework:nato-strategic-concept-2022", "milestones[adoption].date"),
        ("org:japan-mission-nato", "span.start"),
    }


def test_the_reference_layer_says_more_than_the_brief_does() -> None:
    unheard = [record for record in DATA.values() if record.NATURE is Nature.STATEMENT and not _heard(record)]
    counts = Counter(record.id.prefix for record in unheard)
    assert {prefix for prefix, count in counts.items() if count >= 10} >= {"indicator", "membership", "tenure"}
    assert {source for record in unheard for piece in record.evidence for source in piece.sources} > {BRIEF}


def _mapped() -> dict[str, dict[str, object]]:
    return json.loads((Path(__file__).parent / "data" / "entities.json").read_text("utf-8"))  # type: ignore[no-any-return]


def test_every_listed_entity_is_a_record_or_has_a_reason() -> None:
    for entity, entry in _mapped().items():
        assert entry.get("reason") or entry.get("records"), entity
        for id_ in entry.get("records", []):  # type: ignore[attr-defined]
            assert id_ in DATA, (entity, id_)


@with_material
def test_every_entity_that_the_brief_names_is_there_with_its_locators() -> None:
    """Read the inventory as text: each entity's id and the locators at which it is named."""
    mapped, missing = _mapped(), []
    listed = dict(_named_in((SHARED / "claims" / "entities.yaml").read_text("utf-8")))
    assert listed.keys() == mapped.keys()
    for entity, locators in listed.items():
        ids = mapped[entity].get("records", [])
        found = {at.place for id_ in ids for piece in DATA[id_].evidence for at in piece.locators if at.source == BRIEF}  # type: ignore[attr-defined]
        missing += [(entity, locator) for locator in locators if ids and locator not in found]
    assert missing == []


def _named_in(text: str) -> Iterator[tuple[str, list[str]]]:
    for block in re.split(r"^- (?=id: )", text, flags=re.MULTILINE)[1:]:
        entity = re.match(r"id: (\S+)", block)
        named = re.search(r"^  named_in:\s*\[(.*?)\]|^  named_in:\n((?:  - \S+\n)*)", block, re.MULTILINE | re.DOTALL)
        assert entity, block[:80]
        assert named, block[:80]
        yield entity[1].strip("'\""), re.findall(r"[a-z]+(?:\.\d+)+", named[1] or named[2] or "")


def _brief() -> set[tuple[str, ...]]:
    lines = (SHARED / "brief" / "brief.md").read_text("utf-8").splitlines()
    return _runs(line.split("` ", 1)[-1] for line in lines if line.startswith("- `"))


@with_material
def test_no_run_of_nine_words_of_the_brief_stands_in_any_file_of_the_data() -> None:
    """Each text of a record by itself, so that no two of them make a run together, or hide one."""
    brief = _brief()
    assert len(brief) > 1000
    for name in FILES:
        shared = _runs(_texts(json.loads(resources.files("natoip4.data").joinpath(name).read_text("utf-8")))) & brief
        assert shared == set(), name


def _text_files() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        hidden = any(part.startswith(".") or part in {"build", "dist", "__pycache__"} for part in path.relative_to(ROOT).parts)
        if path.is_file() and not hidden and path.suffix in TEXT:
            yield path


@pytest.mark.checkout
@with_material
def test_no_run_of_nine_words_of_the_brief_stands_in_any_text_of_the_project() -> None:
    brief, read = _brief(), set[str]()
    for path in _text_files():
        assert _runs([path.read_text("utf-8")]) & brief == set(), path
        read.add(path.relative_to(ROOT).parts[0])
    assert read >= {"README.md", "CHANGELOG.md", "docs", "src", "tests"}


def _texts(plain: object) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for value in plain.values():
            yield from _texts(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from _texts(value)


def _runs(texts: Iterable[str]) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = re.findall(r"[a-z0-9][a-z0-9'\u2019-]*", re.sub(r"\]\([^)]*\)", "]", text.lower()))
        found |= {tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}
    return found


def test_the_runs_of_words_are_found_where_there_are_some() -> None:
    text = "one two three four five six seven eight nine ten"
    assert len(_runs([text])) == 2


def test_it_is_read_once() -> None:
    assert load() is DATA
    assert isinstance(DATA, Dataset)
