"""Naming: under which names a thing is told, so that another report's words for it are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from tracker.comparisons.records.statement import plain_label
from tracker.rulebook.notation import expand
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Naming", "Sought", "naming_of"]

_LEAST = 2
"""Characters of a name that says too little to be looked for: 经济."""
_AROUND = 12
"""Characters on each side of a name that may make a longer one of it."""


@dataclass(frozen=True)
class Sought:
    """The names by which a thing is looked for: in plain form, the shortest sufficing."""

    names: tuple[str, ...]
    indicator: str | None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All the names as one pattern."""
        return re.compile(trie_pattern(self.names))


class Naming:
    """The names of things by some rules, in the plain form in which they are compared."""

    def __init__(self, rules: Rulebook) -> None:
        self._rules = rules
        self._plain = lru_cache(maxsize=8192)(self._plainly)

    def plain(self, label: str) -> str:
        """Give a label without what does not change what is measured: 全县实现新（改）建农村公路, 新改建农村公路."""
        return self._plain(label)

    def indicator(self, label: str) -> str | None:
        """Give the indicator that a label names in plain form, or under a name of the same thing; None for none."""
        plain = self.plain(label)
        known = self._rules.indicators.named(plain)
        return known.id if known else self._same.get(plain)

    def is_same(self, label: str, other: str) -> bool:
        """Tell whether two labels name the same thing."""
        return self.plain(label) == self.plain(other)

    def core(self, label: str) -> str:
        """Give what a plain label is about, without the deed before and the measure behind; whole where little is left.

        改造城市危旧房 is about 城市危旧房, 污水处理率 about 污水处理.
        """
        plain, marks = self.plain(label), self._rules.marks
        start, end = 0, len(plain)
        while (mark := marks.deeds.at_start(plain, start, end)) is not None and mark.role == "deed":
            start += len(mark.word)
        while (mark := marks.measures.at_end(plain, start, end)) is not None:
            end -= len(mark.word)
        return plain[start:end] if end - start > _LEAST else plain

    @lru_cache(maxsize=1024)  # noqa: B019  # one naming lives as long as its rules
    def sought(self, indicator: str | None, label: str) -> Sought:
        """Give the names by which the thing of a target is looked for."""
        indicator = indicator or self.indicator(label)
        return Sought(tuple(dict.fromkeys(filter(None, self._sought(indicator, label)))), indicator)

    def _sought(self, indicator: str | None, label: str) -> Iterator[str]:
        rules = self._rules.mentions
        core = self.core(label)
        yield core if indicator is None else self.plain(label)
        known = self._rules.indicators.get(indicator) if indicator else None
        if known is None:
            rows = (row for row in rules.synonyms if any(word in label for word in row))
            yield from (rules.plainly(word) for row in rows for word in row)
        else:
            named = rules.names.get(known.id)
            aliases = (word for alias in known.aliases for word in expand(alias) if len(word) > _LEAST)
            yield from map(rules.plainly, named.named if named else (known.zh, *aliases))

    def within(self, text: str, start: int, end: int) -> str | None:
        """Give the indicator of the longest name in a plain text that holds a stretch and more, None for none."""
        line = (text.rfind("\n", 0, start) + 1, (text.find("\n", end) + 1 or len(text) + 1) - 1)
        firsts = range(max(start - _AROUND, line[0]), start + 1)
        lasts = range(min(end + _AROUND, line[1]), end - 1, -1)
        for first in firsts:
            for last in lasts:
                if last - first > end - start and (known := self._rules.indicators.named(text[first:last])):
                    return known.id
        return None

    @cached_property
    def _same(self) -> Mapping[str, str]:
        return {self.plain(name): id_ for id_, names in self._rules.mentions.names.items() for name in names.same}

    def _plainly(self, label: str) -> str:
        plain = self._rules.mentions.plainly(plain_label(label, self._rules.policy))
        marks, start, end = self._rules.marks, 0, len(plain)
        while start < end:
            deed = marks.deeds.at_start(plain, start, end)
            if deed is not None and (deed.role, deed.value) != ("deed", "plain"):
                break  # a deed that is kept says what is counted: 新增就业
            mark = deed or marks.opening.at_start(plain, start, end)
            if mark is None or mark.role == "noun" or start + len(mark.word) == end:
                break
            start += len(mark.word)
        return plain[start:]


@lru_cache(maxsize=8)
def naming_of(rules: Rulebook) -> Naming:
    """Give the naming of some rules."""
    return Naming(rules)
