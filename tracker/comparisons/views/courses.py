"""Courses: those of the targets of a year, from what is stated of the years before."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.comparisons.gathering.area import same_area
from tracker.comparisons.gathering.vintage import vintages
from tracker.comparisons.records.course import COURSE_YEARS, Reached

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.records.comparison import Comparison
    from tracker.comparisons.records.statement import Statement

__all__ = ["courses"]

_Key = tuple[str, str]


def courses(statements: Statements, year: int, comparisons: Sequence[Comparison]) -> list[tuple[Reached, ...]]:
    """Give for every comparison of a year the stated actuals of the years before, ascending; years without have none.

    They are about the same subject within the same scope, on the same measure, and about the same area.
    """
    targets = {one.side: one for one in statements.targets.get(year, ())}
    asked = [targets.get(one.target) for one in comparisons]
    wanted = {_key(one) for one in asked if one}
    found = {at: _told(statements, at, wanted) for at in range(year - COURSE_YEARS, year)}
    return [tuple(_course(statements, one, year, found)) if one else () for one in asked]


def _course(
    statements: Statements, target: Statement, year: int, found: dict[int, dict[_Key, list[Statement]]]
) -> list[Reached]:
    rules, course = statements.rules, []
    for at, told in found.items():
        kept = [
            one
            for one in told.get(_key(target), ())
            if same_area(one.region, one.told or at + 1, target.region, year, rules.divisions)
        ]
        best = vintages(kept, rules.policy)
        course += [Reached(year=at, side=best[0].side)] if best else []
    return course


def _told(statements: Statements, year: int, wanted: set[_Key]) -> dict[_Key, list[Statement]]:
    found: defaultdict[_Key, list[Statement]] = defaultdict(list)
    for one in statements.actuals.get(year, ()):
        if one.side.value is not None and _key(one) in wanted:
            found[_key(one)].append(one)
    return found


def _key(one: Statement) -> _Key:
    return one.subject, one.side.measure
