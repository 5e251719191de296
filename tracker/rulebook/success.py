"""Success and failure as a report tells them itself: the words by which both are known."""

from __future__ import annotations

import re
from functools import cached_property

from tracker.rulebook.table import Table
from tracker.rulebook.trie import trie_pattern

__all__ = ["AdmittedWords", "BlanketWords"]


class BlanketWords(Table):
    """The words by which a clause claims success for a year as a whole; rules/findings.yaml explains each list."""

    done: tuple[str, ...]
    set: tuple[str, ...]
    meeting: str
    words: tuple[str, ...]
    whole: tuple[str, ...]
    speakers: tuple[str, ...]
    no_act: tuple[str, ...]
    of_year: str
    span: tuple[str, ...]
    year: tuple[str, ...]
    wish_before: str
    wish_behind: tuple[str, ...]

    def claims(self, clause: str, *, before: str, behind: str, paragraph: str) -> bool:
        """Tell whether a clause claims success for a year as a whole.

        ``before`` are the words before it in its sentence, ``behind`` those of the next clause, ``paragraph`` what
        stands before its sentence on the same line.
        """
        if not (_has(clause, self.done) and _has(clause, self.set) and self._nothing_else.fullmatch(clause)):
            return False
        if clause.endswith(self.no_act) or self._wishes(before, behind) or self._of_years(clause, paragraph + before):
            return False
        return self._means_all(clause, before)

    def _means_all(self, clause: str, before: str) -> bool:
        if any(re.search(pattern, clause) for pattern in self.whole) or self._nothing_else.fullmatch(before):
            return True
        return _has(before, self.speakers) and re.search(self.of_year, clause) is not None

    def _wishes(self, before: str, behind: str) -> bool:
        last = re.split("[,，;；]", before.rstrip(",，;；"))[-1].strip()
        return behind.startswith(self.wish_behind) or re.search(self.wish_before, last) is not None

    def _of_years(self, clause: str, before: str) -> bool:
        """Tell whether several years are meant, by the last word for a time."""
        if re.search(self.of_year, clause):
            return False
        return _last(before, self.span) > _last(before, self.year)

    @cached_property
    def _nothing_else(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self.meeting}|{trie_pattern(self.words)}|[,，、])*")


class AdmittedWords(Table):
    """The words by which a report says itself that it fell short; rules/findings.yaml explains each list."""

    said: tuple[str, ...]
    never: tuple[str, ...]
    general: tuple[str, ...]
    names: dict[str, str]
    tails: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A pattern for the words that admit a shortfall."""
        return re.compile(trie_pattern(self.said))

    def bare(self, words: str) -> str:
        """Give what fell short without the words behind its name: 投资 of 投资增速."""
        tail = next((tail for tail in sorted(self.tails, key=len, reverse=True) if words.endswith(tail)), "")
        return self.bare(words[: -len(tail)]) if tail and words != tail else words


def _has(words: str, any_of: tuple[str, ...]) -> bool:
    return any(word in words for word in any_of)


def _last(words: str, any_of: tuple[str, ...]) -> int:
    """Give where the last of some words begins, -1 where there is none."""
    return max((words.rfind(word) for word in any_of), default=-1)
