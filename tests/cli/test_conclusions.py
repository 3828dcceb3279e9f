"""``natoip4 conclusions``: it prints what Python returns, in any view and form."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from natoip4.cli.program import run
from natoip4.data.bundled import load
from natoip4.queries.conclusions import conclusions
from natoip4.queries.judging.closing import JUDGEMENTS
from natoip4.queries.profiles import profiles

Shell = Callable[..., tuple[int, str, str]]

BRIEF = load().view(sources=["source:epis-brief"])


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    """Run ``natoip4 conclusions``; return its exit code, and what it printed to stdout and to stderr."""

    def command(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            run(["conclusions", *arguments])
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, printed.out, printed.err

    return command


def test_json_is_what_python_returns(shell: Shell) -> None:
    code, out, _ = shell("--source", "epis-brief", "--format", "json")
    assert code == 0
    assert json.loads(out) == {
        "version": 1,
        "lens": {"sources": ["source:epis-brief"], "known_on": [], "conjectures": False},
        "profiles": [one.to_dict() for one in profiles(BRIEF)],
        "conclusions": [one.to_dict() for one in conclusions(BRIEF)],
    }


def test_a_partner_is_judged_alone(shell: Shell) -> None:
    printed = json.loads(shell("--partner", "japan", "--format", "json")[1])
    assert {one["partner"] for one in printed["profiles"]} == {"state:jpn"}
    assert printed["conclusions"] == [one.to_dict() for one in conclusions(load(), about="state:jpn")]


def test_text_has_a_block_for_each_judgement(shell: Shell) -> None:
    code, out, _ = shell("--source", "epis-brief")
    assert code == 0
    assert out.splitlines()[1] == "Japan: level dialogue, closer 6:2, will 9:2, limits 0:0"
    heads = [line for line in out.splitlines()[5:] if line and not line.startswith(" ")]
    assert heads == [*(f"{one.key}: {one.label}" for one in JUDGEMENTS), "as seen by source:epis-brief alone"]
    assert "  > not borne out, weak if withdrawn: claim:japan-dialogue-increased" in out.splitlines()


def test_a_judgement_by_its_key_is_shown_in_full(shell: Shell) -> None:
    _, out, _ = shell("kor-selective", "jpn-industrial-integration", "--source", "epis-brief")
    lines = out.splitlines()
    assert [line for line in lines if line.startswith(("kor-", "jpn-", "aus-"))] == [
        "jpn-industrial-integration: Japan moves towards defence industrial integration",
        "kor-selective: South Korea keeps to a cautious, selective approach",
    ]
    assert "  not carried: defence industries grow together (Japan), 4:3" in lines
    assert "    - 3 claim:japan-beyond-dialogue-sparse  a source sums it up as next to nothing" in lines
    assert "  not borne out, weak, 4:3, 5 claims, 1 source, 5 pieces of evidence" in lines
    assert "  asserted by claim:japan-industrial-integration, coded weak" in lines


def test_many_changes_are_counted(shell: Shell) -> None:
    assert " and 4 more" in shell("kor-selective", "--source", "epis-brief")[1]


def test_markdown_has_two_tables(shell: Shell) -> None:
    _, out, _ = shell("--format", "markdown", "--source", "epis-brief")
    first, second, view = out.split("\n\n")
    assert view == "as seen by source:epis-brief alone\n"
    assert len(first.splitlines()) == 2 + len(profiles(BRIEF))
    assert len(second.splitlines()) == 2 + len(JUDGEMENTS)
    assert {line.count("|") for line in first.splitlines()} == {7}
    assert {line.replace("\\|", "").count("|") for line in second.splitlines()} == {7}


def test_without_the_brief_it_says_so(shell: Shell) -> None:
    _, out, _ = shell("aus-deeper", "--known-on", "2024")
    lines = out.splitlines()
    assert "Australia: level not stated, closer 0:0, will 0:0, limits 0:0" in lines
    assert "  not stated, 0:0, 0 sources, 0 pieces of evidence" in lines
    assert "  asserted by no claim" in lines


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("jpn-depper",), "did you mean 'jpn-deeper'?"),
        (("--partner", "state:jpm"), "did you mean 'state:jpn'?"),
        (("--partner", "nobody"), "no record bears this name"),
        (("--partner", "tie:aus-chn"), "wrong-kind: this is the id of a Tie"),
        (("--partner", "nato"), "not-a-partner: nothing is judged of NATO"),
        (
            ("--partner", "japan", "kor-selective"),
            "this judgement is not about state:jpn; got 'kor-selective'; expected jpn-deeper",
        ),
        (("--partner", "japan", "jpn-deeper", "kor-selective"), "this judgement is not about state:jpn"),
        (("--source", "epis-breif"), "did you mean 'source:epis-brief'?"),
        (("--known-on", "soon"), "bad-date"),
    ],
)
def test_what_is_not_there_is_a_line_and_a_code(shell: Shell, arguments: tuple[str, ...], complaint: str) -> None:
    code, out, err = shell(*arguments)
    assert (code, out) == (2, "")
    assert complaint in err
    assert err.count("\n") == 1
