"""The turn: of the runs that would write one folder at the same time, one does."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["alone"]


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other runs of the program from a folder; raises InputError where one is at work there.

    The lock is on the folder itself, so that nothing is left behind whatever ends the run; where the system has no such
    lock, nobody is kept away.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            if not _taken(handle, fcntl):
                raise InputError("{folder}: another run is writing here: wait until it is done", folder=folder)
        yield
    finally:
        os.close(handle)


def _taken(handle: int, locks: Any) -> bool:
    try:
        locks.flock(handle, locks.LOCK_EX | locks.LOCK_NB)
    except BlockingIOError:
        return False
    return True
