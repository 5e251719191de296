"""Reviewing: a region's reviews, made of what is stored of it or stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.comparisons.findings.dispute import disputed_years
from tracker.comparisons.findings.findings import findings, in_order, task_findings
from tracker.comparisons.gathering.evidence import Places
from tracker.comparisons.gathering.statements import statements_of
from tracker.comparisons.judging.linking import absence_reason
from tracker.comparisons.promises.detail import link_details, link_headlines
from tracker.comparisons.promises.undertakings import link_tasks
from tracker.comparisons.records.review import Review
from tracker.comparisons.views.courses import courses
from tracker.comparisons.views.prospects import prospects

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.comparisons.gathering.material import Material
    from tracker.comparisons.gathering.statements import Statements
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["review", "review_all", "review_statements", "review_targets", "with_tasks"]


def review(material: Material, year: int, rulebook: Rulebook) -> Review:
    """Give everything there is to say of one year; a year without targets still has its findings."""
    return review_all(material, rulebook, [year])[0]


def review_statements(statements: Statements, year: int, lines: Mapping[str, int]) -> Review:
    """Give what there is to say of a region and year, without the courses of its targets.

    ``lines`` are those of the claims in their sources.
    """
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
    )


def review_all(material: Material, rulebook: Rulebook, years: Sequence[int] | None = None) -> list[Review]:
    """Give the reviews of some years, or of every year of which there is something to say."""
    statements = statements_of(material, rulebook)
    lines = Places(material.claims, material.texts)
    wanted = years if years is not None else sorted({*statements.targets, *disputed_years(statements)})
    return [_with_courses(review_statements(statements, year, lines), statements) for year in wanted]


def _with_courses(found: Review, statements: Statements) -> Review:
    """Give a review with what was reached in the years before its own."""
    return found.model_copy(update={"courses": tuple(courses(statements, found.year, found.comparisons))})
