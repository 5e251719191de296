"""The tense: whether the words around a figure tell of what was reached, of what was meant, or of what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.sentence import REACH

if TYPE_CHECKING:
    from tracker.claims.clause import Clauses
    from tracker.claims.draft import Group
    from tracker.rulebook.periods import PeriodWord

__all__ = ["Tense", "last_year"]


def last_year(period: str) -> int:
    """Give the last year of a period: 2025 of 2021-2025."""
    return int(period[-4:])


class Tense:
    """What the words of one sentence tell of the time of its figures."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._text, self._start, self._rules, self._year = clauses.text, clauses.start, clauses.rules, clauses.year
        self._expected: int | None = None
        """Offset from which on the sentence gives the expected targets."""
        self._recalled: int | None = None
        """Offset from which on it gives those of an earlier time."""

    def expects(self, end: int) -> bool:
        """Tell whether the sentence, up to ``end``, opens with the words that give the expected targets.

        Where it gives those of an earlier time instead, that is kept for ``is_foreseen``.
        """
        headline = self._rules.headline
        if headline.opener_pattern.search(self._text, self._start, end) is None:
            return False
        for targets in headline.targets(self._text, self._year, self._start, end):
            self._expected = targets.start + len(targets.words)
            return True
        self._recalled = headline.set_earlier(self._text, self._year, self._start, end)
        return False

    def is_past(self, period: str, own: PeriodWord | None) -> bool:
        """Tell whether a period of a plan is over; one that introduces the expected targets never is."""
        said = own is not None and self._expected is not None and own.start < self._expected
        return last_year(period) < self._year and not said

    def looks_ahead(self, figure: int) -> bool:
        """Tell whether the clause before a figure speaks of what is wanted."""
        return self._rules.periods.ahead.search(self._text, self._clauses.opened(figure), figure) is not None

    def is_settled(self, figure: int, context: PeriodWord | None) -> bool:
        """Tell whether a figure of a plan is there already; one of the expected targets never is.

        ``context`` is the period that the sentence has spoken of last.
        """
        if self._expected is not None and figure >= self._expected:
            return False
        clause = self._clauses.opened(figure)
        settled = self._clauses.holds(self._rules.marks.settled, clause, figure)
        return settled or self._is_present(figure, context)

    def _is_present(self, figure: int, context: PeriodWord | None) -> bool:
        """Tell whether a clause before a figure, or its own, tells of what there is, and nothing since looks ahead."""
        if context is not None and last_year(context.period) >= self._year:
            return False
        periods = self._rules.periods
        clauses = self._clauses.starts(max(self._start, figure - REACH), figure)
        since = next((start for start in clauses[::-1] if periods.present.match(self._text, start, figure)), None)
        return since is not None and periods.ahead.search(self._text, since, figure) is None

    def is_foreseen(self, group: Group) -> bool:
        """Tell whether a clause of a review tells what was meant to be reached: 去年我们提出增长8%."""
        marks, figure = self._rules.marks, group.figures[0].start
        if self._text.startswith(marks.foreseen_behind, group.figures[-1].stop):
            return True
        if self._recalled is not None and self._recalled <= figure <= self._recalled + REACH:
            return self._rules.headline.reached_words.search(self._text, self._recalled, figure) is None
        return self._clauses.holds(marks.foreseen, self._clauses.opened(figure), figure)
