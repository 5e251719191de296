"""Relations: relative targets held against what they refer to, where that is here."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.comparisons.gathering.vintage import vintages
from tracker.comparisons.judging.linking import chosen_targets
from tracker.comparisons.judging.rounding import exact_span
from tracker.comparisons.records.finding import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.records.comparison import Side
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.records.statement import Statement
    from tracker.rulebook.findings import Relation
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["relations"]


def relations(statements: Statements, year: int) -> Iterator[Finding]:
    """Give the relative targets of a year whose own figure and reference are both here, with how they came out."""
    for target in chosen_targets(statements, year):
        known = _relation(target, statements.rules) if target.side.measure == "relative" else None
        if known is None or target.indicator is None:
            continue
        reached = _growth(target.indicator, statements.actuals.get(year, ()), statements.rules, real=known.real)
        reference = _reference(target.indicator, known, statements, year)
        if reached and reference:
            yield _related(target, known, reached, reference, statements.rules)


def _relation(target: Statement, rules: Rulebook) -> Relation | None:
    return rules.findings.relation(target.side.quote or "", target.indicator)


def _reference(indicator: str, known: Relation, statements: Statements, year: int) -> Statement | None:
    match known.reference:
        case "last_year":
            return _growth(indicator, statements.actuals.get(year - 1, ()), statements.rules)
        case "parent":
            level = [each for each in statements.above if statements.rules.divisions.level(each.region) == known.parent]
            return _growth(indicator, level[0].actuals.get(year, ()), statements.rules) if level else None
        case _:
            actuals = statements.actuals.get(year, ())
            found = (_growth(each, actuals, statements.rules) for each in (known.reference, known.instead) if each)
            return next((one for one in found if one), None)


def _growth(indicator: str, actuals: Iterable[Statement], rules: Rulebook, *, real: bool = False) -> Statement | None:
    """Give the best plain growth in percent of an indicator; one at constant prices where ``real`` and there is one."""
    found = [one for one in actuals if one.indicator == indicator and one.side.measure == "growth"]
    plain = [one for one in found if one.side.value is not None and one.side.unit in rules.policy.rate_units]
    constant = [one for one in plain if _is_real(one, rules)] if real else []
    return next(iter(vintages(constant or plain, rules.policy)), None)


def _related(target: Statement, known: Relation, reached: Statement, reference: Statement, rules: Rulebook) -> Finding:
    nominal = known.real and not _is_real(reached, rules)
    swapped = known.instead is not None and reference.indicator == known.instead
    blanks = {
        "outcome": "undecided" if nominal else _outcome(known, reached.side, reference.side, rules),
        "reference": reference.indicator or "",
        "wanted": known.reference if swapped else "",
        "added": ",".join(["stated_nominal"] * nominal + ["instead"] * swapped),
        "said": target.side.quote or "",
        "region": reference.region_name,
    }
    sides = (reached.side, reference.side, target.side)
    if nominal:
        return finding("relation", target, *sides, blanks=blanks)
    gap = _points(reached.side) - _points(reference.side)
    return finding("relation", target, *sides, gap=gap, gap_unit="pp", blanks=blanks)


def _outcome(known: Relation, reached: Side, reference: Side, rules: Rulebook) -> str:
    gap = _points(reached) - _points(reference)
    held = gap > 0 or (known.sense == "at_least" and (gap == 0 or _rounds_alike(reached, reference, rules)))
    return "held" if held else "nearly" if known.tolerance and gap >= -known.tolerance else "broken"


def _rounds_alike(one: Side, other: Side, rules: Rulebook) -> bool:
    """Tell whether one true figure can stand behind the digits of both."""
    first, second = exact_span(one, rules), exact_span(other, rules)
    return first is not None and second is not None and max(first[0], second[0]) < min(first[1], second[1])


def _points(side: Side) -> Decimal:
    return side.value or Decimal(0)


def _is_real(one: Statement, rules: Rulebook) -> bool:
    """Tell whether a growth is at constant prices, by the vocabulary or by the words of its quote."""
    known = rules.indicators.get(one.indicator) if one.indicator else None
    return bool(known and known.growth == "real") or any(word in (one.side.quote or "") for word in rules.findings.real)
