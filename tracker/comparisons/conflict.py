"""Conflicts: sources that give different figures for the same thing."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Figure, Measure
from tracker.comparisons.comparison import Side
from tracker.comparisons.linking import statements_of
from tracker.comparisons.verdict import Interval, interval_of
from tracker.comparisons.vintage import vintages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.claims.claim import Claim
    from tracker.comparisons.statement import Statement
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.card import ReportCard
    from tracker.store.facts import Fact

__all__ = ["Conflict", "conflicts"]


class Conflict(BaseModel):
    """One figure of one region and year that two sources tell differently, beyond the rounding of their digits."""

    model_config = ConfigDict(frozen=True)

    region: str
    region_name: str
    year: int
    indicator: str | None
    label: str
    measure: Measure
    better: Side
    """The source that ranks higher in the policy."""
    other: Side
    gap: Figure
    """Other minus better, in ``gap_unit``."""
    gap_unit: str | None
    """pp for percentage points, else the unit of the better source."""


def conflicts(
    claims: Iterable[Claim],
    *,
    region: str,
    year: int | None = None,
    facts: Iterable[Fact] = (),
    reports: Iterable[ReportCard] = (),
    rulebook: Rulebook,
) -> list[Conflict]:
    """Give the figures of a region (of one year, or of all) that two sources tell differently, in vocabulary order.

    Each source speaks once for a figure, with its headline statement where it has one; the best source is held
    against every other one.
    """
    stated = statements_of(claims, region=region, facts=facts, reports=reports, rulebook=rulebook)
    actuals = [one for one in stated if _counts(one) and year in {None, one.year}]
    found: list[Conflict] = []
    for _, group in groupby(sorted(actuals, key=_figure_key), key=_figure_key):
        best, *others = vintages(group, rulebook.policy)
        found += [_conflict(best, other, rulebook) for other in others if _disagree(best, other, rulebook)]
    places = {indicator.id: place for place, indicator in enumerate(rulebook.indicators.all)}
    return sorted(found, key=lambda one: (one.year, places.get(one.indicator or "", len(places)), one.label))


def _counts(one: Statement) -> bool:
    return one.kind == "actual" and one.side.value is not None


def _figure_key(one: Statement) -> tuple[int, str, str]:
    return (one.year, one.subject, one.side.measure)


def _disagree(one: Statement, other: Statement, rules: Rulebook) -> bool:
    if _base(one.side, rules) != _base(other.side, rules):
        return False
    first, second = _rounded(one.side, rules), _rounded(other.side, rules)
    return _below(first, second) or _below(second, first)


def _base(side: Side, rules: Rulebook) -> str:
    return rules.units.scaled(Decimal(1), side.unit or "")[1]


def _worth(side: Side, rules: Rulebook) -> Decimal:
    return rules.units.scaled(side.value or Decimal(0), side.unit or "")[0]


def _rounded(side: Side, rules: Rulebook) -> Interval:
    """Give where the true figure can lie, half a unit of the last digit on either side."""
    spot = interval_of(side, rules)
    digit = min(int((side.value or Decimal(0)).as_tuple().exponent), 0)
    half = rules.units.scaled(Decimal(5).scaleb(digit - 1), side.unit or "")[0]
    low = None if spot.low is None else spot.low - half
    high = None if spot.high is None else spot.high + half
    return Interval(low=low, high=high)


def _below(first: Interval, second: Interval) -> bool:
    return first.high is not None and second.low is not None and first.high < second.low


def _conflict(best: Statement, other: Statement, rules: Rulebook) -> Conflict:
    size, _ = rules.units.scaled(Decimal(1), best.side.unit or "")
    rate = best.side.unit in rules.policy.rate_units
    return Conflict(
        region=best.region,
        region_name=best.region_name,
        year=best.year,
        indicator=best.indicator,
        label=best.label,
        measure=best.side.measure,
        better=best.side,
        other=other.side,
        gap=(_worth(other.side, rules) - _worth(best.side, rules)) / size,
        gap_unit="pp" if rate else best.side.unit,
    )
