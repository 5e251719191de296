"""The answer: what the actuals of a year say to one target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from tracker.comparisons.comparison import Comparison
from tracker.comparisons.statement import Statement
from tracker.comparisons.verdict import Ruling, judge
from tracker.comparisons.vintage import statement_order, vintages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.comparisons.comparison import Side
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Ground", "answer"]

_WITHOUT_FIGURE = {"relative", "qualitative"}


class Ground(BaseModel):
    """What the targets of one region and year are held against."""

    model_config = ConfigDict(frozen=True)

    actuals: tuple[Statement, ...]
    subjects: frozenset[str]
    """What the targets of the year are about."""
    absence: str | None
    """Why a missing figure proves nothing, None where the next report is here in full."""


def answer(target: Statement, ground: Ground, rules: Rulebook) -> Comparison:
    """Hold a target against the actuals of its region and year.

    A figure on the target's own measure decides, that of the best source first; other figures only explain.
    """
    actuals = ground.actuals
    if target.side.value is None:
        return _untestable(target, actuals, rules)
    same = _same(target, actuals)
    rivals = vintages(same, rules.policy)
    repeated = [one for one in sorted(same, key=statement_order) if one not in rivals]
    rulings = [(one, judge(target.side, one.side, target.indicator, rules)) for one in (*rivals, *repeated)]
    for one, ruling in rulings:
        if ruling.verdict:
            verdicts = {vintage.verdict for _, vintage in rulings[: len(rivals)] if vintage.verdict}
            flips = bool(verdicts - {ruling.verdict})
            return _decided(target, one, ruling, flips=flips, others=_sides(same, without=one))
    found = [(one, ruling.reason or "") for one, ruling in rulings]
    return _undecided(target, found + _explained(target, ground, rules), ground.absence)


def _same(target: Statement, actuals: Iterable[Statement]) -> list[Statement]:
    return [one for one in actuals if one.subject == target.subject and one.side.measure == target.side.measure]


def _decided(
    target: Statement, rival: Statement, ruling: Ruling, *, flips: bool, others: tuple[Side, ...]
) -> Comparison:
    return _comparison(
        target,
        actual=rival.side,
        verdict=ruling.verdict,
        verdict_strict=ruling.verdict_strict,
        gap=ruling.gap,
        gap_unit=ruling.gap_unit,
        tolerance=ruling.tolerance,
        fragile=ruling.fragile or flips,
        reason="ambiguous" if target.ambiguous or rival.ambiguous else ruling.reason,
        self_reported=target.own and rival.own,
        other_actuals=others,
    )


def _explained(target: Statement, ground: Ground, rules: Rulebook) -> list[tuple[Statement, str]]:
    """Give the figures that do not answer the target, nearest first, each with the reason.

    A related indicator that has a target of its own that year answers that one and does not stand in here.
    """
    related = _related(target, rules) - ground.subjects
    measure = target.side.measure
    kin = [one for one in ground.actuals if one.subject in related and one.side.measure == measure]
    other = [one for one in ground.actuals if one.subject == target.subject and one.side.measure != measure]
    found = [(one, "definition") for one in vintages(kin, rules.policy)]
    return found + [(one, "measure") for one in vintages(other, rules.policy)]


def _undecided(target: Statement, found: list[tuple[Statement, str]], absence: str | None) -> Comparison:
    sides = tuple(one.side for one, _ in found)
    if absence == "next_report_missing" or (absence and not found):
        return _comparison(target, verdict="pending", reason=absence, other_actuals=sides)
    if not found:
        return _comparison(target, verdict="silent", reason="not_in_full_report")
    nearest, reason = found[0]
    self_reported = target.own and nearest.own
    return _comparison(
        target,
        actual=nearest.side,
        verdict="not_comparable",
        reason=reason,
        self_reported=self_reported,
        other_actuals=sides[1:],
    )


def _untestable(target: Statement, actuals: Sequence[Statement], rules: Rulebook) -> Comparison:
    """Show the figures that a reader may hold against the words of the target: growth before levels."""
    measure = target.side.measure
    found = vintages([one for one in actuals if one.subject == target.subject], rules.policy)
    found.sort(key=lambda one: one.side.measure != "growth")
    reason = measure if measure in _WITHOUT_FIGURE else "qualitative"
    actual = found[0].side if found else None
    others = tuple(one.side for one in found[1:])
    return _comparison(target, actual=actual, verdict="untestable", reason=reason, other_actuals=others)


def _related(target: Statement, rules: Rulebook) -> set[str]:
    """Give the indicators that a reader may take for the target's, though their definitions differ."""
    known = rules.indicators.get(target.indicator) if target.indicator else None
    return set(known.comparable) if known else set()


def _sides(statements: Iterable[Statement], without: Statement) -> tuple[Side, ...]:
    """Give the other statements of a figure, each source's repetitions left out."""
    distinct = {_shown(without): without}
    for one in sorted(statements, key=lambda one: (one.side.source, statement_order(one))):
        distinct.setdefault(_shown(one), one)
    return tuple(one.side for one in distinct.values() if one is not without)


def _shown(one: Statement) -> tuple[object, ...]:
    side = one.side
    return (side.source, side.comparator, side.value, side.value_high, side.unit)


def _comparison(target: Statement, **outcome: Any) -> Comparison:
    blank: dict[str, Any] = {
        "actual": None,
        "gap": None,
        "gap_unit": None,
        "tolerance": None,
        "fragile": False,
        "self_reported": False,
        "other_actuals": (),
        "verdict_strict": outcome["verdict"],
    }
    return Comparison(
        region=target.region,
        region_name=target.region_name,
        year=target.year,
        indicator=target.indicator,
        label=target.label,
        target=target.side,
        **(blank | outcome),
    )
