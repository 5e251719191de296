"""Collectives: the words by which a report promises a set of things under one name, and tells that all are done."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from tracker.rulebook.division import Level
from tracker.rulebook.numeral import DIGITS, PLACES
from tracker.rulebook.table import Table
from tracker.rulebook.trie import trie_pattern

__all__ = ["CollectiveRules"]


class CollectiveRules(Table):
    """The part ``collectives`` of ``linking.yaml``; the file explains every word."""

    names: tuple[str, ...]
    others: tuple[str, ...]
    """Words that only hold a name and are none of a set."""
    counted: tuple[str, ...]
    """Classifiers by which a set is counted."""
    lists: tuple[str, ...]
    """How the list of what a set holds begins, behind the sentence that names it."""
    numbered: tuple[str, ...]
    """What stands behind the numeral of an item: 一是, 1."""
    wholly: tuple[str, ...]
    """How all of a set is said to be done, before one of ``done``."""
    done: tuple[str, ...]
    partly: tuple[str, ...]
    """Words by which not all of it is."""
    givers: Mapping[Level, tuple[str, ...]]
    """Who set it, by the level of the region."""

    @cached_property
    def named(self) -> re.Pattern[str]:
        """A name of a set, or a longer word that is none."""
        return re.compile(trie_pattern((*self.names, *self.others)))

    @cached_property
    def number(self) -> re.Pattern[str]:
        """A number of things: 十件, 52项, 10大类55项."""
        return re.compile(rf"([{DIGITS}{PLACES}\d]+){trie_pattern(self.counted)}")

    @cached_property
    def begun(self) -> re.Pattern[str]:
        """The beginning of a list, at the start of a sentence."""
        return re.compile(rf"\s*(?:{trie_pattern(self.lists)}|{self.item.pattern})")

    @cached_property
    def item(self) -> re.Pattern[str]:
        """The beginning of an item of a numbered list: 二是, (3), ④."""
        return re.compile(rf"\s*(?:[(（]?[{DIGITS}{PLACES}\d]+{trie_pattern(self.numbered)}|[①-⑳])")

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """Words by which all of a set is done: 全部按进度完成, and without a number between."""
        return re.compile(rf"(?:{trie_pattern(self.wholly)})[^\d,，;；。]{{0,4}}(?:{trie_pattern(self.done)})")

    @cached_property
    def finished(self) -> re.Pattern[str]:
        """Words by which what a number counts is done."""
        return re.compile(trie_pattern(self.done))

    @cached_property
    def partial(self) -> re.Pattern[str]:
        """Words by which not all of a set is done."""
        return re.compile(trie_pattern(self.partly))

    def givers_in(self, words: str) -> frozenset[Level]:
        """Give the levels that are named as having set a set: province for 省定."""
        return frozenset(level for level, names in self.givers.items() if any(name in words for name in names))
