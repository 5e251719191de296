"""The finding: something that a reader should be told besides the verdicts."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, computed_field

from tracker.claims.claim import Figure, Measure
from tracker.comparisons.records.comparison import Side

if TYPE_CHECKING:
    from tracker.comparisons.records.statement import Statement

__all__ = ["OF_TASKS", "Finding", "finding", "sentence_side"]

OF_TASKS = "promised_again"
"""The code of what is found of promises without a figure."""


class Finding(BaseModel):
    """One finding about a region and year; ``code`` says of what kind, rules/findings.yaml in which words."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    code: str
    region: str
    region_name: str
    year: int
    indicator: str | None
    label: str
    """Words of the text for what is measured, empty where the finding is about no single figure."""
    measure: Measure | None
    sides: tuple[Side, ...]
    """The figures or sentences that it rests on, in the order in which its words name them."""
    gap: Figure | None = None
    gap_unit: str | None = None
    """pp for percentage points, else a unit of the text."""
    blanks: dict[str, str] = {}
    """What fills the blanks of its words besides names, figures, sources and the gap."""
    text: dict[str, str] = {}
    """Its words by language, where it is written out."""

    @computed_field  # type: ignore[prop-decorator]
    @cached_property
    def id(self) -> str:
        """Give what tells findings apart; an edit elsewhere in a report leaves it alone."""
        # a copy with other words keeps it; one with other sides would have to be made anew
        told = [(side.claim, side.source, side.quote, str(side.value)) for side in self.sides]
        digest = sha256(repr((self.indicator, self.label, self.measure, told)).encode()).hexdigest()[:8]
        return f"{self.region}-{self.year}-{self.code}-{digest}"


def finding(code: str, about: Statement, *sides: Side, **other: Any) -> Finding:
    """Give a finding about the region, year, indicator and measure of a statement."""
    made = {
        "region": about.region,
        "region_name": about.region_name,
        "year": about.year,
        "indicator": about.indicator,
        "label": about.label,
        "measure": about.side.measure,
    }
    return Finding(code=code, sides=sides, **(made | other))


def sentence_side(quote: str, source: str) -> Side:
    """Give a sentence as a side of a finding: words without a figure."""
    return Side(
        measure="qualitative",
        comparator=None,
        value=None,
        value_high=None,
        unit=None,
        strength=None,
        quote=quote,
        source=source,
        claim=None,
    )
