"""Arithmetic: figures of one report that do not fit each other beyond rounding."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from tracker.comparisons.judging.derivation import plain_figure
from tracker.comparisons.judging.rounding import base_unit, exact_span
from tracker.comparisons.records.finding import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.judging.rounding import Span
    from tracker.comparisons.records.comparison import Side
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.records.statement import Statement
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["misfits"]

_PERCENT = Decimal(100)


def misfits(statements: Statements, year: int) -> Iterator[Finding]:
    """Give what does not fit in the reports that review a year: rates against rates, levels against growth, shares.

    Growth at constant prices is never held against levels in current ones; where the two differ, that is explained.
    """
    told: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in statements.every:
        if one.told == year + 1 and one.kind == "actual" and one.side.basis is None:
            told[one.region].append(one)
    for ones in told.values():
        yield from _averages(ones, statements.rules)
        yield from _growths(ones, year, statements.rules)
        yield from _shares(ones, year, statements.rules)


def _averages(ones: list[Statement], rules: Rulebook) -> Iterator[Finding]:
    """Hold the growth of a span against the average growth of its years."""
    for whole in ones:
        if whole.span != "change" or whole.side.measure != "growth" or whole.indicator is None:
            continue
        years = whole.year - whole.first + 1
        average = _average_of(whole, ones)
        rate, total = (_rate(one, rules) for one in (average, whole))
        if average and rate and total and years > 1:
            made = _compounded(rate, years)
            if made and _apart(made, total):
                told = f"{plain_figure(average.side)} x {years}"
                yield _misfit("arithmetic", whole, (average.side,), told, made, whole.year)


def _growths(ones: list[Statement], year: int, rules: Rulebook) -> Iterator[Finding]:
    """Hold two levels against the growth or the multiple between them."""
    levels = {(one.subject, one.year): one for one in reversed(ones) if _is_level(one, rules)}
    for one in ones:
        earlier = levels.get((one.subject, _start(one)))
        now = levels.get((one.subject, one.year))
        if one.indicator is None or not earlier or not now or one.year > year or one.span in {"average", "total"}:
            continue
        stated = _factor(one, rules)
        made = _quotient(now.side, earlier.side, rules)
        if stated and made and _apart(made, stated):
            told = f"{plain_figure(earlier.side)} -> {plain_figure(now.side)}"
            growth = one.side.measure == "growth"
            shown = ((made[0] - 1) * _PERCENT, (made[1] - 1) * _PERCENT) if growth else made
            known = rules.indicators.get(one.indicator)
            real = known is not None and known.growth == "real" and growth
            code = "prices" if real and not _opposed(one, shown, rules) else "arithmetic"
            average = _average(one, ones, rules) if code == "prices" else None
            parts = (earlier.side, now.side, *([average.side] if average else []))
            found = _misfit(code, one, parts, told, shown, year)
            yield _agreeing(found, average) if average else found


def _opposed(one: Statement, made: Span, rules: Rulebook) -> bool:
    """Tell whether levels fall by so much beside a growth told as positive that prices do not explain it."""
    return (one.side.value or 0) > 0 and made[1] <= -rules.findings.great_fall


def _shares(ones: list[Statement], year: int, rules: Rulebook) -> Iterator[Finding]:
    """Hold a share against its part and its whole."""
    for rule in rules.findings.shares:
        ids = (rule.share, rule.part, rule.whole)
        found = [next((one for one in ones if _is_figure(one, id_, year)), None) for id_ in ids]
        share, part, whole = found
        if not share or not part or not whole:
            continue
        stated, made = exact_span(share.side, rules), _quotient(part.side, whole.side, rules)
        if stated and made and _apart((made[0] * _PERCENT, made[1] * _PERCENT), stated):
            told = f"{plain_figure(part.side)} / {plain_figure(whole.side)}"
            yield _misfit(
                "arithmetic", share, (part.side, whole.side), told, (made[0] * _PERCENT, made[1] * _PERCENT), year
            )


def _average_of(whole: Statement, ones: list[Statement]) -> Statement | None:
    """Give the average growth of the same thing over the same years."""
    same = (one for one in ones if (one.subject, one.first, one.year) == (whole.subject, whole.first, whole.year))
    return next((one for one in same if one.span == "average" and one.side.measure == "growth"), None)


def _average(whole: Statement, ones: list[Statement], rules: Rulebook) -> Statement | None:
    """Give the average growth that agrees with the growth of a span."""
    average = _average_of(whole, ones) if whole.span == "change" else None
    rate, total = (_rate(one, rules) for one in (average, whole))
    made = _compounded(rate, whole.year - whole.first + 1) if rate else None
    return average if made and total and not _apart(made, total) else None


def _agreeing(found: Finding, average: Statement) -> Finding:
    blanks = found.blanks | {"added": "agrees", "average": plain_figure(average.side)}
    return found.model_copy(update={"blanks": blanks})


def _is_figure(one: Statement, indicator: str, year: int) -> bool:
    return one.indicator == indicator and one.year == year and one.single and one.side.measure == "level"


def _is_level(one: Statement, rules: Rulebook) -> bool:
    plain = one.single and one.side.measure == "level" and exact_span(one.side, rules) is not None
    return plain and one.side.unit not in rules.policy.rate_units


def _start(one: Statement) -> int:
    """Give the year whose level a growth starts from."""
    return one.first - 1 if one.span == "change" else one.year - 1


def _rate(one: Statement | None, rules: Rulebook) -> Span | None:
    return exact_span(one.side, rules) if one and one.side.unit in rules.policy.rate_units else None


def _factor(one: Statement, rules: Rulebook) -> Span | None:
    """Give what a growth in percent or a multiple multiplies by."""
    if one.side.measure == "multiple" and (one.single or one.span == "change"):
        return exact_span(one.side, rules)
    rate = _rate(one, rules) if one.side.measure == "growth" and (one.single or one.span == "change") else None
    return (1 + rate[0] / _PERCENT, 1 + rate[1] / _PERCENT) if rate else None


def _quotient(one: Side, other: Side, rules: Rulebook) -> Span | None:
    if base_unit(one, rules) != base_unit(other, rules):
        return None
    above, below = exact_span(one, rules), exact_span(other, rules)
    if above is None or below is None or below[0] <= 0 or above[0] <= 0:
        return None
    return (above[0] / below[1], above[1] / below[0])


def _compounded(rate: Span, years: int) -> Span | None:
    try:
        least, most = (((1 + end / _PERCENT) ** years - 1) * _PERCENT for end in rate)
    except InvalidOperation:
        return None
    return (least, most)


def _apart(one: Span, other: Span) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _misfit(code: str, one: Statement, parts: Iterable[Side], told: str, made: Span, year: int) -> Finding:
    middle = (made[0] + made[1]) / 2
    rate = one.side.measure != "multiple"
    implied = f"{middle.quantize(Decimal('0.1')):f}{'%' if rate else one.side.unit or ''}"
    gap = (one.side.value or Decimal(0)) - middle if rate else None
    blanks = {"told": told, "implied": implied}
    shown = gap.quantize(Decimal("0.01")) if gap is not None else None
    return finding(code, one, one.side, *parts, year=year, gap=shown, gap_unit="pp" if rate else None, blanks=blanks)
