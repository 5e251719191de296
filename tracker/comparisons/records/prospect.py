"""The prospect: a target of several years, how far it has come, and what the remaining years need."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Figure, Span
from tracker.comparisons.records.comparison import Side, Verdict

__all__ = ["Prospect", "YearFigure"]


class YearFigure(BaseModel):
    """What one year adds to a target of several years."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    year: int
    side: Side


class Prospect(BaseModel):
    """A target that spans several years or lies ahead of the report that sets it."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    region: str
    region_name: str
    told: int
    """Year of the report that sets it."""
    first: int
    last: int
    span: Span | None
    """None for a level to be had in the last year."""
    indicator: str | None
    label: str
    target: Side
    progress: tuple[YearFigure, ...]
    missing: tuple[int, ...]
    """Years that are over and of which no figure is here."""
    reached: Figure | None
    """What the years so far come to, in the unit of the target."""
    needed: Figure | None
    """What every remaining year needs, in ``needed_unit``."""
    needed_unit: str | None
    actual: Side | None
    """What decides: a figure of a report, or one derived from the figures of all years."""
    verdict: Verdict
    verdict_strict: Verdict
    gap: Figure | None
    gap_unit: str | None
    reason: str | None
    answering: int
    """The report that would answer: that of the year after the last."""
