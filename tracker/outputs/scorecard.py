"""The scorecard: one region and year on the terminal, worst first, with both sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.citation import cite, place_of, quote_of
from tracker.outputs.columns import Line, cut_before, fit_widths, lay_out, paint, wrap
from tracker.outputs.figures import indicator_name, tell_figure, tell_gap, tell_tolerances
from tracker.outputs.findings import finding_lines
from tracker.outputs.look import Look
from tracker.outputs.prospects import prospect_lines
from tracker.outputs.text import plain
from tracker.outputs.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.comparison import Comparison
    from tracker.comparisons.review import Review
    from tracker.rulebook.indicators import Kinship
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Look", "policy_lines", "render", "scorecard_lines"]

_WIDE = 110
_QUOTED = ("missed", "near", "not_comparable")
_INDENT = "    "
_INDICATOR, _GAP, _SOURCE = 1, 4, 5
"""Places of some of the columns."""
Row = tuple[str, str, str, str, str, str]


def render(reviews: Sequence[Review], rules: Rulebook, look: Look) -> str:
    """Give the scorecards of some years one after the other, with the policy that they used below."""
    lines: list[Line] = []
    for one in reviews:
        lines += [*scorecard_lines(one, rules, look), ()]
    return paint([*lines, *policy_lines(rules, look)], colour=look.colour)


def scorecard_lines(review: Review, rules: Rulebook, look: Look) -> list[Line]:
    """Give the lines of one scorecard: head, table, totals, findings, targets of several years."""
    head = word("title", look.lang, name=plain(review.region_name), region=review.region, year=review.year)
    lines: list[Line] = [((head, "bold"),)]
    if not review.comparisons:
        lines.append(((word("no_targets", look.lang, year=review.year), ""),))
    else:
        lines += [*_source_lines(review, look), *_table(review, rules, look)]
        lines += [*_awaiting(review, rules, look), *_totals(review, rules, look)]
    lines += finding_lines(review.findings, review.lines, rules, look)
    lines += prospect_lines(review.prospects, review.lines, rules, look)
    return lines


def policy_lines(rules: Rulebook, look: Look) -> list[Line]:
    """Give the policy's name and tolerances."""
    tolerances = ", ".join(tell_tolerances(rules, look.lang))
    text = word("policy", look.lang, policy=rules.policy.id, tolerances=tolerances)
    return [((line, "dim"),) for line in wrap(text, look.width, _INDENT)]


def _source_lines(review: Review, look: Look) -> Iterator[Line]:
    yield from _listed("targets", [one.target.source for one in review.comparisons], look)
    actuals = [one.actual.source for one in review.comparisons if one.actual]
    if actuals:
        yield from _listed("actuals", actuals, look)
    pending = sum(one.verdict == "pending" for one in review.comparisons)
    if pending:
        key = "awaited" if review.absence == "next_report_missing" else "abridged"
        before = _INDENT if actuals else word("actuals", look.lang)
        told = before + word(key, look.lang, year=review.year + 1, count=pending)
        first, *rest = wrap(told, look.width, _INDENT)
        yield ((before, "dim"), (first[len(before) :], ""))
        yield from (((line, ""),) for line in rest)


def _listed(key: str, sources: Sequence[str], look: Look) -> Iterator[Line]:
    names = ", ".join(plain(name) for name in dict.fromkeys(sources))
    for line in wrap(word(key, look.lang) + names, look.width, _INDENT):
        yield ((line, "dim"),)


def _table(review: Review, rules: Rulebook, look: Look) -> Iterator[Line]:
    shown_ones = [one for one in review.comparisons if not (look.brief and one.verdict == "pending")]
    ordered = sorted(shown_ones, key=lambda one: rules.policy.rank(one.verdict))
    if not ordered:
        return
    keys = ("verdict", "indicator", "target", "actual", "gap", "source")
    heading = [word(key, look.lang) for key in keys]
    rows = [heading, *([*_row(one, review, rules, look)] for one in ordered)]
    shown = len(keys) if look.width >= _WIDE else len(keys) - 1
    spared = range(_SOURCE, shown)
    cells, flexible = [row[:shown] for row in rows], range(_INDICATOR, _SOURCE)
    widths = fit_widths(cells, look.width, first=[_INDICATOR], flexible=flexible, spared=spared)
    yield from _laid_out(heading, widths, "dim")
    for one, row in zip(ordered, rows[1:], strict=True):
        row[_SOURCE] = cut_before(row[_SOURCE], widths[-1])
        yield from _laid_out(row, widths, rules.policy.words(one.verdict).style)
        for note in _notes(one, review, rules, look):
            yield from (((line, "dim"),) for line in wrap(_INDENT + note, look.width, _INDENT))


