"""Prospects: targets of several years, held against the figures of the years so far."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.comparisons.gathering.vintage import vintages
from tracker.comparisons.judging.derivation import plain_figure, worth
from tracker.comparisons.judging.rounding import base_unit
from tracker.comparisons.judging.verdict import demand_of, direction_of, judge
from tracker.comparisons.records.prospect import Prospect, YearFigure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.records.comparison import Side, Verdict
    from tracker.comparisons.records.statement import Statement

__all__ = ["prospects"]

_PERCENT, _ONE = Decimal(100), Decimal(1)
_DIGITS = Decimal("0.01")
Reached = tuple[Decimal, Decimal | None, str]
"""What has been reached so far (in the unit of the target), what each remaining year needs, and how it was found."""


def prospects(statements: Statements, year: int | None = None) -> Iterator[Prospect]:
    """Give the targets of several years with a figure, those that one year's reports set or all, in their order.

    Targets of the headline tier and of the vocabulary only.
    """
    seen: set[tuple[object, ...]] = set()
    for one in statements.spans:
        wanted = one.kind == "target" and one.side.value is not None and year in {None, one.told}
        key = (one.told, one.subject, one.side.measure, one.first, one.year, one.span, one.side.value)
        if (
            wanted
            and one.told
            and one.year > one.told
            and (one.tier == "headline" or one.indicator)
            and key not in seen
        ):
            seen.add(key)
            yield _prospect(one, statements)


def _prospect(one: Statement, statements: Statements) -> Prospect:
    figures = _progress(one, statements)
    over = range(_first(one), min(one.year, _latest(statements)) + 1)
    came = _came(one, figures, statements)
    actual = _actual(one, figures, came, statements)
    ruling = judge(one.side, actual, one.indicator, statements.rules) if actual else None
    decided = ruling.verdict if ruling else None
    answering = one.year + 1
    return Prospect(
        region=one.region,
        region_name=one.region_name,
        told=one.told or one.first,
        first=_first(one),
        last=one.year,
        span=one.span,
        indicator=one.indicator,
        label=one.label,
        target=one.side,
        progress=tuple(YearFigure(year=year, side=side) for year, side in figures.items()),
        missing=tuple(year for year in over if year not in figures) if one.span else (),
        reached=_shown(came[0]) if came else None,
        needed=_shown(came[1]) if came and came[1] is not None and not actual else None,
        needed_unit=_needed_unit(one, statements),
        actual=actual,
        verdict=decided or _without(statements, answering),
        verdict_strict=(ruling.verdict_strict if ruling else None) or _without(statements, answering),
        gap=ruling.gap if ruling else None,
        gap_unit=ruling.gap_unit if ruling else None,
        reason=None if decided else _reason(statements, answering, bool(figures)),
        answering=answering,
    )


def _without(statements: Statements, answering: int) -> Verdict:
    return "not_comparable" if "full" in statements.reported(answering) else "pending"


def _reason(statements: Statements, answering: int, begun: bool) -> str:  # noqa: FBT001  # the last of three plain facts
    if "full" in statements.reported(answering):
        return "years_missing" if begun else "not_in_full_report"
    return "period_open"


def _latest(statements: Statements) -> int:
    """Give the last year that a report here reviews."""
    return max((told for _, told in statements.completeness), default=1) - 1


def _first(one: Statement) -> int:
    return one.first if one.first < one.year else one.told or one.first


def _yearly(one: Statement) -> str:
    """Give the measure of the figures that make up a target of several years."""
    return "level" if one.side.measure == "level" else "growth"


def _progress(one: Statement, statements: Statements) -> Mapping[int, Side]:
    """Give the best plain figure of every year of the period that is here."""
    found: dict[int, Side] = {}
    for year in range(_first(one), one.year + 1):
        same = [each for each in statements.actuals.get(year, ()) if each.subject == one.subject]
        plain = [each for each in same if each.side.measure == _yearly(one) and each.side.value is not None]
        best = next(iter(vintages(plain, statements.rules.policy)), None)
        if best and (
            _yearly(one) == "growth" or base_unit(best.side, statements.rules) == base_unit(one.side, statements.rules)
        ):
            found[year] = best.side
    return found


def _came(one: Statement, figures: Mapping[int, Side], statements: Statements) -> Reached | None:
    """Give how far the years so far have come; None where a year is missing in between or the kind is another."""
    years = list(range(_first(one), _first(one) + len(figures)))
    at_end = one.span is None or (one.span == "change" and one.side.measure == "level")
    if not figures or (not at_end and list(figures) != years):
        return None
    match one.side.measure, one.span:
        case "growth", ("average" | "change"):
            return _grown(one, figures, statements)
        case "level", ("total" | "average"):
            return _summed(one, figures, statements)
        case "level", _:
            return _stood(one, figures, statements)
        case _:
            return None


def _limit(one: Statement, statements: Statements) -> Decimal:
    demand = demand_of(one.side, direction_of(one.indicator, statements.rules), statements.rules)
    return demand.limit if demand else worth(one.side, statements.rules)


def _grown(one: Statement, figures: Mapping[int, Side], statements: Statements) -> Reached | None:
    """Chain the growth of the years: an average or a whole."""
    if one.side.unit not in statements.rules.policy.rate_units:
        return None
    total, years = one.year - _first(one) + 1, len(figures)
    factor = _ONE
    for side in figures.values():
        factor *= 1 + (side.value or Decimal(0)) / _PERCENT
    wanted = 1 + _limit(one, statements) / _PERCENT
    goal = wanted**total if one.span == "average" else wanted
    if factor <= 0 or goal <= 0:
        return None
    needed = ((goal / factor) ** (_ONE / (total - years)) - 1) * _PERCENT if total > years else None
    reached = (factor ** (_ONE / years) if one.span == "average" else factor) - 1
    return (reached * _PERCENT, needed, " x ".join(f"(1 + {plain_figure(side)})" for side in figures.values()))


def _summed(one: Statement, figures: Mapping[int, Side], statements: Statements) -> Reached:
    """Add the levels of the years: a total or an average."""
    total, years = one.year - _first(one) + 1, len(figures)
    size = statements.rules.units.scaled(_ONE, one.side.unit or "")[0]
    added = sum((worth(side, statements.rules) for side in figures.values()), Decimal(0)) / size
    wanted = _limit(one, statements) / size * (total if one.span == "average" else 1)
    needed = max(wanted - added, Decimal(0)) / (total - years) if total > years else None
    reached = added / years if one.span == "average" else added
    return (reached, needed, " + ".join(plain_figure(side) for side in figures.values()))


def _stood(one: Statement, figures: Mapping[int, Side], statements: Statements) -> Reached:
    """Give the latest level, and the growth (for a rate the points) a year from there."""
    year = max(figures)
    size = statements.rules.units.scaled(_ONE, one.side.unit or "")[0]
    now, wanted, rest = worth(figures[year], statements.rules), _limit(one, statements), one.year - year
    needed = None
    if rest and one.side.unit in statements.rules.policy.rate_units:
        needed = (wanted - now) / rest
    elif rest and now > 0 and wanted > 0:
        needed = ((wanted / now) ** (_ONE / rest) - 1) * _PERCENT
    return (now / size, needed, plain_figure(figures[year]))


def _needed_unit(one: Statement, statements: Statements) -> str | None:
    """Give the unit of what a remaining year needs: a growth in percent, points of a rate, or the target's unit."""
    rate = one.side.unit in statements.rules.policy.rate_units
    if one.side.measure == "growth":
        return "%"
    if one.span in {"total", "average"}:
        return one.side.unit
    return "pp" if rate else "%"


