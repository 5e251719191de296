"""Derivations: a figure on the measure of a target, worked out from figures on other measures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.gathering.vintage import vintages
from tracker.comparisons.records.comparison import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.comparisons.records.statement import Statement
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Derived", "derive", "plain_figure", "worth"]

_EXACT = {"eq", "approx"}
_DIGITS = Decimal("0.01")
_PERCENT = Decimal(100)


class Derived(NamedTuple):
    """A derived figure and the two statements that it comes from."""

    side: Side
    parts: tuple[Statement, Statement]


def derive(
    target: Statement, actuals: Sequence[Statement], before: Sequence[Statement], rules: Rulebook
) -> Iterator[Derived]:
    """Give what figures of the year and the year before make on the measure of a target.

    From two levels an increase and a growth, from an increase and a level a growth, from a level and a growth of the
    year a level; each with its derivation and grade.
    """
    now = _best(target, "level", actuals, rules)
    match target.side.measure:
        case "growth" if now:
            rise = _best(target, "change", actuals, rules)
            earlier = _best(target, "level", before, rules)
            yield from _growth(target, now, earlier, rise, rules)
        case "change" if now:
            earlier = _best(target, "level", before, rules)
            yield from _increase(target, now, earlier, rules)
        case "level":
            grown = _best(target, "growth", actuals, rules)
            earlier = _best(target, "level", before, rules)
            yield from _level(target, earlier, grown, rules)


def worth(side: Side, rules: Rulebook) -> Decimal:
    """Give the value of a side in base units."""
    return rules.units.scaled(side.value or Decimal(0), side.unit or "")[0]


def plain_figure(side: Side) -> str:
    """Give the digits and the unit of a side."""
    return f"{side.value:f}{side.unit or ''}" if side.value is not None else ""


def _best(target: Statement, measure: str, statements: Iterable[Statement], rules: Rulebook) -> Statement | None:
    """Give the best statement on a measure that is a plain figure, not a bound."""
    same = [one for one in statements if one.subject == target.subject and one.side.measure == measure]
    exact = [one for one in same if one.side.comparator in _EXACT and one.side.basis is None and one.side.value]
    return next(iter(vintages(exact, rules.policy)), None)


def _growth(
    target: Statement, now: Statement, earlier: Statement | None, rise: Statement | None, rules: Rulebook
) -> Iterator[Derived]:
    if target.side.unit not in rules.policy.rate_units or now.side.unit in rules.policy.rate_units:
        return
    level = worth(now.side, rules)
    if earlier and _alike(now, earlier, rules) and worth(earlier.side, rules) > 0:
        told = f"{plain_figure(now.side)} / {plain_figure(earlier.side)} - 1"
        yield _made(target, level / worth(earlier.side, rules) - 1, told, (now, earlier), rules)
    elif rise and _alike(now, rise, rules) and level > worth(rise.side, rules):
        added = worth(rise.side, rules)
        told = f"{plain_figure(rise.side)} / ({plain_figure(now.side)} - {plain_figure(rise.side)})"
        yield _made(target, added / (level - added), told, (now, rise), rules)


def _increase(target: Statement, now: Statement, earlier: Statement | None, rules: Rulebook) -> Iterator[Derived]:
    if earlier and _alike(now, earlier, rules) and _alike(target, now, rules):
        told = f"{plain_figure(now.side)} - {plain_figure(earlier.side)}"
        added = worth(now.side, rules) - worth(earlier.side, rules)
        yield _made(target, added, told, (now, earlier), rules)


def _level(target: Statement, earlier: Statement | None, grown: Statement | None, rules: Rulebook) -> Iterator[Derived]:
    if not earlier or not grown or grown.side.unit not in rules.policy.rate_units:
        return
    if _alike(target, earlier, rules) and earlier.side.unit not in rules.policy.rate_units:
        told = f"{plain_figure(earlier.side)} x (1 + {plain_figure(grown.side)})"
        level = worth(earlier.side, rules) * (1 + (grown.side.value or Decimal(0)) / _PERCENT)
        yield _made(target, level, told, (earlier, grown), rules)


def _alike(one: Statement, other: Statement, rules: Rulebook) -> bool:
    bases = [rules.units.scaled(Decimal(1), each.side.unit or "")[1] for each in (one, other)]
    return bases[0] == bases[1]


def _made(target: Statement, value: Decimal, told: str, parts: tuple[Statement, Statement], rules: Rulebook) -> Derived:
    """Give a derived side in the unit of the target; a growth is rounded to hundredths of a percentage point."""
    rate = target.side.measure == "growth"
    size = rules.units.scaled(Decimal(1), target.side.unit or "")[0]
    figure = value * _PERCENT if rate else value / size
    side = Side(
        measure=target.side.measure,
        comparator="eq",
        value=figure.quantize(_DIGITS),
        value_high=None,
        unit=target.side.unit,
        strength=None,
        quote=None,
        source=" + ".join(dict.fromkeys(one.side.source for one in parts)),
        claim=None,
        indicator=target.indicator,
        derivation=told,
        grade=_grade(target, parts, rules),
    )
    return Derived(side, parts)


def _grade(target: Statement, parts: tuple[Statement, Statement], rules: Rulebook) -> str:
    known = rules.indicators.get(target.indicator) if target.indicator else None
    if known and known.growth == "real" and target.side.measure != "change":
        return "nominal"
    return "one_source" if parts[0].side.source == parts[1].side.source else "two_sources"
