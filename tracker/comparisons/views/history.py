"""The history: one indicator of one region over the years, targets against actuals with all vintages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from tracker.comparisons.findings.findings import findings
from tracker.comparisons.gathering.vintage import vintages
from tracker.comparisons.promises.detail import link_headlines
from tracker.comparisons.records.comparison import Comparison, Side, Vintage
from tracker.comparisons.records.finding import Finding
from tracker.comparisons.records.prospect import Prospect
from tracker.comparisons.records.statement import thing_of
from tracker.comparisons.views.prospects import prospects

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.comparisons.gathering.statements import Statements

__all__ = ["History", "HistoryRow", "compared_row", "history", "subject_of"]


class HistoryRow(BaseModel):
    """One year of one measure: a target with what answers it, or an actual without a target."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    year: int
    comparison: Comparison | None
    """None where no target of the year is here."""
    actual: Side | None
    """The figure that answers the target or, without one, the best source's."""
    vintages: tuple[Vintage, ...]
    answering: int
    """The report that tells the actual: that of the year after."""
    policy: str


class History(BaseModel):
    """The targets and actuals of one indicator, by year, with the findings and targets of several years about it."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    region: str
    region_name: str
    indicator: str | None
    label: str
    policy: str
    rows: tuple[HistoryRow, ...]
    prospects: tuple[Prospect, ...]
    findings: tuple[Finding, ...]
    missing: tuple[int, ...]
    """Years between the first and the last of which no report is here."""
    lines: dict[str, int] = Field(exclude=True)


def history(statements: Statements, subject: str, label: str, lines: Mapping[str, int]) -> History:
    """Give the history of a subject (see ``subject_of``); ``lines`` are those of the claims in their sources."""
    rules = statements.rules
    rows: list[HistoryRow] = []
    found: list[Finding] = []
    for year in statements.years:
        compared = link_headlines(statements, year)
        about = [one for one in compared if _subject(one.indicator, one.label, statements) == subject]
        rows += [compared_row(one, rules.policy.id) for one in about]
        rows += _unasked(statements, year, subject, {one.target.measure for one in about})
        told = findings(statements, year, compared) if about or subject in _subjects(statements, year) else []
        found += [one for one in told if one.label and _subject(one.indicator, one.label, statements) == subject]
    ahead = [one for one in prospects(statements) if _subject(one.indicator, one.label, statements) == subject]
    years = [row.year for row in rows]
    return History(
        region=statements.region,
        region_name=statements.region_name,
        indicator=None if subject.startswith("=") else subject,
        label=label,
        policy=rules.policy.id,
        rows=tuple(rows),
        prospects=tuple(ahead),
        findings=tuple(found),
        missing=tuple(year for year in _between(years) if not statements.reported(year)),
        lines=lines,
    )


def subject_of(named: str, statements: Statements) -> tuple[str, str] | None:
    """Give the subject that a user names by id, name or label, with its label; None where nothing is called so."""
    known = statements.rules.indicators.get(named) or statements.rules.indicators.named(named)
    if known:
        return known.id, known.zh
    subject = thing_of(None, named, statements.rules.policy)
    return (subject, named) if any(one.thing == subject for one in statements.every) else None


def compared_row(one: Comparison, policy: str) -> HistoryRow:
    """Give the row of a comparison."""
    return HistoryRow(
        year=one.year,
        comparison=one,
        actual=one.actual,
        vintages=one.vintages,
        answering=one.year + 1,
        policy=policy,
    )


def _subject(indicator: str | None, label: str, statements: Statements) -> str:
    return thing_of(indicator, label, statements.rules.policy)


def _subjects(statements: Statements, year: int) -> set[str]:
    return {one.thing for one in statements.actuals.get(year, ())}


def _unasked(statements: Statements, year: int, subject: str, asked: set[str]) -> Iterator[HistoryRow]:
    """Give what was reached on measures that had no target in the year."""
    same = [one for one in statements.actuals.get(year, ()) if one.thing == subject and one.side.value is not None]
    for measure in sorted({one.side.measure for one in same} - asked):
        found = vintages([one for one in same if one.side.measure == measure], statements.rules.policy)
        told = tuple(
            Vintage(side=one.side, told=one.told, verdict=None, verdict_strict=None, gap=None, reason=None)
            for one in found
        )
        yield HistoryRow(
            year=year,
            comparison=None,
            actual=found[0].side,
            vintages=told,
            answering=year + 1,
            policy=statements.rules.policy.id,
        )


def _between(years: list[int]) -> range:
    return range(min(years), max(years) + 2) if years else range(0)
