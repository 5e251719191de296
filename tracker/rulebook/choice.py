"""Choices: several patterns or words as one pattern, for a certain year where they name one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ANY_YEAR", "NOTHING", "choice", "filled", "pattern", "plain_choice"]

NOTHING = "(?!)"
"""The pattern of what never stands in a text."""
ANY_YEAR = 2000
"""A year for which patterns are made only to see whether they can be."""
_ELLIPSIS = r"(?:(?!。)[^,;:!?\n]){0,12}"  # a set of half-width signs alone is compiled far sooner


def pattern(words: str) -> str:
    """Give the expression of words in which ``…`` stands for up to twelve characters within a clause."""
    return words.replace("…", _ELLIPSIS)


def choice(words: Iterable[str]) -> re.Pattern[str]:
    """Give any of some patterns of the rules, the first that stands at a place; nothing where there are none."""
    return re.compile("|".join(map(pattern, words)) or NOTHING)


def plain_choice(words: Iterable[str]) -> re.Pattern[str]:
    """Give any of some words, which mean only themselves, the longest that stands at a place."""
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)) or NOTHING)


# Every heading and sentence of a document asks for the patterns of its year.
@lru_cache(maxsize=64)
def filled(words: tuple[str, ...], year: int) -> re.Pattern[str]:
    """Give any of some patterns of the rules in a document about a year: ``{year}`` and ``{next}`` stand for years."""
    slots = {"{year}": str(year), "{next}": str(year + 1)}
    found = [pattern(one) for one in words]
    for slot, number in slots.items():
        found = [one.replace(slot, number) for one in found]
    return re.compile("|".join(found) or NOTHING)
