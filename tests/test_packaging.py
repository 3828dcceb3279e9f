"""What the package promises as a package: its typing marker, its public names, what importing it costs, its files."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = ("hypothesis", "click", "rich", "sphinx", "orjson", "pendulum", "cattrs")

#: The languages that a fence in README.md or docs/ may name: the first two are executed, the others are only shown.
EXECUTED = {"python", "console"}
SHOWN = {"sh", "text", "json", "jsonl", "toml", "bibtex", "turtle", "mermaid"}

# Spelled so that this file does not hold what it looks for.
MACHINE_PATH = re.compile(r"(?<![\w./~}])/(?:work|tmp|root|home|Users|farm|opt)/|\b[A-Z]:\\\\?Users\b|\bfile:/{2,}")


def public_names() -> list[str]:
    return list(importlib.import_module("natoip4").__all__)


def module_sources() -> dict[str, ast.Module]:
    """Return the syntax tree of every module of the installed package, by its full name."""
    origin = importlib.import_module("natoip4").__file__
    assert origin is not None
    root = Path(origin).parent
    return {
        ".".join(["natoip4", *path.relative_to(root).with_suffix("").parts]).removesuffix(".__init__"): ast.parse(
            path.read_text("utf-8")
        )
        for path in sorted(root.rglob("*.py"))
    }


def listed_in(tree: ast.Module) -> set[str]:
    """Return what the module's ``__all__`` lists."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def project_files() -> list[Path]:
    """Return the files that git tracks or would track."""
    git = shutil.which("git")
    assert git is not None
    command = [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def test_the_typing_marker_is_there() -> None:
    assert (files("natoip4") / "py.typed").is_file()


def test_the_data_and_their_readme_are_there() -> None:
    names = {entry.name for entry in (files("natoip4") / "data").iterdir()}
    assert "README.md" in names
    assert any(name.endswith(".json") for name in names)


def test_public_names_can_be_imported() -> None:
    package = importlib.import_module("natoip4")
    names = public_names()
    assert len(names) == len(set(names))
    assert [name for name in names if not hasattr(package, name)] == []
    assert set(names) <= set(dir(package))


def test_an_unknown_name_is_an_attribute_error() -> None:
    package = importlib.import_module("natoip4")
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = package.no_such_name


def test_public_classes_and_functions_have_docstrings() -> None:
    package = importlib.import_module("natoip4")
    things = {name: inspect.unwrap(getattr(package, name)) for name in public_names()}
    documented = {name: thing for name, thing in things.items() if inspect.isclass(thing) or inspect.isroutine(thing)}
    assert documented
    assert [name for name, thing in documented.items() if not (thing.__doc__ or "").strip()] == []


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = f"import sys, natoip4; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.checkout
def test_every_public_name_is_in_the_reference() -> None:
    pages = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "docs" / "reference").rglob("*.md")))
    whole = set(re.findall(r"^\.\. automodule:: (\S+)", pages, flags=re.MULTILINE))
    single = set(re.findall(r"^\.\. auto(?:class|exception|function|data|method):: (\S+)", pages, flags=re.MULTILINE))
    homes = module_sources()
    covered = {name for module in whole & homes.keys() for name in listed_in(homes[module])}
    covered |= {name.rpartition(".")[2] for name in single}
    missing = [name for name in public_names() if name not in covered]
    assert missing == [], "give docs/reference an automodule (with :members:) or an auto directive for these"


@pytest.mark.checkout
def test_the_installed_version_is_that_of_the_checkout() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert version("natoip4") == project["version"]


@pytest.mark.checkout
def test_constraints_are_names_and_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"#.*|[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line)] == []


@pytest.mark.checkout
def test_no_file_names_a_path_of_some_machine() -> None:
    found: list[str] = []
    for path in project_files():
        content = path.read_bytes()
        if b"\0" in content:
            continue
        lines = content.decode("utf-8").splitlines()
        name = path.relative_to(ROOT).as_posix()
        found += [f"{name}:{number}" for number, line in enumerate(lines, 1) if MACHINE_PATH.search(f"{name}: {line}")]
    assert found == []


@pytest.mark.parametrize("text", ["see /{}/x", "'/{}/x'", "/{}/x", "=/{}/", "(/{}/a)"])
@pytest.mark.parametrize("folder", ["work", "tmp", "home"])
def test_a_path_of_some_machine_is_noticed(text: str, folder: str) -> None:
    assert MACHINE_PATH.search(text.format(folder))
    assert not MACHINE_PATH.search(f"https://example.org/{folder}/page")


def unknown_fences(text: str) -> list[str]:
    """Return the fences of *text* that are neither executed nor in a language that is only shown, by line."""
    found: list[str] = []
    still_open: list[tuple[str, bool]] = []  # the fence, and whether it is a directive, which may hold others
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r"\s*(`{3,}|:{3,}|~{3,})(.*)", line)
        if match is None:
            continue
        fence, label = match[1], match[2].strip()
        if still_open and not label and fence.startswith(still_open[-1][0]):
            still_open.pop()
        elif not still_open or still_open[-1][1]:
            still_open.append((fence, label.startswith("{")))
            if not still_open[-1][1] and label not in EXECUTED | SHOWN:
                found.append(f"line {number}: {label or 'no language'}")
    return found


@pytest.mark.checkout
def test_every_fence_is_executed_or_in_a_language_that_is_only_shown() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    assert {page.name: bad for page in pages if (bad := unknown_fences(page.read_text("utf-8")))} == {}


def test_an_unknown_fence_is_noticed() -> None:
    text = "```python\n```\n:::{note}\n```pycon\n```\n:::\n```\n"
    assert unknown_fences(text) == ["line 4: pycon", "line 7: no language"]
