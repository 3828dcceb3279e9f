"""``natoip4 ties``: who was tied to whom, under what, on that day, as known then, says who."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

import natoip4.cli.ties
from natoip4.cli.program import run
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.queries.ties import ties_between, ties_of
from natoip4.values.names import Name
from tests.queries.worlds import replaced, world

Shell = Callable[..., tuple[int, str, str]]
Small = Callable[[Dataset], None]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    """Run ``natoip4 ties``; return its exit code, and what it printed to stdout and to stderr."""

    def command(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            run(["ties", *arguments])
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, printed.out, printed.err

    return command


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Small:
    """Put a dataset in the place of the bundled one."""

    def put(data: Dataset) -> None:
        monkeypatch.setattr(natoip4.cli.ties, "load", lambda: data)

    return put


def test_json_is_what_python_returns(shell: Shell) -> None:
    data = load()
    plain = json.loads(shell("japan", "nato", "--on", "2025-01", "--known-on", "2025", "--format", "json")[1])
    bonds = ties_between(data.view(known_on="2025"), "state:jpn", "org:nato", on="2025-01")
    assert plain == {
        "version": 1,
        "actor": "state:jpn",
        "other": "org:nato",
        "on": "2025-01",
        "lens": {"sources": None, "known_on": [{"date": "2025", "possible": False}], "conjectures": False},
        "ties": [bond.to_dict() for bond in bonds],
    }
    alone = json.loads(shell("japan", "--source", "epis-brief", "--format", "json")[1])
    brief = data.view(sources=["source:epis-brief"])
    assert alone["ties"] == [bond.to_dict() for bond in ties_of(brief, "state:jpn")]
    assert (alone["other"], alone["on"], alone["lens"]["sources"]) == (None, None, ["source:epis-brief"])


def test_text_says_with_whom_and_who_says_so(shell: Shell, small: Small) -> None:
    small(world())
    said = (
        "Partnerships\n"
        "? partnership:nato-here  NATO (tailored; cyber, industrial)\n"
        "    with NATO\n"
        "    said in a@14\n"
        "Frameworks\n"
        "- framework:programme  Programme (programme; 2023 to 2026)\n"
        "    as Here (addressee)\n"
        "    with NATO (issuer)\n"
        "    said in a@11, a@14, b@12\n"
    )
    assert shell("Here", "nato", "--on", "2024-05-01") == (0, said, "")


def test_all_sorts_of_ties_stand_under_their_headings(shell: Shell, small: Small) -> None:
    small(world())
    out = shell("state:kor")[1]
    headings = [line for line in out.splitlines() if re.match(r"[A-Z]", line)]
    assert headings == ["Ties", "Frameworks", "Memberships"]
    assert "\n- group:four  Four\n    with Four, Here (member)\n    said in a@10\n" in out


def test_through_whom_and_what_is_contested(shell: Shell, small: Small) -> None:
    data = world()
    deal = replaced(data, "agreement:deal", form=None)
    small(deal)
    assert "agreement:deal" in shell("state:jpn", "org:firm")[1]
    assert shell("org:government", "org:firm") == (0, "nothing is stated, which is not no\n", "")
    small(replaced(data, "org:firm", of=data["state:kor"].id))
    assert "    with Firm\n" in shell("state:jpn", "state:kor")[1]
    assert "    as Firm\n" in shell("state:kor", "state:jpn")[1]


def test_nothing_stated_is_an_answer(shell: Shell) -> None:
    assert shell("japan", "state:twn") == (0, "nothing is stated, which is not no\n", "")
    assert shell("japan", "--known-on", "1900") == (0, "nothing is stated, which is not no\nas known on 1900\n", "")
    assert json.loads(shell("japan", "state:twn", "--format", "json")[1])["ties"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nowhere",),
        ("state:nowhere",),
        ("topic:tanks",),
        ("japan", "nato", "korea"),
        ("japan", "--on", "2025-13"),
        ("japan", "--known-on", "soon"),
        ("japan", "--source", "nobody"),
        ("japan", "--format", "csv"),
    ],
    ids=str,
)
def test_what_is_not_understood_ends_with_a_line(shell: Shell, arguments: tuple[str, ...]) -> None:
    code, out, err = shell(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("natoip4: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_command_of_the_data_reaches_the_screen(shell: Shell, small: Small, form: str) -> None:
    small(replaced(world(), "org:nato", names=(Name("\u202eleft\u2066"),)))
    out = shell("state:jpn", "--format", form)[1]
    assert out
    assert not re.search("[\u202e\u2066]", out)


def test_help_has_examples(shell: Shell) -> None:
    assert "natoip4 ties japan nato --on 2025-01" in shell("--help")[1]
