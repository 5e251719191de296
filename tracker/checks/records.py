"""Records: what of the claims and verdicts on record is read otherwise now, and which records are out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.checks.change import claim_notices, evidence_notices, verdict_notices
from tracker.checks.lineage import Lineage
from tracker.checks.record import is_current, recorded_at, recorded_in_lock, recorded_in_store, verdicts_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.checks.known import Known
    from tracker.checks.notice import Notice
    from tracker.checks.notice_writer import NoticeWriter
    from tracker.checks.record import Recorded

__all__ = ["record_notices"]


def record_notices(known: Known, writer: NoticeWriter) -> Iterator[Notice]:
    """Give what has changed since it went on record, and records that are out of date."""
    seen: set[tuple[str, str]] = set()
    for recorded in _recorded(known):
        for one in claim_notices(recorded.before, recorded.now, writer):
            if ("R01", one.fingerprint) not in seen:
                seen.add(("R01", one.fingerprint))
                yield one
        if recorded.evidence:
            report, how = recorded.evidence
            yield from evidence_notices(report.claims, report, writer, offsets=how == "offsets")
    names = {claim.id: one for one in known.reports for claim in one.claims}
    for lineage in known.areas.values():
        yield from verdict_notices(lineage, _verdicts_before(known, lineage), names, writer)
    yield from _of_the_lock(known, writer)


def _recorded(known: Known) -> Iterator[Recorded]:
    ours = [one for one in known.reports if one.card.lineage in known.lineages]
    now = {one.key: one for one in ours}
    if known.request.before:
        yield from recorded_at(known.request.before, ours, known.paths)
    if known.lock:
        yield from recorded_in_lock(known.lock, now)
    stored = [one for one in known.stored if one.report.card.lineage in known.lineages]
    yield from recorded_in_store(stored, now, known.rulebook)


def _verdicts_before(known: Known, lineage: Lineage) -> dict[tuple[int, str], str]:
    """Give the verdicts on record, else those that there would be without the checked files."""
    if known.request.before:
        return verdicts_before(known.request.before, lineage, known.paths, known.request.gone)
    if known.lock:
        return known.lock.verdicts(known.rulebook.divisions.lineage(lineage.region), lineage.region)
    reports = [one.report for one in known.stored] or [one for one in lineage.reports if one.origin != "checked"]
    code = known.rulebook.divisions.lineage(lineage.region)
    ours = tuple(one for one in reports if one.card.lineage == code)
    then = Lineage(lineage.region, ours, lineage.facts, known.rulebook)
    return {key: one.verdict for key, one in then.verdicts().items()} if ours else {}


def _of_the_lock(known: Known, writer: NoticeWriter) -> Iterator[Notice]:
    lock = known.lock
    if lock is None:
        return
    name = lock.path.as_posix()
    if not is_current(lock, known.rulebook):
        from tracker.checks.lock import reading_of

        why = writer.words("other_rules", before=lock.reading, now=reading_of(known.rulebook))
        yield writer.notice("R03", ("rules",), {"lock": name, "why": why})
    listed = {(entry.card.region, entry.card.year, entry.card.document) for entry in lock.entries}
    missing = [one for one in known.own.values() if one.is_report and one.key not in listed]
    if missing:
        why = writer.words("unlisted", count=len(missing))
        yield writer.notice("R03", ("unlisted",), {"lock": name, "why": why})
