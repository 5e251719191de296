"""Changes pages: what changed between the targets of one year and the next, over all regions, with links to both."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Figure, Measure
from tracker.comparisons.change import Absent, Change, ChangeKind, Changes
from tracker.comparisons.changes import RegionChanges, Wanted, changes_of, target_changes
from tracker.outputs.site.address import changes_page
from tracker.outputs.site.downloads import offer
from tracker.outputs.site.pages import LANGUAGES
from tracker.outputs.wording.changes import change_cells, change_heads, changes_headline, kind_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.outputs.site.pages import PageWriter
    from tracker.outputs.site.regions import Holding
    from tracker.outputs.site.totals import Place, SiteTotals
    from tracker.rulebook.policy import Language

__all__ = ["RegionYear", "changes_in", "write_changes"]

_SHOWN = 40
"""Changes of a kind that a page shows, the greatest; all of them are on the scorecards and in the file."""


class RegionYear(NamedTuple):
    """What changed in a region from the year before to a year."""

    region: str
    year: int
    rows: tuple[Change, ...]
    kept: int


class ChangeRecord(BaseModel):
    """A change as a row of the file to download, without the words that its texts have."""

    model_config = ConfigDict(frozen=True)

    kind: ChangeKind
    region: str
    region_name: str
    indicator: str | None
    measure: Measure | None
    before: Figure | None
    now: Figure | None
    unit: str | None
    gap: Figure | None
    gap_unit: str | None


def _record(row: Change) -> ChangeRecord:
    side = row.now or row.before
    return ChangeRecord(
        kind=row.kind,
        region=row.region,
        region_name=row.region_name,
        indicator=row.indicator,
        measure=row.measure,
        before=row.before.value if row.before else None,
        now=row.now.value if row.now else None,
        unit=side.unit if side else None,
        gap=row.gap,
        gap_unit=row.gap_unit,
    )


def changes_in(place: Place, holding: Holding) -> Iterator[RegionYear]:
    """Give the changes of a region to each year whose targets, and those of the year before, are known.

    Those of targets with a name of the vocabulary: of others every report has many, and their scorecard tells them.
    """
    years = {count.year for count in place.counts}
    lines = {one.id: one.line for one in holding.dossier.claims.values()}
    for year in sorted(year for year in years if year - 1 in years):
        found = target_changes(holding.ledger, year, lines)
        rows = tuple(row for row in found.rows if row.indicator)
        yield RegionYear(place.code, year, rows, found.kept)


def write_changes(writer: PageWriter, site_totals: SiteTotals, found: Sequence[RegionYear]) -> None:
    """Write the page of every year that has changes, and the one that lists the years."""
    years = sorted({one.year for one in found})
    pages = [(year, changes_page(year)) for year in years]
    told = {}
    for year in years:
        ours = {one.region: one for one in found if one.year == year}
        tables = [table for level in site_totals.levels() if (table := _level(writer, site_totals, year, level, ours))]
        rows = [_record(row) for one in ours.values() for row in one.rows]
        files = offer(writer.folder, rows, ChangeRecord, "changes", f"{year:04}", forms=("csv",)) if rows else ()
        writer.page("changes", changes_page(year), "changes", year=year, years=pages, tables=tables, files=files)
        told[year] = tables[0]["told"] if tables else {}
    listed = [(year, changes_page(year), told[year]) for year in reversed(years)]
    writer.page("changes_index", changes_page(), "changes", years=listed)


def _level(
    writer: PageWriter, site_totals: SiteTotals, year: int, level: str, ours: dict[str, RegionYear]
) -> dict[str, object] | None:
    """Give the changes of the regions of a level, None where none can be compared."""
    places = [place for place in site_totals.places.values() if place.level == level]
    regions = [RegionChanges(ours[place.code].rows, ours[place.code].kept) for place in places if place.code in ours]
    if not regions:
        return None
    absent = [
        Absent(region=place.code, region_name=place.name, years=(year - 1, year))
        for place in places
        if place.code not in ours
    ]
    whole = changes_of(regions, absent, Wanted(year, level=level), writer.rules)
    return {"level": level, "changes": whole, "told": _told(whole), "kinds": list(_kinds(whole, writer))}


def _told(whole: Changes) -> dict[Language, str]:
    return {"zh": changes_headline(whole, "zh"), "en": changes_headline(whole, "en")}


def _kinds(whole: Changes, writer: PageWriter) -> Iterator[dict[str, object]]:
    for kind, group in groupby(whole.rows, key=lambda row: row.kind):
        rows = list(group)
        yield {
            "id": kind,
            "count": len(rows),
            "regions": len({row.region for row in rows}),
            "title": {lang: kind_title(kind, rows, whole, writer.rules, lang) for lang in LANGUAGES},
            "heads": {lang: change_heads(kind, whole.year, lang) for lang in LANGUAGES},
            "rows": {
                lang: [(row.region, change_cells(row, writer.rules, lang)) for row in rows[:_SHOWN]]
                for lang in LANGUAGES
            },
            "more": max(len(rows) - _SHOWN, 0),
        }
