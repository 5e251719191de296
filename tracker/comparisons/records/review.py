"""The review: everything there is to say of one region and year, ready to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping  # a field is of it
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, SkipValidation, computed_field

from tracker.comparisons.records.comparison import Comparison
from tracker.comparisons.records.course import Reached
from tracker.comparisons.records.finding import Finding
from tracker.comparisons.records.prospect import Prospect
from tracker.comparisons.records.undertaking import Undertaking

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Review", "Totals", "totals_of"]

_JUDGED = ("met", "near", "missed")


class Totals(BaseModel):
    """How many targets there are, and how many came out how."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    stated: int
    judged: int
    self_reported: int
    """Judged from nothing but the region's own reports."""
    verdicts: dict[str, int]


class Review(BaseModel):
    """The comparisons and findings of one region and year, and the targets of several years that its report sets."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    region: str
    region_name: str
    year: int
    policy: str
    comparisons: tuple[Comparison, ...]
    details: tuple[Comparison, ...] = ()
    """The promises of detail, in the order of the report."""
    tasks: tuple[Undertaking, ...] = ()
    """The promises without a figure, in the order of the report."""
    findings: tuple[Finding, ...]
    prospects: tuple[Prospect, ...]
    absence: str | None
    """Why a figure missing from the next report proves nothing, None where that report is here in full."""
    lines: SkipValidation[Mapping[str, int]] = Field(exclude=True)
    """Line in its source of every claim that is named here; ``Places`` where its evidence is known, too."""
    courses: tuple[tuple[Reached, ...], ...] = Field(default=(), exclude=True)
    """What was reached in the years before, for every comparison in turn."""

    @property
    def targets(self) -> tuple[Comparison, ...]:
        """Every target: the headline ones, then the promises of detail."""
        return (*self.comparisons, *self.details)

    @property
    def promises(self) -> tuple[Comparison | Undertaking, ...]:
        """Every target, then the promises without a figure."""
        return (*self.targets, *self.tasks)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def totals(self) -> Totals:
        """Count the verdicts."""
        return totals_of(self.comparisons)


def totals_of(comparisons: Sequence[Comparison]) -> Totals:
    """Count comparisons, and their verdicts."""
    verdicts: Counter[str] = Counter(one.verdict for one in comparisons)
    own = [one for one in comparisons if one.self_reported and one.verdict in _JUDGED]
    return Totals(
        stated=len(comparisons),
        judged=sum(verdicts[name] for name in _JUDGED),
        self_reported=len(own),
        verdicts={name: verdicts[name] for name in sorted(verdicts)},
    )
