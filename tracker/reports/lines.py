"""Lines: which line ends of a text end a paragraph and which ones only break it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.rulebook.furniture import Furniture

__all__ = ["broken_lines"]

_END = re.compile(r"[ ]*\n[ \n]*")
_ENDED = "。!?;:…"
_NUMBERED = re.compile(
    r"[(]?[一二三四五六七八九十]{1,3}[)、]|[一二三四五六七八九十]{1,2}[是要]|[(]?\d{1,3}(?:[)、]|[.](?!\d))|[—-]{2}"
    r"|第[一二三四五六七八九十]{1,3}[,、章节部]"
)
_FIGURE_END, _LATIN_END = re.compile(r"\d\Z"), re.compile(r"[A-Za-z]\Z")
_LATIN, _FIGURE = re.compile("[A-Za-z]"), re.compile(r"\d")
_INDENT = 2
_FEWEST = 8
_LONGEST, _INDENTED, _TAIL = 2000, 10, 100
_SPACED_SHARE = 0.7
_WIDEST, _FULL, _FULL_SHARE = 100, 0.85, 0.4


class _Layout(NamedTuple):
    """How the lines of a text are set."""

    spaced: bool
    """Empty lines part the paragraphs: a single line end only breaks one."""
    width: int
    """Length of a full line where lines are cut at a width, else 0."""


def broken_lines(text: str, furniture: Furniture) -> Iterator[tuple[int, int]]:
    """Give the spans to leave out so that every paragraph and every heading stands on one line.

    Line ends that break a paragraph go altogether; of others, with the empty lines and spaces around them, one line
    end stays.
    """
    start, stop = len(text) - len(text.lstrip(" \n")), len(text.rstrip(" \n"))
    ends = list(_END.finditer(text, start, stop))
    layout = _layout(ends)
    yield (0, start)
    paragraph = line = start
    for end, next_end in zip(ends, [*(end.start() for end in ends[1:]), stop], strict=False):
        before, after = _known(text, paragraph, end.start()), text[end.end() : next_end]
        if _joins(before, after, end[0], end.start() - line, layout, furniture):
            yield end.span()
        else:
            yield from _but_one(end)
            paragraph = end.end()
        line = end.end()
    yield (max(start, stop), len(text))


def _known(text: str, start: int, end: int) -> str:
    """Give a paragraph so far: its beginning and its end, which tell enough of one that is longer than any is."""
    return text[start:end] if end - start <= _LONGEST else text[start : start + _INDENTED] + text[end - _LONGEST : end]


def _joins(before: str, after: str, end: str, length: int, layout: _Layout, furniture: Furniture) -> bool:
    if before[-1] in _ENDED or furniture.openers.match(after) or _NUMBERED.match(after):
        return False
    tail = before[-_TAIL:]  # an expression for the end of a text is tried at each of its characters
    if (_LATIN_END.search(tail) and _LATIN.match(after)) or (length <= _WIDEST and furniture.dated.search(tail)):
        return False
    if furniture.continuations.match(after) or furniture.open_ends.search(tail) or _unfinished(before, after):
        return True
    if _NUMBERED.match(before) or end.endswith(" " * _INDENT):
        return False
    single = end.count("\n") == 1
    return single and (layout.spaced or 0 < layout.width * _FULL <= length)


def _unfinished(before: str, after: str) -> bool:
    """Tell whether a line breaks off: running text without an end, or a figure cut from its words."""
    if "。" in before:
        return True
    tail = before[-1:]
    return bool((_FIGURE_END.match(tail) and "," in before) or (_LATIN_END.match(tail) and _FIGURE.match(after)))


def _layout(ends: list[re.Match[str]]) -> _Layout:
    lengths = [after.start() - before.end() for before, after in pairwise(ends)]
    if len(ends) < _FEWEST:
        return _Layout(spaced=False, width=0)
    spaced = sum(end[0].count("\n") > 1 for end in ends) >= _SPACED_SHARE * len(ends)
    width = max(lengths)
    full = sum(length >= _FULL * width for length in lengths)
    return _Layout(spaced=spaced, width=width if width <= _WIDEST and full >= _FULL_SHARE * len(lengths) else 0)


def _but_one(end: re.Match[str]) -> list[tuple[int, int]]:
    """Give what to leave out of a line end so that one character of it stays."""
    at = end.start() + end[0].index("\n")
    return [span for span in ((end.start(), at), (at + 1, end.end())) if span[0] < span[1]]
