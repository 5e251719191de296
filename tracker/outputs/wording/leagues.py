"""Leagues in words: their title, and their headline in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.wording.counts import tell_regions
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.punctuation import aside, listed
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.comparisons.views.league import League
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["league_headline", "league_missing", "league_title"]

_FIRST = ("met", "near", "missed")
"""What a headline counts first; verdicts that judge nothing follow."""


def league_title(league: League, rules: Rulebook, lang: Language) -> str:
    """Give the indicator and the year of a league."""
    known = rules.indicators.get(league.indicator)
    name = (known.en if lang == "en" else known.zh) if known else league.indicator
    return word("league", lang, indicator=name, year=league.year)


def league_headline(league: League, rules: Rulebook, lang: Language) -> str:
    """Say in a sentence how many regions there are, and how many came out how.

    For example: 31 个省份，15 达标、2 基本达标、14 未达标。
    """
    if not league.regions:
        return word("league.nobody", lang)
    told = [word("league.count", lang, count=count, what=what) for what, count in _counts(league, rules, lang) if count]
    regions = tell_regions(league.regions, league.common_level, lang)
    return word("league.headline", lang, regions=regions, told=word("league.comma", lang).join(told))


def _counts(league: League, rules: Rulebook, lang: Language) -> Iterator[tuple[str, int]]:
    others = [words.id for words in rules.policy.verdicts if words.id not in _FIRST]
    for name in (*_FIRST, *others):
        yield rules.policy.words(name).say(lang), league.verdicts.get(name, 0)
    yield word("league.no_target", lang), league.no_target
    yield word("league.no_report", lang), league.no_report


def league_missing(league: League, rules: Rulebook, lang: Language) -> Iterator[tuple[str, str]]:
    """Give why regions are missing, and their names: those without a report, and those whose report sets no target."""
    for why in ("no_report", "no_target"):
        rows = [row for row in league.rows if row.missing == why]
        names = [region_called(row.region_name, row.region, rules, lang) + aside(row.region, lang) for row in rows]
        if names:
            yield word(why, lang, year=league.year), listed(names, lang)
