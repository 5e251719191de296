"""Sentences of a section, and the clauses in them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.claims.figure import Figure

__all__ = ["CLOSED", "REACH", "TITLE", "clause_end", "clause_start", "sentences", "with_figures"]

_SENTENCE = re.compile(r"[^。!?\n]+")
REACH = 120
"""No clause of a report is longer; words farther away say nothing of a figure, and reading stays linear."""
TITLE = 30
"""No title of a paper is longer."""
CLOSED = "、,;:。!?\n"
"""What parts words that do not belong together."""
_STOP = re.compile(r"[。!?\n]")
_SENTENCES = re.compile(r"(?s:.*)[。!?\n]")
"""All up to the end of the last whole sentence."""
_END = re.compile(r"[,;:。!?\n]|\Z")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the spans between full stops, question and exclamation marks and line ends."""
    for found in _SENTENCE.finditer(text, start, end):
        yield found.span()


def with_figures(text: str, start: int, end: int, figures: list[Figure]) -> Iterator[tuple[int, int, list[Figure]]]:
    """Give the spans of the sentences that hold figures, each with its own, in the order of the text."""
    begin = stop = start
    own: list[Figure] = []
    for figure in figures:
        if own and figure.start >= stop:
            yield begin, stop, own
            own = []
        if not own:
            before, behind = _SENTENCES.match(text, stop, figure.start), _STOP.search(text, figure.start, end)
            begin, stop = before.end() if before else stop, behind.start() if behind else end
        own.append(figure)
    if own:
        yield begin, stop, own


def clause_start(text: str, at: int, boundaries: str = ",;:。\n") -> int:
    """Give where the clause that holds ``at`` begins: behind the last boundary, or as far back as a clause reaches."""
    low = at - REACH if at > REACH else 0
    found = _up_to(boundaries).match(text, low, at)
    return found.end() if found else low


@lru_cache(maxsize=16)
def _up_to(boundaries: str) -> re.Pattern[str]:
    """Give a pattern for all up to the last of some characters."""
    return re.compile(rf"(?s:.*)[{re.escape(boundaries)}]")


def clause_end(text: str, start: int) -> int:
    """Give where the clause that holds ``start`` ends: at the next boundary, or as far on as a clause reaches."""
    found = _END.search(text, start, start + REACH)
    return found.start() if found else len(text)
