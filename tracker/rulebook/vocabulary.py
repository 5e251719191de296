"""The vocabulary: which word stands at the edge of a text, and how a text is cut into words.

One policy decides where words overlap, *the longer word wins*: of the words that begin at a place the longest is meant,
and it gives way to a longer one that begins inside of it and reaches beyond it (in 全市场主体 the words are 全 and
市场主体). So nothing is found inside of a longer word: 到 in 不到, 比 in 占比, 约 in 签约.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Vocabulary"]


class Vocabulary:
    """Words that are kept together; every look-up takes time that does not grow with the text.

    In a loose word, which is several told as one (扎实推进), those at its edges count too.
    """

    def __init__(self, words: Iterable[str], loose: Iterable[str] = ()) -> None:
        self._words = frozenset(words)
        self._loose = frozenset(loose)
        self._from_first: dict[str, list[int]] = {}
        self._to_last: dict[str, list[int]] = {}
        firsts, lasts = {(word[0], len(word)) for word in self._words}, {(word[-1], len(word)) for word in self._words}
        for char, size in sorted(firsts, reverse=True):
            self._from_first.setdefault(char, []).append(size)
        for char, size in sorted(lasts, reverse=True):
            self._to_last.setdefault(char, []).append(size)

    def is_loose(self, word: str) -> bool:
        """Tell whether the words at the edges of a word count too."""
        return word in self._loose

    def from_start(self, text: str, start: int, end: int) -> str | None:
        """Give the longest word that begins at ``start`` and does not end behind ``end``."""
        if end > start:
            for size in self._from_first.get(text[start], ()):
                if size <= end - start and (word := text[start : start + size]) in self._words:
                    return word
        return None

    def up_to_end(self, text: str, start: int, end: int) -> str | None:
        """Give the longest word that ends at ``end`` and does not begin before ``start``."""
        if end > start:
            for size in self._to_last.get(text[end - 1], ()):
                if size <= end - start and (word := text[end - size : end]) in self._words:
                    return word
        return None

    def whole_word(self, text: str, start: int, end: int) -> str:
        """Give the word that ends at ``end`` and in which nothing else counts, empty for none."""
        word = self.up_to_end(text, start, end)
        while word is not None and word in self._loose:
            word = self.up_to_end(text, end - len(word) + 1, end)
        return word or ""

    def gives_way(self, text: str, start: int, stop: int, end: int) -> bool:
        """Tell whether a longer word begins inside of one and reaches beyond it, up to ``end`` at most."""
        for inside in range(start + 1, stop):
            other = self.from_start(text, inside, end)
            if other is not None and len(other) > stop - start and inside + len(other) > stop:
                return True
        return False

    def cut(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Give the spans of the words between two offsets; what is no word comes character by character."""
        at = start
        while at < end:
            word = self.from_start(text, at, end)
            while word is not None and word in self._loose:
                word = self.from_start(text, at, at + len(word) - 1)
            stop = at + (len(word) if word else 1)
            stop = at + 1 if self.gives_way(text, at, stop, end) else stop
            yield at, stop
            at = stop
