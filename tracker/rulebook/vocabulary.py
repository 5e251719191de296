"""The vocabulary: which words hide others, and how a text is cut into words.

One policy decides where words overlap, *the longer word wins*: of the words that begin at a place the longest is meant,
and it gives way to a longer one that begins inside of it and reaches beyond it (in 全市场主体 the words are 全 and
市场主体). So nothing is found inside of a longer word: 到 in 不到, 比 in 占比, 约 in 签约.

What the policy says of a word depends on its neighbours alone, so it is worked out once for each word when the rules
are read: which characters behind it, or before it, make it a part of a longer one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

__all__ = ["Vocabulary", "sizes_by"]

Rests = tuple[str, ...]
"""What must stand beside a word for a longer one to be there."""


class Vocabulary:
    """Words that are kept together; every look-up takes time that does not grow with the text.

    In a loose word, which is several told as one (扎实推进), those at its edges count too: it hides none.
    """

    def __init__(self, words: Iterable[str], loose: Iterable[str] = ()) -> None:
        self._words = frozenset(words)
        self._loose = frozenset(loose)
        self._sizes = sizes_by(self._words, 0, 1)
        self._opened: dict[str, list[str]] = {}
        self._closed: dict[str, list[str]] = {}
        for word in sorted(self._words):
            for at in range(1, len(word)):
                self._opened.setdefault(word[:at], []).append(word)
                self._closed.setdefault(word[at:], []).append(word)

    def is_loose(self, word: str) -> bool:
        """Tell whether the words at the edges of a word count too."""
        return word in self._loose

    def behind(self, word: str, equals: Collection[str] = ()) -> Rests:
        """Give what makes a word, with what stands behind it, the beginning of one that hides it.

        ``equals`` are words that are looked for together with it, the longest first, and hide each other anyway.
        """
        longer = (other for other in self._opened.get(word, ()) if other not in self._loose and other not in equals)
        return tuple(other[len(word) :] for other in longer)

    def before(self, word: str, equals: Collection[str] = ()) -> Rests:
        """Give what makes a word, with what stands before it, the end of one that hides it."""
        longer = (other for other in self._closed.get(word, ()) if other not in self._loose and other not in equals)
        return tuple(other[: -len(word)] for other in longer)

    def overlapping(self, word: str) -> Rests:
        """Give what must stand behind a word for it to give way to a longer one that begins inside of it."""
        rests = [
            other[len(word) - at :]
            for at in range(1, len(word))
            for other in self._opened.get(word[at:], ())
            if len(other) > len(word)
        ]
        return tuple(dict.fromkeys(rests))

    def is_covered(self, text: str, start: int, stop: int, low: int) -> bool:
        """Tell whether a word that begins before one, from ``low`` on, and reaches into it is at least as long."""
        for before in range(max(low, start - _LONGEST), start):
            other = self._beginning(text, before, len(text))
            if before + len(other) > start and len(other) >= stop - start:
                return True
        return False

    def cut(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Give the spans of the words between two offsets; what is no word comes character by character."""
        at = start
        while at < end:
            word = self._beginning(text, at, end)
            stop = at + (len(word) or 1)
            if word and text.startswith(self.overlapping(word), stop, end):
                stop = at + 1
            yield at, stop
            at = stop

    def _beginning(self, text: str, start: int, end: int) -> str:
        """Give the longest word that begins at a place and is not loose, empty for none."""
        for size in self._sizes.get(text[start], ()):
            word = text[start : start + size]
            if start + size <= end and word in self._words and word not in self._loose:
                return word
        return ""


_LONGEST = 8
"""No word that hides another begins farther before it."""


def sizes_by(words: Iterable[str], first: int, last: int | None) -> dict[str, list[int]]:
    """Give the lengths of the words that have some characters in common, those of a slice, the longest first."""
    sizes: dict[str, list[int]] = {}
    for shared, size in sorted({(word[first:last], len(word)) for word in words}, reverse=True):
        sizes.setdefault(shared, []).append(size)
    return sizes
