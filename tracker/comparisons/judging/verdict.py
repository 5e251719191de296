"""The verdict: one target held against one actual, under the policy of the rules."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from tracker.comparisons.records.comparison import Side
    from tracker.rulebook.policy import Policy
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Answer", "Demand", "Interval", "Ruling", "decide", "demand_of", "interval_of", "judge", "tolerance_of"]

Answer = Literal["met", "near", "missed"]
Direction = Literal["more", "less", "none"]
_SIGNED = {"growth", "change"}
"""Measures whose sign tells a fall; a target that is one asks for as much or more of it, whatever it is of."""


class Interval(NamedTuple):
    """Where a stated figure can lie, in base units; None is without end, ``open`` ends do not belong to it."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False


class Demand(NamedTuple):
    """What a target asks: at least or at most ``limit`` (base units), the limit itself excluded where ``open``."""

    limit: Decimal
    floor: bool
    open: bool = False


class Ruling(NamedTuple):
    """The outcome of one target and one actual.

    ``verdict`` and ``verdict_strict`` are None where the two cannot decide; ``reason`` then says why. ``gap`` and
    ``tolerance`` are in the unit of the target, the gap positive where the actual is the larger.
    """

    verdict: Answer | None
    verdict_strict: Answer | None = None
    gap: Decimal | None = None
    gap_unit: str | None = None
    tolerance: Decimal | None = None
    fragile: bool = False
    reason: str | None = None

    @property
    def outcome(self) -> dict[str, Any]:
        """What of it a comparison has under the same names: all but the reason, which others may outweigh."""
        return {name: value for name, value in self._asdict().items() if name != "reason"}


def judge(target: Side, actual: Side, indicator: str | None, rules: Rulebook) -> Ruling:
    """Hold an actual against a target of the same measure; both have a figure."""
    unit, base = rules.units.scaled(Decimal(1), target.unit or "")
    if base != rules.units.scaled(Decimal(1), actual.unit or "")[1]:
        return Ruling(verdict=None, reason="unit")
    spot = interval_of(actual, rules)
    demand = demand_of(target, direction_of(indicator, rules), rules) or _tie(target, spot, rules)
    if demand is None:
        return Ruling(verdict=None, reason="direction_unknown")
    tolerance = tolerance_of(target, demand, indicator, rules)
    strict = decide(demand, spot, Decimal(0))
    if strict is None:
        return Ruling(verdict=None, reason="bound")
    verdict = decide(demand, spot, tolerance)
    return Ruling(
        verdict=verdict,
        verdict_strict=strict,
        gap=_gap(demand, spot, met=strict == "met") / unit,
        gap_unit="pp" if target.unit in rules.policy.rate_units else target.unit,
        tolerance=tolerance / unit,
        fragile=any(decide(demand, spot, tolerance * factor) != verdict for factor in rules.policy.fragile_factors),
        reason="above_range" if _beyond(target, spot, demand, rules) else None,
    )


def decide(demand: Demand, spot: Interval, tolerance: Decimal) -> Answer | None:
    """Give the verdict within a tolerance (base units, 0 for the strict one); None where the interval straddles."""
    if not demand.floor:
        return decide(_mirrored(demand), _reflected(spot), tolerance)
    if spot.low is not None and _reaches(spot.low, demand, counted=spot.low_open or not demand.open):
        return "met"
    if spot.high is None or _reaches(spot.high, demand, counted=not (spot.high_open or demand.open)):
        return None
    relaxed = demand.limit - tolerance
    near = tolerance > 0 and spot.low is not None and spot.low >= relaxed
    return "near" if near else "missed"


def demand_of(target: Side, direction: Direction | None, rules: Rulebook) -> Demand | None:
    """Give what the target asks; None where neither its comparator nor its direction tells."""
    reading = rules.policy.readings[target.comparator or "eq"]
    sense: str = reading.sense
    if sense == "direction":
        falls = direction is None and target.measure in _SIGNED and max(_figures(target, rules)) < 0
        sense = "at_most" if falls else _sense(direction, rules.policy)
    if sense == "unknown":
        return None
    floor = sense == "at_least"
    figures = _figures(target, rules)
    return Demand(limit=min(figures) if floor else max(figures), floor=floor, open=reading.open)


def interval_of(side: Side, rules: Rulebook) -> Interval:
    """Give where the figure of a side lies; eq and approx are the figure itself."""
    figures = _figures(side, rules)
    low, high = min(figures), max(figures)
    match side.comparator:
        case "ge" | "gt":
            return Interval(low=low, high=None, low_open=side.comparator == "gt")
        case "le" | "lt":
            return Interval(low=None, high=high, high_open=side.comparator == "lt")
        case _:
            return Interval(low=low, high=high)


def tolerance_of(target: Side, demand: Demand, indicator: str | None, rules: Rulebook) -> Decimal:
    """Give the tolerance that the policy allows a target, in base units; ``demand`` is what it asks."""
    rule = rules.policy.tolerance(indicator, target.measure, target.unit)
    if rule is None or target.strength in rules.policy.no_tolerance:
        return Decimal(0)
    size, _ = rules.units.scaled(Decimal(1), target.unit or "")
    return rule.amount(demand.limit, points=size)


def direction_of(indicator: str | None, rules: Rulebook) -> Direction | None:
    """Give whether more or less is better, None outside the vocabulary."""
    known = rules.indicators.get(indicator) if indicator else None
    return known.direction if known else None


def _sense(direction: Direction | None, policy: Policy) -> str:
    match direction:
        case "more":
            return "at_least"
        case "less":
            return "at_most"
        case _:
            return "at_least" if policy.unknown_direction == "at_least" else "unknown"


def _figures(side: Side, rules: Rulebook) -> list[Decimal]:
    ends = [value for value in (side.value, side.value_high) if value is not None]
    return [rules.units.scaled(value, side.unit or "")[0] for value in ends]


def _tie(target: Side, spot: Interval, rules: Rulebook) -> Demand | None:
    """Give the demand of a target that the actual hits exactly: it is met, whichever direction is better."""
    figures = set(_figures(target, rules))
    hit = len(figures) == 1 and figures == {spot.low} == {spot.high}
    return Demand(limit=figures.pop(), floor=True) if hit else None


def _reaches(figure: Decimal, demand: Demand, *, counted: bool) -> bool:
    return figure > demand.limit or (counted and figure == demand.limit)


def _mirrored(demand: Demand) -> Demand:
    return Demand(limit=-demand.limit, floor=True, open=demand.open)


def _reflected(spot: Interval) -> Interval:
    return Interval(
        low=None if spot.high is None else -spot.high,
        high=None if spot.low is None else -spot.low,
        low_open=spot.high_open,
        high_open=spot.low_open,
    )


def _gap(demand: Demand, spot: Interval, *, met: bool) -> Decimal:
    """Measure from the limit to the end of the interval that decided."""
    near, far = (spot.low, spot.high) if met == demand.floor else (spot.high, spot.low)
    end = near if near is not None else far
    return (end if end is not None else demand.limit) - demand.limit


def _beyond(target: Side, spot: Interval, demand: Demand, rules: Rulebook) -> bool:
    if target.comparator != "range" or not demand.floor:
        return False
    return spot.low is not None and spot.low > max(_figures(target, rules))
