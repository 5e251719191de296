"""Sisters: promises of one list that differ only in whose measure they are, told with one measure for all of them.

食品、轻纺、建材行业营业收入分别达到50亿元、40亿元、30亿元: what a review says of 营业收入 without 食品 is of none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING

from tracker.linking.rarity import pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.comparisons.promises.spoken import Spoken

__all__ = ["own_words"]

_MANY = 3
"""Promises whose words begin at one place that are a list."""
_LONG = 4
"""Characters of a name of what is measured of each: 营业收入."""


def own_words(promises: Iterable[Spoken]) -> Mapping[Spoken, frozenset[str]]:
    """Give, of each promise that is one of such a list, the pairs of characters that none of its sisters has."""
    told: defaultdict[tuple[str, int], list[Spoken]] = defaultdict(list)
    for one in promises:
        told[one.statement.region, one.statement.start].append(one)
    found: dict[Spoken, frozenset[str]] = {}
    for sisters in told.values():
        if len(sisters) >= _MANY and _shared_end(sisters) >= _LONG:
            found |= _own_of(sisters)
    return found


def _shared_end(sisters: Sequence[Spoken]) -> int:
    """Give how many characters at the end of their labels are the same."""
    ends = zip(*(one.label[::-1] for one in sisters), strict=False)
    return sum(1 for _ in takewhile(lambda signs: len({*signs}) == 1, ends))


def _own_of(sisters: Sequence[Spoken]) -> Mapping[Spoken, frozenset[str]]:
    """Give the pairs that each has alone; one without any is left out, for nothing tells it from the others."""
    pairs = [pairs_of(one.label) for one in sisters]
    held = Counter(pair for each in pairs for pair in each)
    own = (frozenset(pair for pair in each if held[pair] == 1) for each in pairs)
    return {one: words for one, words in zip(sisters, own, strict=True) if words}
