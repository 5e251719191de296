"""Findings: their words, and the words by which they are known."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ValidationError

from tracker.rulebook.indicators import Nature
from tracker.rulebook.policy import Wording
from tracker.rulebook.refusal import misfitting
from tracker.rulebook.success import AdmittedWords, BlanketWords
from tracker.rulebook.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CodeWords", "FindingRules", "Relation", "Share", "Weight", "load_findings"]

Weight = Literal["loud", "quiet", "silent"]


class CodeWords(Wording):
    """The title of a kind of finding, its text with blanks, and where it is told."""

    weight: Weight
    text: Wording


class Firmness(Table):
    """How firm comparators and words of strength are; a lower number is softer."""

    comparators: dict[str, int]
    strengths: dict[str, int]


class Trending(Table):
    """Which levels rise by themselves: of these natures, in units of these kinds, of these indicators."""

    natures: tuple[Nature, ...]
    units: tuple[str, ...]
    indicators: tuple[str, ...]


class Relation(Table):
    """A relative target that can be judged, and what it is held against."""

    words: tuple[str, ...]
    indicators: tuple[str, ...] | None = None
    """What the target must be about, anything where None."""
    reference: str
    """An indicator, ``last_year``, or ``parent``."""
    instead: str | None = None
    """The indicator that is taken where no growth of the reference is told."""
    parent: str | None = None
    """Level of the region above that is meant."""
    sense: Literal["at_least", "more"]
    tolerance: Decimal
    """Percentage points below the reference that are nearly as much; 0 where only the rounding of digits excuses."""
    real: bool = False
    """The figure held against the reference must be at constant prices; one at current prices decides nothing."""

    def fits(self, quote: str, indicator: str | None) -> bool:
        """Tell whether this entry is meant for a target with such a quote."""
        return any(word in quote for word in self.words) and (self.indicators is None or indicator in self.indicators)


class Share(Table):
    """Three indicators of which the first is the second by the third."""

    share: str
    part: str
    whole: str


class FindingRules(Table):
    """The whole of ``findings.yaml``; the file explains every part."""

    codes: dict[str, CodeWords]
    words: dict[str, Wording]
    blanket: BlanketWords
    admitted: AdmittedWords
    bases: tuple[str, ...]
    real: tuple[str, ...]
    firmness: Firmness
    trending: Trending
    relations: tuple[Relation, ...]
    shares: tuple[Share, ...]
    covers: tuple[tuple[str, str], ...] = ()
    """Pairs of indicators of which a target for one speaks of the other too."""
    great_fall: Decimal = Decimal(15)
    """Percent by which levels fall where prices and rounding do not explain it beside a growth told as positive."""
    grades: dict[str, Wording]

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of every code in the order of telling."""
        return {code: place for place, code in enumerate(self.codes)}

    def basis(self, quote: str) -> str | None:
        """Give the word of a quote that puts its figure on another base, None where it has none."""
        return next((word for word in self.bases if word in quote), None)

    def relation(self, quote: str, indicator: str | None) -> Relation | None:
        """Give how the relative target of a quote is judged, None where no entry fits."""
        return next((one for one in self.relations if one.fits(quote, indicator)), None)


def load_findings(documents: list[tuple[str, Any]]) -> FindingRules:
    """Read the rules from the last of the (file name, content) pairs; raises RulesError with file and field."""
    name, document = documents[-1]
    try:
        return FindingRules.model_validate(document)
    except ValidationError as error:
        raise misfitting(name, error) from error
