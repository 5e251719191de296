"""The overview: findings first, then the scorecards of several regions."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tracker.outputs.columns import Line, paint, wrap
from tracker.outputs.figures import indicator_name, tell_figure
from tracker.outputs.findings import tell_finding
from tracker.outputs.scorecard import policy_lines, scorecard_lines
from tracker.outputs.text import plain
from tracker.outputs.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.comparison import Comparison
    from tracker.comparisons.review import Review
    from tracker.outputs.look import Look
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["render_overview"]

_INDENT = "    "


def render_overview(reviews: Sequence[Review], rules: Rulebook, look: Look) -> str:
    """Give what is to be seen, the findings in a few lines each, all scorecards, and the policy that they used."""
    lines: list[Line] = [((line, "bold"),) for line in wrap(word("demo", look.lang), look.width)]
    lines += [(), ((word("findings", look.lang), "bold underline"),)]
    for one in sorted(reviews, key=_weight):
        lines += _findings(one, rules, look)
    lines += [(), ((word("scorecards", look.lang), "bold underline"),)]
    for one in reviews:
        lines += [(), *scorecard_lines(one, rules, look)]
    return paint([*lines, (), *policy_lines(rules, look)], colour=look.colour)


def _weight(one: Review) -> tuple[int, int]:
    """Order findings by the number of missed targets, then of conflicts, most first."""
    return (-one.totals.verdicts.get("missed", 0), -sum(each.code == "conflict" for each in one.findings))


def _findings(one: Review, rules: Rulebook, look: Look) -> Iterator[Line]:
    """Give the missed targets in one paragraph, and one for every kind of loud finding, its first one told."""
    head = f"{plain(one.region_name)} {one.year}  "
    missed = [each for each in one.comparisons if each.verdict == "missed"]
    if missed:
        told = word("shortfall", look.lang, count=len(missed), judged=one.totals.judged)
        told += ", ".join(_missed(each, rules, look) for each in missed)
        yield from _paragraph(head, told, look)
    for code, group in groupby(one.findings, key=lambda each: each.code):
        words = rules.findings.codes[code]
        if words.weight == "loud":
            first, *more = group
            told = f"{words.say(look.lang)}: {tell_finding(first, one.lines, rules, look.lang, quotes=False)}"
            yield from _paragraph(head, told + (word("more", look.lang, count=len(more)) if more else ""), look)


def _missed(one: Comparison, rules: Rulebook, look: Look) -> str:
    name = indicator_name(one.indicator, plain(one.label), rules, look.lang)
    actual = tell_figure(one.actual, rules, look.lang) if one.actual else "-"
    return f"{name} {tell_figure(one.target, rules, look.lang)} -> {actual}"


def _paragraph(head: str, told: str, look: Look) -> Iterator[Line]:
    first, *rest = wrap(head + told, look.width, _INDENT)
    yield ((head, "bold dark_orange"), (first[len(head) :], ""))
    yield from (((line, ""),) for line in rest)
