"""The program: its commands, and how every failure ends: a line on stderr and an exit code, never a traceback."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import click

from natoip4.cli.audit import audit_command
from natoip4.cli.check import check_command
from natoip4.cli.cite import cite_command
from natoip4.cli.compare import compare_command, profile_command
from natoip4.cli.conclusions import conclusions_command
from natoip4.cli.convert import convert_command
from natoip4.cli.coverage import coverage_command
from natoip4.cli.diff import diff_command
from natoip4.cli.disputes import disputes_command
from natoip4.cli.network import network_command
from natoip4.cli.screen import complain, say
from natoip4.cli.search import search_command
from natoip4.cli.show import show_command
from natoip4.cli.stale import stale_command
from natoip4.cli.tabulation import tables_command
from natoip4.cli.ties import ties_command
from natoip4.cli.timeline import timeline_command
from natoip4.cli.why import why_command
from natoip4.errors import InvalidDataset, InvalidDocument, NatoIP4Error

__all__ = ["program", "run"]

PROBLEMS, UNUSABLE, FAULT, INTERRUPTED = 1, 2, 70, 130


class _Sections(click.Group):
    """A group that lists its commands under headings, in the order in which one comes to need them."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click calls it
        """Write the name of each command and what it does, on one line."""
        longest = max(map(len, self.commands))
        for heading, commands in _SECTIONS.items():
            with formatter.section(heading):
                room = formatter.width - longest - 4
                rows = [(f"{command.name:<{longest}}", command.get_short_help_str(room)) for command in commands]
                formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """Return the names in the order of the headings, for the shell to complete."""
        return list(self.commands)


@click.group(
    cls=_Sections,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
)
@click.version_option(package_name="natoip4", message="%(package)s %(version)s")
@click.pass_context
def program(context: click.Context) -> None:
    """Answer what is known about NATO's cooperation with the Indo-Pacific Four, who says so, and how precisely.

    \b
    natoip4 compare                      the four partners side by side
    natoip4 why org:japan-mission-nato   who says so
    natoip4 COMMAND --help               more about a command, with examples
    """
    if context.invoked_subcommand is None:
        say(context.get_help())


_SECTIONS: Mapping[str, tuple[click.Command, ...]] = MappingProxyType(
    {
        "Partners": (compare_command, profile_command, conclusions_command, ties_command, network_command, timeline_command),
        "Records and evidence": (search_command, show_command, why_command, cite_command, disputes_command, stale_command),
        "Sources and versions": (coverage_command, diff_command),
        "Files": (check_command, audit_command, convert_command, tables_command),
    }
)

for _command in (command for commands in _SECTIONS.values() for command in commands):
    program.add_command(_command)


def run(arguments: list[str] | None = None) -> None:
    """Run the program and exit: 0 when all is well, 1 for problems in data, 2 for what cannot be read or understood."""
    sys.exit(_status(arguments))


def _status(arguments: list[str] | None) -> int:
    try:
        status = program.main(arguments, prog_name="natoip4", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as failure:  # noqa: BLE001 - a user is owed a line, whatever went wrong
        return _reported(failure)
    return status if isinstance(status, int) else 0


def _reported(failure: Exception) -> int:
    """Say what went wrong, and return the exit code for it."""
    match failure:
        case NatoIP4Error():
            for problem in failure.problems:
                complain(str(problem))
            return _status_of(failure)
        case click.UsageError():
            command = "natoip4" if failure.ctx is None else failure.ctx.command_path
            complain(f"{failure.format_message()} (see {command} --help)")
        case click.ClickException():
            complain(failure.format_message())
        case OSError():
            complain(failure.strerror or str(failure))
        case _:
            complain(f"this is a fault of natoip4, please report it: {_place(failure)}: {type(failure).__name__}: {failure}")
            return FAULT
    return UNUSABLE


def _status_of(failure: NatoIP4Error) -> int:
    unreachable = {"unreadable-file", "unwritable-file"}
    content = isinstance(failure, (InvalidDocument, InvalidDataset))
    return PROBLEMS if content and not any(problem.code in unreachable for problem in failure.problems) else UNUSABLE


def _place(fault: BaseException) -> str:
    frames = traceback.extract_tb(fault.__traceback__)
    return f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else "somewhere"
