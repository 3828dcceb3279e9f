"""``natoip4 network``: what it prints and writes, and how it ends."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import natoip4.cli.network
from natoip4.cli.program import run
from natoip4.data.bundled import load
from natoip4.queries.comparison import IP4
from natoip4.queries.network import around, network, rolled_up
from natoip4.records.actors import Collective, State
from natoip4.records.events import Event
from natoip4.records.relations import Tie
from tests.queries.worlds import world

Shell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    """Run ``natoip4 network``; return its exit code, and what it printed to stdout and to stderr."""

    def command(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            run(["network", *arguments])
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, printed.out, printed.err

    return command


def test_it_shows_the_ties_of_the_four_and_of_what_stands_for_them(shell: Shell) -> None:
    code, out, err = shell("--on", "2025")
    net = around(network(load(), on="2025"), IP4)
    assert (code, err) == (0, "")
    for edge in net.edges:
        assert re.search(rf"^\? .+  {edge.record}  {edge.tally}$", out, re.MULTILINE)
    assert "agreement:pol-k2-first" in out
    assert f"{len(net.nodes)} actors, {len(net.edges)} ties" in out
    assert "= Australia: between 0." in out


def test_json_is_what_python_returns(shell: Shell) -> None:
    data = load()
    code, out, _ = shell("japan", "--on", "2025", "--source", "epis-brief", "--format", "json")
    view = data.view(sources=["source:epis-brief"])
    assert code == 0
    assert json.loads(out) == around(network(view, on="2025"), ["state:jpn"]).to_dict()
    _, out, _ = shell("--whole", "--kind", "event", "--roll-up", "--format", "json")
    assert json.loads(out) == rolled_up(data, network(data, kinds=[Event])).to_dict()


def test_between_two_it_gives_the_shortest_ways(shell: Shell) -> None:
    code, out, _ = shell("--between", "china", "org:nato", "--on", "2025")
    assert code == 0
    assert out.splitlines()[0] == "? China - Australia - NATO"
    assert "    Australia - China: tie:aus-chn" in out
    code, out, _ = shell("--between", "china", "org:nato", "--on", "2025", "--format", "json")
    plain = json.loads(out)
    assert next(route["actors"] for route in plain["routes"]) == ["state:chn", "state:aus", "org:nato"]
    assert shell("--between", "china", "org:naval-group", "--on", "2026")[:2] == (
        0,
        "no way is stated from the one to the other\n",
    )


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_graph_is_printed_or_written(shell: Shell, tmp_path: Path, form: str) -> None:
    pytest.importorskip("networkx")
    code, out, _ = shell("--on", "2025", "--format", form)
    assert code == 0
    assert f"<{form}" in out
    target = tmp_path / f"network.{form}"
    assert shell("--on", "2025", "--output", str(target)) == (0, "", f"written to {target}\n")
    assert target.read_text("utf-8") == out


@pytest.mark.parametrize(("form", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_a_picture_is_written(shell: Shell, tmp_path: Path, form: str, start: bytes) -> None:
    pytest.importorskip("matplotlib")
    target = tmp_path / f"network.{form}"
    assert shell("kor", "--format", form, "--output", str(target))[0] == 2
    assert shell("state:kor", "--on", "2025", "--format", form, "--output", str(target)) == (0, "", f"written to {target}\n")
    assert target.read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--format", "png"), "a PNG is no text: say where it goes with --output FILE (see natoip4 network --help)"),
        (("atlantis",), "no record bears this name"),
        (("state:atlantis",), "no record has this id"),
        (("--between", "china", "atlantis"), "no record bears this name"),
        (("japan", "--between", "china", "nato"), "--between takes two actors and no others"),
        (("--between", "china", "nato", "--format", "gexf"), "the formats text and json alone"),
        (("--on", "yesterday"), "bad-date"),
        (("--kind", "claim"), "'claim' is not one of"),
        (("--output", "/nowhere/at/all.json"), "/nowhere/at/all.json: unwritable-file: No such file or directory"),
        (("--output", "all.png", "--format", "svg"), "all.png is named as png, and --format says svg"),
        (("--output", "all"), "the ending of all says no format"),
    ],
)
def test_what_cannot_be_done_is_said_on_one_line(shell: Shell, arguments: tuple[str, ...], complaint: str) -> None:
    code, out, err = shell(*arguments)
    assert (code, out) == (2, "")
    assert complaint in err
    assert err.count("\n") == 1


def test_nothing_of_the_data_reaches_the_screen_as_a_command_to_it(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = Collective(id=Collective.ref("x"), described="red\x1b[31m\n\u202etxt")
    data = world().with_([hostile, Tie(id=Tie.ref("x"), parties=(Collective.ref("x"), State.ref("jpn")))])
    monkeypatch.setattr(natoip4.cli.network, "load", lambda: data)
    for arguments in (("state:jpn",), ("state:jpn", "--format", "json"), ("--between", "state:jpn", "collective:x")):
        code, out, _ = shell(*arguments)
        assert code == 0
        assert not set(out) & set("\x1b\u202e\r")


def test_help_has_examples(shell: Shell) -> None:
    code, out, _ = shell("--help")
    assert code == 0
    assert "natoip4 network --on 2025 --roll-up --format png --output network.png" in out
