"""The answer: what the actuals of a year say to one target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from tracker.comparisons.comparison import Comparison, Vintage
from tracker.comparisons.derivation import derive
from tracker.comparisons.statement import Statement
from tracker.comparisons.verdict import Ruling, judge
from tracker.comparisons.vintage import statement_order, vintages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.comparisons.comparison import Side
    from tracker.rulebook.indicators import Kinship
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Ground", "answer"]

_WITHOUT_FIGURE = {"relative", "qualitative"}
_NEVER = {"next_report_missing", "area_changed"}
"""Absences in which a figure on another measure does not count as the report's answer."""

Rivals = list[tuple[Statement, Ruling]]


class Ground(BaseModel):
    """What the targets of one region and year are held against."""

    model_config = ConfigDict(frozen=True)

    actuals: tuple[Statement, ...]
    foreign: tuple[Statement, ...] = ()
    """Actuals of the year that are about another area."""
    before: tuple[Statement, ...] = ()
    """Actuals of the year before, from which figures can be derived."""
    subjects: frozenset[str]
    """What the targets of the year are about."""
    absence: str | None
    """Why a missing figure proves nothing, None where the next report is here in full."""


def answer(target: Statement, ground: Ground, rules: Rulebook) -> Comparison:
    """Hold a target against the actuals of its region and year.

    A figure on the target's own measure decides, that of the best source first; other figures only explain.
    """
    if target.side.value is None:
        return _untestable(target, ground.actuals, rules)
    same = _same(target, ground.actuals) or _alike(target, ground.actuals, rules)
    rivals = _rivals(target, vintages(same, rules.policy), rules)
    kept = {id(one) for one, _ in rivals}
    repeated = [one for one in sorted(same, key=statement_order) if id(one) not in kept]
    rulings = rivals + [(one, judge(target.side, one.side, target.indicator, rules)) for one in repeated]
    derived = [] if any(ruling.verdict for _, ruling in rivals) else _derived(target, ground, rules)
    shown = tuple(_vintage(one, ruling) for one, ruling in rivals + derived)
    for one, ruling in rulings:
        if ruling.verdict:
            others = _sides(same, without=one)
            return _decided(target, one, ruling, rules, rivals=rivals, other_actuals=others, vintages=shown)
    found = [(one, ruling.reason or "") for one, ruling in rulings] + _explained(target, ground, rules)
    return _undecided(target, found, ground, rules, derived=tuple(one.side for one, _ in derived), vintages=shown)


def _same(target: Statement, actuals: Iterable[Statement]) -> list[Statement]:
    return [one for one in actuals if one.subject == target.subject and one.side.measure == target.side.measure]


def _alike(target: Statement, actuals: Iterable[Statement], rules: Rulebook) -> list[Statement]:
    """Give the figures of other indicators that, by the vocabulary, are the target's own in its year."""
    kin = {id_ for id_, kinship in _related(target, rules).items() if kinship.answers(target.year)}
    return [one for one in actuals if one.subject in kin and one.side.measure == target.side.measure]


def _rivals(target: Statement, found: list[Statement], rules: Rulebook) -> Rivals:
    """Give the vintages with their rulings: those on the target's own base first."""
    ordered = sorted(found, key=lambda one: (one.side.basis is None) != (target.side.basis is None))
    return [(one, judge(target.side, one.side, target.indicator, rules)) for one in ordered]


def _derived(target: Statement, ground: Ground, rules: Rulebook) -> Rivals:
    """Give figures on the target's measure derived from others, with the verdicts that they would give."""
    derived = derive(target, ground.actuals, ground.before, rules)
    found = [target.model_copy(update={"side": one.side, "told": None}) for one in derived]
    return [(one, _allowed(judge(target.side, one.side, target.indicator, rules), one.side)) for one in found]


def _allowed(ruling: Ruling, side: Side) -> Ruling:
    """Take the verdict from a ruling on growth at current prices where constant ones are asked for."""
    return Ruling(verdict=None, reason="nominal") if side.grade == "nominal" else ruling


