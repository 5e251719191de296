"""The division: one administrative division under one name, as its line in the table tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["LEVELS", "NATION", "Division", "Level", "level_of_code", "successor_codes"]

Level = Literal["nation", "province", "prefecture", "county"]
LEVELS: tuple[Level, ...] = ("nation", "province", "prefecture", "county")
NATION = "100000"
_NO_END = 9999


class Division(NamedTuple):
    """One division under one name; a change of name or code gives another one."""

    code: str
    name: str
    level: Level
    parent: str | None
    since: int
    until: int | None
    """Year in which this name or code ended, None while it stands."""
    successors: tuple[str, ...]
    """Codes that took its area over when it ended."""

    def stood(self, year: int) -> bool:
        """Tell whether the division stood in a year, those of its beginning and end included."""
        return self.since <= year <= (self.until or _NO_END)


def level_of_code(code: str) -> Level:
    """Give the level that a code of the national standard (GB/T 2260) tells: two digits each for three levels."""
    if code == NATION:
        return "nation"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def successor_codes(text: str, until: str) -> Iterable[str]:
    """Give the codes that follow at the end; those marked with an earlier year took over a part only."""
    for entry in filter(None, text.split(";")):
        code, _, year = entry.partition("[")
        if until and year.rstrip("]") in ("", until):
            yield code
