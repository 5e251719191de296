"""Text: plain tables for the terminal and for pipes, with Chinese text aligned."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

__all__ = ["plain", "terminal", "write_table"]

_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Categories of characters that steer a terminal or turn the direction of writing instead of being seen."""

_UNBOUNDED = 10_000


def plain(text: str) -> str:
    """Give text on one line that a terminal shows and never obeys: control characters become a space each."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if unicodedata.category(character) in _HIDDEN else character for character in text)


def terminal(stream: TextIO | None = None) -> Console:
    """Give a console on a stream, standard output where none is named.

    Colour and width are those of the terminal, decided from NO_COLOR, FORCE_COLOR and the stream; in a pipe or a file
    there is no colour and no end to a line.
    """
    from rich.console import Console

    stream = stream or sys.stdout
    width = None if stream.isatty() else _UNBOUNDED
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def write_table(header: Sequence[str], rows: Sequence[Sequence[object]], stream: TextIO) -> None:
    """Write a table with a header; None is an empty cell, and numbers stand to the right."""
    cells = [["" if value is None else plain(str(value)) for value in row] for row in rows]
    numeric = [bool(rows) and all(_is_number(row[at]) for row in rows) for at in range(len(header))]
    console = terminal(stream)
    drawn = _drawn(header, cells, numeric, console)
    stream.write("\n".join(line.rstrip() for line in drawn.splitlines()) + "\n")


def _is_number(value: object) -> bool:
    from decimal import Decimal

    return value is None or isinstance(value, int | Decimal)


def _drawn(header: Sequence[str], rows: list[list[str]], numeric: list[bool], console: Console) -> str:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name, right in zip(header, numeric, strict=True):
        table.add_column(Text(name), overflow="fold", justify="right" if right else "left")
    for row in rows:
        table.add_row(*map(Text, row))
    with console.capture() as captured:
        console.print(table)
    return captured.get()
