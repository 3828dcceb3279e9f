"""Sphinx configuration: MyST pages, furo, autodoc; nothing is fetched from a network."""

from __future__ import annotations

import enum
import pkgutil
import re
import sys
from functools import reduce
from importlib.metadata import version as installed_version
from operator import or_
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Union, get_args, get_origin, get_type_hints

import attrs
from sphinx.util import logging
from sphinx.util.typing import restify

import natoip4
from natoip4.queries.coverage import Carried, coverage
from natoip4.records.record import Record
from natoip4.records.schema import Standing, fields_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

project = "natoip4"
author = "the natoip4 contributors"
copyright = "2026, the natoip4 contributors"  # noqa: A001 - the name that Sphinx reads
release = version = installed_version("natoip4")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"natoip4 {release}"
language = "en_GB"

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

autodoc_default_options = {"members": True, "show-inheritance": True}
autodoc_member_order = "bysource"
autodoc_class_signature = "mixed"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
python_maximum_signature_line_length = 100
python_use_unqualified_type_names = True
add_module_names = False

# What others document: it cannot be linked without a network. Whatever is natoip4's own must have its target.
nitpicky = True
_packages = {"attr", "attrs", "cattrs", "click", "matplotlib", "networkx", "nx"}
_foreign = "|".join(re.escape(name) for name in sorted(_packages | sys.stdlib_module_names))
nitpick_ignore_regex = [
    (r"py:.*", rf"({_foreign}|hypothesis|pa|pd|pendulum|pl|rich|st)\..*"),  # st is hypothesis.strategies, pa pyarrow, pd pandas
    (r"py:.*", r"([A-Z]|.*\.[A-Z]|.*_co)"),  # type variables
]

# Modules that are no part of the public API: docs/explanation/compatibility.md says what that means. Queries, exports and
# rules beyond the catalogue are public when the façade exports them, and the check on names asks for them then.
INTERNAL = re.compile(
    r"natoip4\.(values\.(agreement|calendar|days|edtf|ranges|refusals|stretches)"
    r"|records\.(contents|settling|slots|typing)"
    r"|resolution\.records"
    r"|codec\.(?!codec).*"
    r"|documents\.(?!reading|writing).*"
    r"|queries\.(?!comparison|cells|support).*"
    r"|rules\.auditing|export\..*"
    r"|strategies\..*|cli(\..*)?)"
)


# Pages that name records of the bundled data, in code like `state:jpn`.
NAMING_RECORDS = {"explanation/hard-cases", "tutorial"}


def _fields(cls: type) -> list[attrs.Attribute[object]]:
    found = {field.name: field for field in attrs.fields(cls) if field.init}
    return [found[name] for name in fields_of(cls)] if issubclass(cls, Record) else list(found.values())


def signature_of(_app: Sphinx, what: str, _name: str, thing: object, *_: object) -> tuple[str, None] | None:
    """Give a class of attrs the signature that a reader needs: names and defaults; its types are listed below it."""
    if what not in {"class", "exception"} or not isinstance(thing, type):
        return None
    if issubclass(thing, enum.Enum):
        return "", None
    if not attrs.has(thing):
        return None
    fields = _fields(thing)
    parts = [f"{field.alias}{_default(field)}" for field in fields]
    if parts and all(field.kw_only for field in fields):
        parts.insert(0, "*")
    return f"({', '.join(parts)})", None


def _default(field: attrs.Attribute[object]) -> str:
    if field.default is attrs.NOTHING:
        return ""
    if isinstance(field.default, enum.Enum):
        return f"={type(field.default).__name__}.{field.default.name}"
    return f"={field.default!r}" if isinstance(field.default, (str, bool, tuple, NoneType)) else "=..."


def docstring_of(_app: Sphinx, what: str, _name: str, thing: object, _options: object, lines: list[str]) -> None:
    """Add to the docstring of a class of attrs what its fields hold."""
    if what != "class" or not isinstance(thing, type) or not attrs.has(thing) or issubclass(thing, BaseException):
        return
    hints = get_type_hints(thing, include_extras=True)
    own = [field for field in _fields(thing) if not field.inherited]
    inherited = [f"``{field.name}``" for field in _fields(thing) if field.inherited]
    if own:
        lines += ["", ".. rubric:: Fields", "", *(f"- {_described(field, hints[field.name])}" for field in own)]
    if inherited:
        lines += ["", f"Inherited: {', '.join(inherited)}."]
    lines.append("")


def _described(field: attrs.Attribute[object], hint: object) -> str:
    standing = None
    if get_origin(hint) is Annotated:
        hint, *marks = get_args(hint)
        standing = next((mark for mark in marks if isinstance(mark, Standing)), None)
    if standing is Standing.STATED:
        hint = _without_none(hint)
    words = f"*{standing.value}*: " if standing else ""
    return f"``{field.alias}``: {words}{restify(hint, 'smart')}"


def _without_none(hint: object) -> object:
    if get_origin(hint) in {Union, UnionType}:
        return reduce(or_, (member for member in get_args(hint) if member is not NoneType))
    return hint


def complain_of_gaps(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of every public name and module that no page documents."""
    log = logging.getLogger(__name__)
    python = env.domains.python_domain
    documented = {name.rpartition(".")[2] for name in python.objects}
    for name in natoip4.__all__:
        if name not in documented:
            log.warning("natoip4.%s is not in the reference", name)
    for module in pkgutil.walk_packages(natoip4.__path__, "natoip4."):
        if not module.ispkg and not INTERNAL.fullmatch(module.name) and module.name not in python.modules:
            log.warning("%s is not in the reference", module.name)


def complain_of_strangers(_app: Sphinx, page: str, source: list[str]) -> None:
    """Warn of every record that a page names and that is not there."""
    if page in NAMING_RECORDS:
        data = natoip4.load()
        prefixes = "|".join(sorted({kind.PREFIX for kind in natoip4.KINDS}))
        for id_ in re.findall(rf"`((?:{prefixes}):[a-z0-9][a-z0-9._-]*)`", source[0]):
            if id_ not in data:
                logging.getLogger(__name__).warning("no record %s", id_, location=page)


def write_places(_app: Sphinx, page: str, source: list[str]) -> None:
    """Put the table of every place of the brief, with the records that carry it, where the page asks for it."""
    if page == "reference/coverage":
        found = coverage(natoip4.load())
        rows = [f"| `{place}` | {_carriers(carried)} |" for place, carried in found.locators.items()]
        source[0] = source[0].replace("<!-- every place -->", "\n".join(["| place | carried by |", "| --- | --- |", *rows]))


def _carriers(carried: Carried) -> str:
    ids = ", ".join(f"`{id_}`" for id_ in carried.records)
    return " ".join(part for part in (ids, f"*{carried.reason}*" if carried.reason else "") if part)


def setup(app: Sphinx) -> None:
    """Connect the functions above."""
    app.connect("autodoc-process-signature", signature_of)
    app.connect("autodoc-process-docstring", docstring_of)
    app.connect("source-read", complain_of_strangers)
    app.connect("source-read", write_places)
    app.connect("env-check-consistency", complain_of_gaps)
