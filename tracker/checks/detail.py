"""Details: the promises of detail that an added report answers badly or not at all, counted, and where asked each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.checks.comparison import part_start
from tracker.rulebook.policy import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.checks.candidate import Candidate
    from tracker.checks.comparison import Telling
    from tracker.checks.notice import Notice
    from tracker.checks.notice_writer import NoticeWriter
    from tracker.comparisons.records.comparison import Comparison, Verdict
    from tracker.comparisons.records.review import Review

__all__ = ["detail_counts", "each_detail"]

_CODES: dict[str, Verdict] = {"C11": "missed", "C12": "silent", "C13": "to_check"}
_EACH = "C14"


def detail_counts(review: Review, checked: Mapping[int, Candidate], writer: NoticeWriter) -> Iterator[Notice]:
    """Give one notice a verdict at the review of the checked report that answers the year's promises of detail."""
    answering = checked.get(review.year + 1)
    if answering is None or answering.lines is None:
        return
    place = (part_start(answering, "review"),) * 2
    about = {"region": review.region, "region_name": review.region_name, "year": review.year}
    for code, verdict in _CODES.items():
        count = sum(one.verdict == verdict for one in review.details)
        if count:
            blanks = {"count": count, "stated": len(review.details), "year": review.year}
            yield writer.at(code, answering.lines, place, (review.region, review.year), blanks, **about)


def each_detail(
    review: Review, checked: Mapping[int, Candidate], writer: NoticeWriter, telling: Telling
) -> Iterator[Notice]:
    """Tell each promise of detail that is counted: at the figure of the checked report, else at its review."""
    answering = checked.get(review.year + 1)
    if answering is None or answering.lines is None:
        return
    about = {"region": review.region, "region_name": review.region_name, "year": review.year}
    for one in review.details:
        if one.verdict in _CODES.values():
            words = telling.comparison(one)
            key = (review.region, review.year, one.label, one.target.quote, one.target.value)
            blanks = {"told": Wording(zh=words["zh"], en=words["en"])}
            yield writer.at(_EACH, answering.lines, _place(one, answering), key, blanks, **about)


def _place(one: Comparison, answering: Candidate) -> tuple[int, int]:
    """Give where the checked report states a figure that answers or may answer; else where its review begins."""
    told = {side.claim for side in (one.actual, *one.other_actuals) if side}
    found = ((claim.start, claim.end) for claim in answering.claims if claim.id in told)
    return next(found, (part_start(answering, "review"),) * 2)
