"""Disputes: one figure that two sources, or two years' reports, tell differently."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.comparisons.gathering.vintage import vintages
from tracker.comparisons.judging.derivation import derive, worth
from tracker.comparisons.judging.rounding import disagree, exact_span
from tracker.comparisons.records.finding import finding
from tracker.comparisons.records.statement import plain_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.judging.derivation import Derived
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.records.statement import Statement
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["disputed_years", "disputes", "restated_bases"]


def disputes(statements: Statements, year: int) -> Iterator[Finding]:
    """Give the figures of a year that two sources tell differently, in the order of the vocabulary.

    Each source speaks once for a figure and base, with its headline statement where it has one; the best source is
    held against every other one. Two reports of the region make a restatement, other sources a conflict.
    """
    rules = statements.rules
    actuals = [one for one in statements.actuals.get(year, ()) if one.side.value is not None]
    for _, group in groupby(
        sorted(actuals, key=lambda one: _figure_key(one, statements)), lambda one: _figure_key(one, statements)
    ):
        best, *others = vintages(group, rules.policy)
        for other in others:
            if disagree(best.side, other.side, rules):
                yield _dispute(best, other, rules)


def disputed_years(statements: Statements) -> set[int]:
    """Give the years in which other sources than the region's reports disagree with them or each other."""
    return {year for year in statements.actuals if any(one.code == "conflict" for one in disputes(statements, year))}


def restated_bases(statements: Statements, year: int) -> Iterator[Finding]:
    """Give the growths at current prices that do not fit the levels that two reports tell for the two years.

    A growth at constant prices is not held against levels, unless it is told as positive while they fall by a lot.
    """
    rules = statements.rules
    actuals, before = statements.actuals.get(year, ()), statements.actuals.get(year - 1, ())
    growths = [one for one in actuals if one.side.measure == "growth" and one.own and one.side.basis is None]
    # A growth may be told twice in a report, in the summary and in its section.
    for one in {(one.subject, one.told, one.side.value): one for one in reversed(growths)}.values():
        own = [each for each in actuals if each.own and each.told == one.told and _like(one, each, rules)]
        earlier = [each for each in before if each.own and _like(one, each, rules)]
        for derived in derive(one, own, earlier, rules):
            two = len({part.side.source for part in derived.parts}) > 1
            if two and (_contradicts(one, derived, rules) or _misfit(one, derived, rules)):
                yield _base(one, derived)


def _like(one: Statement, other: Statement, rules: Rulebook) -> bool:
    """Tell whether two figures go by one name: 地方财政总收入 is not 财政总收入, though both are one indicator."""
    if one.subject != other.subject:
        return False
    return plain_label(one.label, rules.policy) == plain_label(other.label, rules.policy)


def _contradicts(one: Statement, derived: Derived, rules: Rulebook) -> bool:
    """Tell whether the levels fall by a lot beside a growth that is told as positive."""
    return (one.side.value or 0) > 0 and (derived.side.value or 0) <= -rules.findings.great_fall


def _figure_key(one: Statement, statements: Statements) -> tuple[int, str, str, str]:
    return (
        statements.places.get(one.indicator, len(statements.places)),
        one.subject,
        one.side.measure,
        one.side.basis or "",
    )


def _dispute(best: Statement, other: Statement, rules: Rulebook) -> Finding:
    size, _ = rules.units.scaled(Decimal(1), best.side.unit or "")
    rate = best.side.unit in rules.policy.rate_units
    restated = best.own and other.own
    gap = (worth(other.side, rules) - worth(best.side, rules)) / size
    return finding(
        "restated" if restated else "conflict",
        best,
        best.side,
        other.side,
        gap=-gap if restated else gap,
        gap_unit="pp" if rate else best.side.unit,
    )


def _misfit(one: Statement, derived: Derived, rules: Rulebook) -> bool:
    """Tell whether a growth at current prices lies outside what the two levels make, each within its rounding."""
    known = rules.indicators.get(one.indicator) if one.indicator else None
    spans = [exact_span(part.side, rules) for part in derived.parts]
    growth = exact_span(one.side, rules)
    if known is None or known.growth == "real" or growth is None:
        return False
    if spans[0] is None or spans[1] is None or spans[1][0] <= 0:
        return False
    least, most = (spans[0][0] / spans[1][1] - 1) * 100, (spans[0][1] / spans[1][0] - 1) * 100
    return growth[1] < least or growth[0] > most


def _base(one: Statement, derived: Derived) -> Finding:
    side = derived.side
    gap = (side.value or Decimal(0)) - (one.side.value or Decimal(0))
    blanks = {"told": side.derivation or "", "implied": f"{side.value:f}%"}
    sides = (one.side, *(part.side for part in derived.parts))
    return finding("base", one, *sides, gap=gap, gap_unit="pp", blanks=blanks)
