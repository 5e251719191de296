"""Sections: the stretches of a report that look back on a year or a span of years, and those that plan one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reports.report import Section, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.rulebook.furniture import Furniture
    from tracker.rulebook.headings import Headings, Start, YearHeadings

__all__ = ["cut_sections", "lines_of"]

_SPAN = 5
_LONGEST_PARAGRAPH = 2500
_SHORT_LINE = 120


@dataclass(frozen=True)
class _Place:
    """Where the reading of a report stands: under which heading, in which kind of section."""

    kind: Start = "none"
    path: tuple[str, ...] = ()
    style: str = ""
    """Last sign of the number before the heading, empty for a heading without a number."""


def cut_sections(
    text: str, year: int, headings: Headings, furniture: Furniture, opening: int = 0
) -> tuple[Section, ...]:
    """Give the sections of the clean text of a report of ``year``, in order and without overlap.

    ``opening`` is the offset behind the words that open the report; no section begins before it.
    """
    words = headings.of(year)
    place = _Place()
    found: list[Section] = []
    news = _news(text, furniture)
    for start, line in lines_of(text, words):
        if start < opening - len(line):
            continue
        if found and (start >= news or furniture.ends.match(line)):
            break
        if heading := _heading(line, place, headings, words):
            place = _foreseen(heading, place, lines_of(text, words, start + len(line) + 1), headings, words)
            continue
        if (back := words.looks_back(line, place.kind)) is not None:
            _add(found, start, start + back[0], year, place)
            _add(found, start + back[0], start + back[1], year, _Place(words.aside.kind, place.path))
            _add(found, start + back[1], start + len(line), year, place)
            continue
        place = _Place(words.opener(line, place.kind) or place.kind, place.path, place.style)
        _add(found, start, start + len(line), year, place)
    return tuple(found)


def lines_of(text: str, words: YearHeadings, start: int = 0) -> Iterator[tuple[int, str]]:
    """Give the lines of a text, those from ``start`` on, each with the offset of its first character.

    A line too long to be one paragraph is cut before and after the headings inside it, and where a new point begins.
    """
    while start <= len(text):
        found = text.find("\n", start)
        end = len(text) if found < 0 else found
        line = text[start:end]
        if len(line) > _LONGEST_PARAGRAPH:
            yield from ((start + at, piece) for at, piece in _pieces(line, words))
        else:
            yield start, line
        start = end + 1


def _news(text: str, furniture: Furniture) -> int:
    """Give the offset of the list of news with which a text ends: short lines, of which every one or second is dated.

    Where there is none, the length of the text.
    """
    tail: list[tuple[int, bool]] = []
    start = len(text)
    for line in reversed(text.split("\n")):
        start = max(start - len(line), 0)
        if len(line) > _SHORT_LINE:
            break
        if line.strip():
            tail.append((start, furniture.dated.search(line) is not None))
        start -= 1
    tail.reverse()
    dated = [each for _, each in tail]
    for at, (offset, _) in enumerate(tail):
        if dated[at : at + 2] == [True, True] or dated[at : at + 4] == [False, True, False, True]:
            return offset
    return len(text)


def _pieces(line: str, words: YearHeadings) -> Iterator[tuple[int, str]]:
    cuts = {0, len(line)}
    for match in words.inline.finditer(line):
        cuts |= {match.start(), match.end()} if match["head"] else {match.end()}
    for start, end in pairwise(sorted(cuts)):
        yield start, line[start:end]


def _heading(line: str, place: _Place, headings: Headings, words: YearHeadings) -> _Place | None:
    """Give the place after a line that is a heading, None where it is none.

    A numbered heading that names no time goes on with the kind of section before it, where that too stands under a
    numbered heading or none.
    """
    number = headings.number.match(line)
    rest = line[number.end() :] if number else line
    style = number[0].rstrip()[-1] if number else ""
    if kinds := words.kinds(rest):
        return _Place(kinds[0], (rest.strip(),), style)
    sibling = number and (style == place.style or not place.path)
    if sibling and rest and len(rest) <= words.longest and not words.no_heading.search(rest):
        return _Place(place.kind, (rest.strip(),), style)
    return None


def _foreseen(
    heading: _Place, before: _Place, lines: Iterator[tuple[int, str]], headings: Headings, words: YearHeadings
) -> _Place:
    """Give the place after a heading that names no time and follows a review: the lines under it decide its kind."""
    if heading.kind != before.kind or not heading.kind.startswith("review"):
        return heading
    for _, line in lines:
        if _heading(line, heading, headings, words):
            break
        kind = words.opener(line, heading.kind)
        if kind and kind.startswith("plan"):
            return replace(heading, kind=kind)
    return heading


def _add(found: list[Section], start: int, end: int, year: int, place: _Place) -> None:
    if place.kind == "none" or start >= end:
        return
    last = found[-1] if found else None
    if last and last.kind == place.kind and last.path == place.path and start - last.end <= 1:
        found[-1] = last.model_copy(update={"end": end})
        return
    period = _period(place.kind, year)
    found.append(Section(kind=place.kind, path=place.path, start=start, end=end, period=period))


def _period(kind: SectionKind, year: int) -> str:
    if kind == "review_span":
        return f"{year - _SPAN}-{year - 1}"
    if kind == "plan_span":
        return f"{year}-{year + _SPAN - 1}"
    return str(year - 1 if kind == "review_year" else year)
