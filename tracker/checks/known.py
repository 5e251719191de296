"""What is known: what is to be checked, and everything that it can be held against."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.checks.candidate import Given, identified, with_claims
from tracker.checks.known_report import KnownReport, known_candidate, merged
from tracker.checks.known_reports import facts_beside, from_folders, from_lock, from_store, nearby, neighbours
from tracker.checks.lineage import Lineage, area_of
from tracker.checks.lines import ClaimPlaces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import ExitStack

    from tracker.checks.known_reports import StoredReport
    from tracker.checks.lock import Lock
    from tracker.checks.notice import Place
    from tracker.checks.record import Before
    from tracker.checks.settings import Settings
    from tracker.comparisons.records.settlement import Settlement
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.facts import Fact

__all__ = ["Known", "Request"]


@dataclass(frozen=True)
class Request:
    """What is to be checked, and what it may be held against."""

    files: tuple[Path, ...]
    """The files to check."""
    context: tuple[Path, ...] = ()
    """Other files that were named, which only give figures; all files beside the checked ones do so too."""
    unread: tuple[Path, ...] = ()
    """Files of other kinds in the folders, in which there may be a report too."""
    gone: tuple[Path, ...] = ()
    """Files that were there before."""
    given: Given = field(default_factory=Given)
    before: Before | None = None
    """The state that the change began with, where it is told by a revision of git."""
    whole: bool = True
    """Whether the reviews are handed on with the promises that have no figure."""


class Known:
    """Everything that a check knows; closes what it has opened."""

    def __init__(self, request: Request, settings: Settings, rulebook: Rulebook) -> None:
        self.request, self.settings, self.rulebook = request, settings, rulebook
        self.lock: Lock | None = None
        self.stored: list[StoredReport] = []
        self.facts: list[Fact] = []
        self.candidates = [
            with_claims(identified(path, None, rulebook, request.given), rulebook) for path in request.files
        ]
        self.own = {one.path: known_candidate(one) for one in self.candidates if one.report is not None}
        self.lineages = {one.card.lineage for one in self.own.values()}
        self.others: list[KnownReport] = []

    def gather(self, stack: ExitStack) -> None:
        """Look into the folders, the lock file and the store for what concerns the regions of the checked files."""
        beside = [*self.request.context, *neighbours([*self.request.files, *self.request.context])]
        beside = [path for path in dict.fromkeys(beside) if path not in self.request.files]
        if self.settings.lock:
            from tracker.checks.lock import opened_lock

            self.lock = stack.enter_context(opened_lock(self.settings.lock))
        listed = {entry.path: entry.card.lineage for entry in self.lock.entries} if self.lock else {}
        if self.request.before:
            self._widen(self.request.before, listed)
        close = self._close()
        self.others += from_folders(beside, self.lineages, close, listed, self.rulebook)
        if self.lock:
            self.others += from_lock(self.lock, self.lineages, close)
        if self.settings.db:
            self._ask_store(self.settings.db, close)
        self.facts += self._cited()

    def _widen(self, before: Before, listed: dict[str, str]) -> None:
        """Take in the regions of reports that are gone and, where rules have changed, those of all named files."""
        earlier = (before.report(path) for path in self.request.gone)
        self.lineages |= {one.card.lineage for one in earlier if one}
        for path in self.request.context if before.rules_changed else ():
            lineage = listed.get(path.as_posix())
            if lineage is None:
                found = identified(path, None, self.rulebook)
                lineage = found.report.identity.lineage if found.report else None
            self.lineages |= {lineage} if lineage else set()

    def _close(self) -> set[tuple[str, int]]:
        """Give the reports of other regions under whose name a checked text may stand too."""
        divisions = self.rulebook.divisions
        cards = [one.card for one in self.own.values()]
        return {(code, card.year) for card in cards for code in nearby(card.lineage, divisions)} - {
            (lineage, card.year) for lineage in self.lineages for card in cards
        }

    def _ask_store(self, place: str, close: set[tuple[str, int]]) -> None:
        from tracker.store.store import read_store

        with read_store(place) as store:
            self.stored, facts = from_store(store, self.lineages, close)
        self.others += [one.report for one in self.stored]
        self.facts += facts

    def _cited(self) -> list[Fact]:
        from tracker.store.facts import read_facts

        lineage = self.rulebook.divisions.lineage
        paths = [*self.request.files, *self.request.context]
        found = facts_beside(paths, self.rulebook)
        if self.settings.facts:
            found = read_facts(self.settings.facts, self.rulebook)
        known = {fact.key for fact in self.facts}
        return [fact for fact in found if lineage(fact.region) in self.lineages and fact.key not in known]

    @cached_property
    def settlements(self) -> tuple[Settlement, ...]:
        """What people decided about promises."""
        path = self.settings.decisions
        if path is None:
            return ()
        from tracker.checks.settlements import read_settlements

        return read_settlements(path, self.rulebook)

    @cached_property
    def reports(self) -> list[KnownReport]:
        """One text for each report: the checked one, that of the folder, the lock file's, the store's."""
        return merged([*self.own.values(), *self.others])

    @cached_property
    def areas(self) -> dict[str, Lineage]:
        """What is known of each region of the checked files."""
        return self.areas_of(self.reports)

    def areas_of(self, reports: Sequence[KnownReport]) -> dict[str, Lineage]:
        """Keep some reports, with all cited facts, by region."""
        lineage = self.rulebook.divisions.lineage
        cards = [one.card for one in reports if one.card.lineage in self.lineages]
        codes = sorted({area_of(card, self.rulebook) for card in cards})
        found = {}
        for code in codes:
            ours = tuple(one for one in reports if one.card.lineage == lineage(code))
            facts = tuple(fact for fact in self.facts if lineage(fact.region) == lineage(code))
            found[code] = Lineage(code, ours, facts, self.rulebook, self.settlements)
        return found

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where the claims stand whose texts are here as files."""
        return ClaimPlaces([one for one in self.reports if one.card.lineage in self.lineages])

    @cached_property
    def paths(self) -> dict[str, Path]:
        """The files of the reports, by the paths as they are told."""
        return {one.path: Path(one.path) for one in self.reports if one.path and one.lines is not None}
