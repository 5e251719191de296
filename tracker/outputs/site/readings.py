"""Readings: names in the letters by which readers look for them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tracker.rulebook.divisions import Divisions

__all__ = ["Reading", "latin_name", "reading"]

_RUN = re.compile(r"([\u3400-\u9fff]+)|(.)", re.DOTALL)


class Reading(NamedTuple):
    """The syllables of a name, without tones; a character that is not Chinese stands as it is."""

    syllables: tuple[str, ...]

    @property
    def spelled(self) -> str:
        """The syllables in one word: chongqingshi."""
        return "".join(self.syllables)

    @property
    def initials(self) -> str:
        """The first letter of each syllable: cqs."""
        return "".join(syllable[:1] for syllable in self.syllables)


def reading(name: str, *, place: bool = False) -> Reading:
    """Give how a name is read; where it is that of a ``place``, by the readings of place names first."""
    from pypinyin import lazy_pinyin

    syllables = [one for chinese, other in _RUN.findall(name) for one in lazy_pinyin(chinese) or other.lower()]
    if place:
        for found in _places().finditer(name):
            syllables[found.start() : found.end()] = _table()[found[0]]
    return Reading(tuple(syllables))


def latin_name(name: str, code: str, divisions: Divisions) -> str:
    """Give the name of a region in letters, without what kind of division it is: Wulumuqi, Neimenggu."""
    short = [alias for alias, codes in divisions.aliases.items() if code in codes and name.startswith(alias)]
    return reading(max([*short, ""], key=len) or divisions.stem(name), place=True).spelled.capitalize()


@cache
def _table() -> dict[str, list[str]]:
    """Give the readings of place names by their characters."""
    from importlib.resources import files

    import yaml

    text = files("tracker.outputs.site").joinpath("readings.yaml").read_text(encoding="utf-8")
    return {name: syllables.split() for name, syllables in yaml.safe_load(text).items()}


@cache
def _places() -> re.Pattern[str]:
    """Give a pattern of the names in the table, longer ones first."""
    return re.compile("|".join(sorted(map(re.escape, _table()), key=len, reverse=True)))
