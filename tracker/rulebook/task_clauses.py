"""Patterns of the clauses of a plan: where an action stands, and where the things that it governs."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from tracker.rulebook.tasks import TaskFile

__all__ = ["Behind", "ClausePatterns"]

_FEW, _SOME = "{0,6}", "{1,4}"
"""How often words may be repeated: without an end a clause of nothing else could be read in too many ways."""


class Behind(NamedTuple):
    """An action behind its things, and where they end."""

    action: str
    start: int


class ClausePatterns:
    """The patterns that take a clause apart; each has the ``action`` where there is one."""

    def __init__(self, file: TaskFile) -> None:
        self._file = file
        self._actions = trie_pattern(word for one in file.actions for word in one.words)
        self._behind = trie_pattern(word for one in file.actions if one.behind for word in one.words)
        self._openers = trie_pattern(file.openers)
        self._adverbs = trie_pattern(file.adverbs)

    @cached_property
    def lead(self) -> re.Pattern[str]:
        """What a clause begins with: openers and the ``action``, or a preposition, words and the ``inner`` one."""
        file = self._file
        past = trie_pattern(file.past)
        ends = trie_pattern(
            (*file.closings, *file.early, *file.partial, *(w for one in file.actions for w in one.words))
        )
        inner = trie_pattern(word for one in file.actions if not one.leads for word in one.words)
        wide, narrow = trie_pattern(file.prepositions), trie_pattern(file.helpers)
        before = rf"(?:(?:{wide}).{{1,24}}?|(?:{narrow})[^、]{{1,20}}?)(?:{self._openers}){_FEW}"
        # 支持国际陆港建设 has nothing behind 建设, and 支持 is its action
        goes_on = rf"(?=..)(?!{trie_pattern((*file.past, *file.joints))}|(?:{ends}){_SOME}$)"
        action = rf"(?P<action>{self._actions})(?!{past})"
        return re.compile(rf"(?:{self._openers}){_FEW}(?:{before}(?P<inner>(?>{inner})){goes_on}|{action})")

    @cached_property
    def numbered(self) -> re.Pattern[str]:
        """The number before a clause of a list: 6., (6), 一要."""
        return re.compile(rf"[ ]*(?:{self._file.numbered})[ ]*")

    @cached_property
    def further(self) -> re.Pattern[str]:
        """A further action right behind one: 编制和实施."""
        between, past = trie_pattern(self._file.between), trie_pattern(self._file.past)
        return re.compile(rf"(?:{between}){_FEW}(?:{self._openers}){_FEW}(?P<action>{self._actions})(?!{past})")

    def behind(self, words: str) -> Behind | None:
        """Give the action at the end of words, with where the adverbs before it begin; None where there is none."""
        found = self._tail.match(words[::-1])
        return Behind(found["action"][::-1], len(words) - found.end()) if found else None

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        """An action with adverbs before it at the end of words, read backward."""
        behind = trie_pattern(word[::-1] for one in self._file.actions if one.behind for word in one.words)
        closing, adverbs = (trie_pattern(w[::-1] for w in part) for part in (self._file.closings, self._file.adverbs))
        return re.compile(rf"(?:{closing})??(?P<action>{behind})(?:{adverbs}){_FEW}")

    @cached_property
    def inner_tail(self) -> re.Pattern[str]:
        """An action behind an object where the clause goes on with further things."""
        return re.compile(rf"(?:{self._adverbs}){_FEW}(?P<action>{self._behind})(?:{trie_pattern(self._file.joints)})")

    @cached_property
    def front(self) -> re.Pattern[str]:
        """How a clause begins whose things stand before what is done to them."""
        return re.compile(rf"(?:{trie_pattern(self._file.fronts)})")

    @cached_property
    def fronted(self) -> re.Pattern[str]:
        """A clause whose ``object`` stands before what is done to it: 对东出口进行整治."""
        links = trie_pattern(self._file.links)
        return re.compile(rf"{self.front.pattern}(?P<object>.+?)(?:{links})(?P<action>{self._actions})$")

    @cached_property
    def resumed(self) -> re.Pattern[str]:
        """A clause that says only what else is to become of the things of the one before: 确保年内建成."""
        around = trie_pattern((*self._file.resumes, *self._file.adverbs, *self._file.openers))
        return re.compile(rf"(?:{around}){_FEW}(?P<action>{self._behind})$")

    @cached_property
    def continued(self) -> re.Pattern[str]:
        """How a clause begins that goes on with the list of the one before."""
        return re.compile(trie_pattern(self._file.continues))

    @cached_property
    def joint(self) -> re.Pattern[str]:
        """What joins the things of a list; two quotations or titles that touch are two things."""
        return re.compile(rf"{trie_pattern(self._file.joints)}|(?<=[”》])(?=[“《])")

    @cached_property
    def joined(self) -> re.Pattern[str]:
        """Words that hold a joint, or the word of a list, and are none."""
        return re.compile(trie_pattern((*self._file.joined, *self._file.not_and_so_on)))

    @cached_property
    def other(self) -> re.Pattern[str]:
        """What is the true deed of a clause, where it stands right behind an action."""
        return re.compile(trie_pattern(self._file.others))

    @cached_property
    def changed(self) -> re.Pattern[str]:
        """Where a list goes over to another deed: 搭建青岭数据平台、实现精准管理."""
        return re.compile(rf"(?:{trie_pattern(self._file.joints)})(?:{self.other.pattern})")

    @cached_property
    def batch(self) -> re.Pattern[str]:
        """What tells that nothing is named."""
        return re.compile(trie_pattern(self._file.batches))
