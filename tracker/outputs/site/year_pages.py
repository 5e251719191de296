"""Year pages: the heat table of every year."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict

from tracker.comparisons.records.review import Totals
from tracker.outputs.site.address import changes_page, year_page
from tracker.outputs.site.bars import Bar, level_bars
from tracker.outputs.site.downloads import Files, offer_packed
from tracker.outputs.site.tiles import tiles_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.outputs.site.heat_columns import HeatColumn
    from tracker.outputs.site.pages import PageWriter
    from tracker.outputs.site.tiles import Tile
    from tracker.outputs.site.totals import SiteTotals
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Heat", "write_years"]

_COLUMNS = 24
"""A heat table with more indicators is no longer seen at a glance."""


class HeatRecord(BaseModel):
    """One cell of a heat table as a record."""

    model_config = ConfigDict(frozen=True)

    year: int
    level: str
    region: str
    region_name: str
    indicator: str
    verdict: str | None
    missing: str | None
    """no_report or no_target where there is no verdict."""


class HeatRow(NamedTuple):
    """One region; a cell is a verdict with the id of its compared, or why there is none and an empty id."""

    code: str
    name: str
    stated: bool
    cells: list[tuple[str, str]]


class HeatTable(NamedTuple):
    """The regions of one level by indicators."""

    level: str
    columns: list[HeatColumn]
    tiles: list[Tile]
    """The provinces as a map, by the indicator that most of them have; empty for other levels."""
    mapped: str
    """The indicator of the map."""
    waiting: bool
    """Whether no target of the level is answered yet."""
    more: int
    """Number of all indicators where some are left out, else 0."""
    rows: list[HeatRow]


class Heat(NamedTuple):
    """The heat tables of a year, and their files."""

    year: int
    tables: list[HeatTable]
    files: Files
    totals: Totals
    """All targets of the year, counted."""
    bars: list[Bar]
    """The same by level."""


def write_years(
    writer: PageWriter, site_totals: SiteTotals, columns: Sequence[HeatColumn], changed: frozenset[int]
) -> list[Heat]:
    """Write the pages of all years; ``columns`` are those of all indicators in the order of the vocabulary.

    ``changed`` are the years that have a page of changes.
    """
    heats = [
        _heat(writer, site_totals, year, [one for one in columns if one.year == year]) for year in site_totals.years
    ]
    pages = [(one.year, year_page(one.year)) for one in heats]
    for one in heats:
        writer.page(
            "year",
            year_page(one.year),
            "home",
            year=one.year,
            years=pages,
            tables=one.tables,
            files=one.files,
            totals=one.totals,
            bars=one.bars,
            changed=changes_page(one.year) if one.year in changed else "",
        )
    return heats


def _heat(writer: PageWriter, site_totals: SiteTotals, year: int, columns: Sequence[HeatColumn]) -> Heat:
    records = [record for column in columns for record in _records(site_totals, column)]
    tables = [_table(site_totals, year, level, columns, writer.rules) for level in site_totals.levels()]
    files = offer_packed(writer.folder, records, HeatRecord, "years", f"{year:04}") if records else ()
    shown = [table for table in tables if table.columns]
    return Heat(year, shown, files, _totals(site_totals, year), level_bars(writer, site_totals, year))


def _totals(site_totals: SiteTotals, year: int) -> Totals:
    """Count the headline targets of a year over all regions."""
    counts = [count for place in site_totals.places.values() for count in place.counts if count.year == year]
    verdicts: Counter[str] = Counter()
    for count in counts:
        verdicts.update(count.verdicts)
    stated, judged = sum(count.stated for count in counts), sum(count.judged for count in counts)
    return Totals(stated=stated, judged=judged, self_reported=0, verdicts=dict(verdicts))


def _table(site_totals: SiteTotals, year: int, level: str, columns: Sequence[HeatColumn], rules: Rulebook) -> HeatTable:
    """Give the table of a level with the indicators that most regions have."""
    own = [one for one in columns if one.level == level]
    often = sorted(own, key=lambda one: -one.stated)[:_COLUMNS]
    shown = [one for one in own if one in often]
    rows = [
        HeatRow(
            code=place.code,
            name=place.name,
            stated=any(count.year == year for count in place.counts),
            cells=[one.cells[place.code] for one in shown],
        )
        for place in site_totals.places.values()
        if place.level == level
    ]
    mapped = max(own, key=lambda one: (one.judged, one.stated), default=None) if level == "province" else None
    return HeatTable(
        level=level,
        columns=shown,
        tiles=tiles_of(mapped.cells, mapped.figures, rules) if mapped else [],
        mapped=mapped.indicator if mapped else "",
        waiting=all(one.waiting for one in own),
        more=len(own) if len(own) > len(shown) else 0,
        rows=rows,
    )


def _records(site_totals: SiteTotals, column: HeatColumn) -> list[HeatRecord]:
    return [
        HeatRecord(
            year=column.year,
            level=column.level,
            region=code,
            region_name=site_totals.places[code].name,
            indicator=column.indicator,
            verdict=told if id_ else None,
            missing=None if id_ else told,
        )
        for code, (told, id_) in column.cells.items()
    ]
