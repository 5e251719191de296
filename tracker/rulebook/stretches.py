"""Stretches: the patterns of words for years, from which the periods of rules/periods.yaml are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tracker.rulebook.numeral import DIGITS, PLACES
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CENTURIES", "FEW", "choice", "coming", "ever_since", "listed", "longer", "several", "short", "stretch"]

FEW = DIGITS[1:]
"""Chinese numerals of a few years: 三年内, but 一年 is a year."""
CENTURIES = r"(?:19|20)\d\d"
_DASHES = "-–—~～"
_LONGEST_NAMING = 8
"""So many characters may stand between some years and what they name: 三年提升行动."""


def choice(words: Iterable[str]) -> re.Pattern[str]:
    """Give the pattern of any of some regular expressions, of nothing where there are none."""
    return re.compile("|".join(f"(?:{word})" for word in words) or "(?!)")


def listed(relative: str, joint: str, lately: str, document: dict[str, Any]) -> re.Pattern[str]:
    """Give the pattern of several years: one by one, from the first to the last, or so many up to now."""
    of_year, from_to = document["year"], stretch(document)
    one = rf"(?:(?<!\d){CENTURIES}{of_year}?|{relative})"
    many = rf"{lately}{longer(document)}(?P<many>[2-9]|[{FEW}]){of_year}"
    return re.compile(rf"(?P<one>{one}(?:(?:{joint}){one})+)|(?<!\d){from_to}|{many}")


def stretch(document: dict[str, Any]) -> str:
    """Give the pattern of the years from one to another: 2016-2020年, 2016年至2020年间."""
    of_year, dash = document["year"], f"(?:[{_DASHES}]|{trie_pattern(document['up_to'])})"
    tail = trie_pattern(document["stretch_tail"])
    return rf"(?P<first>{CENTURIES}){of_year}?{dash}(?P<last>{CENTURIES}){of_year}(?:{tail})?"


def ever_since(document: dict[str, Any]) -> str:
    """Give the pattern of a year from which on something was done: 2019年以来."""
    return rf"(?P<since>{CENTURIES}){document['year']}{trie_pattern(document.get('ever_since', ()))}"


def several(document: dict[str, Any]) -> re.Pattern[str]:
    """Give the pattern of years that may tell when something was done, and name nothing: 五年, 近三年, 2019年以来."""
    of_year, many = document["year"], f"[1-9]|[{DIGITS}{PLACES[0]}]"
    lately, since, up_to_now = (trie_pattern(document[key]) for key in ("lately", "since", "up_to_now"))
    past = rf"{lately}(?P<many>{many}){of_year}(?:{since})?|{longer(document)}(?P<over>{many}){of_year}{up_to_now}"
    through = trie_pattern((*document.get("through", ()), *document.get("amid", ())))
    bare = rf"{longer(document)}(?P<several>{many}){of_year}(?:{through})?"
    lengths = [word.removesuffix(end) for word in document.get("lengths", ()) for end in ("", *document["lately"])]
    no_time = "".join(f"(?<!{word})" for word in dict.fromkeys([*document["runs"], *lengths]))
    naming = rf"(?![^,;:。、]{{0,{_LONGEST_NAMING}}}{trie_pattern(document.get('named_by', ()))})"
    begins = "".join(sorted({word[0] for word in document["lately"]} | set(DIGITS + PLACES[0])))
    return re.compile(rf"(?=[1-9{begins}]){no_time}(?:(?<!\d){ever_since(document)}|{past}|{bare}){naming}")


def longer(document: dict[str, Any]) -> str:
    """Give the pattern that no sign stands before which makes a numeral part of a longer one: 十五年, 第五年."""
    return rf"(?<![\d.{PLACES[:2]}{''.join(document['ordinals'])}])"


def coming(document: dict[str, Any]) -> str:
    """Give the pattern of so many years from this one on, at most: 三年内, 用3-5年时间, 今后五年."""
    numeral, of_year = f"(?:[2-9]|[{FEW}])", document["year"]
    ahead, by = trie_pattern(document["coming"]), trie_pattern(document["coming_by"])
    within = trie_pattern(document["coming_within"])
    first = f"(?:{numeral}(?:[{_DASHES}]|{trie_pattern(document['up_to'])}))?"
    return rf"(?:(?P<will>{ahead})|{by})?{first}(?P<within>{numeral}){of_year}(?(will)(?:{within})?|{within})"


def short(compared: str, document: dict[str, Any]) -> str:
    """Give the pattern of a year in two digits: with a zero, of the last century, or where nothing else is meant."""
    of_year, ends = document["year"], trie_pattern(document["year_end"])
    alone = rf"(?<=[{compared}])[12]\d(?!{of_year}{document['ago']})|[12]\d(?={of_year}(?:{ends}))"
    return rf"(?<![\d.])['’‘]?(?P<short>[089]\d|{alone})"
