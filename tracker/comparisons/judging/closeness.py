"""The closeness: how near a figure of the next report comes to the promised one, in units that are alike."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.comparisons.records.comparison import Side
    from tracker.rulebook.rulebook import Rulebook

__all__ = [
    "count_alike",
    "even_sides",
    "is_close",
    "is_common",
    "is_echo",
    "is_enough",
    "is_kept_figure",
    "is_retold",
    "is_telling",
    "ratio",
    "same_figure",
    "same_unit",
    "worth_of",
]

_PERCENT = "%"
_FRACTION = "/"
_COMMON = ("money", "ratio")
"""Kinds of units whose figures are told of many things under the same word: 投资2.5亿元."""
_TELLING = 10
"""So many are hardly counted twice by chance."""


def even_sides(promise: Side, told: Side, rules: Rulebook) -> tuple[Side, Side] | None:
    """Give two sides, the second in the unit of the first, None where their units name different things."""
    first, second = _plain_fraction(promise), _plain_fraction(told)
    if not count_alike(first, second, rules):
        return None
    scale, worth = (rules.units.worth(side.unit or "")[0] for side in (first, second))
    values = {name: getattr(second, name) for name in ("value", "value_high")}
    even = {name: value * worth / scale for name, value in values.items() if value is not None}
    return first, second.model_copy(update={**even, "unit": first.unit})


def count_alike(promise: Side, told: Side, rules: Rulebook) -> bool:
    """Tell whether the units of two sides name the same things."""
    unit, other = (rules.units.worth(_plain_fraction(side).unit or "")[1] for side in (promise, told))
    return unit == other or rules.linking.counted_alike(unit, other)


def same_unit(promise: Side, told: Side, rules: Rulebook) -> bool:
    """Tell whether two units are one and the same, whatever their scales, or both say nothing of what they count."""
    one, other = (rules.units.worth(side.unit or "")[1] for side in (promise, told))
    return one == other or all(unit in rules.linking.counters for unit in (one, other))


def worth_of(side: Side, rules: Rulebook) -> Decimal:
    """Give a figure in the base of its unit: 35000 of 3.5万亩; 0 for none."""
    plain = _plain_fraction(side)
    return rules.units.worth(plain.unit or "")[0] * (plain.value or 0)


def same_figure(promise: Side, told: Side, rules: Rulebook) -> bool:
    """Tell whether two sides state the same figure in units that are alike."""
    if worth_of(promise, rules) != worth_of(told, rules):
        return False
    return count_alike(promise, told, rules)


def is_common(side: Side, rules: Rulebook) -> bool:
    """Tell whether a figure is a sum of money or a rate, which is told of many things under the same word."""
    return rules.units.kind(rules.units.worth(side.unit or "")[1]) in _COMMON


def is_telling(side: Side) -> bool:
    """Tell whether a figure has digits enough to be told again hardly by chance: 525, and not 30."""
    return len((side.value or Decimal(0)).normalize().as_tuple().digits) > 1


def is_kept_figure(promise: Side, told: Side, rules: Rulebook) -> bool:
    """Tell whether a figure is the promised one to the digit, and is so hardly by chance."""
    return is_telling(promise) and same_figure(promise, told, rules)


def is_echo(promise: Side, told: Side, rules: Rulebook) -> bool:
    """Tell whether a figure is the promised one again, and of two digits or more, so that it is hardly by chance."""
    return abs(promise.value or Decimal(0)) >= _TELLING and same_figure(promise, told, rules)


def is_enough(promise: Side, told: Side, rules: Rulebook) -> bool:
    """Tell whether a figure of the same measure is the promised one or more."""
    alike = promise.measure == told.measure and count_alike(promise, told, rules)
    return alike and worth_of(told, rules) >= worth_of(promise, rules)


def is_retold(promise: Side, told: Side, rules: Rulebook) -> bool:
    """Tell whether a figure is the promised one again in the very same unit, and is so hardly by chance; no rate is."""
    one, other = (rules.units.worth(side.unit or "")[1] for side in (promise, told))
    if one != other or rules.units.kind(one) == "ratio":
        return False
    return is_kept_figure(promise, told, rules) or is_echo(promise, told, rules)


def is_close(promise: Side, told: Side, most: float, rules: Rulebook) -> bool:
    """Tell whether one of two figures is at most so many times the other, hardly by chance: 5487 for 5000, not 4 for 5.

    A rate is near to most others: 97% for 95%.
    """
    few = min(abs(worth_of(one, rules)) for one in (promise, told)) < _TELLING
    if few or promise.measure != told.measure or rules.units.kind(promise.unit or "") == "ratio":
        return False
    return ratio(promise, told, rules) <= most and (is_telling(promise) or is_telling(told))


def ratio(promise: Side, told: Side, rules: Rulebook) -> Decimal:
    """Give how many times as large the larger of two figures is in one unit; more than any for a figure of nothing."""
    low, high = _sizes(promise, told, rules) or (Decimal(0), Decimal(1))
    if high == 0:
        return Decimal(1)
    return high / low if low else Decimal("Infinity")


def _sizes(promise: Side, told: Side, rules: Rulebook) -> tuple[Decimal, Decimal] | None:
    """Give the sizes of two figures in the base of their unit, the smaller first; None where units are not alike."""
    if not count_alike(promise, told, rules):
        return None
    low, high = sorted(abs(worth_of(side, rules)) for side in (promise, told))
    return low, high


def _plain_fraction(side: Side) -> Side:
    """Give a side whose unit is a fraction in hundredths: a third is 33.33 %."""
    unit = side.unit or ""
    if not unit.startswith(_FRACTION) or side.value is None:
        return side
    value = round(side.value * 100 / Decimal(unit.removeprefix(_FRACTION)), 2)
    return side.model_copy(update={"value": value, "unit": _PERCENT})
