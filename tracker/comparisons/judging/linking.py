"""Linking: the targets of a region and year with the actuals that answer them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tracker.comparisons.gathering.area import is_split, same_area
from tracker.comparisons.gathering.vintage import statement_order
from tracker.comparisons.judging.answer import answer
from tracker.comparisons.judging.ground import Ground
from tracker.comparisons.judging.settling import settle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.records.comparison import Comparison
    from tracker.comparisons.records.statement import Statement
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["absence_reason", "chosen_targets", "ground_of", "link", "target_key"]


def link(statements: Statements, year: int, indicator: str | None = None) -> list[Comparison]:
    """Give the targets of one year, each with what answers it; of one indicator only where it is given."""
    targets = chosen_targets(statements, year)
    subjects = frozenset(one.subject for one in targets)
    grounds = {code: ground_of(statements, code, year, subjects) for code in {one.region for one in targets}}
    wanted = [one for one in targets if indicator in {None, one.indicator}]
    return settle((answer(target, grounds[target.region], statements.rules) for target in wanted), statements)


def chosen_targets(statements: Statements, year: int) -> Sequence[Statement]:
    """Give every target of a year once: headline ones, then details that speak of something new in the vocabulary."""
    known = statements.chosen
    if year not in known:
        known[year] = _chosen(statements, year)
    return known[year]


def _chosen(statements: Statements, year: int) -> Sequence[Statement]:
    rules = statements.rules
    chosen: dict[tuple[object, ...], Statement] = {}
    taken: set[tuple[str, str]] = set()
    ordered = sorted(statements.targets.get(year, ()), key=lambda one: _target_order(one, statements.places))
    grown = {one.subject for one in ordered if one.side.measure == "growth"}
    for one in ordered:
        if one.subject in grown and _is_stretch(one, rules):
            continue
        new = one.indicator is not None and (one.subject, one.side.measure) not in taken
        if one.tier == "headline" or new:
            chosen.setdefault(target_key(one, rules), one)
            taken.add((one.subject, one.side.measure))
    return tuple(chosen.values())


def _is_stretch(one: Statement, rules: Rulebook) -> bool:
    """Tell whether a target only stretches the growth beside it: 地区生产总值增长7%以上,力争达到8%.

    What adds up or stands in amounts is never a percentage itself.
    """
    known = rules.indicators.get(one.indicator) if one.indicator else None
    amount = known is not None and known.nature in {"flow", "stock"}
    return amount and one.side.measure == "level" and one.side.unit in rules.policy.rate_units


def absence_reason(statements: Statements, year: int) -> str | None:
    """Give why a figure missing from the report of ``year`` proves nothing, None where it is here in full."""
    found = statements.reported(year)
    if not found:
        return "next_report_missing"
    return None if "full" in found else "next_report_abridged"


def ground_of(statements: Statements, code: str, year: int, subjects: frozenset[str]) -> Ground:
    """Give what the targets that the report of a code sets for a year are held against."""
    actuals, earlier, divisions = (
        statements.actuals.get(year, ()),
        statements.actuals.get(year - 1, ()),
        statements.rules.divisions,
    )
    told = {_place(one) for one in actuals}
    told |= {(region, when) for region, when in statements.completeness if when == year + 1}
    same, before = (
        {place: same_area(code, year, *place, divisions) for place in places}
        for places in (told, {_place(one) for one in earlier})
    )
    answering = sorted(place for place in told if same[place] and place[1] == year + 1)
    kept = [one for one in actuals if same[_place(one)]]
    moved = is_split(code, year + 1, divisions) or (not all(same.values()) and not any(same.values()))
    return Ground(
        actuals=tuple(kept),
        foreign=tuple(one for one in actuals if moved and one not in kept),
        before=tuple(one for one in earlier if before[_place(one)]),
        subjects=subjects,
        spans=tuple(one for one in statements.spans if _covers(one, year) and same.get(_place(one), False)),
        searches=cache(lambda: [each for place in answering if (each := statements.search(*place))]),
        rates=tuple(one for one in kept if one.completes),
        absence="area_changed" if moved else absence_reason(statements, year + 1),
    )


def _covers(one: Statement, year: int) -> bool:
    """Tell whether a figure of the next report is about several years, the year among them."""
    return one.kind == "actual" and one.told == year + 1 and one.first <= year <= one.year


def _place(one: Statement) -> tuple[str, int]:
    """Give the code and the year of the report in which a statement stands."""
    return one.region, one.told or one.year + 1


def _target_order(one: Statement, places: Mapping[str | None, int]) -> tuple[object, ...]:
    """Order by tier, a report's own words before citations of it, then as in the text or in the vocabulary."""
    place = places.get(one.indicator, len(places))
    return (one.tier != "headline", one.side.quote is None, one.start, place, one.side.source, statement_order(one))


def target_key(one: Statement, rules: Rulebook) -> tuple[object, ...]:
    """Give what tells a target from others of its year: what it is about, its measure, and its figures or words."""
    side = one.side
    unit = side.unit or ""
    figures = [rules.units.scaled(value, unit) for value in (side.value, side.value_high) if value is not None]
    words = () if figures else (side.quote,)
    return (one.subject, side.measure, *figures, *words)
