"""Comparison: what an added report says of the targets before, and what becomes of the targets it sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tracker.rulebook.policy import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.checks.candidate import Candidate
    from tracker.checks.notice import Notice, Place
    from tracker.checks.notice_writer import NoticeWriter
    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.records.review import Review

__all__ = ["Telling", "comparison_notices", "part_start"]

_MISSED = "C07"
_ABSENT = {"silent": ("review", 1), "dropped": ("plan", 0), "admitted": ("review", 1)}
"""Findings that no claim of a report states: in which part of the report of how many years after the finding's."""


class Telling(Protocol):
    """What puts comparisons and findings into words, in both languages."""

    def finding(self, one: Finding, lines: Mapping[str, int]) -> dict[str, str]:
        """Give the words of a finding; ``lines`` are those of the claims in their texts."""

    def comparison(self, one: Comparison) -> dict[str, str]:
        """Give the words of a comparison."""


def comparison_notices(
    review: Review,
    checked: Mapping[int, Candidate],
    places: Mapping[str, Place],
    writer: NoticeWriter,
    telling: Telling,
) -> Iterator[Notice]:
    """Give the findings and missed targets of a year that concern the checked reports, which are given by year."""
    page = _Page(review, checked, places, writer)
    for one in review.findings:
        code = writer.rules.by_finding.get(one.code)
        if code is not None:
            yield from page.found(code.code, one, telling)
    for each in review.comparisons:
        sides = [side for side in (each.actual, each.target) if side is not None]
        if each.verdict == "missed" and any(page.states(side) for side in sides):
            key = (review.year, each.indicator or each.label, each.target.measure)
            yield page.stated(_MISSED, key, telling.comparison(each), sides, each.indicator)


class _Page:
    """What the notices of one review are written from."""

    def __init__(
        self, review: Review, checked: Mapping[int, Candidate], places: Mapping[str, Place], writer: NoticeWriter
    ) -> None:
        self.review, self.checked, self.places, self.writer = review, checked, places, writer
        self.own = {claim.id: (one, claim) for one in checked.values() for claim in one.claims}
        self.about = {"region": review.region, "region_name": review.region_name, "year": review.year}

    def states(self, side: Side) -> bool:
        """Tell whether a checked report states a side."""
        return side.claim in self.own

    def stated(
        self, code: str, key: tuple[object, ...], told: Mapping[str, str], sides: Sequence[Side], indicator: str | None
    ) -> Notice:
        """Write a notice at the newest of some sides that a checked report states."""
        own = next(side for side in sides if self.states(side))
        candidate, claim = self.own[str(own.claim)]
        related = self._related([side for side in sides if side is not own])
        return self.writer.at(
            code,
            candidate.lines,
            (claim.start, claim.end),
            (self.review.region, *key),
            {"told": _wording(told)},
            related=related,
            indicator=indicator,
            **self.about,
        )

    def missing(self, code: str, one: Finding, told: Mapping[str, str], candidate: Candidate, part: str) -> Notice:
        """Write a notice at the sentence of a report, or at the part that ought to say something."""
        start, end = _place_in(candidate, part, one)
        made = {"related": self._related(one.sides), "indicator": one.indicator, **self.about}
        return self.writer.at(
            code, candidate.lines, (start, end), (self.review.region, *_key(one)), {"told": _wording(told)}, **made
        )

    def found(self, code: str, one: Finding, telling: Telling) -> Iterator[Notice]:
        """Write of a finding where it concerns a checked report; else nothing."""
        sides = sorted(one.sides, key=_year_of, reverse=True)
        part, later = _ABSENT.get(one.code, ("", 0))
        lacking = self.checked.get(one.year + later) if part else None
        if lacking is not None:
            yield self.missing(code, one, telling.finding(one, self.review.lines), lacking, part)
        elif any(self.states(side) for side in sides):
            yield self.stated(code, _key(one), telling.finding(one, self.review.lines), sides, one.indicator)

    def _related(self, sides: Sequence[Side]) -> tuple[Place, ...]:
        return tuple(self.places[side.claim] for side in sides if side.claim and side.claim in self.places)


def _key(one: Finding) -> tuple[object, ...]:
    """Give what tells findings apart whatever the files of their reports are called: claims, words and figures."""
    sides = [(side.claim, side.quote, side.value) for side in one.sides]
    return (one.code, one.year, one.indicator or one.label, one.measure, *sides)


def _wording(told: Mapping[str, str]) -> Wording:
    return Wording(zh=told["zh"], en=told["en"])


def _year_of(side: Side) -> str:
    """Give the year of the report that states a side, as its claim has it; nothing for a cited fact."""
    return (side.claim or "-").split("-")[1]


def _place_in(candidate: Candidate, part: str, one: Finding) -> tuple[int, int]:
    quotes = [side.quote for side in one.sides if side.claim is None and side.quote]
    at = candidate.lines.text.find(quotes[0]) if quotes and candidate.lines else -1
    return (at, at + len(quotes[0])) if at >= 0 else (part_start(candidate, part),) * 2


def part_start(candidate: Candidate, part: str) -> int:
    """Give the offset in the source at which a part of a report begins, 0 where it has none."""
    report = candidate.report
    found = [section for section in report.sections if section.kind.startswith(part)] if report else []
    return report.clean.origin(found[0].start) if report and found else 0
