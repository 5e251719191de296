"""Identity: whether a file is a report, and whether all that is said of its region and year agrees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.checks.candidate import Candidate
    from tracker.checks.notice import Notice
    from tracker.checks.notice_writer import NoticeWriter
    from tracker.reports.report import Doubt, Report

__all__ = ["identity_notices"]

_YEAR = re.compile(r"(?:19|20)\d\d")
_CODES = {"region": "T05", "year": "T06"}


def identity_notices(candidate: Candidate, writer: NoticeWriter) -> Iterator[Notice]:
    """Give what makes a file unusable, or else where name, options, title and text contradict each other."""
    if candidate.fault:
        yield _unusable(candidate, writer)
    elif candidate.report is not None:
        yield from (_doubted(doubt, candidate, candidate.report, writer) for doubt in candidate.report.doubts)


def _unusable(candidate: Candidate, writer: NoticeWriter) -> Notice:
    code = str(candidate.fault)
    why = candidate.why
    blanks: dict[str, object] = {"why": why}
    years = _YEAR.findall(why.en)
    if code == "T06" and len(years) > 1:
        blanks = {"where": writer.words("title"), "claimed": years[0], "said": writer.words("says", it=years[1])}
    elif code == "T06":
        blanks = {"where": writer.words("title"), "claimed": "-", "said": why}
    return writer.at(code, candidate.lines, (0, 0), (*candidate.subject, why.en), blanks)


def _doubted(doubt: Doubt, candidate: Candidate, report: Report, writer: NoticeWriter) -> Notice:
    """Give the notice of what is said of a report and its text speaks against."""
    said = writer.words(doubt.how, **doubt.found)
    at = report.clean.origin_span(doubt.start, doubt.end) if doubt.end else (0, 0)
    blanks = {"where": writer.words(doubt.told_by), "claimed": doubt.claimed, "said": said}
    key = (*candidate.subject, doubt.told_by, doubt.claimed, said.en)
    return writer.at(_CODES[doubt.about], candidate.lines, at, key, blanks, **candidate.about)
