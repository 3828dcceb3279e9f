"""The laws of the package's layout, held by walking the syntax tree of every module.

Each law is a function from modules to complaints. It is asked twice: about the package, where it must have none, and
about small made-up packages that break it, where it must complain.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from importlib.util import find_spec
from pathlib import Path

import attrs
import pytest

PACKAGE = "natoip4"

STRATA: tuple[tuple[str, ...], ...] = (
    ("errors",),
    ("values",),
    ("records",),
    ("resolution", "codec"),
    ("dataset",),
    ("rules", "documents"),
    ("queries",),
    ("export", "data", "strategies"),
    ("cli", ""),  # "" is the façade, the package's own __init__
)
RANK = {component: rank for rank, stratum in enumerate(STRATA) for component in stratum}

#: A dependency, and the only modules (with all that is inside them) that may import it; "" stands for anywhere.
DOORS: dict[str, tuple[str, ...]] = {
    "attrs": ("",),
    "cattrs": ("codec",),
    "click": ("cli",),
    "hypothesis": ("strategies",),
    "json": ("documents", "cli"),
    "matplotlib": ("export.pictures",),
    "networkx": ("export.graphs",),
    "orjson": ("documents",),
    "pandas": ("export.frames",),
    "pendulum": ("values.dates",),
    "polars": ("export.frames",),
    "pyarrow": ("export.frames",),
    "rich": ("cli",),
}
TYPING_ONLY = {"typing_extensions"}
FORBIDDEN_NAMES = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
SILENCE = re.compile(r"# (?:noqa: [A-Z0-9, ]+[0-9]|(?:type|pyright): ignore\[[^]]*\])")
REASON = re.compile(r"(?: -|  #) (?!as above|see )\w.*")
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60


@attrs.frozen
class Import:
    """One imported module, and the names taken from it."""

    target: str
    names: tuple[str, ...]
    line: int
    typing_only: bool


@attrs.frozen
class Module:
    """One module of the package: *name* is what comes after ``natoip4.``, and nothing for the façade."""

    name: str
    source: str
    is_package: bool
    tree: ast.Module = attrs.field(eq=False, repr=False)
    imports: tuple[Import, ...] = attrs.field(eq=False, repr=False)

    @property
    def component(self) -> str:
        return self.name.partition(".")[0]

    @property
    def full_name(self) -> str:
        return f"{PACKAGE}.{self.name}" if self.name else PACKAGE

    def inside(self, place: str) -> bool:
        return not place or self.name == place or self.name.startswith(f"{place}.")


Modules = Mapping[str, Module]


def parsed(sources: Mapping[str, str]) -> Modules:
    """Return the modules of the package whose files, by their path below it, hold *sources*."""
    modules: dict[str, Module] = {}
    for path, source in sources.items():
        parts = path.removesuffix(".py").split("/")
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        tree = ast.parse(source)
        full = [PACKAGE, *name.split(".")] if name else [PACKAGE]
        imports = tuple(imports_of(tree, full if is_package else full[:-1]))
        modules[PACKAGE + (f".{name}" if name else "")] = Module(name, source, is_package, tree, imports)
    return modules


def imports_of(tree: ast.Module, package: list[str]) -> Iterator[Import]:
    """Yield every import of *tree*, wherever it stands; *package* is what a relative one starts from."""
    guarded = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}
        for statement in node.body
        for inner in ast.walk(statement)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield Import(alias.name, (), node.lineno, id(node) in guarded)
            case ast.ImportFrom(module=module, names=names, level=level):
                start = package[: len(package) - level + 1] if level else []
                target = ".".join([*start, *([module] if module else [])])
                yield Import(target, tuple(alias.name for alias in names), node.lineno, id(node) in guarded)
            case ast.Call(func=ast.Name(id="import_module" | "__import__") | ast.Attribute(attr="import_module")):
                match node.args:
                    case [ast.Constant(value=str(target)), *_]:
                        yield Import(target, (), node.lineno, typing_only=False)
                    case _:
                        yield Import("?", (), node.lineno, typing_only=False)


def defined_in(module: Module) -> set[str]:
    """Return the names that *module* itself defines at its top level, so those it imports are not among them."""
    names: set[str] = set()
    todo: list[ast.stmt] = list(module.tree.body)
    while todo:
        match todo.pop():
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Assign(targets=targets):
                names |= {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case ast.If(body=body, orelse=orelse) | ast.Try(body=body, orelse=orelse):
                todo += [*body, *orelse]
            case _:
                pass
    return names


def own_imports(modules: Modules) -> Iterator[tuple[Module, Import]]:
    for module in modules.values():
        for found in module.imports:
            if found.target == PACKAGE or found.target.startswith(f"{PACKAGE}."):
                yield module, found


def at(module: Module, line: int) -> str:
    return f"{module.full_name}, line {line}"


# The laws.


def every_module_has_its_stratum(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        if module.component not in RANK:
            yield f"{module.full_name}: in no stratum; place it in STRATA and in the design"


def imports_go_down(modules: Modules) -> Iterator[str]:
    for module, found in own_imports(modules):
        target = found.target.removeprefix(PACKAGE).removeprefix(".").partition(".")[0]
        if target == module.component != "":
            continue
        if RANK.get(target, len(STRATA)) >= RANK.get(module.component, -1):
            yield f"{at(module, found.line)}: imports {found.target}, which is not below it"


def no_import_cycles(modules: Modules) -> Iterator[str]:
    graph: dict[str, set[str]] = {name: set() for name in modules}
    for module, found in own_imports(modules):
        graph[module.full_name] |= {found.target, *(f"{found.target}.{name}" for name in found.names)} & modules.keys()
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        yield "modules import one another: " + " <- ".join(error.args[1])


def names_come_from_where_they_are_defined(modules: Modules) -> Iterator[str]:
    for module, found in own_imports(modules):
        target = modules.get(found.target)
        if target is None:
            yield f"{at(module, found.line)}: imports {found.target}, which does not exist"
            continue
        for name in found.names:
            if name not in defined_in(target):
                what = "a module" if f"{found.target}.{name}" in modules else "not defined there"
                advice = "import a name from the module that defines it"
                yield f"{at(module, found.line)}: takes {name} from {found.target}: {what}; {advice}"


def one_door_per_dependency(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        for found in module.imports:
            root = found.target.partition(".")[0]
            if root == PACKAGE or (root in TYPING_ONLY and found.typing_only):
                continue
            if root in DOORS or root not in sys.stdlib_module_names | {"?"}:
                doors = DOORS.get(root, ())
                if not any(module.inside(door) for door in doors):
                    yield f"{at(module, found.line)}: imports {root}; allowed in: {', '.join(doors) or 'no module'}"


def imports_can_be_read(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        for found in module.imports:
            if found.target == "?" and module.name:
                yield f"{at(module, found.line)}: only the façade may import a module whose name is computed"


def modules_are_short(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        length = len(module.source.splitlines())
        if length > LONGEST_MODULE:
            yield f"{module.full_name}: {length} lines, more than {LONGEST_MODULE}"


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def functions_are_short(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        for function in functions(module):
            length = (function.end_lineno or function.lineno) - function.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{at(module, function.lineno)}: {function.name} has {length} lines, more than {LONGEST_FUNCTION}"


def functions_are_not_named_get(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        for function in functions(module):
            if function.name.startswith("get_"):
                yield f"{at(module, function.lineno)}: {function.name}: name it for what it returns"


def modules_are_nouns(modules: Modules) -> Iterator[str]:
    for module in modules.values():
        for part in module.name.split("."):
            if part.strip("_") in FORBIDDEN_NAMES:
                yield f"{module.full_name}: {part} says nothing; name it for what it holds"


def silences_say_why(modules: Modules) -> Iterator[str]:
    """What keeps a checker silent tells the reason on its own line: ``noqa: CODE - reason``."""
    for module in modules.values():
        for number, line in enumerate(module.source.splitlines(), 1):
            *_, comment = SILENCE.split(line)
            if SILENCE.search(line) and not REASON.fullmatch(comment):
                yield f"{at(module, number)}: a checker is kept silent, and nothing says why"


Law = Callable[[Modules], Iterable[str]]

LAWS: tuple[Law, ...] = (
    every_module_has_its_stratum,
    imports_go_down,
    no_import_cycles,
    names_come_from_where_they_are_defined,
    one_door_per_dependency,
    imports_can_be_read,
    modules_are_short,
    functions_are_short,
    functions_are_not_named_get,
    modules_are_nouns,
    silences_say_why,
)


def name_of(thing: object) -> str:
    return str(getattr(thing, "__name__", thing))


@pytest.fixture(scope="module")
def package() -> Modules:
    """The modules of the package as it is installed."""
    spec = find_spec(PACKAGE)
    assert spec is not None
    assert spec.submodule_search_locations
    root = Path(next(iter(spec.submodule_search_locations)))
    return parsed({path.relative_to(root).as_posix(): path.read_text("utf-8") for path in sorted(root.rglob("*.py"))})


@pytest.mark.parametrize("law", LAWS, ids=name_of)
def test_the_package_keeps_the_law(law: Law, package: Modules) -> None:
    complaints = list(law(package))
    assert not complaints, "\n" + "\n".join(complaints)


def test_the_package_was_found(package: Modules) -> None:
    assert {f"{PACKAGE}.errors", f"{PACKAGE}.values.dates"} <= package.keys()


# That each law can be broken.

DATES = {"values/__init__.py": "", "values/dates.py": "class PartialDate: ...\n", "errors.py": "class Problem: ...\n"}
USES_DATES = "from natoip4.values.dates import PartialDate\n"

BROKEN: dict[str, tuple[Law, dict[str, str], str]] = {
    "module in no stratum": (every_module_has_its_stratum, {"helping.py": ""}, "natoip4.helping: in no stratum"),
    "upwards": (imports_go_down, {**DATES, "errors.py": USES_DATES}, "errors, line 1: imports natoip4.values.dates"),
    "relative": (
        imports_go_down,
        {**DATES, "errors.py": "from .values import dates"},
        "imports natoip4.values, ",
    ),
    "upwards, by name": (imports_go_down, {"errors.py": "import natoip4.codec"}, "imports natoip4.codec"),
    "upwards, computed early": (imports_go_down, {"errors.py": 'import_module("natoip4.cli")'}, "imports natoip4.cli"),
    "sideways": (imports_go_down, {"resolution.py": "from natoip4.codec import Codec"}, "imports natoip4.codec"),
    "upwards, for type checkers": (
        imports_go_down,
        {"values/dates.py": "if TYPE_CHECKING:\n    from natoip4.dataset import Dataset"},
        "line 2: imports natoip4.dataset",
    ),
    "upwards, inside a function": (
        imports_go_down,
        {"values/dates.py": "def f():\n    from natoip4.dataset import Dataset"},
        "line 2: imports natoip4.dataset",
    ),
    "façade": (imports_go_down, {"cli/__init__.py": "from natoip4 import load"}, "imports natoip4,"),
    "unknown target": (imports_go_down, {"cli/__init__.py": "import natoip4.nowhere"}, "imports natoip4.nowhere"),
    "cycle": (
        no_import_cycles,
        {"values/a.py": "import natoip4.values.b", "values/b.py": "def f():\n    from natoip4.values import a"},
        "natoip4.values.a",
    ),
    "cycle through a package": (
        no_import_cycles,
        {"records/__init__.py": "from natoip4.records.a import A", "records/a.py": "from natoip4.records import B"},
        "natoip4.records",
    ),
    "re-exported name": (
        names_come_from_where_they_are_defined,
        {**DATES, "values/__init__.py": USES_DATES, "dataset.py": "from natoip4.values import PartialDate"},
        "takes PartialDate from natoip4.values: not defined there",
    ),
    "name imported by another module": (
        names_come_from_where_they_are_defined,
        {**DATES, "values/spans.py": USES_DATES, "dataset.py": "from natoip4.values.spans import PartialDate"},
        "takes PartialDate from natoip4.values.spans: not defined there",
    ),
    "module taken from its package": (
        names_come_from_where_they_are_defined,
        {**DATES, "dataset.py": "from natoip4.values import dates"},
        "takes dates from natoip4.values: a module",
    ),
    "module that does not exist": (
        names_come_from_where_they_are_defined,
        {"dataset.py": "from natoip4.values.days import Day"},
        "natoip4.values.days, which does not exist",
    ),
    "second door": (
        one_door_per_dependency,
        {"values/spans.py": "import pendulum"},
        "imports pendulum; allowed in: values.d",
    ),
    "second door, inside a function": (
        one_door_per_dependency,
        {"queries/ties.py": "def f():\n    from cattrs.gen import override"},
        "line 2: imports cattrs; allowed in: codec",
    ),
    "second door, standard library": (
        one_door_per_dependency,
        {"codec.py": "import json"},
        "allowed in: documents, cli",
    ),
    "name that only starts like a door": (
        one_door_per_dependency,
        {"documented.py": "import orjson"},
        "imports orjson",
    ),
    "new dependency": (
        one_door_per_dependency,
        {"documents.py": "import msgspec"},
        "allowed in: no module",
    ),
    "typing dependency at run time": (
        one_door_per_dependency,
        {"errors.py": "import typing_extensions"},
        "typing_extensions",
    ),
    "computed import": (imports_can_be_read, {"cli/__init__.py": "importlib.import_module(name)"}, "cli, line 1: only"),
    "long module": (modules_are_short, {"errors.py": "x = 1\n" * 401}, "natoip4.errors: 401 lines"),
    "long function": (functions_are_short, {"errors.py": "def f():\n" + "    x = 1\n" * 60}, "f has 61 lines"),
    "long method": (
        functions_are_short,
        {"errors.py": "class A:\n async def f():\n" + "  x\n" * 60},
        "f has 61 lines",
    ),
    "getter": (functions_are_not_named_get, {"errors.py": "class A:\n  def get_code(self): ..."}, "line 2: get_code"),
    "empty name": (modules_are_nouns, {"values/utils.py": ""}, "natoip4.values.utils: utils says nothing"),
    "empty private name": (modules_are_nouns, {"cli/_common.py": ""}, "_common says nothing"),
    "silence": (silences_say_why, {"errors.py": "import x  # noqa: E1, F2"}, "errors, line 1: a checker is kept silent"),
    "silence of two": (
        silences_say_why,
        {"errors.py": "x()  # type: ignore[y] - for us  # pyright: ignore[z]"},
        "nothing says why",
    ),
    "a reason elsewhere": (silences_say_why, {"errors.py": "\nx()  # noqa: E1 - as above"}, "errors, line 2"),
    "empty package name": (modules_are_nouns, {"rules/base/__init__.py": ""}, "base says nothing"),
}


@pytest.mark.parametrize(("law", "sources", "complaint"), BROKEN.values(), ids=BROKEN)
def test_a_broken_law_is_noticed(law: Law, sources: dict[str, str], complaint: str) -> None:
    complaints = list(law(parsed(sources)))
    assert len(complaints) == 1
    assert complaint in complaints[0]


def test_every_law_has_been_seen_broken() -> None:
    assert {law for law, _, _ in BROKEN.values()} == set(LAWS)


SOUND = {
    "__init__.py": "def __getattr__(name): return getattr(import_module(TABLE[name]), name)",
    "errors.py": "import attrs\nclass Problem: ...\n",
    "values/__init__.py": "",
    "values/dates.py": "import pendulum\nfrom natoip4.errors import Problem\nclass PartialDate: ...\n",
    "values/spans.py": USES_DATES + "if TYPE_CHECKING:\n    import typing_extensions\n",
    "records/__init__.py": "KINDS = ()\n",
    "codec/__init__.py": "from natoip4.records import KINDS\nreading_hook = None\n",
    "codec/reading.py": "from cattrs.gen import override\n",
    "documents.py": "import json\nimport orjson\n",
    "cli/__init__.py": "import click\nimport json\n",
    "cli/showing.py": "import rich.table\nfrom natoip4.codec import reading_hook\n",
}


@pytest.mark.parametrize("law", LAWS, ids=name_of)
def test_a_sound_package_has_no_complaints(law: Law) -> None:
    assert list(law(parsed(SOUND))) == []
