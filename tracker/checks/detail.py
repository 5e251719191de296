"""Details: how many promises of detail an added report answers badly or not at all, counted and not one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.checks.comparison import part_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.checks.candidate import Candidate
    from tracker.checks.desk import Desk
    from tracker.checks.notice import Notice
    from tracker.comparisons.comparison import Verdict
    from tracker.comparisons.review import Review

__all__ = ["detail_notices"]

_CODES: dict[str, Verdict] = {"C11": "missed", "C12": "silent", "C13": "to_check"}


def detail_notices(review: Review, checked: Mapping[int, Candidate], desk: Desk) -> Iterator[Notice]:
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
            yield desk.at(code, answering.lines, place, (review.region, review.year), blanks, **about)
