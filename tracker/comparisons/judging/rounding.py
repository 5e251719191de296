"""Rounding: whether two printed figures can be the same one, given the digits that they show."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.comparisons.judging.verdict import Interval, interval_of

if TYPE_CHECKING:
    from tracker.comparisons.records.comparison import Side
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["base_unit", "disagree", "exact_span", "rounded"]

_VAGUE = {"ge", "gt", "le", "lt", "range", "approx"}
Span = tuple[Decimal, Decimal]
"""The least and the greatest that a figure can be, in base units."""


def disagree(one: Side, other: Side, rules: Rulebook) -> bool:
    """Tell whether two figures of the same thing differ beyond the rounding of their digits; units must be alike."""
    if base_unit(one, rules) != base_unit(other, rules):
        return False
    first, second = rounded(one, rules), rounded(other, rules)
    return _below(first, second) or _below(second, first)


def base_unit(side: Side, rules: Rulebook) -> str:
    """Give the base unit of a figure: 元 for 亿元."""
    return rules.units.scaled(Decimal(1), side.unit or "")[1]


def rounded(side: Side, rules: Rulebook) -> Interval:
    """Give where the true figure can lie, half a unit of the last digit on either side."""
    spot = interval_of(side, rules)
    half = _half(side, rules)
    low = None if spot.low is None else spot.low - half
    high = None if spot.high is None else spot.high + half
    return Interval(low=low, high=high)


def exact_span(side: Side, rules: Rulebook) -> Span | None:
    """Give where the true figure of a plain statement can lie, None for a bound, a range or a hedged figure."""
    if side.value is None or side.comparator in _VAGUE:
        return None
    value, half = rules.units.scaled(side.value, side.unit or "")[0], _half(side, rules)
    return (value - half, value + half)


def _half(side: Side, rules: Rulebook) -> Decimal:
    digit = min(int((side.value or Decimal(0)).as_tuple().exponent), 0)
    return rules.units.scaled(Decimal(5).scaleb(digit - 1), side.unit or "")[0]


def _below(first: Interval, second: Interval) -> bool:
    return first.high is not None and second.low is not None and first.high < second.low
