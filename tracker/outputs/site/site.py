"""The site: everything in a store as a folder of pages in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.outputs.site.changes_pages import write_changes
from tracker.outputs.site.folder import site_folder
from tracker.outputs.site.list_pages import write_front, write_lists
from tracker.outputs.site.news import News
from tracker.outputs.site.pages import PageWriter
from tracker.outputs.site.processes import page_processes
from tracker.outputs.site.regions import stored_regions
from tracker.outputs.site.totals import SiteTotals
from tracker.outputs.site.year_pages import write_years
from tracker.store.store import read_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.comparisons.records.settlement import Settlement
    from tracker.outputs.site.indicator_pages import IndicatorSum
    from tracker.outputs.site.processes import RegionSum
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Written", "write_site"]

_FEW = 24
"""So many regions are written sooner than further processes have started."""


class Written(NamedTuple):
    """What was written, and what was left as it was."""

    regions: int
    files: int
    size: int
    """In bytes."""
    left: int = 0
    """Files of the earlier site that did not change."""


def write_site(
    db: str,
    rules: Rulebook,
    place: Path,
    processes: int = 1,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    settlements: tuple[Settlement, ...] = (),
    browser: str | None = None,
) -> Written:
    """Write the site of a store into a folder; the same store and rules make the same bytes.

    ``db`` is the store as ``read_store`` takes it. Several ``processes`` share the work where there are many regions.
    ``progress`` is told how many regions are done, of how many. ``settlements`` are what people decided.
    ``browser``, as ``find_browser`` gives it, draws every picture as PNG, too.

    Raises StoreError where there is no such store, and InputError where the folder cannot be taken.
    """
    with read_store(db) as store, site_folder(place) as folder:
        names, facts = stored_regions(store, rules), store.facts()
        writer, site_totals, news = PageWriter(folder, rules, browser), SiteTotals(rules, len(facts)), list[News]()
        writer.furnish()
        with page_processes(db, writer, processes if len(names) > _FEW else 1, settlements) as workers:
            regions = []
            for done, one in enumerate(workers.regions(names), start=1):
                site_totals.add(one.share)
                news += one.news
                regions.append(one)
                progress(done, len(names))
            if folder.earlier and folder.earlier.whole and not any(one.written.sums for one in regions):
                folder.leave(folder.earlier.sums)
                return Written(len(names), 0, 0, len(folder.left))
            begun = workers.indicators(site_totals.shares())
            write_lists(writer, site_totals, news, facts)
            changes = [each for one in regions for each in one.changes]
            write_changes(writer, site_totals, changes)
            indicators = list(begun)
        heats = write_years(
            writer,
            site_totals,
            [column for one in indicators for column in one.columns],
            frozenset(each.year for each in changes),
        )
        write_front(writer, site_totals, heats, indicators, news)
        parts: list[RegionSum | IndicatorSum] = [*regions, *indicators]
        for part in parts:
            folder.take_over(part.written)
        return Written(len(names), folder.count, folder.size, len(folder.left))
