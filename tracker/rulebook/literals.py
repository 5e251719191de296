"""Literals: the words of phrases right before a figure, as words beside those of the lexicon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.rulebook.vocabulary import Vocabulary, sizes_by

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.rulebook.phrases import Wording

__all__ = ["Literals"]


class Literals:
    """The wordings of all phrases by their literals; none counts as the end of a longer word of the lexicon."""

    def __init__(self, wordings: Mapping[str, Sequence[Wording]], vocabulary: Vocabulary) -> None:
        self._known = {words: (found, vocabulary.before(words)) for words, found in wordings.items()}
        self._sizes = sizes_by((words for words in wordings if len(words) > 1), -2, None)
        self.last_characters = frozenset(words[-1] for words in wordings)
        """The characters that any of them ends in."""

    def ending(self, text: str, start: int, end: int) -> list[Wording]:
        """Give the wordings whose literal ends at ``end`` and does not begin before ``start``, the longest first.

        不到5亿元 is no 到, 资金占比5% no 比.
        """
        offered: list[Wording] = []
        if end <= start or text[end - 1] not in self.last_characters:
            return offered
        pair = text[end - 2 : end] if end - start > 1 else ""
        for size in self._sizes.get(pair, ()):
            known = self._known.get(text[end - size : end]) if end - size >= start else None
            if known is not None:
                # what is shorter yet is a part of the same longer word
                if known[1] and text.endswith(known[1], start, end - size):
                    return offered
                offered += known[0]
        known = self._known.get(text[end - 1])
        if known is None or (known[1] and text.endswith(known[1], start, end - 1)):
            return offered
        return [*offered, *known[0]]

    def hidden(self, text: str, start: int, end: int) -> list[Wording]:
        """Give those that stand there and are not offered, since they are the end of a longer word."""
        known = (self._known.get(text[at:end]) for at in range(start, end))
        offered = self.ending(text, start, end)
        return [one for found in known if found is not None for one in found[0] if one not in offered]
