"""League pages: the regions of a level by an indicator and year, as a picture, as tiles, as a table, and to embed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Figure, Measure
from tracker.comparisons.records.comparison import Verdict
from tracker.comparisons.views.ranking import ranked
from tracker.outputs.charts.gaps import gap_picture
from tracker.outputs.charts.league_svg import league_chart, league_marks
from tracker.outputs.site.address import anchor, embed_page, indicator_page, picture
from tracker.outputs.site.downloads import offer
from tracker.outputs.site.embed_pages import EmbedRow, EmbedTable, write_embed
from tracker.outputs.site.heat_columns import HeatColumn, heat_column
from tracker.outputs.site.kept import keep_leagues, kept_leagues
from tracker.outputs.site.pages import LANGUAGES
from tracker.outputs.site.tiles import tiles_of
from tracker.outputs.wording.verdicts import tell_side
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.comparisons.views.league import League, LeagueRow
    from tracker.outputs.site.downloads import Files
    from tracker.outputs.site.pages import PageWriter
    from tracker.outputs.site.totals import Contest
    from tracker.rulebook.policy import Language

__all__ = ["league_pages", "write_leagues"]


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


def write_leagues(
    writer: PageWriter, indicator: str, contests: Mapping[int, Sequence[Contest]], inputs: Mapping[int, str]
) -> list[HeatColumn]:
    """Write the page of every year, ``contests`` are the leagues of the levels by year; give the column of each.

    A year whose ``inputs``, a checksum of what its pages are made from, are those of the earlier run is left as it is.
    """
    kept = kept_leagues(writer.folder, indicator)
    keep_leagues(writer.folder, indicator, inputs)
    rows = [row for found in contests.values() for one in found for row in one.league.rows]
    files = offer(writer.folder, [_slim(row) for row in rows], LeagueEntry, "leagues", indicator, forms=("csv",))
    years = league_pages(indicator, list(contests))
    columns = []
    for year, found in contests.items():
        ours = [heat_column(one, writer.rules) for one in found]
        columns += ours
        written = _league_files(writer, indicator_page(indicator, year), found)
        if kept.get(year) == inputs[year] and writer.folder.has(written):
            writer.folder.leave(written)
            continue
        tables = [_league_table(writer, *one, indicator_page(indicator, year)) for one in zip(found, ours, strict=True)]
        _write_league(writer, indicator, year, tables, years, files)
    return columns


def league_pages(indicator: str, years: Sequence[int]) -> list[tuple[int, str]]:
    """Give the addresses of the leagues of some years."""
    return [(year, indicator_page(indicator, year)) for year in years]


def _league_files(writer: PageWriter, page: str, contests: Sequence[Contest]) -> list[str]:
    """Give the files of a year: its page, and a picture and a page to embed for each level."""
    pictured = [_pictured(page, one.league) for one in contests]
    pages = [
        page,
        *(embed_page(one) for one in pictured),
        *(picture(one, form) for one in pictured for form in writer.forms),
    ]
    return [f"{lang}/{one}" for lang in LANGUAGES for one in pages]


def _pictured(page: str, league: League) -> str:
    """Give the name of the picture of a league of a page."""
    return f"{page.removesuffix('.html')}-{league.level or 'others'}.html"


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


def _write_league(
    writer: PageWriter,
    indicator: str,
    year: int,
    tables: Sequence[dict[str, object]],
    years: Sequence[tuple[int, str]],
    files: Files,
) -> None:
    writer.page(
        "league",
        indicator_page(indicator, year),
        "indicators",
        id=indicator,
        year=year,
        years=years,
        tables=tables,
        pictured=[table["picture"] for table in tables],
        files=files,
    )


def _league_table(writer: PageWriter, contest: Contest, column: HeatColumn, page: str) -> dict[str, object]:
    """Write the picture of a league, in the order of the gaps, and the same to embed; give what its page shows."""
    league = ranked(contest.league, "gap" if contest.league.judged else "target", (), writer.rules)
    pictured = _pictured(page, league)
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
    return EmbedRow(
        anchor(f"r{row.region}"), writer.name(lang, row.region_name, row.region), target, actual, row.verdict or ""
    )


def _gap_unit(league: League) -> dict[Language, str]:
    """Give the unit of the gaps where all are in percentage points, which a column can say once; else nothing."""
    units = {row.gap_unit for row in league.rows if row.gap is not None}
    return {lang: word("points", lang) if units == {"pp"} else "" for lang in LANGUAGES}
