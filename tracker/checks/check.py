"""The check: files, what is known besides them, and everything that there is to tell."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from tracker.checks.change import claim_notices, evidence_notices, verdict_notices
from tracker.checks.comparison import comparison_notices
from tracker.checks.detail import detail_counts, each_detail
from tracker.checks.extraction import extraction_notices
from tracker.checks.identity import identity_notices
from tracker.checks.known import Known, Request
from tracker.checks.lineage import Lineage, area_of
from tracker.checks.notice import CheckedFile, CheckRun
from tracker.checks.notice_writer import NoticeWriter, numbered
from tracker.checks.record import is_current, recorded_at, recorded_in_lock, recorded_in_store, verdicts_before
from tracker.checks.sameness import Shelf, sameness_notices
from tracker.checks.settlements import stale_notices
from tracker.checks.soundness import soundness_notices
from tracker.checks.unread import unread_notices
from tracker.comparisons.finding import OF_TASKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tracker.checks.candidate import Candidate
    from tracker.checks.comparison import Telling
    from tracker.checks.notice import Notice
    from tracker.checks.record import Recorded
    from tracker.checks.settings import Settings
    from tracker.comparisons.review import Review
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["check", "known_of"]


def check(request: Request, settings: Settings, rulebook: Rulebook, telling: Telling) -> CheckRun:
    """Check files; raises InputError and StoreError where lock file, store or cited facts cannot be used."""
    writer = NoticeWriter(rulebook.checks)
    with ExitStack() as stack:
        known = Known(request, settings, rulebook)
        known.gather(stack)
        reviews = _wholly(known, _reviews(known))
        found = [
            *_of_files(known, writer),
            *unread_notices(request.unread, writer),
            *_of_comparisons(known, [*reviews, *_wholly(known, _disputed(known, reviews))], writer, telling),
            *(_of_details(known, reviews, writer, telling) if settings.details else ()),
            *_of_records(known, writer),
            *stale_notices(known.settlements, [review for _, review in reviews], writer, rulebook),
        ]
        notices = _settled(found, known, settings, writer)
        return CheckRun(
            files=tuple(_checked(one) for one in known.candidates),
            notices=tuple(notices),
            reviews=tuple(review for _, review in reviews),
            places=known.places,
            policy=rulebook.policy.id,
            rules=rulebook.checksum,
            fail_on=settings.fail_on,
            exit_zero=settings.exit_zero,
        )


def known_of(files: Sequence[Path], settings: Settings, rulebook: Rulebook) -> tuple[list[Candidate], list[Lineage]]:
    """Read files and put together what they and the cited facts beside them tell, without store and lock file."""
    alone = settings.model_copy(update={"lock": None, "db": None})
    with ExitStack() as stack:
        known = Known(Request(tuple(files)), alone, rulebook)
        known.gather(stack)
        own = [one for one in known.reports if one.path in known.own]
        return known.candidates, list(known.areas_of(own).values())


def _of_files(known: Known, writer: NoticeWriter) -> Iterator[Notice]:
    """Give what there is to tell of each file by itself and beside the other texts."""
    shelf = Shelf([*known.own.values(), *known.others])
    for candidate in known.candidates:
        yield from identity_notices(candidate, writer)
        yield from soundness_notices(candidate, writer, known.rulebook)
        own = known.own.get(candidate.path)
        if own is not None:
            yield from sameness_notices(candidate, own, shelf, writer, known.rulebook)
        yield from extraction_notices(candidate, writer, known.rulebook)


def _wholly(known: Known, reviews: Iterable[tuple[str, Review]]) -> list[tuple[str, Review]]:
    """Give reviews with the promises that have no figure, where anybody is told of those."""
    asked = known.request.whole or known.settlements or OF_TASKS in known.rulebook.checks.by_finding
    return [(code, known.areas[code].whole(review) if asked else review) for code, review in reviews]


def _reviews(known: Known) -> Iterator[tuple[str, Review]]:
    """Give the reviews that the checked reports concern, by region: the targets they answer, set, and come before."""
    for code, lineage in known.areas.items():
        told = {one.card.year for one in lineage.reports}
        years = _checked_years(known, code)
        wanted = {year - 1 for year in years} | set(years) | {year + 1 for year in years if year + 1 in told}
        yield from ((code, review) for review in lineage.reviews(wanted))


def _disputed(known: Known, reviews: Sequence[tuple[str, Review]]) -> Iterator[tuple[str, Review]]:
    """Give the reviews of earlier years of which the checked reports tell figures that other reports have told."""
    seen = {(code, review.year) for code, review in reviews}
    for code, lineage in known.areas.items():
        checked = _checked_years(known, code).values()
        told = {int(claim.period) for one in checked for claim in one.claims if claim.period.isdecimal()}
        earlier = {year for year in told if (code, year) not in seen and _told_by_several(lineage, year)}
        yield from ((code, review) for review in lineage.reviews(earlier))


def _told_by_several(lineage: Lineage, year: int) -> bool:
    return len({one.side.source for one in lineage.statements.actuals.get(year, ())}) > 1


def _checked_years(known: Known, code: str) -> dict[int, Candidate]:
    found = {}
    kept = {one.path for one in known.reports}
    for candidate in known.candidates:
        own = known.own.get(candidate.path)
        if own is not None and own.path in kept and area_of(own.card, known.rulebook) == code:
            # a witness of a year answers its targets as the next report does, where that is not checked too
            year = own.card.year + (not own.is_report)
            if own.is_report or year not in found:
                found[year] = candidate
    return found


def _of_comparisons(
    known: Known, reviews: Sequence[tuple[str, Review]], writer: NoticeWriter, telling: Telling
) -> Iterator[Notice]:
    checked = {code: _checked_years(known, code) for code, _ in reviews}
    for code, review in reviews:
        if checked[code]:
            yield from comparison_notices(review, checked[code], known.places, writer, telling)
            yield from detail_counts(review, checked[code], writer)


def _of_details(
    known: Known, reviews: Sequence[tuple[str, Review]], writer: NoticeWriter, telling: Telling
) -> Iterator[Notice]:
    """Give the promises of detail one by one."""
    checked = {code: _checked_years(known, code) for code, _ in reviews}
    for code, review in reviews:
        yield from each_detail(review, checked[code], writer, telling)


def _of_records(known: Known, writer: NoticeWriter) -> Iterator[Notice]:
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


def _settled(found: list[Notice], known: Known, settings: Settings, writer: NoticeWriter) -> list[Notice]:
    """Leave out what is not asked for; mark what is accepted or known; put everything in order."""
    from tracker.checks.baseline import gone_notices, read_baseline, with_known
    from tracker.checks.decisions import accepted, read_decisions, unused_notices

    paths = [one.path for one in known.candidates]
    notices = numbered(sorted(found, key=_order))
    baseline = read_baseline(settings.baseline) if settings.baseline else {}
    decisions = read_decisions(settings.decisions, writer.rules) if settings.decisions else []
    more = [*gone_notices(baseline, notices, paths, writer)]
    notices, unused = accepted(with_known(notices, baseline), decisions)
    notices += [*more, *unused_notices(unused, paths, writer)]
    asked = [one for one in notices if settings.tells(one.code, one.name, one.place.path if one.place else None)]
    return sorted(asked, key=_order)


def _order(one: Notice) -> tuple[object, ...]:
    place = one.place
    return (place is None, place.path if place else "", place.line if place else 0, place.column if place else 0,
            one.code, one.fingerprint)  # fmt: skip


def _checked(one: Candidate) -> CheckedFile:
    identity = one.report.identity if one.report else None
    return CheckedFile(
        path=one.path,
        region=identity.region if identity else None,
        region_name=identity.region_name if identity else None,
        year=identity.report_year if identity else None,
        sha256=one.source.sha256 if one.source else None,
        claims=len(one.claims),
        outcome="read" if identity else "unusable",
    )
