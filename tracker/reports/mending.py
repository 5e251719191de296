"""Mending: the text of a witness without marks of footnotes, its sentences whole where a printed page broke them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reports.cleaning import leave_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.reports.kinds import Title
    from tracker.reports.report import CleanText
    from tracker.rulebook.kinds import KindRules
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["mend"]

_PRINTED = frozenset(["pdf", "text"])
"""Formats whose lines may be those of a page; markup says itself where a paragraph ends."""
_RUNNING = re.compile(r"[。;,:]")
_ENDED = "。;:!?"
_LONG = 20
_NAME = r"[^。,;:\d\n]{2,16}"

Span = tuple[int, int]


def mend(cleaned: CleanText, title: Title, form: str, rulebook: Rulebook) -> tuple[CleanText, Title]:
    """Give the mended text of a witness of some format, and its title where that stands in it."""
    rules = rulebook.kinds
    marks = [match.span() for match in rules.mark.finditer(cleaned.text)]
    cleaned, title = _without(cleaned, title, marks)
    if form in _PRINTED:
        cleaned, title = _without(cleaned, title, list(_broken_sentences(cleaned.text, title.end, rules)))
    return _without(cleaned, title, list(_stops_behind_names(cleaned.text, title.year, rulebook)))


def _stops_behind_names(text: str, year: int, rulebook: Rulebook) -> Iterator[Span]:
    """Give the stops that part an indicator, as the heading of a line, from its figures: ——固定资产投资。全年增长3%.

    So they do with the words that open what follows, which are about the year of the document (全年).
    """
    opening = rulebook.kinds.opening(year)
    for number in rulebook.kinds.numbers:
        for found in re.finditer(rf"(?m)^(?:{number.pattern})(?P<name>{_NAME})[。:](?=[^\n])", text):
            if rulebook.indicators.named(found["name"]):
                opened = opening.match(text, found.end())
                yield found.end("name"), opened.end() if opened else found.end()


def _without(cleaned: CleanText, title: Title, spans: list[Span]) -> tuple[CleanText, Title]:
    """Give a text without some spans, and its title where that stands then."""
    start, end = (at - _length(spans, at) for at in (title.start, title.end))
    return leave_out(cleaned, spans), title._replace(start=start, end=end)


def _length(spans: list[Span], at: int) -> int:
    """Give how many characters some spans have before an offset."""
    return sum(min(end, at) - start for start, end in spans if start < at)


def _broken_sentences(text: str, start: int, rules: KindRules) -> Iterator[Span]:
    """Give the spans of the line ends behind an offset that break a sentence.

    What goes on is running text itself, and begins with no number of a heading and no caption; the rows of tables and
    the labels of charts between two lines have no signs of a sentence and stay apart.
    """
    lines = text[start:].split("\n")
    for line, following in pairwise(lines):
        end = start + len(line)
        numbered = any(number.match(line) for number in rules.numbers)  # a heading may be as long as a full line
        runs = _RUNNING.search(line) is not None or (len(line) >= _LONG and not numbered)
        opens = rules.caption.match(following) or any(number.match(following) for number in rules.numbers)
        if runs and not line.endswith(tuple(_ENDED)) and _RUNNING.search(following) and not opens:
            yield end, end + 1
        start = end + 1
