"""The unanswered: what is told of a target that no figure on its own measure decides."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tracker.comparisons.gathering.vintage import vintages
from tracker.comparisons.judging.candidate import completions, likely, parts, same_kind, shares
from tracker.comparisons.judging.ground import comparison_of, on_measure
from tracker.comparisons.judging.verdict import judge
from tracker.comparisons.records.comparison import Comparison, Looked
from tracker.comparisons.sightings.naming import naming_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.comparisons.judging.ground import Ground, Rejected
    from tracker.comparisons.records.comparison import Side
    from tracker.comparisons.records.mention import Mention
    from tracker.comparisons.records.statement import Statement
    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.saying import Saying

__all__ = ["completed", "unanswered", "untestable", "words_of"]

_WITHOUT_FIGURE = {"relative", "qualitative"}
_TELLING: tuple[Saying, ...] = ("claimed", "under_way", "admitted", "mentioned")
"""What sentences say, by how much it tells of what became of a target."""
_TOLD = ("claimed", "under_way")
_WHOLE = Decimal(100)
"""Percent of a plan that was completed."""


def unanswered(
    target: Statement,
    found: Rejected,
    ground: Ground,
    rules: Rulebook,
    *,
    derived: tuple[Side, ...],
    **shown: Any,
) -> Comparison:
    """Tell what became of a target that no figure on its own measure decides: other figures, then words.

    ``found`` are figures that do not answer, nearest first; ``derived`` those that were worked out.
    """
    absence = ground.absence
    if ground.is_shut:  # nor does a figure on another measure count as the report's answer
        return _prevented(target, found, str(absence), rules, derived=derived, **shown)
    shown |= words_of(target, ground, rules)
    mentions: tuple[Mention, ...] = shown["mentions"]
    if rates := completions(target, ground.rates, mentions, rules):
        return completed(target, rates, rules, **shown)
    maybe = likely(target, ground.actuals, mentions, rules)
    held = [] if found or maybe else _held(target, ground)
    if held:
        return _holding(target, held, rules, derived=derived, **shown)
    says = next((one for one in _TELLING if any(each.says == one for each in mentions)), None)
    if not found and not maybe and says not in _TOLD:
        found = _wide(target, ground, rules)
    if found:
        return _not_comparable(target, found, maybe, rules, derived=derived, **shown)
    if absence:
        return comparison_of(target, rules, verdict="pending", reason=absence, other_actuals=derived, **shown)
    return _inwords_of(target, maybe, says, rules, derived=derived, **shown)


def _inwords_of(
    target: Statement,
    maybe: Sequence[Statement],
    says: Saying | None,
    rules: Rulebook,
    *,
    derived: tuple[Side, ...],
    **shown: Any,
) -> Comparison:
    """Tell of figures that may be the answer, else of what sentences say, else that there are none."""
    if maybe:
        return _to_check(target, maybe, "named_alike", rules, derived=derived, **shown)
    if says is None:
        return comparison_of(
            target, rules, verdict="silent", reason="not_in_full_report", other_actuals=derived, **shown
        )
    shown |= {"verdict": says if says in _TOLD else "mentioned", "reason": "in_words", "decided_by": "report"}
    return comparison_of(target, rules, other_actuals=derived, **shown)


def _to_check(
    target: Statement,
    figures: Sequence[Statement],
    reason: str,
    rules: Rulebook,
    *,
    derived: tuple[Side, ...],
    **shown: Any,
) -> Comparison:
    """Show figures that may be the answer; nothing is asserted of them."""
    sides = tuple(one.side for one in vintages(figures, rules.policy))
    shown |= {"verdict": "to_check", "reason": reason, "decided_by": "report"}
    return comparison_of(target, rules, other_actuals=sides + derived, **shown)


def untestable(target: Statement, ground: Ground, rules: Rulebook) -> Comparison:
    """Show the figures and sentences that a reader may hold against the words of the target: growth before levels."""
    measure = target.side.measure
    found = vintages([one for one in ground.actuals if one.subject == target.subject], rules.policy)
    found.sort(key=lambda one: one.side.measure != "growth")
    reason = measure if measure in _WITHOUT_FIGURE else "qualitative"
    shown = words_of(target, ground, rules) | {"actual": found[0].side if found else None}
    others = tuple(one.side for one in found[1:])
    return comparison_of(target, rules, verdict="untestable", reason=reason, other_actuals=others, **shown)


def _prevented(
    target: Statement, found: Rejected, absence: str, rules: Rulebook, *, derived: tuple[Side, ...], **shown: Any
) -> Comparison:
    """Tell of a target that nothing can answer: the next report is not here, or is about another area."""
    sides = tuple(one.side for one, _ in found)
    if absence == "area_changed":
        others = {"actual": sides[0] if sides else None, "other_actuals": sides[1:] + derived}
        return comparison_of(target, rules, verdict="not_comparable", reason=absence, **others, **shown)
    return comparison_of(target, rules, verdict="pending", reason=absence, other_actuals=sides + derived, **shown)


def _not_comparable(
    target: Statement,
    found: Rejected,
    maybe: Sequence[Statement],
    rules: Rulebook,
    *,
    derived: tuple[Side, ...],
    **shown: Any,
) -> Comparison:
    nearest, reason = found[0]
    others = [one for one, _ in found[1:]] + [one for one in maybe if one is not nearest]
    return comparison_of(
        target,
        rules,
        actual=nearest.side,
        verdict="not_comparable",
        reason=reason,
        self_reported=target.own and nearest.own,
        other_actuals=tuple(one.side for one in others) + derived,
        decided_by=nearest.source_kind,
        **shown,
    )


def completed(target: Statement, rates: Sequence[Statement], rules: Rulebook, **shown: Any) -> Comparison:
    """Judge by the rate at which the plan was completed; that of a task, which others may set, is to be checked."""
    best = next(iter(vintages(rates, rules.policy)))
    shown |= {"reason": "completion_rate", "decided_by": best.source_kind}
    if best.completes != "plan":
        sides = tuple(one.side for one in rates)
        return comparison_of(target, rules, verdict="to_check", other_actuals=sides, **shown)
    asked = {"measure": "level", "comparator": "ge", "value": _WHOLE, "value_high": None, "unit": best.side.unit}
    ruling = judge(target.side.model_copy(update=asked), best.side, None, rules)
    shown |= {"verdict": ruling.verdict or "to_check", "verdict_strict": ruling.verdict_strict or "to_check"}
    return comparison_of(
        target,
        rules,
        actual=best.side,
        fragile=ruling.fragile,
        self_reported=target.own and best.own,
        other_actuals=tuple(one.side for one in rates if one is not best),
        **shown,
    )


def _wide(target: Statement, ground: Ground, rules: Rulebook) -> Rejected:
    """Give figures farther from an answer than words: those of a part, of what there is in all, of several years.

    A figure that differs in more than one way stands behind those that differ in one, with the first of its reasons.
    """
    stock = [one for one in on_measure(target, ground.actuals) if not same_kind(target, one, rules)]
    whole, measure = target.subject, target.side.measure
    told = [*ground.actuals, *ground.spans]
    scoped = [one for one in told if one.thing == target.thing and one.subject != whole]
    scoped.sort(key=lambda one: (one.side.measure != measure, not one.single))
    several = [one for one in ground.spans if one.subject == whole]
    found = [(one, "kind") for one in vintages(stock, rules.policy)]
    found += [(one, "scope") for one in vintages([*scoped, *parts(target, told, rules)], rules.policy)]
    found += [(one, "span") for one in vintages(several, rules.policy)]
    return found + [(one, "measure") for one in vintages(shares(target, told, rules), rules.policy)]


def _held(target: Statement, ground: Ground) -> list[Statement]:
    """Give levels that were kept over several years up to the target's: 五年来粮食产量稳定在700万吨以上."""
    kept = [one for one in ground.spans if one.stand == "kept" and one.year == target.year]
    return [one for one in kept if one.subject == target.subject and one.side.measure == target.side.measure]


