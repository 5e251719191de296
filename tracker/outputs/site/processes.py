"""Labour: pages written by this process, or by several at once."""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from tracker.memory import collect_seldom
from tracker.outputs.site.address import kept_file
from tracker.outputs.site.changes_pages import RegionYear, changes_in
from tracker.outputs.site.evidence import Witness
from tracker.outputs.site.folder import FolderSum, SiteFolder, earlier_site
from tracker.outputs.site.indicator_pages import IndicatorSum, write_indicator
from tracker.outputs.site.kept import Kept, entries_of, inputs_of, keep, kept_of
from tracker.outputs.site.news import News, news_of
from tracker.outputs.site.pages import PageWriter
from tracker.outputs.site.region_pages import write_region
from tracker.outputs.site.regions import Stated, holdings
from tracker.outputs.site.rows import year_exhibits
from tracker.outputs.site.totals import Share, share_of
from tracker.rulebook.rulebook import rulebook_of
from tracker.store.store import read_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from tracker.comparisons.records.settlement import Settlement
    from tracker.outputs.site.regions import Holding
    from tracker.outputs.site.totals import IndicatorShare

__all__ = ["PageProcesses", "RegionSum", "page_processes"]

_AT_ONCE = 6
"""Regions that a process takes at a time."""


class RegionSum(NamedTuple):
    """What comes of writing the pages of a region, for the pages of all."""

    share: Share
    news: tuple[News, ...]
    changes: tuple[RegionYear, ...]
    written: FolderSum


class _Bench(NamedTuple):
    """What a process needs to write pages of a site."""

    db: str
    directories: tuple[Path, ...]
    folder: Path
    earlier: Path | None
    """Where the earlier site lies."""
    settlements: tuple[Settlement, ...] = ()
    browser: str | None = None
    """What draws pictures as PNG."""


class PageProcesses:
    """Writes the pages of regions and of indicators; what comes of them is in the order of the asking."""

    def __init__(self, bench: _Bench, pool: Executor | None) -> None:
        self._bench = bench
        self._pool = pool

    def regions(self, names: Mapping[str, str]) -> Iterator[RegionSum]:
        """Write the pages of all regions, names by code."""
        codes, known = list(names), frozenset(names)
        parts = [{code: names[code] for code in codes[at : at + _AT_ONCE]} for at in range(0, len(codes), _AT_ONCE)]
        tasks = [(self._bench, part, known) for part in parts]
        yield from chain.from_iterable((self._pool.map if self._pool else map)(_write_regions, tasks))

    def indicators(self, shares: Iterable[IndicatorShare]) -> Iterator[IndicatorSum]:
        """Write the pages of all indicators; other processes begin at once, this one when it is asked for the sums."""
        tasks = ((self._bench, share) for share in shares)
        return (self._pool.map if self._pool else map)(_write_indicator, tasks)


@contextmanager
def page_processes(
    db: str, writer: PageWriter, processes: int, settlements: tuple[Settlement, ...] = ()
) -> Iterator[PageProcesses]:
    """Give so many processes, 1 for none but this one; ``settlements`` are what people decided."""
    bench = _Bench(
        db,
        writer.rules.directories,
        writer.folder.place,
        writer.folder.earlier and writer.folder.earlier.place,
        settlements,
        writer.browser,
    )
    if processes == 1:
        yield PageProcesses(bench, None)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=collect_seldom) as pool:
        yield PageProcesses(bench, pool)


def _write_regions(task: tuple[_Bench, Mapping[str, str], frozenset[str]]) -> Sequence[RegionSum]:
    bench, regions, known = task
    writer = _press(bench)
    with read_store(bench.db) as store:
        inputs = inputs_of(store, writer, regions, known, bench.settlements)
        found = {code: kept for code in regions if (kept := kept_of(writer.folder, code, inputs[code]))}
        changed = {code: name for code, name in regions.items() if code not in found}
        sums = {code: _left(code, kept) for code, kept in found.items()}
        for one in holdings(store, writer.rules, changed, bench.settlements, _stated(bench)):
            code = one.dossier.region
            sums[code] = _write_region(writer, one, known, inputs[code])
    return [sums[code] for code in regions]


def _left(code: str, kept: Kept) -> RegionSum:
    """Give what comes of a region that has not changed: its files stay."""
    return RegionSum(kept.share, kept.news, kept.changes, FolderSum(0, {}, frozenset((*kept.files, kept_file(code)))))


def _write_region(writer: PageWriter, holding: Holding, known: frozenset[str], inputs: str) -> RegionSum:
    folder = writer.folder
    witness = Witness(holding, writer.rules)
    years = year_exhibits(holding, witness, writer.rules)
    share = share_of(holding, years, writer.rules)
    write_region(writer, share.place, holding, years, witness, known)
    kept = Kept(
        inputs=inputs,
        files=tuple(folder.named),
        place=share.place,
        entries=entries_of(share),
        news=tuple(each for one in years for each in news_of(share.place, one, writer.rules)),
        changes=tuple(changes_in(share.place, holding, witness)),
    )
    keep(folder, share.place.code, kept)
    return RegionSum(share, kept.news, kept.changes, folder.hand_over())


def _write_indicator(task: tuple[_Bench, IndicatorShare]) -> IndicatorSum:
    bench, share = task
    return write_indicator(_press(bench), share)


@lru_cache(maxsize=1)
def _stated(_bench: _Bench) -> Stated:
    """Give what a process keeps of the regions that it has gathered, for those below them."""
    return Stated()


@lru_cache(maxsize=1)
def _press(bench: _Bench) -> PageWriter:
    """Give the writer of a process: rules and templates are read once."""
    earlier = earlier_site(bench.earlier) if bench.earlier else None
    return PageWriter(SiteFolder(bench.folder, earlier), rulebook_of(bench.directories), bench.browser)
