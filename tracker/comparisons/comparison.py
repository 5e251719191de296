"""The comparison: one target, what answers it, and the verdict."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Comparator, Figure, Measure, Strength

__all__ = ["Comparison", "Side", "Verdict", "Vintage"]

Verdict = Literal["met", "near", "missed", "silent", "not_comparable", "untestable", "pending"]


class Side(BaseModel):
    """One side of a comparison: a figure with its quote and where it comes from."""

    model_config = ConfigDict(frozen=True)

    measure: Measure
    comparator: Comparator | None
    value: Figure | None
    value_high: Figure | None
    unit: str | None
    strength: Strength | None
    quote: str | None
    """None for a cited fact whose sentence is not here."""
    source: str
    claim: str | None
    """Id of the claim, None for a cited fact."""
    indicator: str | None = None
    """What the figure measures, which may only be related to what the target measures."""
    basis: str | None = None
    """The word that puts the figure on another base than the plain one (同口径), None for the plain one."""
    derivation: str | None = None
    """How the figure was derived from others, None where the source states it."""
    grade: str | None = None
    """How sure a derived figure is; a code that rules/findings.yaml explains."""


class Vintage(BaseModel):
    """One statement of an actual by one source, with the verdict that it would give alone."""

    model_config = ConfigDict(frozen=True)

    side: Side
    told: int | None
    """Year of the report that tells it, None for a cited fact."""
    verdict: Verdict | None
    verdict_strict: Verdict | None
    gap: Figure | None
    reason: str | None
    """Why it gives no verdict."""


class Comparison(BaseModel):
    """One target of a region and year with the actual that answers it; ``gap`` is actual minus target, signed."""

    model_config = ConfigDict(frozen=True)

    region: str
    region_name: str
    year: int
    indicator: str | None
    label: str
    target: Side
    actual: Side | None
    verdict: Verdict
    verdict_strict: Verdict
    gap: Figure | None
    gap_unit: str | None
    """pp for percentage points, else the unit of the target."""
    tolerance: Figure | None
    fragile: bool
    reason: str | None
    """Why there is no verdict, or what a reader should know of it; a code that rules/policy.yaml explains."""
    self_reported: bool
    other_actuals: tuple[Side, ...]
    vintages: tuple[Vintage, ...] = ()
    """Every source's figure on the target's own measure, best source first, and derived figures behind them."""
    policy: str | None = None
    """Name and version of the policy that it was judged by."""
