"""The command line: ``natoip4 compare``, ``show``, ``why`` and their like; a file for each command."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line, or say how to install what it needs."""
    try:
        from natoip4.cli.program import run  # noqa: PLC0415 - click and rich are optional
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.partition(".")[0] not in {"click", "rich"}:
            raise
        sys.stderr.write("natoip4: the command line needs click and rich: pip install 'natoip4[cli]'\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    run()
