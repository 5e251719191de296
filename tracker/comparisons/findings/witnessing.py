"""Witnessing: what other documents than the region's report add: answers that it does not give, targets that differ."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tracker.comparisons.gathering.vintage import statement_order
from tracker.comparisons.judging.rounding import base_unit
from tracker.comparisons.records.finding import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.records.statement import Statement
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["differing_targets", "unsaid"]


def unsaid(comparisons: Sequence[Comparison]) -> Iterator[Finding]:
    """Give the targets that a witness answers and of which the next report, searched in full, does not speak."""
    for one in comparisons:
        answered = one.actual is not None and one.decided_by not in {None, "report", "person"}
        own = any(vintage.told is not None for vintage in one.vintages)
        if one.actual and answered and one.looked and not one.mentions and not own:
            yield Finding(
                code="unsaid", region=one.region, region_name=one.region_name, year=one.year, indicator=one.indicator,
                label=one.label, measure=one.target.measure, sides=(one.target, one.actual),
                blanks={"answering": str(one.year + 1)},
            )  # fmt: skip


def differing_targets(statements: Statements, year: int) -> Iterator[Finding]:
    """Give the targets of a year that the report and a budget or plan report set differently."""
    places = statements.places
    targets = [one for one in statements.targets.get(year, ()) if one.side.value is not None and one.indicator]

    def key(one: Statement) -> tuple[int, str, str]:
        return places.get(one.indicator, len(places)), one.subject, one.side.measure

    for _, group in groupby(sorted(targets, key=lambda one: (key(one), statement_order(one))), key):
        found = list(group)
        own = next((one for one in found if one.own), None)
        for other in {one.side.source: one for one in reversed(found) if not one.own}.values():
            if own and _differ(own.side, other.side, statements.rules):
                yield finding("targets_differ", own, own.side, other.side)


def _differ(one: Side, other: Side, rules: Rulebook) -> bool:
    """Tell whether two targets set different figures: what is planned is not rounded, so 6 is not 5.5."""
    if base_unit(one, rules) != base_unit(other, rules):
        return False
    return _ends(one, rules) != _ends(other, rules)


def _ends(side: Side, rules: Rulebook) -> list[Decimal]:
    values = [value for value in (side.value, side.value_high) if value is not None]
    return [rules.units.scaled(value, side.unit or "")[0] for value in values]
