"""The command line: finds the command, and turns errors into one line and an exit code."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer

from tracker import __version__
from tracker.cli.command import Command
from tracker.cli.help import Group
from tracker.cli.language import DEFAULT_LANG, SPOKEN, Lang, Language, language_of
from tracker.errors import Message, TrackerError
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
    given, lang = _given(arguments), DEFAULT_LANG
    try:
        lang = language_of(given, os.environ)
        code = command_line().main(given, prog_name="tracker", standalone_mode=False, obj=lang)
        sys.stdout.flush()
    except BrokenPipeError:
        return _pipe_closed()
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except TrackerError as error:
        return _failed(error, lang)
    except OSError as error:
        _discard_output()
        return _failed(_unwritten(error), lang)
    except typer.TyperException as error:
        return _failed(_usage(error, lang), lang)
    except Exception as error:  # noqa: BLE001  # whatever is left is a fault of the program, and no finding
        return _faulty(error, lang)
    return code if isinstance(code, int) else 0


def command_line() -> Any:
    """Give the command line as typer runs it, with its commands still unloaded."""
    app = typer.Typer(name="tracker", cls=_Commands, add_completion=False, rich_markup_mode=None)
    app.callback()(_tracker)
    return typer.main.get_command(app)


class _Commands(Group):
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
            formatter.write_dl(self.summaries())

    @staticmethod
    def summaries() -> list[tuple[str, str]]:
        """Give the line of each command, which is known without loading it."""
        return [(name, summary) for name, (_, summary) in COMMANDS.items()]

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


def _tracker(*, lang: Lang = SPOKEN, version: Version = False) -> None:
    """Hold the targets of Chinese government work reports against what the next report says was reached.

    \b
    Examples:
      tracker ingest seeds
      tracker import seeds/facts.csv
      tracker scorecard 乌鲁木齐市 --year 2020
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    del lang, version


def _given(arguments: list[str] | None) -> list[str]:
    """Give the arguments; who gives none is shown the help."""
    return (sys.argv[1:] if arguments is None else arguments) or ["--help"]


def _failed(error: TrackerError | Message, lang: Language) -> int:
    """Tell an error, whose first line says that it is one."""
    from tracker.cli.options import note
    from tracker.translations import translator

    say = translator(lang, "errors")
    first, *rest = error.say(say).splitlines() or [""]
    for line in (f"{say('tracker: error: ')}{first}", *rest):
        note(line)
    return FAILED


def _faulty(error: Exception, lang: Language) -> int:
    from tracker.faults import tell_fault

    _failed(tell_fault(error), lang)
    return FAULTY


def _unwritten(error: OSError) -> Message:
    if error.filename:
        return Message("{path}: {why}", {"path": error.filename, "why": error.strerror or error})
    return Message("standard output: {why}", {"why": error.strerror or error})


def _usage(error: typer.TyperException, lang: Language) -> Message:
    """Give what was wrong with the use on one line, with where to read more."""
    from tracker.translations import reworded

    context = getattr(error, "ctx", None)
    told = " ".join(error.format_message().replace("Value error, ", "").rstrip(".").split())
    values = {"told": reworded(told, lang, "usage"), "command": context.command_path if context else ""}
    return Message("{told} (see {command} --help)" if context else "{told}", values)


def _pipe_closed() -> int:
    """Give the exit code of a program whose reader has enough."""
    _discard_output()
    return PIPE_CLOSED


def _discard_output() -> None:
    """Let the rest of standard output go nowhere, so that the interpreter does not fail at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
