"""Headings: under which numbered heading of its section a promise stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.comparisons.statement import Statement
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["HeadingList"]


class HeadingList:
    """The numbered headings of a report, whose decoded text is given, in their order."""

    def __init__(self, text: str, rules: Rulebook) -> None:
        found = list(rules.linking.headings.finditer(text))
        self._starts = [one.start() for one in found]
        self._words = [one["words"].strip() if one["words"] else None for one in found]

    def under(self, one: Statement) -> Statement:
        """Give a statement with the heading above it behind those of its section."""
        at = bisect_right(self._starts, one.start) - 1
        words = self._words[at] if at >= 0 else None
        return one.model_copy(update={"section": (*one.section, words)}) if words else one
