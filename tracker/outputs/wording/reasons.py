"""Reasons: why a comparison has no verdict, or what makes its verdict doubtful, in the words of a language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.comparisons.records.comparison import Comparison
from tracker.linking.agreement import agreement
from tracker.outputs.wording.citation import cite_marked, quote_in
from tracker.outputs.wording.figures import tell_figure
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import clauses, labelled, listed
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.comparisons.records.comparison import Side
    from tracker.comparisons.records.mention import Mention
    from tracker.comparisons.records.undertaking import Undertaking
    from tracker.rulebook.indicators import Kinship
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = [
    "candidates",
    "tell_agreement",
    "tell_likeness",
    "tell_looked",
    "tell_mentions",
    "tell_more",
    "tell_noted",
    "tell_reasons",
    "tell_remarks",
    "tell_sentences",
    "telling_mentions",
]

_SHOWN = 3
"""Mentions that are quoted; of more only the number is told."""
_NAMED = 6
"""Names that are told of those that were looked for."""

_SIGNS = re.compile(r"[^\w.%]")
"""Signs of a name that are none of its words: those of a quotation, of a list, of what is left out."""
_TOLD_BY_VERDICT = {"pending", "silent", "claimed", "under_way", "mentioned"}
"""Verdicts that say themselves why there is no other."""


def tell_reasons(one: Comparison, rules: Rulebook, lang: Language) -> Iterator[str]:
    """Give what a reader should know of a verdict: its reason, figures derived beside it, whether it is fragile."""
    if one.settled:
        yield word("settled", lang, **one.settled.model_dump())
    yield from tell_noted(one, lang)
    yield from _reason(one, rules, lang) if one.verdict not in _TOLD_BY_VERDICT else ()
    for side in one.other_actuals:
        if side.derivation:
            figure, grade = tell_figure(side, rules, lang), rules.findings.grades[side.grade or ""].say(lang)
            yield word("derived", lang, figure=figure, told=side.derivation, grade=grade)
    yield from [word("fragile", lang)] if one.fragile else []


def tell_noted(one: Comparison, lang: Language) -> Iterator[str]:
    """Give what a person wrote beside a promise: who is responsible, and a remark."""
    if one.noted and one.noted.bearer:
        yield word("bearer", lang, bearer=plain(one.noted.bearer))
    if one.noted and one.noted.why:
        yield word("noted", lang, who=plain(one.noted.who), when=one.noted.when, why=plain(one.noted.why))


def tell_remarks(one: Comparison, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> Iterator[str]:
    """Give all that is told beside a verdict: its reason, what the next report says, where was looked."""
    yield from tell_reasons(one, rules, lang)
    yield from tell_likeness(one, lines, rules, lang)
    yield from tell_mentions(one, lines, rules, lang)
    yield from tell_looked(one, lang)


def tell_likeness(one: Comparison, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> Iterator[str]:
    """Give which words of a promise of detail and of the figure agree and differ, and what else came close."""
    if one.likeness is None:
        return
    words = {name: listed(map(plain, getattr(one.likeness, name)), lang) for name in ("agreed", "differed", "added")}
    yield word("likeness", lang, score=one.likeness.score, **{name: told or "-" for name, told in words.items()})
    for doubt in (doubt for doubt in one.likeness.doubts if doubt != one.reason):
        yield labelled(word("doubt", lang), rules.policy.reasons[doubt].say(lang), lang)
    for side in one.other_actuals if one.verdict != "to_check" else ():
        yield labelled(word("close", lang), _figure_cited(side, lines, rules, lang), lang)


def tell_agreement(one: Undertaking, lang: Language) -> Iterator[str]:
    """Give which words of a task each quoted sentence has, and which it does not have; nothing of one with all."""
    for each in telling_mentions(one):
        agreed, differed = agreement(_SIGNS.sub("", one.object), _SIGNS.sub("", each.quote))
        if differed:
            told = {"agreed": agreed, "differed": differed}
            shown = {name: listed(map(plain, words), lang) or "-" for name, words in told.items()}
            yield word("agreement", lang, line=each.line, **shown)


def tell_mentions(one: Comparison, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> Iterator[str]:
    """Give what the next report says of a target that no figure decides: figures to be checked, and sentences.

    The clause of a figure runs from its subject on where ``lines`` are ``Places``, with ``MARKS`` around the figure.
    """
    for side in candidates(one):
        yield labelled(word("candidate", lang), _figure_cited(side, lines, rules, lang), lang)
    yield from tell_sentences(one, lang)


def _figure_cited(side: Side, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> str:
    """Give a figure that may answer with its clause, marked, and its place; for one that is cited its source alone."""
    return f"{tell_figure(side, rules, lang)} {cite_marked(side, lines, lang)}"


def candidates(one: Comparison) -> list[Side]:
    """Give the figures that may answer a target that is to be checked; those that are derived are told as reasons."""
    return [side for side in one.other_actuals if side.derivation is None] if one.verdict == "to_check" else []


def tell_sentences(one: Comparison, lang: Language) -> Iterator[str]:
    """Give the sentences of the next report that speak of a target."""
    for each in telling_mentions(one):
        place = word("line", lang, source=plain(each.source), line=each.line)
        yield labelled(word(f"says_{each.says}", lang), f"{quote_in(plain(each.quote), lang)} {place}", lang)
    yield from tell_more(one, lang)


def telling_mentions(one: Comparison | Undertaking) -> list[Mention]:
    """Give the sentences that are quoted: those that tell what became of a target, else any, and not too many."""
    kept = _unquoted(one)
    return ([each for each in kept if each.says != "mentioned"] or kept)[:_SHOWN]


def tell_more(one: Comparison | Undertaking, lang: Language) -> Iterator[str]:
    """Give how many more sentences there are than are quoted, nothing where there are none."""
    left = len(_unquoted(one)) - len(telling_mentions(one))
    if left:
        yield word("says_more_one" if left == 1 else "says_more", lang, count=left)


def _unquoted(one: Comparison | Undertaking) -> list[Mention]:
    """Give the sentences without those of figures that answer, or may: they stand there with their clause."""
    shown = [one.actual, *candidates(one)] if isinstance(one, Comparison) else []
    quoted = [(side.source, side.quote) for side in shown if side and side.quote]
    return [each for each in one.mentions if not any(each.source == at and said in each.quote for at, said in quoted)]


def tell_looked(one: Comparison | Undertaking, lang: Language) -> Iterator[str]:
    """Give where and by which names a target was looked for that nothing was found of."""
    for each in one.looked if one.verdict == "silent" else ():
        names = listed(each.names[:_NAMED], lang)
        yield word("looked", lang, source=plain(each.source), clauses=each.clauses, names=names)


def _reason(one: Comparison, rules: Rulebook, lang: Language) -> Iterator[str]:
    """Give why there is no verdict; for a related indicator its name, and why it is not the one of the target."""
    reason = rules.policy.reasons.get(one.reason or "")
    known = rules.indicators.get(one.indicator) if one.indicator and reason else None
    other = rules.indicators.get((one.actual.indicator if one.actual else None) or "")
    if reason and known and other and other.id in known.comparable:
        kinship = known.comparable[other.id]
        named = labelled(reason.say(lang), other.zh if lang == "zh" else other.en, lang)
        yield clauses((named, f"{kinship.say(lang)}{_years(kinship, lang)}"), lang)
    elif reason:
        yield reason.say(lang)


def _years(kinship: Kinship, lang: Language) -> str:
    """Give the years that an explanation holds for, nothing where it always does."""
    key = {(True, True): "years_span", (True, False): "years_from", (False, True): "years_until"}.get(
        (kinship.since is not None, kinship.until is not None)
    )
    return word(key, lang, first=kinship.since, last=kinship.until) if key else ""
