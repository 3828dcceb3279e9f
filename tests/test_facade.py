"""The façade names each public thing three times, for readers, checkers and the running program; they agree."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import pytest

import natoip4


def _imported(statements: Iterable[ast.stmt]) -> dict[str, str]:
    """Return what these statements import from us: name and defining module."""
    found: dict[str, str] = {}
    for node in statements:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("natoip4."):
            found |= {alias.name: node.module for alias in node.names}
    return found


TREE = ast.parse(Path(natoip4.__file__).read_text("utf-8"))
AT_ONCE = _imported(TREE.body)
DECLARED = _imported(statement for node in TREE.body if isinstance(node, ast.If) for statement in node.body)


def test_what_is_declared_is_what_is_loaded() -> None:
    assert DECLARED == natoip4._HOME_OF
    assert AT_ONCE.keys().isdisjoint(DECLARED)
    assert sorted(natoip4.__all__) == sorted(AT_ONCE | DECLARED)


@pytest.mark.parametrize("name", natoip4.__all__)
def test_every_public_name_is_the_one_of_its_defining_module(name: str) -> None:
    home = import_module((AT_ONCE | DECLARED)[name])
    assert getattr(natoip4, name) is getattr(home, name)
    assert name in home.__all__
    assert name in dir(natoip4)


def test_a_name_that_is_none_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'natoip4' has no attribute 'Stat'"):
        _ = natoip4.Stat  # pyright: ignore[reportAttributeAccessIssue] - that is the point


def test_importing_the_package_imports_nothing_that_is_not_asked_for() -> None:
    heavy = ["cattrs", "click", "hypothesis", "networkx", "orjson", "pendulum", "rich", "sphinx"]
    code = f"import sys, natoip4; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_loading_the_data_imports_no_tool() -> None:
    tools = ["click", "hypothesis", "rich", "sphinx"]
    code = f"import sys, natoip4; natoip4.load(); print([name for name in {tools} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
