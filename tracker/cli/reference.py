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
`--fail-on`; 2 wrong use or unusable input; 70 a fault of the program, told with a log file; 130
interrupted; 141 the reader of a pipe had enough.

## How a region is named

Wherever a command takes a region, it takes any of these.

| given | means |
| --- | --- |
| `650100` | the code, of today or of an earlier year |
| `乌鲁木齐市`, `昌吉州`, `乌鲁木齐`, `烏魯木齊` | in full, as an alias, without the ending, in either script |
| `深圳市宝安区`, `北京朝阳` | a name behind what is above it |
| `Zhumadian`, `zhu ma dian shi`, `Zhūmǎdiàn` | as it is read; blanks, tones and apostrophes may be left out |
| `Bao'an District`, `Changsha County` | with an English word for the ending, which tells one from the other |
| `Shaanxi`, `Urumqi`, `Inner Mongolia`, `China` | the usual English name |
| `Chaoyang District, Beijing`, `Beijing Chaoyang` | either with what is above it |

1. Regions of the store are asked first, by lineage: one that bears the name is meant, whoever else bears it.
2. Then those that exist today, with `--year` for a report those that existed then. A full name goes before an alias, an
   alias before a name without its ending; a province before all others (`河北`), a region before those inside it
   (`长沙` is 长沙市, not 长沙县). In letters the higher level is meant (`Nanjing` is 南京市, not 南靖县).
3. Then those that existed once.

A name that is still open (`朝阳区`, `Suzhou`) is answered with the list of regions and their codes.
"""

_WIDTH = 100


def reference() -> str:
    """Give the reference of all commands in Markdown."""
    group = command_line()
    top = typer.Context(group, info_name="tracker", terminal_width=_WIDTH, obj="en")
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
