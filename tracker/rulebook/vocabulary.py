"""The vocabulary: which word stands at the edge of a text, and how a text is cut into words.

One policy decides where words overlap, *the longer word wins*: of the words that begin at a place the longest is meant,
and it gives way to a longer one that begins inside of it and reaches beyond it (in 全市场主体 the words are 全 and
市场主体). So nothing is found inside of a longer word: 到 in 不到, 比 in 占比, 约 in 签约.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Vocabulary", "Words"]

_LONGEST = 8
"""No word that hides another begins farther before it."""


class Words(ABC):
    """The words that begin and end at the places of texts, and the policy that decides between them.

    In a loose word, which is several told as one (扎实推进), those at its edges count too.
    """

    @abstractmethod
    def beginning(self, text: str, start: int, end: int) -> Iterable[str]:
        """Give the words that begin at ``start`` and do not end behind ``end``, the longest first."""

    @abstractmethod
    def ending(self, text: str, start: int, end: int) -> Iterable[str]:
        """Give the words that end at ``end`` and do not begin before ``start``, the longest first."""

    @abstractmethod
    def is_loose(self, word: str) -> bool:
        """Tell whether the words at the edges of a word count too."""

    def whole_word(self, text: str, start: int, end: int) -> str:
        """Give the word that ends at ``end`` and in which nothing else counts, empty for none."""
        return next((word for word in self.ending(text, start, end) if not self.is_loose(word)), "")

    def gives_way(self, text: str, start: int, stop: int, end: int) -> bool:
        """Tell whether a longer word begins inside of one and reaches beyond it, up to ``end`` at most."""
        for inside in range(start + 1, stop):
            other = next(iter(self.beginning(text, inside, end)), "")
            if len(other) > stop - start and inside + len(other) > stop:
                return True
        return False

    def is_covered(self, text: str, start: int, stop: int, low: int, end: int) -> bool:
        """Tell whether a word that begins before one, from ``low`` on, and reaches into it is at least as long."""
        for before in range(max(low, start - _LONGEST), start):
            other = next((word for word in self.beginning(text, before, end) if not self.is_loose(word)), "")
            if before + len(other) > start and len(other) >= stop - start:
                return True
        return False

    def cut(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Give the spans of the words between two offsets; what is no word comes character by character."""
        at = start
        while at < end:
            word = next((word for word in self.beginning(text, at, end) if not self.is_loose(word)), "")
            stop = at + (len(word) or 1)
            stop = at + 1 if self.gives_way(text, at, stop, end) else stop
            yield at, stop
            at = stop


class Vocabulary(Words):
    """Words that are kept together; every look-up takes time that does not grow with the text."""

    def __init__(self, words: Iterable[str], loose: Iterable[str] = ()) -> None:
        self.words = frozenset(words)
        self._loose = frozenset(loose)
        self._from_first: dict[str, list[int]] = {}
        self._to_last: dict[str, list[int]] = {}
        firsts, lasts = {(word[0], len(word)) for word in self.words}, {(word[-1], len(word)) for word in self.words}
        for char, size in sorted(firsts, reverse=True):
            self._from_first.setdefault(char, []).append(size)
        for char, size in sorted(lasts, reverse=True):
            self._to_last.setdefault(char, []).append(size)

    def is_loose(self, word: str) -> bool:
        """Tell whether the words at the edges of a word count too."""
        return word in self._loose

    def beginning(self, text: str, start: int, end: int) -> Iterator[str]:
        """Give the words that begin at ``start`` and do not end behind ``end``, the longest first."""
        if end > start:
            for size in self._from_first.get(text[start], ()):
                if size <= end - start and (word := text[start : start + size]) in self.words:
                    yield word

    def ending(self, text: str, start: int, end: int) -> Iterator[str]:
        """Give the words that end at ``end`` and do not begin before ``start``, the longest first."""
        if end > start:
            for size in self._to_last.get(text[end - 1], ()):
                if size <= end - start and (word := text[end - size : end]) in self.words:
                    yield word
