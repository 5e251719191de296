"""Prospects in the words of a language: targets of several years, how far they are, what they still need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.wording.citation import cite
from tracker.outputs.wording.columns import paragraph
from tracker.outputs.wording.figures import indicator_name, tell_amount, tell_figure, tell_gap
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import aside, clauses, labelled, listed
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.comparisons.records.prospect import Prospect
    from tracker.outputs.wording.columns import Line
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["prospect_lines", "tell_prospect"]


def prospect_lines(
    prospects: Sequence[Prospect], lines: Mapping[str, int], rules: Rulebook, look: Look
) -> Iterator[Line]:
    """Give a paragraph for each target of several years; where the look is brief, for those that have come some way."""
    shown = [one for one in prospects if one.reached is not None or one.actual or not look.brief]
    for one in shown:
        mark = labelled(word("prospect", look.lang), "", look.lang)
        text = tell_prospect(one, rules, look.lang)
        text += f" {cite(one.target, lines, look.lang)}" if look.quotes else ""
        yield from paragraph(mark, text, look.width, "bold")


def tell_prospect(one: Prospect, rules: Rulebook, lang: Language) -> str:
    """Give a target of several years, what the years so far come to, what the others need, and the verdict."""
    name = indicator_name(one.indicator, plain(one.label), rules, lang)
    span = word(f"span_{one.span or 'end'}", lang, first=one.first, last=one.last)
    parts = [f"{name} {span} {tell_figure(one.target, rules, lang)}", *_progress(one, rules, lang)]
    verdict = rules.policy.words(one.verdict).say(lang)
    if one.gap is not None:
        verdict += aside(tell_gap(one.gap, one.gap_unit, rules, lang, one.indicator), lang)
    elif one.verdict == "pending":
        verdict += aside(word("answering", lang, year=one.answering), lang)
    elif one.reason and one.reason in rules.policy.reasons:
        verdict += aside(rules.policy.reasons[one.reason].say(lang), lang)
    return clauses([*parts, verdict], lang)


def _progress(one: Prospect, rules: Rulebook, lang: Language) -> Iterator[str]:
    if one.actual:
        yield f"{word('actual', lang)} {tell_figure(one.actual, rules, lang)}"
    elif one.reached is not None:
        last = max(figure.year for figure in one.progress)
        yield word(
            "reached", lang, year=last, figure=tell_amount(one.reached, one.target.unit, rules, lang, one.indicator)
        )
    if one.needed is not None:
        unit = word("points", "zh") if one.needed_unit == "pp" else one.needed_unit
        yield word("needed", lang, figure=tell_amount(one.needed, unit, rules, lang, one.indicator))
    if one.missing and not one.actual:
        yield word("lacking", lang, years=listed(map(str, one.missing), lang))
