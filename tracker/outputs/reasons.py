"""Reasons: why a comparison has no verdict, or what makes its verdict doubtful, in the words of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.figures import tell_figure
from tracker.outputs.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.comparisons.comparison import Comparison
    from tracker.rulebook.indicators import Kinship
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["tell_reasons"]

_TOLD_BY_VERDICT = {"pending", "silent"}
"""Verdicts that say themselves why there is no other."""


def tell_reasons(one: Comparison, rules: Rulebook, lang: Language) -> Iterator[str]:
    """Give what a reader should know of a verdict: its reason, figures derived beside it, whether it is fragile."""
    yield from _reason(one, rules, lang) if one.verdict not in _TOLD_BY_VERDICT else ()
    for side in one.other_actuals:
        if side.derivation:
            figure, grade = tell_figure(side, rules, lang), rules.findings.grades[side.grade or ""].say(lang)
            yield word("derived", lang, figure=figure, told=side.derivation, grade=grade)
    yield from [word("fragile", lang)] if one.fragile else []


def _reason(one: Comparison, rules: Rulebook, lang: Language) -> Iterator[str]:
    """Give why there is no verdict; for a related indicator its name, and why it is not the one of the target."""
    reason = rules.policy.reasons.get(one.reason or "")
    known = rules.indicators.get(one.indicator) if one.indicator and reason else None
    other = rules.indicators.get((one.actual.indicator if one.actual else None) or "")
    if reason and known and other and other.id in known.comparable:
        kinship = known.comparable[other.id]
        named = f"{reason.say(lang)}: {other.zh if lang == 'zh' else other.en}"
        yield f"{named}; {kinship.say(lang)}{_years(kinship, lang)}"
    elif reason:
        yield reason.say(lang)


def _years(kinship: Kinship, lang: Language) -> str:
    """Give the years that an explanation holds for, nothing where it always does."""
    key = {(True, True): "years_span", (True, False): "years_from", (False, True): "years_until"}.get(
        (kinship.since is not None, kinship.until is not None)
    )
    return word(key, lang, first=kinship.since, last=kinship.until) if key else ""
