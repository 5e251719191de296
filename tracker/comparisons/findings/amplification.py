"""Amplification: targets that are set higher than those of the region above (层层加码)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.comparisons.judging.linking import chosen_targets
from tracker.comparisons.judging.verdict import demand_of, direction_of
from tracker.comparisons.records.finding import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.judging.verdict import Demand
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.records.statement import Statement
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["amplifications"]


def amplifications(statements: Statements, year: int) -> Iterator[Finding]:
    """Give the targets of a year in percent that ask for more than the nearest region above that sets one."""
    above = [(each, chosen_targets(each, year)) for each in statements.above]
    if not any(targets for _, targets in above):
        return
    for one in chosen_targets(statements, year):
        found = (
            (region, each) for region, targets in above for each in targets if _comparable(one, each, statements.rules)
        )
        region, other = next(found, (None, None))
        gap = _excess(one, other, statements.rules) if other else None
        if region and other and gap is not None:
            blanks = {"above": region.region_name, "above_code": region.region}
            yield finding("amplification", one, one.side, other.side, gap=gap, gap_unit="pp", blanks=blanks)


def _comparable(one: Statement, other: Statement, rules: Rulebook) -> bool:
    rates = one.side.unit in rules.policy.rate_units and other.side.unit in rules.policy.rate_units
    figures = one.side.value is not None and other.side.value is not None
    same = one.subject == other.subject and one.side.measure == other.side.measure
    return rates and figures and one.indicator is not None and same


def _excess(one: Statement, other: Statement, rules: Rulebook) -> Decimal | None:
    """Give by how many points a target is the more demanding one, signed as written; None where it is not."""
    mine, theirs = _demand(one, rules), _demand(other, rules)
    if mine is None or theirs is None or mine.floor != theirs.floor:
        return None
    gap = mine.limit - theirs.limit
    return gap if (gap > 0) == mine.floor and gap != Decimal(0) else None


def _demand(one: Statement, rules: Rulebook) -> Demand | None:
    return demand_of(one.side, direction_of(one.indicator, rules), rules)
