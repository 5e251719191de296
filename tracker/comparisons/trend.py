"""Trends: the targets of a year held against those of the year before."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.comparisons.derivation import worth
from tracker.comparisons.finding import finding
from tracker.comparisons.linking import chosen_targets
from tracker.comparisons.passage import passage, plan_words
from tracker.comparisons.rounding import base_unit
from tracker.comparisons.verdict import demand_of, direction_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.comparisons.comparison import Side
    from tracker.comparisons.finding import Finding
    from tracker.comparisons.statement import Statement
    from tracker.comparisons.statements import Ledger
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["trends"]

_MOST = Decimal("0.6")
_TELLING = 3
"""A part of a list with fewer characters does not say enough: 能源."""
_OPPOSITES = {"raised": "lowered", "lowered": "raised", "softened": "hardened", "hardened": "softened"}


def trends(ledger: Ledger, year: int) -> Iterator[Finding]:
    """Give what became of the targets from the year before: raised, lowered, softened, hardened, dropped, new.

    A target counts as dropped only where the report of the year is here in full, as new only where the one before is.
    """
    before, now = chosen_targets(ledger, year - 1), chosen_targets(ledger, year)
    if not before or not now:
        return
    order = {one.side.claim: place for place, one in enumerate(now)}
    yield from sorted(_agreeing(_changes(before, now, ledger.rules)), key=lambda found: order[found.sides[1].claim])
    if "full" in ledger.reported(year):
        for one in _unmatched(before, ledger, year):
            yield finding("dropped", one, one.side, year=year, blanks={"before": str(year - 1)})
    if "full" in ledger.reported(year - 1):
        for one in _unmatched(now, ledger, year - 1):
            yield finding("new", one, one.side, blanks={"before": str(year - 1)})


def _changes(before: Sequence[Statement], now: Sequence[Statement], rules: Rulebook) -> Iterator[Finding]:
    """Hold the first target of each thing and measure against that of the year before; a growth goes before a level.

    A second one is what the report strives for beyond the first: 增长7%，力争8%.
    """
    for one in sorted(_firsts(now), key=lambda one: one.side.measure != "growth"):
        earlier = next((each for each in _firsts(before) if _same(each, one, rules)), None)
        if earlier:
            yield from _changed(earlier, one, rules)


def _firsts(ones: Sequence[Statement]) -> list[Statement]:
    found: dict[tuple[str, str], Statement] = {}
    for one in ones:
        if one.side.value is not None:
            found.setdefault((one.subject, one.side.measure), one)
    return list(found.values())


def _agreeing(found: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what says the opposite of what was told first of a thing: a level rises while its growth is lowered."""
    said: set[tuple[str, str]] = set()
    for one in found:
        thing = one.indicator or one.label
        if (thing, _OPPOSITES[one.code]) not in said:
            said.add((thing, one.code))
            yield one


def _same(one: Statement, other: Statement, rules: Rulebook) -> bool:
    """Tell whether two targets have figures of one thing on one measure, in units that can be compared."""
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


def _unmatched(ones: Sequence[Statement], ledger: Ledger, year: int) -> list[Statement]:
    """Give the headline targets, one a thing, of which nothing speaks where the targets of another year are set."""
    things = {one.thing: one for one in reversed(ones) if one.tier == "headline"}
    others = ledger.targets.get(year, ())
    words = passage(ledger, year)
    spoken = ledger.rules.indicators.spoken_of(words)
    spoken |= {named for one in others for named in _named(one, ledger.rules)}
    # what has no indicator may be set again anywhere in the plan: 确保水质优良率达标
    labels = [*(one.label for one in others), words, plan_words(ledger, year)]
    return [one for one in reversed(things.values()) if not _spoken_of(one, spoken, labels, ledger.rules)]


def _named(one: Statement, rules: Rulebook) -> frozenset[str]:
    """Give what a target is about; outside the vocabulary what makes up most of its label (地区生产总值按)."""
    if one.indicator:
        return frozenset({one.indicator})
    return frozenset(rules.indicators.spoken_of(one.label, least=Decimal(len(one.label)) * _MOST))


def _spoken_of(one: Statement, spoken: frozenset[str], labels: Sequence[str], rules: Rulebook) -> bool:
    """Tell whether a thing is spoken of, be it as a part, under the name that it has since, or in other words."""
    known = rules.indicators.get(one.indicator) if one.indicator else None
    if known is None:
        parts = [part for part in rules.marks.parts(one.label) if len(part) >= _TELLING]
        return any(part in at or (at and at in part) for part in (one.label, *parts) for at in labels)
    renamed = {id_ for id_, kin in known.comparable.items() if kin.since or kin.until}
    covers = {other for pair in rules.findings.covers if known.id in pair for other in pair}
    return bool(spoken & {known.id, *renamed, *covers})
