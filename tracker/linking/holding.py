"""The holding: which of many words hold a short one, looked for when it is first asked for."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["APART", "Holding"]

APART = "\0"
"""What no words hold, between those of which each stands for itself."""


class Holding:
    """Words in their order, searched as one text: few things are ever asked for, so that no index of all is made."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words; what is asked for stands within one of them."""
        ended = [f"{one}{APART}" for one in words]
        self._text, self._starts = "".join(ended), [0, *accumulate(map(len, ended))]
        self.numbers: Callable[[str], tuple[int, ...]] = cache(lambda word: tuple(self._found(word)))
        """Gives the numbers of the words that hold a word, in their order."""

    def _found(self, word: str) -> Iterator[int]:
        at = self._text.find(word)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            at = self._text.find(word, self._starts[number + 1])
