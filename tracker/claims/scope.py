"""Scope: the part of a region, of its firms or of its industries that a figure is about, where it is not the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.claims.clause import Clauses

__all__ = ["Scopes"]

_HEADING = re.compile(r"[^。\n]{2,30}。")
_FIGURE = re.compile(r"\d")
_REACH = 400
"""Characters over which the clauses of a sentence are looked back at, so that reading stays linear."""


class Scopes:
    """What limits the figures of one sentence; each of its clauses is read once, however many figures follow it."""

    def __init__(self, clauses: Clauses, region_name: str) -> None:
        self._clauses, self._text, self._parts = clauses, clauses.text, clauses.rules.parts
        self._region_name = region_name
        self._limits: dict[tuple[int, int], tuple[str | None, bool]] = {}
        self._heading = self._read_heading()
        """The part that the first sentence of the paragraph names, where that has no figure of its own."""

    def of(self, start: int, label: str) -> str | None:
        """Give the words that limit the figure whose evidence begins at ``start``; None where it is about the whole.

        They stand in the label itself (民间投资), at the beginning of its clause or of one before it in the sentence
        (the nearest counts, 全市 ends it), or open the paragraph as its heading (高新产业园加快建设。).
        """
        own = self._parts.place_or_owner(label)
        if own is not None and own != label and not self._is_region(own):
            return own
        dependent = self._parts.is_dependent(label)
        for clause in self._clauses_before(start):
            limit, whole = self._limit(clause)
            if limit is None and dependent:
                limit = self._parts.industry(self._words(clause))
            if limit is not None:
                return None if self._is_region(limit) else limit
            if whole:
                return None
        if self._heading is None or self._parts.is_whole(label):
            return None
        return None if self._is_region(self._heading) else self._heading

    def _clauses_before(self, start: int) -> Iterator[tuple[int, int]]:
        """Give the clauses up to an offset, the nearest first, those of a list at most."""
        begun = self._clauses.start
        low, end = max(begun, start - _REACH), start
        for opened in reversed(self._clauses.starts(low, start)):
            # the first one may be cut
            if end > opened and (opened > low or low == begun):
                yield opened, end
            end = opened - 1

    def _limit(self, clause: tuple[int, int]) -> tuple[str | None, bool]:
        """Give the part that a clause is about, or the base of what follows, and whether it is about the whole."""
        if clause not in self._limits:
            parts, told = self._parts, self._text[clause[0] : clause[1]].strip()
            words = parts.without_number(told)
            self._limits[clause] = parts.base(words) or parts.carried(words), parts.is_whole(told)
        return self._limits[clause]

    def _words(self, clause: tuple[int, int]) -> str:
        return self._parts.without_number(self._text[clause[0] : clause[1]].strip())

    def _read_heading(self) -> str | None:
        sentence = self._clauses.start
        line = self._text.rfind("\n", 0, sentence) + 1
        heading = _HEADING.match(self._text, line)
        if heading is None or heading.end() > sentence:
            return None
        words = self._parts.without_number(heading[0])
        return None if _FIGURE.search(words) else self._parts.place_or_owner(words)

    def _is_region(self, part: str) -> bool:
        """Tell whether a part is the region itself, by its name or the end of it: 光明新区, 新区."""
        return self._region_name.endswith(part) or part.startswith(self._region_name)
