"""Mentions: the divisions that the running text of a report names, and how clearly one of them is its own."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.reports.head import Head
    from tracker.rulebook.division import Division
    from tracker.rulebook.divisions import Divisions
    from tracker.rulebook.evidence import Evidence
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["is_common", "is_named_enough", "kinds_of", "named_in_text", "of_named_parents"]

_LONGEST, _SHORTEST = 12, 2
_CLOSE = 3
_LEADING_PART = 5


def kinds_of(head: Head, text: str, evidence: Evidence) -> tuple[str, ...]:
    """Give the endings that the name of the region may have; none where nothing says so.

    The speaker tells them (代表市人民政府), else who supervises the government (市人大), else words like 我市. The
    report of a district says 全市 nearly as often as 全区: endings whose words are not far from the most stay open.
    """
    if head.level:
        return evidence.levels[head.level]
    zone = sum(text.count(words) for words in evidence.zone_words) >= evidence.fewest_zone_words
    if head.body in evidence.bodies.zone or (zone and not head.opened):
        return evidence.zone_endings
    told = Counter(evidence.levels[found["level"]] for found in evidence.supervised.finditer(text))
    own = told or _own_words(text, evidence)
    most = max(own.values(), default=0)
    return tuple(ending for endings, count in own.items() if count and count * _CLOSE >= most for ending in endings)


def _own_words(text: str, evidence: Evidence) -> Counter[tuple[str, ...]]:
    own: Counter[tuple[str, ...]] = Counter()
    for words, endings in evidence.own_words.items():
        own[endings] += text.count(words)
    return own


def named_in_text(text: str, endings: tuple[str, ...], year: int, rulebook: Rulebook) -> list[Division]:
    """Give the divisions, of one name, that a text names in full and far more than any other of their kind.

    None where none leads clearly: a wrong region would take the place of another report.
    """
    divisions, evidence = rulebook.divisions, rulebook.evidence
    full = _full_names(text, endings, rulebook)
    ranked = [*_worth(text, full, endings, year, rulebook).most_common(2), ("", 0), ("", 0)]
    (name, most), (_, second) = ranked[:2]
    if not full[name] and not name.endswith(evidence.proper_without):
        return []
    if most < max(evidence.region_lead.least, evidence.region_lead.times * second):
        return []
    found = [one for one in divisions.find(name, year) if one.name == name]
    own = of_named_parents(found, text, divisions)
    return [] if any(_has_a_leading_part(one, most, text, year, divisions) for one in own) else own


def is_named_enough(division: Division, text: str, endings: tuple[str, ...], year: int, rulebook: Rulebook) -> bool:
    """Tell whether a text names no other division of a kind more than this one, or none often."""
    worth = _worth(text, _full_names(text, endings, rulebook), endings, year, rulebook)
    own = worth.pop(division.name, 0)
    others = max(worth.values(), default=0)
    return own >= others or others < rulebook.evidence.region_lead.least


def is_common(name: str, before: str, divisions: Divisions, evidence: Evidence) -> bool:
    """Tell whether a name is a mere noun behind some words: 智慧城区, but not 晋城市城区, where its parent is named."""
    if len(name) > _SHORTEST and name not in evidence.common_nouns:
        return False
    parents = [parent.name for one in divisions.find(name) for parent in divisions.parents(one.code)]
    return not before.endswith((*parents, *map(divisions.stem, parents)))


def of_named_parents(found: list[Division], text: str, divisions: Divisions) -> list[Division]:
    """Give those of several divisions of one name whose parents the text names most; all where it names none."""
    if len(found) < 2:  # noqa: PLR2004  # a choice takes two
        return found
    named = {
        one.code: sum(text.count(divisions.stem(parent.name)) for parent in divisions.parents(one.code)[:-1])
        for one in found
    }
    best = max(named.values())
    return [one for one in found if named[one.code] == best] if best else found


def _has_a_leading_part(division: Division, worth: int, text: str, year: int, divisions: Divisions) -> bool:
    """Tell whether a text names one part of a division far more than the others: it may be that part's report."""
    own = divisions.stem(division.name)  # 昌吉市 lies in 昌吉州
    names = {divisions.stem(part.name) for part in divisions.parts(division.code, year)} - {own}
    (_, most), (_, second) = [*Counter({name: text.count(name) for name in names}).most_common(2), ("", 0), ("", 0)][:2]
    return most >= max(_LEADING_PART, 2 * second) and 2 * most >= worth


def _full_names(text: str, endings: tuple[str, ...], rulebook: Rulebook) -> Counter[str]:
    """Count the full names of divisions with some endings; the longest name that ends at a place is the one meant."""
    divisions, found = rulebook.divisions, Counter[str]()
    for ending in endings:
        for match in re.finditer(ending, text):
            words = _name_that_ends(text, match.end(), divisions)
            if words and not is_common(words, text[: match.end() - len(words)], divisions, rulebook.evidence):
                found[divisions.full_name(words) or words] += 1
    return found


def _name_that_ends(text: str, end: int, divisions: Divisions) -> str | None:
    windows = (text[end - size : end] for size in range(min(_LONGEST, end), _SHORTEST - 1, -1))
    return next((window for window in windows if divisions.full_name(window)), None)


def _worth(text: str, full: Counter[str], endings: tuple[str, ...], year: int, rulebook: Rulebook) -> Counter[str]:
    """Weigh every name with some endings by its mentions, in full and without its ending.

    A name without its ending counts only where the text names its parent too: 新建学校 is no mention of 新建区.
    """
    divisions, weights = rulebook.divisions, rulebook.evidence.region_weights
    worth: Counter[str] = Counter()
    for division in (one for ending in endings for one in divisions.ending_with(ending, year)):
        stem = divisions.stem(division.name)
        short = text.count(stem) if stem != division.name else 0
        short = short if short and _counts_without_ending(division, text, rulebook) else 0
        if full[division.name] or short:
            told = full[division.name] * weights.name + short * weights.stem
            worth[division.name] = max(worth[division.name], told)  # several may bear the name
    return worth


def _counts_without_ending(division: Division, text: str, rulebook: Rulebook) -> bool:
    if division.name.endswith(rulebook.evidence.proper_without):
        return True
    parents = rulebook.divisions.parents(division.code)
    return bool(parents) and rulebook.divisions.stem(parents[0].name) in text
