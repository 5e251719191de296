"""The standing of a name in a clause: whether it is there for itself, or a part of a longer one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.sightings.thing_name import modifiers_in
from tracker.linking.rarity import pairs_of

if TYPE_CHECKING:
    from tracker.comparisons.sightings.thing_name import Name
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Standing", "longest_run"]

_BEHIND = 6
"""Characters behind a name in which what it shares with its list may stand."""
_PAIR, _SHORT, _LONG = 2, 3, 4
"""Characters of the shortest last word, of a name that is known as a whole only, and of the longest head behind one."""


class Standing(NamedTuple):
    """Tells of names and words in clauses, all in plain form, whether they stand there for themselves."""

    rules: Rulebook

    def is_within(self, name: Name, line: str, start: int, end: int) -> bool:
        """Tell whether a name that tells little stands within a longer one: 城北路 in 新城北路."""
        own = any(one == 1 for one in name.factors)
        if own and len(name.text) > _SHORT:
            return False
        if own and not pairs_of(name.shared).isdisjoint(pairs_of(line[end : end + _BEHIND])):
            return False
        return not (
            self.rules.surroundings.opens.search(line[:start]) and self.rules.surroundings.closes.match(line, end)
        )

    def is_begun(self, name: Name, line: str, start: int) -> bool:
        """Tell whether a clause has a name word for word, with nothing before it that belongs to a longer one."""
        own = any(one == 1 for one in name.factors)
        return own and not name.regional and self.rules.surroundings.opens.search(line[:start]) is not None

    def is_lengthened(self, name: Name, line: str, end: int) -> bool:
        """Tell whether only its last word stands behind a name that was told without one: 息邢高速 for 息邢."""
        behind = [line[end : end + size] for size in range(_PAIR, _LONG + 1)]
        ended = zip(behind, map(self.rules.tasks.names.ended, behind), strict=True)
        headed = any(one and one.kind and one.size == len(words) for words, one in ended)
        return bool(name.quoted) or (not name.head and headed)

    def is_item(self, words: str, line: str) -> bool:
        """Tell whether a clause tells of all things of one kind by their last word, alone in a list: 消防站建设."""
        if len(words) < _SHORT or words not in line or words in self.rules.tasks.names.loose:
            return False
        at = line.find(words)
        opened = not at or line[at - 1] in self.rules.tasks.file.joints
        return opened and self.rules.surroundings.closes.match(line, at + len(words)) is not None

    def is_of_another(self, name: Name, line: str) -> bool:
        """Tell whether a clause has modifiers that make another thing of it: 城区绿化 where 乡村绿化 was promised."""
        own = name.modifiers
        others = modifiers_in(line, self.rules) if own else own
        about = {one.partition(":")[0] for one in own}
        return not own <= others and any(one.partition(":")[0] in about and one not in own for one in others)


def longest_run(name: str, line: str) -> tuple[int, int]:
    """Give where the longest run of a name stands in a clause."""
    if (whole := line.find(name)) >= 0:
        return whole, whole + len(name)
    found, length = 0, 0
    for start in range(len(name)):
        # only a longer run than the best one is looked for, from each character of the name on
        while start + length < len(name) and (at := line.find(name[start : start + length + 1])) >= 0:
            found, length = at, length + 1
    return found, found + length