def _holding(
    target: Statement, held: Sequence[Statement], rules: Rulebook, *, derived: tuple[Side, ...], **shown: Any
) -> Comparison:
    """Judge by a level of each of several years: where it suffices, it did so in the last, else it is to be checked."""
    best, *others = vintages(held, rules.policy)
    ruling = judge(target.side, best.side, target.indicator, rules)
    if ruling.verdict_strict != "met":
        return _to_check(target, held, "held", rules, derived=derived, **shown)
    return comparison_of(
        target,
        rules,
        actual=best.side,
        reason="held",
        self_reported=target.own and best.own,
        other_actuals=tuple(one.side for one in others) + derived,
        decided_by=best.source_kind,
        **(shown | ruling.outcome),
    )


def words_of(target: Statement, ground: Ground, rules: Rulebook) -> dict[str, Any]:
    """Give the sentences of the next report that speak of a target, and where they were looked for."""
    sought = naming_of(rules).sought(target.indicator, target.label)
    searches = ground.searches()
    mentions = [each for search in searches for each in search.mentions(sought)]
    looked = (
        Looked(source=one.retrospect.source, names=sought.names, clauses=len(one.retrospect.clauses))
        for one in searches
    )
    return {"mentions": tuple(mentions), "looked": tuple(looked)}
