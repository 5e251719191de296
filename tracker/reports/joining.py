"""Joining: lines that a printed page broke within a sentence, put together again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.rulebook.kinds import KindRules

__all__ = ["PRINTED", "broken_sentences"]

PRINTED = frozenset(["pdf", "text"])
"""Formats whose lines may be those of a page; markup says itself where a paragraph ends."""
_RUNNING = re.compile(r"[。;,:]")
_ENDED = "。;:!?"
_LONG = 20


def broken_sentences(text: str, rules: KindRules) -> Iterator[tuple[int, int]]:
    """Give the spans of the line ends that break a sentence: 同比增 / 长9.2%。

    What goes on is running text itself, and begins with no number of a heading and no caption; the rows of tables and
    the labels of charts between two lines have no signs of a sentence and stay apart.
    """
    start = 0
    lines = text.split("\n")
    for line, following in zip(lines, lines[1:], strict=False):
        end = start + len(line)
        runs = _RUNNING.search(line) is not None or len(line) >= _LONG
        opens = rules.caption.match(following) or any(number.match(following) for number in rules.numbers)
        if runs and not line.endswith(tuple(_ENDED)) and _RUNNING.search(following) and not opens:
            yield end, end + 1
        start = end + 1
