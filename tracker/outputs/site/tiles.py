"""Tiles: the provinces as a map of equal tiles, each with what became of one target."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup, escape

from tracker.rulebook.directory import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.rulebook.divisions import Divisions
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Tile", "tile_places", "tiles_of"]

_EMPTY = "-"
_LEAST = 3
"""Fewer provinces are no map."""
_NOTHING: Mapping[Language, str] = {"zh": "", "en": ""}


class Tile(NamedTuple):
    """One province: its names, and its verdict."""

    code: str
    name: dict[Language, str]
    verdict: str
    """Or why there is none."""
    id: str
    """Of the row of its scorecard; empty where there is none."""
    told: Mapping[Language, str]
    """The gap, or the target."""


def tiles_of(
    cells: Mapping[str, tuple[str, str]], told: Mapping[str, Mapping[Language, str]], rules: Rulebook
) -> list[Tile]:
    """Give the tiles of all provinces in the order of their places, those without a report too.

    ``cells`` are verdicts with the ids of their rows by region, ``told`` the gaps, or the targets where nothing is
    answered yet. Nothing where too few provinces are among them.
    """
    if sum(code in cells for code in tile_places()) < _LEAST:
        return []
    tiles, names = [], _names(rules.divisions)
    for code in tile_places():
        verdict, id_ = cells.get(code, ("no_report", ""))
        tiles.append(Tile(code, names[code], verdict, id_, told.get(code, _NOTHING)))
    return tiles


@lru_cache(maxsize=1)
def _names(divisions: Divisions) -> Mapping[str, dict[Language, str]]:
    """Give what the tile of each province is called."""
    found: dict[str, dict[Language, str]] = {}
    for code in tile_places():
        division = divisions.get(code)
        name = division.name if division else code
        shown = _drawn()["names"].get(code, divisions.stem(name))
        found[code] = {"zh": shown, "en": _parted(name, code, divisions)}
    return found


def _parted(name: str, code: str, divisions: Divisions) -> Markup:
    """Give a name in letters that a narrow tile may part between its syllables: Guang-dong."""
    shown, syllables = divisions.latin.shown(name, code, divisions), divisions.latin.syllables(name, code, divisions)
    if shown.lower() != "".join(syllables):
        return escape(shown)
    return Markup("&shy;").join(syllables).capitalize()


@cache
def _drawn() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_yaml(Path(__file__).parent / "tiles.yaml")
    return found


@cache
def tile_places() -> Mapping[str, tuple[int, int]]:
    """Give how far across and down the tile of each province lies, from the north and from the west."""
    return {
        code: (across, down)
        for down, row in enumerate(_drawn()["rows"])
        for across, code in enumerate(row)
        if code != _EMPTY
    }
