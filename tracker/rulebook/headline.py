"""Which sentences are headlines."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pydantic import ValidationError

from tracker.rulebook.refusal import misfitting
from tracker.rulebook.table import Table
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Headline", "Targets", "load_headline"]

_SENTENCE_END = re.compile(r"[。!?\n]")
_FIGURE = re.compile(r"\d")
_BEFORE, _LIST = 120, 60
"""How many characters before targets say of what time they are; within how many the first figure of a list stands."""


class Targets(NamedTuple):
    """A sentence that gives the expected targets."""

    start: int
    """Offset of the first character of the sentence."""
    end: int
    about: Literal["year", "span"] | None
    """Whether it speaks of the year or of a span of years; None where it names no time."""
    words: str
    """The words before the targets."""


class Headline(Table):
    """The words and indicators of rules/headline.yaml."""

    openers: tuple[str, ...]
    introduced_by: tuple[str, ...]
    set_before: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    this_year: tuple[str, ...] = ()
    anchors: frozenset[str]
    indicators: frozenset[str]

    @cached_property
    def opener_pattern(self) -> re.Pattern[str]:
        """A pattern for the words that introduce the expected targets."""
        return re.compile(f"(?:{trie_pattern(self.openers)})[^。!?\\n]{{0,12}}?(?:{trie_pattern(self.introduced_by)})")

    def targets(self, text: str, year: int, start: int = 0, end: int | None = None) -> Iterator[Targets]:
        """Give the sentences of a stretch that give expected targets, of the ``year`` of the report or of several."""
        stop = len(text) if end is None else end
        sentence = figure = start - 1
        for found in self.opener_pattern.finditer(text, start, stop):
            begin = self._beginning(text, start, found.start())
            # Words that introduce targets may stand in a sentence again and again: it is gone through once.
            if found.end() > sentence:
                sentence = _first(_SENTENCE_END, text, found.end(), stop)
            if found.end() > figure:
                figure = _first(_FIGURE, text, found.end(), len(text))
            if figure >= self._last_for_figures(text, found.end(), sentence):
                continue
            words = text[begin : found.end()]
            about, said = self._about(text[begin : found.start()], year)
            if said:
                yield Targets(begin, sentence, about, words)

    def set_earlier(self, text: str, year: int, start: int, end: int) -> int | None:
        """Give where targets begin that a sentence tells to be those of an earlier time, None where it does not."""
        found = self.opener_pattern.search(text, start, end)
        if found is None or self._about(text[self._beginning(text, start, found.start()) : found.start()], year)[1]:
            return None
        return found.end()

    @staticmethod
    def _beginning(text: str, start: int, end: int) -> int:
        """Give where the sentence that goes up to ``end`` begins, or the words of it that are looked at."""
        low = max(start, end - _BEFORE)
        return max(low, 1 + max(text.rfind(sign, low, end) for sign in "。!?\n"))

    @staticmethod
    def _last_for_figures(text: str, start: int, end: int) -> int:
        """Give before where a figure of targets stands, also of a list: 目标是:——经济再上新台阶。生产总值增长9%."""
        announced = text[start - 1] == ":" or text.startswith(":", start)
        return max(end, start + _LIST) if announced else end

    def _about(self, words: str, year: int) -> tuple[Literal["year", "span"] | None, bool]:
        """Give of what time words before targets speak, and whether the targets are not those of an earlier time."""
        this = _last(self._this_year, words)
        this = max(this, words.rfind(f"{year}年"))
        span, earlier = _last(self._spans, words), max(_last(self._earlier, words), words.rfind(f"{year - 1}年"))
        if earlier > max(this, span):
            return None, False
        return ("span" if span > this else "year" if this >= 0 else None), True

    @cached_property
    def _this_year(self) -> re.Pattern[str]:
        return _choice(self.this_year)

    @cached_property
    def reached_words(self) -> re.Pattern[str]:
        """The words behind targets of an earlier time that tell what was reached."""
        return re.compile(trie_pattern(self.reached))

    @cached_property
    def _spans(self) -> re.Pattern[str]:
        return _choice(self.spans)

    @cached_property
    def _earlier(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self.set_before))


def _choice(expressions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(expressions) or "(?!)")


def _first(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Give where a pattern first stands in a stretch, its end where it does not."""
    found = pattern.search(text, start, end)
    return found.start() if found else end


def _last(pattern: re.Pattern[str], words: str) -> int:
    """Give where the last match begins, -1 where there is none."""
    return max((match.start() for match in pattern.finditer(words)), default=-1)


def load_headline(documents: list[tuple[str, Any]]) -> Headline:
    """Read the headline vocabulary from the last of the (file name, content) pairs."""
    name, document = documents[-1]
    try:
        return Headline.model_validate(document)
    except ValidationError as error:
        raise misfitting(name, error) from error
