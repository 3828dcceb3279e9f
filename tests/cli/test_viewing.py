"""Through what the data were seen stands below every answer, and whoever cannot be asked about is refused by every command."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import cast

import pytest

from natoip4.data.bundled import load
from natoip4.queries.lenses import lens_to_dict

Shell = Callable[..., tuple[int, str, str]]

VIEW = ("--known-on", "2025", "--source", "nato-itpp-japan", "--source", "epis-brief")
COMMANDS = {
    "compare": ("compare", "--row", "ties"),
    "profile": ("profile", "japan", "--row", "ties"),
    "timeline": ("timeline", "--kind", "event"),
    "network": ("network",),
    "between": ("network", "--between", "china", "nato"),
    "conclusions": ("conclusions", "jpn-deeper"),
    "ties": ("ties", "japan"),
    "disputes": ("disputes",),
    "search": ("search", "japan"),
    "stale": ("stale", "--before", "2025"),
    "why": ("why", "state:jpn"),
    "cite": ("cite", "state:jpn"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_json_says_through_what_the_data_were_seen(shell: Shell, command: tuple[str, ...]) -> None:
    plain = cast("dict[str, object]", json.loads(shell(*command, *VIEW, "--format", "json")[1]))
    assert plain["lens"] == {
        "sources": ["source:epis-brief", "source:nato-itpp-japan"],
        "known_on": [{"date": "2025", "possible": False}],
        "conjectures": False,
    }
    whole = cast("dict[str, object]", json.loads(shell(*command, "--format", "json")[1]))
    assert whole["lens"] is None
    for printed in (plain, whole):
        assert json.dumps(printed).count('"lens"') == 1
        assert not {"known_on", "sources", "conjectures"} & printed.keys()


@pytest.mark.parametrize("command", [one for name, one in COMMANDS.items() if name != "cite"], ids=COMMANDS.keys() - {"cite"})
def test_text_says_through_what_the_data_were_seen(shell: Shell, command: tuple[str, ...]) -> None:
    words = ("as known on 2025", "as seen by source:epis-brief, source:nato-itpp-japan alone")
    out = shell(*command, *VIEW)[1]
    assert all(line in " ".join(out.split()) for line in words)
    assert not any(line in shell(*command)[1] for line in words)


@pytest.mark.parametrize("command", ["compare", "timeline", "conclusions"])
def test_markdown_says_so_too(shell: Shell, command: str) -> None:
    out = shell(command, *VIEW, "--format", "markdown")[1]
    assert "\n\nas known on 2025\n\nas seen by source:epis-brief, source:nato-itpp-japan alone\n" in out


def test_coverage_and_a_difference_say_so(shell: Shell) -> None:
    assert json.loads(shell("coverage", "--known-on", "2025", "--format", "json")[1])["lens"] == lens_to_dict(
        load().view(known_on="2025").lens
    )
    assert shell("coverage", "--known-on", "1900")[:2] == (
        0,
        "0 places: 0 carried by 0 records, 0 with a reason alone, 0 missing\nas known on 1900\n",
    )
    command = ("diff", "--old-known-on", "2024", "--known-on", "2025")
    plain = json.loads(shell(*command, "--format", "json")[1])
    assert [plain[side]["lens"]["known_on"][0]["date"] for side in ("old", "new")] == ["2024", "2025"]
    assert shell(*command)[1].splitlines()[-2:] == ["old: as known on 2024", "new: as known on 2025"]


@pytest.mark.parametrize(
    "command",
    [
        ("compare",),
        ("profile",),
        ("ties",),
        ("ties", "japan"),
        ("network",),
        ("network", "--between", "japan"),
        ("conclusions", "--partner"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("view", [(), ("--known-on", "1900")], ids=["whole", "view"])
def test_who_is_no_actor_is_refused(shell: Shell, command: tuple[str, ...], view: tuple[str, ...]) -> None:
    for word, complaint in (
        ("state:jpm", "did you mean 'state:jpn'?"),
        ("topic:tanks", "this is the id of a Topic; got 'topic:tanks'; expected the id of an Actor"),
        ("hunai", "did you mean"),
    ):
        code, out, err = shell(*command, word, *view)
        assert (code, out) == (2, "")
        assert complaint in err


def test_who_is_hidden_is_not_refused(shell: Shell) -> None:
    hidden = ("--known-on", "1900")
    for command in (("ties", "japan"), ("network", "japan"), ("cite", "japan"), ("timeline", "--touching", "japan")):
        assert shell(*command, *hidden)[0] == 0
    assert shell("network", "--between", "japan", "china", *hidden)[1].startswith("no way is stated")
    assert shell("cite", "japan", *hidden)[1] == "not stated: there is nothing to cite\n"
