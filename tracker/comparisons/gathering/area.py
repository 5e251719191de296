"""Area: whether a region under two codes, or in two years, is the same piece of land."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.rulebook.division import Division
    from tracker.rulebook.divisions import Divisions

__all__ = ["is_split", "lineage_codes", "same_area"]


def same_area(code: str, year: int, other: str, told: int, divisions: Divisions) -> bool:
    """Tell whether a code in the report of ``year`` and another in that of ``told`` are about the same area.

    A new name, code or rank does not matter; a merger in between, on either side, does.
    """
    joined = code == other or other in _heirs(code, divisions) or code in _heirs(other, divisions)
    return joined and not any(_grown(one, year, told, divisions) for one in {code, other})


def is_split(code: str, year: int, divisions: Divisions) -> bool:
    """Tell whether a region ended before its report of ``year`` and several others took it over."""
    last = divisions.get([code, *_heirs(code, divisions)][-1])
    return bool(last and last.until and last.until <= year and len(last.successors) > 1)


def lineage_codes(region: str, codes: Iterable[str], divisions: Divisions) -> set[str]:
    """Give those of the codes that stand for the same region through its code changes."""
    lineage = divisions.lineage(region)
    return {code for code in codes if code == region or divisions.lineage(code) == lineage}


def _heirs(code: str, divisions: Divisions) -> list[str]:
    """Give the codes that followed, each the only one after the one before, and taking over nothing else."""
    path = [code]
    division = divisions.get(code)
    while division and division.until and len(division.successors) == 1 and not _absorbed(division, divisions):
        if division.successors[0] in path:
            break
        path.append(division.successors[0])
        division = divisions.get(path[-1])
    return path[1:]


def _grown(code: str, year: int, told: int, divisions: Divisions) -> bool:
    """Tell whether another division ended and went up in a code between the two reports."""
    others = divisions.predecessors(code)
    return any(year <= (one.until or 0) < told and _absorbed(one, divisions) for one in others)


def _absorbed(division: Division, divisions: Divisions) -> bool:
    """Tell whether a division went up in another one, which stood before or was made of several."""
    if division.until is None or not division.successors:
        return False
    heir = division.successors[0]
    standing = divisions.find(heir, division.until) or divisions.find(heir)
    since = min(each.since for each in standing)
    return since < division.until or any(
        one.until == division.until for one in divisions.predecessors(heir) if one.code != division.code
    )
