"""The search index: regions and indicators by name, reading and initials, as a script that a page loads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tracker.outputs.site.address import indicator_page, region_page
from tracker.rulebook.notation import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.outputs.site.totals import Place
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["search_script"]

_NAMES = 12
"""An indicator is found by so many of its names, the shortest ones."""

_ESCAPED = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def search_script(places: Iterable[Place], indicators: Sequence[str], rules: Rulebook) -> str:
    """Give the script that hands the index over: lists of page, names in both languages, what is above, and keys.

    Keys are what a reader may type: names, readings without and with tones, their first letters, codes.
    """
    regions = [_region(place, rules) for place in places]
    known = [_indicator(id_, rules) for id_ in indicators]
    written = json.dumps({"regions": regions, "indicators": known}, ensure_ascii=False, separators=(",", ":"))
    return f"trackerIndex({written.translate(_ESCAPED)});\n"


def _region(place: Place, rules: Rulebook) -> list[object]:
    divisions = rules.divisions
    stem = divisions.stem(place.name)
    aliases = [name for name, codes in divisions.aliases.items() if place.code in codes]
    earlier = [one.name for one in divisions.predecessors(place.code)]
    above = next((name for _, name in place.above), "")
    keys = _keys(dict.fromkeys([place.name, stem, *aliases, *earlier]), rules, place=True)
    latin = divisions.latin.shown(place.name, place.code, divisions)
    toned = dict.fromkeys([rules.readings.toned(stem), rules.readings.toned(place.name)])
    return [region_page(place.code), place.name, f"{place.name} {latin}", above, [*keys, *toned, place.code]]


def _indicator(id_: str, rules: Rulebook) -> list[object]:
    known = rules.indicators.get(id_)
    if known is None:
        return [indicator_page(id_), id_, id_, "", [id_]]
    names = {name for alias in known.aliases for name in expand(alias)}
    shortest = sorted(names, key=lambda name: (len(name), name))[:_NAMES]
    keys = _keys(dict.fromkeys([known.zh, *shortest]), rules, place=False)
    return [indicator_page(id_), known.zh, known.en, "", [*keys, known.en.lower(), id_.replace("_", " ")]]


def _keys(names: Iterable[str], rules: Rulebook, *, place: bool) -> list[str]:
    found: dict[str, None] = {}
    for name in names:
        read = rules.readings.of(name, place=place)
        found |= dict.fromkeys((name.lower(), read.spelled, read.initials))
    return list(found)
