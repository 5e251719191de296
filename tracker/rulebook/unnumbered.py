"""Rules for targets without a number."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pydantic import Field, ValidationError

from tracker.rulebook.notation import as_pattern
from tracker.rulebook.refusal import misfitting
from tracker.rulebook.table import DescribedTable, Table
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.rulebook.marks import Marks

__all__ = ["Reading", "Unnumbered", "UnnumberedFile", "UnnumberedRule", "load_unnumbered"]

_BRACKETS = (("“", "”"), ("‘", "’"), ("(", ")"), ("《", "》"))
Named = Callable[[str], str | None]
"""Gives the id of the indicator that some words name."""


class _Example(Table):
    text: str
    label: str
    base: str | None = None


class UnnumberedRule(DescribedTable):
    """One rule: the phrase of a whole clause, and how it is meant."""

    id: str
    measure: Literal["relative", "qualitative"]
    phrase: str
    of_indicators: bool = False
    """Only what the vocabulary knows is meant."""
    example: _Example
    counter_examples: tuple[str, ...] = Field(min_length=1)


_PARTED = ",;、。:()"


class UnnumberedFile(DescribedTable):
    """rules/unnumbered.yaml: targets without a number; the file explains every list."""

    classes: dict[str, tuple[str, ...]] = Field(default={})
    rules: tuple[UnnumberedRule, ...]
    opens: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    says_nothing: tuple[str, ...] = ()
    explains: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    stretch: tuple[str, ...]


class Reading(NamedTuple):
    """A clause that a rule explains; ``start`` and ``end`` hold the label in it."""

    rule: UnnumberedRule
    start: int
    end: int
    base: str | None
    each: bool = False
    """Whether it is told of every part of the label by itself."""


class Unnumbered:
    """The rules of rules/unnumbered.yaml, compiled."""

    def __init__(self, file: UnnumberedFile) -> None:
        self.rules = file.rules
        self._file = file
        self._stretch = re.compile(trie_pattern(file.stretch))
        self._patterns = [(rule, re.compile(as_pattern(rule.phrase, file.classes))) for rule in file.rules]
        self._opens = _of_words(file.opens, "+")
        self._nothing = _of_words(file.says_nothing, "*")
        self._closing = _of_words(file.closing)

    def read(self, text: str, start: int, end: int, marks: Marks, named: Named) -> Reading | None:
        """Read the clause between two offsets; None for a stretch clause or one that no rule explains."""
        if self.stretch(text, start, end):
            return None
        start = self.opened(text, start, end)
        if text.startswith(self._file.explains, start):
            return None
        for rule, pattern in self._patterns:
            found = pattern.fullmatch(text, start, end)
            if found:
                reading = self._reading(rule, found, text, marks, named)
                if self._means_something(text[reading.start : reading.end], rule, named):
                    return reading
        return None

    def opened(self, text: str, start: int, end: int) -> int:
        """Give where a clause begins behind the words that open it; its end where it has no others."""
        found = self._opens.match(text, start, end)
        return found.end() if found else start

    def closes(self, text: str, start: int, end: int) -> bool:
        """Tell whether a sentence no longer states targets."""
        return self._closing.search(text, start, end) is not None

    def stretch(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Give the span of the first clause between two offsets that wishes for more than its target."""
        found = self._stretch.search(text, start, end)
        if found is None:
            return None
        opened = max(text.rfind(sign, start, found.start()) for sign in _PARTED)
        closed = [at for sign in _PARTED if (at := text.find(sign, found.end(), end)) >= 0]
        return max(start, opened + 1), min(closed, default=end)

    def _reading(self, rule: UnnumberedRule, found: re.Match[str], text: str, marks: Marks, named: Named) -> Reading:
        base = found.groupdict().get("n2") if rule.measure == "relative" else None
        each = text.startswith(self._file.each, found.end("n1"))
        reading = _opened(Reading(rule, found.start("n1"), found.end("n1"), base, each), text, marks)
        return self._trimmed(reading, text, named)

    def _trimmed(self, reading: Reading, text: str, named: Named) -> Reading:
        """Take off what hides an indicator: the plan before it, the direction behind it (“十四五”能耗强度下降)."""
        label = text[reading.start : reading.end]
        if named(label):
            return reading
        start = label.rfind("”") + 1
        for word in ("", *(word for word in self._file.ends if label.endswith(word))):
            bare = label[start : len(label) - len(word)]
            if bare and named(bare):
                return reading._replace(start=reading.start + start, end=reading.end - len(word))
        return reading

    def _means_something(self, label: str, rule: UnnumberedRule, named: Named) -> bool:
        whole = all(label.count(opened) == label.count(closed) for opened, closed in _BRACKETS)
        if not whole or label.endswith(self._file.unfinished) or self._nothing.fullmatch(label):
            return False
        return named(label) is not None if rule.of_indicators else True


def _of_words(words: Iterable[str], repeated: str = "") -> re.Pattern[str]:
    """Give a pattern for some words; one that matches nothing where there are none."""
    return re.compile(f"(?:{trie_pattern(tuple(words))}){repeated}") if words else re.compile("(?!)")


def _opened(reading: Reading, text: str, marks: Marks) -> Reading:
    """Take off the words that open the clause: 确保, 全省."""
    start = reading.start
    while start < reading.end and (mark := marks.opening.at_start(text, start, reading.end)) is not None:
        start += len(mark.word)
    return reading._replace(start=start if start < reading.end else reading.start)


def load_unnumbered(documents: list[tuple[str, Any]]) -> Unnumbered:
    """Read the rules from the last of the (file name, content) pairs; raises RulesError naming file and place."""
    name, document = documents[-1]
    try:
        return Unnumbered(UnnumberedFile.model_validate(document))
    except ValidationError as error:
        raise misfitting(name, error) from error
