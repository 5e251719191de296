"""Period patterns: what words for stretches of time look like at the beginning, the end and in the middle of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.rulebook import stretches
from tracker.rulebook.numeral import DIGITS, PLACES
from tracker.rulebook.stretches import CENTURIES, FEW
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["PeriodPatterns", "period_patterns"]


class PeriodPatterns(NamedTuple):
    """The patterns of periods; their groups name what they hold: a year, a plan, a number of years, a relative word."""

    run: re.Pattern[str]
    """A number of years at the end of words: 连续4年, 三年."""
    ending: re.Pattern[str]
    """Any other period at the end of words."""
    opening: re.Pattern[str]
    """A period at the beginning of words."""
    several: re.Pattern[str]
    """A number of years that may be those in which something was done: 五年新增."""
    listed: re.Pattern[str]
    """Years of which each may have its figure: 2021年和2022年, 2021-2023年, 近三年."""
    one: re.Pattern[str]
    """A year of such a list."""
    joined: re.Pattern[str]
    """The years of such a list before its last one: 2021、2022年和."""
    part: re.Pattern[str]
    """A part of a year at the end of words, or its beginning."""


def period_patterns(plans: Iterable[str], document: dict[str, Any]) -> PeriodPatterns:
    """Give the patterns of the words of rules/periods.yaml, for plans of these names."""
    year, relative = document["year"], trie_pattern(document["relative"])
    word = _word(trie_pattern(plans), relative, document)
    joint = trie_pattern(document["joined_by"])
    one = rf"{CENTURIES}{year}?|{relative}"
    begins, partial = trie_pattern(document["beginning"]), stretches.choice(document["partial"]).pattern
    return PeriodPatterns(
        run=_run(document),
        ending=_ending(word, document),
        opening=_opening(word, document),
        several=stretches.several(document),
        listed=stretches.listed(relative, joint, _lately_or_ahead(document), document),
        one=re.compile(one),
        joined=re.compile(rf"(?:(?:{one})(?:{joint}))+\Z"),
        part=re.compile(rf"(?:(?P<begins>{begins})|{partial})\Z"),
    )


def _word(plans: str, relative: str, document: dict[str, Any]) -> str:
    """Give the pattern of a year, a plan or a relative word: 2020年底, “十二五”期末, 去年."""
    of_year, tail = document["year"], trie_pattern(document["year_tail"])
    short = stretches.short(_compared(document), document)
    year = rf"(?P<year>{CENTURIES}){of_year}?(?:{tail})?|{short}{of_year}(?:{tail})?"
    whole, end = trie_pattern(document["plan_whole"]), trie_pattern(document["plan_end"])
    plan = rf"[“\"]?(?P<plan>{plans})[”\"]?(?:(?P<plan_end>{end})|(?:{whole})?)"
    return f"(?:{year}|{plan}|(?P<relative>{relative}))"


def _compared(document: dict[str, Any]) -> str:
    return "".join(document["compared_with"])


def _run(document: dict[str, Any]) -> re.Pattern[str]:
    each, lately = trie_pattern(document["runs"]), trie_pattern(document["lately"])
    many = rf"(?![089]\d)\d{{1,2}}|[{DIGITS}{PLACES[0]}]{{1,2}}"
    alone = rf"(?<![\d.{_compared(document)}])(?P<run>{many}){document['year']}"
    return re.compile(rf"(?P<each>{each})?(?P<lately>{lately})?{alone}(?=\Z)")


def _ending(word: str, document: dict[str, Any]) -> re.Pattern[str]:
    longer, averaged = stretches.longer(document), trie_pattern(document["averaged"])
    ago = rf"{longer}(?P<ago>[1-9]|[{DIGITS}{PLACES[0]}]){document['year']}{document['ago']}"
    years = rf"(?<!\d){stretches.stretch(document)}|(?<!\d){stretches.ever_since(document)}"
    return re.compile(rf"(?:{years}|{ago}|{longer}{stretches.coming(document)}|{word})(?:{averaged})?(?=\Z)")


def _opening(word: str, document: dict[str, Any]) -> re.Pattern[str]:
    of_year, introduced = document["year"], trie_pattern(document["introduced_by"])
    lately, since, up_to_now = (trie_pattern(document[key]) for key in ("lately", "since", "up_to_now"))
    past = rf"{lately}(?P<many>[2-9]|[{FEW}]){of_year}(?:{since})?|(?P<over>[2-9]|[{FEW}]){of_year}{up_to_now}"
    # 五年间, 五年累计: as many years as the words sum up
    through, sums = trie_pattern(document.get("through", ())), trie_pattern(document["summed"])
    summed = rf"(?P<summed>[2-9]|[{FEW}]){of_year}(?:{through}|(?={sums}))"
    years = f"{stretches.stretch(document)}|{stretches.ever_since(document)}"
    return re.compile(rf"(?:{introduced})?(?:{years}|{past}|{summed}|{stretches.coming(document)}|{word})")


def _lately_or_ahead(document: dict[str, Any]) -> str:
    ahead, lately = trie_pattern(document["coming"]), trie_pattern(document["lately"])
    return rf"(?:(?P<ahead>{ahead})|{lately})?"
