"""The overview: what a store holds at one look, findings first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tracker.comparisons.views.history import compared_row
from tracker.outputs.charts.scale import shared_key
from tracker.outputs.charts.series import plot_legend, plot_of
from tracker.outputs.terminal.region_rows import tally_lines
from tracker.outputs.terminal.scorecard import policy_lines, scorecard_lines
from tracker.outputs.terminal.table import layouts_of, legend_lines
from tracker.outputs.wording.columns import Line, paint, paragraph, wrap
from tracker.outputs.wording.figures import indicator_name, tell_figure
from tracker.outputs.wording.findings import tell_finding
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import labelled, listed
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.records.comparison import Comparison
    from tracker.comparisons.records.review import Review
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["render_overview"]

_INDENT = "    "
_LOUD = "bold dark_orange"
_COURSE_LEAST = 2


def render_overview(reviews: Sequence[Review], rules: Rulebook, look: Look) -> str:
    """Give what is to be seen at one look.

    That is: the findings in a few lines each, the scorecard with most missed targets, the indicator that was judged
    most often over the years, a line for every region and year, and the policy.
    """
    lines: list[Line] = [((line, "bold"),) for line in wrap(word("demo", look.lang), look.width)]
    lines += _headed("findings", look)
    for one in sorted(reviews, key=_weight):
        lines += _findings(one, rules, look)
    worst = min(reviews, key=_weight)
    layout = layouts_of([worst], rules, look)[0]
    lines += [*_headed("scorecards", look), *scorecard_lines(worst, layout, rules, look)]
    lines += legend_lines(look, bars=bool(layout.bar), sparklines=bool(layout.sparkline))
    lines += [*_course(reviews, rules, look), *_headed("all_years", look), *tally_lines(reviews, rules, look)]
    lines += [(), *policy_lines(rules, look), ()]
    for line in word("onward", look.lang).splitlines():
        lines += [((part, ""),) for part in wrap(line, look.width, _INDENT)]
    return paint(lines, colour=look.colour)


def _headed(key: str, look: Look) -> list[Line]:
    return [(), ((word(key, look.lang), "bold underline"),)]


def _course(reviews: Sequence[Review], rules: Rulebook, look: Look) -> list[Line]:
    """Plot the indicator that was judged in most years, nothing where none was in two."""
    groups: dict[tuple[str, ...], list[Comparison]] = {}
    for one in (each for review in reviews for each in review.comparisons if each.target.value is not None):
        groups.setdefault((one.region, *shared_key(one, rules)), []).append(one)
    group = max(groups.values(), key=_judged, default=[])
    if _judged(group) < _COURSE_LEAST:
        return []
    last = group[-1]
    region = region_called(last.region_name, last.region, rules, look.lang)
    name = f"{region} {indicator_name(last.indicator, plain(last.label), rules, look.lang)}"
    rows = [compared_row(one, rules.policy.id) for one in sorted(group, key=lambda one: one.year)]
    plot = plot_of(rows, last.indicator, rules, look)
    return [*_headed("over_the_years", look), ((name, "bold"),), *plot[1:], plot_legend(look)]


def _judged(group: Sequence[Comparison]) -> int:
    return sum(one.gap is not None for one in group)


def _weight(one: Review) -> tuple[int, int]:
    """Order findings by the number of missed targets, then of conflicts, most first."""
    return (-one.totals.verdicts.get("missed", 0), -sum(each.code == "conflict" for each in one.findings))


def _findings(one: Review, rules: Rulebook, look: Look) -> Iterator[Line]:
    """Give the missed targets in one paragraph, and one for every kind of loud finding, its first one told."""
    head = f"{region_called(one.region_name, one.region, rules, look.lang)} {one.year}  "
    missed = [each for each in one.comparisons if each.verdict == "missed"]
    if missed:
        told = word("shortfall", look.lang, count=len(missed), judged=one.totals.judged)
        told += listed((_missed(each, rules, look) for each in missed), look.lang)
        yield from paragraph(head, told, look.width, _LOUD)
    for code, group in groupby(one.findings, key=lambda each: each.code):
        words = rules.findings.codes[code]
        if words.weight == "loud":
            first, *more = group
            said = tell_finding(first, one.lines, rules, look.lang, quotes=False)
            told = labelled(words.say(look.lang), said, look.lang)
            told += word("more", look.lang, count=len(more)) if more else ""
            yield from paragraph(head, told, look.width, _LOUD)


def _missed(one: Comparison, rules: Rulebook, look: Look) -> str:
    name = indicator_name(one.indicator, plain(one.label), rules, look.lang)
    actual = tell_figure(one.actual, rules, look.lang) if one.actual else "-"
    target = tell_figure(one.target, rules, look.lang)
    return f"{name} {word('led_to', look.lang, target=target, actual=actual)}"
