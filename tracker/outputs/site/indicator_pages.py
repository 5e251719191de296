"""Indicator pages: an indicator over the years, with its leagues."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Figure, Measure
from tracker.outputs.site.address import anchor, indicator_page
from tracker.outputs.site.bars import Bar, Counted, verdict_shares
from tracker.outputs.site.downloads import offer
from tracker.outputs.site.kept import leagues_inputs
from tracker.outputs.site.league_pages import league_pages, write_leagues
from tracker.outputs.site.multiple import Point, multiples
from tracker.outputs.site.pages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.comparisons.views.league import League
    from tracker.outputs.site.folder import FolderSum
    from tracker.outputs.site.heat_columns import HeatColumn
    from tracker.outputs.site.pages import PageWriter
    from tracker.outputs.site.totals import Contest, IndicatorShare

__all__ = ["IndicatorCount", "IndicatorSum", "write_indicator"]

_RECENT = 12
"""Years that a small picture has room for."""

Series = dict[tuple[str, str | None], dict[str, list[Point]]]
"""Points of each region, by measure and unit."""


class IndicatorCount(BaseModel):
    """How often an indicator is a target, and how often it was met."""

    model_config = ConfigDict(frozen=True)

    id: str
    stated: int
    judged: int
    met: int
    years: tuple[int, ...]


class IndicatorSum(NamedTuple):
    """What comes of writing the pages of an indicator, for the pages of all."""

    columns: list[HeatColumn]
    told: IndicatorCount
    verdicts: dict[str, int]
    written: FolderSum


class LeagueRecord(BaseModel):
    """What a league comes to; figures are of the measure and unit that most targets have."""

    model_config = ConfigDict(frozen=True)

    indicator: str
    year: int
    level: str | None
    measure: Measure | None
    unit: str | None
    judged: int
    met: int
    near: int
    missed: int
    target_count: int
    target_mean: Figure | None
    target_median: Figure | None
    actual_count: int
    actual_mean: Figure | None
    actual_median: Figure | None
    no_report: int
    no_target: int
    policy: str


def write_indicator(writer: PageWriter, share: IndicatorShare) -> IndicatorSum:
    """Write the pages of an indicator."""
    contests = {year: share.contests(year, writer.rules) for year in share.years}
    columns = write_leagues(writer, share.indicator, contests, leagues_inputs(writer, share))
    _write_overview(writer, share, contests)
    verdicts = sum((_verdicts(found) for found in contests.values()), Counter[str]())
    told = IndicatorCount(
        id=share.indicator,
        stated=sum(one.stated for one in columns),
        judged=sum(one.judged for one in columns),
        met=sum(one.met for one in columns),
        years=tuple(share.years),
    )
    return IndicatorSum(columns, told, dict(verdicts), writer.folder.hand_over())


def _verdicts(contests: Sequence[Contest]) -> Counter[str]:
    return Counter(row.verdict for one in contests for row in one.league.rows if row.verdict)


def _write_overview(writer: PageWriter, share: IndicatorShare, contests: Mapping[int, Sequence[Contest]]) -> None:
    leagues = [one.league for found in contests.values() for one in found]
    series = _series(leagues)
    measure, unit = max(series, key=lambda key: sum(map(len, series[key].values())), default=("growth", None))
    points, years = series.get((measure, unit), {}), share.years[-_RECENT:]
    drawn = [(code, recent) for code in share.names if (recent := _since(years[0], points.get(code, [])))]
    records = [_record(one) for one in leagues]
    writer.page(
        "indicator",
        indicator_page(share.indicator),
        "indicators",
        id=share.indicator,
        known=writer.rules.indicators.get(share.indicator),
        years=league_pages(share.indicator, share.years),
        leagues=[one.league for year in sorted(contests, reverse=True) for one in contests[year]],
        bars=_years_told(writer, share.indicator, contests),
        multiples=multiples(drawn, years),
        names=share.names,
        row=anchor("row", share.indicator, measure),
        unit=unit,
        files=offer(writer.folder, records, LeagueRecord, "indicators", share.indicator),
    )


def _years_told(writer: PageWriter, indicator: str, contests: Mapping[int, Sequence[Contest]]) -> list[Bar]:
    """Give a bar of verdicts for each of the last years, the last first."""
    years = sorted(contests, reverse=True)[:_RECENT]
    rows = (
        Counted(dict.fromkeys(LANGUAGES, str(year)), _verdicts(contests[year]), indicator_page(indicator, year))
        for year in years
    )
    return verdict_shares(rows, writer)


def _record(league: League) -> LeagueRecord:
    same = league.model_dump(include=set(LeagueRecord.model_fields))
    targets, actuals = league.targets, league.actuals
    return LeagueRecord(
        **same,
        target_count=targets.count,
        target_mean=targets.mean,
        target_median=targets.median,
        actual_count=actuals.count,
        actual_mean=actuals.mean,
        actual_median=actuals.median,
    )


def _series(leagues: Sequence[League]) -> Series:
    """Give the points of all leagues, each on the measure and unit that most targets of its league have."""
    series: Series = {}
    for league in leagues:
        key = (league.measure or "", league.unit)
        for row in league.rows:
            if row.target and row.verdict and (row.target.measure, row.target.unit) == key:
                same = row.actual if row.actual and (row.actual.measure, row.actual.unit) == key else None
                points = series.setdefault(key, {}).setdefault(row.region, [])
                points.append(Point(league.year, row.target, same, row.verdict))
    return series


def _since(year: int, points: Sequence[Point]) -> list[Point]:
    return [one for one in points if one.year >= year]