def _row(one: Comparison, review: Review, rules: Rulebook, look: Look) -> Row:
    words = rules.policy.words(one.verdict)
    shape = words.ascii if look.ascii else words.shape
    unseen = word("unseen", look.lang) if one.verdict == "silent" else "-"
    return (
        f"{words.say(look.lang)} {shape}",
        _named(one, rules, look),
        tell_figure(one.target, rules, look.lang) if one.target.value is not None else plain(one.target.quote or "-"),
        tell_figure(one.actual, rules, look.lang) if one.actual else unseen,
        tell_gap(one.gap, one.gap_unit, rules, look.lang, one.indicator),
        place_of(one.actual, review.lines, look.lang) if one.actual else "",
    )


def _awaiting(review: Review, rules: Rulebook, look: Look) -> Iterator[Line]:
    pending = [one for one in review.comparisons if look.brief and one.verdict == "pending"]
    if not pending:
        return
    words = rules.policy.words("pending")
    blank = "" if look.lang == "zh" else " "
    told = [f"{_named(one, rules, look)}{blank}{tell_figure(one.target, rules, look.lang)}" for one in pending]
    text = f"{words.say(look.lang)} {words.ascii if look.ascii else words.shape}  {', '.join(told)}"
    yield from (((line, words.style),) for line in wrap(text, look.width, _INDENT))


def _named(one: Comparison, rules: Rulebook, look: Look) -> str:
    return indicator_name(one.indicator, plain(one.label), rules, look.lang)


def _laid_out(row: Sequence[str], widths: Sequence[int], style: str) -> Iterator[Line]:
    """Give a row's lines, its verdict in the style and the rest plain, or all of it where the style is dim."""
    for line in lay_out(row[: len(widths)], widths, right=(_GAP,)):
        verdict = len(row[0])
        yield ((line[:verdict], style), (line[verdict:], style if style == "dim" else ""))


def _notes(one: Comparison, review: Review, rules: Rulebook, look: Look) -> Iterator[str]:
    """Give what stands below a row: why there is no verdict, the quotes, what makes the verdict doubtful."""
    if look.quotes and one.target.quote:
        yield f"{word('target', look.lang)}: {cite(one.target, review.lines, look.lang)}"
    if one.actual and (look.quotes or one.verdict in _QUOTED):
        quote = quote_of(one.actual, look.lang) if look.width >= _WIDE else cite(one.actual, review.lines, look.lang)
        mark = f"{word('actual', look.lang)}: " if look.quotes and quote else ""
        yield from filter(None, [mark + quote])
    yield from _reason(one, rules, look) if one.verdict not in {"pending", "silent"} else ()
    for side in one.other_actuals:
        if side.derivation:
            figure, grade = tell_figure(side, rules, look.lang), rules.findings.grades[side.grade or ""].say(look.lang)
            yield word("derived", look.lang, figure=figure, told=side.derivation, grade=grade)
    yield from [word("fragile", look.lang)] if one.fragile else []


def _reason(one: Comparison, rules: Rulebook, look: Look) -> Iterator[str]:
    """Give why there is no verdict; for a related indicator its name, and why it is not the one of the target."""
    reason = rules.policy.reasons.get(one.reason or "")
    known = rules.indicators.get(one.indicator) if one.indicator and reason else None
    other = rules.indicators.get((one.actual.indicator if one.actual else None) or "")
    if reason and known and other and other.id in known.comparable:
        kinship = known.comparable[other.id]
        named = f"{reason.say(look.lang)}: {other.zh if look.lang == 'zh' else other.en}"
        yield f"{named}; {kinship.say(look.lang)}{_years(kinship, look)}"
    elif reason:
        yield reason.say(look.lang)


def _years(kinship: Kinship, look: Look) -> str:
    """Give the years that an explanation holds for, nothing where it always does."""
    key = {(True, True): "years_span", (True, False): "years_from", (False, True): "years_until"}.get(
        (kinship.since is not None, kinship.until is not None)
    )
    return word(key, look.lang, first=kinship.since, last=kinship.until) if key else ""


def _totals(review: Review, rules: Rulebook, look: Look) -> Iterator[Line]:
    totals = review.totals
    parts = [f"{word('stated', look.lang)} {totals.stated}", f"{word('judged', look.lang)} {totals.judged}"]
    parts += [f"{words.say(look.lang)} {totals.verdicts.get(words.id, 0)}" for words in rules.policy.verdicts]
    if totals.self_reported:
        parts.append(word("own", look.lang, count=totals.self_reported))
    yield from (((line, "bold"),) for line in wrap("  ".join(parts), look.width, _INDENT))
