"""Readings: names in the letters by which readers look for them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.rulebook.kept import kept
from tracker.rulebook.refusal import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Reading", "Readings", "Spellings", "load_readings"]

Spellings = tuple[str, str, str]
"""How a name is read in one word, the first letters of its syllables, and how it is read with tones."""

_OPEN = ("a", "o", "e")
"""Letters that begin a syllable without a consonant."""


class Reading(NamedTuple):
    """The syllables of a name, without tones; a character that is not Chinese stands as it is."""

    syllables: tuple[str, ...]
    foreign: frozenset[int] = frozenset()
    """The places of those that stand as they are."""

    @property
    def spelled(self) -> str:
        """The syllables in one word: chongqingshi."""
        return "".join(self.syllables)

    @property
    def written(self) -> str:
        """The syllables in one word as it is written, parted where it could be read otherwise: xi'an, not xian.

        An apostrophe parts a syllable that begins with a, o or e from those before it (汉语拼音方案, 1958, section 5);
        a letter of the name itself is none: jiaqu is 甲A区.
        """
        return "".join(f"'{each}" if self._parted(place) else each for place, each in enumerate(self.syllables))

    def _parted(self, place: int) -> bool:
        return place > 0 and place not in self.foreign and self.syllables[place].startswith(_OPEN)

    @property
    def initials(self) -> str:
        """The first letter of each syllable: cqs."""
        return "".join(syllable[:1] for syllable in self.syllables)


class Readings:
    """How names are read: by the dictionary of readings, and those of places by rules/readings.yaml first."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = {name: syllables.split() for name, syllables in places.items()}
        longest_first = sorted(map(re.escape, self._places), key=len, reverse=True)
        self._listed = re.compile("|".join(longest_first) or "(?!)")

    @property
    def made_of(self) -> tuple[object, ...]:
        """Give what decides how places are read: the entries of the rules, and the version of the dictionary."""
        from importlib.metadata import version

        return self._places, version("pypinyin")

    def spellings(self, names: Iterable[str], *, place: bool = False) -> Mapping[str, Spellings]:
        """Give by which letters readers look for some names, as an earlier run kept it for the same ones.

        To read one of them the dictionary is loaded, which takes longer than to write the pages of a region.
        """
        wanted = sorted(set(names))
        made_of = (self.made_of, wanted, place)
        return kept("spellings", made_of, lambda: {name: self._spelled(name, place=place) for name in wanted})

    def _spelled(self, name: str, *, place: bool) -> Spellings:
        read = self.of(name, place=place)
        return read.spelled, read.initials, self.toned(name)

    def of(self, name: str, *, place: bool = False) -> Reading:
        """Give how a name is read; where it is that of a ``place``, by the readings of place names first."""
        from pypinyin import lazy_pinyin

        syllables: list[str] = []
        foreign: list[int] = []
        for chinese, other in _runs().findall(name):
            foreign += range(len(syllables), len(syllables) + len(other))
            syllables += lazy_pinyin(chinese) or other.lower()
        if place:
            for found in self._listed.finditer(name):
                syllables[found.start() : found.end()] = self._places[found[0]]
        return Reading(tuple(syllables), frozenset(foreign))

    @staticmethod
    def toned(name: str) -> str:
        """Give how a name is read in one word with its tones: shǎnxīshěng."""
        from pypinyin import Style, lazy_pinyin

        return "".join(lazy_pinyin(name, style=Style.TONE))

    def initials(self, character: str) -> str:
        """Give the first letter of each syllable that a character may be read as, anywhere."""
        from unicodedata import normalize

        from pypinyin.pinyin_dict import pinyin_dict

        known = pinyin_dict.get(ord(character), character).split(",")
        listed = (syllables[0] for name, syllables in self._places.items() if name[0] == character)
        return "".join(normalize("NFKD", each)[0] for each in (*known, *listed))


def load_readings(documents: list[tuple[str, Any]]) -> Readings:
    """Read the last of the (file name, content) pairs; raises RulesError where it has another shape."""
    name, document = documents[-1]
    places = document["places"]
    fits = isinstance(places, dict) and all(isinstance(one, str) for pair in places.items() for one in pair)
    if not fits:
        raise refusal(name, "places: must give for each name its syllables, e.g. 六合: lu he")
    if wrong := next((each for each in places if len(each) != len(places[each].split())), None):
        raise refusal(name, "{field}: must have one syllable for each character", field=f"places.{wrong}")
    return Readings(places)


@cache
def _runs() -> re.Pattern[str]:
    """Give the pattern of a run of Chinese characters, or of one other, which few need and takes long to compile."""
    return re.compile(r"([\u3400-\u9fff]+)|(.)", re.DOTALL)
