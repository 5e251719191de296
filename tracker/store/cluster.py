"""The cluster: a Dask cluster that reads files; they are sent to it, and the readings come back in order."""

from __future__ import annotations

import logging
from collections import deque
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.errors import InputError, Message, TrackerError, UsageError
from tracker.store.intake import Reading, read_request

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.store.intake import Request

__all__ = ["Cluster", "join_cluster"]

_AHEAD = 4
_CONNECT_SECONDS = 10
_PATIENCE_SECONDS = 300


class Cluster:
    """A connection to the scheduler of a Dask cluster (see ``join_cluster``)."""

    def __init__(self, client: Any, address: str) -> None:
        self._client, self._address = client, address

    def read(self, requests: Iterable[Request]) -> Iterator[Reading]:
        """Read files; the readings come in the order of the requests.

        What a worker that died had under way or done is read by another one.
        """
        waiting: deque[tuple[Request, Any]] = deque()
        ahead = _AHEAD * sum(self._client.nthreads().values())
        for request in requests:
            waiting.append((request, self._submit(request)))
            if len(waiting) > ahead:
                yield self._result(*waiting.popleft())
        while waiting:
            yield self._result(*waiting.popleft())

    def _submit(self, request: Request) -> Any:
        """Send a file; one that cannot be sent is read here, where that is told."""
        from tracker.sources.content import content_of
        from tracker.sources.reading import LARGEST

        if request.data is None:
            path = Path(request.path)
            try:
                data = content_of(path, LARGEST)
            except (OSError, InputError):
                data = None
            if data is None:
                return read_request(request)
            request = request._replace(data=data)
        return self._client.submit(read_request, request, pure=False)

    def _result(self, request: Request, future: Any) -> Reading:
        if isinstance(future, Reading):
            return future
        from distributed import KilledWorker

        try:
            found: Reading = future.result(timeout=_PATIENCE_SECONDS)
        except KilledWorker:
            told = Message("{path}: every worker that read it died: is there enough memory?", {"path": request.path})
            return Reading((), told)
        except TrackerError as error:
            raise type(error)("{address}: {why}", address=self._address, why=error) from error
        except ImportError as error:
            raise UsageError(
                "{address}: tracker is not installed on its workers ({why}): install the same version there",
                address=self._address,
                why=error,
            ) from error
        except (OSError, TimeoutError) as error:
            raise UsageError(
                "{address}: the cluster does not answer any more: what was read is stored; run the same command again",
                address=self._address,
            ) from error
        future.release()
        return found


@contextmanager
def join_cluster(address: str) -> Iterator[Cluster]:
    """Connect to a scheduler; raises UsageError where there is none, or none of its workers."""
    with _quiet(), _client(address) as client:
        if not client.nthreads():
            raise UsageError(
                "{address}: the scheduler has no workers: start some with `dask worker {address}`", address=address
            )
        yield Cluster(client, address)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the log of the client to itself: a worker that dies is its business."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


def _client(address: str) -> Any:
    try:
        import distributed
    except ImportError as error:
        raise UsageError("--cluster needs Dask: pip install 'target-tracker[cluster]'") from error
    connect: Any = distributed.Client
    try:
        return connect(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise UsageError(
            "{address}: no Dask scheduler answers here: give its address, like tcp://host:8786", address=address
        ) from error
