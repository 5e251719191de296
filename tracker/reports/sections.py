"""Sections: the stretches of a report that look back on a year or a span of years, and those that plan one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.reports.annexes import cut_annexes
from tracker.reports.pieces import lines_of
from tracker.reports.report import Section
from tracker.reports.turning import ahead_from, completed, ended, leans_ahead

if TYPE_CHECKING:
    from tracker.rulebook.announcing import Start
    from tracker.rulebook.furniture import Furniture
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["cut_sections", "lines_of"]

_SPAN, _LONGEST_SPAN = 5, 15
_SHORT_LINE = 120
_FIRST_WORDS = 120


class _Place(NamedTuple):
    """Where the reading of a report stands: under which heading, in which kind of section."""

    kind: Start = "none"
    path: tuple[str, ...] = ()
    style: str = ""
    """Last sign of the number before the heading, empty for a heading without a number."""
    so_far: bool = False
    """Whether it reviews this year up to its day."""
    back: _Place | None = None
    """The place to return to behind a list of targets of several years."""


def cut_sections(text: str, year: int, rules: Rulebook, opening: int = 0) -> tuple[Section, ...]:
    """Give the sections of the clean text of a report of ``year``, in order and without overlap.

    ``opening`` is the offset behind the words that open the report; no section begins before it.
    """
    cutter, read = _Cutter(text, year, rules), list[tuple[int, str]]()
    news, end = _news(text, rules.furniture), len(text)
    for start, line in lines_of(text, cutter.words):
        if start < opening - len(line):
            continue
        if cutter.found and (start >= news or rules.furniture.ends.match(line)):
            end = start
            break
        cutter.read(start, line)
        read.append((start, line))
    behind = ((start, line) for start, line in lines_of(text, cutter.words, end) if start < news)
    return (*completed(cutter.found, read, year, cutter.words), *cut_annexes(behind, year, cutter.words.annexes))


class _Cutter:
    """What has been found of the sections so far."""

    def __init__(self, text: str, year: int, rules: Rulebook) -> None:
        self.text, self.year, self.rules = text, year, rules
        self.words = rules.headings.of(year)
        self.place = _Place()
        self.under: list[tuple[int, str]] = []
        """The paragraphs since the last heading, each with its offset."""
        self.found: list[Section] = []
        self.spans: dict[str, str] = {}
        """The period of each kind of section that spans years, as its heading or its first words give it."""

    def read(self, start: int, line: str) -> None:
        """Take in a line: a heading changes the place, a paragraph belongs to it or opens the next one."""
        if heading := self._heading(line, self.place):
            self.place, self.under = self._foreseen(heading, start + len(line) + 1), []
            self._note_span(self.place.kind, heading.path[-1])
            return
        if self._turns(start, line):
            self.place = _Place("plan_year", (), self.place.style)
        if self.place.back and not line.startswith(("—", "-")):
            self.place = self.place.back
        end = start + len(line)
        if (back := self.words.looks_back(line, self.place.kind)) is not None:
            first, last = start + back[0], start + back[1]
            self._add(start, first, self.place)
            self._add(first, last, _Place(self.words.aside.kind, self.place.path))
            self._add(last, end, self.place)
            return
        kind = self.words.opener(line, self.place.kind)
        if kind is not None and kind != self.place.kind:
            self._go_on(start, self.place._replace(kind=kind))
        self._add_with_targets(start, end)
        self.under.append((start, line))

    def _go_on(self, start: int, place: _Place) -> None:
        """Go on in another kind of section without a heading; a plan takes in what looks ahead right before it."""
        before, self.place = self.place, place
        if not (before.kind.startswith("review") and place.kind == "plan_year"):
            return
        if not any(kind.startswith("plan") for kind in self.words.kinds("".join(place.path))):
            place = self.place = place._replace(path=())
        turn = ahead_from(self.under, self.words)
        if turn is not None and turn < start:
            self.found = ended(self.found, turn)
            self._add(turn, start, place)

    def _add_with_targets(self, start: int, end: int) -> None:
        """Add a paragraph; a sentence in it that gives the expected targets begins a plan, whatever it stands in."""
        for targets in self.rules.headline.targets(self.text, self.year, start, end):
            planned = self._planned(targets.about)
            if planned is None or targets.start < start:
                continue
            self._add(start, targets.start, self.place)
            start = targets.start
            self._go_on(start, planned)
        self._add(start, end, self.place)

    def _planned(self, about: str | None) -> _Place | None:
        """Give the place that a sentence with targets of the year or a span of years begins, None where it goes on."""
        kind = self.place.kind
        if about == "span" and kind != "plan_span":
            back = self.place if kind == "plan_year" else None
            return self.place._replace(kind="plan_span", back=back)
        if (about == "year" and kind != "plan_year") or not kind.startswith("plan"):
            return (self.place.back or self.place)._replace(kind="plan_year")
        return None

    def _heading(self, line: str, place: _Place) -> _Place | None:
        """Give the place after a line that is a heading, None where it is none.

        A numbered heading that names no time goes on with the kind of section before it, where that too stands under a
        numbered heading or none.
        """
        number = self.rules.headings.number.match(line)
        rest = (line[number.end() :] if number else line).strip()
        style = number[0].rstrip()[-1] if number else ""
        if kinds := self.words.kinds(rest):
            so_far = kinds[0] == "review_year" and self.words.so_far.search(rest) is not None
            return _Place(kinds[0], (rest.rstrip(":"),), style, so_far)
        if not rest or len(rest) > self.words.longest or self.words.no_heading.search(rest):
            return None
        if kind := self.words.untimed_kind(rest, place.kind):
            return _Place(kind, (rest,), style)
        if number and (style == place.style or not place.path):
            return _Place(place.kind, (rest,), style)
        return None

    def _foreseen(self, heading: _Place, behind: int) -> _Place:
        """Give the place after a heading that names no time and follows a review: what stands under it decides."""
        if heading.kind != self.place.kind or not heading.kind.startswith("review"):
            return heading
        lines = []
        for _, line in lines_of(self.text, self.words, behind):
            if self._heading(line, heading):
                break
            kind = self.words.opener(line, heading.kind)
            if kind and kind.startswith("plan"):
                return heading._replace(kind=kind)
            lines.append(line)
        return heading._replace(kind="plan_year") if leans_ahead(lines, self.words) else heading

    def _turns(self, start: int, line: str) -> bool:
        """Tell whether a numbered paragraph whose heading cannot be told from it ends a review: 二、再创佳绩今年要…."""
        number = self.rules.headings.number.match(line)
        if not number or number[0].rstrip()[-1] != self.place.style or not self.place.kind.startswith("review"):
            return False
        lines = [line]
        for _, below in lines_of(self.text, self.words, start + len(line) + 1):
            if self.rules.headings.number.match(below) or self._heading(below, self.place):
                break
            lines.append(below)
        return leans_ahead(lines, self.words)

    def _note_span(self, kind: Start, words: str) -> None:
        """Note of how many years a kind of section is, where its heading or first words say so."""
        if kind not in ("review_span", "plan_span") or kind in self.spans:
            return
        span = self.words.span(words)
        years = self.year - span if kind == "review_span" and span and span > _LONGEST_SPAN else span
        if years and 1 < years <= _LONGEST_SPAN:
            first = self.year - years if kind == "review_span" else self.year
            self.spans[kind] = f"{first}-{first + years - 1}"

    def _add(self, start: int, end: int, place: _Place) -> None:
        if place.kind == "none" or start >= end:
            return
        last = self.found[-1] if self.found else None
        if last and last.kind == place.kind and last.path == place.path and start - last.end <= 1:
            self.found[-1] = last.model_copy(update={"end": end})
            return
        self._note_span(place.kind, self.text[start : min(end, start + _FIRST_WORDS)])
        so_far = place.so_far and place.kind == "review_year"
        period = str(self.year) if so_far else self._period(place.kind)
        whole = place.kind.replace("year", "span")
        span = self._period(whole) if whole != place.kind and whole in self.words.kinds("".join(place.path)) else None
        self.found.append(
            Section(kind=place.kind, path=place.path, start=start, end=end, period=period, span=span, partial=so_far)
        )

    def _period(self, kind: str) -> str:
        """Give the period of a kind of section: as the text says, else five years or one."""
        if kind in self.spans:
            return self.spans[kind]
        year = self.year
        spans = {"review_span": f"{year - _SPAN}-{year - 1}", "plan_span": f"{year}-{year + _SPAN - 1}"}
        return spans.get(kind) or str(year - 1 if kind == "review_year" else year)


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
