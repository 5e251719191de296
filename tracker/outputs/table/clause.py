"""The clause: the words between two stops in which the evidence of a figure stands."""

from __future__ import annotations

import re

__all__ = ["clause_around"]

_STOP = re.compile(r"[。；;！!？?，\r\n]|(?<!\d),|,(?!\d)")
_LONGEST = 60
"""Characters by which a quote grows at most on each side."""


def clause_around(text: str, start: int, end: int) -> str:
    """Give the words from the stop before a stretch of a text to the one behind it, as they stand there.

    Where a stop is far the stretch keeps its own end.
    """
    before = [found.end() for found in _STOP.finditer(text, max(0, start - _LONGEST), start)]
    behind = _STOP.search(text, end, end + _LONGEST)
    first = before[-1] if before else 0 if start <= _LONGEST else start
    last = behind.start() if behind else len(text) if len(text) - end <= _LONGEST else end
    return text[first:last].strip()
