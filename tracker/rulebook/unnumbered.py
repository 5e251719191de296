"""Rules for targets without a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tracker.errors import RulesError
from tracker.rulebook.notation import as_pattern
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from tracker.rulebook.marks import Marks

__all__ = ["Unnumbered", "UnnumberedRule", "load_unnumbered"]


class _Example(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    label: str
    base: str | None = None


class UnnumberedRule(BaseModel):
    """One rule: the phrase of a whole clause, and how it is meant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    measure: Literal["relative", "qualitative"]
    phrase: str
    example: _Example
    counter_examples: tuple[str, ...] = Field(min_length=1)


_PARTED = ",;、。:()"


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause that a rule explains; ``start`` and ``end`` hold the label in it."""

    rule: UnnumberedRule
    start: int
    end: int
    base: str | None


class Unnumbered:
    """The rules of rules/unnumbered.yaml, compiled."""

    def __init__(self, rules: tuple[UnnumberedRule, ...], stretch: tuple[str, ...]) -> None:
        self.rules = rules
        self._stretch = re.compile(trie_pattern(stretch))
        self._patterns = [(rule, re.compile(as_pattern(rule.phrase))) for rule in rules]

    def read(self, text: str, start: int, end: int, marks: Marks) -> Reading | None:
        """Read the clause between two offsets; None for a stretch clause or one that no rule explains."""
        if self.stretch(text, start, end):
            return None
        for rule, pattern in self._patterns:
            found = pattern.fullmatch(text, start, end)
            if found:
                base = found.groupdict().get("n2") if rule.measure == "relative" else None
                return _opened(Reading(rule, found.start("n1"), found.end("n1"), base), text, marks)
        return None

    def stretch(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Give the span of the first clause between two offsets that wishes for more than its target."""
        found = self._stretch.search(text, start, end)
        if found is None:
            return None
        opened = max(text.rfind(sign, start, found.start()) for sign in _PARTED)
        closed = [at for sign in _PARTED if (at := text.find(sign, found.end(), end)) >= 0]
        return max(start, opened + 1), min(closed, default=end)


def _opened(reading: Reading, text: str, marks: Marks) -> Reading:
    """Take off the words that open the clause: 确保, 全省."""
    start = reading.start
    while start < reading.end and (mark := marks.opening.at_start(text, start, reading.end)) is not None:
        start += len(mark.word)
    return Reading(reading.rule, start if start < reading.end else reading.start, reading.end, reading.base)


def load_unnumbered(documents: list[tuple[str, Any]]) -> Unnumbered:
    """Read the rules from the last of the (file name, content) pairs; raises RulesError naming file and place."""
    name, document = documents[-1]
    try:
        rules = tuple(UnnumberedRule.model_validate(entry) for entry in document["rules"])
    except ValidationError as error:
        first = error.errors()[0]
        raise RulesError(f"{name}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    return Unnumbered(rules, tuple(document["stretch"]))
