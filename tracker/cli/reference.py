"""The command reference, written from the help: ``python -m tracker.cli.reference > docs/commands.md``."""

from __future__ import annotations

import sys
from typing import Any

import typer

from tracker.cli.app import COMMANDS, command_line

__all__ = ["reference"]

_INTRODUCTION = """\
# Commands

Written by `python -m tracker.cli.reference`; a test fails where it is out of date.

Data goes to standard output, everything else to standard error. Exit codes: 0 done; 1 findings at or above
`--fail-on`; 2 wrong use or unusable input; 130 interrupted; 141 the reader of a pipe had enough.
"""

_WIDTH = 100


def reference() -> str:
    """Give the reference of all commands in Markdown."""
    group = command_line()
    top = typer.Context(group, info_name="tracker", terminal_width=_WIDTH)
    sections = [_section("tracker", group, top)]
    for name in COMMANDS:
        command = group.get_command(top, name)
        context = typer.Context(command, info_name=name, parent=top, terminal_width=_WIDTH)
        sections.append(_section(f"tracker {name}", command, context))
        for inner_name, inner in getattr(command, "commands", {}).items():
            inside = typer.Context(inner, info_name=inner_name, parent=context, terminal_width=_WIDTH)
            sections.append(_section(f"tracker {name} {inner_name}", inner, inside))
    return "\n".join([_INTRODUCTION, *sections])


def _section(title: str, command: Any, context: typer.Context) -> str:
    return f"## {title}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    sys.stdout.write(reference())
