"""Every command has the options that it should: whoever adds one is told what it forgets."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from natoip4.cli.program import program
from natoip4.cli.viewing import LensOptions
from natoip4.data.bundled import load

Shell = Callable[..., tuple[int, str, str]]

FILES = {"check", "audit", "convert"}  # they read files as they are, and never a view
VIEW = {"--source", "--known-on", "--possible", "--conjectures"}
NO_JSON = {"convert", "tables"}  # they write files, of which the formats are their own
DATED = {"compare", "profile", "ties", "network", "timeline"}  # what they list holds at some time, and not at another


def flags(command: click.Command) -> dict[str, click.Option]:
    return {name: option for option in command.params if isinstance(option, click.Option) for name in option.opts}


@pytest.mark.parametrize("name", sorted(program.commands.keys() - FILES), ids=str)
def test_every_reading_command_takes_a_view(name: str) -> None:
    given = flags(program.commands[name])
    assert given.keys() >= VIEW
    assert given["--source"].multiple
    assert given["--known-on"].metavar == "DATE"
    assert given["--conjectures"].is_flag


@pytest.mark.parametrize("name", sorted(program.commands.keys() - NO_JSON), ids=str)
def test_every_command_that_prints_data_prints_json(name: str) -> None:
    choice = flags(program.commands[name])["--format"].type
    assert isinstance(choice, click.Choice)
    assert "json" in choice.choices


def test_the_form_for_people_is_text_but_of_compare() -> None:
    choices = {name: flags(command)["--format"].type for name, command in program.commands.items() if name not in NO_JSON}
    words = {name: choice.choices[0] for name, choice in choices.items() if isinstance(choice, click.Choice)}
    assert words == {name: "table" if name == "compare" else "text" for name in choices}


@pytest.mark.parametrize("name", ["network", "timeline"])
def test_the_kinds_are_named_in_what_refuses_another(name: str) -> None:
    assert isinstance(flags(program.commands[name])["--kind"].type, click.Choice)


@pytest.mark.parametrize("name", ["network", "timeline"])
def test_a_file_that_ends_in_txt_is_what_the_screen_shows(shell: Shell, tmp_path: Path, name: str) -> None:
    target = tmp_path / "said.txt"
    assert shell(name, "--on", "2025", "--output", str(target)) == (0, "", f"written to {target}\n")
    assert target.read_text() == shell(name, "--on", "2025")[1]


def test_what_holds_at_some_time_is_asked_of_a_time() -> None:
    assert {name for name, command in program.commands.items() if "--on" in flags(command)} == DATED


def test_diff_takes_a_view_of_either_side() -> None:
    assert flags(program.commands["diff"]).keys() >= {flag.replace("--", "--old-") for flag in VIEW}


@pytest.mark.parametrize("name", program.commands, ids=str)
def test_every_option_says_what_it_does_in_a_sentence(name: str) -> None:
    for option in flags(program.commands[name]).values():
        assert option.help
        assert option.help[0].isupper() or option.help.startswith("With")


def test_a_view_is_what_python_makes_of_the_same_words() -> None:
    data = load()
    assert LensOptions().view_of(data) is data
    asked = LensOptions(sources=("epis-brief",), known_on="2027", possible=True, conjectures=True)
    assert asked.view_of(data) == data.view(sources=["source:epis-brief"], known_on="2027", possible=True, conjectures=True)


def test_conjectures_are_seen_where_they_are_asked_for(shell: Shell) -> None:
    identification = next(id_ for id_ in load() if id_.prefix == "identification" and id_ not in load().view())
    hidden = (identification, "--known-on", "2027")
    for command in ("show", "why"):
        assert shell(command, *hidden)[0] == 2
    assert shell("cite", *hidden)[:2] == (0, "not stated: there is nothing to cite\n")
    for command in ("show", "why", "cite"):
        code, out, _ = shell(command, *hidden, "--conjectures", "--format", "json")
        assert (code, bool(json.loads(out))) == (0, True)
    assert json.loads(shell("cite", *hidden, "--conjectures", "--format", "json")[1])["items"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("show", "state:jpn", "--possible"), "no-date: possible goes with a date"),
        (("diff", "--old-possible"), "no-date: possible goes with a date"),
        (("coverage", "--source", "epis-brief", "--source", "nato-enlargement"), "one source are listed at a time; got 2"),
    ],
    ids=str,
)
def test_options_that_make_no_sense_together_are_refused(shell: Shell, arguments: tuple[str, ...], complaint: str) -> None:
    code, out, err = shell(*arguments)
    assert (code, out) == (2, "")
    assert complaint in err
