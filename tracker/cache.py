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
_MOST, _FEWER = 600, 300
"""Files of the folder at which the oldest are taken away, and how many are left: years and versions add up."""


def cached(name: str) -> bytes | None:
    """Give what was kept under a name, None where there is nothing, or nothing that can be trusted."""
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
    beside = folder / f".{name}.{os.getpid()}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Run by another user (sudo), the program leaves no files in a folder that is not its user's own.
        if not _is_own(folder.stat()):
            return
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(content)
        beside.replace(folder / name)
        _leave_newest(folder)
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


def _is_own(found: os.stat_result) -> bool:
    """Tell whether nobody but this user can have written something."""
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _leave_newest(folder: Path) -> None:
    files = list(os.scandir(folder))
    if len(files) > _MOST:
        for old in sorted(files, key=lambda file: file.stat().st_mtime)[:-_FEWER]:
            Path(old).unlink(missing_ok=True)
