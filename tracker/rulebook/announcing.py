"""The headings and opening words of the parts of a report of one year, and what they say of a line or a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from tracker.rulebook.numeral import chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.rulebook.annexes import YearAnnexes

__all__ = ["Heading", "Kind", "Opener", "Start", "YearHeadings"]

Kind = Literal["review_year", "review_span", "plan_span", "plan_year"]
Start = Kind | Literal["none"]

_STOP = re.compile("。")
_SENTENCE_END = re.compile("[。!?]")
_REACH, _FARTHEST = 12, 48
_CLAUSE = re.compile(r"[^。,;:!?\n]*")


class Opener(NamedTuple):
    """The words of a paragraph with which a section of a kind begins, coming from certain kinds."""

    kind: Kind
    during: frozenset[Start]
    begins: re.Pattern[str]
    ends: re.Pattern[str]
    """Where an aside ends; matches nothing for others."""


class Heading(NamedTuple):
    """The words of the headings of a kind."""

    when: re.Pattern[str]
    what: re.Pattern[str]
    chain: re.Pattern[str]
    """The words that may stand behind what is done in a heading that runs into its paragraph; matches nothing too."""
    whole: re.Pattern[str]
    """Words that say time and deed together."""
    untimed: re.Pattern[str]
    """Words that say what is done and no time: 工作回顾."""

    def search(self, line: str) -> re.Match[str] | None:
        """Give the words for the time in a heading that says, behind them, what is done."""
        when = self.when.search(line)
        return when if when and self.what.search(line, when.end()) else None

    def find(self, line: str) -> int | None:
        """Give where the words of a heading begin in a line that is one, None where it does not hold them."""
        if found := self.search(line):
            return found.start()
        return 0 if self.whole.fullmatch(line) else None

    def end(self, line: str, start: int) -> int | None:
        """Give where a heading that begins at ``start`` ends, also within a line; None where there is none."""
        when = self.when.match(line, start)
        clause = _CLAUSE.match(line, when.end(), when.end() + _REACH) if when else None
        what = self.what.search(line, clause.start()) if clause else None
        if clause and what and what.start() <= clause.end():
            chain = self.chain.match(line, what.end())
            return chain.end() if chain else what.end()
        whole = self.whole.match(line, start)
        return whole.end() if whole else None


@dataclass(frozen=True, eq=False)
class YearHeadings:
    """The headings and opening words for the report of one year."""

    heads: dict[Kind, Heading]
    openers: tuple[Opener, ...]
    aside: Opener
    addresses: re.Pattern[str]
    """What may stand before the opening words of a paragraph; matches the empty string too."""
    no_heading: re.Pattern[str]
    longest: int
    deeds: re.Pattern[str]
    """What is done, in a heading of any kind."""
    numbered: re.Pattern[str]
    """The number before a heading of the highest order, in the middle of a line."""
    before: re.Pattern[str]
    """A number and what else may stand before the words of a heading."""
    conjunction: re.Pattern[str]
    """What joins two headings in one."""
    goes_on: re.Pattern[str]
    """What shows behind the words of a heading that they are part of a sentence."""
    closed: re.Pattern[str]
    """How the words of a heading end that needs none of these behind it, where it begins a line with a year."""
    follows: re.Pattern[str]
    """How a paragraph begins that follows a heading without a number, besides its opening words."""
    starts: re.Pattern[str]
    """Where a point begins in the middle of a line that holds a whole report."""
    so_far: re.Pattern[str]
    """The words of the heading of a review of this year so far."""
    spans: re.Pattern[str]
    """How long a span of years is, or since when."""
    looks: dict[Literal["review", "plan"], re.Pattern[str]]
    """The words by which a paragraph looks back or ahead."""
    annexes: YearAnnexes

    def kinds(self, line: str) -> tuple[Kind, ...]:
        """Give the kinds of section that a line announces as a heading, in its order; none where it is no heading."""
        if line.endswith(":"):
            kinds = self.kinds(line[:-1])
            return kinds if kinds and _look(kinds[0]) == "review" else ()
        if len(line) > self.longest or self.no_heading.search(line):
            return ()
        found = [(at, kind) for kind, head in self.heads.items() if (at := head.find(line)) is not None]
        return tuple(kind for _, kind in sorted(found))

    def untimed_kind(self, line: str, current: Start) -> Kind | None:
        """Give the kind of a heading that names no time, coming from another; None where it is none or goes on."""
        kind = next((kind for kind, head in self.heads.items() if head.untimed.fullmatch(line)), None)
        return None if kind is None or _look(kind) == _look(current) else kind

    def run_in(self, line: str, *, whole: bool) -> Iterator[tuple[int, int]]:
        """Give the headings that run into their paragraph (一、2020年工作回顾过去…) in a line, or in a ``whole`` text.

        Behind a number the words of a heading are enough; without one, words that open a paragraph must follow.
        """
        places = _SENTENCE_END if whole else self.numbered
        for start in (0, *(place.end() for place in places.finditer(line))):
            # A look for what any heading says is done is far quicker than looking for each of them.
            end = self._run_in_end(line, start) if self.deeds.search(line, start, start + _FARTHEST) else None
            if end is not None:
                yield start, end

    def _run_in_end(self, line: str, start: int) -> int | None:
        before = self.before.match(line, start)
        at = before.end() if before else start
        end = self._words_end(line, at)
        if end is None and before and before["number"]:
            return self._untimed_end(line, at)
        if end is None or end == len(line):
            return None
        if line[end] == ":" and self.kinds(line[at : end + 1]):
            return end + 1
        certain = (before and before["number"]) or (start == 0 and self._is_closed(line[at:end]))
        opens = not self.goes_on.match(line, end) if certain else self._opens(line, end)
        return end if opens else None

    def _is_closed(self, heading: str) -> bool:
        return heading[0] in "12二" and self.closed.search(heading) is not None

    def _untimed_end(self, line: str, at: int) -> int | None:
        """Give where a heading without a time ends that words of a paragraph follow: 一、工作回顾过去一年."""
        for head in self.heads.values():
            words = head.untimed.match(line, at)
            if words and words.end() < len(line) and self._opens(line, words.end()):
                return words.end()
        return None

    def _words_end(self, line: str, at: int) -> int | None:
        """Give where the words of a heading end, also of one that names several times: 2020年工作回顾及“十三五”成就."""
        found: int | None = None
        while True:
            ends = (head.end(line, at) for head in self.heads.values())
            end = next((end for end in ends if end is not None), None)
            if end is None:
                return found
            joined = self.conjunction.match(line, end)
            if joined is None:
                return end
            found, at = end, joined.end()

    def _opens(self, line: str, at: int) -> bool:
        """Tell whether the words of a line from an offset on are those that open a paragraph."""
        start = self._start(line, at)
        return start > at or any(
            words.match(line, start)
            for words in (self.follows, self.aside.begins, *(opener.begins for opener in self.openers))
        )

    def opener(self, paragraph: str, current: Start) -> Kind | None:
        """Give the kind of section that a paragraph opens, coming from another; None where it opens none."""
        start = self._start(paragraph)
        fitting = (opener for opener in self.openers if current in opener.during)
        return next((opener.kind for opener in fitting if opener.begins.match(paragraph, start)), None)

    def looks_back(self, paragraph: str, current: Start) -> tuple[int, int] | None:
        """Give where a paragraph of a plan looks back, from its beginning or from one of its sentences on."""
        if current not in self.aside.during:
            return None
        start = self._start(paragraph)
        at = start if self.aside.begins.match(paragraph, start) else self._looking_back(paragraph)
        if at is None:
            return None
        end = self.aside.ends.search(paragraph, max(at, start))
        return (0 if at == start else at), end.start() if end else len(paragraph)

    def span(self, words: str) -> int | None:
        """Give how many years the words of a review or plan of several years name, or the year since which it looks.

        None where they name neither.
        """
        match = self.spans.search(words)
        if match is None:
            return None
        number = match["since"] or match["years"] or match["past"]
        value = int(number) if number.isdigit() else int(chinese_number(number) or 0)
        return value + bool(match["more"])

    def lean(self, paragraph: str) -> int:
        """Give how far a paragraph leans ahead, above nought, or back, below it: the words of one less the other's."""
        ahead, back = (sum(1 for _ in self.looks[way].finditer(paragraph)) for way in ("plan", "review"))
        return ahead - back

    def _looking_back(self, paragraph: str) -> int | None:
        """Give where a sentence begins that is opened by the words of a look back: 。过去一年,…."""
        for stop in _STOP.finditer(paragraph):
            opened = self.aside.begins.match(paragraph, stop.end())
            if opened is not None and paragraph.startswith(",", opened.end()):
                return stop.end()
        return None

    def _start(self, paragraph: str, at: int = 0) -> int:
        match = self.addresses.match(paragraph, at)
        return match.end() if match else at


def _look(kind: Start) -> str:
    return kind.split("_")[0]
