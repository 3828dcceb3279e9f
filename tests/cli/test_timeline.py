"""``natoip4 timeline``: it prints what Python returns, and writes pictures."""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from natoip4.cli.program import run
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.queries.timeline import timeline
from natoip4.records.claims import Characterisation, Claim
from natoip4.records.events import Event
from natoip4.records.frameworks import Framework
from natoip4.records.topics import Topic
from natoip4.values.dates import PartialDate
from natoip4.values.spans import Span
from tests.queries.worlds import evidence, replaced, world

Shell = Callable[..., tuple[int, str, str]]
DATA = load()


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Run ``natoip4 timeline``; return its exit code, and what it printed to stdout and to stderr."""
    monkeypatch.setenv("COLUMNS", "100")

    def command(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            run(["timeline", *arguments])
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, printed.out, printed.err

    return command


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Callable[[Dataset], None]:
    """Put a dataset in the place of the bundled one."""

    def put(data: Dataset) -> None:
        monkeypatch.setattr(importlib.import_module("natoip4.cli.timeline"), "load", lambda: data)

    return put


def test_json_is_what_python_returns(shell: Shell) -> None:
    options = ("--on", "2025-01-16", "--within", "2025", "--touching", "japan", "--kind", "event", "--kind", "framework")
    code, out, err = shell(*options, "--source", "epis-brief", "--known-on", "2027", "--format", "json")
    view = DATA.view(sources=["source:epis-brief"], known_on="2027")
    wanted = timeline(view, on="2025-01-16", within="2025", touching="state:jpn", kinds=[Event, Framework])
    assert (code, err) == (0, "")
    assert json.loads(out) == wanted.to_dict()


@pytest.mark.parametrize("columns", ["100", "60", "30", "20"])
def test_the_table_keeps_to_the_width_and_loses_no_entry(shell: Shell, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = shell("--within", "2025")
    assert max(map(len, out.splitlines())) <= int(columns)
    letters = re.sub(r"\s", "", out)
    found = timeline(DATA, within="2025")
    rows = [*((one.label, one.record) for one in found.entries), *((one.label, one.record) for one in found.undated)]
    for label, record in rows:
        assert re.sub(r"\s", "", f"{label}{record}")[:8] in letters


def test_the_table_marks_what_may_not_fall_there(shell: Shell) -> None:
    _, out, _ = shell("--kind", "tenure", "--within", "2025", "--touching", "japan")
    lines = out.splitlines()
    assert lines[0].startswith("? ?, still on 2023-12-11           Yoko Kamikawa, Minister for Foreign Affairs of Japan")
    assert "- 2024-10-01 to 2025-10-21         Shigeru Ishiba, Prime Minister of Japan" in out
    assert "touching state:jpn" in lines
    assert "- fell within 2025; ? may have" in lines


def test_what_bears_no_date_stands_apart(shell: Shell, small: Callable[[Dataset], None]) -> None:
    small(world())
    out = shell("--kind", "tie")[1]
    assert out.startswith("nothing that bears a date\n\nWithout a date\nnot stated  Foe, There (adverse; diplomatic)")
    assert "0 dated, 1 without a date" in out


def test_what_is_contested_is_said(shell: Shell, small: Callable[[Dataset], None]) -> None:
    pieces = evidence("b@9: span.start, span.end=2024-10", "b@10: span.end=2024-11")
    small(replaced(world(), "tenure:former", span=Span(start=PartialDate("2021-10")), evidence=pieces))
    assert "2021-10 to ?" in shell("--kind", "tenure")[1]
    assert "Former, premier [contested: span.end]" in shell("--kind", "tenure")[1]
    assert r"Former, premier \[contested: span.end\]" in shell("--kind", "tenure", "--format", "markdown")[1]


def test_markdown_is_one_table(shell: Shell) -> None:
    out = shell("--format", "markdown", "--on", "2025")[1]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in out.splitlines()} == {5}
    found = timeline(DATA, on="2025")
    assert len(out.splitlines()) == 2 + len(found.entries) + len(found.undated)
    assert "(possibly)" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kind", "evnt"), "'evnt' is not one of 'state', "),
        (("--touching", "jpan"), "did you mean 'japan'?"),
        (("--touching", "state:jpm"), "did you mean 'state:jpn'?"),
        (("--on", "last week"), "bad-date"),
        (("--format", "svg"), "--output FILE"),
        (("--output", "x.pdf"), "says no format: name one with --format (text, json, markdown, svg, png)"),
        (("--output", "x.png", "--format", "svg"), "x.png is named as png, and --format says svg"),
        (("--output", "x.png", "--format", "text"), "x.png is named as png, and --format says text"),
        (("--format", "gif"), "gif"),
        (("--kind", "tenure", "--format", "svg", "--output", "no/where.svg"), "No such file"),
    ],
    ids=str,
)
def test_wrong_use_ends_with_2_and_a_line(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    if "no/where.svg" in arguments:
        pytest.importorskip("matplotlib")
    monkeypatch.chdir(tmp_path)
    code, out, err = shell(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert list(tmp_path.iterdir()) == []


def test_a_picture_is_written(shell: Shell, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    target = tmp_path / "events.svg"
    code, out, err = shell("--kind", "event", "--within", "2025", "--output", str(target))
    assert (code, out, err) == (0, "", f"written to {target}\n")
    assert ET.fromstring(target.read_bytes()).tag.endswith("svg")  # noqa: S314 - our own
    assert list(tmp_path.iterdir()) == [target]


def test_several_pages_are_several_files(shell: Shell, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    code, out, err = shell(
        "--kind", "agreement", "--kind", "indicator", "--format", "png", "--output", str(tmp_path / "all.png")
    )
    assert code == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["all-1.png", "all-2.png"]
    assert (out, err) == ("", "".join(f"written to {tmp_path / name}\n" for name in names))
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in tmp_path.iterdir())


def test_without_matplotlib_it_says_what_to_install(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in {"matplotlib", *(name for name in sys.modules if name.startswith("matplotlib."))}:
        monkeypatch.setitem(sys.modules, name, None)
    code, out, err = shell("--format", "svg", "--output", str(tmp_path / "x.svg"))
    assert (code, out) == (2, "")
    assert "pip install 'natoip4[pictures]'" in err
    assert shell("--kind", "event")[0] == 0


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_no_command_of_the_data_reaches_the_screen(shell: Shell, small: Callable[[Dataset], None], form: str) -> None:
    claim = Characterisation(
        id=Claim.ref("x"),
        statement="red\x1b[31m \u202eleft\u2066|pipe|",
        subject=(world()["state:jpn"].id,),  # type: ignore[arg-type]
        content=(Topic.ref("trade"),),
        period=PartialDate("2025"),
        evidence=evidence("a@1"),
    )
    small(world().with_([claim]))
    code, out, _ = shell("--format", form)
    assert code == 0
    assert "31m" in out
    assert not re.search("[\x1b\u202e\u2066]", out)
