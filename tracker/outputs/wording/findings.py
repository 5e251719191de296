"""Findings in the words of a language, alone and as a block of a scorecard."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tracker.outputs.wording.citation import cite, place_of
from tracker.outputs.wording.columns import paragraph
from tracker.outputs.wording.figures import indicator_name, tell_figure, tell_gap
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import clauses, labelled, sentences
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.comparisons.records.comparison import Side
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.records.review import Review
    from tracker.outputs.wording.columns import Line
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["finding_lines", "tell_finding", "told", "with_words"]

_LOUD = "bold dark_orange"


def told(finding: Finding, lines: Mapping[str, int], rules: Rulebook) -> Finding:
    """Give a finding with its words in both languages, quotes and places among them."""
    text = {lang: _titled(finding, lines, rules, lang) for lang in ("zh", "en")}
    return finding.model_copy(update={"text": text})


def with_words(one: Review, rules: Rulebook) -> Review:
    """Give a review as it is written out: its findings with their words in both languages."""
    return one.model_copy(update={"findings": tuple(told(each, one.lines, rules) for each in one.findings)})


def tell_finding(finding: Finding, lines: Mapping[str, int], rules: Rulebook, lang: Language, *, quotes: bool) -> str:
    """Give a finding in words, without its title; ``lines`` are those of claims in their sources."""
    said = rules.findings.codes[finding.code].text.say(lang)
    added = [rules.findings.words[key] for key in finding.blanks.get("added", "").split(",") if key]
    blanks = _blanks(finding, lines, rules, lang, quotes=quotes)
    return sentences((words.format_map(blanks) for words in (said, *(one.say(lang) for one in added))), lang)


def finding_lines(findings: Sequence[Finding], lines: Mapping[str, int], rules: Rulebook, look: Look) -> Iterator[Line]:
    """Give the block of findings: a paragraph for each loud one, and one for all quiet ones of a kind."""
    for code, group in groupby(findings, key=lambda one: one.code):
        words = rules.findings.codes[code]
        loud = words.weight == "loud"
        if words.weight == "silent":
            continue
        texts = [tell_finding(one, lines, rules, look.lang, quotes=loud or look.quotes) for one in group]
        for text in texts if loud else [clauses(texts, look.lang)]:
            mark = words.say(look.lang) + (" ! " if loud else word("colon", look.lang))
            yield from paragraph(mark, text, look.width, _LOUD if loud else "bold")


def _titled(finding: Finding, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> str:
    title = rules.findings.codes[finding.code].say(lang)
    return labelled(title, tell_finding(finding, lines, rules, lang, quotes=True), lang)


def _blanks(
    finding: Finding, lines: Mapping[str, int], rules: Rulebook, lang: Language, *, quotes: bool
) -> Mapping[str, str]:
    first, second, *_ = (*finding.sides, None, None)
    named = {name: plain(value) for name, value in finding.blanks.items()}
    named["said"] = plain(finding.blanks.get("said") or (first.quote if first else "") or "")
    for name in ("reference", "wanted"):
        if named.get(name):
            named[name] = indicator_name(named[name], _reference(named[name], rules), rules, lang)
    if "outcome" in named:
        named["outcome"] = rules.findings.words[named["outcome"]].say(lang)
    for name in ("verdict", "instead"):
        if name in named:
            named[name] = rules.policy.words(named[name]).say(lang)
    if "above" in named:
        named["above"] = region_called(named["above"], named.get("above_code", ""), rules, lang)
    shown = cite if quotes and finding.code not in {"blanket", "admitted"} else place_of
    return named | {
        "name": _name(finding, rules, lang),
        "first": _figure(first, rules, lang),
        "second": _figure(second, rules, lang),
        "where": _where(first, finding, shown(first, lines, lang), lang) if first else "",
        "other": shown(second, lines, lang) if second else "",
        "gap": tell_gap(finding.gap, finding.gap_unit, rules, lang, finding.indicator),
    }


def _name(finding: Finding, rules: Rulebook, lang: Language) -> str:
    name = indicator_name(finding.indicator, plain(finding.label), rules, lang)
    return (
        sentences((name, word("growth", lang)), lang)
        if finding.code in {"conflict", "restated"} and finding.measure == "growth"
        else name
    )


def _reference(indicator: str, rules: Rulebook) -> str:
    known = rules.indicators.get(indicator)
    return known.zh if known else indicator


def _figure(side: Side | None, rules: Rulebook, lang: Language) -> str:
    if side is None:
        return "-"
    return tell_figure(side, rules, lang) if side.value is not None else plain(side.quote or "-")


def _where(side: Side, finding: Finding, shown: str, lang: Language) -> str:
    """Give the place; a sentence has its line among the blanks of its finding."""
    line = finding.blanks.get("line")
    return word("line", lang, source=plain(side.source), line=line) if line else shown
