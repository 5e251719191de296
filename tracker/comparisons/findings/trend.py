"""Trends: the targets of a year held against those of the year before."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.comparisons.gathering.passage import passage, plan_words
from tracker.comparisons.judging.derivation import worth
from tracker.comparisons.judging.linking import chosen_targets
from tracker.comparisons.judging.rounding import base_unit
from tracker.comparisons.judging.verdict import demand_of, direction_of
from tracker.comparisons.records.finding import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.records.comparison import Side
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.records.statement import Statement
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["kept_targets", "trends"]

_MOST = Decimal("0.6")
_TELLING = 3
"""A part of a list with fewer characters does not say enough: 能源."""
_OPPOSITES = {"raised": "lowered", "lowered": "raised", "softened": "hardened", "hardened": "softened"}
_BOUNDS = {"ge", "gt", "le", "lt"}


def trends(statements: Statements, year: int) -> Sequence[Finding]:
    """Give what became of the targets from the year before: raised, lowered, softened, hardened, changed, dropped, new.

    A target is held against one of its own measure only, growth against growth and level against level. Both ends of a
    range count: where they move apart, or a figure gives way to words, it is ``changed``, and so is a level that rises
    as such levels do every year (see ``_trending``). A target counts as dropped only where the report of the year is
    here in full, as new only where the one before is.
    """
    known = statements.trends
    if year not in known:
        known[year] = tuple(_trends(statements, year))
    return known[year]


def _trends(statements: Statements, year: int) -> Iterator[Finding]:
    before, now = chosen_targets(statements, year - 1), chosen_targets(statements, year)
    if not before or not now:
        return
    order = {one.side.claim: place for place, one in enumerate(now)}
    found = [each for pair in _pairs(before, now, statements.rules) for each in _changed(*pair, statements.rules)]
    found += _reworded(statements, before, now, year)
    yield from sorted(_agreeing(found), key=lambda found: order[found.sides[1].claim])
    if "full" in statements.reported(year):
        for one in _unmatched(before, statements, year):
            yield finding("dropped", one, one.side, year=year, blanks={"before": str(year - 1)})
    if "full" in statements.reported(year - 1):
        for one in _unmatched(now, statements, year - 1):
            yield finding("new", one, one.side, blanks={"before": str(year - 1)})


def kept_targets(statements: Statements, year: int) -> list[Statement]:
    """Give the targets of a year that are set in the same figure and as firmly as the year before."""
    pairs = _pairs(chosen_targets(statements, year - 1), chosen_targets(statements, year), statements.rules)
    rules = statements.rules
    return [one for earlier, one in pairs if not (_moves(earlier, one, rules) or _step(earlier.side, one.side, rules))]


def _pairs(
    before: Sequence[Statement], now: Sequence[Statement], rules: Rulebook
) -> Iterator[tuple[Statement, Statement]]:
    """Hold the first target of each thing and measure against that of the year before; a growth goes before a level.

    A second one is what the report strives for beyond the first: 增长7%，力争8%.
    """
    earlier_ones = _firsts(before)
    for one in sorted(_firsts(now), key=lambda one: one.side.measure != "growth"):
        earlier = next((each for each in earlier_ones if _same(each, one, rules)), None)
        if earlier:
            yield earlier, one


def _firsts(ones: Sequence[Statement]) -> list[Statement]:
    found: dict[tuple[str, str], Statement] = {}
    for one in ones:
        if one.side.value is not None:
            found.setdefault((one.subject, one.side.measure), one)
    return list(found.values())


def _reworded(
    statements: Statements, before: Sequence[Statement], now: Sequence[Statement], year: int
) -> Iterator[Finding]:
    """Tell where a figure gives way to words, or words to a figure: 增长6%, and a year later 与全国同步."""
    figured = [
        {one.subject for one in statements.targets.get(when, ()) if one.side.value is not None}
        for when in (year - 1, year)
    ]
    told = {one.subject: one for one in reversed(before)}
    for one in {each.subject: each for each in reversed(now)}.values():
        earlier = told.get(one.subject)
        if earlier and (one.subject in figured[0]) != (one.subject in figured[1]):
            yield finding("changed", one, earlier.side, one.side, blanks={"before": str(earlier.year)})


def _agreeing(found: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what says the opposite of what was told first of a thing: a level falls while its growth is raised.

    That another figure is set says nothing beside what is told of the growth.
    """
    said: set[tuple[str, str]] = set()
    for one in sorted(found, key=lambda one: one.code == "changed"):
        thing = one.indicator or one.label
        against = _OPPOSITES.get(one.code)
        told = (thing, against) in said if against else any(each == thing for each, _ in said)
        if not told:
            said.add((thing, one.code))
            yield one


