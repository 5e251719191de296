"""The paraphrase: a clause that has no more of a name than its owner, its kind or its deed, in words of its own.

青岭滩锂矿 tells of 青岭滩稀有金属矿, 市人民医院新院区建成 of the rebuilding of 市人民医院. None is sure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.comparisons.sightings.thing_name import Numbers
from tracker.linking.rarity import pairs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.comparisons.sightings.thing_name import Name
    from tracker.linking.clauses import Clauses
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Paraphrases"]

_PAIR, _OWNER, _RUN = 2, 3, 6
"""Characters of the shortest name, of an owner who tells something with a kind of thing, and of a long stretch."""
_OWN = 4
"""Characters of a long beginning that are none of plain words."""
_BEFORE = 4
"""Characters before the word between two ends in which the first of them begins."""
_MOST = 0.8
"""Of the pairs of characters of a name without its owner."""


@dataclass(frozen=True)
class Paraphrases:
    """Looks for things in some clauses by other words than their names; all in plain form."""

    clauses: Clauses
    is_rare: Callable[[str], bool]
    """Tells whether words are rare among the clauses."""
    rules: Rulebook

    def of(self, name: Name) -> list[int]:
        """Give the clauses that may tell of a thing, in their order."""
        ways = (self._owned, self._ended, self._shared, self._unowned, self._begun)
        return sorted({at for way in ways for at in way(name)})

    def _owned(self, name: Name) -> Iterator[int]:
        """Give those with a thing of its owner of its kind: 青岭滩锂矿 for 青岭滩稀有金属矿."""
        owner = name.text[:_OWNER]
        own = all(one == 1 for one in name.factors[:_OWNER]) and not any(name.numbers)
        if not name.head or "stands" not in name.told or len(name.stem) <= _OWNER:
            return
        if not own or not self.is_rare(owner):
            return
        for at in self.clauses.holding(owner):
            items = self.rules.surroundings.items.split(self.clauses.lines[at])
            if any(one.startswith(owner) and one.endswith(name.head[-1]) for one in items):
                yield at

    def _ended(self, name: Name) -> Iterator[int]:
        """Give those with the two ends of a line that is called by a character of each: 海南至牙山高速 for 牙海高速."""
        if len(name.stem) != _PAIR or "stands" not in name.told:
            return
        between = self.rules.progress.reaching
        for at, line in enumerate(self.clauses.lines):
            middle = line.find(between)
            if middle < 0 or name.head[-_PAIR:] not in line:
                continue
            before, behind = line[max(0, middle - _BEFORE) : middle], line[middle + 1 : middle + 2]
            if behind and any(behind == one and name.stem.replace(one, "") in before for one in name.stem):
                yield at

    def _shared(self, name: Name) -> Iterator[int]:
        """Give those with the deed that the things of a list share, and how many of them: 第六立面提升项目11个."""
        words = name.shared[:_RUN]
        own = self.rules.tasks.names.plain.sub("", words)
        if len(words) < _RUN or len(own) < _PAIR:
            return
        count = self.rules.tasks.names.count
        yield from (at for at in self.clauses.holding(words) if count.search(self.clauses.lines[at]))

    def _unowned(self, name: Name) -> Iterator[int]:
        """Give those with nearly all of a name but its owner: 低空经济产业服务中心 for 青岭湾低空经济服务中心."""
        rest = name.text[len(name.proper) :]
        pairs = pairs_of(rest)
        if "stands" not in name.told or len(name.proper) < _PAIR or len(rest) < _RUN:
            return
        if not any(self.is_rare(one) for one in pairs):
            return
        for at in self.clauses.holding(name.head[-_PAIR:] if len(name.head) >= _PAIR else rest[-_PAIR:]):
            line = self.clauses.lines[at]
            start = line.find(rest[:_PAIR])
            alone = start >= 0 and self.rules.surroundings.opens.search(line[:start])
            if alone and len(pairs & self.clauses.pairs[at]) >= _MOST * len(pairs):
                yield at

    def _begun(self, name: Name) -> Iterator[int]:
        """Give those with a long beginning of it, which has a name of its own: 云谷创新岛 for 云谷创新岛飞地园区."""
        own = sum(one == 1 for one in name.factors[:_RUN])
        begun = name.text[:_RUN] if own >= _OWN else name.leading
        if len(name.text) > len(begun) >= _RUN:
            ats = self.clauses.holding(begun)
            told = ((at, Numbers.within(self.clauses.lines[at], self.rules)) for at in ats)
            yield from (at for at, numbers in told if not name.numbers.clash(numbers))
