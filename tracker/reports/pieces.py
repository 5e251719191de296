"""Pieces: the lines of a text, cut where a heading runs into its paragraph."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.rulebook.announcing import YearHeadings

__all__ = ["lines_of"]

_LONGEST_PARAGRAPH = 2500
_LINES = 512
"""As many as most reports have."""


def lines_of(text: str, words: YearHeadings, start: int = 0) -> Iterator[tuple[int, str]]:
    """Give the lines of a text, those from ``start`` on, each with the offset of its first character.

    A line is cut before and behind the headings that run into it; one that is too long to be one paragraph also where
    a new point begins.
    """
    while start <= len(text):
        found = text.find("\n", start)
        end = len(text) if found < 0 else found
        line = text[start:end]
        yield from ((start + at, line[at:stop]) for at, stop in pairwise(_cuts(line, words)))
        start = end + 1


@lru_cache(maxsize=_LINES)
def _cuts(line: str, words: YearHeadings) -> tuple[int, ...]:
    """Give where a line is cut; kept for a while, as signs, years and sections go through the same lines."""
    if not line or words.kinds(line):
        return 0, len(line)
    cuts = {0, len(line)}
    whole = len(line) > _LONGEST_PARAGRAPH
    for heading in words.run_in(line, whole=whole):
        cuts.update(heading)
    if whole:
        cuts.update(point.end() for point in words.starts.finditer(line))
    return tuple(sorted(cuts))
