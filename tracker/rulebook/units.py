"""Units of measure: their kinds, scales and worth."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cached_property
from typing import Any

from tracker.errors import Message
from tracker.rulebook.refusal import misread
from tracker.rulebook.trie import trie_pattern
from tracker.rulebook.word_list import word_list

__all__ = ["Units", "Written", "load_units"]

_EACH = "每"
"""The word of a rate."""

_KINDS: dict[str, type] = {"str": str, "tuple[str, ...]": tuple, "dict[str, str]": dict}
"""What the fields of a part of the file hold."""
_MUST_BE: dict[type, str] = {
    tuple: "{field}: not a list of words", dict: "{field}: must be a table", str: "{field}: write text",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """How figures are written: the signs and words inside them."""

    parts: dict[str, str]
    """What a fraction is a unit of: 百 of 百分之八."""
    half: str
    halved: tuple[str, ...]
    """Units behind which half of one may follow (一倍半)."""
    tenths: tuple[str, ...]
    """Units behind which their tenths may follow (八成五)."""
    dashes: str
    to: tuple[str, ...]
    """Words that join the ends of a range."""
    between: dict[str, str]
    """Words that do so where another stands behind the range (5%和6%之间)."""
    origins: tuple[str, ...]
    """Words that lead from one level to another (由5%到6%)."""
    not_origins: tuple[str, ...]
    minus: str
    minus_word: str
    not_minus: tuple[str, ...]
    plus: str
    vague: tuple[str, ...]
    """Words that leave open how many there are (几十亿元)."""
    vague_before_places: tuple[str, ...]
    round_sums: tuple[str, ...]
    """Words behind a sum without a unit (百亿大关)."""


class Units:
    """The units of rules/units.yaml."""

    def __init__(self, name: str, document: dict[str, Any]) -> None:
        try:
            self.scales = {char: Decimal(worth) for char, worth in document["scales"].items()}
            self._kinds: dict[str, str] = {
                str(word): kind for kind, words in document["kinds"].items() for word in words
            }
            self._synonyms: dict[str, str] = document["synonyms"]
            self._worth = {word: (Decimal(worth), base) for word, (worth, base) in document["worth"].items()}
            self.words = {word: (Decimal(value), str(unit)) for word, (value, unit, _) in document["words"].items()}
            self.fraction = str(document["fraction"])
            self.written = _written(document["written"])
            self.phrased = frozenset(word_list(document, "phrased"))
            self.words_alone = frozenset(word for word, (_, _, use) in document["words"].items() if use == "alone")
            self._not_units = word_list(document, "not_units")
            self._not_before = {unit: tuple(words) for unit, words in document["not_before"].items()}
            self._rates = word_list(document, "rates")
            self._rated = word_list(document, "rated")
            self._worths: dict[str, tuple[Decimal, str]] = {}
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise misread(name, error) from error

    @cached_property
    def scale_pattern(self) -> str:
        """A regular expression for any run of scale characters, also none."""
        return f"[{''.join(self.scales)}]*"

    @cached_property
    def leads_on(self) -> re.Pattern[str]:
        """Any of the words that lead from one level to another."""
        return re.compile(trie_pattern(self.written.origins))

    @cached_property
    def first_characters(self) -> str:
        """The characters that a unit without its scale may begin with."""
        return "".join(sorted({word[0] for word in (*self._rated, *self._kinds)}))

    @cached_property
    def unit_pattern(self) -> str:
        """A regular expression for one unit without its scale, with a rate or other units in brackets (县(市、区))."""
        unit = f"{trie_pattern(self._kinds)}{self._ending_freely}"
        rate = trie_pattern(self._rates)
        rated = trie_pattern(self._rated)
        other = trie_pattern(self._not_units)
        # most numerals have no unit, which the next character tells (一方面)
        ahead = f"(?=[{re.escape(self.first_characters)}])"
        return (
            rf"{ahead}(?!{other})(?:{rated}(?:[/{_EACH}]{rate})?|{unit}(?:/(?:{rate}|{unit})|\({unit}(?:、{unit})?\))?)"
        )

    @property
    def _ending_freely(self) -> str:
        """A regular expression for the end of a unit that may stand before what follows: 200支队伍 are 支."""
        cut = (f"(?<={re.escape(unit)}){trie_pattern(words)}" for unit, words in self._not_before.items())
        return f"(?!{'|'.join(cut)})" if self._not_before else ""

    @cached_property
    def rate_before(self) -> re.Pattern[str]:
        """The rate at the end of the words before a figure whose unit needs one: 每立方米 of 每立方米20微克."""
        return re.compile(f"{_EACH}(?P<rate>{trie_pattern(self._rates)})$")

    def needs_rate(self, unit: str) -> bool:
        """Tell whether a unit without its scale is none without the rate that it is of."""
        return unit in self._rated

    @cached_property
    def scaled_units(self) -> list[str]:
        """Units that only begin like a scale: 千瓦, 百分点."""
        return [unit for unit in self._kinds if unit[0] in self.scales and unit[1:] not in self._kinds]

    def kind(self, unit: str) -> str:
        """Give the kind of a unit without its scale; empty for no unit or an unknown one."""
        return self._kinds.get(unit) or self._kinds.get(unit.partition("(")[0].partition("/")[0], "")

    def split(self, unit: str) -> tuple[Decimal, str]:
        """Part a unit into the worth of its scale and the bare unit: 万亩 → (10000, 亩)."""
        scale = Decimal(1)
        while unit and unit not in self._kinds and unit[0] in self.scales:
            scale *= self.scales[unit[0]]
            unit = unit[1:]
        return scale, unit

    def scaled(self, value: Decimal, unit: str) -> tuple[Decimal, str]:
        """Give a figure in its base unit, for comparing: (3.5, 万亩) → (35000, 亩), (2, 公里) → (2000, 米)."""
        worth, base = self.worth(unit)
        return value * worth, base

    def worth(self, unit: str) -> tuple[Decimal, str]:
        """Give what one of a unit is in its base unit, and that: 万亩 → (10000, 亩), 公里 → (1000, 米)."""
        found = self._worths.get(unit)
        if found is None:
            scale, bare = self.split(unit.partition("(")[0])
            bare = self._synonyms.get(bare, bare).replace(_EACH, "/")
            worth, base = self._worth.get(bare, (Decimal(1), bare))
            found = self._worths[unit] = (scale * worth, base)
        return found


def _written(table: dict[str, Any]) -> Written:
    lists: dict[str, Any] = {name: tuple(words) if isinstance(words, list) else words for name, words in table.items()}
    strange = [name for name, words in lists.items() for word in words if not isinstance(word, str)]
    if strange:
        raise TypeError(Message("{field}: not a list of words", {"field": strange[0]}))
    written = Written(**lists)
    for one in fields(Written):
        kind = _KINDS[str(one.type)]
        if not isinstance(getattr(written, one.name), kind):
            raise TypeError(Message(_MUST_BE[kind], {"field": one.name}))
    return written


def load_units(documents: list[tuple[str, Any]]) -> Units:
    """Read the units from the last of the (file name, content) pairs."""
    name, document = documents[-1]
    return Units(name, document)
