"""The command line as a test runs it: in this process, and with what it printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from natoip4.cli.program import run

Shell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    """Run a command line; return its exit code, and what it printed to stdout and to stderr."""

    def command(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            run(list(arguments))
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, printed.out, printed.err

    return command
