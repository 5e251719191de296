"""The cell: a text in a file of CSV, which a spreadsheet may take for a formula, and the way back."""

from __future__ import annotations

import re

__all__ = ["harmless", "original"]

# What a spreadsheet runs, also in full width and behind what it passes over: blanks and a byte order mark.
_FORMULA = re.compile(r"[\s\ufeff\u200b-\u200f\u2060]*[=+\-@＝＋－＠\ufe62\ufe63\ufe66\ufe6b]|[\t\r\n]")


def harmless(text: str) -> str:
    """Give a text with an apostrophe before it where a spreadsheet would run it as a formula."""
    return "'" + text if _FORMULA.match(text) else text


def original(cell: str) -> str:
    """Give the text of a cell that ``harmless`` gave."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell
