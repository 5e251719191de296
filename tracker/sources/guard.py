"""The guard: whatever happens while one file is read is the failure of that file, and takes a bounded time."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracker.errors import InputError, TrackerError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SECONDS", "bounded", "guarded"]

SECONDS = 60
"""Time of a processor that the reading of a file may take, as long as a PDF has: the longest reports take one."""


@contextmanager
def guarded(where: str) -> Iterator[None]:
    """Raise an InputError that names the file for everything that comes up while it is read.

    The time is bounded in the first thread of a process, where the system has such a clock.
    """
    try:
        with bounded(f"{where}: takes", SECONDS, "give the text of one report"):
            yield
    except TrackerError:
        raise
    except (MemoryError, RecursionError) as error:
        raise InputError(f"{where}: takes more memory than there is: give the text of one report") from error
    except Exception as error:  # one file never stops the others, whatever is wrong with it or with the program
        from tracker.faults import tell_fault

        raise InputError(f"{where}: {tell_fault(error)}") from error


@contextmanager
def bounded(what: str, seconds: float, advice: str) -> Iterator[None]:
    """Raise an InputError where what follows takes more time of a processor."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        raise InputError(f"{what} more than {seconds} seconds to read: {advice}")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
