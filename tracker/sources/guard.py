"""The guard: whatever happens while one file is read is the failure of that file, and takes a bounded time."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tracker.errors import InputError, Message, TrackerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["SECONDS", "bounded", "guarded"]

SECONDS = 60
"""Time of a processor that the reading of a file may take, as long as a PDF has: the longest reports take one."""
_SOONEST = 0.01
"""Seconds after which a thread is looked at again; a watched one may wait, and spend no time itself."""
_STEPS = 3
"""Steps of a loop in which an error that another thread has set comes up."""


@contextmanager
def guarded(where: str) -> Iterator[None]:
    """Raise an InputError that names the file for everything that comes up while it is read."""
    try:
        with bounded(Message("{where}: takes", {"where": where}), SECONDS, "give the text of one report"):
            yield
    except TrackerError:
        raise
    except (MemoryError, RecursionError) as error:
        raise InputError(
            "{where}: takes more memory than there is: give the text of one report", where=where
        ) from error
    except Exception as error:  # one file never stops the others, whatever is wrong with it or with the program
        from tracker.faults import tell_fault

        raise InputError("{where}: {fault}", where=where, fault=tell_fault(error)) from error


@contextmanager
def bounded(what: str | Message, seconds: float, advice: str) -> Iterator[None]:
    """Raise an InputError where what follows takes more time of a processor."""
    limit = _by_signal if _has_signals() else _by_watcher
    try:
        with limit(seconds):
            yield
    except _LateError as error:
        raise InputError(
            "{what} more than {seconds} seconds to read: {advice}", what=what, seconds=seconds, advice=advice
        ) from error


class _LateError(BaseException):
    """The time is over; no handler of what goes wrong in a file is to take it for that."""


def _has_signals() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    """Bound the time of the first thread of a process, the only one that signals reach."""

    def stop(_number: int, _frame: object) -> None:
        raise _LateError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _by_watcher(seconds: float) -> Iterator[None]:
    """Bound the time of any other thread, as those of Dask workers are, by one that watches it."""
    watched, done, lock = threading.get_ident(), threading.Event(), threading.Lock()

    def watch() -> None:
        with suppress(OSError):  # the thread may have ended just now, and its clock with it
            clock = _clock_of(watched)
            start = clock()
            while (left := seconds - (clock() - start)) > 0:
                if done.wait(max(left, _SOONEST)):
                    return
        with lock:
            if not done.is_set():
                _raise_in(watched, _LateError)

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with lock:  # behind which nothing is set for this thread any more
            done.set()
        # What was set comes up within these steps. It is not taken back: in CPython 3.11 a thread whose error is taken
        # back looks for one at every step from then on, and under a tracer takes none any more.
        for _ in range(_STEPS):
            pass


def _clock_of(thread: int) -> Callable[[], float]:
    """Give what tells the time that a processor has spent on a thread, where the system counts it, else all time."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return time.monotonic
    clock = time.pthread_getcpuclockid(thread)
    return lambda: time.clock_gettime(clock)


def _raise_in(thread: int, error: type[BaseException]) -> None:
    """Raise an error in a thread at its next step."""
    import ctypes

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))
