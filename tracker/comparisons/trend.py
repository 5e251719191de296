"""Trends: the targets of a year held against those of the year before."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.comparisons.derivation import worth
from tracker.comparisons.finding import finding
from tracker.comparisons.linking import chosen_targets
from tracker.comparisons.rounding import base_unit
from tracker.comparisons.verdict import demand_of, direction_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.comparison import Side
    from tracker.comparisons.finding import Finding
    from tracker.comparisons.ledger import Ledger
    from tracker.comparisons.statement import Statement
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["trends"]


def trends(ledger: Ledger, year: int) -> Iterator[Finding]:
    """Give what became of the targets from the year before: raised, lowered, softened, hardened, dropped, new.

    A target counts as dropped only where the report of the year is here in full, as new only where the one before is.
    """
    before, now = chosen_targets(ledger, year - 1), chosen_targets(ledger, year)
    if not before or not now:
        return
    for one in now:
        earlier = next((each for each in before if _same(each, one, ledger.rules)), None)
        if earlier:
            yield from _changed(earlier, one, ledger.rules)
    if "full" in ledger.reported(year):
        for one in _unmatched(before, now):
            yield finding("dropped", one, one.side, year=year, blanks={"before": str(year - 1)})
    if "full" in ledger.reported(year - 1):
        for one in _unmatched(now, before):
            yield finding("new", one, one.side, blanks={"before": str(year - 1)})


def _same(one: Statement, other: Statement, rules: Rulebook) -> bool:
    """Tell whether two targets have figures of one thing on one measure, in units that can be compared."""
    if one.side.value is None or other.side.value is None:
        return False
    alike = base_unit(one.side, rules) == base_unit(other.side, rules)
    return alike and (one.subject, one.side.measure) == (other.subject, other.side.measure)


def _changed(earlier: Statement, one: Statement, rules: Rulebook) -> Iterator[Finding]:
    blanks = {"before": str(earlier.year)}
    first, second = _limit(earlier, rules), _limit(one, rules)
    if first != second:
        falls = first < 0 and second < 0
        code = "raised" if (second > first) != falls else "lowered"
        size = rules.units.scaled(Decimal(1), one.side.unit or "")[0]
        unit = "pp" if one.side.unit in rules.policy.rate_units else one.side.unit
        gap = (second - first) / size
        yield finding(code, one, earlier.side, one.side, gap=gap, gap_unit=unit, blanks=blanks)
    step = _step(earlier.side, one.side, rules)
    if step:
        yield finding("hardened" if step > 0 else "softened", one, earlier.side, one.side, blanks=blanks)


def _limit(one: Statement, rules: Rulebook) -> Decimal:
    """Give the deciding figure of a target, in base units."""
    demand = demand_of(one.side, direction_of(one.indicator, rules), rules)
    return demand.limit if demand else worth(one.side, rules)


def _step(first: Side, second: Side, rules: Rulebook) -> int:
    """Give how much firmer the second wording is; 0 where comparator and strength point in opposite directions."""
    comparators, strengths = rules.findings.firmness.comparators, rules.findings.firmness.strengths
    words = strengths[second.strength or "none"] - strengths[first.strength or "none"]
    bounds = comparators[second.comparator or "eq"] - comparators[first.comparator or "eq"]
    return 0 if words * bounds < 0 else words + bounds


def _unmatched(ones: Sequence[Statement], others: Sequence[Statement]) -> list[Statement]:
    """Give the headline targets of a report of which the others do not speak, not even in other words."""
    subjects = {other.subject for other in others}
    labels = {other.label for other in others}
    found = [one for one in ones if one.tier == "headline" and one.subject not in subjects]
    alike = [one for one in found if one.indicator is None and any(one.label in at or at in one.label for at in labels)]
    return [one for one in found if one not in alike]
