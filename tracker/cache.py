"""The cache: files that a later run takes up again, in a folder that nobody but this user can have written to.

What stands there may go away at any time, and nothing depends on it: a file that is not there, that somebody else may
have written, or that cannot be written is as good as none.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

__all__ = ["cached", "keep", "used_before"]

_VARIABLE = "TRACKER_CACHE"
_NAME = "target-tracker"
_MOST = 600
"""Files of a folder at which the oldest half is taken away: years and versions add up."""
_MOST_ON_A_SHELF = 3_000
"""The same of a shelf, where there are two or three for each text of a collection."""
_LARGEST = 300 * 1024 * 1024
"""Bytes of a folder at which the same happens: what is said of all years of a region has a megabyte."""


def cached(name: str) -> bytes | None:
    """Give what was kept under a name, None where there is nothing, or nothing that can be trusted.

    A name may begin with that of a shelf (``readings/…``), a folder of its own: of what is kept there, and is more, the
    oldest goes away, and none of the rest.
    """
    folder = _folder()
    if folder is None:
        return None
    try:
        # A link could lead to a file of this user that was never meant for this.
        file = os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        with os.fdopen(file, "rb") as opened:
            return opened.read() if _is_own(os.fstat(file)) else None
    except OSError:
        return None


def keep(name: str, content: bytes) -> None:
    """Keep something under a name, whole or not at all: others that read or write the same see a whole file."""
    folder = _folder()
    if folder is None:
        return
    place = folder / name
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        # Run by another user (sudo), the program leaves no files in a folder that is not its user's own.
        if not all(map(_is_own_folder, dict.fromkeys((folder, place.parent)))):
            return
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(content)
        beside.replace(place)
        if place.parent == folder:
            _leave_newest(folder, _MOST)
        elif place.name.endswith("0"):  # names are digests: one in sixteen looks at all that is there
            _leave_newest(place.parent, _MOST_ON_A_SHELF)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


@cache
def used_before(name: str) -> bool:
    """Tell whether an earlier run asked this of the same name; a note that this one did is left for the next."""
    if cached(name) is not None:
        return True
    keep(name, b"")
    return False


def _folder() -> Path | None:
    """Give the folder, None where nothing is to be kept: ``TRACKER_CACHE`` is empty, or owners cannot be told."""
    if not hasattr(os, "geteuid"):
        return None
    named = os.environ.get(_VARIABLE)
    if named is not None:
        return Path(named) if named else None
    base = os.environ.get("XDG_CACHE_HOME", "")
    if base.startswith("/"):  # others are to be ignored, as its specification has it
        return Path(base, _NAME)
    home = os.path.expanduser("~")  # noqa: PTH111  # leaves what it cannot expand, where pathlib raises
    inside = "Library/Caches" if sys.platform == "darwin" else ".cache"
    return Path(home, inside, _NAME) if home.startswith("/") else None


def _is_own_folder(folder: Path) -> bool:
    """Make a folder where there is none, and tell whether nobody but this user can write there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return _is_own(folder.stat())


def _is_own(found: os.stat_result) -> bool:
    """Tell whether nobody but this user can have written something."""
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _leave_newest(folder: Path, most: int) -> None:
    """Take the oldest files away where there are more than so many, or larger ones than a folder may hold."""
    files = [(entry.path, entry.stat()) for entry in os.scandir(folder) if not entry.is_dir()]
    count, size = len(files), sum(found.st_size for _, found in files)
    if count <= most and size <= _LARGEST:
        return
    for path, found in sorted(files, key=lambda file: file[1].st_mtime):
        if count <= most // 2 and size <= _LARGEST // 2:
            break
        Path(path).unlink(missing_ok=True)
        count, size = count - 1, size - found.st_size
