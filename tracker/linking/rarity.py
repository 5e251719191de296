"""Rarity: how much a pair of characters tells, by how many clauses hold it."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain
from math import log
from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Rarity", "pairs_of"]

_MORE = 2
"""Clauses that are thought of besides, so that nothing weighs nothing."""


def pairs_of(text: str) -> set[str]:
    """Give the pairs of neighbouring characters of a text."""
    return set(map(add, text, text[1:]))


class Rarity:
    """How rare pairs of characters are among the clauses whose pairs are given."""

    def __init__(self, clauses: Collection[set[str]]) -> None:
        self._counted = Counter(chain.from_iterable(clauses))
        self._clauses = len(clauses) + _MORE
        self.weight = lru_cache(maxsize=None)(self._weight)

    def _weight(self, pair: str) -> float:
        """Give what a pair weighs: 1 for one that stands nowhere, little for one that stands in many clauses."""
        return log(self._clauses / (self._counted[pair] + 1)) / log(self._clauses)
