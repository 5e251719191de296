"""The file name: the region and the year that a name tells, and the folders around it."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from tracker.reports.mentions import is_common

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.rulebook.division import Division
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["FileName", "read_name"]

_YEAR = re.compile(r"(?<![0-9A-Za-z])(?:19|20)\d\d(?![0-9A-Za-z])")
_CODE = re.compile(r"(?<![0-9A-Za-z])[1-8]\d[0-9a-z]{4}(?![0-9A-Za-z])")
_WORDS = re.compile(r"[\u4e00-\u9fff]+")
_SHORTEST = 2


class FileName(NamedTuple):
    """What a file name tells, and what its folders tell where it says nothing."""

    regions: tuple[Division, ...] = ()
    """The regions that bear the name, one of each lineage; of one that a folder names the parent of, that one alone."""
    year: int | None = None
    near_regions: tuple[Division, ...] = ()
    """Those of the nearest folder that names any."""
    near_year: int | None = None


def read_name(name: str, rulebook: Rulebook, folders: Sequence[str] = ()) -> FileName:
    """Read names like 某某县_2025.txt, 2025年某某县政府工作报告.docx and 650402-2025.txt.

    ``folders`` are the names of the folders around the file, the nearest first.
    """
    stem = PurePath(name).stem
    year = _year(stem)
    around = [tuple(_regions(folder, year, rulebook)) for folder in folders]
    near = next(filter(None, around), ())
    regions = _inside(tuple(_regions(stem, year, rulebook)), around, rulebook)
    return FileName(regions, year, near, next(filter(None, map(_year, folders)), None))


def _year(words: str) -> int | None:
    years = set(_YEAR.findall(words))
    return int(years.pop()) if len(years) == 1 else None


def _inside(
    regions: tuple[Division, ...], around: Sequence[tuple[Division, ...]], rulebook: Rulebook
) -> tuple[Division, ...]:
    """Give of several regions of one name those that lie in a region that a folder names: 吉林省/长春市/朝阳区.txt."""
    above = {one.code for found in around for one in found}
    inside = [one for one in regions if above & {parent.code for parent in rulebook.divisions.parents(one.code)}]
    return tuple(inside) if len(regions) > 1 and inside else regions


def _regions(stem: str, year: int | None, rulebook: Rulebook) -> Iterator[Division]:
    divisions = rulebook.divisions
    codes = (divisions.get(code, year) for code in _CODE.findall(stem))
    if known := next((division for division in codes if division), None):
        yield known
        return
    bare = re.sub(rulebook.evidence.title, " ", stem)
    for words in _WORDS.findall(bare):
        found = _ending(words.removeprefix("年"), year, rulebook)
        if found:
            yield from {divisions.lineage(one.code): one for one in reversed(found)}.values()
            return


def _ending(words: str, year: int | None, rulebook: Rulebook) -> list[Division]:
    """Give the divisions whose name the words end with; one named with its parent is that parent's."""
    divisions = rulebook.divisions
    for start in range(max(len(words) - _SHORTEST + 1, 0)):
        before, rest = words[:start], words[start:]
        found = divisions.find(rest, year) or divisions.find(rest)
        if found and not (before and is_common(rest, before, divisions, rulebook.evidence)):  # 新区 in 滨湖新区
            inside = [
                one for one in found if any(divisions.stem(each.name) in before for each in divisions.parents(one.code))
            ]
            return inside or found
    return []
