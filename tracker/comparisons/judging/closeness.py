"""The closeness: how near a figure of the next report comes to the promised one, in units that are alike."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tracker.comparisons.records.comparison import Side
    from tracker.rulebook.rulebook import Rulebook

__all__ = [
    "Amount",
    "amount_of",
    "count_alike",
    "even_sides",
    "is_close",
    "is_echo",
    "is_enough",
    "is_kept_figure",
    "is_retold",
    "ratio",
    "same_figure",
    "same_unit",
]

_PERCENT = "%"
_FRACTION = "/"
_COMMON = ("money", "ratio")
"""Kinds of units whose figures are told of many things under the same word: 投资2.5亿元."""
_TELLING = 10
"""So many are hardly counted twice by chance."""


class Amount(NamedTuple):
    """The figure of a side in the base of its unit, worked out once for all that it is held against."""

    measure: str
    value: Decimal
    """The figure as it is told; 0 for none."""
    worth: Decimal
    """The figure in the base of its unit: 35000 of 3.5万亩; 0 for none."""
    counted: str
    """The base of its unit, hundredths of a fraction: 亩 of 3.5万亩, % of a third."""
    unit: str
    """The same, of a fraction the fraction itself."""
    kind: str
    """What kind of unit that is; empty for none."""
    is_counter: bool
    """Whether its unit says nothing of what it counts: 个."""
    is_telling: bool
    """Whether it has digits enough to be told again hardly by chance: 525, and not 30."""

    @property
    def is_common(self) -> bool:
        """Whether it is a sum of money or a rate, which is told of many things under the same word."""
        return self.kind in _COMMON


def amount_of(side: Side, rules: Rulebook) -> Amount:
    """Give the figure of a side in the base of its unit."""
    plain, value = _plain_fraction(side), side.value or Decimal(0)
    (scale, counted), unit = (rules.units.worth(plain.unit or ""), rules.units.worth(side.unit or "")[1])
    return Amount(
        measure=side.measure,
        value=value,
        worth=scale * (plain.value or 0),
        counted=counted,
        unit=unit,
        kind=rules.units.kind(unit),
        is_counter=unit in rules.linking.counters,
        is_telling=len(value.normalize().as_tuple().digits) > 1,
    )


def even_sides(promise: Side, told: Side, rules: Rulebook) -> tuple[Side, Side] | None:
    """Give two sides, the second in the unit of the first, None where their units name different things."""
    first, second = _plain_fraction(promise), _plain_fraction(told)
    (scale, unit), (worth, other) = (rules.units.worth(side.unit or "") for side in (first, second))
    if not rules.linking.counted_alike(unit, other):
        return None
    if worth == scale and second.unit == first.unit:
        return first, second
    values = {name: getattr(second, name) for name in ("value", "value_high")}
    even = {name: value * worth / scale for name, value in values.items() if value is not None}
    return first, second.model_copy(update={**even, "unit": first.unit})


def count_alike(promise: Amount, told: Amount, rules: Rulebook) -> bool:
    """Tell whether the units of two figures name the same things."""
    return promise.counted == told.counted or rules.linking.counted_alike(promise.counted, told.counted)


def same_unit(promise: Amount, told: Amount) -> bool:
    """Tell whether two units are one and the same, whatever their scales, or both say nothing of what they count."""
    return promise.unit == told.unit or (promise.is_counter and told.is_counter)


def same_figure(promise: Amount, told: Amount, rules: Rulebook) -> bool:
    """Tell whether two are the same figure in units that are alike."""
    return promise.worth == told.worth and count_alike(promise, told, rules)


def is_kept_figure(promise: Amount, told: Amount, rules: Rulebook) -> bool:
    """Tell whether a figure is the promised one to the digit, and is so hardly by chance."""
    return promise.is_telling and same_figure(promise, told, rules)


def is_echo(promise: Amount, told: Amount, rules: Rulebook) -> bool:
    """Tell whether a figure is the promised one again, and of two digits or more, so that it is hardly by chance."""
    return abs(promise.value) >= _TELLING and same_figure(promise, told, rules)


def is_enough(promise: Amount, told: Amount, rules: Rulebook) -> bool:
    """Tell whether a figure of the same measure is the promised one or more."""
    return promise.measure == told.measure and count_alike(promise, told, rules) and told.worth >= promise.worth


def is_retold(promise: Amount, told: Amount, rules: Rulebook) -> bool:
    """Tell whether a figure is the promised one again in the very same unit, and is so hardly by chance; no rate is."""
    if promise.unit != told.unit or promise.kind == "ratio":
        return False
    return is_kept_figure(promise, told, rules) or is_echo(promise, told, rules)


def is_close(promise: Amount, told: Amount, most: float, rules: Rulebook) -> bool:
    """Tell whether one of two figures is at most so many times the other, hardly by chance: 5487 for 5000, not 4 for 5.

    A rate is near to most others: 97% for 95%.
    """
    few = abs(promise.worth) < _TELLING or abs(told.worth) < _TELLING
    if few or promise.measure != told.measure or promise.kind == "ratio":
        return False
    return (promise.is_telling or told.is_telling) and ratio(promise, told, rules) <= most


def ratio(promise: Amount, told: Amount, rules: Rulebook) -> Decimal:
    """Give how many times as large the larger of two figures is in one unit; more than any for a figure of nothing.

    The same for units that are not alike.
    """
    if not count_alike(promise, told, rules):
        return Decimal("Infinity")
    low, high = sorted((abs(promise.worth), abs(told.worth)))
    if high == 0:
        return Decimal(1)
    return high / low if low else Decimal("Infinity")


def _plain_fraction(side: Side) -> Side:
    """Give a side whose unit is a fraction in hundredths: a third is 33.33 %."""
    unit = side.unit or ""
    if not unit.startswith(_FRACTION) or side.value is None:
        return side
    value = round(side.value * 100 / Decimal(unit.removeprefix(_FRACTION)), 2)
    return side.model_copy(update={"value": value, "unit": _PERCENT})
