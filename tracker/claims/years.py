"""Years before a deed: so many years in which something was done, wherever its clause tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.rulebook.marks import Marks
    from tracker.rulebook.periods import PeriodWord
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["inner_years", "years_before_deed"]

_BETWEEN = 4
"""So many characters may stand between the years and the deed, where they are adverbs: 五年共投资."""


def years_before_deed(text: str, start: int, end: int, rules: Rulebook, year: int) -> PeriodWord | None:
    """Give the years that begin at ``start`` and stand before a deed: 五年新建, 五年共办理; None for none."""
    found = rules.periods.several_at_start(text, start, end, year)
    return found if found is not None and _tells_when(text, found.end, end, rules.marks) else None


def inner_years(text: str, start: int, end: int, rules: Rulebook, year: int) -> PeriodWord | None:
    """Give the years within the words before a figure that stand before their deed: 商户五年新增3万户."""
    for found in rules.periods.several(text, start, end, year):
        if found.start > start and _tells_when(text, found.end, end, rules.marks):
            return found
    return None


def _tells_when(text: str, at: int, end: int, marks: Marks) -> bool:
    """Tell whether a deed, or a word that sums up, follows years that end at ``at``."""
    stop = at
    while stop <= min(end, at + _BETWEEN):
        if marks.deeds.at_start(text, stop, end) is not None:
            return True
        opener = marks.opening.at_start(text, stop, end)
        if opener is None:
            return False
        if opener.role == "span":
            return True
        stop += len(opener.word)
    return False
