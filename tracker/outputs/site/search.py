"""The search index: regions and indicators by name, reading and initials, as a script that a page loads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tracker.outputs.site.address import indicator_page, region_page
from tracker.rulebook.notation import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.outputs.site.totals import Place
    from tracker.rulebook.readings import Spellings
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["search_script"]

_NAMES = 12
"""An indicator is found by so many of its names, the shortest ones."""

_ESCAPED = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def search_script(places: Iterable[Place], indicators: Sequence[str], rules: Rulebook) -> str:
    """Give the script that hands the index over: lists of page, names in both languages, what is above, and keys.

    Keys are what a reader may type: names, readings without and with tones, their first letters, codes.
    """
    named = [(place, _region_names(place, rules)) for place in places]
    read = rules.readings.spellings((name for _, names in named for name in names), place=True)
    regions = [_region(place, names, read, rules) for place, names in named]
    called = [(id_, _indicator_names(id_, rules)) for id_ in indicators]
    read = rules.readings.spellings(name for _, names in called for name in names)
    known = [_indicator(id_, names, read, rules) for id_, names in called]
    written = json.dumps({"regions": regions, "indicators": known}, ensure_ascii=False, separators=(",", ":"))
    return f"trackerIndex({written.translate(_ESCAPED)});\n"


def _region_names(place: Place, rules: Rulebook) -> list[str]:
    divisions = rules.divisions
    aliases = [name for name, codes in divisions.aliases.items() if place.code in codes]
    earlier = [one.name for one in divisions.predecessors(place.code)]
    return list(dict.fromkeys([place.name, divisions.stem(place.name), *aliases, *earlier]))


def _region(place: Place, names: Sequence[str], read: Mapping[str, Spellings], rules: Rulebook) -> list[object]:
    divisions = rules.divisions
    above = next((name for _, name in place.above), "")
    latin = divisions.latin.shown(place.name, place.code, divisions)
    toned = dict.fromkeys(read[name][2] for name in (divisions.stem(place.name), place.name))
    keys = [*_keys(names, read), *toned, place.code]
    return [region_page(place.code), place.name, f"{place.name} {latin}", above, keys]


def _indicator_names(id_: str, rules: Rulebook) -> list[str]:
    """Give the names of an indicator, none where it is not of the vocabulary."""
    known = rules.indicators.get(id_)
    if known is None:
        return []
    names = {name for alias in known.aliases for name in expand(alias)}
    return list(dict.fromkeys([known.zh, *sorted(names, key=lambda name: (len(name), name))[:_NAMES]]))


def _indicator(id_: str, names: Sequence[str], read: Mapping[str, Spellings], rules: Rulebook) -> list[object]:
    known = rules.indicators.get(id_)
    if known is None:
        return [indicator_page(id_), id_, id_, "", [id_]]
    keys = [*_keys(names, read), known.en.lower(), id_.replace("_", " ")]
    return [indicator_page(id_), known.zh, known.en, "", keys]


def _keys(names: Iterable[str], read: Mapping[str, Spellings]) -> list[str]:
    found: dict[str, None] = {}
    for name in names:
        spelled, initials, _ = read[name]
        found |= dict.fromkeys((name.lower(), spelled, initials))
    return list(found)
