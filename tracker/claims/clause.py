"""The clauses of a sentence: cut once into words, and asked from then on which word begins or ends at a place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.claims.sentence import REACH, TITLE
from tracker.claims.years import years_before_deed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.claims.trace import Trace
    from tracker.rulebook.periods import PeriodWord
    from tracker.rulebook.phrases import Wording
    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.word_ends import Mark, OpeningWords, WordEnds

__all__ = ["Clauses", "Opener"]

_BOUNDARY, _QUOTE = re.compile(r"[,;:]"), re.compile("[《“]")


class Opener(NamedTuple):
    """What opens some words, and where it ends."""

    stop: int
    numbered: bool = False
    period: PeriodWord | None = None
    mark: Mark | None = None


class Clauses:
    """The clauses of one sentence, from ``start`` to ``end`` of the clean text; all offsets are those of the text."""

    def __init__(self, text: str, start: int, end: int, rules: Rulebook, year: int, trace: Trace | None = None) -> None:
        self.text, self.start, self.end = text, start, end
        self.rules, self.year = rules, year
        self.trace = trace
        """Told of what lost where the reading is to be explained, None where it is not."""
        self.marks, self.periods, self.literals = rules.marks, rules.periods, rules.literals
        """The parts of the rules that every word before a figure is asked for."""
        self._boundaries = [found.end() for found in _BOUNDARY.finditer(text, start, end)]
        self.leads_on = rules.units.leads_on.search(text, start, end) is not None
        """Whether a word stands in it that leads from one level to another."""
        self._quotes = [found.start() for found in _QUOTE.finditer(text, max(0, start - TITLE), end)]
        self._opening = _opening_of(rules)
        self._openers: dict[int, Opener | None] = {}

    def starts(self, start: int, end: int) -> list[int]:
        """Give where clauses begin between two offsets: ``start``, and behind every comma, semicolon and colon."""
        known = self._boundaries
        return [start, *known[bisect_right(known, start) : bisect_right(known, end)]]

    def last_start(self, start: int, end: int) -> int:
        """Give the last of them."""
        place = bisect_right(self._boundaries, end)
        return max(start, self._boundaries[place - 1]) if place else start

    def may_quote(self, at: int) -> bool:
        """Tell whether a title or a quotation begins so near before a place that it may stand around it."""
        place = bisect_left(self._quotes, at)
        return place > 0 and self._quotes[place - 1] >= at - TITLE

    def mark_before(self, asked: WordEnds, start: int, end: int) -> Mark | None:
        """Give what the word means that ends at ``end`` and does not begin before ``start``."""
        return asked.at_end(self.text, start, end)

    def mark_at(self, asked: WordEnds | OpeningWords, start: int, end: int) -> Mark | None:
        """Give what the word means that begins at ``start`` and does not end behind ``end``."""
        return asked.at_start(self.text, start, end)

    def holds(self, asked: WordEnds, start: int, end: int) -> bool:
        """Tell whether a word of a kind stands between two offsets."""
        return asked.first_within(self.text, start, end) >= 0

    def cut(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Give the spans of the words between two offsets; what is no word comes character by character."""
        return self.marks.vocabulary.cut(self.text, start, end)

    def wordings(self, start: int, end: int) -> list[Wording]:
        """Give the wordings whose literal ends at ``end`` and does not begin before ``start``, the longest first."""
        return self.literals.ending(self.text, start, end)

    def hidden(self, start: int, end: int) -> list[Wording]:
        """Give the wordings whose literal is only the end of a longer word there."""
        return self.literals.hidden(self.text, start, end)

    def period_before(self, start: int, end: int) -> PeriodWord | None:
        """Give the period whose words end at ``end``, not reaching before ``start``."""
        return self.periods.at_end(self.text, start, end, self.year)

    def opener(self, start: int, end: int) -> Opener | None:
        """Give what opens the words between two offsets, the number of an item, a period or a mark; None for none."""
        known = self._openers
        if start in known:
            found = known[start]
        else:
            found = known[start] = self._opening.at(self.text, start, self.end, self.year)
        if found is None:
            return None
        mark = found.mark
        # 高质量 opens only before a deed, which must stand in the same words
        bounded = found.stop > end or (mark is not None and mark.role == "with_deed")
        return self._opening.at(self.text, start, end, self.year) if bounded else found

    def opened(self, at: int) -> int:
        """Give where the clause that holds ``at`` begins, or as far back as a clause reaches."""
        place = bisect_right(self._boundaries, at)
        return max(at - REACH, self._boundaries[place - 1] if place else self.start)


class _Opening:
    """What may open words, as the rules have it."""

    def __init__(self, rules: Rulebook) -> None:
        numbering = (rules.names.numbering, rules.headings.points)
        self._numbers = re.compile("|".join(f"(?:{one.pattern})" for one in numbering))
        """What counts the items of a list."""
        self._rules, self._periods, self._marks = rules, rules.periods, rules.marks.opening
        self._dated, self._marked = self._periods.first_characters, self._marks.first_characters

    def _period(self, text: str, start: int, end: int, year: int) -> PeriodWord | None:
        told = self._periods.at_start(text, start, end, year)
        return told or years_before_deed(text, start, end, self._rules, year)

    def at(self, text: str, start: int, end: int, year: int) -> Opener | None:
        """Give what opens the words between two offsets of a report of a year; None for none."""
        if start >= end:
            return None
        number = self._numbers.match(text, start, end)
        if number is not None:
            return Opener(number.end(), numbered=True)
        first = text[start]
        period = self._period(text, start, end, year) if first in self._dated else None
        if period is not None:
            return Opener(period.end, period=period)
        mark = self._marks.at_start(text, start, end) if first in self._marked else None
        return None if mark is None else Opener(start + len(mark.word), mark=mark)


@lru_cache(maxsize=4)
def _opening_of(rules: Rulebook) -> _Opening:
    return _Opening(rules)
