"""The commands: what they print, how they end, and that nothing of the data reaches the screen as a command to it."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import natoip4.cli.check
import natoip4.cli.compare
import natoip4.cli.show
import natoip4.cli.why
from natoip4.cli.program import program, run
from natoip4.cli.screen import as_json, clean, escaped
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.documents.writing import dumps
from natoip4.errors import Problem, Severity
from natoip4.queries.comparison import compare
from natoip4.queries.rows import ROWS
from natoip4.records.actors import Group, State
from natoip4.records.claims import Claim, Threat
from natoip4.records.offices import Membership
from natoip4.values.names import Name
from natoip4.values.vocabulary import Polarity
from tests.queries.worlds import evidence, replaced, world

Shell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Callable[[Dataset], None]:
    """Put a dataset in the place of the bundled one."""

    def put(data: Dataset) -> None:
        for module in (natoip4.cli.check, natoip4.cli.compare, natoip4.cli.show, natoip4.cli.why):
            monkeypatch.setattr(module, "load", lambda: data)

    return put


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


# compare


def test_compare_shows_the_four_side_by_side(shell: Shell) -> None:
    code, out, err = shell("compare")
    assert (code, err) == (0, "")
    names = "Australia +Japan +South Korea +New Zealand"
    assert len(re.findall(names, out)) == len(compare(load()).rows)
    for row in compare(load()).rows:
        assert row.label in out
        assert all(f"= {str(cell.tally)[:8]}" in out for cell in row.cells if cell.entries)


def test_compare_prints_in_json_what_python_returns(shell: Shell) -> None:
    code, out, _ = shell("compare", "japan", "state:kor", "--on", "2025-01", "--source", "epis-brief", "--format", "json")
    view = load().view(sources=["source:epis-brief"])
    assert code == 0
    assert json.loads(out) == compare(view, ["state:jpn", "state:kor"], on="2025-01").to_dict()


def test_a_source_may_be_named_with_its_prefix_or_without(shell: Shell) -> None:
    with_prefix = shell("compare", "--source", "source:epis-brief")
    assert with_prefix == shell("compare", "--source", "epis-brief")
    assert "as seen by source:epis-brief alone" in with_prefix[1]


@pytest.mark.parametrize("columns", ["100", "80", "60", "30", "1", "0", "-3", "many", "100000"])
@pytest.mark.usefixtures("wide")
def test_compare_keeps_to_the_width_and_loses_no_word(shell: Shell, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    every = [part for question in ROWS for part in ("--row", question.key)]
    _, out, _ = shell("compare", "japan", "new zealand", "--on", "2025", *every)
    number = int(columns) if columns.isdecimal() and int(columns) else 100
    assert max(map(len, out.splitlines())) <= min(max(number, 20), 400)
    letters = sorted(re.sub(r"[\s=?-]", "", out))
    for row in compare(load(), ["state:jpn", "state:nzl"], on="2025").rows:
        for cell in row.cells:
            for entry in cell.entries:
                assert entry.label.split()[0][:8] in out
    assert letters


def test_what_possibly_held_and_what_is_contested_is_marked(shell: Shell, small: Callable[[Dataset], None]) -> None:
    both = evidence("a@10: role=member", "b@10: role=partner")
    small(replaced(world(), "membership:here", role=None, evidence=both))
    _, table, _ = shell("compare", "state:jpn", "--on", "2025")
    assert "? Four [contested: role]" in table
    assert "Asked of 2025: what may have held then is marked with ?" in table
    _, markdown, _ = shell("compare", "state:jpn", "--on", "2025", "--format", "markdown")
    assert r"Four \[contested: role\] (possibly)<br>*1 record, 2 sources, 2 pieces of evidence*" in markdown


def test_the_overview_is_cut_short_and_says_so_and_a_row_by_name_is_whole(shell: Shell) -> None:
    _, overview, _ = shell("compare")
    assert re.search(r"and \d+ more", overview)
    assert "natoip4 compare --row KEY" in overview
    _, row, _ = shell("compare", "--row", "limits")
    assert "more" not in [line.strip() for line in row.splitlines()]
    assert not re.search(r"and \d+ more", row)
    assert "What holds back" in row
    assert "What pulls closer" not in row


def test_a_row_that_is_not_there_is_refused(shell: Shell) -> None:
    code, _, err = shell("compare", "--row", "limit")
    assert code == 2
    assert "'limits'" in err


def test_html_is_printed_as_python_returns_it(shell: Shell) -> None:
    code, out, _ = shell("compare", "japan", "--format", "html")
    assert code == 0
    assert out == compare(load(), ["state:jpn"]).to_html() + "\n"


def test_a_profile_is_the_column_of_one_actor(shell: Shell) -> None:
    code, out, _ = shell("profile", "new zealand", "--on", "2025", "--format", "json")
    assert code == 0
    assert json.loads(out) == compare(load(), ["state:nzl"], on="2025").to_dict()
    _, table, _ = shell("profile", "japan", "--row", "missions")
    assert "Japanese Mission to NATO (head: Osamu Izawa; to NATO; from 2025-01-16)" in table
    assert shell("profile")[0] == 2


def test_markdown_is_one_table_with_a_cell_for_each_actor(shell: Shell) -> None:
    _, out, _ = shell("compare", "--format", "markdown")
    lines = out.split("\n\n", 1)[0].splitlines()
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {6}
    assert len(lines) == 2 + len(compare(load()).rows)


# What no command may let through.

HOSTILE = "\x1b]0;owned\x07\x1b[31mred\x9b2J\u202etxt\u2066|pipe|`code`\n| new | row |\r\x00\u2028<b>&amp;[bold]x[/bold]:smile:"
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def hostile() -> Dataset:
    threat = Threat(
        id=Claim.ref("threat"),
        statement=HOSTILE,
        holder=(State.ref("jpn"),),
        origin=(State.ref("foe"),),
        polarity=Polarity.LIMITING,
        evidence=evidence("a@21"),
    )
    state = State(id=State.ref("jpn"), names=(Name("He\u202ere|[red]"),), evidence=evidence("a@1"))
    return world().with_([threat, state])


@pytest.mark.parametrize(
    "command",
    [
        ("compare", "state:jpn", "state:kor"),
        ("compare", "state:jpn", "state:kor", "--format", "json"),
        ("compare", "state:jpn", "state:kor", "--format", "markdown"),
        ("compare", "state:jpn", "state:kor", "--format", "html"),
        ("profile", "state:jpn"),
        ("show", "claim:threat"),
        ("show", "claim:threat", "--format", "json"),
        ("show", "state:jpn"),
        ("why", "state:jpn"),
        ("check",),
        ("check", "--format", "json"),
        ("compare", "no\x1b[31msuch"),
        ("compare", "state:\u202e"),
        ("compare", "--on", "\x1b[2J"),
        ("compare", "--form\x1b[2J", "x"),
        ("check", "no\x1b[31msuch.json"),
        ("convert", "\x07.json", "\x07.json"),
    ],
    ids=" ".join,
)
def test_nothing_hostile_reaches_the_screen(shell: Shell, small: Callable[[Dataset], None], command: tuple[str, ...]) -> None:
    small(hostile())
    _, out, err = shell(*command)
    assert out or err
    assert UNSAFE.search(out + err) is None


def test_hostile_words_stay_readable_and_in_their_cell(shell: Shell, small: Callable[[Dataset], None]) -> None:
    small(hostile())
    _, table, _ = shell("compare", "state:jpn")
    assert r"\x1b[31mred\x9b2J\u202etxt\u2066|pipe|`code`" in table.replace("\n ", "").replace("  ", "")
    assert "[bold]x[/bold]:smile:" in table
    _, markdown, _ = shell("compare", "state:jpn", "--format", "markdown")
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in markdown.split("\n\n", 1)[0].splitlines()} == {3}
    assert "&lt;b&gt;&amp;amp;" in markdown
    _, plain, _ = shell("compare", "state:jpn", "--format", "json")
    [limits] = [row for row in json.loads(plain)["rows"] if row["key"] == "limits"]
    assert HOSTILE in [entry["label"] for entry in limits["cells"][0]["entries"]]


@given(st.text())
def test_clean_text_holds_nothing_unsafe_and_no_more_lines(text: str) -> None:
    assert UNSAFE.search(clean(text)) is None
    assert len(clean(text).splitlines()) <= 1
    assert clean(clean(text)) == clean(text)


def test_clean_text_has_a_space_for_a_line_break() -> None:
    assert clean("one,\r\n  two\tthree\u2028four") == "one, two three four"


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_a_screen_that_lacks_a_letter_shows_its_number(
    small: Callable[[Dataset], None], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    small(replaced(world(), "state:jpn", names=(Name("日本"),)))
    printed = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(printed, encoding="ascii"))
    with pytest.raises(SystemExit):
        run(["compare", "state:jpn", "--format", form])
    sys.stdout.flush()
    assert rb"\u65e5\u672c" in printed.getvalue()


def test_json_stays_json_on_a_screen_that_lacks_a_letter(
    small: Callable[[Dataset], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    small(replaced(world(), "state:jpn", names=(Name("𠮷"),)))
    printed = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(printed, encoding="ascii"))
    with pytest.raises(SystemExit):
        run(["compare", "state:jpn", "--format", "json"])
    sys.stdout.flush()
    assert json.loads(printed.getvalue())["actors"] == [{"id": "state:jpn", "name": "𠮷"}]


@given(st.text())
def test_json_is_safe_and_says_the_same(text: str) -> None:
    assert UNSAFE.search(as_json([text])) is None
    assert json.loads(as_json([text])) == [text]


@given(st.text())
def test_escaped_text_ends_no_cell(text: str) -> None:
    assert re.search(r"(?<!\\)(\\\\)*\|", escaped(text)) is None
    assert "<" not in escaped(text)


# show and why


def test_show_prints_fields_evidence_and_referrers(shell: Shell, small: Callable[[Dataset], None]) -> None:
    small(world())
    code, out, _ = shell("show", "org:mission")
    assert code == 0
    assert out.splitlines()[:4] == [
        "org:mission  Organisation  mission",
        "  names: mission",
        "  of: state:jpn (Here)",
        "  to: org:nato (NATO)",
    ]
    assert "    a@3: names[mission], of, span.start=2025-01, to\n" in out
    assert out.endswith("  referred to by: 1\n    claim:guess\n")


def test_show_takes_a_name(shell: Shell) -> None:
    assert shell("show", "AUKUS") == shell("show", "group:aukus")


def test_show_prints_json_that_a_document_could_hold(shell: Shell, small: Callable[[Dataset], None]) -> None:
    small(world())
    record = json.loads(shell("show", "org:mission", "--format", "json")[1])
    assert [record] == [plain for plain in json.loads(dumps(world()))["records"] if plain["id"] == "org:mission"]


def test_why_says_what_speaks_for_a_value_and_what_against_it(shell: Shell, small: Callable[[Dataset], None]) -> None:
    small(world())
    code, out, _ = shell("why", "org:mission", "span.start")
    assert code == 0
    assert out == (
        "org:mission\nspan.start = 2025-01-16  [stated]\n  + 2025-01  a@3\n  + 2025-01-16  b@3\n"
        "sources\n  a: A; trade, 2025-06\n  b: B; trade, 2026-01\n"
    )
    pieces = evidence("a@10: role=member; reported", "reading from b@10: role=partner")
    small(replaced(world(), "membership:here", evidence=pieces))
    assert (
        "role = member  [stated]\n  + member  a@10 (reported)\n  - partner  b@10 (reading)\n"
        in shell("why", "membership:here")[1]
    )


def test_why_of_a_wrong_path_says_which_are_right(shell: Shell) -> None:
    code, _, err = shell("why", "org:japan-mission-nato", "spann")
    assert code == 2
    assert err.startswith("natoip4: no-such-path: ")
    assert "did you mean 'span'?" in err


# check and convert

GOOD = (
    '{"format": "natoip4/1",\n"records": [\n'
    '{"id": "state:jpn", "evidence": ["a@1: exists"]},\n{"id": "source:a", "title": "A", "grade": "trade"}\n]}\n'
)
DANGLING = (
    '{"format": "natoip4/1",\n"records": [\n'
    '{"id": "source:a", "title": "A", "grade": "trade"},\n\n'
    '{"id": "org:x",\n "of": "state:jpn",\n "evidence": ["a"]}\n]}\n'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_check_of_good_files_ends_with_0(shell: Shell, folder: Path) -> None:
    (folder / "good.json").write_text(GOOD)
    assert shell("check", "good.json") == (0, "2 records read: nothing is wrong\n", "")


def test_check_names_file_line_and_record(shell: Shell, folder: Path) -> None:
    (folder / "bad.json").write_text(DANGLING)
    code, out, _ = shell("check", "bad.json")
    assert code == 1
    assert out.startswith("bad.json:5 org:x of: dangling-reference: no record has this id; got 'state:jpn'")
    assert out.endswith("2 records read: 1 error, 0 warnings\n")
    shell("convert", "bad.json", "bad.jsonl")
    assert shell("check", "bad.jsonl")[1].startswith("bad.jsonl:2 org:x of: dangling-reference")


def test_several_files_are_one_dataset(shell: Shell, folder: Path) -> None:
    (folder / "a.json").write_text(GOOD)
    (folder / "b.json").write_text(DANGLING.replace('{"id": "source:a", "title": "A", "grade": "trade"},\n', ""))
    assert shell("check", "a.json", "b.json") == (0, "3 records read: nothing is wrong\n", "")
    code, out, _ = shell("check", "a.json", "a.json")
    assert code == 1
    assert "duplicate-id" in out


def test_check_reports_all_that_is_wrong_in_every_file(shell: Shell, folder: Path) -> None:
    (folder / "a.json").write_text('{"format": "natoip4/1", "records": [{"id": "state:X"}, 3]}')
    (folder / "b.json").write_text("{")
    code, out, _ = shell("check", "a.json", "b.json", "--format", "json")
    found = json.loads(out)
    assert code == 1
    assert [(problem["file"], problem["code"]) for problem in found["problems"]] == [
        ("a.json", "bad-id"),
        ("a.json", "wrong-type"),
        ("b.json", "not-json"),
    ]
    keys = ["code", "severity", "message", "file", "line", "record", "path", "got", "expected", "hint"]
    assert [list(problem) for problem in found["problems"]] == [keys] * 3


@pytest.mark.parametrize(
    "made", [b"", b"\xff\xfe{", b"\xef\xbb\xbf{}", b"[" * 100_000, b"\x00", b"[]", b"{}", b'"x"', b"3", b"null"]
)
@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_content_that_is_no_document_is_a_problem(shell: Shell, folder: Path, made: bytes, ending: str) -> None:
    (folder / f"x.{ending}").write_bytes(made)
    if made == b"" and ending == "jsonl":
        return  # no line at all: an empty stream
    code, out, err = shell("check", f"x.{ending}")
    assert (code, err) == (1, "")
    assert out.startswith(f"x.{ending}:1")


@pytest.mark.parametrize("target", ["missing.json", ".", "missing.jsonl", "no/such/folder.json"])
def test_what_cannot_be_read_ends_with_2(shell: Shell, folder: Path, target: str) -> None:
    assert folder.exists()
    code, out, err = shell("check", target)
    assert code == 2
    assert "Traceback" not in out + err


def test_warnings_count_only_if_asked_for(
    shell: Shell, small: Callable[[Dataset], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    small(Dataset())
    warning = Problem(code="w", message="look", severity=Severity.WARNING)
    monkeypatch.setattr(natoip4.cli.check, "check", lambda _: (warning,))
    assert shell("check")[:2] == (0, "w: look\n0 records read: 0 errors, 1 warning\n")
    assert shell("check", "--strict")[0] == 1


def test_check_without_a_file_checks_the_bundled_data(shell: Shell, small: Callable[[Dataset], None]) -> None:
    small(world())
    assert shell("check") == (0, f"{len(world())} records read: nothing is wrong\n", "")
    small(world().with_([Membership(id=Membership.ref("x"), member=State.ref("x"), group=Group.ref("four"))]))
    code, out, _ = shell("check")
    assert code == 1
    assert "membership:x member: dangling-reference: " in out


def test_convert_writes_what_it_read(shell: Shell, folder: Path) -> None:
    (folder / "in.json").write_text(GOOD)
    assert shell("convert", "in.json", "out.jsonl") == (0, "", "2 records written to out.jsonl\n")
    assert shell("convert", "out.jsonl", "back.json")[0] == 0
    assert shell("convert", "in.json", "in.json")[0] == 0
    assert (folder / "back.json").read_text() == (folder / "in.json").read_text()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("missing.json", "out.json"), 2),
        (("in.json", "no/such/folder.json"), 2),
        (("in.json", "out.csv"), 2),
        (("in.json",), 2),
        (("bad.json", "out.json"), 1),
    ],
    ids=str,
)
def test_convert_says_why_it_did_not(shell: Shell, folder: Path, arguments: tuple[str, ...], code: int) -> None:
    (folder / "in.json").write_text(GOOD)
    (folder / "bad.json").write_text("{")
    ended, out, err = shell("convert", *arguments)
    assert (ended, out) == (code, "")
    assert err.startswith("natoip4: ")
    assert not (folder / "out.json").exists()


# How a command ends.


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("compare", "--nonsense"),
        ("compare", "nobody"),
        ("compare", "state:nowhere"),
        ("compare", "org:japan-mission-nato:"),
        ("compare", "topic:no"),
        ("compare", "--on", "2025-13"),
        ("compare", "--on", ""),
        ("compare", "--source", "state:jpn"),
        ("compare", "--format", "csv"),
        ("show",),
        ("show", "state:nowhere"),
        ("why", "state:nowhere"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_one_line(shell: Shell, arguments: tuple[str, ...]) -> None:
    code, out, err = shell(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("natoip4: ")
    assert err.count("\n") == 1


def test_a_near_miss_is_told_what_was_meant(shell: Shell) -> None:
    assert "did you mean 'japan'?" in shell("compare", "japn")[2]
    assert "did you mean 'state:jpn'?" in shell("compare", "state:jp")[2]


def test_a_key_pressed_to_stop_it_ends_it(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped() -> Dataset:
        raise KeyboardInterrupt

    monkeypatch.setattr(natoip4.cli.compare, "load", stopped)
    code, out, err = shell("compare")
    assert (code, out.strip(), err.strip()) == (130, "", "")


def test_a_fault_of_ours_is_one_line_too(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty() -> Dataset:
        raise ZeroDivisionError("never")

    monkeypatch.setattr(natoip4.cli.compare, "load", faulty)
    code, _, err = shell("compare")
    assert code == 70
    assert re.fullmatch(
        r"natoip4: this is a fault of natoip4, please report it: \S+, line \d+: ZeroDivisionError: never\n", err
    )


@pytest.mark.parametrize("command", [(), *((name,) for name in program.commands)], ids=str)
def test_every_command_has_help_with_an_example(shell: Shell, command: tuple[str, ...]) -> None:
    code, out, _ = shell(*command, "--help")
    assert code == 0
    assert re.search(rf"^  natoip4 {' '.join(command)}", out, flags=re.MULTILINE)


def test_alone_it_prints_its_help(shell: Shell) -> None:
    assert shell() == shell("--help")


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False), ({"FORCE_COLOR": "1"}, True)],
    ids=str,
)
def test_colour_is_for_terminals(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], *, coloured: bool) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    printed = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", Terminal(printed, encoding="utf-8"))
    with pytest.raises(SystemExit):
        run(["compare", "japan"])
    sys.stdout.flush()
    assert (b"\x1b[" in printed.getvalue()) is coloured


def test_there_is_no_colour_in_a_file_even_if_forced(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in shell("compare", "japan")[1]
