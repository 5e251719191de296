"""Lists: what a clause tells of a thing as one of several, or of all of them together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.comparisons.sightings.thing_name import Name
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["LIKE", "LISTED", "Lists"]

LISTED, LIKE = 0.9, 0.6
"""Shares of a name that a list has without its head, and of one of which it has the end of the rest only."""
_PAIR, _SHORT, _RUN = 2, 3, 4
"""Characters of the shortest thing, of what a list is called, and of such words as tell nothing else."""


@dataclass(frozen=True)
class Lists:
    """Tells of names and clauses, both in plain form, whether a list in the clause has the thing."""

    rules: Rulebook

    def of_list(self, name: Name, line: str) -> float:
        """Give how surely a list has a name without its head: 组建能源、数据等企业 for 数据集团; 0 where it has not."""
        if self._is_place_of_list(name, line) or self._is_owner_of_list(name, line):
            return LISTED
        if not name.head or len(name.stem) < _PAIR or name.stem[-_SHORT:] not in line:
            return 0.0
        acted = name.deeds.search(line)
        if not acted and name.head not in line:
            return 0.0
        words = [one for one in self.rules.surroundings.items.split(line) if len(one) >= _PAIR]
        # 青商、青河高速加快推进 tells of the road that was to be begun by what the last of the list ends in
        if len(words) > 1 and name.stem in words and (acted or _is_lent(name, words)):
            return LISTED
        if not acted:
            return 0.0
        return LIKE if any(len(one) >= _SHORT and name.stem.endswith(one) for one in words) else 0.0

    def is_each(self, name: Name, line: str) -> bool:
        """Tell whether a clause may tell of every thing of a list by what all are called: 全县农贸市场改造完成."""
        if len(name.shared) < _RUN or name.done or name.shared in self.rules.tasks.names.loose:
            return False
        start, end = line.find(name.shared), line.find(name.shared) + len(name.shared)
        whole = line[: max(start, 0)].endswith(self.rules.progress.throughout)
        return whole and self.rules.surroundings.closes.match(line, end) is not None

    def _is_place_of_list(self, name: Name, line: str) -> bool:
        """Tell whether a list has a place before the word that it shares: 石桥、柳河农商行挂牌 for 柳河县农商行."""
        place, divisions = name.text, self.rules.divisions
        if len(name.shared) < _SHORT or name.shared not in line or not divisions.find(place):
            return False
        before, _, _ = line.rpartition(name.shared)
        items = self.rules.surroundings.items.split(before)
        return not {place, divisions.stem(place)}.isdisjoint(items)

    def _is_owner_of_list(self, name: Name, line: str) -> bool:
        """Tell whether a list has one who is called by a plain word besides: 引进青锐、南星等企业 for 青锐科技."""
        own = _PAIR <= len(name.proper) < len(name.text) and not name.head and not name.shared
        if not own or not name.deeds.search(line) or self.rules.divisions.find(name.proper):
            return False
        items = self.rules.surroundings.items.split(line)
        return len(items) > _PAIR and name.proper in items

    def is_group(self, name: Name, line: str) -> bool:
        """Tell whether a clause tells of all things of a list by their number: 改造的11条背街巷道全部完工."""
        names = self.rules.tasks.names
        if len(name.group) >= _SHORT and name.group in line:
            group, count = re.escape(name.group), f"(?:{names.count.pattern})"
            # 打通断头路3条, but not 重点项目178个
            told = len(names.plain.sub("", name.group)) >= _PAIR
            if re.search(f"{count}{group}|{group}{count}" if told else f"{count}{group}", line):
                return told or len(name.group) >= _RUN
        deed = name.shared or name.head
        return "shared" in name.told and deed in line and len(names.plain.sub("", deed)) >= _SHORT


def _is_lent(name: Name, words: Sequence[str]) -> bool:
    """Tell whether a later thing of a list has the last word of a name that is told there without it."""
    return any(one.endswith(name.head) and len(one) > len(name.head) for one in words[words.index(name.stem) + 1 :])
