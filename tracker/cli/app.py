"""The command line: finds the command, and turns errors into one line and an exit code."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tracker import __version__
from tracker.cli.command import Command
from tracker.errors import TrackerError
from tracker.streams import write_utf8

__all__ = ["COMMANDS", "command_line", "main"]

COMMANDS = {
    "ingest": ("ingest", "Read reports and keep them in the store."),
    "import": ("facts", "Take cited facts from a CSV file."),
    "extract": ("extract", "Show the claims of one report."),
    "scorecard": ("scorecard", "Show a region's targets with what became of them."),
    "diff": ("diff", "Write a region's targets and what answers them as records."),
    "tasks": ("tasks", "Show the promises without a figure, with what became of each."),
    "table": ("table", "Write every promise of a report with what became of it (对照表)."),
    "review": ("review", "Decide what is to be checked, or take back a filled-in table."),
    "explain": ("explain", "Explain why a sentence was read as it was."),
    "check": ("check", "Check reports that are added, and the rules that read them."),
    "lock": ("lock", "Write claims and verdicts as a lock file for review."),
    "rules": ("rules", "Check, try, list and compare the rules."),
    "history": ("history", "Show one indicator of a region over the years."),
    "league": ("league", "Show one indicator of a year for every stored region."),
    "changes": ("changes", "Show targets lowered, raised or dropped, over all regions."),
    "site": ("site", "Write a static site for everything in the store."),
    "reports": ("reports", "List the reports in the store."),
    "regions": ("regions", "List the regions in the store, or tell what is known of one."),
    "indicators": ("indicators", "List the vocabulary of indicators."),
    "store": ("store", "Look after the store."),
    "demo": ("demo", "Read and judge the reports that come with the program."),
}
"""Name of each command, its module here (with ``run``, or an ``app`` of commands), and its line in the help."""

FAILED, FAULTY, INTERRUPTED, PIPE_CLOSED = 2, 70, 130, 141


def main(arguments: list[str] | None = None) -> int:  # noqa: PLR0911  # one for each way to end
    """Run the program; give its exit code: 0 done, 1 findings, 2 wrong use or unusable input, 70 a fault of its own."""
    write_utf8()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # there are none, and looking for them takes a while
    try:
        code = command_line().main(_given(arguments), prog_name="tracker", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        return _pipe_closed()
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except TrackerError as error:
        return _failed(str(error))
    except OSError as error:
        _discard_output()
        return _failed(f"{error.filename or 'standard output'}: {error.strerror or error}")
    except typer.TyperException as error:
        return _failed(_usage(error))
    except Exception as error:  # noqa: BLE001  # whatever is left is a fault of the program, and no finding
        return _faulty(error)
    return code if isinstance(code, int) else 0


def command_line() -> Any:
    """Give the command line as typer runs it, with its commands still unloaded."""
    app = typer.Typer(name="tracker", cls=_Commands, add_completion=False, rich_markup_mode=None)
    app.callback()(_tracker)
    return typer.main.get_command(app)


class _Commands(TyperGroup):
    """The commands, each imported when it is used, so that help and version answer at once."""

    def list_commands(self, ctx: Any) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, summary = COMMANDS[cmd_name]
        loaded = import_module(f"tracker.cli.{module}")
        if hasattr(loaded, "app"):
            return typer.main.get_command(loaded.app)
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(cmd_name, short_help=summary, cls=Command)(loaded.run)
        return typer.main.get_command(app)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise typer.Exit(_pipe_closed()) from error
        return result


def _tell_version(wanted: bool) -> None:  # noqa: FBT001  # called by typer with the value of the option
    if wanted:
        sys.stdout.write(f"tracker {__version__}\n")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version and end.")
]


def _tracker(*, version: Version = False) -> None:
    """Hold the targets of Chinese government work reports against what the next report says was reached.

    \b
    Examples:
      tracker ingest seeds
      tracker import seeds/facts.csv
      tracker scorecard 乌鲁木齐市 --year 2020
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    del version


def _given(arguments: list[str] | None) -> list[str]:
    """Give the arguments; who gives none is shown the help."""
    return (sys.argv[1:] if arguments is None else arguments) or ["--help"]


def _failed(message: str) -> int:
    from tracker.cli.options import note

    first, *rest = message.splitlines() or [""]
    for line in (f"tracker: error: {first}", *rest):
        note(line)
    return FAILED


def _faulty(error: Exception) -> int:
    from tracker.faults import tell_fault

    _failed(tell_fault(error))
    return FAULTY


def _usage(error: typer.TyperException) -> str:
    """Give what was wrong with the use on one line, with where to read more."""
    context = getattr(error, "ctx", None)
    told = error.format_message().replace("Value error, ", "").rstrip(".")
    return " ".join((f"{told} (see {context.command_path} --help)" if context else told).split())


def _pipe_closed() -> int:
    """Give the exit code of a program whose reader has enough."""
    _discard_output()
    return PIPE_CLOSED


def _discard_output() -> None:
    """Let the rest of standard output go nowhere, so that the interpreter does not fail at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
