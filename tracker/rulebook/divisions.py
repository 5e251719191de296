"""The administrative divisions: codes, names, periods of validity and what became of each."""

from __future__ import annotations

import re
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from tracker.rulebook.directory import read_rules
from tracker.rulebook.division import LEVELS, NATION, Division, level_of_code, successor_codes
from tracker.rulebook.division_lines import division_codes, division_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from tracker.rulebook.division import Level
    from tracker.rulebook.latin_names import LatinNames
    from tracker.rulebook.places import Place

__all__ = ["Divisions", "load_divisions"]

Row = tuple[str, ...]
"""A line of ``divisions.csv``: code, name, the years of its beginning and end, and its successors."""
Rows = tuple[Row, ...]
_Item = TypeVar("_Item")
_SHORTEST_STEM = 2


class Divisions:
    """All divisions, and the places that users add to them; rows are turned into objects only when asked for."""

    def __init__(
        self, lines: list[str], aliases: dict[str, Any], directories: tuple[Path, ...], places: tuple[Place, ...]
    ) -> None:
        self._directories = directories
        self._places = {place.code: place for place in places}
        self._rows = (*(tuple(line.split(",")) for line in lines), *(place.row for place in places))
        self._rules = aliases
        self._by_ending: dict[str, Rows] = {}
        self._of_code: dict[str, tuple[Division, ...]] = {}
        self._lineages: dict[str, str] = {}

    def find(self, name_or_code: str, year: int | None = None) -> list[Division]:
        """Give the divisions that bear a code, a name or an alias, those standing today first.

        With ``year`` only those standing in that year. A name is tried in full, then as an alias, then without its
        ending (某某 for 某某市); the first of these that any division bears decides.
        """
        if name_or_code.isdigit() or name_or_code in self._by_code:
            return self._standing(self._by_code.get(name_or_code, ()), year)
        return next((found for rows in self._bearing(name_or_code) if (found := self._standing(rows, year))), [])

    def tiers(self, name: str) -> list[list[Division]]:
        """Give the divisions that bear a name in full, as an alias, and without its ending, in lists of their own."""
        return [self._standing(rows, None) for rows in self._bearing(name)]

    def names(self, begins: Callable[[str], bool]) -> Iterator[str]:
        """Give the full names of divisions, standing or not, whose first characters fit."""
        for beginning, rows in self._by_beginning.items():
            if begins(beginning[0]):
                yield from dict.fromkeys(row[1] for row in rows)

    def get(self, code: str, year: int | None = None) -> Division | None:
        """Give the division of a code, as it stood in ``year`` or, failing that, as it stood last."""
        divisions = self._latest_first(code)
        return next((d for d in divisions if year is None or d.stood(year)), divisions[0] if divisions else None)

    def level(self, code: str) -> Level | None:
        """Give the level of a division, None for a code that is not known."""
        return division.level if (division := self.get(code)) else None

    def lineage(self, code: str) -> str:
        """Give the latest code reached from ``code`` through single successors; a split ends the way there."""
        if code not in self._lineages:
            self._lineages[code] = self._last_of(code)
        return self._lineages[code]

    def apart(self, code: str, other: str, year: int) -> bool:
        """Tell whether two codes stood side by side in a year, other than by one becoming the other in it."""
        both = [self._stood(code, when) and self._stood(other, when) for when in (year - 1, year, year + 1)]
        return code != other and both[1] and (both[0] or both[2])

    def predecessors(self, code: str) -> list[Division]:
        """Give the divisions that ended and whose area went to a code, by code."""
        return [found for row in self._by_successor.get(code, ()) if code in (found := self._division(row)).successors]

    def parents(self, code: str) -> list[Division]:
        """Give the divisions above a code, the nearest first."""
        found: list[Division] = []
        division = self.get(code)
        while division and division.parent and (division := self.get(division.parent)):
            found.append(division)
        return found

    def parts(self, code: str, year: int) -> list[Division]:
        """Give the divisions right below a code that stood in a year."""
        trunk = code.rstrip("0") if code != NATION else ""
        rows = (row for row in self._rows if row[0].startswith(trunk) and row[0] != code)
        below = (division for row in rows if (division := self._division(row)).parent == code)
        return [division for division in below if division.stood(year)]

    def stem(self, name: str) -> str:
        """Give a name without its ending and ethnic groups (某某 for 某某回族自治州), whole if little would be left."""
        stem = self._stem_pattern.sub("", name)
        return stem if len(stem) >= _SHORTEST_STEM else name

    def ending_with(self, ending: str, year: int) -> list[Division]:
        """Give the divisions whose names end so and that stood in a year."""
        found = map(self._division, self._with_ending(ending))
        return [division for division in found if division.stood(year)]

    def places_in(self, code: str) -> list[str]:
        """Give the codes of the places that users have added right below a code."""
        return [place.code for place in self._places.values() if place.parent == code]

    def full_name(self, words: str) -> str | None:
        """Give the full name that words are, or are the alias of (某某州 for 某某回族自治州), else None."""
        if words in self._by_name:
            return words
        codes = self.aliases.get(words, ())
        return self._by_code[codes[0]][-1][1] if codes else None

    def _bearing(self, name: str) -> Iterator[Rows]:
        yield self._by_name.get(name, ())
        yield self._with_alias(name)
        yield self._with_stem(name)

    def _with_alias(self, alias: str) -> Rows:
        return tuple(row for code in self.aliases.get(alias, ()) for row in self._by_code[code])

    def _with_stem(self, stem: str) -> Rows:
        """Give the rows of names with a stem, which is the beginning of each."""
        return tuple(row for row in self._by_beginning.get(stem[:_SHORTEST_STEM], ()) if self.stem(row[1]) == stem)

    def _with_ending(self, ending: str) -> Rows:
        if ending not in self._by_ending:
            self._by_ending[ending] = tuple(row for row in self._rows if row[1].endswith(ending))
        return self._by_ending[ending]

    @cached_property
    def aliases(self) -> dict[str, tuple[str, ...]]:
        """The aliases, each with the codes that it may mean."""
        found: dict[str, list[str]] = {name: [code] for name, code in self._rules["names"].items()}
        shortened = self._rules["short_endings"]
        for row in (row for row in self._rows if row[1].endswith(tuple(shortened))):
            for ending, short in shortened.items():
                if row[1].endswith(ending):
                    codes = found.setdefault(self.stem(row[1]) + short, [])
                    codes.extend([row[0]] if row[0] not in codes else [])
        for place in self._places.values():
            for alias in place.aliases:
                found.setdefault(alias, []).append(place.code)
        return {name: tuple(codes) for name, codes in found.items()}

    def aliases_of(self, code: str) -> list[str]:
        """Give the aliases that may mean a code."""
        return list(self._aliases_by_code.get(code, ()))

    def forms(self) -> list[str]:
        """Give every name in full and without its ending, and every alias, each once and in order."""
        stems = map(self.stem, self._by_name)
        return sorted({*self._by_name, *stems, *self.aliases})

    @cached_property
    def checksum_of_forms(self) -> str:
        """Digits that change with any of the ``forms``; what is kept of divisions has them ready."""
        return sha256("\n".join(self.forms()).encode()).hexdigest()

    @cached_property
    def _aliases_by_code(self) -> dict[str, tuple[str, ...]]:
        return _index((code, alias) for alias, codes in self.aliases.items() for code in codes)

    @cached_property
    def latin(self) -> LatinNames:
        """How divisions are called in Latin letters."""
        from tracker.rulebook.latin_names import load_latin_names

        return load_latin_names(self._directories)

    @cached_property
    def _by_code(self) -> dict[str, Rows]:
        return _index((row[0], row) for row in self._rows)

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(row[0] for row in self._rows)

    @cached_property
    def _by_name(self) -> dict[str, Rows]:
        return _index((row[1], row) for row in self._rows)

    @cached_property
    def _by_successor(self) -> dict[str, Rows]:
        return _index((entry[:6], row) for row in self._rows if row[4] for entry in row[4].split(";"))

    @cached_property
    def _by_beginning(self) -> dict[str, Rows]:
        return _index((row[1][:_SHORTEST_STEM], row) for row in self._rows)

    @cached_property
    def _stem_pattern(self) -> re.Pattern[str]:
        groups, endings = (_alternatives(self._rules[key]) for key in ("ethnic_groups", "endings"))
        return re.compile(f"(?<=.)(?:{groups})*(?:{endings})$")

    def _stood(self, code: str, year: int) -> bool:
        return any(division.stood(year) for division in self._latest_first(code))

    def _last_of(self, code: str) -> str:
        seen = {code}
        while (division := self.get(code)) and division.until is not None and len(division.successors) == 1:
            code = division.successors[0]
            if code in seen:
                break
            seen.add(code)
        return code

    def _latest_first(self, code: str) -> tuple[Division, ...]:
        """Give the divisions of a code, the last one first; asked for again and again where many regions are linked."""
        if code not in self._of_code:
            made = map(self._division, self._by_code.get(code, ()))
            self._of_code[code] = tuple(sorted(made, key=lambda division: division.since, reverse=True))
        return self._of_code[code]

    def _standing(self, rows: Rows, year: int | None) -> list[Division]:
        found = [division for division in map(self._division, rows) if year is None or division.stood(year)]
        return sorted(found, key=lambda division: (division.until is not None, division.code))

    def _division(self, row: Row) -> Division:
        code, name, since, until, successors = row
        kept = tuple(successor_codes(successors, until))
        level, ended = self._level(code), int(until) if until else None
        return Division(code, name, level, self._parent(code), int(since), ended, kept)

    def _level(self, code: str) -> Level:
        if code not in self._places:
            return level_of_code(code)
        place = self._places[code]
        below = min(LEVELS.index(self._level(place.parent)) + 1, len(LEVELS) - 1)
        return place.level or LEVELS[below]

    def _parent(self, code: str) -> str | None:
        if code == NATION:
            return None
        if code in self._places:
            return self._places[code].parent
        prefecture, province = code[:4] + "00", code[:2] + "0000"
        if code == province:
            return NATION
        return prefecture if code != prefecture and prefecture in self._codes else province


def load_divisions(directories: tuple[Path, ...]) -> Divisions:
    """Read ``divisions.csv``, ``region_aliases.yaml`` and ``places.yaml``, if any.

    Raises RulesError where one of them cannot be used.
    """
    from tracker.rulebook.places import load_places

    lines = division_lines(directories)
    _, names = read_rules(directories, "region_aliases.yaml", "names", "short_endings", "endings", "ethnic_groups")
    return Divisions(lines, names, directories, load_places(directories, division_codes(directories)))


def _index(pairs: Iterable[tuple[str, _Item]]) -> dict[str, tuple[_Item, ...]]:
    found: dict[str, list[_Item]] = {}
    for key, row in pairs:
        if key in found:
            found[key].append(row)
        else:
            found[key] = [row]
    return {key: tuple(rows) for key, rows in found.items()}


def _alternatives(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
