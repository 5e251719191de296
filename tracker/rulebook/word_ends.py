"""Word ends: words that mean something, asked by the place of a text where they begin or end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.rulebook.word import HEDGES, Hedge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from tracker.rulebook.vocabulary import Vocabulary

__all__ = ["Hedge", "Mark", "OpeningWords", "WordEnds"]

_HEDGES: dict[str, Hedge] = {hedge: hedge for hedge in HEDGES}
_PAIR = 2
"""So many characters of a word are looked at first: few places of a text have them in common with any."""


class Mark(NamedTuple):
    """What one word means at a place: its role there, and the value it sets (a comparator, a strength, a span …)."""

    word: str
    role: str
    value: str = ""

    @property
    def hedge(self) -> Hedge | None:
        """The comparator that the word sets, None where it is no hedge."""
        return _HEDGES.get(self.value) if self.role == "hedge" else None


_Meant = tuple[str, Mark, tuple[str, ...], tuple[str, ...]]
"""A word that means something, and what behind and before it makes it a part of a longer one with another meaning."""


class WordEnds:
    """The words that mean something at the edge of a text; the vocabulary says where one is only a part of another."""

    def __init__(self, marks: Iterable[Mark], vocabulary: Vocabulary) -> None:
        known = {mark.word: mark for mark in marks}
        self._vocabulary = vocabulary
        words = {word: _meant(mark, known, vocabulary) for word, mark in known.items()}
        self._singles = {word: (meant,) for word, meant in words.items() if len(word) == 1}
        self._firsts, self._lasts = self._by_pair(words, 0, _PAIR), self._by_pair(words, -_PAIR, None)
        self.first_characters = frozenset(word[0] for word in known)
        self.last_characters = frozenset(word[-1] for word in known)
        self._begins = _beginning(known)

    def _by_pair(self, words: Mapping[str, _Meant], first: int, last: int | None) -> dict[str, tuple[_Meant, ...]]:
        """Group words by the pair of characters that a slice gives, the longest first, the single character last."""
        groups: dict[str, tuple[_Meant, ...]] = {}
        for word in sorted(words, key=len, reverse=True):
            if len(word) > 1:
                groups[word[first:last]] = (*groups.get(word[first:last], ()), words[word])
        edge = 0 if first == 0 else -1
        return {pair: (*found, *self._singles.get(pair[edge], ())) for pair, found in groups.items()}

    def at_end(self, text: str, start: int, end: int) -> Mark | None:
        """Give what the word means that ends at ``end`` and does not begin before ``start``."""
        if end <= start or (last := text[end - 1]) not in self.last_characters:
            return None
        for word, mark, _, before in self._lasts.get(text[end - _PAIR : end], ()) or self._singles.get(last, ()):
            if text.endswith(word, start, end):
                return None if before and text.endswith(before, start, end - len(word)) else mark
        return None

    def at_start(self, text: str, start: int, end: int) -> Mark | None:
        """Give what the word means that begins at ``start`` and does not end behind ``end``."""
        if end <= start or (first := text[start]) not in self.first_characters:
            return None
        for word, mark, behind, _ in self._firsts.get(text[start : start + _PAIR], ()) or self._singles.get(first, ()):
            if text.startswith(word, start, end):
                return None if behind and text.startswith(behind, start + len(word), end) else mark
        return None

    def first_within(self, text: str, start: int, end: int) -> int:
        """Give the first place between two offsets where a word means something, -1 for none."""
        if self._begins.search(text, start, end) is None:
            return -1
        return next(self.within(text, start, end), (-1, None))[0]

    def within(self, text: str, start: int, end: int) -> Iterator[tuple[int, Mark]]:
        """Give the places between two offsets where a word means something, with what it means."""
        for place in self._begins.finditer(text, start, end):
            at = place.start()
            mark = self.at_start(text, at, end)
            if mark is not None and not self._vocabulary.is_covered(text, at, at + len(mark.word), start):
                yield at, mark


def _beginning(words: Iterable[str]) -> re.Pattern[str]:
    """Give a pattern for the first character of any of some words, with the second one ahead where there is one."""
    seconds: dict[str, set[str]] = {}
    for word in words:
        seconds.setdefault(word[0], set()).add(word[1:_PAIR])
    ahead = {
        first: "" if "" in rest else f"(?=[{re.escape(''.join(sorted(rest)))}])" for first, rest in seconds.items()
    }
    return re.compile("|".join(re.escape(first) + rest for first, rest in ahead.items()) or "(?!)")


def _meant(mark: Mark, known: Collection[str], vocabulary: Vocabulary) -> _Meant:
    # a loose word is no longer one by its parts, so it does not give way as another would
    overlapping = () if vocabulary.is_loose(mark.word) else vocabulary.overlapping(mark.word)
    behind = dict.fromkeys((*vocabulary.behind(mark.word, known), *overlapping))
    return mark.word, mark, tuple(behind), vocabulary.before(mark.word, known)


class OpeningWords:
    """Words that open a clause; some do so only where a deed follows (高质量建成, but not 高质量就业)."""

    def __init__(self, opening: WordEnds, deeds: WordEnds) -> None:
        self._opening, self._deeds = opening, deeds
        self.first_characters = opening.first_characters

    def at_start(self, text: str, start: int, end: int) -> Mark | None:
        """Give what the word means that opens the text between two offsets."""
        mark = self._opening.at_start(text, start, end)
        if mark is None or mark.role != "with_deed":
            return mark
        return mark if self._deeds.at_start(text, start + len(mark.word), end) is not None else None
