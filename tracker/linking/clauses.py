"""Clauses: the sentences of a review, found by the rare pairs of characters that they share with a wording."""

from __future__ import annotations

from collections import defaultdict
from operator import add
from typing import TYPE_CHECKING

from tracker.linking.holding import Holding
from tracker.linking.rarity import Rarity, pairs_of
from tracker.once import once

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.linking.agreement import Weighed

__all__ = ["Clauses"]

_NEARLY = 1 - 1e-9
"""Of a sum of weights, so that no rounding keeps a clause away that has just enough."""


class Clauses:
    """The clauses of a review in plain form, by their pairs of characters."""

    def __init__(self, lines: Sequence[str], more: Sequence[str] = ()) -> None:
        """Take the clauses, and more words of the same kind, which only tell what is rare."""
        self.lines = lines
        self.pairs = [pairs_of(line) for line in lines]
        self._more = more

    @once
    def rarity(self) -> Rarity:
        """How rare pairs of characters are among the clauses and the other words."""
        if not self._more:
            return Rarity(self.pairs, {pair: len(ats) for pair, ats in self._places.items()})
        return Rarity([*self.pairs, *map(pairs_of, self._more)])

    @property
    def known(self) -> AbstractSet[str]:
        """The pairs of characters that stand in any clause."""
        return self._places.keys()

    def speaking_of(self, weighed: Weighed, least: float) -> list[int]:
        """Give the clauses that hold at least a share of a wording and the last word of its object, in their order."""
        # of few words is it ever asked, for which no index of all pairs is needed
        ats = sorted({at for pair in weighed.head for at in self._holding.numbers(pair)})
        return [at for at in ats if weighed.share(self.pairs[at]) >= least]

    def covering(self, weighed: Weighed, least: float) -> list[int]:
        """Give the clauses that hold at least a share of a wording, in no order.

        Without one of its rarer pairs, a clause has too little of it, whatever else it has: 全民 and 中心 of
        全民健身中心 stand in many clauses, and together they are not yet half of it.
        """
        needed, gains, places = least * weighed.whole, weighed.gains, self._places
        rows = [(len(places[pair]), gain, pair) for pair, gain in gains.items() if pair in places]
        left, ats = needed * _NEARLY, set[int]()
        for _, gain, pair in sorted(rows, reverse=True):
            left -= gain
            if left <= 0:
                ats.update(places[pair])
        # most of them have too few of the pairs, which is quicker to see than how much they cover
        many = [at for at in ats if sum(gains[pair] for pair in gains.keys() & self.pairs[at]) >= needed]
        return [at for at in many if weighed.share(self.pairs[at]) >= least]

    def holding(self, word: str) -> list[int]:
        """Give the clauses that hold a word of two characters or more, in their order."""
        fewest: Sequence[int] | None = None
        for pair in map(add, word, word[1:]):
            found = self._places.get(pair)
            if found is None:
                return []
            if fewest is None or len(found) < len(fewest):
                fewest = found
        return [at for at in fewest or () if word in self.lines[at]]

    def having(self, words: str) -> tuple[int, ...]:
        """Give the same where few words are ever asked for, without an index of all pairs."""
        return self._holding.numbers(words) if words else ()

    def naming(self, words: Sequence[str]) -> list[int]:
        """Give the clauses that hold one of some words, in their order."""
        return [at for at, line in enumerate(self.lines) if any(word in line for word in words)] if words else []

    def weight(self, at: int) -> float:
        """Give what the pairs of a clause weigh."""
        return sum(self.rarity.weights(self.pairs[at]))

    @once
    def _holding(self) -> Holding:
        return Holding(self.lines)

    @once
    def _places(self) -> Mapping[str, list[int]]:
        places = defaultdict[str, list[int]](list)
        for at, pairs in enumerate(self.pairs):
            for pair in pairs:
                places[pair].append(at)
        return dict(places)
