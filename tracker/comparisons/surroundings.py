"""The surroundings of a name: what stands beside it in a clause, by which it is no part of a longer one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.linking.rarity import pairs_of
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from tracker.comparisons.thing_name import Name
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Surroundings"]

_BEHIND = 6
"""Characters behind a name in which what it shares with its list may stand."""
_PAIR, _SHORT, _LONG = 2, 3, 4
"""Characters of the shortest last word, of a name that is known as a whole only, and of the longest head behind one."""


@dataclass(frozen=True)
class Surroundings:
    """Tells of names and words in clauses, all in plain form, whether they stand there for themselves."""

    rules: Rulebook
    own: tuple[str, ...]
    """The names of the region itself, which tell nothing."""

    def is_within(self, name: Name, line: str, start: int, end: int) -> bool:
        """Tell whether a name that tells little stands within a longer one: 城北路 in 新城北路."""
        own = any(one == 1 for one in name.factors)
        if own and len(name.text) > _SHORT:
            return False
        if own and not pairs_of(name.shared).isdisjoint(pairs_of(line[end : end + _BEHIND])):
            return False
        return not (self.opens.search(line[:start]) and self.closes.match(line, end))

    def is_begun(self, name: Name, line: str, start: int) -> bool:
        """Tell whether a clause has a name word for word, with nothing before it that belongs to a longer one."""
        own = any(one == 1 for one in name.factors)
        return own and name.text not in self.own and self.opens.search(line[:start]) is not None

    def is_lengthened(self, name: Name, line: str, end: int) -> bool:
        """Tell whether only its last word stands behind a name that was told without one: 息邢高速 for 息邢."""
        ended = (self.rules.tasks.names.ended(line[end : end + size]) for size in range(_PAIR, _LONG + 1))
        headed = any(one and one.kind and not one.start for one in ended)
        return bool(name.quoted) or (not name.head and headed)

    def is_item(self, words: str, line: str) -> bool:
        """Tell whether a clause tells of all things of one kind by their last word, alone in a list: 消防站建设."""
        if len(words) < _SHORT or words not in line or words in self.rules.tasks.names.loose:
            return False
        at = line.find(words)
        opened = not at or line[at - 1] in self.rules.tasks.file.joints
        return opened and self.closes.match(line, at + len(words)) is not None

    @cached_property
    def items(self) -> re.Pattern[str]:
        """What parts the things of a list, and the actions around it."""
        file = self.rules.tasks.file
        return re.compile(rf"{trie_pattern((*file.joints, file.and_so_on))}|{trie_pattern(self.rules.tasks.actions)}")

    @cached_property
    def opens(self) -> re.Pattern[str]:
        """The end of what stands before a name that is not within a longer one."""
        file, progress = self.rules.tasks.file, self.rules.progress
        words = (*progress.before, *progress.step_words, *file.joints, *file.adverbs, *file.prepositions)
        return re.compile(rf"(?:^|{trie_pattern((*words, *self.rules.tasks.actions))})$")

    @cached_property
    def closes(self) -> re.Pattern[str]:
        """The beginning of what stands behind such a name."""
        file, progress = self.rules.tasks.file, self.rules.progress
        words = (*progress.behind, *progress.step_words, *file.joints, file.and_so_on, *file.closings, *file.early)
        return re.compile(rf"(?:$|{trie_pattern((*words, *file.partial, *file.adverbs, *self.rules.tasks.actions))})")
