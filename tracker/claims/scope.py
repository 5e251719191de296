"""Scope: the part of a region, of its firms or of its industries that a figure is about, where it is not the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.claims.place_name import place_name, told_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.claims.clause import Clauses
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Scopes"]

_HEADING = re.compile(r"[^。\n]{2,30}+。")
_FIGURE = re.compile(r"\d")
_REACH = 400
"""Characters over which the clauses of a sentence are looked back at, so that reading stays linear."""


class Scopes:
    """What limits the figures of a text; each clause is read once, however many figures follow it."""

    def __init__(self, text: str, region_name: str, rules: Rulebook, around: str | None = None) -> None:
        """Take the text, and ``around``: the part of which all of it is, where nothing nearer says otherwise."""
        self._text, self._rules, self._parts, self._region_name = text, rules, rules.parts, region_name
        self._telling, self._dependent = rules.parts.telling, frozenset(rules.parts.dependents)
        self._around = around
        self._limits: dict[tuple[int, int], str | None] = {}
        self._silent: dict[int, int] = {}
        """By the beginning of a sentence how far its clauses say nothing of any limit."""
        self._of_labels: dict[str, tuple[str | None, bool, bool]] = {}
        self._told_first: dict[int, tuple[int, int]] = {}
        """By the beginning of a sentence where the first word stands that may set a limit, its end where none does."""
        self._headings: dict[int, str | None] = {}
        self._paragraphs: dict[int, tuple[int, str | None]] = {}

    def of(self, clauses: Clauses, start: int, label: str) -> str | None:
        """Give the words that limit the figure whose evidence begins at ``start``; None where it is about the whole.

        They stand in the label itself (民间投资), at the beginning of its clause or of one before it in the sentence
        (the nearest counts, 全市 ends it), or open the paragraph as its heading (高新产业园加快建设。).
        """
        known = self._of_labels.get(label)
        if known is None:
            known = self._of_labels[label] = self._read_label(label)
        own, dependent, whole = known
        if own is not None:
            return own
        if dependent:
            return self._of_industry(clauses, start)
        if self._tells(clauses, start):
            decided = self._decided(clauses, start)
            if decided is not None:
                return self._unless_region(decided)
        return None if whole else self._heading(clauses.start)

    def _of_industry(self, clauses: Clauses, start: int) -> str | None:
        """Give what limits a figure whose label says nothing without its subject: 软件业实现产值17亿元,增长8%."""
        for clause in _clauses_before(clauses, start):
            limit = self._limit(clause) or self._parts.industry(self._words(clause))
            if limit is not None:
                return self._unless_region(limit)
            if self._limit(clause) is not None:
                return None
        return self._heading(clauses.start)

    def _decided(self, clauses: Clauses, start: int) -> str | None:
        """Give the limit that the nearest clause with one sets, empty for the whole, None where none says anything.

        Where the clauses up to the beginning of the sentence say nothing, the figures behind need not ask them again.
        """
        silent = self._silent.get(clauses.start, -1)
        for clause in _clauses_before(clauses, start):
            if clause[1] <= silent:
                break
            limit = self._limit(clause)
            if limit is not None:
                return limit if self._holds(limit, clause, clauses, start) else None
        else:
            # what lies too far back was not asked
            if start - clauses.start > _REACH:
                return None
        self._silent[clauses.start] = max(silent, clauses.last_start(clauses.start, start) - 1)
        return None

    def _holds(self, limit: str, clause: tuple[int, int], clauses: Clauses, start: int) -> bool:
        """Tell whether the limit of a clause still holds at ``start``: behind a semicolon only what opens the sentence.

        The nearest limit that does not hold ends those before it.
        建设湖滨新区,新建道路5条;新增学位900个: the places are not those of the new district.
        """
        if self._text.find(";", clause[1], start) < 0:
            return True
        words = self._words(clause)
        return clause[0] == clauses.start and not self._parts.base(words) and told_first(words, limit, self._rules)

    def _tells(self, clauses: Clauses, start: int) -> bool:
        """Tell whether the words of a sentence before an offset, as far as they are looked at, may set a limit."""
        first = self._told_first.get(clauses.start)
        if first is None:
            found = self._telling.search(self._text, clauses.start, clauses.end)
            first = self._told_first[clauses.start] = found.span() if found else (clauses.end, clauses.end)
        low = max(clauses.start, start - _REACH)
        if first[0] >= start or low <= first[0] < first[1] <= start:
            return first[0] < start
        return self._telling.search(self._text, low, start) is not None

    def _read_label(self, label: str) -> tuple[str | None, bool, bool]:
        """Give the part that a label names, whether it needs a subject before it, and whether it is of the whole."""
        parts, dependent = self._parts, label in self._dependent
        if self._telling.search(label) is None:
            return None, dependent, False
        own = self._named(parts.place_or_owner(label))
        # 新建示范区6万亩 counts them
        counted = own is not None and label.endswith(own)
        # 20个园区节能改造 counts them
        bare = own in parts.places and own not in parts.only_ones
        named = None if own is None or counted or bare or self._is_region(own) else own
        return named, dependent, bare or parts.is_whole(label)

    def _limit(self, clause: tuple[int, int]) -> str | None:
        """Give the part that a clause is about, or the base of what follows; empty where it is about the whole."""
        if clause not in self._limits:
            parts = self._parts
            if self._telling.search(self._text, *clause) is None:
                return None
            told = self._text[clause[0] : clause[1]].strip()
            words = parts.without_number(told)
            limit = parts.base(words) or self._named(parts.carried(words))
            self._limits[clause] = "" if limit is None and parts.is_whole(told) else limit
        return self._limits[clause]

    def _words(self, clause: tuple[int, int]) -> str:
        return self._parts.without_number(self._text[clause[0] : clause[1]].strip())

    def _heading(self, sentence: int) -> str | None:
        """Give the part that the first sentence of the paragraph names, where that has no figure of its own."""
        if sentence not in self._headings:
            paragraph = self._text.rfind("\n", 0, sentence) + 1
            if paragraph not in self._paragraphs:
                self._paragraphs[paragraph] = self._read_heading(paragraph)
            end, part = self._paragraphs[paragraph]
            self._headings[sentence] = (part if end <= sentence else None) or self._around
        return self._headings[sentence]

    def _read_heading(self, paragraph: int) -> tuple[int, str | None]:
        """Give where the first sentence of a paragraph ends, and the part that it names."""
        heading = _HEADING.match(self._text, paragraph)
        if heading is None:
            return paragraph, None
        words = self._parts.without_number(heading[0])
        part = None if _FIGURE.search(words) else self._named(self._parts.place_or_owner(words))
        return heading.end(), None if part is None or self._is_region(part) else part

    def _named(self, part: str | None) -> str | None:
        return None if part is None else place_name(part, self._rules)

    def _unless_region(self, part: str) -> str | None:
        return None if not part or self._is_region(part) else part

    def _is_region(self, part: str) -> bool:
        """Tell whether a part is the region itself, by its name or the end of it: 光明新区, 新区."""
        return self._region_name.endswith(part) or part.startswith(self._region_name)


def _clauses_before(clauses: Clauses, start: int) -> Iterator[tuple[int, int]]:
    """Give the clauses of a sentence up to an offset, the nearest first, those of a list at most."""
    low, end = max(clauses.start, start - _REACH), start
    for opened in reversed(clauses.starts(low, start)):
        # the first one may be cut
        if end > opened and (opened > low or low == clauses.start):
            yield opened, end
        end = opened - 1
