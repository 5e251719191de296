"""Division lines: the table of the divisions, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import RulesError
from tracker.rulebook.directory import rule_files

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["division_codes", "division_lines"]

_HEADER = "code,name,since,until,successors"
_SHOWN = 60


def division_lines(directories: tuple[Path, ...]) -> list[str]:
    """Give the lines of ``divisions.csv`` without its header; raises RulesError where the table has another shape."""
    table = rule_files(directories, "divisions.csv")[-1]
    header, _, body = table.read_text(encoding="utf-8").partition("\n")
    if header.strip() != _HEADER:
        words = "{path}:1: the header must be {wanted}, found {header}"
        raise RulesError(words, path=table, wanted=_HEADER, header=header.strip()[:_SHOWN])
    lines = body.split("\n")
    wrong = next((number for number, line in enumerate(lines, 2) if line and line.count(",") != _HEADER.count(",")), 0)
    if wrong:
        words = "{path}:{line}: a line must have {count} columns: {wanted}"
        raise RulesError(words, path=table, line=wrong, count=_HEADER.count(",") + 1, wanted=_HEADER)
    return [line for line in lines if line]


def division_codes(directories: tuple[Path, ...]) -> frozenset[str]:
    """Give the codes of all divisions, without those of places that a user adds."""
    return frozenset(line.partition(",")[0] for line in division_lines(directories))
