"""The pattern for paths: as in .gitignore, a star stays in its folder and two stars go through folders."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["is_named"]

_PARTS = re.compile(r"\*\*/|/\*\*\Z|\*\*|\*|\?|\[!?\]?[^\]/]*\]|.", re.DOTALL)
_MEANT = {"**/": "(?:[^/]+/)*", "/**": "/.+", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def is_named(path: str, pattern: str) -> bool:
    """Tell whether a pattern names a path: 报告/*_2023.txt that folder alone, *_2023.txt files of any folder."""
    bare = path.removeprefix("./")
    wanted = pattern.removeprefix("./")
    return _pattern(wanted).fullmatch(bare if "/" in wanted else bare.rpartition("/")[2]) is not None


@lru_cache(maxsize=256)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile("".join(_meant(found[0]) for found in _PARTS.finditer(pattern)), re.DOTALL)


def _meant(part: str) -> str:
    if part in _MEANT:
        return _MEANT[part]
    if len(part) > 1:
        inside = part[1:-1].replace("\\", "\\\\").replace("[", "\\[")
        return f"[^/{inside[1:]}]" if inside.startswith("!") else f"[{inside}]"
    return re.escape(part)
