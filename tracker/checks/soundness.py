"""Soundness: whether the text of a report is whole, once, undamaged, and worded like one."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from tracker.rulebook.kept import kept_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.checks.candidate import Candidate
    from tracker.checks.notice import Notice
    from tracker.checks.notice_writer import NoticeWriter
    from tracker.reports.report import Report
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["soundness_notices"]

_SENTENCE = re.compile(r"[^。!?\n]{20,}")
_FULL_STOPS = re.compile(r"[。\n]")
_SHOWN = 12


def soundness_notices(candidate: Candidate, writer: NoticeWriter, rulebook: Rulebook) -> Iterator[Notice]:
    """Give what is wrong with the text of a report, whatever it says."""
    report = candidate.report
    if report is None:
        return
    absent = _absent_parts(report)
    if report.identity.completeness == "full" or "review" in absent:
        yield from _truncated(candidate, report, writer, rulebook)
        yield from _parts(candidate, absent, writer)
    else:
        how = writer.words(report.identity.completeness)
        yield writer.at("T10", candidate.lines, (0, 0), candidate.subject, {"how": how}, **candidate.about)
    yield from _repeated(candidate, report, writer)
    yield from _destroyed(candidate, report, writer)
    yield from _unusual(candidate, report, writer, rulebook)


def _truncated(candidate: Candidate, report: Report, writer: NoticeWriter, rulebook: Rulebook) -> Iterator[Notice]:
    """Tell where the last section is the end of the text and has no end of a sentence.

    Behind the last sentence a page may put the report's name (图解:2024年政府工作报告) or its day: nothing is cut off.
    """
    text = report.clean.text
    end = len(text[: report.sections[-1].end].rstrip())
    if text[end:].strip() or not end or text[end - 1] in writer.rules.ends:
        return
    behind, evidence = _FULL_STOPS.split(text[:end])[-1], rulebook.evidence
    if re.search(evidence.title, behind) or evidence.published_words.search(behind):
        return
    words = text[max(0, end - _SHOWN, text.rfind("\n", 0, end) + 1) : end]
    span = report.clean.origin_span(end - len(words), end)
    why = writer.words("breaks", words=words)
    yield writer.at("T11", candidate.lines, span, candidate.subject, {"why": why}, **candidate.about)


def _absent_parts(report: Report) -> list[str]:
    kinds = {section.kind.partition("_")[0] for section in report.sections}
    return [part for part in ("review", "plan") if part not in kinds and report.identity.document == "work_report"]


def _parts(candidate: Candidate, absent: list[str], writer: NoticeWriter) -> Iterator[Notice]:
    for part in absent:
        key = (*candidate.subject, part)
        yield writer.at("T12", candidate.lines, (0, 0), key, {"part": writer.words(part)}, **candidate.about)


def _repeated(candidate: Candidate, report: Report, writer: NoticeWriter) -> Iterator[Notice]:
    """Tell where sentences that stand in the text already make up a good part of it."""
    text = report.clean.text
    seen: set[str] = set()
    again = []
    for found in _SENTENCE.finditer(text):
        words = found[0].strip()
        if words in seen:
            again.append(found.span())
        seen.add(words)
    share = sum(end - start for start, end in again) / len(text)
    if share >= writer.rules.limits.repeated:
        span = report.clean.origin_span(*again[0])
        line = candidate.lines.place(*span).line
        blanks = {"count": len(again), "share": f"{share:.0%}", "line": line}
        yield writer.at("T13", candidate.lines, span, candidate.subject, blanks, **candidate.about)


def _destroyed(candidate: Candidate, report: Report, writer: NoticeWriter) -> Iterator[Notice]:
    found = list(writer.rules.destroyed_characters.finditer(report.source.text))
    if found:
        blanks = {"count": len(found)}
        yield writer.at("T14", candidate.lines, found[0].span(), candidate.subject, blanks, **candidate.about)


def _unusual(candidate: Candidate, report: Report, writer: NoticeWriter, rulebook: Rulebook) -> Iterator[Notice]:
    """Tell where few of the figures, those with a unit and all decimals, became claims."""
    units, clean, limits = rulebook.units, report.clean, writer.rules.limits
    figure = kept_pattern(rf"\d+\.\d+|\d(?:{units.scale_pattern})?(?:{units.unit_pattern})")
    places = [
        clean.origin(m.start()) for one in report.sections for m in figure.finditer(clean.text, one.start, one.end)
    ]
    starts = [claim.start for claim in candidate.claims]
    ends = [0, *accumulate((claim.end for claim in candidate.claims), max)]
    share = sum(at < ends[bisect_right(starts, at)] for at in places) / max(1, len(places))
    named = sum(claim.indicator is not None for claim in candidate.claims) / max(1, len(candidate.claims))
    if len(places) < limits.fewest_read or (share >= limits.read and named >= limits.known):
        return
    unread = writer.words("unread", count=len(places), share=f"{share:.0%}")
    unknown = writer.words("unknown", count=len(candidate.claims), share=f"{named:.0%}")
    blanks = {"why": unread if share < limits.read else unknown}
    yield writer.at("T15", candidate.lines, (0, 0), candidate.subject, blanks, **candidate.about)
