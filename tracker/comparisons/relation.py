"""Relations: relative targets held against what they refer to, where that is here."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.comparisons.finding import finding
from tracker.comparisons.linking import chosen_targets
from tracker.comparisons.vintage import vintages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.comparisons.finding import Finding
    from tracker.comparisons.ledger import Ledger
    from tracker.comparisons.statement import Statement
    from tracker.rulebook.findings import Relation
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["relations"]


def relations(ledger: Ledger, year: int) -> Iterator[Finding]:
    """Give the relative targets of a year whose own figure and reference are both here, with how they came out."""
    for target in chosen_targets(ledger, year):
        known = ledger.rules.findings.relation(target.side.quote or "") if target.side.measure == "relative" else None
        if known is None or target.indicator is None:
            continue
        reached = _growth(target.indicator, ledger.actuals.get(year, ()), ledger.rules)
        reference = _reference(target.indicator, known, ledger, year)
        if reached and reference:
            yield _related(target, known, reached, reference, ledger.rules)


def _reference(indicator: str, known: Relation, ledger: Ledger, year: int) -> Statement | None:
    match known.reference:
        case "last_year":
            return _growth(indicator, ledger.actuals.get(year - 1, ()), ledger.rules)
        case "parent":
            level = [each for each in ledger.above if _level(each.region, ledger.rules) == known.parent]
            return _growth(indicator, level[0].actuals.get(year, ()), ledger.rules) if level else None
        case _:
            return _growth(known.reference, ledger.actuals.get(year, ()), ledger.rules)


def _level(region: str, rules: Rulebook) -> str | None:
    division = rules.divisions.get(region)
    return division.level if division else None


def _growth(indicator: str, actuals: Iterable[Statement], rules: Rulebook) -> Statement | None:
    """Give the best plain growth in percent of an indicator."""
    found = [one for one in actuals if one.indicator == indicator and one.side.measure == "growth"]
    plain = [one for one in found if one.side.value is not None and one.side.unit in rules.policy.rate_units]
    return next(iter(vintages(plain, rules.policy)), None)


def _related(target: Statement, known: Relation, reached: Statement, reference: Statement, rules: Rulebook) -> Finding:
    gap = (reached.side.value or Decimal(0)) - (reference.side.value or Decimal(0))
    held = gap >= 0 if known.sense == "at_least" else gap > 0
    outcome = "held" if held else "nearly" if known.tolerance and gap >= -known.tolerance else "broken"
    sides = (reached.side, reference.side, target.side)
    nominal = known.real and not _is_real(reached, rules)
    blanks = {"outcome": outcome, "reference": reference.indicator or "", "added": "stated_nominal" if nominal else ""}
    blanks |= {"said": target.side.quote or "", "region": reference.region_name}
    return finding("relation", target, *sides, gap=gap, gap_unit="pp", blanks=blanks)


def _is_real(one: Statement, rules: Rulebook) -> bool:
    """Tell whether a growth is at constant prices, by the vocabulary or by the words of its quote."""
    known = rules.indicators.get(one.indicator) if one.indicator else None
    return bool(known and known.growth == "real") or any(word in (one.side.quote or "") for word in rules.findings.real)
