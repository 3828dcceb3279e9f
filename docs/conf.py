"""Sphinx configuration: MyST pages, furo, autodoc; nothing is fetched from a network."""

from __future__ import annotations

import re
import sys
from importlib.metadata import version as installed_version

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
_foreign = "|".join(re.escape(name) for name in sorted({*sys.stdlib_module_names, "attr", "attrs", "cattrs", "click"}))
nitpick_ignore_regex = [
    (r"py:.*", rf"({_foreign}|hypothesis|pendulum|rich)\..*"),
    (r"py:.*", r"([A-Z]|.*\.[A-Z]|.*_co)"),  # type variables
]
