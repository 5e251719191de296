"""Stretches: the parts of a witness that tell what was reached and what is planned, each with its scope."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reports.report import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.reports.kinds import Title
    from tracker.reports.report import SectionKind
    from tracker.rulebook.kinds import KindRules
    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.witness_kind import PartKind, WitnessKind

__all__ = ["cut_witness"]

_LONGEST_HEADING = 48
_FARTHEST = 24
"""Within how many characters a heading that runs into its paragraph ends."""
_FIRST_HALF = 0.55
"""A cell of a table may read like the last line of a text (附:…); such a line counts where little more follows."""
_JOINT = 2
"""How many characters may join two scopes of one figure: 全市和市本级."""
_SPAN = 5
_SHORTEST_TEXT = 200
"""Characters behind which the lines that end a text are believed: a list of annexes may stand above it."""
_STOP = re.compile(r"[。;]")
_HEADING = re.compile(r"[^。:;,]*")
_RUNNING = re.compile(r"[。;,:]")
_RATE = re.compile(r"\d%")
_FIGURE = re.compile(r"\d")


@dataclass
class _Place:
    """Under which headings the reading stands."""

    part: PartKind | None
    headings: dict[int, str] = field(default_factory=dict)
    """The words of the headings above, by their order."""

    def under(self, level: int, words: str) -> None:
        """Go on under a heading of an order; those of its order and below are over."""
        self.headings = {order: told for order, told in self.headings.items() if order < level}
        self.headings[level] = words

    @property
    def path(self) -> tuple[str, ...]:
        """The headings above, outermost first."""
        return tuple(self.headings[order] for order in sorted(self.headings))


def cut_witness(text: str, title: Title, year: int, rules: Rulebook) -> tuple[Section, ...]:
    """Give the sections of the clean text of a witness about a year, in order and without overlap."""
    cutter = _Cutter(year, rules.kinds.documents[title.kind], rules)
    lines = list(_lines(text, title.end))
    leading = _leading([line for _, line in lines], rules.kinds)
    for (start, line), leads in zip(lines, leading, strict=True):
        late = start > _FIRST_HALF * len(text)
        if late and cutter.length > _SHORTEST_TEXT and rules.furniture.ends.match(line) and not cutter.notes(line):
            break
        cutter.read(start, line, leads=leads)
    return tuple(cutter.found)


class _Cutter:
    """What has been found of the sections so far."""

    def __init__(self, year: int, kind: WitnessKind, rules: Rulebook) -> None:
        self.year, self.kind, self.rules, self.places = year, kind, rules.kinds, rules.parts
        self.years, self.indicators = rules.evidence.horizon, rules.indicators
        self.part = rules.kinds.part_in(kind)
        self.place = _Place(None if kind.parts else "review_year")
        self.found: list[Section] = []
        self.length = 0
        self.noted = False
        """Whether the notes have begun: only final figures of the year before are read in them."""

    def read(self, start: int, line: str, *, leads: bool) -> None:
        """Take in a line: a heading changes the place, running text belongs to it.

        ``leads`` tells whether text follows a line: a short one that leads to figures only is the head of a table.
        """
        self.noted = self.noted or self.notes(line)
        if self.noted:
            self._read_final(start, line)
            return
        self._read_heading(line, leads=leads)
        if not _is_running(line) or self.rules.caption.match(line):
            return
        self.length += len(line)
        above, other = self._of_headings()
        scope, economy = above, None
        several = any(self._is_of_several(words) for words in self.place.path)
        glued = {found.start() for found in self.rules.glued(self.year).finditer(line)}
        # 下降2%一般公共预算收入9亿元: what follows a rate right away is another sentence of a copy
        glued |= {found.end() for found in _RATE.finditer(line) if self.indicators.begins(line, found.end())}
        for at, sentence in _sentences(line, glued, self._behind_heading(line)):
            # a budget goes on with the part that it has named; a communiqué comes back to the region
            lasts = self.kind.parts or self.rules.continued.match(sentence)
            scope, other = self._of_sentence(sentence, scope if lasts else above, other=other)
            economy = self._economy(sentence, economy)
            if not other:
                several = self._tells_of_several(sentence, several)
                self._add(start + at, start + at + len(sentence), economy or scope, apart=at in glued, several=several)

    def notes(self, line: str) -> bool:
        """Tell whether the notes begin with a line."""
        return self.length > _SHORTEST_TEXT and self.kind.notes_begin.match(line) is not None

    def _read_heading(self, line: str, *, leads: bool) -> None:
        found = self._heading(line, leads=leads)
        if found is None:
            return
        level, words = found
        self.place.under(level, words)
        part = self.kind.part(words, self.year)
        dated = any(str(year) in words for year in (self.year, self.year + 1))
        if part and (level <= 1 or dated):
            self.place.part = part

    def _heading(self, line: str, *, leads: bool) -> tuple[int, str] | None:
        """Give the order and the words of the heading that a line is or begins with, None where it has none."""
        for level, number in enumerate(self.rules.numbers):
            if found := number.match(line):
                words = _HEADING.match(line, found.end())
                told = words[0].strip() if words else ""
                heading = 0 < len(told) <= _LONGEST_HEADING and not self.rules.any_figure.search(told)
                return (level, told) if heading else None
        bare = leads and _is_short(line) and not self.rules.any_figure.search(line)
        return (len(self.rules.numbers), line.strip()) if bare else None

    def _behind_heading(self, line: str) -> int:
        """Give where the text of a line begins whose heading runs into it: 一、综合经初步核算,全年…."""
        for number in self.rules.numbers:
            if found := number.match(line):
                opening = self.rules.opening(self.year).search(line, found.end(), found.end() + _FARTHEST)
                words = _HEADING.match(line, found.end())
                return opening.start() if opening and words and opening.start() < words.end() else 0
        return 0

    def _economy(self, sentence: str, before: str | None) -> str | None:
        """Give the part of the economy that a sentence is about: that which it names first, or goes on with."""
        words = sentence.lstrip(" ,")
        named = self.rules.economy.search(self._opening(words))
        if named:
            return named[0]
        return before if self.rules.continued.match(words) else None

    def _of_headings(self) -> tuple[str | None, bool]:
        """Give the part of the region that the headings above name, and whether they are about another budget."""
        scope: str | None = None
        for words in self.place.path:
            whole, part = self.rules.whole.search(words), self.part.search(words)
            place = None if whole or part else self.places.place_or_owner(words)
            scope = None if whole else part[0] if part else place or scope
        other = any(self.kind.is_of_another_budget.search(words) for words in self.place.path)
        return scope, other

    def _of_sentence(self, sentence: str, scope: str | None, *, other: bool) -> tuple[str | None, bool]:
        """Give scope and budget of a sentence: what it says before its first figure, else what was said before it."""
        opening = self._opening(sentence)
        whole, part = _last(self.rules.whole, opening), _last(self.part, opening)
        if whole or part:
            # 全市和市本级 says nothing; of two that stand apart the one nearer to the figure counts
            scope = part[0] if part and (not whole or part.start() - whole.end() > _JOINT) else None
        if self.kind.is_of_another_budget.search(opening):
            return scope, True
        return scope, other and not self.kind.own_budget.search(opening)

    def _opening(self, sentence: str) -> str:
        """Give the words of a sentence before its first figure."""
        figure = self.rules.any_figure.search(sentence)
        return sentence[: figure.start()] if figure else sentence

    def _read_final(self, start: int, line: str) -> None:
        """Take in the sentences of a note that give final figures of the year before: a later vintage of that year."""
        for at, sentence in _sentences(line):
            years = {int(found["year"]) for found in self.years.finditer(sentence)}
            if self.kind.final and self.kind.is_final.search(sentence) and years == {self.year - 1}:
                end = start + at + len(sentence)
                self.found.append(
                    Section(kind="review_year", path=(), start=start + at, end=end, period=str(self.year - 1))
                )

    def _tells_of_several(self, sentence: str, before: bool) -> bool:  # noqa: FBT001  # what the sentence before did
        """Tell whether a sentence is about several years: by its own words, or as the one before it."""
        if self.kind.several_years.search(self._opening(sentence)):
            return True
        return before and str(self.year) not in sentence

    def _is_of_several(self, heading: str) -> bool:
        years = (str(self.year), str(self.year + 1))
        return self.kind.several_years.search(heading) is not None and not any(year in heading for year in years)

    def _add(self, start: int, end: int, scope: str | None, *, apart: bool, several: bool) -> None:
        """Add a sentence to the section before it, or begin another one.

        One ``apart`` is glued to that and new; one of ``several`` years tells of the five up to that of the figures.
        """
        part, last = self.place.part, self.found[-1] if self.found else None
        if part is None:
            return
        path, period = self.place.path, str(self.year + (part == "plan_year"))
        kind: SectionKind = part
        if several and part == "review_year":
            kind, period = "review_span", f"{self.year - _SPAN + 1}-{self.year}"
        same = last and (last.kind, last.path, last.scope) == (kind, path, scope)
        if last and same and not apart and start - last.end <= 1:
            self.found[-1] = last.model_copy(update={"end": end})
            return
        self.found.append(Section(kind=kind, path=path, start=start, end=end, period=period, scope=scope))


def _last(words: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Give the last place of some words in a text."""
    return next(reversed(list(words.finditer(text))), None)


