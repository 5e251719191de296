"""Naming: the region and the year that a file name tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.rulebook.divisions import Division
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["FileName", "read_name"]

_YEAR = re.compile(r"(?<![0-9A-Za-z])(?:19|20)\d\d(?![0-9A-Za-z])")
_CODE = re.compile(r"(?<![0-9A-Za-z])[1-8]\d{5}(?![0-9A-Za-z])")
_WORDS = re.compile(r"[\u4e00-\u9fff]+")
_SHORTEST = 2


@dataclass(frozen=True)
class FileName:
    """What a file name tells; nothing where it names no region or year."""

    regions: tuple[Division, ...] = ()
    """The regions that bear the name, one of each lineage."""
    year: int | None = None

    @property
    def region(self) -> Division | None:
        """The region, None where the name tells none or several bear it."""
        return self.regions[0] if len(self.regions) == 1 else None


def read_name(name: str, rulebook: Rulebook) -> FileName:
    """Read names like 某某县_2025.txt, 2025年某某县政府工作报告.docx and 650402-2025.txt."""
    stem = PurePath(name).stem
    years = set(_YEAR.findall(stem))
    year = int(years.pop()) if len(years) == 1 else None
    return FileName(tuple(_regions(stem, year, rulebook)), year)


def _regions(stem: str, year: int | None, rulebook: Rulebook) -> Iterator[Division]:
    divisions = rulebook.divisions
    code = _CODE.search(stem)
    known = divisions.get(code[0], year) if code else None
    if known:
        yield known
        return
    bare = re.sub(rulebook.evidence.title, " ", stem)
    for words in _WORDS.findall(bare):
        found = _ending(words.removeprefix(rulebook.periods.year_word), year, rulebook)
        if found:
            yield from {divisions.lineage(one.code): one for one in reversed(found)}.values()
            return


def _ending(words: str, year: int | None, rulebook: Rulebook) -> list[Division]:
    """Give the divisions whose name the words end with; one named with its parent is that parent's."""
    divisions = rulebook.divisions
    for start in range(max(len(words) - _SHORTEST + 1, 0)):
        found = divisions.find(words[start:], year) or divisions.find(words[start:])
        if found:
            before = words[:start]
            inside = [
                one for one in found if any(divisions.stem(each.name) in before for each in divisions.parents(one.code))
            ]
            return inside or found
    return []
