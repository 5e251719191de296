"""Latin names: divisions found by names in Latin letters, as they are read or as they are usually called in English."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Annotated, NamedTuple
from unicodedata import combining, normalize

from pydantic import Field, ValidationError

from tracker.rulebook.directory import read_rules
from tracker.rulebook.readings import load_readings
from tracker.rulebook.refusal import misfitting
from tracker.rulebook.spoken_names import SpokenNames
from tracker.rulebook.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from tracker.rulebook.division import Division
    from tracker.rulebook.divisions import Divisions
    from tracker.rulebook.readings import Readings

__all__ = ["LatinFile", "LatinNames", "is_latin", "load_latin_names"]

_CHINESE = range(0x3400, 0xA000)
_TONES = re.compile("[\u0300\u0301\u0304\u030c]")
"""Marks above letters that are tones; two dots are none."""
_AUTONOMOUS = "autonomous"

_Code = Annotated[str, Field(pattern=r"^[1-9][0-9][0-9a-z]{4}$")]
_Names = Annotated[tuple[str, ...], Field(min_length=1)]


class LatinFile(Table):
    """rules/latin_names.yaml: names of regions in Latin letters; the file explains every part."""

    names: dict[_Code, _Names]
    others: dict[_Code, _Names]
    kinds: dict[str, _Names]
    groups: tuple[str, ...]


class _Spelling(NamedTuple):
    """A name as it was typed: its letters, where it was parted, and the endings that its words for a kind stand for."""

    letters: str
    breaks: frozenset[int]
    endings: tuple[str, ...]


class LatinNames:
    """The names in Latin letters, of rules/latin_names.yaml and by reading."""

    def __init__(self, file: LatinFile, readings: Readings) -> None:
        self._file, self._readings = file, readings
        self._spoken_of: SpokenNames | None = None
        self._shown: dict[tuple[str, str], str] = {}
        self._kinds = {_letters(kind): endings for kind, endings in file.kinds.items()}
        self._groups = frozenset(_letters(word) for group in file.groups for word in group.split())

    def shown(self, name: str, code: str, divisions: Divisions) -> str:
        """Give the name of a region in letters, without what kind of division it is: Urumqi, Xi'an."""
        if usual := self._file.names.get(code):
            return usual[0]
        found = self._shown.get((name, code))
        if found is None:
            found = self._spoken(divisions).of(_short(name, code, divisions)).written.capitalize()
            self._shown[name, code] = found
        return found

    def syllables(self, name: str, code: str, divisions: Divisions) -> tuple[str, ...]:
        """Give how the name of a region is read, without what kind of division it is: nei meng gu for 内蒙古自治区."""
        return self._spoken(divisions).of(_short(name, code, divisions)).syllables

    def bearers(self, words: str, divisions: Divisions) -> list[Division]:
        """Give the divisions that are called so, or read so with or without their ending, those standing today first.

        A usual name goes before readings, and those before readings of aliases (Bozhou is 亳州, not 博州). Blanks and
        apostrophes that part syllables decide where they can, and tones where they are written.
        """
        if found := self._toned(words, divisions):
            return found
        for spelling in self._spellings(words):
            found = self._usual(spelling, divisions) or self._read(spelling, divisions)
            if found or (found := self._read_as_alias(spelling, divisions)):
                return found
        return []

    def _toned(self, words: str, divisions: Divisions) -> list[Division]:
        """Give the divisions that are read with the tones of a name: Shǎnxī is not Shānxī."""
        said = _with_tones(words)
        if not _TONES.search(said):
            return []
        spellings = list(self._spellings(words))
        usual = (one for each in spellings for one in self._usual(each, divisions))
        read = chain(usual, (one for each in spellings for one in self._read(each, divisions)))
        found = (one for one in read if said.startswith(_with_tones(self._readings.toned(divisions.stem(one.name)))))
        return list(dict.fromkeys(found))

    def _spellings(self, words: str) -> Iterator[_Spelling]:
        """Give a name as it stands, then without English words for its kind, which then must fit, or else need not."""
        parts = _parts(words)
        yield _spelled(parts, ())
        for count in range(len(parts) - 1, 0, -1):
            kind = "".join(parts[-count:])
            if kind in self._kinds:
                bare = parts[:-count]
                while kind.startswith(_AUTONOMOUS) and len(bare) > 1 and bare[-1] in self._groups:
                    bare = bare[:-1]
                yield _spelled(bare, self._kinds[kind])
                yield _spelled(bare, ("",))
                return

    def _usual(self, spelling: _Spelling, divisions: Divisions) -> list[Division]:
        found = (divisions.get(code) for code in self._codes.get(spelling.letters, ()))
        return [one for one in found if one and one.name.endswith(spelling.endings or "")]

    def _read(self, spelling: _Spelling, divisions: Divisions) -> list[Division]:
        """Give the divisions whose names are read so, in full or without their ending."""
        spoken, endings = self._spoken(divisions), spelling.endings or ("",)
        names = [each for each in divisions.names(self._may_begin(spelling, divisions)) if each.endswith(endings)]
        read = {each: self._fits(spelling, spoken, each, divisions.stem(each)) for each in names}
        return _best_parted((one, fit) for each, fit in read.items() if fit for one in divisions.tiers(each)[0])

    def _read_as_alias(self, spelling: _Spelling, divisions: Divisions) -> list[Division]:
        spoken, endings = self._spoken(divisions), spelling.endings or ("",)
        begins = self._may_begin(spelling, divisions)
        read = {each: self._fits(spelling, spoken, each) for each in divisions.aliases if begins(each[0])}
        found = ((one, fit) for each, fit in read.items() if fit for one in divisions.tiers(each)[1])
        return _best_parted((one, fit) for one, fit in found if one.name.endswith(endings))

    def _fits(self, spelling: _Spelling, spoken: SpokenNames, *forms: str) -> int:
        """Tell whether one of the forms is read so: 2 where its syllables end wherever the name is parted, else 1."""
        letters = {spelling.letters} | {spelling.letters + self._letters_of(end, spoken)[0] for end in spelling.endings}
        read = [ends for form in forms for spelled, ends in [self._letters_of(form, spoken)] if spelled in letters]
        return max((2 if spelling.breaks <= ends else 1 for ends in read), default=0)

    def _may_begin(self, spelling: _Spelling, divisions: Divisions) -> Callable[[str], bool]:
        """Give what tells whether names may begin with a character, by all that it may be read as.

        Readings in full take long: of seven thousand names a few hundred are left for them.
        """
        first, spoken, known = spelling.letters[:1], self._spoken(divisions), self._initials

        def begins(character: str) -> bool:
            if character not in known:
                known[character] = spoken.initials(character)
            return first in known[character]

        return begins

    def _letters_of(self, form: str, spoken: SpokenNames) -> tuple[str, frozenset[int]]:
        """Give how a name is read, in plain letters, and where its syllables end."""
        if form not in self._read_before:
            syllables = [_letters(each) for each in spoken.of(form).syllables]
            spelled = _spelled(syllables, ())
            self._read_before[form] = (spelled.letters, spelled.breaks)
        return self._read_before[form]

    def _spoken(self, divisions: Divisions) -> SpokenNames:
        """Give the readings of the names of all divisions, and of the endings that words for a kind stand for."""
        if self._spoken_of is None:
            endings = {each for kind in self._file.kinds.values() for each in kind}
            self._spoken_of = SpokenNames(self._readings, divisions, sorted(endings))
        return self._spoken_of

    @cached_property
    def _read_before(self) -> dict[str, tuple[str, frozenset[int]]]:
        return {}

    @cached_property
    def _initials(self) -> dict[str, str]:
        return {}

    @cached_property
    def _codes(self) -> dict[str, list[str]]:
        """The codes of each usual name, in plain letters."""
        found: dict[str, list[str]] = {}
        for table in (self._file.names, self._file.others):
            for code, names in table.items():
                for letters in dict.fromkeys(map(_letters, names)):
                    found.setdefault(letters, []).append(code)
        return found


