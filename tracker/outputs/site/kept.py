"""What is kept: what a run tells the next one of a region, so that what has not changed is neither linked nor written.

It lies in the site as a packed file a region, and holds a checksum of all that the pages of the region are made from.
"""

from __future__ import annotations

import json
import zlib
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, TypeAdapter

from tracker.outputs.site.address import kept_file, kept_leagues_file
from tracker.outputs.site.changes_pages import RegionYear
from tracker.outputs.site.news import News
from tracker.outputs.site.totals import Entry, Place, Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.comparisons.records.settlement import Settlement
    from tracker.outputs.site.folder import SiteFolder
    from tracker.outputs.site.pages import PageWriter
    from tracker.outputs.site.totals import IndicatorShare
    from tracker.store.store import Store

__all__ = ["Kept", "entries_of", "inputs_of", "keep", "keep_leagues", "kept_leagues", "kept_of", "leagues_inputs"]

_CHECKSUMS = TypeAdapter(dict[int, str])


class Kept(BaseModel):
    """What the pages of all regions need of one, and the files that were written for it."""

    model_config = ConfigDict(frozen=True)

    inputs: str
    """Checksum of what the pages were made from."""
    files: tuple[str, ...]
    place: Place
    entries: tuple[tuple[str, int, tuple[Entry, ...]], ...]
    news: tuple[News, ...]
    changes: tuple[RegionYear, ...]

    @property
    def share(self) -> Share:
        """What the region adds to the site_totals."""
        return Share(self.place, {(name, year): list(found) for name, year, found in self.entries})


def inputs_of(
    store: Store, writer: PageWriter, regions: Iterable[str], known: frozenset[str], settlements: tuple[Settlement, ...]
) -> dict[str, str]:
    """Give for each region a checksum of what goes into its pages.

    These are the program, the rules, what people decided, which regions have pages, whether pictures are PNG too, and
    all that is stored of the region and of those above it.
    """
    divisions = writer.rules.divisions
    common = repr([*_making(writer), sorted(known), settlements])
    stored = cache(lambda code: store.fingerprint(divisions.lineage(code)))
    chains = {code: [code, *(one.code for one in divisions.parents(code))] for code in regions}
    return {code: _checksum(repr([common, *map(stored, chain)])) for code, chain in chains.items()}


def leagues_inputs(writer: PageWriter, share: IndicatorShare) -> dict[int, str]:
    """Give for each year of an indicator a checksum of what goes into the pages of its leagues."""
    common = repr([*_making(writer), share.indicator, share.years, share.names, share.levels])
    found = {}
    for year, entries in share.entries.items():
        reported = [code for code, years in share.reported.items() if year in years]
        stated = [(code, *_told(one)) for code, ours in entries.items() for one in ours]
        found[year] = _checksum(repr([common, year, reported, stated]))
    return found


def kept_leagues(folder: SiteFolder, indicator: str) -> Mapping[int, str]:
    """Give what the leagues of an indicator were made from in the earlier run, a checksum a year."""
    kept = folder.earlier_bytes(kept_leagues_file(indicator))
    return _CHECKSUMS.validate_json(kept) if kept else {}


def keep_leagues(folder: SiteFolder, indicator: str, inputs: Mapping[int, str]) -> None:
    """Write what the leagues of an indicator were made from."""
    folder.write(kept_leagues_file(indicator), json.dumps(inputs))


def _told(one: Entry) -> tuple[str, ...]:
    return (one.comparison.model_dump_json(), one.id, *one.clauses)


def _making(writer: PageWriter) -> tuple[object, ...]:
    """Give what goes into all pages alike: the program, the rules, and whether pictures are PNG too."""
    return _program(), writer.rules.checksum, bool(writer.browser)


def kept_of(folder: SiteFolder, code: str, inputs: str) -> Kept | None:
    """Give what an earlier run kept of a region; None where it is not of these inputs, or where files are missing."""
    packed = folder.earlier_bytes(kept_file(code))
    if packed is None:
        return None
    try:
        found = Kept.model_validate_json(zlib.decompress(packed))
    except (zlib.error, ValueError):
        return None
    return found if found.inputs == inputs and folder.has(found.files) else None


def keep(folder: SiteFolder, code: str, kept: Kept) -> None:
    """Write what the next run needs to know of a region; the same makes the same bytes."""
    # Figures as words keep their digits: 12.80 is no 12.8 to a reader.
    told = json.dumps(kept.model_dump(exclude_defaults=True), ensure_ascii=False, separators=(",", ":"), default=str)
    folder.write(kept_file(code), zlib.compress(told.encode("utf-8", "surrogatepass")))


def entries_of(share: Share) -> tuple[tuple[str, int, tuple[Entry, ...]], ...]:
    """Give the entries of a share as they are kept."""
    return tuple((name, year, tuple(found)) for (name, year), found in share.entries.items())


@cache
def _program() -> str:
    """Give a checksum of the program itself: other templates make other pages."""
    import tracker

    root = Path(tracker.__file__).parent
    found = sha256()
    for path in sorted(one for one in root.rglob("*") if one.is_file() and one.suffix != ".pyc"):
        found.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return found.hexdigest()


def _checksum(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
