"""Details: the promises of a report beyond its headline targets, each with what the next report tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.comparisons.judging.candidate import is_withheld
from tracker.comparisons.judging.ground import comparison_of
from tracker.comparisons.judging.linking import chosen_targets, ground_of, link, target_key
from tracker.comparisons.judging.order import together
from tracker.comparisons.judging.settling import settle
from tracker.comparisons.promises.echo import Echo
from tracker.comparisons.promises.fate import fate, hinted_at, to_be_checked
from tracker.comparisons.promises.matching import Answers, matched, near_figures
from tracker.comparisons.promises.spoken import spoken_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.judging.ground import Ground
    from tracker.comparisons.records.comparison import Comparison
    from tracker.comparisons.records.statement import Statement

__all__ = ["detail_targets", "link_details", "link_headlines"]

_OPEN = {"silent": None, "not_comparable": ("direction_unknown", "unit")}
"""Verdicts of a headline target in open words that its words may still decide, with the reasons for which they may."""
_FURTHER = ("met", "near", "missed", "to_check", "claimed", "under_way")
"""Fates that tell more of such a target than what was found by its name alone."""


def link_headlines(statements: Statements, year: int) -> list[Comparison]:
    """Give the headline targets of a year; those in open words that no name answers are linked as promises are.

    确保拆除违建60万平方米 stands among the expected targets and has no indicator: more is better, as of any promise.
    """
    compared = together(link(statements, year))
    unanswered = {one.target.claim for one in compared if _is_open(one)}
    if not unanswered:
        return compared
    targets = [one for one in chosen_targets(statements, year) if one.side.claim in unanswered]
    targets = [one for one in targets if not is_withheld(one, statements.rules)]
    taken = {one.actual.claim for one in compared if one.actual and one.gap is not None}
    fates: dict[str | None, Comparison] = {}
    for code in dict.fromkeys(one.region for one in targets):
        ground = ground_of(statements, code, year, frozenset())
        found = _of_ground([one for one in targets if one.region == code], ground, taken, statements)
        fates |= {one.target.claim: one for one in found if one.verdict in _FURTHER}
    known = {claim: one.model_copy(update={"tier": "headline"}) for claim, one in fates.items()}
    return [known.get(one.target.claim, one) for one in compared]


def _is_open(one: Comparison) -> bool:
    """Tell whether a headline target in open words is answered by nothing, or by a figure that its words may judge."""
    if one.indicator is not None or one.target.value is None or one.target.claim is None or one.verdict not in _OPEN:
        return False
    reasons = _OPEN[one.verdict]
    return reasons is None or one.reason in reasons


def link_details(statements: Statements, year: int, compared: Sequence[Comparison]) -> list[Comparison]:
    """Give the promises of detail of a year in the order of the report; ``compared`` are its headline targets.

    A figure that decides a headline target answers no promise of detail.
    """
    targets = detail_targets(statements, year)
    taken = {one.actual.claim for one in compared if one.actual and one.gap is not None}
    found: list[Comparison] = []
    for code in dict.fromkeys(one.region for one in targets):
        ground = ground_of(statements, code, year, frozenset())
        found += _of_ground([one for one in targets if one.region == code], ground, taken, statements)
    return settle(found, statements)


def detail_targets(statements: Statements, year: int) -> list[Statement]:
    """Give the targets with a figure that the report of a year sets for it beside its headline ones, in its order."""
    chosen = {target_key(one, statements.rules) for one in chosen_targets(statements, year)}
    own = statements.own_targets.get(year, ())
    found = [one for one in own if one.side.value is not None and _is_of_year(one)]
    found = [one for one in found if target_key(one, statements.rules) not in chosen]
    return sorted(found, key=lambda one: (one.region, one.start, one.end))


def _is_of_year(one: Statement) -> bool:
    """Tell whether a figure is about its one year; 电价平均降低10% is an average, but not of years."""
    return one.single or one.span == "average"


def _of_ground(
    targets: Sequence[Statement], ground: Ground, taken: set[str | None], statements: Statements
) -> Iterator[Comparison]:
    rules, absence = statements.rules, ground.absence
    if ground.is_shut:
        for one in targets:
            yield comparison_of(one, rules, verdict="pending", reason=absence, tier="detail")
        return
    told = [one for one in (*ground.actuals, *ground.spans) if one.kind == "actual" and one.side.value is not None]
    promises = spoken_in(statements.texts, targets, rules)
    free = [one for one in told if one.side.claim not in taken and not one.completes]
    answers = spoken_in(statements.texts, free, rules)
    echo = Echo(list(ground.searches()), promises, rules)
    # only a review answers: that the next plan sets out from 209元 is enough to look again, and not to judge by
    figures = Answers([one for one in answers if one.statement.stand != "begun"])
    matches = matched(promises, figures, echo, rules)
    fates = [fate(one, matches.get(at, []), echo, ground, rules) for at, one in enumerate(promises)]
    used = {one.actual.claim for one in fates if one.actual and one.gap is not None}
    whole = Answers(answers)
    for promise, found in zip(promises, fates, strict=True):
        if found.verdict != "silent":
            yield found
        elif near := near_figures(promise, whole, echo, used, rules):
            yield to_be_checked(promise, near, echo, rules)
        else:
            hints = tuple(echo.hints(promise))
            yield hinted_at(promise, hints, ground, rules) if hints else found
