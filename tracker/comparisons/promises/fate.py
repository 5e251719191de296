"""The fate of a promise: what its best figure decides, else what the sentences of the next report say."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tracker.comparisons.judging.candidate import completions, stands_in
from tracker.comparisons.judging.closeness import even_sides
from tracker.comparisons.judging.ground import comparison_of
from tracker.comparisons.judging.unanswered import completed
from tracker.comparisons.judging.verdict import direction_of, judge
from tracker.comparisons.promises.decision import decides, is_unfinished, nearest_first
from tracker.comparisons.promises.grade import is_money
from tracker.comparisons.records.comparison import Likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.comparisons.judging.ground import Ground
    from tracker.comparisons.judging.verdict import Ruling
    from tracker.comparisons.promises.echo import Echo
    from tracker.comparisons.promises.matching import Match
    from tracker.comparisons.promises.spoken import Spoken
    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.records.mention import Mention
    from tracker.comparisons.records.statement import Statement
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["fate", "hinted_at", "to_be_checked"]

_OPEN = ("eq", "approx", "range", None)
"""Comparators that leave open which way is better."""
_APART = ("measure", "unit", "kind", "scope", "span", "part", "wider")
"""Doubts by which a figure of the same name cannot be held against a promise."""
_DONE = ("claimed", "under_way")
_END = 6
"""Characters at the end of a label that tell whether less of it is better."""
_WHOLE = 100
"""The rate of a plan that was completed."""
_CENTS = Decimal("0.01")


def fate(promise: Spoken, matches: Sequence[Match], echo: Echo, ground: Ground, rules: Rulebook) -> Comparison:
    """Give what became of a promise; ``matches`` are the figures that may tell, the best first."""
    matches = nearest_first(promise, matches, echo)
    ruling = _ruled(promise.statement, matches[0].told.statement, rules) if matches else None
    decided = ruling if ruling and decides(promise, matches, ruling, echo, rules) else None
    mentions = tuple(echo.mentions(promise)) if decided is None or ground.rates else ()
    rates = completions(promise.statement, ground.rates, mentions, rules)
    if decided and not any(_denies(one, decided) for one in rates):
        return _decided(promise, matches[0], decided, matches[1:], echo, rules)
    if rates:
        return completed(promise.statement, rates, rules, mentions=mentions, tier="detail")
    return _in_words(promise, matches, mentions, echo, ground, rules)


def _denies(rate: Statement, ruling: Ruling) -> bool:
    """Tell whether a rate says otherwise than a figure: 完成投资7.79亿元,占年度计划的109.5% is no miss of 8.4亿元."""
    return ((rate.side.value or 0) >= _WHOLE) != (ruling.verdict == "met")


def to_be_checked(promise: Spoken, near: Sequence[Match], echo: Echo, rules: Rulebook) -> Comparison:
    """Give a promise of which no sentence speaks by its name with the figures under names much like it."""
    return _open(promise, near, echo, rules, decided_by="report", tier="detail")


def hinted_at(promise: Spoken, hints: tuple[Mention, ...], ground: Ground, rules: Rulebook) -> Comparison:
    """Give a promise of which no sentence speaks by its name with those that speak of it otherwise.

    That one of its examples is done tells nothing of all that was promised.
    """
    figures = _counted_in(hints, promise, ground, rules)
    verdict, reason = ("to_check", "named_alike") if figures else ("mentioned", "in_words")
    shown: dict[str, Any] = {"mentions": hints, "other_actuals": figures, "decided_by": "report", "tier": "detail"}
    return comparison_of(promise.statement, rules, verdict=verdict, reason=reason, **shown)


def _in_words(
    promise: Spoken,
    matches: Sequence[Match],
    mentions: tuple[Mention, ...],
    echo: Echo,
    ground: Ground,
    rules: Rulebook,
) -> Comparison:
    """Tell what sentences say that it was done, then figures that do not decide, then its set and what else is said."""
    shown: dict[str, Any] = {"mentions": mentions, "decided_by": "report", "tier": "detail", "reason": "in_words"}
    says = {one.says for one in mentions}
    if done := next((one for one in _DONE if one in says), None):
        sides = tuple(one.told.statement.side for one in matches)
        return comparison_of(promise.statement, rules, verdict=done, other_actuals=sides, **shown)
    if matches:
        return _undecided(promise, matches, echo, rules, **shown)
    if whole := echo.collection.completed(promise):
        shown |= {"verdict": "claimed", "reason": "collective", "mentions": (whole, *mentions)}
        return comparison_of(promise.statement, rules, **shown)
    if figures := _counted_in(mentions, promise, ground, rules) or _counted_besides(promise, echo, ground, rules):
        shown |= {"verdict": "to_check", "reason": "named_alike", "other_actuals": figures}
        return comparison_of(promise.statement, rules, **shown)
    if mentions:
        return comparison_of(promise.statement, rules, verdict="mentioned", **shown)
    return _unheard(promise, echo, ground.absence, rules)


def _undecided(promise: Spoken, matches: Sequence[Match], echo: Echo, rules: Rulebook, **shown: Any) -> Comparison:
    """Show figures that do not decide; one that is surely of the promise may still go on: 42条道路维修加快推进."""
    best = matches[0]
    sure = best.grade.is_sure(rules.linking.shares) and is_unfinished(promise, best)
    going = echo.sentence_of(best.told) if sure else None
    if going is None:
        return _open(promise, matches, echo, rules, **shown)
    shown |= {"verdict": "under_way", "mentions": (going, *shown["mentions"])}
    return comparison_of(promise.statement, rules, other_actuals=(best.told.side,), **shown)


def _counted_in(mentions: Sequence[Mention], promise: Spoken, ground: Ground, rules: Rulebook) -> tuple[Side, ...]:
    """Give the figures of a sentence that speaks of a promise, of its measure and unit: it does tell a number.

    3500所村卫生室达到标准 for 3500 of them to be built may be the answer, whatever the words around it.
    """
    if not mentions:
        return ()
    asked = promise.statement.side
    found = (one for one in ground.actuals if one.single and not one.completes and one.side.measure == asked.measure)
    held = [one for one in found if stands_in(one, mentions) and even_sides(asked, one.side, rules)]
    return tuple(one.side for one in held)


def _counted_besides(promise: Spoken, echo: Echo, ground: Ground, rules: Rulebook) -> tuple[Side, ...]:
    """Give the figures of sentences that say too little of a promise but count things of its name; money is none."""
    if is_money(promise):
        return ()
    return _counted_in(echo.counting(promise), promise, ground, rules)


def _ruled(target: Statement, one: Statement, rules: Rulebook) -> Ruling | None:
    """Judge a promise by a figure: as much or more, or as little or less where the rules know that less is better."""
    sides = even_sides(target.side, one.side, rules)
    if sides is None:
        return None
    promised, told = sides
    return judge(_asked(target, promised, rules), told, target.indicator, rules)


def _asked(target: Statement, side: Side, rules: Rulebook) -> Side:
    if side.comparator not in _OPEN or direction_of(target.indicator, rules) or (side.value or 0) < 0:
        return side
    # 失业人员再就业 is about what stands last
    less = any(word in target.label[-_END:] for word in rules.linking.less)
    less = less or rules.linking.says(side.quote or "", rules.linking.ceilings)
    ends = [one for one in (side.value, side.value_high) if one is not None]
    near = max(ends) if less else min(ends)
    return side.model_copy(update={"comparator": "le" if less else "ge", "value": near, "value_high": None})


def _decided(
    promise: Spoken, best: Match, ruling: Ruling, others: Sequence[Match], echo: Echo, rules: Rulebook
) -> Comparison:
    one, likeness = best.told.statement, _likeness(promise, best, echo)
    return comparison_of(
        promise.statement,
        rules,
        actual=one.side,
        reason=ruling.reason or ("reworded" if likeness.differed or likeness.added else None),
        self_reported=promise.statement.own and one.own,
        other_actuals=tuple(each.told.statement.side for each in others),
        decided_by=one.source_kind,
        likeness=likeness,
        tier="detail",
        **ruling.outcome,
    )


def _open(promise: Spoken, matches: Sequence[Match], echo: Echo, rules: Rulebook, **shown: Any) -> Comparison:
    """Show figures that cannot decide: of another kind where the name is the same, else to be checked."""
    best = matches[0]
    sides = tuple(one.told.statement.side for one in matches)
    reason = next((one for one in best.grade.doubts if one in _APART), None)
    shown |= {"likeness": _likeness(promise, best, echo)}
    if reason is None:
        excepted = "excepted" in best.grade.doubts
        shown |= {"verdict": "to_check", "reason": "excepted" if excepted else "named_alike"}
        return comparison_of(promise.statement, rules, other_actuals=sides, **shown)
    shown |= {"verdict": "not_comparable", "reason": reason, "actual": sides[0]}
    return comparison_of(promise.statement, rules, other_actuals=sides[1:], **shown)


def _unheard(promise: Spoken, echo: Echo, absence: str | None, rules: Rulebook) -> Comparison:
    verdict, reason = ("pending", absence) if absence else ("silent", "not_in_full_report")
    looked = tuple(echo.looked(promise))
    return comparison_of(promise.statement, rules, verdict=verdict, reason=reason, looked=looked, tier="detail")


def _likeness(promise: Spoken, best: Match, echo: Echo) -> Likeness:
    """Tell which words of a promise and of a figure agree and which differ."""
    own, other = echo.weigh(promise), echo.weigh(best.told)
    return Likeness(
        score=Decimal(best.grade.score).quantize(_CENTS),
        agreed=own.words(best.told.around, shared=True),
        differed=own.words(best.told.around, shared=False),
        added=other.words(promise.near, shared=False),
        doubts=best.grade.doubts,
    )
