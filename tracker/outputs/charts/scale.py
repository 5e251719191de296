"""The scale: where a target, its tolerance and its actual lie on one axis that all figures of an indicator share.

A bar of the terminal and a chart of a page are drawn from the same scale. It says where figures lie, never what share
of its target an actual has: there is no completion rate of a growth rate.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.judging.verdict import Direction, demand_of, direction_of, tolerance_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Axis", "Positions", "Scale", "axis_of", "base_unit", "positions", "scale_of", "shared_key", "ticks"]

_STEPS = 10
"""An axis has at most so many steps."""
_ROUND = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


class Axis(NamedTuple):
    """The ends of what is drawn for one indicator on one measure, with zero between them, in ``unit``."""

    low: Decimal
    high: Decimal
    step: Decimal
    """A round number; both ends are multiples of it."""
    unit: str | None
    """As the first figure has it (亿元); the other figures are told in it."""
    measure: str

    def at(self, value: Decimal) -> Decimal:
        """Give where a value lies: 0 at the low end, 1 at the high end, and nothing beyond them."""
        return min(max((value - self.low) / (self.high - self.low), Decimal(0)), Decimal(1))


class Scale(NamedTuple):
    """One target and its actual on an axis, all in the unit of the axis; None is what is not there.

    ``tolerance`` are the ends of the span in which the verdict is near: below a floor, above a ceiling.
    """

    axis: Axis
    target: Decimal | None = None
    target_high: Decimal | None = None
    """The far end of a range."""
    tolerance: tuple[Decimal, Decimal] | None = None
    actual: Decimal | None = None
    """None where there is no figure, and where it is on another measure or in a unit that cannot be converted."""
    actual_high: Decimal | None = None
    direction: Direction | None = None
    """Whether more or less is better, None outside the vocabulary."""

    @property
    def low(self) -> Decimal:
        """The low end of the axis."""
        return self.axis.low

    @property
    def high(self) -> Decimal:
        """The high end of the axis."""
        return self.axis.high


class Positions(NamedTuple):
    """Where the figures of a scale lie, as fractions of the axis: 0 at its low end, 1 at its high end."""

    zero: Decimal
    target: Decimal | None
    target_high: Decimal | None
    tolerance: tuple[Decimal, Decimal] | None
    actual: Decimal | None
    actual_high: Decimal | None


def positions(scale: Scale) -> Positions:
    """Give where the figures of a scale lie, as fractions of its axis."""
    at = scale.axis.at
    return Positions(
        zero=at(Decimal(0)),
        target=None if scale.target is None else at(scale.target),
        target_high=None if scale.target_high is None else at(scale.target_high),
        tolerance=(at(scale.tolerance[0]), at(scale.tolerance[1])) if scale.tolerance else None,
        actual=None if scale.actual is None else at(scale.actual),
        actual_high=None if scale.actual_high is None else at(scale.actual_high),
    )


def shared_key(one: Comparison, rules: Rulebook) -> tuple[str, str, str]:
    """Give what figures must have in common to lie on one axis: indicator (or label), measure and base unit."""
    return (one.indicator or f"={one.label}", one.target.measure, base_unit(one.target, rules))


def base_unit(side: Side, rules: Rulebook) -> str:
    """Give the unit that the figures of a side are converted into (亿元 and 万元 both into 元)."""
    return rules.units.scaled(Decimal(1), side.unit or "")[1]


def axis_of(targets: Sequence[Side], actuals: Sequence[Side], indicator: str | None, rules: Rulebook) -> Axis | None:
    """Give the axis for some figures of one indicator, the first of which sets measure and unit; None for no figure.

    Figures on another measure or in a unit that cannot be converted have no part in it. Its ends are round, zero lies
    between them, and so do the tolerances of the targets.
    """
    first = next((one for one in (*targets, *actuals) if one.value is not None), None)
    if first is None:
        return None
    figures = [value for one in actuals for value in _figures(one, first.measure, first.unit, rules)]
    for one in targets:
        wanted = _figures(one, first.measure, first.unit, rules)
        figures += [*wanted, *_near(one, first.unit, indicator, rules)] if wanted else []
    bottom, top = min(Decimal(0), *figures), max(Decimal(0), *figures)
    step = _step(top - bottom)
    low, high = _rounded(bottom, step, ROUND_FLOOR), _rounded(top, step, ROUND_CEILING)
    return Axis(low=low, high=high if high > low else low + step, step=step, unit=first.unit, measure=first.measure)


def scale_of(axis: Axis, target: Side | None, actual: Side | None, indicator: str | None, rules: Rulebook) -> Scale:
    """Put a target and an actual on an axis; either may be missing."""
    wanted = _figures(target, axis.measure, axis.unit, rules) if target else []
    reached = _figures(actual, axis.measure, axis.unit, rules) if actual else []
    near = _near(target, axis.unit, indicator, rules) if target and wanted else []
    return Scale(
        axis=axis,
        target=min(wanted, default=None),
        target_high=max(wanted) if len(wanted) > 1 else None,
        tolerance=(near[0], near[1]) if near else None,
        actual=min(reached, default=None),
        actual_high=max(reached) if len(reached) > 1 else None,
        direction=direction_of(indicator, rules),
    )


def ticks(axis: Axis, most: int = 5) -> list[Decimal]:
    """Give at most ``most`` round values of an axis, zero among them, from the low end up."""
    steps = int((axis.high - axis.low) / axis.step)
    factor = next(one for one in range(1, steps + 2) if steps // one + 1 <= most)
    wide = axis.step * factor
    first = _rounded(axis.low, wide, ROUND_CEILING)
    return [value for at in range(steps + 1) if (value := first + at * wide) <= axis.high]


def _figures(side: Side, measure: str, unit: str | None, rules: Rulebook) -> list[Decimal]:
    """Give the figures of a side in a unit; none where its measure or unit is of another kind."""
    if side.measure != measure or side.value is None:
        return []
    (worth, base), (own, own_base) = rules.units.worth(unit or ""), rules.units.worth(side.unit or "")
    if own_base != base:
        return []
    ends = (side.value,) if side.value_high is None else (side.value, side.value_high)
    return [end * own / worth for end in ends]


def _near(target: Side, unit: str | None, indicator: str | None, rules: Rulebook) -> list[Decimal]:
    """Give the span in which a target counts as nearly reached, in a unit that its figures can be converted into.

    There is none where it has no tolerance or no known sense.
    """
    demand = demand_of(target, direction_of(indicator, rules), rules)
    size = tolerance_of(target, demand, indicator, rules) if demand else Decimal(0)
    if demand is None or size == 0:
        return []
    worth, _ = rules.units.worth(unit or "")
    return sorted((demand.limit / worth, (demand.limit - size if demand.floor else demand.limit + size) / worth))


def _step(span: Decimal) -> Decimal:
    """Give the smallest round number of which a span has at most ten."""
    if span == 0:
        return Decimal(1)
    power = Decimal(1).scaleb((span / _STEPS).adjusted())
    return next(step for one in _ROUND if (step := (one * power)) * _STEPS >= span)


def _rounded(value: Decimal, step: Decimal, how: str) -> Decimal:
    return (value / step).to_integral_value(rounding=how) * step
