"""Patterns of names: what stands around a thing, its last word, and what makes a name of the rest."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tracker.rulebook.ahead import beginning, guarded, letters_of
from tracker.rulebook.trie import guarded_trie, trie_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.rulebook.task_kind import Kind, Nature, Needs
    from tracker.rulebook.tasks import TaskFile

__all__ = ["Ended", "NamePatterns"]

_SIGNS = "”》)0123456789"
"""Signs in which what is set apart at the end of a name may end."""
_NAME = 2
"""Characters that make a name."""


class Ended(NamedTuple):
    """The last word of an object: its kind, none for a vague one, and how many characters at the end it takes."""

    kind: Kind | None
    size: int


class NamePatterns:
    """The patterns that take a thing apart."""

    def __init__(self, file: TaskFile) -> None:
        self._file = file
        self.loose = frozenset(file.loose)
        """Heads that need a name."""
        self.formless = file.formless
        """Vague words of which no quotation makes a thing."""
        self.of = file.of
        """The word behind a description that is no name."""
        self.deeds = self._of("deed")
        """Kinds of things whose last word says what is done to them."""
        self.purposed = self._of("purposed")
        """Kinds of things that are named by what they are to do."""
        self.parted = self._of("parted")
        """Kinds of things that may have parts with names of their own."""
        # most words begin and end in characters that none of these has, which is quick to see
        self.last_closing = frozenset(word[-1] for word in (*file.closings, *file.early, *file.partial))
        """The last characters of words that add nothing to an object."""
        self._last_apart = frozenset(("%", *_SIGNS, *letters_of(file.phase), *letters_of(file.counted)))
        self._last_known = frozenset(word[-1] for word in (*self._kinds, *file.vague))
        self.before_first = frozenset((*letters_of(file.counts), *(word[0] for word in file.determiners)))
        """The first characters of what may stand before a thing."""

    def _of(self, nature: Nature) -> frozenset[Kind]:
        return frozenset(one.id for one in self._file.heads if nature in one.nature)

    def ended(self, words: str) -> Ended | None:
        """Give the longest last word that is known, whatever the phase; a phase makes a thing of any name."""
        return self.ended_within(words, words[::-1], 0, len(words))

    def ended_within(self, text: str, backward: str, start: int, end: int) -> Ended | None:
        """Give the same of what stands between two offsets of a text, which is given backward as well."""
        if start == end:
            return None
        last = text[end - 1]
        if last in self._last_apart and (apart := self._after.search(text, start, end)) and apart.start() > start:
            known = self.ended_within(text, backward, start, apart.start())
            if known is not None:
                return Ended(known.kind, known.size + end - apart.start())
            phase = self._phase.search(text, start, end)
            return Ended("works", end - phase.start()) if phase else None
        if last not in self._last_known:
            return None
        found = self._ends.match(backward, len(text) - end, len(text) - start)
        return self._ended[found[0]] if found else None

    def needs(self, closing: str) -> Needs | None:
        """Give how far a promise goes whose object is closed by some words: 前期工作, 主体; None for all the way."""
        found = self._needing.search(closing) if closing else None
        return None if found is None else "partly" if found.lastgroup else "early"

    def drafts(self, action: str) -> bool:
        """Tell whether a paper is only to be drawn up by an action: 编制, none of 编制出台."""
        return action.endswith(self._file.drawing)

    @cached_property
    def _needing(self) -> re.Pattern[str]:
        """What tells of a part of a thing, whose main building it is, or of its first steps."""
        partial, early = trie_pattern(self._file.partial), trie_pattern(self._file.early)
        return re.compile(rf"(?P<partly>{partial})|{early}")

    def called(self, group: str) -> str:
        """Give what the things of a list are called, without their number."""
        return self._number.sub("", group) if group else ""

    @cached_property
    def before(self) -> re.Pattern[str]:
        """Words before a thing that are none of it."""
        return re.compile(rf"(?:{guarded_trie(self._file.determiners)}|{self._file.counts}){{1,4}}")

    def closed(self, words: str) -> int:
        """Give where the words begin that end an object and add nothing to it; the end where there are none."""
        known = words[-1:] in self.last_closing
        return self.closed_within(words[::-1], 0, len(words)) if known else len(words)

    def closed_within(self, backward: str, start: int, end: int) -> int:
        """Give the same of what stands between two offsets of a text that is given backward."""
        found = self._closing.match(backward, len(backward) - end, len(backward) - start)
        return len(backward) - found.end() if found else end

    def is_named(self, words: str, whole: int) -> bool:
        """Tell whether words are more than plain ones; in a short whole, of so many characters, a little is enough.

        石桥水厂 is named by what is before its last word, and so is 大青厂, of which 大 alone is plain.
        """
        rest = self.plain.sub("", words)
        return len(rest) >= _NAME or (bool(rest) and whole <= 2 * _NAME)

    @cached_property
    def _closing(self) -> re.Pattern[str]:
        """The end of an object, read backward."""
        file = self._file
        return re.compile(trie_pattern(word[::-1] for word in (*file.closings, *file.early, *file.partial)))

    @cached_property
    def figures(self) -> re.Pattern[str]:
        """A count of things at the beginning, or any size at the end: the promise of a figure."""
        file = self._file
        return re.compile(guarded(rf"^(?:{file.counted})|(?:{file.counted}|{file.sized})$"))

    @cached_property
    def measured(self) -> re.Pattern[str]:
        """A size at the beginning: how much is to be done."""
        return re.compile(self._file.sized)

    @cached_property
    def many(self) -> re.Pattern[str]:
        """A count before what a list is called: 等15个专项规划."""
        file = self._file
        return re.compile(rf"(?:{file.counted}|{file.sized}|{file.counts})?")

    @cached_property
    def count(self) -> re.Pattern[str]:
        """A count of things."""
        return re.compile(guarded(self._file.counted))

    @cached_property
    def total(self) -> re.Pattern[str]:
        """The ``number`` of the things of a list, in words, before what they are called."""
        return re.compile(guarded(self._file.totals))

    @cached_property
    def counting(self) -> re.Pattern[str]:
        """What a count or a total begins with: most lists have none, which is quick to see."""
        return re.compile(beginning(f"{self._file.totals}|{self._file.counted}"))

    @cached_property
    def marking(self) -> re.Pattern[str]:
        """What a mark of a name begins with: most clauses have none, which is quick to see."""
        return re.compile(beginning("|".join(self._file.marks)))

    @cached_property
    def mark(self) -> re.Pattern[str]:
        """A mark of a name."""
        return re.compile(guarded("|".join(self._file.marks)))

    @cached_property
    def plain(self) -> re.Pattern[str]:
        """Words that name nothing."""
        file = self._file
        return re.compile(guarded(rf"{guarded_trie((*file.plain, *file.vague))}|{file.counted}|{file.sized}"))

    @cached_property
    def sentence(self) -> re.Pattern[str]:
        """What tells that a thing is a sentence of its own."""
        return re.compile(trie_pattern(self._file.verbal))

    @cached_property
    def built(self) -> re.Pattern[str]:
        """What makes a thing of a quotation before it."""
        return re.compile(rf"(?:{trie_pattern(self._file.building)})")

    @cached_property
    def listed(self) -> re.Pattern[str]:
        """What a list ends with whose names are things."""
        return re.compile(rf"(?:{trie_pattern(self._file.lists)})$")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        """A phase, a count, or what stands in brackets or quotes, at the end of a name."""
        return re.compile(guarded(rf"(?:[”》]|{self._file.phase}|\([^()]*\)|(?:{self._file.counted})){{1,4}}$"))

    @cached_property
    def part(self) -> re.Pattern[str]:
        """A phase, or a number with its ``unit``, at the end of words: 二期, 12英寸线."""
        return re.compile(rf"(?:{self._file.phase}|[0-9]{{1,3}}(?P<unit>[^0-9]{{1,4}}))$")

    @cached_property
    def part_begins(self) -> re.Pattern[str]:
        """What a thing begins with that is but a part or a number of the one before it."""
        return re.compile(rf"[0-9]|{self._file.phase}")

    @cached_property
    def _phase(self) -> re.Pattern[str]:
        return re.compile(guarded(rf"(?:{self._file.phase})$"))

    @cached_property
    def _number(self) -> re.Pattern[str]:
        return re.compile(guarded(rf"^(?:{self._file.counted})|(?:{self._file.counted})$"))

    @cached_property
    def _ends(self) -> re.Pattern[str]:
        return re.compile(guarded_trie(self._ended))

    @cached_property
    def _ended(self) -> Mapping[str, Ended]:
        """What each last word means, by the word read backward."""
        kinds = dict.fromkeys(self._file.vague) | dict(self._kinds)
        return {word[::-1]: Ended(kind, len(word)) for word, kind in kinds.items()}

    @cached_property
    def _kinds(self) -> Mapping[str, Kind]:
        """The kind of each head; of a word of two kinds that of the first."""
        return {word: one.id for one in reversed(self._file.heads) for word in one.words}
