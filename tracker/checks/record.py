"""The record: what claims and verdicts were before a change, from git, the lock file or the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from tracker.checks.candidate import Given, identified, with_claims
from tracker.checks.known_report import KnownReport, known_candidate
from tracker.checks.lineage import Lineage
from tracker.checks.lines import Lines
from tracker.checks.lock import reading_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tracker.checks.known_reports import StoredReport
    from tracker.checks.lock import Lock
    from tracker.checks.revision import Revision
    from tracker.claims.claim import Claim
    from tracker.rulebook.rulebook import Rulebook

__all__ = [
    "Before", "Recorded", "is_current", "recorded_at", "recorded_in_lock", "recorded_in_store", "verdicts_before",
]  # fmt: skip

Evidence = Literal["offsets", "words"]


class Recorded(NamedTuple):
    """What is on record of a report, and the same report as it is read now."""

    before: tuple[Claim, ...]
    now: KnownReport
    evidence: tuple[KnownReport, Evidence] | None = None
    """A text in which the recorded quotes must stand: at their offsets, or anywhere."""


@dataclass(frozen=True)
class Before:
    """The state before a change at a revision of git, and the rules of then."""

    revision: Revision
    rulebook: Rulebook
    rules_changed: bool
    texts: dict[str, KnownReport | None] = field(default_factory=dict)

    def report(self, path: Path) -> KnownReport | None:
        """Give the report that stood in a file, read by the rules of then; None where it was none."""
        key = path.as_posix()
        if key not in self.texts:
            data = self.revision.text(path)
            found = None if data is None else with_claims(identified(path, data, self.rulebook), self.rulebook)
            self.texts[key] = known_candidate(found, "folder") if found and found.report else None
        return self.texts[key]


def recorded_at(before: Before, now: Sequence[KnownReport], paths: Mapping[str, Path]) -> Iterator[Recorded]:
    """Give the reports that were there at a revision, where file or rules have changed since."""
    for one in now:
        path = paths.get(one.path or "")
        earlier = before.report(path) if path else None
        if earlier and (before.rules_changed or earlier.card.sha256 != one.card.sha256):
            yield Recorded(earlier.claims, one)


def recorded_in_lock(lock: Lock, now: Mapping[tuple[str, int, str], KnownReport]) -> Iterator[Recorded]:
    """Give the reports of the lock file whose files are here."""
    for entry in lock.entries:
        known = now.get((entry.card.region, entry.card.year, entry.card.document))
        if known is not None and known.lines is not None:
            claims = lock.claims(entry)
            ids = {one.id for one in known.claims}
            kept = tuple(one for one in claims if one.id in ids)
            yield Recorded(claims, known, (KnownReport(entry.card, kept, "lock", known.path, known.lines), "words"))


def recorded_in_store(
    stored: Sequence[StoredReport], now: Mapping[tuple[str, int, str], KnownReport], rulebook: Rulebook
) -> Iterator[Recorded]:
    """Give the reports of the store, each beside what the rules make of its file, or else of its stored text, now."""
    for one in stored:
        known = now.get(one.report.key)
        lines = Lines(one.report.card.source, one.text, exact=False)
        evidence: tuple[KnownReport, Evidence] = (
            KnownReport(one.report.card, one.report.claims, "store", None, lines),
            "offsets",
        )
        if known is not None and known.lines is not None:
            same = known.card.source == one.report.card.source or known.card.sha256 == one.report.card.sha256
            if same:
                yield Recorded(one.report.claims, known, evidence)
        elif (again := _read_again(one, rulebook)) is not None:
            yield Recorded(one.report.claims, again, evidence)


def verdicts_before(
    before: Before, now: Lineage, paths: Mapping[str, Path], gone: Sequence[Path]
) -> dict[tuple[int, str], str]:
    """Give the verdicts of a region at a revision, of the reports that have files now and of those that are gone."""
    lineage = now.rules.divisions.lineage(now.region)
    there = [path for one in now.reports if (path := paths.get(one.path or ""))]
    earlier = [before.report(path) for path in (*there, *gone)]
    reports = [one for one in earlier if one and one.card.lineage == lineage]
    others = [one for one in now.reports if not paths.get(one.path or "")]
    then = Lineage(now.region, (*reports, *others), now.facts, before.rulebook)
    return {key: one.verdict for key, one in then.verdicts().items()}


def is_current(lock: Lock, rulebook: Rulebook) -> bool:
    """Tell whether a lock file was written under the present rules and program."""
    return lock.reading == reading_of(rulebook)


def _read_again(one: StoredReport, rulebook: Rulebook) -> KnownReport | None:
    from pathlib import Path

    card = one.report.card
    found = identified(Path(card.source), one.text.encode(), rulebook, Given(card.region, card.year))
    if found.report is None:
        return None
    return KnownReport(card, with_claims(found, rulebook).claims, "store")
