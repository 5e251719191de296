"""The agreement: how much of a wording other words cover, which words agree and which differ."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress, groupby
from operator import add, mul, not_, or_
from typing import TYPE_CHECKING

from tracker.linking.rarity import pairs_of
from tracker.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.linking.rarity import Rarity
    from tracker.linking.wording import Wording

__all__ = ["Weighed", "agreement", "common", "most_of", "weigh"]


@dataclass(frozen=True)
class Weighed:
    """A wording with what each of its characters weighs."""

    wording: Wording
    weights: tuple[float, ...]

    @once
    def whole(self) -> float:
        """What the whole weighs: about the number of characters that tell something."""
        return sum(self.weights)

    @once
    def core(self) -> float:
        """What the object weighs, without light words and deeds."""
        return sum(self._full)

    @once
    def _full(self) -> tuple[float, ...]:
        """What each character of the object weighs; nothing for the others."""
        rows = zip(self.weights, self.wording.factors, strict=True)
        return tuple(weight if factor == 1 else 0.0 for weight, factor in rows)

    @once
    def head(self) -> frozenset[str]:
        """The pairs of characters in which the last word of the object stands; none where there is no object."""
        start, end = self.wording.head
        text = self.wording.text
        return frozenset(text[at : at + 2] for at in range(max(start - 1, 0), end) if at + 2 <= len(text))

    @once
    def gains(self) -> Mapping[str, float]:
        """What each pair of characters covers at most, wherever it stands."""
        gains: dict[str, float] = {}
        for at, pair in enumerate(self.wording.steps):
            gains[pair] = gains.get(pair, 0) + self.weights[at] + self.weights[at + 1]
        return gains

    def share(self, pairs: AbstractSet[str]) -> float:
        """Give how much of the weight other words cover, whose pairs of characters are given: 0 to 1."""
        return sum(compress(self.weights, self._covered(pairs))) / self.whole if self.whole else 0.0

    @once
    def members(self) -> tuple[Weighed, ...]:
        """Each of the things that it counts together, as if it stood alone; none for a single thing."""
        spans = self.wording.members
        return tuple(Weighed(self.wording.of(start, end), self.weights[start:end]) for start, end in spans)

    def lacking(self, pairs: AbstractSet[str]) -> float:
        """Give what the characters of the object weigh that other words do not have."""
        return sum(compress(self._full, map(not_, self._covered(pairs))))

    def lacked(self, pairs: AbstractSet[str]) -> list[float]:
        """Give the same of each character: nothing where other words have it, or it is none of the object."""
        rows = zip(self._full, self._covered(pairs), strict=True)
        return [0.0 if same else weight for weight, same in rows]

    def words(self, pairs: AbstractSet[str], *, shared: bool) -> tuple[str, ...]:
        """Give the words that other words have, too, or those that they do not have."""
        return tuple(words for same, words in _runs(self.wording.text, self._covered(pairs)) if same == shared)

    def _covered(self, pairs: AbstractSet[str]) -> list[bool]:
        return _covered(self.wording.steps, pairs)


def agreement(text: str, other: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the words of a text that another text has, too, and those that it does not have, each in their order."""
    runs = list(_runs(text, _covered([*map(add, text, text[1:])], pairs_of(other))))
    agreed, differed = (tuple(words for same, words in runs if same is shared) for shared in (True, False))
    return agreed, differed


def _covered(steps: Sequence[str], pairs: AbstractSet[str]) -> list[bool]:
    """Tell of each character, by the pairs in which it stands, whether other words have one of those, too."""
    same = [*map(pairs.__contains__, steps)]
    return [*map(or_, (False, *same), (*same, False))]


def _runs(text: str, covered: Sequence[bool]) -> Iterator[tuple[bool, str]]:
    """Give the words of a text whose characters are all covered, or all not, in turn."""
    for same, run in groupby(zip(covered, text, strict=True), key=lambda one: one[0]):
        yield same, "".join(sign for _, sign in run)


def most_of(wording: Wording, known: AbstractSet[str]) -> float:
    """Give a bound of the share of a wording, however weighed, that words without other pairs than known ones have.

    What stands in no known pair weighs as much as it can, and all the rest at most as much.
    """
    held = [pair in known for pair in wording.steps]
    covered = compress(wording.factors, map(or_, [False, *held], [*held, False]))
    return sum(covered) / (sum(wording.factors) or 1)


def common(wording: Wording, pairs: AbstractSet[str], rarity: Rarity) -> float:
    """Give what the characters of an object weigh by no other pairs than those that other words have, too.

    产业 of 产业项目 weighs little in a clause about 产业园, however rare 业项 is.
    """
    shared = [rarity.weight(pair) if pair in pairs else 0.0 for pair in wording.steps]
    around = map(max, [0.0, *shared], [*shared, 0.0])
    return sum(weight for weight, factor in zip(around, wording.factors, strict=True) if factor == 1)


def weigh(wording: Wording, rarity: Rarity) -> Weighed:
    """Weigh the characters of a wording: each by the rarer of the pairs in which it stands, and by its word."""
    rare = rarity.weights(wording.steps) or [1.0] * len(wording.text)
    around = map(max, [0.0, *rare], [*rare, 0.0])
    return Weighed(wording, tuple(map(mul, wording.factors, around)))
