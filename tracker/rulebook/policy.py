"""The policy: how targets are judged, and with which words the results are told."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field, ValidationError

from tracker.rulebook.directory import read_rules
from tracker.rulebook.refusal import misfitting
from tracker.rulebook.table import Table
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = [
    "FigureWords",
    "Language",
    "Policy",
    "Reading",
    "Scope",
    "Tolerance",
    "VerdictWords",
    "Wording",
    "load_policy",
]

Language = Literal["zh", "en"]


class Wording(Table):
    """One thing said in both languages."""

    zh: str
    en: str

    def say(self, lang: Language) -> str:
        """Give the words in one language."""
        return self.zh if lang == "zh" else self.en


class Tolerance(Wording):
    """A tolerance and the targets that it is for: the larger of ``points`` and ``share`` of the target's figure."""

    indicators: tuple[str, ...] | None = None
    measures: tuple[str, ...] | None = None
    rates: bool = False
    """For targets in percent only; ``points`` are percentage points."""
    points: Decimal | None = None
    share: Decimal | None = None

    def fits(self, indicator: str | None, measure: str, *, rate: bool) -> bool:
        """Tell whether this tolerance is meant for such a target."""
        if self.indicators is not None and indicator not in self.indicators:
            return False
        if self.measures is not None and measure not in self.measures:
            return False
        return rate or not self.rates

    def amount(self, figure: Decimal, points: Decimal | int = 1) -> Decimal:
        """Give the tolerance of a target ``figure``, where ``points`` is the size of a percentage point."""
        fixed = (self.points or Decimal(0)) * points
        return max(fixed, (self.share or Decimal(0)) * abs(figure))


class Reading(Table):
    """How a comparator is read: as a floor, as a ceiling, or by the direction of the indicator."""

    sense: Literal["at_least", "at_most", "direction"]
    open: bool = False


class Scope(Table):
    """A part of what an indicator covers, with the words of labels that limit a figure to it."""

    id: str
    words: tuple[str, ...]
    indicators: tuple[str, ...] | None = None
    """Where the words say this; every indicator, and labels outside the vocabulary, where None."""

    def word_in(self, label: str, indicator: str | None) -> str | None:
        """Give the word by which a label limits an indicator to this scope, None where it has none."""
        if self.indicators is not None and indicator not in self.indicators:
            return None
        for word in self.words:
            if word in label:
                return word
        return None


class VerdictWords(Wording):
    """A verdict's words, its shape (one cell wide in every terminal), and its style where colour is wanted."""

    id: str
    rare: bool = False
    """Totals leave it out where there is none of it."""
    shape: str
    ascii: str
    style: str


class FigureWords(Table):
    """Patterns for figures by comparator, words for strengths and units, in one language."""

    rises: dict[str, str]
    falls: dict[str, str]
    changes: str
    ends: str = "{first}-{last}{mark}{unit}"
    """Pattern for the two ends of a range with a unit, and with a mark of one (%), which some languages say twice."""
    strengths: dict[str, str]
    units: dict[str, tuple[Decimal, str]]
    """By unit of the text: what one of it is worth in, and called as, the unit of the language."""
    units_of: dict[str, dict[str, tuple[Decimal, str]]] = Field(default={})
    """The same for certain indicators, where a unit is called otherwise."""
    magnitudes: tuple[str, ...] = ()
    """What names of units begin with, each worth a thousand of the one before: none, k, m."""

    def unit(self, unit: str | None, indicator: str | None) -> tuple[Decimal, str]:
        """Give what one unit of the text is worth, and its name; a unit without an entry stays."""
        named = unit or ""
        own = self.units_of.get(indicator or "")
        return (own and own.get(named)) or self.units.get(named) or (Decimal(1), named)


class Policy(Table):
    """The whole of ``policy.yaml``; the file explains every part."""

    name: str
    version: int
    tolerances: tuple[Tolerance, ...]
    no_tolerance: tuple[str, ...]
    fragile_factors: tuple[Decimal, ...]
    rate_units: tuple[str, ...]
    readings: dict[str, Reading]
    unknown_direction: Literal["undecided", "at_least"]
    sources: tuple[str, ...]
    label_prefixes: tuple[str, ...]
    scopes: tuple[Scope, ...] = ()
    report_title: Wording
    verdicts: tuple[VerdictWords, ...]
    task_verdicts: tuple[VerdictWords, ...]
    """The verdicts of named tasks, worst first."""
    reasons: dict[str, Wording]
    figures: dict[Language, FigureWords]

    @property
    def id(self) -> str:
        """Name and version, as outputs print them."""
        return f"{self.name}-{self.version}"

    def tolerance(self, indicator: str | None, measure: str, unit: str | None) -> Tolerance | None:
        """Give the first tolerance that fits such a target, None where no entry does."""
        rate = unit in self.rate_units
        return next((one for one in self.tolerances if one.fits(indicator, measure, rate=rate)), None)

    def scopes_in(self, label: str, indicator: str | None) -> list[tuple[str, str]]:
        """Give the scopes to which a label limits an indicator, each with the word that says so."""
        if not self._limiting.search(label):  # as in most
            return []
        told = ((scope.id, scope.word_in(label, indicator)) for scope in self.scopes)
        return [(one, word) for one, word in told if word]

    @cached_property
    def _limiting(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(word for scope in self.scopes for word in scope.words))

    def words(self, verdict: str) -> VerdictWords:
        """Give the words of a verdict."""
        return self.verdicts[self._ranks[verdict]]

    def task_words(self, verdict: str) -> VerdictWords:
        """Give the words of the verdict of a named task."""
        return next(words for words in self.task_verdicts if words.id == verdict)

    def rank(self, verdict: str) -> int:
        """Give the place of a verdict in the order of scorecards, 0 for the worst."""
        return self._ranks[verdict]

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {words.id: place for place, words in enumerate(self.verdicts)}


def load_policy(directories: tuple[Path, ...]) -> Policy:
    """Read ``policy.yaml``; later directories set parts of it anew. Raises RulesError with file and field."""
    path, content = read_rules(directories, "policy.yaml", lists="stand")
    try:
        return Policy.model_validate(content)
    except ValidationError as error:
        raise misfitting(path, error) from error
