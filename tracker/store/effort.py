"""Effort: how long files are likely to take, and how many processes it is worth to share them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.sources.formats import SUFFIXES, Format

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["helpful_processes", "seconds_of"]

_PER_MEGABYTE: dict[Format, float] = {"text": 0.8, "markdown": 0.8, "html": 1.2, "mht": 1.2, "docx": 0.4, "pdf": 0.3}
"""Seconds of a processor: 15,000 characters of plain text take 35 ms, ten of it for tasks; a page is parsed before."""
_PER_FILE: dict[Format, float] = {"text": 0.002, "markdown": 0.002, "html": 0.03, "mht": 0.03, "docx": 0.05, "pdf": 0.3}
"""Seconds besides, whatever its size: a PDF has a process of its own."""
_WORTH = 0.25
"""Seconds of work a process from which on it gives more than it costs."""


def seconds_of(path: Path) -> float:
    """Give how many seconds of a processor a file is likely to take, by its name and size; nought where it is none."""
    kind = SUFFIXES.get(path.suffix.lower(), "text")
    try:
        return _PER_FILE[kind] + _PER_MEGABYTE[kind] * path.stat().st_size / 1e6
    except OSError:  # - is standard input, and a file that is gone is told when it is read
        return 0.0


def helpful_processes(paths: Iterable[Path], cores: int) -> int:
    """Give how many processes should share some files: one a core, fewer where there is not enough for each to do."""
    return max(1, min(cores, int(sum(map(seconds_of, paths)) / _WORTH)))
