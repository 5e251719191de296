"""Indicator pages: an indicator over the years, and its league of every year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Figure, Measure
from tracker.comparisons.comparison import Verdict
from tracker.comparisons.ranking import ranked
from tracker.outputs.charts.gaps import gap_picture
from tracker.outputs.charts.league_svg import league_chart, league_marks
from tracker.outputs.site.address import anchor, indicator_page
from tracker.outputs.site.downloads import offer
from tracker.outputs.site.embed_pages import EmbedRow, EmbedTable, write_embed
from tracker.outputs.site.multiple import Point, multiples
from tracker.outputs.site.pages import LANGUAGES
from tracker.outputs.site.tiles import tiles_of
from tracker.outputs.wording.figures import tell_gap
from tracker.outputs.wording.leagues import league_headline
from tracker.outputs.wording.verdicts import tell_side
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.comparisons.league import League, LeagueRow
    from tracker.outputs.site.downloads import Files
    from tracker.outputs.site.folder import FolderSum
    from tracker.outputs.site.pages import PageWriter
    from tracker.outputs.site.totals import Contest, IndicatorShare
    from tracker.rulebook.policy import Language

__all__ = ["HeatColumn", "IndicatorCount", "IndicatorSum", "write_indicator"]

_RECENT = 12
"""Years that a small picture has room for."""

Series = dict[tuple[str, str | None], dict[str, list[Point]]]
"""Points of each region, by measure and unit."""


class HeatColumn(NamedTuple):
    """What an indicator adds to the heat table of a year and level."""

    indicator: str
    year: int
    level: str
    cells: dict[str, tuple[str, str]]
    """By region a verdict with the id of its compared, or why there is none and an empty id."""
    figures: dict[str, dict[Language, str]]
    """By region the gap, or the target where no target is answered yet."""
    stated: int
    judged: int
    met: int
    absent: int
    waiting: bool
    """Whether no target is answered yet."""
    told: dict[Language, str]
    """What the league says in a sentence."""


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
    written: FolderSum


class LeagueEntry(BaseModel):
    """One region of a league, without the words that its texts have."""

    model_config = ConfigDict(frozen=True)

    year: int
    level: str
    region: str
    region_name: str
    measure: Measure | None
    target: Figure | None
    unit: str | None
    actual: Figure | None
    actual_unit: str | None
    gap: Figure | None
    gap_unit: str | None
    verdict: Verdict | None
    missing: str | None
    """no_report or no_target where there is no verdict."""


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
    leagues = [one.league for found in contests.values() for one in found]
    rows = [row for one in leagues for row in one.rows]
    offered = offer(
        writer.folder, [_slim(row) for row in rows], LeagueEntry, "leagues", share.indicator, forms=("csv",)
    )
    columns = []
    for year, found in contests.items():
        ours = [_column(one, writer) for one in found]
        _write_league(writer, share, year, list(zip(found, ours, strict=True)), offered)
        columns += ours
    _write_overview(writer, share, leagues)
    told = IndicatorCount(
        id=share.indicator,
        stated=sum(one.stated for one in columns),
        judged=sum(one.judged for one in columns),
        met=sum(one.met for one in columns),
        years=tuple(share.years),
    )
    return IndicatorSum(columns, told, writer.folder.hand_over())


def _slim(row: LeagueRow) -> LeagueEntry:
    target, actual = row.target, row.actual
    return LeagueEntry(
        year=row.year,
        level=row.level,
        region=row.region,
        region_name=row.region_name,
        measure=target.measure if target else None,
        target=target.value if target else None,
        unit=target.unit if target else None,
        actual=actual.value if actual else None,
        actual_unit=actual.unit if actual else None,
        gap=row.gap,
        gap_unit=row.gap_unit,
        verdict=row.verdict,
        missing=row.missing,
    )


def _column(one: Contest, writer: PageWriter) -> HeatColumn:
    league = one.league
    # a target in words alone is untestable before the next report is there, too
    waiting = sum(league.verdicts.get(verdict, 0) for verdict in ("pending", "untestable")) == league.stated
    return HeatColumn(
        indicator=league.indicator,
        year=league.year,
        level=league.level or "",
        cells={row.region: _cell(row, one) for row in league.rows},
        figures={row.region: told for row in league.rows if (told := _figure(row, waiting, writer))},
        waiting=waiting,
        stated=len(one.entries),
        judged=league.judged,
        met=league.met,
        absent=league.no_report + league.no_target,
        told={lang: league_headline(league, writer.rules, lang) for lang in LANGUAGES},
    )


def _figure(row: LeagueRow, waiting: bool, writer: PageWriter) -> dict[Language, str]:  # noqa: FBT001  # asked of all rows
    if waiting:
        pending = row.target if row.verdict == "pending" else None
        return {lang: tell_side(pending, writer.rules, lang) for lang in LANGUAGES} if pending else {}
    if row.gap is None:
        return {}
    return {lang: tell_gap(row.gap, row.gap_unit, writer.rules, lang, row.indicator) for lang in LANGUAGES}


def _gap_unit(league: League) -> dict[Language, str]:
    """Give the unit of the gaps where all are in percentage points, which a column can say once; else nothing."""
    units = {row.gap_unit for row in league.rows if row.gap is not None}
    return {lang: word("points", lang) if units == {"pp"} else "" for lang in LANGUAGES}


def _cell(row: LeagueRow, contest: Contest) -> tuple[str, str]:
    return (row.verdict, contest.entries[row.region].id) if row.verdict else (row.missing or "no_target", "")


def _write_league(
    writer: PageWriter,
    share: IndicatorShare,
    year: int,
    contests: Sequence[tuple[Contest, HeatColumn]],
    files: Files,
) -> None:
    page = indicator_page(share.indicator, year)
    tables = [_league_table(writer, one, column, page) for one, column in contests]
    writer.page(
        "league",
        page,
        "indicators",
        id=share.indicator,
        year=year,
        years=_pages(share),
        tables=tables,
        pictured=[table["picture"] for table in tables],
        files=files,
    )


def _league_table(writer: PageWriter, contest: Contest, column: HeatColumn, page: str) -> dict[str, object]:
    """Write the picture of a league, in the order of the gaps, and the same to embed; give what its page shows."""
    league = ranked(contest.league, "gap" if contest.league.judged else "target", (), writer.rules)
    pictured = f"{page.removesuffix('.html')}-{league.level or 'others'}.html"
    heights, marked = {}, league_marks(league, writer.rules)
    for lang in LANGUAGES:
        chart = league_chart(marked, writer.rules, lang)
        made = gap_picture(chart, writer.template(lang, "gaps.svg"))
        writer.picture(lang, pictured, made.text)
        heights[lang] = made.height
        rows = [_embedded(row, writer, lang) for row in league.rows if row.target and row.verdict]
        table = EmbedTable(chart.title, chart.headline, chart.source, word("region", lang), rows)
        write_embed(writer, lang, table, pictured, page)
    return {
        "league": league,
        "picture": pictured,
        "height": heights,
        "gap_unit": _gap_unit(league),
        "tiles": tiles_of(column.cells, column.figures, writer.rules) if league.level == "province" else [],
        "rows": [(row, contest.entries[row.region]) for row in league.rows if row.verdict],
        "no_target": [row for row in league.rows if row.missing == "no_target"],
        "no_report": [row for row in league.rows if row.missing == "no_report"],
    }


def _embedded(row: LeagueRow, writer: PageWriter, lang: Language) -> EmbedRow:
    target, actual = (tell_side(side, writer.rules, lang) if side else "" for side in (row.target, row.actual))
    return EmbedRow(f"r{row.region}", writer.name(lang, row.region_name, row.region), target, actual, row.verdict or "")


def _write_overview(writer: PageWriter, share: IndicatorShare, leagues: Sequence[League]) -> None:
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
        years=_pages(share),
        leagues=list(reversed(leagues)),
        multiples=multiples(drawn, years),
        names=share.names,
        row=anchor("row", share.indicator, measure),
        unit=unit,
        files=offer(writer.folder, records, LeagueRecord, "indicators", share.indicator),
    )


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


def _pages(share: IndicatorShare) -> list[tuple[int, str]]:
    return [(year, indicator_page(share.indicator, year)) for year in share.years]
