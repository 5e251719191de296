"""Streams: what the program does where one of its three streams is closed, and in which characters it writes."""

from __future__ import annotations

import os
import sys

__all__ = ["open_missing", "tell", "write_utf8"]


def open_missing() -> None:
    """Give each closed stream a place: else the next file that is opened, such as the store, would be taken for it.

    What is written to a closed standard output fails, because nobody gets it; what is told on a closed standard error
    goes nowhere.
    """
    for number, flags in ((0, os.O_RDONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, flags)
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # it stays open to the end
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def tell(text: str) -> None:
    """Write to standard error; where it takes nothing, as on a full disk, nobody can be told, and the work goes on."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        # else the interpreter would try what is left once more when it ends, and change the exit code
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def write_utf8() -> None:
    """Write UTF-8 wherever the terminal does not ask for something else, and never fail at a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
