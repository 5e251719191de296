"""The search: where the review of a report speaks of a thing, and what it says."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.records.mention import Mention
from tracker.comparisons.sightings.naming import naming_of
from tracker.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.comparisons.sightings.naming import Sought
    from tracker.reports.retrospect import Retrospect
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Search"]

_FURTHEST = 4
"""Clauses that may go on with what one says."""


class _Line(NamedTuple):
    """The plain form of all clauses, one a line, and where each begins in it."""

    text: str
    starts: list[int]


@dataclass(frozen=True)
class Search:
    """What can be looked for in the review of one report."""

    retrospect: Retrospect
    rules: Rulebook

    def mentions(self, sought: Sought) -> list[Mention]:
        """Give the clauses that speak of a thing, each with those that go on with it, in the order of the text."""
        return list(dict.fromkeys(self.mention(at) for at in self._clauses(sought)))

    def _clauses(self, sought: Sought) -> Iterator[int]:
        """Give the numbers of the clauses that name a thing, each once."""
        last = -1
        for found in sought.pattern.finditer(self._plain.text):
            start, end = found.span()
            if self._is_of_another(start, end, sought.indicator) or self._is_base(start):
                continue
            at = bisect_right(self._plain.starts, start) - 1
            if at != last:
                last = at
                yield at

    def _is_of_another(self, start: int, end: int, indicator: str | None) -> bool:
        """Tell whether a name stands in the longer one of an indicator not meant: 生产总值 in 人均生产总值."""
        if indicator is None:
            return False  # a thing outside the vocabulary may stand in any name: 老旧小区 in 改造老旧小区
        other = naming_of(self.rules).within(self._plain.text, start, end)
        return other is not None and other != indicator

    def _is_base(self, start: int) -> bool:
        """Tell whether a name is only what another figure is held against: 占生产总值2.5%."""
        return self._plain.text.endswith(self.rules.mentions.bases, 0, start)

    def mention(self, at: int) -> Mention:
        """Give the clause of a number, with those that go on with it, as what it says."""
        clauses, text, rules = self.retrospect.clauses, self.retrospect.clean.text, self.rules.mentions
        start, end = clauses[at].start, clauses[at].end
        for clause in clauses[at + 1 : at + 1 + _FURTHEST]:
            if clause.opens or not rules.goes_on(text[clause.start : clause.end]):
                break
            end = clause.end
        first, last, line = self.retrospect.place(start, end)
        return Mention(
            quote=self.retrospect.text[first:last],
            source=self.retrospect.source,
            start=first,
            end=last,
            line=line,
            says=rules.says(text[start:end]),
        )

    def paragraph(self, at: int) -> str:
        """Give what a paragraph says up to the end of the clause of a number."""
        text, clause = self.retrospect.clean.text, self.retrospect.clauses[at]
        return text[text.rfind("\n", 0, clause.start) + 1 : clause.end]

    @once
    def lines(self) -> list[str]:
        """The clauses in plain form."""
        return self._plain.text.split("\n")

    @once
    def _plain(self) -> _Line:
        text = self.retrospect.clean.text
        lines = [text[clause.start : clause.end] for clause in self.retrospect.clauses]
        plain = self.rules.mentions.plainly("\n".join(lines)).split("\n")
        ends = accumulate(len(line) + 1 for line in plain)
        starts = [0, *ends][: len(plain)]
        return _Line("\n".join(plain), starts)
