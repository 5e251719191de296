"""The cut: the words of one stretch of text by the places where they begin and end, each place looked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.rulebook.vocabulary import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.rulebook.phrases import Wording
    from tracker.rulebook.vocabulary import Vocabulary

__all__ = ["Cut", "Cutter"]


class Cutter:
    """The words of the lexicon and the literals of phrases, in one table by their last character."""

    def __init__(self, vocabulary: Vocabulary, literals: Mapping[str, Sequence[Wording]]) -> None:
        self.vocabulary, self.literals = vocabulary, literals
        self.sizes: dict[str, list[int]] = {}
        """The lengths of the words and literals that end with a character, the longest first."""
        lasts = {(word[-1], len(word)) for words in (vocabulary.words, literals) for word in words}
        for char, size in sorted(lasts, reverse=True):
            self.sizes.setdefault(char, []).append(size)

    def cut(self, text: str, start: int, end: int) -> Cut:
        """Give the words between two offsets of a text."""
        return Cut(self, text, start, end)


class Cut(Words):
    """The words of a stretch of text; offsets are those of the text, and nothing outside of the stretch is known.

    A place is looked at when it is first asked for, and what stands there is kept.
    """

    def __init__(self, cutter: Cutter, text: str, start: int, end: int) -> None:
        self._cutter, self._vocabulary = cutter, cutter.vocabulary
        self._text, self._start, self._stop = text, start, end
        self._beginning: dict[int, tuple[str, ...]] = {}
        self._ending: dict[int, tuple[str, ...]] = {}
        self._literals: dict[int, tuple[str, ...]] = {}

    def beginning(self, text: str, start: int, end: int) -> tuple[str, ...]:  # noqa: ARG002  # its text is known
        """Give the words that begin at ``start`` and do not end behind ``end``, the longest first."""
        found = self._beginning.get(start)
        if found is None:
            found = self._beginning[start] = tuple(self._vocabulary.beginning(self._text, start, self._stop))
        if not found or start + len(found[0]) <= end:
            return found
        return tuple(word for word in found if start + len(word) <= end)

    def ending(self, text: str, start: int, end: int) -> tuple[str, ...]:  # noqa: ARG002  # its text is known
        """Give the words that end at ``end`` and do not begin before ``start``, the longest first."""
        if end not in self._ending:
            self._look_before(end)
        found = self._ending[end]
        if not found or end - len(found[0]) >= start:
            return found
        return tuple(word for word in found if end - len(word) >= start)

    def wordings(self, start: int, end: int) -> list[Wording]:
        """Give the wordings whose literal ends at ``end`` and does not begin before ``start``, the longest first."""
        if end not in self._ending:
            self._look_before(end)
        literals = self._cutter.literals
        return [one for words in self._literals[end] if end - len(words) >= start for one in literals[words]]

    def _look_before(self, end: int) -> None:
        """Find the words and the literals that end at a place."""
        text, words, literals = self._text, self._vocabulary.words, self._cutter.literals
        low = end - self._start
        sizes = self._cutter.sizes.get(text[end - 1], ()) if low > 0 else ()
        found = [text[end - size : end] for size in sizes if size <= low]
        self._ending[end] = tuple([word for word in found if word in words])
        self._literals[end] = tuple([word for word in found if word in literals])

    def is_loose(self, word: str) -> bool:
        """Tell whether the words at the edges of a word count too."""
        return self._vocabulary.is_loose(word)
