"""Year pages: the heat table of every year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict

from tracker.outputs.site.address import year_page
from tracker.outputs.site.downloads import Files, offer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.outputs.site.indicator_pages import HeatColumn
    from tracker.outputs.site.pages import Press
    from tracker.outputs.site.totals import Standings

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
    """One region; a cell is a verdict with the id of its exhibit, or why there is none and an empty id."""

    code: str
    name: str
    stated: bool
    cells: list[tuple[str, str]]


class HeatTable(NamedTuple):
    """The regions of one level by indicators."""

    level: str
    columns: list[HeatColumn]
    more: int
    """Number of all indicators where some are left out, else 0."""
    rows: list[HeatRow]


class Heat(NamedTuple):
    """The heat tables of a year, and their files."""

    year: int
    tables: list[HeatTable]
    files: Files


def write_years(press: Press, standings: Standings, columns: Sequence[HeatColumn]) -> list[Heat]:
    """Write the pages of all years; ``columns`` are those of all indicators in the order of the vocabulary."""
    heats = [_heat(press, standings, year, [one for one in columns if one.year == year]) for year in standings.years]
    pages = [(one.year, year_page(one.year)) for one in heats]
    for one in heats:
        press.page("year", year_page(one.year), "home", year=one.year, years=pages, tables=one.tables, files=one.files)
    return heats


def _heat(press: Press, standings: Standings, year: int, columns: Sequence[HeatColumn]) -> Heat:
    records = [record for column in columns for record in _records(standings, column)]
    tables = [_table(standings, year, level, columns) for level in standings.levels()]
    files = offer(press.folder, records, HeatRecord, "years", f"{year:04}") if records else ()
    return Heat(year, [table for table in tables if table.columns], files)


def _table(standings: Standings, year: int, level: str, columns: Sequence[HeatColumn]) -> HeatTable:
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
        for place in standings.places.values()
        if place.level == level
    ]
    return HeatTable(level, shown, len(own) if len(own) > len(shown) else 0, rows)


def _records(standings: Standings, column: HeatColumn) -> list[HeatRecord]:
    return [
        HeatRecord(
            year=column.year,
            level=column.level,
            region=code,
            region_name=standings.places[code].name,
            indicator=column.indicator,
            verdict=told if id_ else None,
            missing=None if id_ else told,
        )
        for code, (told, id_) in column.cells.items()
    ]
