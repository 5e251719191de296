"""Clauses: the sentences of a review, found by the rare pairs of characters that they share with a wording."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.linking.rarity import Rarity, pairs_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.linking.agreement import Weighed

__all__ = ["Clauses"]


class Clauses:
    """The clauses of a review in plain form, by their pairs of characters."""

    def __init__(self, lines: Sequence[str], more: Sequence[str] = ()) -> None:
        """Take the clauses, and more words of the same kind, which only tell what is rare."""
        self.lines = lines
        self.pairs = [pairs_of(line) for line in lines]
        self.rarity = Rarity([*self.pairs, *map(pairs_of, more)])

    def speaking_of(self, weighed: Weighed, least: float) -> list[int]:
        """Give the clauses that hold at least a share of a wording and the last word of its object, in their order."""
        ats = sorted({at for pair in weighed.head for at in self._places.get(pair, ())})
        return [at for at in ats if weighed.share(self.pairs[at]) >= least]

    def sharing(self, pairs: AbstractSet[str]) -> list[int]:
        """Give the clauses that hold one of some pairs of characters, in their order."""
        return sorted({at for pair in pairs for at in self._places.get(pair, ())})

    def naming(self, words: Sequence[str]) -> list[int]:
        """Give the clauses that hold one of some words, in their order."""
        return [at for at, line in enumerate(self.lines) if any(word in line for word in words)] if words else []

    def weight(self, at: int) -> float:
        """Give what the pairs of a clause weigh."""
        return sum(map(self.rarity.weight, self.pairs[at]))

    @cached_property
    def _places(self) -> Mapping[str, list[int]]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, pairs in enumerate(self.pairs):
            for pair in pairs:
                places[pair].append(at)
        return places