def _actual(one: Statement, figures: Mapping[int, Side], came: Reached | None, statements: Statements) -> Side | None:
    """Give what decides: what a later report says of the whole period, else what all its years come to."""
    told = [each for each in statements.spans if each.kind == "actual" and _answers(each, one) and _after(each, one)]
    if one.span is None:
        last = [each for each in statements.actuals.get(one.year, ()) if each.subject == one.subject]
        told = [each for each in last if each.side.measure == one.side.measure]
    best = next(iter(vintages([each for each in told if each.side.value is not None], statements.rules.policy)), None)
    if best:
        return best.side
    complete = one.span is not None and came is not None and len(figures) == one.year - _first(one) + 1
    return _derived(one, figures, came) if complete and came else None


def _answers(actual: Statement, target: Statement) -> bool:
    keys = [(each.subject, each.side.measure, each.first, each.year, each.span) for each in (actual, target)]
    return keys[0] == keys[1]


def _after(actual: Statement, target: Statement) -> bool:
    return actual.told is None or actual.told > target.year


def _derived(one: Statement, figures: Mapping[int, Side], came: Reached) -> Side:
    sources = dict.fromkeys(side.source for side in figures.values())
    shown = {"value": _shown(came[0]), "value_high": None, "comparator": "eq", "strength": None, "quote": None}
    shown |= {"claim": None, "derivation": came[2], "grade": "two_sources", "source": " + ".join(sources)}
    return one.side.model_copy(update=shown)


def _shown(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(_DIGITS).normalize() + 0
