"""Folders: the files in them that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.sources.formats import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["find_sources"]


def find_sources(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the files of ``paths``: a file as it is, a folder with all files of known suffixes below it, sorted.

    Hidden files, lock files of office programs and what was already given once (symbolic links, overlapping paths)
    are left out. Raises InputError for a path that does not exist, before anything is given.
    """
    wanted = list(paths)
    for path in wanted:
        if not path.exists():
            raise InputError(f"{path}: no such file or folder: check the path")
    return _walk(wanted)


def _walk(paths: list[Path]) -> Iterator[Path]:
    seen: set[Path] = set()
    waiting = paths[::-1]
    while waiting:
        path = waiting.pop()
        real = path.resolve()
        if real in seen:
            continue
        seen.add(real)
        if path.is_dir():
            waiting.extend(reversed(_entries(path)))
        else:
            yield path


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if _belongs(entry))
    except OSError as error:
        raise InputError(f"{folder}: cannot be listed: {error.strerror}; check its permissions") from error


def _belongs(entry: Path) -> bool:
    if entry.name.startswith((".", "~$")):
        return False
    return entry.is_dir() or (entry.is_file() and entry.suffix.lower() in SUFFIXES)
