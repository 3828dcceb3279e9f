"""The project's checks, one session each; ``nox -l`` lists them, ``.ci/run`` runs them in order.

Every session installs what it needs at the versions that constraints.txt pins; ``lowest`` alone takes the oldest
versions that pyproject.toml allows.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2025.5"
nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = True
nox.options.error_on_external_run = True
nox.options.sessions = ["lint", "types", "docs", "wheel", "tests", "coverage"]

ROOT = Path(__file__).parent
OLDEST = "3.11"
PYTHONS = [OLDEST, "3.12", "3.13"]


def install(session: nox.Session, *what: str) -> None:
    """Install at the pinned versions."""
    session.install("--quiet", "--constraint", str(ROOT / "constraints.txt"), *what)


def pinned(*names: str) -> list[str]:
    """Return *names* with the versions that constraints.txt pins: for tools that need nothing of the package."""
    pins = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text("utf-8").split() if "==" in line)
    return [f"{name}=={pins[name]}" for name in names]


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run all tests, with the examples of the docs."""
    install(session, "--editable", ".[test]")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session(python=PYTHONS[-1])
def coverage(session: nox.Session) -> None:
    """Run all tests, those of optional packages too, and fail where too little of the package was run."""
    install(session, "--editable", ".[all,test]")
    session.run("python", "-m", "pytest", "--cov", *session.posargs)


@nox.session(python=OLDEST)
def lowest(session: nox.Session) -> None:
    """Run all tests with the oldest versions of the dependencies that pyproject.toml allows."""
    project = nox.project.load_toml("pyproject.toml")["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["cli"]]
    found = [re.match(r"([\w-]+) >=([\w.]+)", requirement) for requirement in wanted]
    session.install("--quiet", "--editable", ".[test]", *(f"{match[1]}=={match[2]}" for match in found if match))
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session(python=OLDEST)
def lint(session: nox.Session) -> None:
    """Check style and form with ruff; ``nox -s lint -- --fix`` mends what can be mended."""
    session.install("--quiet", *pinned("ruff"))
    fix = "--fix" in session.posargs
    session.run("ruff", "check", *(["--fix"] if fix else []))
    session.run("ruff", "format", *([] if fix else ["--check", "--diff"]))


@nox.session(python=OLDEST)
def types(session: nox.Session) -> None:
    """Check types with mypy and pyright, and that the public API is typed completely."""
    install(session, ".[dev]")
    session.run("mypy")
    session.run("pyright", "--pythonpath", shutil.which("python", path=session.bin) or "python")
    session.chdir(ROOT / "tests" / "downstream")  # as a stranger's project that has installed the package
    session.run("mypy")
    session.run("pyright", "--pythonpath", shutil.which("python", path=session.bin) or "python")
    session.chdir(session.create_tmp())  # away from src/, so that the installed package is what is looked at
    session.run("pyright", "--verifytypes", "natoip4", "--ignoreexternal")


@nox.session(python=OLDEST)
def docs(session: nox.Session) -> None:
    """Build the documentation; every warning is an error, a reference to nothing too."""
    install(session, "--editable", ".[cli,strategies,docs]")
    session.run("sphinx-build", "-W", "--keep-going", "-n", "-q", "-E", "-b", "html", "docs", "docs/_build/html")


@nox.session(python=PYTHONS[1])
def wheel(session: nox.Session) -> None:
    """Build sdist and wheel, and run the tests against the installed wheel where src/ is not to be found."""
    install(session, "build")
    place = Path(session.create_tmp())
    shutil.rmtree(place)
    session.run("python", "-m", "build", "--outdir", str(place / "dist"))  # the wheel is built from the sdist
    (built,) = (place / "dist").glob("*.whl")
    install(session, f"natoip4[test] @ {built.resolve().as_uri()}")
    shutil.copytree("tests", place / "run" / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy("pyproject.toml", place / "run")
    session.chdir(place / "run")
    session.run("python", "-m", "pytest", "-m", "not checkout", *(session.posargs or ["tests"]))
