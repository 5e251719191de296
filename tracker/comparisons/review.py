"""The review: everything there is to say of one region and year, ready to be shown."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, computed_field

from tracker.claims.claim import Claim
from tracker.comparisons.comparison import Comparison
from tracker.comparisons.conflict import Conflict, conflicts
from tracker.comparisons.linking import absence_reason, compare, is_target, statements_of
from tracker.store.card import ReportCard
from tracker.store.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.store import Store

__all__ = ["Material", "Review", "Totals", "gather", "review", "review_years"]

_JUDGED = ("met", "near", "missed")


class Material(BaseModel):
    """What is stored of one region: claims and cards of its reports, and cited facts."""

    model_config = ConfigDict(frozen=True)

    region: str
    region_name: str
    claims: tuple[Claim, ...] = ()
    facts: tuple[Fact, ...] = ()
    reports: tuple[ReportCard, ...] = ()


class Totals(BaseModel):
    """How many targets there are, and how many came out how."""

    model_config = ConfigDict(frozen=True)

    stated: int
    judged: int
    self_reported: int
    """Judged from nothing but the region's own reports."""
    verdicts: dict[str, int]


class Review(BaseModel):
    """The comparisons and conflicts of one region and year."""

    model_config = ConfigDict(frozen=True)

    region: str
    region_name: str
    year: int
    policy: str
    comparisons: tuple[Comparison, ...]
    conflicts: tuple[Conflict, ...]
    absence: str | None
    """Why a figure missing from the next report proves nothing, None where that report is here in full."""
    lines: dict[str, int] = Field(exclude=True)
    """Line in its source of every claim that is named here."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def totals(self) -> Totals:
        """Count the verdicts."""
        verdicts: Counter[str] = Counter(one.verdict for one in self.comparisons)
        own = [one for one in self.comparisons if one.self_reported and one.verdict in _JUDGED]
        return Totals(
            stated=len(self.comparisons),
            judged=sum(verdicts[name] for name in _JUDGED),
            self_reported=len(own),
            verdicts={name: verdicts[name] for name in sorted(verdicts)},
        )


def gather(store: Store, region: str, region_name: str, rulebook: Rulebook) -> Material:
    """Give what the store holds of a region and its lineage."""
    lineage = rulebook.divisions.lineage(region)
    return Material(
        region=region,
        region_name=region_name,
        claims=tuple(store.claims(lineage)),
        facts=tuple(store.facts(lineage)),
        reports=tuple(store.reports(lineage)),
    )


def review(material: Material, year: int, rulebook: Rulebook) -> Review:
    """Give everything there is to say of one year; a year without targets still has its conflicts."""
    claims, facts, reports = material.claims, material.facts, material.reports
    region = material.region
    found = compare(claims, region=region, year=year, facts=facts, reports=reports, rulebook=rulebook)
    return Review(
        region=region,
        region_name=found[0].region_name if found else material.region_name,
        year=year,
        policy=rulebook.policy.id,
        comparisons=tuple(found),
        conflicts=tuple(conflicts(claims, region=region, year=year, facts=facts, reports=reports, rulebook=rulebook)),
        absence=absence_reason(year + 1, region=region, claims=claims, reports=reports, rulebook=rulebook),
        lines={claim.id: claim.line for claim in claims},
    )


def review_years(material: Material, rulebook: Rulebook) -> Sequence[int]:
    """Give the years of which there is something to say: those with targets or with conflicts, ascending."""
    claims, facts, reports = material.claims, material.facts, material.reports
    region = material.region
    stated = statements_of(claims, region=region, facts=facts, reports=reports, rulebook=rulebook)
    disputed = conflicts(claims, region=region, facts=facts, reports=reports, rulebook=rulebook)
    return sorted({one.year for one in stated if is_target(one)} | {one.year for one in disputed})