def _decided(
    target: Statement, rival: Statement, ruling: Ruling, rules: Rulebook, *, rivals: Rivals, **shown: Any
) -> Comparison:
    verdicts = {vintage.verdict for _, vintage in rivals if vintage.verdict}
    notes = ["alike"] if target.thing != rival.thing else []
    notes += ["ambiguous"] if target.ambiguous or rival.ambiguous else [ruling.reason] if ruling.reason else []
    notes += ["basis"] if (target.side.basis is None) != (rival.side.basis is None) else []
    return _comparison(
        target,
        rules,
        actual=rival.side,
        verdict=ruling.verdict,
        verdict_strict=ruling.verdict_strict,
        gap=ruling.gap,
        gap_unit=ruling.gap_unit,
        tolerance=ruling.tolerance,
        fragile=ruling.fragile or bool(verdicts - {ruling.verdict}),
        reason=next(iter(notes), None),
        self_reported=target.own and rival.own,
        **shown,
    )


def _explained(target: Statement, ground: Ground, rules: Rulebook) -> list[tuple[Statement, str]]:
    """Give the figures that do not answer the target, nearest first, each with the reason.

    A related indicator that has a target of its own that year answers that one and does not stand in here.
    """
    measure, subject = target.side.measure, target.subject
    on_measure = [one for one in ground.actuals if one.side.measure == measure and one.subject not in ground.subjects]
    part = [one for one in on_measure if one.thing == target.thing and one.subject != subject]
    kin = [one for one in on_measure if one.thing in _related(target, rules)]
    other = [one for one in ground.actuals if one.subject == subject and one.side.measure != measure]
    moved = _same(target, ground.foreign)
    found = [(one, "area_changed") for one in vintages(moved, rules.policy)]
    found += [(one, "scope") for one in vintages(part, rules.policy)]
    found += [(one, "definition") for one in vintages(kin, rules.policy)]
    return found + [(one, "measure") for one in vintages(other, rules.policy)]


def _undecided(
    target: Statement,
    found: list[tuple[Statement, str]],
    ground: Ground,
    rules: Rulebook,
    *,
    derived: tuple[Side, ...],
    **shown: Any,
) -> Comparison:
    sides = tuple(one.side for one, _ in found)
    absence = ground.absence
    if absence == "area_changed":
        nearest = found[0][0].side if found else None
        others = {"actual": nearest, "other_actuals": sides[1:] + derived}
        return _comparison(target, rules, verdict="not_comparable", reason=absence, **others, **shown)
    if absence in _NEVER or (absence and not found):
        return _comparison(target, rules, verdict="pending", reason=absence, other_actuals=sides + derived, **shown)
    if not found:
        return _comparison(target, rules, verdict="silent", reason="not_in_full_report", other_actuals=derived, **shown)
    return _comparison(
        target,
        rules,
        actual=found[0][0].side,
        verdict="not_comparable",
        reason=found[0][1],
        self_reported=target.own and found[0][0].own,
        other_actuals=sides[1:] + derived,
        **shown,
    )


def _untestable(target: Statement, actuals: Sequence[Statement], rules: Rulebook) -> Comparison:
    """Show the figures that a reader may hold against the words of the target: growth before levels."""
    measure = target.side.measure
    found = vintages([one for one in actuals if one.subject == target.subject], rules.policy)
    found.sort(key=lambda one: one.side.measure != "growth")
    reason = measure if measure in _WITHOUT_FIGURE else "qualitative"
    actual = found[0].side if found else None
    others = tuple(one.side for one in found[1:])
    return _comparison(target, rules, actual=actual, verdict="untestable", reason=reason, other_actuals=others)


def _related(target: Statement, rules: Rulebook) -> Mapping[str, Kinship]:
    """Give the indicators that a reader may take for the target's, each with how its definition differs."""
    known = rules.indicators.get(target.indicator) if target.indicator else None
    return known.comparable if known else {}


def _vintage(one: Statement, ruling: Ruling) -> Vintage:
    return Vintage(
        side=one.side,
        told=one.told,
        verdict=ruling.verdict,
        verdict_strict=ruling.verdict_strict,
        gap=ruling.gap,
        reason=ruling.reason if ruling.verdict is None else None,
    )


def _sides(statements: Iterable[Statement], without: Statement) -> tuple[Side, ...]:
    """Give the other statements of a figure, each source's repetitions left out."""
    distinct = {_shown(without): without}
    for one in sorted(statements, key=lambda one: (one.side.source, statement_order(one))):
        distinct.setdefault(_shown(one), one)
    return tuple(one.side for one in distinct.values() if one is not without)


def _shown(one: Statement) -> tuple[object, ...]:
    side = one.side
    return (side.source, side.basis, side.comparator, side.value, side.value_high, side.unit)


def _comparison(target: Statement, rules: Rulebook, **outcome: Any) -> Comparison:
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
        policy=rules.policy.id,
        **(blank | outcome),
    )