def is_latin(words: str) -> bool:
    """Tell whether a name is written in Latin letters."""
    return bool(_letters(words)) and not any(ord(sign) in _CHINESE for sign in words)


def load_latin_names(directories: tuple[Path, ...]) -> LatinNames:
    """Read ``latin_names.yaml`` and ``readings.yaml``; raises RulesError where one has another shape."""
    path, content = read_rules(directories, "latin_names.yaml")
    try:
        file = LatinFile.model_validate(content)
    except ValidationError as error:
        raise misfitting(path, error) from error
    return LatinNames(file, load_readings([read_rules(directories, "readings.yaml", "places")]))


def _short(name: str, code: str, divisions: Divisions) -> str:
    """Give a name without what kind of division it is: the alias that it begins with, or what its ending leaves."""
    aliases = [alias for alias in divisions.aliases_of(code) if name.startswith(alias)]
    return max(aliases, key=len, default="") or divisions.stem(name)


def _best_parted(found: Iterable[tuple[Division, int]]) -> list[Division]:
    """Give the divisions that fit best, those standing today first."""
    fits = dict(sorted(found, key=lambda pair: pair[1]))
    best = [one for one, fit in fits.items() if fit == max(fits.values())]
    return sorted(best, key=lambda one: (one.until is not None, one.code))


def _parts(words: str) -> list[str]:
    """Give the words of a name in plain letters, parted at blanks, hyphens and apostrophes."""
    plain = re.split(r"[^\w\u0300-\u036f]+", normalize("NFKC", words))
    return [letters for each in plain if (letters := _letters(each))]


def _spelled(parts: Iterable[str], endings: tuple[str, ...]) -> _Spelling:
    letters, breaks = "", set()
    for part in parts:
        letters += part
        breaks.add(len(letters))
    return _Spelling(letters, frozenset(breaks), endings)


def _with_tones(words: str) -> str:
    """Give the letters of a name with the marks above them, without what parts syllables."""
    return "".join(each for each in normalize("NFD", words.casefold()) if each.isalpha() or combining(each))


def _letters(words: str) -> str:
    """Give the plain letters of a name, without tones; ü, v and u are one, as many spell them: Lüliang, Lvliang."""
    plain = "".join(each for each in normalize("NFKD", words.casefold()) if not combining(each))
    return "".join(each for each in plain if "a" <= each <= "z").replace("v", "u")
