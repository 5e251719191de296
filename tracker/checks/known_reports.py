"""The stock: the reports and cited facts that are known besides those to be checked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tracker.checks.candidate import identified, with_claims
from tracker.checks.known_report import KnownReport, known_candidate
from tracker.reports.filename import read_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from tracker.checks.lock import Lock
    from tracker.claims.claim import Claim
    from tracker.rulebook.divisions import Divisions
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.card import ReportCard
    from tracker.store.facts import Fact
    from tracker.store.store import Store

__all__ = [
    "StoredReport",
    "facts_beside",
    "facts_paths",
    "from_folders",
    "from_lock",
    "from_store",
    "nearby",
    "neighbours",
]

_FACTS = "facts.csv"


class StoredReport(NamedTuple):
    """A report of the store, with its text."""

    report: KnownReport
    text: str


def nearby(lineage: str, divisions: Divisions) -> set[str]:
    """Give the codes of the regions right above and right below a region, whose reports may stand under its name."""
    found = {one.code for one in divisions.parents(lineage) if one.parent} | set(divisions.places_in(lineage))
    tails = [f"{number:02}" for number in range(1, 100)]
    if lineage.endswith("0000"):
        return found | {code for tail in tails if divisions.get(code := f"{lineage[:2]}{tail}00")}
    if lineage.endswith("00"):
        return found | {code for tail in tails if divisions.get(code := f"{lineage[:4]}{tail}")}
    return found


def neighbours(paths: Collection[Path]) -> list[Path]:
    """Give the files beside some files that a reader is known for, without those files; folders are not entered."""
    from tracker.sources.formats import SUFFIXES

    seen = {path.resolve() for path in paths}
    found = []
    for folder in sorted({path.parent for path in paths}):
        if not folder.is_dir():
            continue
        names = sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith((".", "~$")))
        beside = (folder / name for name in names if Path(name).suffix.lower() in SUFFIXES)
        for path in beside:
            real = path.resolve()  # a link to a report is that report, and none besides
            if real not in seen and path.is_file():
                seen.add(real)
                found.append(path)
    return found


def from_folders(
    beside: Sequence[Path],
    lineages: Collection[str],
    close: Collection[tuple[str, int]],
    known: Mapping[str, str],
    rulebook: Rulebook,
) -> Iterator[KnownReport]:
    """Give the reports among some files that are of some lineages, or of others in certain years (``close``).

    A file is opened only where its name, or ``known`` (lineages by path, from a lock file), does not say that it is
    of another region.
    """
    lineage = rulebook.divisions.lineage
    for path in beside:
        listed, name = known.get(path.as_posix()), read_name(path.name, rulebook)
        named = {listed} if listed else {lineage(one.code) for one in name.regions}
        wanted = {*lineages, *(code for code, year in close if name.year in {None, year})}
        if named and not named & wanted:
            continue
        found = identified(path, None, rulebook)
        identity = found.report.identity if found.report else None
        if identity and (identity.lineage in lineages or (identity.lineage, identity.report_year) in close):
            yield known_candidate(with_claims(found, rulebook), "folder")


def from_lock(lock: Lock, lineages: Collection[str], close: Collection[tuple[str, int]]) -> Iterator[KnownReport]:
    """Give the reports on record that are of some lineages, and of others in certain years (``close``)."""
    for entry in lock.entries:
        card = entry.card
        if card.lineage in lineages or (card.lineage, card.year) in close:
            yield KnownReport(card, lock.claims(entry), "lock", entry.path)


def from_store(
    store: Store, lineages: Collection[str], close: Collection[tuple[str, int]]
) -> tuple[list[StoredReport], list[Fact]]:
    """Give the reports of the store that are of some lineages, those of others in certain years, and cited facts."""
    found, facts = [], []
    for lineage in sorted({*lineages, *(code for code, _ in close)}):
        cards = store.reports(lineage, documents=None)
        wanted = [card for card in cards if lineage in lineages or (lineage, card.year) in close]
        claims = store.claims(lineage, {card.year for card in wanted}) if wanted else []
        for card in wanted:
            own = tuple(one for one in claims if _is_of(one, card))
            text = store.text(card.lineage, card.year, card.region, card.document) or ""
            found.append(StoredReport(KnownReport(card, own, "store", stored=text), text))
        facts += store.facts(lineage) if lineage in lineages else []
    return found, facts


def _is_of(claim: Claim, card: ReportCard) -> bool:
    return (claim.region, claim.report_year, claim.document) == (card.region, card.year, card.document)


def facts_beside(paths: Collection[Path], rulebook: Rulebook) -> list[Fact]:
    """Give the cited facts of the files ``facts.csv`` beside some files."""
    from tracker.store.facts import read_facts

    return [fact for path in facts_paths(paths) for fact in read_facts(path, rulebook)]


def facts_paths(paths: Collection[Path]) -> list[Path]:
    """Give the files of cited facts that lie beside some files."""
    return [path for path in sorted({path.parent / _FACTS for path in paths}) if path.is_file()]
