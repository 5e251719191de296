"""Region names: the region that a user means by a name, in characters or letters, alone or behind what is above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from tracker.errors import Message, UsageError
from tracker.reports.script import simplify
from tracker.rulebook.latin_names import is_latin

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from tracker.rulebook.division import Division
    from tracker.rulebook.divisions import Divisions

    Tiers = list[list[Division]]
    """The divisions that bear a name: in full, then as an alias, then without their ending."""

__all__ = ["bearers", "called", "listed", "named_region"]

_LONGEST, _SHOWN, _SHORTEST, _LISTED = 60, 40, 2, 12
_ABOVE = 3
_LEVELS = ("nation", "province", "prefecture", "county")
_BETWEEN = re.compile(r"[\s·,、/]+")


def named_region(
    named: str, divisions: Divisions, year: int | None = None, stored: Collection[str] = ()
) -> list[Division]:
    """Give the forms, of one lineage, of the region that a name, an alias or a code stands for.

    Asked first are the lineages that are ``stored``; then the regions that bore the name in ``year``, or else bear it
    today, or else ever bore it. Raises UsageError where nothing is called so, and with the list where the name is
    still open.
    """
    tiers = _tiers_of(named, divisions)
    latin = is_latin(named)
    kept = _of_one(_best(tiers, lambda one: divisions.lineage(one.code) in stored), divisions, latin=latin)
    if kept:
        return kept
    asked: list[Callable[[Division], bool]] = [lambda one: year is not None and one.stood(year)]
    asked += [lambda one: one.until is None, lambda _: True]
    found = next((group for fits in asked if (group := _best(tiers, fits))), [])
    if not found:
        raise _unknown(named)
    kept = _of_one(found, divisions, latin=latin)
    if not kept:
        raise _open(named, found, divisions)
    return kept


def bearers(named: str, divisions: Divisions) -> list[Division]:
    """Give all divisions that bear a name, those standing today first; raises UsageError where there are none."""
    found = _best(_tiers_of(named, divisions), lambda _: True)
    if not found:
        raise _unknown(named)
    return found


def called(division: Division, divisions: Divisions) -> Message:
    """Give what a division is called with its code: in English by both of its names."""
    told = {"letters": _letters(division, divisions), "name": division.name, "code": division.code}
    return Message("{letters} {name} ({code})", told)


def listed(found: Iterable[Division], divisions: Divisions) -> Message:
    """Give the codes and names of divisions on one line, each below what is above it."""
    told = [_told(division, divisions) for division in found]
    rest = len(told) - _LISTED
    words = "{regions} and {rest} more" if rest > 0 else "{regions}"
    return Message(words, {"regions": tuple(told[:_LISTED]), "rest": rest})


def _tiers_of(named: str, divisions: Divisions) -> Tiers:
    words = normalize("NFKC", named).strip()
    if len(words) > _LONGEST:
        return []
    if words.isdigit() or divisions.get(words.lower()):
        return [divisions.find(words.lower())]
    if is_latin(words):
        return _tiers(words, divisions)
    words = _BETWEEN.sub("", words)
    tiers = _tiers(words, divisions)
    return tiers if any(tiers) else _tiers(simplify(words), divisions)


def _tiers(words: str, divisions: Divisions, above: int = _ABOVE) -> Tiers:
    """Give who bears a name: the whole, or its end where the beginning names what is above, e.g. 深圳市宝安区."""
    whole = _called(words, divisions)
    if any(whole) or not above:
        return whole
    for head, tail in _parted(words):
        found = _called(tail, divisions)
        if any(found):
            over = {divisions.lineage(one.code) for tier in _tiers(head, divisions, above - 1) for one in tier}
            inside = [[one for one in tier if _lies_in(one, over, divisions)] for tier in found]
            if any(inside):
                return inside
    return []


def _called(words: str, divisions: Divisions) -> Tiers:
    return [divisions.latin.bearers(words, divisions)] if is_latin(words) else divisions.tiers(words)


def _parted(words: str) -> Iterator[tuple[str, str]]:
    """Give the ways to part a name into what is above and the region: Beijing Chaoyang, and Chaoyang, Beijing."""
    first, comma, rest = words.partition(",")
    if comma:
        yield from ((rest, first), (first, rest))
    elif is_latin(words):
        parts = words.split()
        yield from ((" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts)))
    else:
        yield from ((words[:at], words[at:]) for at in range(_SHORTEST, len(words) - _SHORTEST + 1))


def _lies_in(division: Division, over: Collection[str], divisions: Divisions) -> bool:
    return any(divisions.lineage(parent.code) in over for parent in divisions.parents(division.code))


def _best(tiers: Tiers, fits: Callable[[Division], bool]) -> list[Division]:
    """Give the divisions that fit and bear the name best."""
    return next((kept for tier in tiers if (kept := [one for one in tier if fits(one)])), [])


def _of_one(found: list[Division], divisions: Divisions, *, latin: bool) -> list[Division]:
    """Give the forms of the one region that is meant, none where several may be.

    A province goes before all others (河北 is not 天津市河北区), and any region before those inside it (长沙 is not
    长沙县). Letters say less than characters: with them a higher level goes first (Nanjing is 南京市, not 南靖县).
    """
    if not found:
        return []
    level = min((one.level for one in found), key=_LEVELS.index)
    highest = [one for one in found if one.level == level]
    lineages = {divisions.lineage(one.code) for one in highest}
    others = [one for one in found if one not in highest]
    settled = latin or level in {"nation", "province"} or all(_lies_in(one, lineages, divisions) for one in others)
    if len({divisions.lineage(one.code) for one in found}) == 1:
        return found
    return highest if len(lineages) == 1 and settled else []


def _unknown(named: str) -> UsageError:
    return UsageError(
        "no region is called {named!r}: give its full name or its code of six digits", named=_shown(named)
    )


def _open(named: str, found: Iterable[Division], divisions: Divisions) -> UsageError:
    newest = {divisions.lineage(division.code): division for division in reversed([*found])}
    told = listed((newest[code] for code in sorted(newest)), divisions)
    return UsageError(
        "{named!r} is the name of {count} regions: give the code of one: {told}",
        named=_shown(named),
        count=len(newest),
        told=told,
    )


def _shown(named: str) -> str:
    words = named.strip()
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _told(division: Division, divisions: Divisions) -> Message:
    """Give the code of a division and its names below those of all divisions above it but the nation."""
    above = [parent for parent in divisions.parents(division.code) if parent.parent]
    chain = [*reversed(above), division]
    letters = " ".join(_letters(one, divisions) for one in chain)
    names = " ".join(one.name for one in chain)
    return Message("{code} {letters} {name}", {"code": division.code, "letters": letters, "name": names})


def _letters(division: Division, divisions: Divisions) -> str:
    return divisions.latin.shown(division.name, division.code, divisions)
