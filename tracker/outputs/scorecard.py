"""The scorecard: one region and year on the terminal, worst first, with both sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from tracker.outputs.columns import Line, fit_widths, lay_out, paint, wrap
from tracker.outputs.figures import indicator_name, tell_figure, tell_gap, tell_tolerances
from tracker.outputs.text import plain
from tracker.outputs.words import word
from tracker.rulebook.policy import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.comparison import Comparison, Side
    from tracker.comparisons.conflict import Conflict
    from tracker.comparisons.review import Review
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Look", "conflict_text", "policy_lines", "render", "scorecard_lines"]

_WIDE = 110
_QUOTED = ("missed", "near", "not_comparable")
_INDENT = "    "
_GAP = 4
"""Place of the gap among the columns."""
Row = tuple[str, str, str, str, str, str]


class Look(BaseModel):
    """How a scorecard is to look: language, width in cells, colour, plain ASCII marks, quotes of both sides."""

    model_config = ConfigDict(frozen=True)

    lang: Language = "zh"
    width: int = 80
    colour: bool = False
    ascii: bool = False
    quotes: bool = False
    brief: bool = False
    """Pending targets together in one paragraph."""


def render(reviews: Sequence[Review], rules: Rulebook, look: Look) -> str:
    """Give the scorecards of some years one after the other, with the policy that they used below."""
    lines: list[Line] = []
    for one in reviews:
        lines += [*scorecard_lines(one, rules, look), ()]
    return paint([*lines, *policy_lines(rules, look)], colour=look.colour)


def scorecard_lines(review: Review, rules: Rulebook, look: Look) -> list[Line]:
    """Give the lines of one scorecard: head, table, totals, conflicts."""
    head = word("title", look.lang, name=plain(review.region_name), region=review.region, year=review.year)
    lines: list[Line] = [((head, "bold"),)]
    if not review.comparisons:
        lines.append(((word("no_targets", look.lang, year=review.year), ""),))
    else:
        lines += [*_source_lines(review, look), *_table(review, rules, look)]
        lines += [*_awaiting(review, rules, look), *_totals(review, rules, look)]
    for one in review.conflicts:
        mark = f"{word('conflict', look.lang)} ! "
        text = wrap(mark + conflict_text(one, review, rules, look, quotes=True), look.width, _INDENT)
        lines += [((text[0][: len(mark)], "bold dark_orange"), (text[0][len(mark) :], ""))]
        lines += [((more, ""),) for more in text[1:]]
    return lines


def policy_lines(rules: Rulebook, look: Look) -> list[Line]:
    """Give the policy's name and tolerances."""
    tolerances = ", ".join(tell_tolerances(rules, look.lang))
    text = word("policy", look.lang, policy=rules.policy.id, tolerances=tolerances)
    return [((line, "dim"),) for line in wrap(text, look.width, _INDENT)]


def conflict_text(conflict: Conflict, review: Review, rules: Rulebook, look: Look, *, quotes: bool) -> str:
    """Give a conflict in words: what is measured, both figures with their sources or quotes, the gap between them."""
    name = indicator_name(conflict.indicator, plain(conflict.label), rules, look.lang)
    measure = f" {word('growth', look.lang)}" if conflict.measure == "growth" else ""
    better, other = (
        f"{tell_figure(side, rules, look.lang)} ({(_cited if quotes else _place)(side, review, look)})"
        for side in (conflict.better, conflict.other)
    )
    gap = tell_gap(conflict.gap, conflict.gap_unit, rules, look.lang)
    return f"{name}{measure}: " + word("against", look.lang, better=better, other=other, gap=gap)


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
    widths = fit_widths([row[:shown] for row in rows], look.width, flexible=range(1, shown))
    yield from _laid_out(heading, widths, "dim")
    for one, row in zip(ordered, rows[1:], strict=True):
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
        tell_gap(one.gap, one.gap_unit, rules, look.lang),
        _place(one.actual, review, look) if one.actual else "",
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
        yield f"{word('target', look.lang)}: {_cited(one.target, review, look)}"
    if one.actual and (look.quotes or one.verdict in _QUOTED):
        quote = _quoted(one.actual, look) if look.width >= _WIDE else _cited(one.actual, review, look)
        mark = f"{word('actual', look.lang)}: " if look.quotes and quote else ""
        yield from filter(None, [mark + quote])
    reason = rules.policy.reasons.get(one.reason or "") if one.verdict not in {"pending", "silent"} else None
    yield from [reason.say(look.lang)] if reason else []
    yield from [word("fragile", look.lang)] if one.fragile else []


def _cited(side: Side, review: Review, look: Look) -> str:
    """Give the quote with its place; the place of a cited fact alone."""
    return " ".join(filter(None, (_quoted(side, look), _place(side, review, look))))


def _quoted(side: Side, look: Look) -> str:
    return word("quote", look.lang, quote=plain(side.quote)) if side.quote else ""


def _place(side: Side, review: Review, look: Look) -> str:
    line = review.lines.get(side.claim or "")
    source = plain(side.source)
    return word("line", look.lang, source=source, line=line) if line else source


def _totals(review: Review, rules: Rulebook, look: Look) -> Iterator[Line]:
    totals = review.totals
    parts = [f"{word('stated', look.lang)} {totals.stated}", f"{word('judged', look.lang)} {totals.judged}"]
    parts += [f"{words.say(look.lang)} {totals.verdicts.get(words.id, 0)}" for words in rules.policy.verdicts]
    if totals.self_reported:
        parts.append(word("own", look.lang, count=totals.self_reported))
    yield from (((line, "bold"),) for line in wrap("  ".join(parts), look.width, _INDENT))
