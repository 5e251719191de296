"""Rarity: how much a pair of characters tells, by how many clauses hold it."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import log
from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from collections.abc import Set as AbstractSet

__all__ = ["Rarity", "pairs_of"]

_MORE = 2
"""Clauses that are thought of besides, so that nothing weighs nothing."""


def pairs_of(text: str) -> set[str]:
    """Give the pairs of neighbouring characters of a text."""
    return set(map(add, text, text[1:]))


class Rarity:
    """How rare pairs of characters are among the clauses whose pairs are given."""

    def __init__(self, clauses: Collection[set[str]], counted: Mapping[str, int] | None = None) -> None:
        """Take the clauses, and how many of them hold each pair where that is known."""
        self._counted = Counter(chain.from_iterable(clauses)) if counted is None else counted
        whole, most = len(clauses) + _MORE, max(self._counted.values(), default=0)
        self._by_count = [log(whole / (count + 1)) / log(whole) for count in range(most + 1)]

    def weight(self, pair: str) -> float:
        """Give what a pair weighs: 1 for one that stands nowhere, little for one that stands in many clauses."""
        return self._by_count[self._counted.get(pair, 0)]

    @property
    def most(self) -> float:
        """What a pair weighs that stands in two clauses: the most that one can weigh which they share."""
        return self._by_count[min(2, len(self._by_count) - 1)]

    @property
    def pairs(self) -> AbstractSet[str]:
        """The pairs that stand in any of the clauses."""
        return self._counted.keys()

    def weights(self, pairs: Iterable[str]) -> list[float]:
        """Give what each of some pairs weighs."""
        by_count, counted = self._by_count, self._counted.get
        return [by_count[counted(pair, 0)] for pair in pairs]
