"""Markdown: texts of others as cells of a table, where nothing of them is obeyed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.outputs.wording.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["cell", "row"]

_SPECIAL = re.compile(r"[\\`*_\[\]|~$]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"})
_LINKS = (("://", "&#58;//"), ("www.", "www&#46;"))


def cell(text: str) -> str:
    """Give a text as it is seen: no markup, no tag, no link and no end of a cell or a line."""
    shown = _SPECIAL.sub(lambda found: "\\" + found[0], plain(text).translate(_ENTITIES)).strip()
    for words, harmless in _LINKS:
        shown = shown.replace(words, harmless)
    return shown


def row(cells: Sequence[str]) -> str:
    """Give a line of a table; the cells are written as they come."""
    return f"| {' | '.join(cells)} |\n"
