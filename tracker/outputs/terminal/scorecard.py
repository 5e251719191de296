"""The scorecard: one region and year on the terminal, worst first, with both sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.comparisons.views.tiers import chosen
from tracker.outputs.terminal.details import detail_lines
from tracker.outputs.terminal.table import board_lines, layouts_of, legend_lines, tell_verdict
from tracker.outputs.wording.citation import source_of
from tracker.outputs.wording.columns import Line, paint, wrap
from tracker.outputs.wording.figures import indicator_name, tell_figure, tell_tolerances
from tracker.outputs.wording.findings import finding_lines
from tracker.outputs.wording.look import Look
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.prospects import prospect_lines
from tracker.outputs.wording.punctuation import listed
from tracker.outputs.wording.verdicts import counted, task_counts
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.records.comparison import Comparison
    from tracker.comparisons.records.review import Review
    from tracker.comparisons.views.tiers import TierChoice
    from tracker.outputs.terminal.table import TableLayout
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Look", "policy_lines", "render", "scorecard_lines"]

_INDENT = "    "


def render(reviews: Sequence[Review], rules: Rulebook, look: Look, tier: TierChoice = "all") -> str:
    """Give the scorecards of some years one after the other, with the policy that they used below.

    ``tier`` says which promises are shown: the expected targets, those of detail by section, or both.
    """
    lines: list[Line] = []
    boards = layouts_of(reviews, rules, look)
    for one, layout in zip(reviews, boards, strict=True):
        lines += [*scorecard_lines(one, layout, rules, look, tier), ()]
    legend = legend_lines(look, bars=any(one.bar for one in boards), sparklines=any(one.sparkline for one in boards))
    return paint([*lines, *legend, *policy_lines(rules, look)], colour=look.colour)


def scorecard_lines(
    review: Review, layout: TableLayout, rules: Rulebook, look: Look, tier: TierChoice = "headline"
) -> list[Line]:
    """Give the lines of one scorecard: head, table, totals, promises of detail, findings, targets of several years."""
    head = word(
        "title",
        look.lang,
        name=region_called(review.region_name, review.region, rules, look.lang),
        region=review.region,
        year=review.year,
    )
    lines: list[Line] = [((head, "bold"),)]
    promises = chosen(review, tier)
    if not promises:
        lines.append(((word("no_targets", look.lang, year=review.year), ""),))
    else:
        lines += _source_lines(promises, review, look)
    if review.comparisons and tier != "detail":
        lines += [*board_lines(layout, review, rules, look), *_awaiting(review, rules, look)]
        lines += _totals(review, rules, look)
    if tier != "headline":
        lines += detail_lines(review, rules, look, tier)
        lines += _task_totals(review, rules, look)
    lines += finding_lines(review.findings, review.lines, rules, look)
    lines += prospect_lines(review.prospects, review.lines, rules, look)
    return lines


def policy_lines(rules: Rulebook, look: Look) -> list[Line]:
    """Give the policy's name and tolerances."""
    tolerances = listed(tell_tolerances(rules, look.lang), look.lang)
    text = word("policy", look.lang, policy=rules.policy.id, tolerances=tolerances)
    return [((line, "dim"),) for line in wrap(text, look.width, _INDENT)]


def _source_lines(promises: Sequence[Comparison], review: Review, look: Look) -> Iterator[Line]:
    yield from _listed("targets", [source_of(one.target, look.lang) for one in promises], look)
    actuals = [source_of(one.actual, look.lang) for one in promises if one.actual]
    if actuals:
        yield from _listed("actuals", actuals, look)
    pending = sum(one.verdict == "pending" for one in promises)
    if pending:
        key = "awaited" if review.absence == "next_report_missing" else "abridged"
        before = _INDENT if actuals else word("actuals", look.lang)
        told = before + word(key, look.lang, year=review.year + 1, count=pending)
        first, *rest = wrap(told, look.width, _INDENT)
        yield ((before, "dim"), (first[len(before) :], ""))
        yield from (((line, ""),) for line in rest)


def _task_totals(review: Review, rules: Rulebook, look: Look) -> Iterator[Line]:
    """Give how many named tasks came out how, apart from what has figures; nothing where there are none."""
    if review.tasks:
        parts = [
            word("counted", look.lang, word=words, count=count)
            for words, count in task_counts(review.tasks, rules, look.lang)
        ]
        stated = f"{word('named_tasks', look.lang)}  {word('stated', look.lang)} {len(review.tasks)}"
        told = f"{stated}  {listed(parts, look.lang)}"
        yield from (((line, "bold"),) for line in wrap(told, look.width, _INDENT))


def _listed(key: str, sources: Sequence[str], look: Look) -> Iterator[Line]:
    names = listed((plain(name) for name in dict.fromkeys(sources)), look.lang)
    for line in wrap(word(key, look.lang) + names, look.width, _INDENT):
        yield ((line, "dim"),)


def _awaiting(review: Review, rules: Rulebook, look: Look) -> Iterator[Line]:
    pending = [one for one in review.comparisons if look.brief and one.verdict == "pending"]
    if not pending:
        return
    words = rules.policy.words("pending")
    blank = "" if look.lang == "zh" else " "
    told = [f"{_named(one, rules, look)}{blank}{tell_figure(one.target, rules, look.lang)}" for one in pending]
    text = f"{tell_verdict('pending', rules, look)}  {', '.join(told)}"
    yield from (((line, words.style),) for line in wrap(text, look.width, _INDENT))


def _named(one: Comparison, rules: Rulebook, look: Look) -> str:
    return indicator_name(one.indicator, plain(one.label), rules, look.lang)


def _totals(review: Review, rules: Rulebook, look: Look) -> Iterator[Line]:
    totals = review.totals
    parts = [f"{word('stated', look.lang)} {totals.stated}", f"{word('judged', look.lang)} {totals.judged}"]
    parts += [f"{words.say(look.lang)} {count}" for words, count in counted(totals, rules)]
    if totals.self_reported:
        parts.append(word("own", look.lang, count=totals.self_reported))
    yield from (((line, "bold"),) for line in wrap("  ".join(parts), look.width, _INDENT))
