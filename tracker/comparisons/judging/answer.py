"""The answer: what the actuals of a year say to one target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.comparisons.gathering.vintage import statement_order, vintages
from tracker.comparisons.judging.candidate import renamed
from tracker.comparisons.judging.closeness import even_sides
from tracker.comparisons.judging.derivation import derive
from tracker.comparisons.judging.ground import comparison_of, own_figures, related
from tracker.comparisons.judging.unanswered import unanswered, untestable, words_of
from tracker.comparisons.judging.verdict import Ruling, judge
from tracker.comparisons.records.comparison import Vintage
from tracker.comparisons.records.statement import Statement
from tracker.comparisons.sightings.naming import naming_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.comparisons.judging.ground import Ground
    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["answer"]

Rivals = list[tuple[Statement, Ruling]]


def answer(target: Statement, ground: Ground, rules: Rulebook) -> Comparison:
    """Hold a target against the actuals of its region and year.

    A figure on the target's own measure decides, that of the best source first; other figures only explain, and where
    there is none the words of the next report do. Where a witness decides, what the report itself says is shown too.
    """
    if target.side.value is None:
        return untestable(target, ground, rules)
    same = own_figures(target, ground.actuals, rules) or _alike(target, ground.actuals, rules)
    same = same or renamed(target, ground.actuals, rules)
    rivals = _rivals(target, vintages(same, rules.policy), rules)
    kept = {id(one) for one, _ in rivals}
    repeated = [one for one in sorted(same, key=statement_order) if id(one) not in kept]
    rulings = rivals + [(one, _ruling(target, one, rules)) for one in repeated]
    derived = [] if any(ruling.verdict for _, ruling in rivals) else _derived(target, ground, rules)
    shown = tuple(_vintage(one, ruling) for one, ruling in rivals + derived)
    for one, ruling in rulings:
        if ruling.verdict:
            others = _sides(same, without=one)
            words = {} if any(each.own for each in same) or ground.absence else words_of(target, ground, rules)
            return _decided(target, one, ruling, rules, rivals=rivals, other_actuals=others, vintages=shown, **words)
    found = [(one, ruling.reason or "") for one, ruling in rulings] + _explained(target, ground, rules)
    return unanswered(target, found, ground, rules, derived=tuple(one.side for one, _ in derived), vintages=shown)


def _ruling(target: Statement, one: Statement, rules: Rulebook) -> Ruling:
    indicator = target.indicator or one.indicator or naming_of(rules).indicator(target.label)
    ruling = judge(target.side, one.side, indicator, rules)
    # 新设市场主体5万家 and 10.4万户 count the same things
    sides = even_sides(target.side, one.side, rules) if ruling.reason == "unit" else None
    return judge(target.side, sides[1], indicator, rules) if sides else ruling


def _alike(target: Statement, actuals: Iterable[Statement], rules: Rulebook) -> list[Statement]:
    """Give the figures of other indicators that, by the vocabulary, are the target's own in its year."""
    kin = {id_ for id_, kinship in related(target, rules).items() if kinship.answers(target.year)}
    return [one for one in actuals if one.subject in kin and one.side.measure == target.side.measure]


def _rivals(target: Statement, found: list[Statement], rules: Rulebook) -> Rivals:
    """Give the vintages with their rulings: those on the target's own base first."""
    ordered = sorted(found, key=lambda one: (one.side.basis is None) != (target.side.basis is None))
    return [(one, _ruling(target, one, rules)) for one in ordered]


def _derived(target: Statement, ground: Ground, rules: Rulebook) -> Rivals:
    """Give figures on the target's measure derived from others, with the verdicts that they would give."""
    derived = derive(target, ground.actuals, ground.before, rules)
    found = [target._replace(side=one.side, told=None) for one in derived]
    return [(one, _allowed(judge(target.side, one.side, target.indicator, rules), one.side)) for one in found]


def _allowed(ruling: Ruling, side: Side) -> Ruling:
    """Take the verdict from a ruling on growth at current prices where constant ones are asked for."""
    return Ruling(verdict=None, reason="nominal") if side.grade == "nominal" else ruling


def _decided(
    target: Statement, rival: Statement, ruling: Ruling, rules: Rulebook, *, rivals: Rivals, **shown: Any
) -> Comparison:
    verdicts = {vintage.verdict for _, vintage in rivals if vintage.verdict}
    notes = [] if target.thing == rival.thing else ["alike"] if rival.thing in related(target, rules) else ["renamed"]
    notes += ["ambiguous"] if target.ambiguous or rival.ambiguous else [ruling.reason] if ruling.reason else []
    notes += ["index"] if rival.indexed else []
    notes += ["basis"] if (target.side.basis is None) != (rival.side.basis is None) else []
    shown |= ruling.outcome | {"fragile": ruling.fragile or bool(verdicts - {ruling.verdict})}
    return comparison_of(
        target,
        rules,
        actual=rival.side,
        reason=next(iter(notes), None),
        self_reported=target.own and rival.own,
        decided_by=rival.source_kind,
        **shown,
    )


def _explained(target: Statement, ground: Ground, rules: Rulebook) -> list[tuple[Statement, str]]:
    """Give the figures that do not answer the target, nearest first, each with the reason.

    A related indicator that has a target of its own that year answers that one and does not stand in here.
    """
    measure, subject = target.side.measure, target.subject
    on_measure = [one for one in ground.actuals if one.side.measure == measure and one.subject not in ground.subjects]
    kin = [one for one in on_measure if one.thing in related(target, rules)]
    other = [one for one in ground.actuals if one.subject == subject and one.side.measure != measure]
    moved = own_figures(target, ground.foreign, rules)
    found = [(one, "area_changed") for one in vintages(moved, rules.policy)]
    found += [(one, "definition") for one in vintages(kin, rules.policy)]
    return found + [(one, "measure") for one in vintages(other, rules.policy)]


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
