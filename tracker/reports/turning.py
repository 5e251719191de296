"""Turning: where a text turns from looking back to looking ahead, told by its words where no heading tells it."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from tracker.reports.report import Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.rulebook.announcing import YearHeadings

__all__ = ["ahead_from", "completed", "ended", "leans_ahead"]

Lines = list[tuple[int, str]]
_ENOUGH, _SOME = 3, 2
"""By how many words a stretch must look one way rather than the other; fewer are some where a review is known."""


def leans_ahead(lines: Iterable[str], words: YearHeadings) -> bool:
    """Tell whether lines look ahead by more than a few words."""
    return sum(map(words.lean, lines)) >= _ENOUGH


def completed(found: list[Section], lines: Lines, year: int, words: YearHeadings) -> list[Section]:
    """Give the sections with the review or the plan that no heading announces, where ``lines`` show one by their words.

    What stands before a plan and looks back is the review; a review that turns to look ahead is a plan from there on.
    """
    kinds = {section.kind.split("_")[0] for section in found}
    if kinds == {"review", "plan"}:
        return found
    if kinds == {"plan"}:
        return [*_review(_before(lines, found[0].start), year, words), *found]
    turn = _end_of_review(lines, found[0].start, words) if found else _turning_point(lines, words)
    if turn is None:
        return found
    back = ended(found, turn) or _review(_before(lines, turn), year, words)
    return [*back, _section("plan_year", turn, lines, year)] if back else found


def ahead_from(lines: Lines, words: YearHeadings) -> int | None:
    """Give from which of some lines on they look ahead most clearly; None where even the last ones hardly do."""
    at, ahead, _ = _turn(lines, words)
    return lines[at][0] if ahead >= _ENOUGH else None


def ended(found: list[Section], end: int) -> list[Section]:
    """Give the sections as far as they stand before an offset."""
    return [section.model_copy(update={"end": min(section.end, end)}) for section in found if section.start < end]


def _end_of_review(lines: Lines, start: int, words: YearHeadings) -> int | None:
    """Give where a review that begins at ``start`` turns to look ahead; None where it does not."""
    under = [line for line in lines if line[0] >= start]
    at, ahead, _ = _turn(under, words)
    return under[at][0] if ahead >= _SOME and at > 0 else None


def _turning_point(lines: Lines, words: YearHeadings) -> int | None:
    """Give where a text turns: most before it looks back, most behind it ahead; None where it does not turn clearly."""
    at, ahead, back = _turn(lines, words)
    return lines[at][0] if ahead >= _ENOUGH and back <= -_ENOUGH else None


def _turn(lines: Lines, words: YearHeadings) -> tuple[int, int, int]:
    """Give which line the part begins with that looks ahead most, how far it does, and how the lines before it lean."""
    leans = [words.lean(line) for _, line in lines]
    ahead = [*accumulate(reversed(leans), initial=0)][::-1]
    at = max(range(len(ahead)), key=lambda at: (ahead[at], at))
    return at, ahead[at], sum(leans) - ahead[at]


def _review(lines: Lines, year: int, words: YearHeadings) -> list[Section]:
    if sum(words.lean(line) for _, line in lines) > -_ENOUGH:
        return []
    first = next(start for start, line in lines if words.lean(line) < 0)
    return [_section("review_year", first, lines, year)]


def _section(kind: Literal["review_year", "plan_year"], start: int, lines: Lines, year: int) -> Section:
    last, line = lines[-1]
    period = str(year - 1 if kind == "review_year" else year)
    return Section(kind=kind, path=(), start=start, end=last + len(line), period=period)


def _before(lines: Lines, end: int) -> Lines:
    return [(start, line) for start, line in lines if start < end]
