"""Processes of this machine that read files side by side and hand them on in the order of asking."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING

from tracker.memory import collect_seldom
from tracker.store.intake import Reading, Request, load_for, read_request

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.context import BaseContext
    from types import TracebackType
    from typing import Self

__all__ = ["ReadingProcesses", "read_alone"]

_AHEAD = 4
"""Files a process that may be under way or wait for their turn: they are what memory holds at once."""


def read_alone(requests: Iterable[Request]) -> Iterator[Reading]:
    """Read files one after the other in this process."""
    return map(read_request, requests)


class ReadingProcesses:
    """Processes that read; used in a ``with`` statement.

    Where they begin as copies of this process, it loads what reading takes before, and they have it from the start.

    A process that dies is replaced and its file read again; a file at which it dies once more is told as a problem.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._context = _context()
        self._pool = self._new_pool()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    @property
    def started(self) -> str:
        """How its processes begin: ``fork`` for copies of this one, ``spawn`` for new ones."""
        return str(self._context.get_start_method())

    def read(self, requests: Iterable[Request]) -> Iterator[Reading]:
        """Read files; the readings come in the order of the requests, whoever was quicker."""
        waiting: deque[tuple[Request, Future[Reading]]] = deque()
        coming = iter(requests)
        for request in islice(coming, 1):
            if self.started == "fork":
                load_for(request)
            waiting.append((request, self._submit(request)))
        for request in coming:
            waiting.append((request, self._submit(request)))
            if len(waiting) > _AHEAD * self._workers:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, mp_context=self._context, initializer=_settle_in)

    def _submit(self, request: Request) -> Future[Reading]:
        try:
            return self._pool.submit(read_request, request)
        except BrokenProcessPool as error:
            failed: Future[Reading] = Future()
            failed.set_exception(error)
            return failed

    def _next(self, waiting: deque[tuple[Request, Future[Reading]]]) -> Reading:
        request, future = waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            reading = self._again(request)
            waiting.extend((each, self._submit(each)) for each, _ in [waiting.popleft() for _ in range(len(waiting))])
            return reading

    def _again(self, request: Request) -> Reading:
        """Read a file with nothing beside it after a process died; leave processes that work."""
        self._pool.shutdown(wait=False)
        self._context = multiprocessing.get_context("spawn")  # by now threads of the pool run here
        self._pool = self._new_pool()
        try:
            return self._pool.submit(read_request, request).result()
        except BrokenProcessPool:
            self._pool = self._new_pool()
            return Reading((), f"{request.path}: the process that read it died twice: is there enough memory?")


def _context() -> BaseContext:
    """Give how processes begin: as copies where that is safe, else anew.

    A copy has only the thread that made it: a lock that another thread held stays locked in it for ever. On macOS
    libraries of the system start threads of their own.
    """
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def _settle_in() -> None:
    """Leave interrupts to the parent, and end with it whatever ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
