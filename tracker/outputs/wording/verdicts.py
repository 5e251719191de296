"""Verdicts told in a sentence: the target, what answers it, and what comes of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.outputs.wording.figures import indicator_name, tell_figure, tell_gap
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import aside, clauses, labelled
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.records.review import Totals
    from tracker.comparisons.records.undertaking import Undertaking
    from tracker.rulebook.policy import Language, VerdictWords
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["counted", "task_counts", "tell_actual", "tell_comparison", "tell_side", "tell_verdict"]

_WITHOUT = {"silent": "unseen", "to_check": "unchecked"} | dict.fromkeys(
    ("claimed", "under_way", "mentioned"), "unquantified"
)
"""What is told in the place of a figure, by verdict."""


def tell_comparison(one: Comparison, rules: Rulebook, lang: Language) -> str:
    """Give a comparison in a sentence: what is measured, both figures, the gap, and the verdict with its reason."""
    name = indicator_name(one.indicator, plain(one.label), rules, lang)
    figures = [word("target_of", lang, year=one.year, figure=tell_side(one.target, rules, lang))]
    if one.actual:
        figures.append(f"{word('actual', lang)} {tell_side(one.actual, rules, lang)}")
    if one.gap is not None:
        figures.append(f"{word('gap', lang)} {tell_gap(one.gap, one.gap_unit, rules, lang, one.indicator)}")
    told = labelled(word("comma", lang).join(figures), tell_verdict(one, rules, lang), lang)
    return labelled(name, told, lang)


def tell_verdict(one: Comparison, rules: Rulebook, lang: Language) -> str:
    """Give the words of a verdict, with why there is none and what makes it doubtful."""
    notes = list(_notes(one, rules, lang))
    return rules.policy.words(one.verdict).say(lang) + (aside(clauses(notes, lang), lang) if notes else "")


def tell_side(side: Side, rules: Rulebook, lang: Language) -> str:
    """Give the figure of a side, or its words where it has none."""
    return tell_figure(side, rules, lang) if side.value is not None else plain(side.quote or "-")


def tell_actual(one: Comparison, rules: Rulebook, lang: Language) -> str | None:
    """Give the figure that answers, or in its place what the verdict says of it; None where there is nothing to say."""
    if one.actual:
        return tell_side(one.actual, rules, lang)
    key = _WITHOUT.get(one.verdict)
    return word(key, lang) if key else None


def counted(totals: Totals, rules: Rulebook) -> Iterator[tuple[VerdictWords, int]]:
    """Give how many targets came out how, worst first; rare verdicts only where there are some."""
    for words in rules.policy.verdicts:
        count = totals.verdicts.get(words.id, 0)
        if count or not words.rare:
            yield words, count


def task_counts(tasks: Sequence[Undertaking], rules: Rulebook, lang: Language) -> list[tuple[str, int]]:
    """Give how many named tasks came out how, in words, worst first; verdicts of none are left out."""
    counts: Counter[str] = Counter(one.verdict for one in tasks)
    return [(words.say(lang), counts[words.id]) for words in rules.policy.task_verdicts if counts[words.id]]


def _notes(one: Comparison, rules: Rulebook, lang: Language) -> Iterator[str]:
    reason = rules.policy.reasons.get(one.reason or "")
    if reason:
        yield reason.say(lang)
    if one.fragile:
        yield word("fragile", lang)
