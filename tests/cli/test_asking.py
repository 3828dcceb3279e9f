"""The commands that ask about evidence, and those that curate it: they print what Python returns, in any view."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string

from natoip4.cli.program import program
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.documents.files import load_file
from natoip4.documents.writing import dumps
from natoip4.export.citing import cite
from natoip4.queries.coverage import coverage
from natoip4.queries.searching import search
from natoip4.queries.staleness import stale
from natoip4.values.dates import PartialDate
from natoip4.values.names import Name
from natoip4.values.spans import Span
from tests.queries.worlds import evidence, replaced, world

Shell = Callable[..., tuple[int, str, str]]

MISSION = "org:japan-mission-nato"
READING = {
    "compare": ("japan",),
    "ties": ("japan",),
    "show": (MISSION,),
    "why": (MISSION,),
    "disputes": (),
    "search": ("mission",),
    "stale": ("--before", "2030"),
    "cite": (MISSION,),
    "coverage": (),
    "conclusions": (),
}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Callable[[Dataset], None]:
    """Put a dataset in the place of the bundled one."""

    def put(data: Dataset) -> None:
        for name in (*READING, "audit"):
            monkeypatch.setattr(importlib.import_module(f"natoip4.cli.{name}"), "load", lambda: data)

    return put


def test_all_reading_commands_are_known() -> None:
    assert {*READING, "check", "convert", "audit"} <= program.commands.keys()


@pytest.mark.parametrize("command", READING, ids=str)
def test_every_reading_command_prints_json_in_any_view(shell: Shell, command: str) -> None:
    for view in ((), ("--source", "epis-brief", "--known-on", "2027", "--conjectures")):
        code, out, err = shell(command, *READING[command], *view, "--format", "json")
        assert (code, err) == (0, "")
        assert isinstance(json.loads(out), dict)


@pytest.mark.parametrize("command", [name for name in READING if name != "compare"], ids=str)
def test_a_view_prints_no_other_source(shell: Shell, command: str) -> None:
    seen = {source.partition(":")[2] for source in load() if source.prefix == "source"} - {"epis-brief"}
    out = shell(command, *READING[command], "--source", "epis-brief", "--format", "json")[1]
    assert not [slug for slug in seen if re.search(rf'"(source:)?{re.escape(slug)}[@"]', out)]


@pytest.mark.parametrize("command", READING, ids=str)
@pytest.mark.parametrize("view", [("--known-on", "2025-13"), ("--source", "nobody"), ("--known-on", "1900")], ids=str)
def test_a_view_of_nothing_or_none_ends_with_a_line(shell: Shell, command: str, view: tuple[str, str]) -> None:
    code, out, err = shell(command, *READING[command], *view)
    assert code in {0, 2}
    assert (out == "") is (code == 2)
    assert err.count("\n") == (1 if code else 0)


def test_disputes_say_both_sides_and_what_is_taken(shell: Shell, small: Callable[[Dataset], None]) -> None:
    pieces = evidence("a@10: role=member; reported", "reading from b@10: role=partner")
    small(replaced(world(), "membership:here", evidence=pieces))
    assert shell("disputes")[1] == (
        "membership:here role = member  [stated]\n  + member  a@10 (reported)\n  - partner  b@10 (reading)\n1 dispute\n"
    )
    (found,) = json.loads(shell("disputes", "--format", "json")[1])["disputes"]
    assert [(side["value"], side["taken"]) for side in found["sides"]] == [("member", True), ("partner", False)]
    assert found["sides"][0]["evidence"][0]["locators"] == ["a@10"]
    assert shell("disputes", "--source", "a")[1] == "0 disputes\nas seen by source:a alone\n"


def test_conjectures_compare_what_is_taken_to_be_one_thing(shell: Shell) -> None:
    firm, all_ = (json.loads(shell("disputes", *more, "--format", "json")[1])["disputes"] for more in ((), ("--conjectures",)))
    assert len(all_) > len(firm) == len(load().disputes())
    assert all(dispute["identified"] for dispute in all_ if dispute not in firm)


def test_coverage_prints_what_python_returns(shell: Shell) -> None:
    assert json.loads(shell("coverage", "--format", "json")[1]) == coverage(load()).to_dict()
    out = shell("coverage", "--source", "source:nato-enlargement")[1]
    assert out.startswith("nato-enlargement: coverage:nato-members, ")
    assert "[asserts nothing: " in shell("coverage")[1]


def test_coverage_says_what_is_missing(shell: Shell, small: Callable[[Dataset], None]) -> None:
    small(replaced(world(), "source:a", locators=("1-99",)))
    out = shell("coverage", "--source", "a")[1]
    assert "\n99: [missing]\n99 places: " in out


def test_search_prints_what_python_returns(shell: Shell) -> None:
    hits = search(load(), "hyundai", limit=3)
    found = json.loads(shell("search", "hyundai", "--limit", "3", "--format", "json")[1])
    assert found == {
        "version": 1,
        "lens": None,
        "hits": [hit.to_dict() for hit in hits],
    }
    assert shell("search", "hyundai", "--limit", "1")[1] == "org:hyundai  Hyundai  [name]\n"
    assert shell("search", "zebra")[:2] == (0, "nothing found\n")


def test_stale_prints_what_python_returns(shell: Shell) -> None:
    found = json.loads(shell("stale", "--before", "2025", "--format", "json")[1])
    assert found["stale"] == [item.to_dict() for item in stale(load(), before="2025")]
    said = "all of it has been confirmed since\nas seen by source:epis-brief alone\n"
    assert shell("stale", "--before", "1800", "--source", "epis-brief")[1] == said


def test_stale_marks_what_is_not_sure(shell: Shell, small: Callable[[Dataset], None]) -> None:
    small(world())
    lines = shell("stale", "--before", "2025-06-15")[1].splitlines()
    assert "? group:four  2025-06  a" in lines
    assert not [line for line in lines if line.startswith("-")]


@pytest.mark.parametrize("style", ["text", "bibtex", "csl"])
def test_cite_prints_what_a_writer_pastes(shell: Shell, style: str) -> None:
    text = cite(load(), MISSION, "span.start", style=style)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - a style
    out = shell("cite", MISSION, "span.start", "--style", style)[1]
    assert json.loads(out) == json.loads(text) if style == "csl" else out == f"{text}\n"
    plain = json.loads(shell("cite", MISSION, "span.start", "--style", style, "--format", "json")[1])
    assert (plain["text"], plain["style"]) == (text, style)
    if style == "bibtex":
        assert [entry.key for entry in parse_string(out).entries] == [item["id"] for item in plain["items"]]


def test_what_is_not_stated_cannot_be_cited(shell: Shell) -> None:
    assert shell("cite", MISSION, "span.end")[1] == "not stated: there is nothing to cite\n"
    assert shell("cite", MISSION, "span.end", "--style", "csl")[1] == "[]\n"


def test_why_prints_json(shell: Shell) -> None:
    plain = json.loads(shell("why", MISSION, "span.start", "--known-on", "2025", "--format", "json")[1])
    assert (plain["record"], plain["findings"][0]["value"]) == (MISSION, "2025-01-16")


HOSTILE = "red\x1b[31m \u202eleft\u2066"


@pytest.mark.parametrize("command", [*READING, "audit"], ids=str)
@pytest.mark.parametrize("form", ["text", "json"])
def test_no_command_of_the_data_reaches_the_screen(
    shell: Shell, small: Callable[[Dataset], None], command: str, form: str
) -> None:
    data = replaced(world(), "source:a", title=HOSTILE, publisher=HOSTILE, address=HOSTILE)
    small(replaced(data, "state:jpn", names=(Name("\u202eleft"), Name("Here")), evidence=evidence("a@1", "a@2: names=\u202e")))
    words = {"search": ("left",), "stale": ("--before", "2030"), "coverage": ("--source", "a"), "compare": ("state:jpn",)}
    arguments = words.get(command, () if command in {"disputes", "audit"} else ("state:jpn",))
    _, out, err = shell(command, *arguments, *(() if command == "compare" else ("--format", form)))
    assert out + err
    assert not re.search("[\x1b\u202e\u2066]", out + err)


# audit


def test_audit_lists_what_is_missing_by_record(shell: Shell, small: Callable[[Dataset], None]) -> None:
    data = world()
    small(data)
    assert shell("audit") == (0, f"{len(data)} records read: nothing is left to do\n", "")
    small(replaced(data, "org:firm", span=Span(start=PartialDate("2025")), evidence=evidence("a@5: names", "gone@1: exists")))
    code, out, _ = shell("audit")
    assert code == 1
    assert out.startswith("org:firm\n  evidence[1].locators: undefined-source: ")
    assert "\n  span.start: span-without-source: " in out
    assert out.endswith(": 2 findings in 1 record\n")
    found = json.loads(shell("audit", "--format", "json")[1])
    assert [finding["code"] for finding in found["findings"]] == ["undefined-source", "span-without-source"]


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """Two files that are one dataset, a value in the first of which is not what the evidence comes to."""
    data = replaced(world(), "org:mission", span=Span(start=PartialDate("2025-01")))
    texts = Dataset(record for record in data.values() if record.id.prefix == "source")
    rest = Dataset(record for record in data.values() if record.id.prefix != "source")
    for name, part in {"rest": rest, "sources": texts}.items():
        (tmp_path / f"{name}.json").write_text(dumps(part))
    return str(tmp_path / "rest.json"), str(tmp_path / "sources.json")


def test_audit_mends_what_the_policy_decides(shell: Shell, files: tuple[str, str]) -> None:
    rest, sources = files
    before = Path(sources).read_bytes()
    code, out, _ = shell("audit", *files)
    assert code == 1
    assert "unresolved-value" in out
    code, out, _ = shell("audit", *files, "--fix")
    assert code == 0
    assert f"{rest} written anew\n" in out
    assert Path(sources).read_bytes() == before
    assert Path(rest).read_text() == dumps(load_file(rest))
    assert Dataset([*load_file(rest).values(), *load_file(sources).values()]) == world()
    text = Path(rest).read_bytes()
    assert shell("audit", *files, "--fix")[0] == 0
    assert Path(rest).read_bytes() == text


def test_nothing_is_mended_without_all_sources(shell: Shell, files: tuple[str, str]) -> None:
    rest, _ = files
    before = Path(rest).read_bytes()
    code, out, _ = shell("audit", rest, "--fix")
    assert code == 1
    assert "undefined-source" in out
    assert Path(rest).read_bytes() == before


@pytest.mark.parametrize("arguments", [("--fix",), ("missing.json",), ("--format", "csv")], ids=str)
def test_audit_says_why_it_cannot(shell: Shell, arguments: tuple[str, ...]) -> None:
    code, out, err = shell("audit", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("natoip4: ")
