"""Changes pages: what changed between the targets of one year and the next, over all regions, with links to both."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Figure, Measure
from tracker.comparisons.gathering.evidence import Places
from tracker.comparisons.records.change import CHANGE_KINDS, Absent, Change, ChangeKind, Changes
from tracker.comparisons.views.changes import RegionChanges, Wanted, changes_of, target_changes
from tracker.outputs.site.address import changes_page, text_page
from tracker.outputs.site.bars import Counted, lengths, listing, number
from tracker.outputs.site.downloads import offer
from tracker.outputs.site.pages import LANGUAGES
from tracker.outputs.site.totals import slim_side
from tracker.outputs.wording.changes import change_cells, change_heads, changes_headline, kind_title
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.outputs.site.evidence import Witness
    from tracker.outputs.site.pages import PageWriter
    from tracker.outputs.site.regions import Holding
    from tracker.outputs.site.totals import Place, SiteTotals
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["RegionYear", "changes_in", "write_changes"]

_SHOWN = 40
"""Changes of a kind that a page shows, the greatest; all of them are on the scorecards and in the file."""


_KEPT = "kept"
"""What is counted beside the changes: targets set again as they were."""


class Proof(NamedTuple):
    """The clause of a figure, which is marked in it, and where it stands."""

    clause: str
    """As markup."""
    page: str
    """The page of the report with the mark of the place."""


class RegionYear(NamedTuple):
    """What changed in a region from the year before to a year."""

    region: str
    year: int
    rows: tuple[Change, ...]
    kept: int
    proofs: dict[str, Proof]
    """By the claims of the rows."""


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


def changes_in(place: Place, holding: Holding, witness: Witness) -> Iterator[RegionYear]:
    """Give the changes of a region to each year whose targets, and those of the year before, are known.

    Those of targets with a name of the vocabulary: of others every report has many, and their scorecard tells them.
    """
    years = {count.year for count in place.counts}
    lines = Places(holding.dossier.claims.values(), holding.ledger.texts)
    for year in sorted(year for year in years if year - 1 in years):
        found = target_changes(holding.ledger, year, lines)
        rows = [row for row in found.rows if row.indicator]
        yield RegionYear(place.code, year, tuple(map(_slim, rows)), found.kept, dict(_proofs(rows, witness)))


def _slim(row: Change) -> Change:
    sides = {"before": row.before and slim_side(row.before), "now": row.now and slim_side(row.now)}
    return row.model_copy(update={**sides, "before_line": None, "now_line": None})


def _proofs(rows: Iterable[Change], witness: Witness) -> Iterator[tuple[str, Proof]]:
    for side in (side for row in rows for side in (row.before, row.now) if side and side.claim):
        clause, at = witness.clause(side), witness.place(side)
        if clause and at.text and side.claim:
            yield side.claim, Proof(str(clause), f"{text_page(*at.text)}#{at.mark}")


def write_changes(writer: PageWriter, site_totals: SiteTotals, found: Sequence[RegionYear]) -> None:
    """Write the page of every year that has changes, and the one that lists the years."""
    years = sorted({one.year for one in found})
    pages = [(year, changes_page(year)) for year in years]
    told, counted = {}, []
    for year in years:
        ours = {one.region: one for one in found if one.year == year}
        tables = [table for level in site_totals.levels() if (table := _level(writer, site_totals, year, level, ours))]
        rows = [_record(row) for one in ours.values() for row in one.rows]
        files = offer(writer.folder, rows, ChangeRecord, "changes", f"{year:04}", forms=("csv",)) if rows else ()
        writer.page("changes", changes_page(year), "changes", year=year, years=pages, tables=tables, files=files)
        told[year] = tables[0]["told"] if tables else {}
        counted.append(Counted(dict.fromkeys(LANGUAGES, str(year)), _summed(tables), changes_page(year)))
    listed = [(year, changes_page(year), told[year]) for year in reversed(years)]
    bars = lengths(reversed(counted), listing(_kind_names()))
    writer.page("changes_index", changes_page(), "changes", years=listed, bars=bars)


def _summed(tables: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Count the changes of all levels of a year, in the order of the kinds."""
    return {kind: sum(table["counts"].get(kind, 0) for table in tables) for kind in CHANGE_KINDS}


def _level(
    writer: PageWriter, site_totals: SiteTotals, year: int, level: str, ours: dict[str, RegionYear]
) -> dict[str, Any] | None:
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
    proofs = {claim: proof for one in ours.values() for claim, proof in one.proofs.items()}
    kinds = list(_kinds(whole, proofs, writer))
    counts = {one.kind: one.targets for one in whole.counts if one.kind != _KEPT}
    named = _kind_names()
    bars = lengths((Counted(named[kind], {kind: count}) for kind, count in counts.items()), number)
    return {"level": level, "told": _told(whole), "kinds": kinds, "bars": bars, "counts": counts}


def _kind_names() -> dict[str, dict[Language, str]]:
    return {kind: {lang: word(f"changes.{kind}", lang) for lang in LANGUAGES} for kind in CHANGE_KINDS}


def _told(whole: Changes) -> dict[Language, str]:
    return {"zh": changes_headline(whole, "zh"), "en": changes_headline(whole, "en")}


def _kinds(whole: Changes, proofs: Mapping[str, Proof], writer: PageWriter) -> Iterator[dict[str, object]]:
    for kind, group in groupby(whole.rows, key=lambda row: row.kind):
        rows = list(group)
        yield {
            "id": kind,
            "title": {lang: kind_title(kind, rows, whole, writer.rules, lang) for lang in LANGUAGES},
            "heads": {lang: change_heads(kind, whole.year, lang) for lang in LANGUAGES},
            "rows": {lang: _rows(rows[:_SHOWN], proofs, writer.rules, lang) for lang in LANGUAGES},
            "more": max(len(rows) - _SHOWN, 0),
        }


def _rows(
    rows: Sequence[Change], proofs: Mapping[str, Proof], rules: Rulebook, lang: Language
) -> list[tuple[str, list[str], list[Proof]]]:
    """Give the region of each change, its cells, and what proves the figures before and now; nothing for cited ones."""
    told = []
    for row in rows:
        claims = (side.claim for side in (row.before, row.now) if side and side.claim)
        told.append(
            (row.region, change_cells(row, rules, lang), [proofs[claim] for claim in claims if claim in proofs])
        )
    return told
