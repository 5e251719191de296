"""Sisters: promises of one list that differ only in whose measure they are, told with one measure for all of them.

食品、轻纺、建材行业营业收入分别达到50亿元、40亿元、30亿元: what a review says of 营业收入 without 食品 is of none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from tracker.linking.rarity import pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.comparisons.promises.spoken import Spoken

__all__ = ["Own", "own_words"]

_MANY = 3
"""Promises whose words begin at one place that are a list."""
_LONG = 4
"""Characters of a name of what is measured of each: 营业收入."""


class Own(NamedTuple):
    """What one promise of a list has in its label and none of its sisters has."""

    pairs: frozenset[str]
    """Pairs of characters, by which a figure is told of it."""
    signs: frozenset[str]
    """Characters, by which one may be told of it in other words: 轻工 for 轻纺."""


def own_words(promises: Iterable[Spoken]) -> Mapping[Spoken, Own]:
    """Give what each promise that is one of such a list has alone."""
    told: defaultdict[tuple[str, int], list[Spoken]] = defaultdict(list)
    for one in promises:
        told[one.statement.region, one.statement.start].append(one)
    found: dict[Spoken, Own] = {}
    for sisters in told.values():
        if len(sisters) >= _MANY and _shared_end(sisters) >= _LONG:
            found |= _own_of(sisters)
    return found


def _shared_end(sisters: Sequence[Spoken]) -> int:
    """Give how many characters at the end of their labels are the same."""
    ends = zip(*(one.label[::-1] for one in sisters), strict=False)
    return sum(1 for _ in takewhile(lambda signs: len({*signs}) == 1, ends))


def _own_of(sisters: Sequence[Spoken]) -> Mapping[Spoken, Own]:
    """Give what each has alone; one without any such pair is left out, for nothing tells it from the others."""
    pairs = _alone([pairs_of(one.label) for one in sisters])
    signs = _alone([frozenset(one.label) for one in sisters])
    found = zip(sisters, map(Own, pairs, signs), strict=True)
    return {one: own for one, own in found if own.pairs}


def _alone(each: Sequence[AbstractSet[str]]) -> list[frozenset[str]]:
    """Give of each set what no other one has."""
    held = Counter(part for parts in each for part in parts)
    return [frozenset(part for part in parts if held[part] == 1) for parts in each]
