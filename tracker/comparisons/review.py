"""The review: everything there is to say of one region and year, ready to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping  # a field is of it
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, SkipValidation, computed_field

from tracker.comparisons.comparison import Comparison
from tracker.comparisons.course import Reached, courses
from tracker.comparisons.detail import link_details, link_headlines
from tracker.comparisons.dispute import disputed_years
from tracker.comparisons.evidence import Places
from tracker.comparisons.finding import Finding
from tracker.comparisons.findings import findings, in_order, task_findings
from tracker.comparisons.linking import absence_reason
from tracker.comparisons.prospect import Prospect, prospects
from tracker.comparisons.statements import statements_of
from tracker.comparisons.undertaking import Undertaking
from tracker.comparisons.undertakings import link_tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.comparisons.material import Material
    from tracker.comparisons.statements import Statements
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Review", "Totals", "review", "review_all", "review_statements", "review_targets", "totals_of", "with_tasks"]

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


def review(material: Material, year: int, rulebook: Rulebook) -> Review:
    """Give everything there is to say of one year; a year without targets still has its findings."""
    return review_statements(statements_of(material, rulebook), year, Places(material.claims, material.texts))


def review_statements(statements: Statements, year: int, lines: Mapping[str, int]) -> Review:
    """Give everything there is to say of a region and year; ``lines`` are those of the claims in their sources."""
    return with_tasks(review_targets(statements, year, lines), statements)


def with_tasks(found: Review, statements: Statements) -> Review:
    """Give a review with the promises without a figure, and what is found of them."""
    tasks = link_tasks(statements, found.year)
    told = in_order([*found.findings, *task_findings(tasks)], statements.rules)
    return found.model_copy(update={"tasks": tuple(tasks), "findings": tuple(told)})


def review_targets(statements: Statements, year: int, lines: Mapping[str, int]) -> Review:
    """Give what there is to say of the targets alone: to look for what has no figure takes as long again."""
    found = link_headlines(statements, year)
    return Review.model_construct(
        region=statements.region,
        region_name=found[0].region_name if found else statements.region_name,
        year=year,
        policy=statements.rules.policy.id,
        comparisons=tuple(found),
        details=tuple(link_details(statements, year, found)),
        findings=tuple(findings(statements, year, found)),
        prospects=tuple(prospects(statements, year)),
        absence=absence_reason(statements, year + 1),
        lines=lines,
        courses=tuple(courses(statements, year, found)),
    )


def review_all(material: Material, rulebook: Rulebook, years: Sequence[int] | None = None) -> list[Review]:
    """Give the reviews of some years, or of every year of which there is something to say."""
    statements = statements_of(material, rulebook)
    lines = Places(material.claims, material.texts)
    wanted = years if years is not None else sorted({*statements.targets, *disputed_years(statements)})
    return [review_statements(statements, year, lines) for year in wanted]