def _same(one: Statement, other: Statement, rules: Rulebook) -> bool:
    """Tell whether two targets have figures of one thing on one measure, in units that can be compared."""
    alike = one.side.measure == other.side.measure and one.subject == other.subject
    return alike and base_unit(one.side, rules) == base_unit(other.side, rules)


def _changed(earlier: Statement, one: Statement, rules: Rulebook) -> Iterator[Finding]:
    blanks = {"before": str(earlier.year)}
    moves = _moves(earlier, one, rules)
    if moves:
        size = rules.units.scaled(Decimal(1), one.side.unit or "")[0]
        unit = "pp" if one.side.unit in rules.policy.rate_units else one.side.unit
        gap = {"gap": moves[0] / size, "gap_unit": unit} if _one_way(moves) else {}
        yield finding(_direction(earlier, one, moves, rules), one, earlier.side, one.side, **gap, blanks=blanks)
    step = _step(earlier.side, one.side, rules)
    if step:
        yield finding("hardened" if step > 0 else "softened", one, earlier.side, one.side, blanks=blanks)


def _moves(earlier: Statement, one: Statement, rules: Rulebook) -> list[Decimal]:
    """Give by how much the ends of a target moved, in base units, that which decides first; those that stayed not.

    A bound (以上, 以下) has one end only, and so has whatever is held against it.
    """
    ends = 1 if {earlier.side.comparator, one.side.comparator} & _BOUNDS else 2
    moved = [second - first for first, second in zip(_ends(earlier, rules), _ends(one, rules), strict=True)]
    return [each for each in moved[:ends] if each]


def _ends(one: Statement, rules: Rulebook) -> tuple[Decimal, Decimal]:
    """Give the deciding figure of a target and the other end of its range, in base units; twice one that is none."""
    limit = _limit(one, rules)
    ends = [value for value in (one.side.value, one.side.value_high) if value is not None]
    worths = [rules.units.scaled(value, one.side.unit or "")[0] for value in ends]
    return limit, next((each for each in worths if each != limit), limit)


def _one_way(moves: Sequence[Decimal]) -> bool:
    return len({each > 0 for each in moves}) == 1


def _direction(earlier: Statement, one: Statement, moves: Sequence[Decimal], rules: Rulebook) -> str:
    """Give whether a target was raised or lowered; a fall is compared by its size."""
    if not _one_way(moves) or (moves[0] > 0 and _trending(one, rules)):
        return "changed"
    falls = _limit(earlier, rules) < 0 and _limit(one, rules) < 0
    return "raised" if (moves[0] > 0) != falls else "lowered"


def _trending(one: Statement, rules: Rulebook) -> bool:
    """Tell whether a target is a level that rises by itself from year to year: a higher one strives for no more.

    That is judged by the nature of the indicator and by the unit, as rules/findings.yaml has them: what there is in all
    (市场主体), amounts of money (一般公共预算收入), rates of which more is better (城镇化率). A number that is to be
    reached anew in every year is none (城镇新增就业). Outside the vocabulary nobody knows, so that every level counts.
    """
    if one.side.measure != "level":
        return False
    known = rules.indicators.get(one.indicator) if one.indicator else None
    if known is None:
        return True
    trending = rules.findings.trending
    kind = rules.units.kind(rules.units.split(one.side.unit or "")[1])
    nature = known.nature in trending.natures and known.direction == "more"
    return nature or kind in trending.units or known.id in trending.indicators


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


def _unmatched(ones: Sequence[Statement], statements: Statements, year: int) -> list[Statement]:
    """Give the headline targets, one a thing, of which nothing speaks where the targets of another year are set."""
    things = {one.thing: one for one in reversed(ones) if one.tier == "headline"}
    others = statements.targets.get(year, ())
    words = passage(statements, year)
    spoken = statements.rules.indicators.spoken_of(words)
    spoken |= {named for one in others for named in _named(one, statements.rules)}
    # what has no indicator may be set again anywhere in the plan: 确保水质优良率达标
    labels = [*(one.label for one in others), words, plan_words(statements, year)]
    return [one for one in reversed(things.values()) if not _spoken_of(one, spoken, labels, statements.rules)]


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
