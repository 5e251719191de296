"""The league: one indicator and year over all regions, missing ones listed as missing."""

from __future__ import annotations

from collections import Counter
from statistics import mean, median
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Figure, Measure
from tracker.comparisons.judging.linking import link
from tracker.comparisons.records.comparison import Comparison, Side, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

    from tracker.comparisons.gathering.statements import Statements
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Entrant", "Figures", "League", "LeagueRow", "league", "league_of"]

_JUDGED = {"met", "near", "missed"}
_SETTLED = {*_JUDGED, "pending"}
"""Verdicts that neither words nor figures under other names can change."""


class Entrant(BaseModel):
    """One region with its comparisons of an indicator and year, before it is set beside the others."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    region: str
    region_name: str
    level: str
    reported: bool
    """Whether a report of the year is here."""
    comparisons: tuple[Comparison, ...]


class LeagueRow(BaseModel):
    """One region: its target of the year with what answers it, or why there is none."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    region: str
    region_name: str
    level: str
    target: Side | None
    actual: Side | None
    gap: Figure | None
    gap_unit: str | None
    verdict: Verdict | None
    verdict_strict: Verdict | None
    self_reported: bool
    missing: str | None
    """no_report where the report of the year is not here, no_target where it sets none; else None."""
    indicator: str
    year: int
    policy: str


class Figures(BaseModel):
    """Mean and median of the figures on one measure and in one unit."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    mean: Figure | None
    median: Figure | None
    count: int


class League(BaseModel):
    """All regions of one indicator and year, in the order of their codes, with what they have in common."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    indicator: str
    year: int
    level: str | None
    policy: str
    measure: Measure | None
    """The measure that most targets are on; the figures below are of that one."""
    unit: str | None
    rows: tuple[LeagueRow, ...]
    targets: Figures
    actuals: Figures
    common_level: str | None
    """The level of all regions, None where they are of several."""
    regions: int
    """All regions that were asked about, whichever of them ``rows`` show."""
    stated: int
    """Those that set a target."""
    verdicts: dict[str, int]
    """How many targets came out how."""
    judged: int
    met: int
    near: int
    missed: int
    no_report: int
    no_target: int


def league(
    regions: Iterable[Statements],
    indicator: str,
    year: int,
    rules: Rulebook,
    level: str | None = None,
    whole: Callable[[Statements], Statements] | None = None,
) -> League:
    """Give the league of an indicator and year over some regions, of one level where it is given.

    ``whole`` gives all figures and texts of a region; it is asked only where those of the indicator
    alone decide nothing.
    """
    entrants = (
        Entrant(
            region=each.region,
            region_name=each.region_name,
            level=rules.divisions.level(each.region) or "",
            reported=bool(each.reported(year)),
            comparisons=_compared(each, indicator, year, whole),
        )
        for each in regions
        if level in {None, rules.divisions.level(each.region) or ""}
    )
    return league_of(entrants, indicator, year, rules, level)


def _compared(
    statements: Statements, indicator: str, year: int, whole: Callable[[Statements], Statements] | None
) -> tuple[Comparison, ...]:
    found = tuple(link(statements, year, indicator))
    if whole is None or all(one.verdict in _SETTLED for one in found):
        return found
    return tuple(link(whole(statements), year, indicator))


def league_of(
    entrants: Iterable[Entrant], indicator: str, year: int, rules: Rulebook, level: str | None = None
) -> League:
    """Give the league of some entrants; ``level`` says what they have in common, None where they are of several."""
    found = sorted(entrants, key=lambda one: one.region)
    measure, unit = _common([one.target for each in found for one in each.comparisons])
    rows = [_row(each, _preferred(each.comparisons, measure, unit), indicator, year, rules) for each in found]
    verdicts: Counter[str | None] = Counter(row.verdict for row in rows)
    missing: Counter[str | None] = Counter(row.missing for row in rows)
    return League(
        indicator=indicator,
        year=year,
        level=level,
        policy=rules.policy.id,
        measure=measure,
        unit=unit,
        rows=tuple(rows),
        targets=_figures([row.target for row in rows], measure, unit),
        actuals=_figures([row.actual for row in rows], measure, unit),
        common_level=_shared_level(rows),
        regions=len(rows),
        stated=sum(row.target is not None for row in rows),
        verdicts={name: count for name, count in sorted(verdicts.items(), key=str) if name is not None},
        judged=sum(verdicts[name] for name in _JUDGED),
        met=verdicts["met"],
        near=verdicts["near"],
        missed=verdicts["missed"],
        no_report=missing["no_report"],
        no_target=missing["no_target"],
    )


def _shared_level(rows: Sequence[LeagueRow]) -> str | None:
    levels = {row.level for row in rows}
    return levels.pop() or None if len(levels) == 1 else None


def _common(targets: Sequence[Side]) -> tuple[Measure | None, str | None]:
    """Give the measure and unit of most targets with a figure; growth where there is a tie."""
    counted = Counter((one.measure, one.unit) for one in targets if one.value is not None)
    found = sorted(counted, key=lambda key: (-counted[key], key[0] != "growth", str(key)))
    return found[0] if found else (None, None)


def _preferred(ones: Sequence[Comparison], measure: str | None, unit: str | None) -> Comparison | None:
    same = [one for one in ones if (one.target.measure, one.target.unit) == (measure, unit)]
    return next(iter(same or ones), None)


def _row(entrant: Entrant, one: Comparison | None, indicator: str, year: int, rules: Rulebook) -> LeagueRow:
    missing = None if one else "no_target" if entrant.reported else "no_report"
    return LeagueRow(
        region=entrant.region,
        region_name=one.region_name if one else entrant.region_name,
        level=entrant.level,
        target=one.target if one else None,
        actual=one.actual if one else None,
        gap=one.gap if one else None,
        gap_unit=one.gap_unit if one else None,
        verdict=one.verdict if one else None,
        verdict_strict=one.verdict_strict if one else None,
        self_reported=bool(one and one.self_reported),
        missing=missing,
        indicator=indicator,
        year=year,
        policy=rules.policy.id,
    )


def _figures(sides: Sequence[Side | None], measure: str | None, unit: str | None) -> Figures:
    values: list[Decimal] = [
        one.value for one in sides if one and one.value is not None and (one.measure, one.unit) == (measure, unit)
    ]
    if not values:
        return Figures(mean=None, median=None, count=0)
    return Figures(mean=round(mean(values), 2), median=median(values), count=len(values))
