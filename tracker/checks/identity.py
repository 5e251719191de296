"""Identity: whether a file is a report, and whether all that is said of its region and year agrees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.checks.candidate import Candidate
    from tracker.checks.notice import Notice
    from tracker.checks.notice_writer import Desk
    from tracker.reports.report import Doubt, Report

__all__ = ["identity_notices"]

_YEAR = re.compile(r"(?:19|20)\d\d")
_CODES = {"region": "T05", "year": "T06"}


def identity_notices(candidate: Candidate, desk: Desk) -> Iterator[Notice]:
    """Give what makes a file unusable, or else where name, options, title and text contradict each other."""
    if candidate.fault:
        yield _unusable(candidate, desk)
    elif candidate.report is not None:
        yield from (_doubted(doubt, candidate, candidate.report, desk) for doubt in candidate.report.doubts)


def _unusable(candidate: Candidate, desk: Desk) -> Notice:
    code = str(candidate.fault)
    blanks: dict[str, object] = {"why": candidate.why}
    years = _YEAR.findall(candidate.why)
    if code == "T06" and len(years) > 1:
        blanks = {"where": desk.words("title"), "claimed": years[0], "said": desk.words("says", it=years[1])}
    elif code == "T06":
        blanks = {"where": desk.words("title"), "claimed": "-", "said": candidate.why}
    return desk.at(code, candidate.lines, (0, 0), (*candidate.subject, candidate.why), blanks)


def _doubted(doubt: Doubt, candidate: Candidate, report: Report, desk: Desk) -> Notice:
    """Give the notice of what is said of a report and its text speaks against."""
    said = desk.words(doubt.how, **doubt.found)
    at = report.clean.origin_span(doubt.start, doubt.end) if doubt.end else (0, 0)
    blanks = {"where": desk.words(doubt.told_by), "claimed": doubt.claimed, "said": said}
    key = (*candidate.subject, doubt.told_by, doubt.claimed, said.en)
    return desk.at(_CODES[doubt.about], candidate.lines, at, key, blanks, **candidate.about)
