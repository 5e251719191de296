"""Text: plain tables for the terminal and for pipes, with Chinese text aligned."""

from __future__ import annotations

import sys
from os import environ
from typing import TYPE_CHECKING, TextIO

from tracker.outputs.wording.columns import cut, fit_widths, pad, paint
from tracker.outputs.wording.plain import obeyed_by_none, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

__all__ = ["has_colour", "terminal", "write_lines", "write_table"]

_UNBOUNDED = 10_000
_PIPE = 120
"""Width of a table where no terminal has one."""


def write_lines(lines: Iterable[str], stream: TextIO) -> None:
    """Write lines of text that nothing obeys."""
    stream.writelines(obeyed_by_none(line) + "\n" for line in lines)


def terminal(stream: TextIO | None = None) -> Console:
    """Give a console on a stream, standard output where none is named.

    Colour and width are those of the terminal, decided from NO_COLOR, FORCE_COLOR and the stream; in a pipe or a file
    there is no colour and no end to a line.
    """
    from rich.console import Console

    stream = stream or sys.stdout
    width = None if stream.isatty() else _UNBOUNDED
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def has_colour(stream: TextIO) -> bool:
    """Tell whether colour is wanted on a stream."""
    if not _may_be_terminal(stream):
        return False
    console = terminal(stream)
    return console.color_system is not None and not console.no_color


def write_table(header: Sequence[str], rows: Sequence[Sequence[object]], stream: TextIO) -> None:
    """Write a table with a header; None is an empty cell, and numbers stand to the right.

    Long texts are cut where the table would be wider than the terminal, or than 120 cells in a pipe or a file.
    """
    cells = [list(header), *(["" if value is None else plain(str(value)) for value in row] for row in rows)]
    numeric = [at for at in range(len(header)) if rows and all(_is_number(row[at]) for row in rows)]
    texts = [at for at in range(len(header)) if at not in numeric]
    widths = fit_widths(cells, _table_width(stream), flexible=texts or [0])
    lines = [_line(row, widths, numeric) for row in cells]
    styled = [((line, "" if place else "bold"),) for place, line in enumerate(lines)]
    stream.write(paint(styled, colour=_may_be_terminal(stream) and bool(terminal(stream).color_system)))


def _may_be_terminal(stream: TextIO) -> bool:
    """Tell a pipe or a file apart at once, because the library that knows all about terminals takes its time."""
    return stream.isatty() or bool(environ.get("FORCE_COLOR")) or environ.get("TTY_COMPATIBLE") == "1"


def _table_width(stream: TextIO) -> int:
    """Give the cells that a table may take; COLUMNS, where it is set, holds for a pipe too."""
    from shutil import get_terminal_size

    asked = stream.isatty() or "COLUMNS" in environ
    return get_terminal_size((_PIPE, 0)).columns if asked else _PIPE


def _is_number(value: object) -> bool:
    from decimal import Decimal

    return value is None or isinstance(value, int | Decimal)


def _line(row: Sequence[str], widths: Sequence[int], numeric: Sequence[int]) -> str:
    """Give a row on one line, numbers to the right, what is too long for its column cut."""
    placed = enumerate(zip(row, widths, strict=True))
    return "  ".join(pad(cut(text, width), width, right=at in numeric) for at, (text, width) in placed).rstrip()
