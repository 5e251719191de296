"""The axes of a scorecard: one for each indicator and measure of a region, whatever the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.charts.bar import draw_bar
from tracker.outputs.charts.scale import axis_of, scale_of, shared_key
from tracker.outputs.charts.sparkline import draw_sparkline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.records.course import Reached
    from tracker.comparisons.records.review import Review
    from tracker.outputs.charts.scale import Axis
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Axes", "Course", "axes_of", "axis_key", "bar_of", "sparkline_of"]

Key = tuple[str, ...]
Axes = dict[Key, "Axis"]
Course = tuple["Reached", ...]

_JUDGED = {"met", "near", "missed"}


def axes_of(reviews: Sequence[Review], rules: Rulebook) -> Axes:
    """Give the axes for all targets, the actuals that answer them, and the figures of the years before."""
    groups: dict[Key, list[tuple[Comparison, Course]]] = {}
    for review in reviews:
        for one, course in _with_courses(review):
            groups.setdefault(axis_key(review.region, one, rules), []).append((one, course))
    axes: Axes = {}
    for key, group in groups.items():
        targets = [one.target for one, _ in group]
        reached = [side for one, course in group for side in (*_answer(one), *(each.side for each in course))]
        axis = axis_of(targets, reached, group[0][0].indicator, rules)
        axes |= {key: axis} if axis else {}
    return axes


def axis_key(region: str, one: Comparison, rules: Rulebook) -> Key:
    """Give what comparisons on one axis have in common."""
    return (region, *shared_key(one, rules))


def bar_of(one: Comparison, axis: Axis | None, cells: int, rules: Rulebook, look: Look) -> str:
    """Give the bar of a comparison, empty without an axis or a target; what does not answer it is not drawn."""
    if axis is None or one.target.value is None:
        return ""
    words = rules.policy.words(one.verdict)
    scale = scale_of(axis, one.target, next(iter(_answer(one)), None), one.indicator, rules)
    return draw_bar(scale, cells, words.ascii if look.ascii else words.shape, ascii_=look.ascii)


def sparkline_of(one: Comparison, course: Course, axis: Axis | None, years: range, rules: Rulebook, look: Look) -> str:
    """Give the actuals of some years up to that of a comparison, empty without an axis or a year before."""
    if axis is None or not course:
        return ""
    told = dict([*((each.year, each.side) for each in course), *((one.year, side) for side in _answer(one))])
    return draw_sparkline([_value(told.get(year), axis, rules) for year in years], axis, ascii_=look.ascii)


def _with_courses(review: Review) -> Iterator[tuple[Comparison, Course]]:
    courses = review.courses or ((),) * len(review.comparisons)
    return zip(review.comparisons, courses, strict=True)


def _answer(one: Comparison) -> list[Side]:
    """Give the actual of a comparison where it answers the target."""
    return [one.actual] if one.actual and one.verdict in _JUDGED else []


def _value(side: Side | None, axis: Axis, rules: Rulebook) -> Decimal | None:
    return scale_of(axis, None, side, None, rules).actual if side else None
