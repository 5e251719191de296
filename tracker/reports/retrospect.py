"""The retrospect: what a report says of the time behind it, clause by clause, with the way back to its text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.once import once
from tracker.reports.kept import kept_cut
from tracker.sources.lines import line_starts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reports.report import CleanText, Section
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Clause", "Halves", "Retrospect", "halves_of"]

_CLAUSE = re.compile(r"[^,;。!?:\n]+")
_STOPS = "。!?\n"


class Clause(NamedTuple):
    """A clause of the clean text: where it begins and ends, and whether it opens a sentence."""

    start: int
    end: int
    opens: bool


@dataclass(frozen=True)
class Retrospect:
    """The sections of one report that look back."""

    source: str
    """Name of the file."""
    year: int
    """Year of the report."""
    clean: CleanText
    text: str
    """The decoded text, which offsets are told in."""
    sections: tuple[Section, ...]

    @once
    def clauses(self) -> Sequence[Clause]:
        """Every clause of the sections, in order."""
        text = self.clean.text
        return [
            Clause(found.start(), found.end(), found.start() == part.start or text[found.start() - 1] in _STOPS)
            for part in self.sections
            for found in _CLAUSE.finditer(text, part.start, part.end)
        ]

    @once
    def _lines(self) -> Sequence[int]:
        return line_starts(self.text)

    def place(self, start: int, end: int) -> tuple[int, int, int]:
        """Give start, end and line in the decoded text of a stretch of the clean one, without blanks at its ends."""
        words = self.clean.text[start:end]
        start += len(words) - len(words.lstrip())
        first, last = self.clean.origin_span(start, start + max(len(words.strip()), 1))
        return first, last, bisect_right(self._lines, first)


class Halves(NamedTuple):
    """A report taken as what it says of the time behind it, and what it plans for its year."""

    review: Retrospect
    plan: Retrospect


def halves_of(text: str, source: str, year: int, rules: Rulebook) -> Halves:
    """Give both halves of the report of ``year``, whose decoded text is given; the text is read once for both."""
    cleaned, sections = kept_cut(text, year, rules)
    review, plan = (tuple(one for one in sections if one.kind.startswith(kind)) for kind in ("review", "plan_year"))
    return Halves(Retrospect(source, year, cleaned, text, review), Retrospect(source, year, cleaned, text, plan))
