"""The likelihood: whether a clause speaks of a thing, by all that agrees and all that differs, weighed together.

A name that no single sign tells of may still be meant where many small ones agree: rare words, the deed, the order of
its characters, the owner in a clause before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.comparisons.sightings.thing_name import Numbers
from tracker.linking.rarity import pairs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tracker.comparisons.sightings.thing_name import Name
    from tracker.linking.agreement import Weighed
    from tracker.linking.clauses import Clauses
    from tracker.linking.rarity import Rarity
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Likelihood"]


_SHORT = 3
"""Characters of a name that is known as a whole only: it has nothing to weigh."""
_SOME = 0.3
"""The least share of agreement of a clause that is weighed: what has less is hardly ever the thing."""


@dataclass(frozen=True)
class Likelihood:
    """Weighs names against clauses, both in plain form."""

    clauses: Clauses
    lines: Sequence[str]
    """The clauses with the numbers of sessions."""
    rarity: Rarity
    """How rare words are among the clauses and those of the plan: what both tell many times is no name."""
    before: Callable[[int], str]
    """Gives what stands before a clause in its sentence."""
    rules: Rulebook

    def is_it(self, name: Name, weighed: Weighed, at: int) -> bool:
        """Tell whether a clause that may speak of a thing is so likely to that it is the answer."""
        # 创建优质均衡发展区 is not yet answered by 优质均衡发展督导评估
        if "nearly" in name.told and name.head not in self.clauses.lines[at]:
            return False
        # 14号、16号线开工 is about the lines, and not about 14号线石桥段
        if name.shared and len(Numbers.within(self.lines[at], self.rules).orders) > 1:
            return False
        if len(name.text) <= _SHORT or self._clashes(name, at):
            return False
        return self.odds(name, weighed, at) >= self.rules.progress.likelihood.sure

    def may_be(self, name: Name, weighed: Weighed) -> list[int]:
        """Give the clauses that may speak of a thing which no single sign tells of, in their order."""
        if len(name.text) <= _SHORT:
            return []
        least = self.rules.progress.likelihood.check
        likely = (at for at in self.clauses.covering(weighed, _SOME) if self.odds(name, weighed, at) >= least)
        return sorted(at for at in likely if not self._clashes(name, at))

    def _clashes(self, name: Name, at: int) -> bool:
        """Tell whether a clause has another number of the kind of a thing."""
        return name.numbers.clash(Numbers.within(self.lines[at], self.rules))

    def odds(self, name: Name, weighed: Weighed, at: int) -> float:
        """Give the logarithm of the odds that a clause speaks of a thing."""
        points = self.rules.progress.likelihood
        signs = self._signs(name, weighed, at).items()
        return points.base + sum(float(getattr(points, sign)) * one for sign, one in signs)

    def _signs(self, name: Name, weighed: Weighed, at: int) -> Mapping[str, float]:
        """Give how far each sign is there, from 0 to 1, but for the rare words, which add up."""
        line, pairs = self.clauses.lines[at], self.clauses.pairs[at]
        share, parts = weighed.share(pairs), name.numbers.parts
        return {
            "rare": self._rare(name, at),
            "share": share,
            "deed": share * (name.deeds.search(line) is not None),
            "step": bool(self.rules.progress.says(line)),
            "lent": bool(name.shared) and name.shared in line,
            "unlent": name.shared not in line,
            "unheaded": not name.head,
            "order": _in_order(name.text, line) / len(name.text),
            "before": weighed.share(pairs | pairs_of(self.before(at))) - share,
            "part": bool(parts) and parts.isdisjoint(Numbers.within(line, self.rules).parts),
            "unquoted": bool(name.quoted) and not any(one in line for one in name.quoted),
        }

    def _rare(self, name: Name, at: int) -> float:
        """Give what the words that both have weigh above those that are neither rare nor common."""
        points = self.rules.progress.likelihood
        weights = self.rarity.weights(pairs_of(name.text) & self.clauses.pairs[at])
        return min(points.enough, sum(max(0.0, weight - points.common) for weight in weights))


def _in_order(name: str, line: str) -> int:
    """Give how many characters of a name stand in a clause in their order, whatever stands between them."""
    row = [0] * (len(line) + 1)
    for sign in name:
        before = 0
        for at, other in enumerate(line, 1):
            before, row[at] = row[at], before + 1 if sign == other else max(row[at], row[at - 1])
    return row[-1]
