"""Bullets: a target, its tolerance and the actual as one bar, and the years before as a line, on one shared scale."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from tracker.outputs.charts.scale import Axis, axis_of, positions, scale_of, shared_key
from tracker.outputs.wording.figures import tell_amount, tell_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.records.course import Reached
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Bullet", "Key", "Sparkline", "axes_of", "bullet_of", "sparkline_of"]

_WIDTH, _MARGIN = 220, 6
_SPARK_TOP, _SPARK_FOOT = 4, 22
_DRAWN = {"met", "near", "missed", "silent", "to_check", "claimed", "under_way", "mentioned"}
_ANSWERED = {"met", "near", "missed"}
_FEWEST = 3
"""A line of fewer years tells nothing."""
_TENTH = Decimal("0.1")

Key = tuple[str, str, str]
"""What comparisons on one axis have in common."""
Span = tuple[Decimal, Decimal]
"""Start and width in pixels."""


class Bullet(BaseModel):
    """Where the parts of one bullet lie across its box, in pixels."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    zero: Decimal
    bar: Span | None
    """From zero to the actual, None where there is no actual."""
    band: Span | None
    """What lies within the tolerance, None where there is none."""
    marks: tuple[Decimal, ...]
    """The target; both its ends where it is a range."""
    low: str
    high: str
    """The ends of the scale in words."""


class Sparkline(BaseModel):
    """What was reached in some years, as pixels of a box that is as wide as a bullet."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    first: int
    last: int
    dots: tuple[Span, ...]
    """Right and down of each figure; a year without one has none."""
    lines: tuple[str, ...]
    """Paths between years that follow each other."""
    told: str
    """The figures in words."""


def axes_of(
    comparisons: Iterable[Comparison], rules: Rulebook, reached: Mapping[Key, Sequence[Side]] | None = None
) -> dict[Key, Axis]:
    """Give one axis for all comparisons of an indicator and measure; ``reached`` are further figures to lie on it."""
    groups: dict[Key, list[Comparison]] = {}
    for one in comparisons:
        if one.target.value is not None and one.verdict in _DRAWN:
            groups.setdefault(shared_key(one, rules), []).append(one)
    axes: dict[Key, Axis] = {}
    for key, group in groups.items():
        answers = [one.actual for one in group if one.actual and one.verdict in _ANSWERED]
        found = [*answers, *(reached or {}).get(key, ())]
        axis = axis_of([one.target for one in group], found, group[0].indicator, rules)
        axes |= {key: axis} if axis else {}
    return axes


def bullet_of(one: Comparison, axes: Mapping[Key, Axis], rules: Rulebook, lang: Language) -> Bullet | None:
    """Give the bullet of a comparison on the axis of its indicator, None where there is nothing to draw."""
    axis = axes.get(shared_key(one, rules))
    if axis is None or one.target.value is None or one.verdict not in _DRAWN:
        return None
    answer = one.actual if one.verdict in _ANSWERED else None
    place = positions(scale_of(axis, one.target, answer, one.indicator, rules))
    zero = _across(place.zero)
    return Bullet(
        zero=zero,
        bar=_span(zero, _across(place.actual)) if place.actual is not None else None,
        band=_span(*map(_across, place.tolerance)) if place.tolerance else None,
        marks=tuple(_across(end) for end in (place.target, place.target_high) if end is not None),
        low=_end(axis.low, axis, one.indicator, rules, lang),
        high=_end(axis.high, axis, one.indicator, rules, lang),
    )


def sparkline_of(
    one: Comparison, course: Sequence[Reached], axes: Mapping[Key, Axis], rules: Rulebook, lang: Language
) -> Sparkline | None:
    """Give what was reached up to the year of a comparison; None without an axis, and for too few years to tell."""
    axis = axes.get(shared_key(one, rules))
    told = {each.year: each.side for each in course}
    told |= {one.year: one.actual} if one.actual and one.verdict in _ANSWERED else {}
    heights = {year: scale_of(axis, None, side, None, rules).actual for year, side in told.items()} if axis else {}
    years = sorted(year for year, height in heights.items() if height is not None)
    if axis is None or len(years) < _FEWEST:
        return None
    step = Decimal(_WIDTH - 2 * _MARGIN) / (one.year - years[0])
    dots = {
        year: ((_MARGIN + step * (year - years[0])).quantize(_TENTH), _down(axis.at(height)))
        for year, height in sorted(heights.items())
        if height is not None
    }
    pairs = [(dots[year], dots[year + 1]) for year in dots if year + 1 in dots]
    return Sparkline(
        first=years[0],
        last=one.year,
        dots=tuple(dots.values()),
        lines=tuple(f"M{a[0]} {a[1]}L{b[0]} {b[1]}" for a, b in pairs),
        told=", ".join(f"{year} {tell_figure(told[year], rules, lang)}" for year in dots),
    )


def _across(place: Decimal) -> Decimal:
    return (_MARGIN + place * (_WIDTH - 2 * _MARGIN)).quantize(_TENTH)


def _down(place: Decimal) -> Decimal:
    return (_SPARK_FOOT - place * (_SPARK_FOOT - _SPARK_TOP)).quantize(_TENTH)


def _span(one: Decimal, other: Decimal) -> Span:
    return min(one, other), abs(one - other)


def _end(figure: Decimal, axis: Axis, indicator: str | None, rules: Rulebook, lang: Language) -> str:
    return tell_amount(figure.normalize() + 0, axis.unit, rules, lang, indicator) if figure else "0"
