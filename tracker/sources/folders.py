"""Folders: the files in them that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.errors import InputError
from tracker.sources.formats import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["Findings", "find_sources", "search"]


class Findings(NamedTuple):
    """What paths stand for."""

    files: tuple[Path, ...]
    missing: tuple[Path, ...]
    """Paths that do not exist."""
    others: tuple[Path, ...]
    """Files in the folders that no reader is known for."""

    @property
    def skipped(self) -> int:
        """Number of the files that no reader is known for."""
        return len(self.others)


def find_sources(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the files of ``paths`` as ``search`` does; raises InputError for a path that does not exist."""
    found = search(paths)
    if found.missing:
        raise InputError("{path}: no such file or folder: check the path", path=found.missing[0])
    return iter(found.files)


def search(paths: Iterable[Path]) -> Findings:
    """Give the files of ``paths``: a file as it is, a folder with all files of known suffixes below it, sorted.

    Hidden files, lock files of office programs and what was already given once (symbolic links, overlapping paths)
    are left out. Raises InputError for a folder that cannot be listed.
    """
    wanted = list(paths)
    missing = tuple(path for path in wanted if not path.exists())
    files, others = _walk([path for path in wanted if path not in missing])
    return Findings(tuple(files), missing, tuple(others))


def _walk(paths: list[Path]) -> tuple[list[Path], list[Path]]:
    """Give the files that paths stand for, and those in folders that cannot be read."""
    seen: set[Path] = set()
    files: list[Path] = []
    others: list[Path] = []
    waiting = [(path, True) for path in paths[::-1]]
    links: list[Path] = []
    while waiting or links:
        if not waiting:  # a link stands for a file or a folder only where that is not found itself
            waiting, links = [(path, True) for path in links[::-1]], []
        path, named = waiting.pop()
        if not named and path.is_symlink() and (path.is_dir() or path.suffix.lower() in SUFFIXES):
            links.append(path)
            continue
        real = path.resolve()
        if real in seen:
            continue
        seen.add(real)
        if path.is_dir():
            waiting.extend((entry, False) for entry in reversed(_entries(path)))
        elif named or path.suffix.lower() in SUFFIXES:
            files.append(path)
        else:
            others.append(path)
    return files, others


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if _belongs(entry))
    except OSError as error:
        raise InputError(
            "{folder}: cannot be listed: {why}; check its permissions", folder=folder, why=error.strerror
        ) from error


def _belongs(entry: Path) -> bool:
    if entry.name.startswith((".", "~$")):
        return False
    return entry.is_dir() or entry.is_file()
