"""The outline: the headings inside the parts of a report, by which every place in it is found again."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.reports.report import Section
    from tracker.rulebook.headings import Headings

__all__ = ["Outline", "outline_of"]

_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^。;!?:]*")
_CLAUSE = re.compile(r"[^,。;!?:]*")
_FIGURE = re.compile(r"[0-9]")
_ENDS = " ,。;:!?"


Span = tuple[int, int]
"""Where a title begins and ends in the clean text."""


class Outline(NamedTuple):
    """Where each heading inside a part begins, and the titles that hold from there on, outermost first."""

    starts: tuple[int, ...]
    paths: tuple[tuple[Span, ...], ...]

    def above(self, offset: int) -> tuple[Span, ...]:
        """Give the titles of the headings above a place of the clean text, outermost first, without the part's own."""
        at = bisect_right(self.starts, offset) - 1
        return self.paths[at] if at >= 0 else ()


def outline_of(text: str, section: Section, headings: Headings) -> Outline:
    """Give the outline of one part of a clean text: (一)…, below it 1.…, below that 一是…; other lines head nothing."""
    return _outlined(text, section.start, section.end, headings.marks, headings.longest_heading)


@lru_cache(maxsize=4)  # the claims and the tasks of a report are both read by it
def _outlined(text: str, first: int, last: int, marks: tuple[re.Pattern[str], ...], longest: int) -> Outline:
    starts, paths, stack = [first], [tuple[Span, ...]()], list[tuple[int, Span]]()
    for start, rank, title in _marked_lines(text, (first, last), marks, longest):
        stack = [one for one in stack if one[0] < rank]
        if title:
            stack.append((rank, title))
        elif len(stack) == len(paths[-1]):
            continue
        starts.append(start)
        paths.append(tuple(span for _, span in stack))
    return Outline(tuple(starts), tuple(paths))


def _marked_lines(
    text: str, part: Span, marks: Sequence[re.Pattern[str]], longest: int
) -> Iterator[tuple[int, int, Span | None]]:
    """Give where every marked line begins, the order of its mark, and its title.

    A line without a title ends the point above it all the same: 1.修缮文昌阁。 heads nothing of 2.新建泵站3座。
    """
    for line in _LINE.finditer(text, *part):
        if marked := _marked(text, line.start(), marks):
            size = _title_size(text[marked[1] : line.end()], longest)
            yield line.start(), marked[0], (marked[1], marked[1] + size) if size else None


def _marked(text: str, start: int, marks: Sequence[re.Pattern[str]]) -> tuple[int, int] | None:
    """Give the order of the mark that a line begins with, and where the mark ends."""
    for rank, mark in enumerate(marks):
        if (found := mark.match(text, start)) is not None:
            return rank, found.end()
    return None


def _title_size(words: str, longest: int) -> int:
    """Give the length of the first sentence of a line, of its first clause where that is long; 0 for a statement.

    A title gives no figure, unless it has the line for itself: (二)办好10件实事 against (二)建成泵站3座。新修….
    """
    for extent in (_SENTENCE, _CLAUSE):
        found = extent.match(words)
        title = found[0].rstrip(_ENDS) if found else ""
        if len(title) <= longest:
            alone = len(title) >= len(words.rstrip(_ENDS))
            return len(title) if alone or not _FIGURE.search(title) else 0
    return 0