def _leading(lines: list[str], rules: KindRules) -> list[bool]:
    """Tell of each line whether running text follows it, before any row of a table; headings between do not count."""
    found, leads = list[bool](), False
    for line in reversed(lines):
        found.append(leads)
        numbered = any(number.match(line) for number in rules.numbers)
        passed = not line or rules.caption.match(line) or (_is_short(line) and (numbered or not _FIGURE.search(line)))
        if not passed:
            leads = _is_running(line) and ("。" in line or len(line) > _LONGEST_HEADING // 2)
    return found[::-1]


def _is_short(line: str) -> bool:
    return 0 < len(line) <= _LONGEST_HEADING and not _is_running(line)


def _is_running(line: str) -> bool:
    """Tell running text from headings, the rows of tables and the labels of charts."""
    return _RUNNING.search(line) is not None


def _sentences(line: str, glued: Iterable[int] = (), start: int = 0) -> Iterator[tuple[int, str]]:
    """Give the sentences of a line with their offsets; one ends too where the next is glued to it."""
    stops = {found.end() for found in _STOP.finditer(line, start)} | {at for at in glued if at > start}
    bounds = [start, *sorted(stops), len(line)]
    for first, last in pairwise(bounds):
        if first < last:
            yield first, line[first:last]


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    for line in text[start:].split("\n"):
        yield start, line
        start += len(line) + 1
