"""Target records: every target of a region as a row of a file to download, without the words that its texts have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Comparator, Figure, Measure, Tier
from tracker.comparisons.records.comparison import Verdict
from tracker.outputs.site.downloads import offer, offer_packed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.comparisons.records.comparison import Comparison
    from tracker.comparisons.records.review import Review
    from tracker.outputs.site.downloads import Files
    from tracker.outputs.site.folder import SiteFolder

__all__ = ["TargetRecord", "offer_targets"]


class TargetRecord(BaseModel):
    """One target with what answers it."""

    model_config = ConfigDict(frozen=True)

    year: int
    tier: Tier
    indicator: str | None
    label: str | None
    """What is measured, in the words of the text; None where the vocabulary has a name for it."""
    measure: Measure
    comparator: Comparator | None
    target: Figure | None
    target_high: Figure | None
    unit: str | None
    verdict: Verdict
    actual: Figure | None
    actual_unit: str | None
    gap: Figure | None
    gap_unit: str | None


def offer_targets(folder: SiteFolder, code: str, reviews: Sequence[Review]) -> Files:
    """Write the targets of a region's scorecards as one file, those of detail with them as a packed one; give both."""
    headlines = [_record(one) for review in reviews for one in review.comparisons]
    files = offer(folder, headlines, TargetRecord, "regions", code, forms=("csv",)) if headlines else ()
    if not any(review.details for review in reviews):
        return files
    whole = [_record(one) for review in reviews for one in review.targets]
    return (*files, *offer_packed(folder, whole, TargetRecord, "regions", f"{code}-all"))


def _record(one: Comparison) -> TargetRecord:
    target, actual = one.target, one.actual
    return TargetRecord(
        year=one.year,
        tier=one.tier,
        indicator=one.indicator,
        label=None if one.indicator else one.label,
        measure=target.measure,
        comparator=target.comparator,
        target=target.value,
        target_high=target.value_high,
        unit=target.unit,
        verdict=one.verdict,
        actual=actual.value if actual else None,
        actual_unit=actual.unit if actual and actual.unit != target.unit else None,
        gap=one.gap,
        gap_unit=one.gap_unit if one.gap_unit != target.unit else None,
    )
