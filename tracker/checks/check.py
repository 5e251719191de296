"""The check: files, what is known besides them, and everything that there is to tell."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from tracker.checks.comparison import comparison_notices
from tracker.checks.detail import detail_counts, each_detail
from tracker.checks.kept import kept_area, kept_notices
from tracker.checks.known import Known, Request
from tracker.checks.lineage import Lineage, area_of
from tracker.checks.notice import CheckedFile, CheckRun
from tracker.checks.notice_writer import NoticeWriter, numbered
from tracker.checks.sameness import Shelf, sameness_notices
from tracker.checks.unread import unread_notices
from tracker.comparisons.records.finding import OF_TASKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tracker.checks.candidate import Candidate
    from tracker.checks.comparison import Telling
    from tracker.checks.notice import Notice
    from tracker.checks.settings import Settings
    from tracker.comparisons.records.review import Review
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["check", "known_of"]


def check(request: Request, settings: Settings, rulebook: Rulebook, telling: Telling) -> CheckRun:
    """Check files; raises InputError and StoreError where lock file, store or cited facts cannot be used."""
    writer = NoticeWriter(rulebook.checks)
    with ExitStack() as stack:
        known = Known(request, settings, rulebook)
        known.gather(stack)
        reviews = [(code, review) for code in known.areas for review in _reviews(known, code)]
        own = [(code, review) for code, review in reviews if review.year in _wanted(known, code)]
        found = [
            *_of_files(known, writer),
            *unread_notices(request.unread, writer),
            *_of_comparisons(known, reviews, writer, telling),
            *(_of_details(known, own, writer, telling) if settings.details else ()),
            *_of_records(known, writer),
            *_of_decisions(known, [review for _, review in own], writer),
        ]
        notices = _settled(found, known, settings, writer)
        return CheckRun.model_construct(  # checks nothing again: all of it was made here
            files=tuple(_checked(one) for one in known.candidates),
            notices=tuple(notices),
            reviews=tuple(review for _, review in own),
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
        yield from kept_notices(candidate, writer, known.rulebook)
        own = known.own.get(candidate.path)
        if own is not None:
            yield from sameness_notices(candidate, own, shelf, writer, known.rulebook)


def _reviews(known: Known, code: str) -> list[Review]:
    """Give the reviews of a region that the checked reports concern.

    They are those of ``_wanted``, then those of earlier years of which the checked reports tell figures that other
    reports have told; with the promises that have no figure where anybody is told of those.
    """
    whole = bool(known.request.whole or known.settlements or OF_TASKS in known.rulebook.checks.by_finding)
    checked = _checked_years(known, code).values()
    told = {int(claim.period) for one in checked for claim in one.claims if claim.period.isdecimal()}
    return kept_area(known.areas[code], _wanted(known, code), told, whole=whole)


def _wanted(known: Known, code: str) -> set[int]:
    """Give the years of the targets that the checked reports of a region answer, set, and come before."""
    told = {one.card.year for one in known.areas[code].reports}
    years = _checked_years(known, code)
    return {year - 1 for year in years} | set(years) | {year + 1 for year in years if year + 1 in told}


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
    """Give what has changed since it went on record, where anything but the checked files was known before."""
    if known.request.before or known.lock or known.stored or any(one.origin != "checked" for one in known.reports):
        from tracker.checks.records import record_notices

        yield from record_notices(known, writer)


def _of_decisions(known: Known, reviews: Sequence[Review], writer: NoticeWriter) -> Iterator[Notice]:
    """Give what people decided about promises and decides none of them any more."""
    if known.settlements:
        from tracker.checks.settlements import stale_notices

        yield from stale_notices(known.settlements, reviews, writer, known.rulebook)


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
