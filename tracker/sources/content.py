"""The content: the bytes of a file of any kind, never more than a bound and never waited for without end."""

from __future__ import annotations

import os
import select
import stat
import time
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.sources.names import printable

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["WAIT", "content_of", "text_of"]

WAIT = 60
"""Seconds for which a pipe may give nothing: one into which nobody writes would be waited for without end."""

_CHUNK = 64 * 1024


def content_of(path: Path, largest: int, advice: str = "name a smaller file") -> bytes:
    """Give the bytes of a file, a device or a pipe.

    Raises OSError as opening does, and InputError for more bytes than ``largest`` and for a pipe that gives nothing.
    """
    data = _from_pipe(path, largest) if _is_pipe(path) else _from_file(path, largest)
    if data is None or len(data) > largest:
        raise InputError(
            "{path}: is larger than {size} MB: {advice}",
            path=printable(str(path)),
            size=largest // 1024**2,
            advice=advice,
        )
    return data


def text_of(path: Path, largest: int, advice: str) -> str:
    """Give the text of a file in UTF-8; raises InputError for whatever keeps it from being read."""
    try:
        return content_of(path, largest, advice).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "{path}: not UTF-8 at byte {place}: {advice}", path=path, place=error.start, advice=advice
        ) from error
    except OSError as error:
        raise InputError(
            "{path}: cannot be read: {why}: {advice}", path=path, why=error.strerror, advice=advice
        ) from error


def _is_pipe(path: Path) -> bool:
    return stat.S_ISFIFO(path.stat().st_mode)


def _from_file(path: Path, largest: int) -> bytes | None:
    with path.open("rb") as stream:
        return None if os.fstat(stream.fileno()).st_size > largest else stream.read(largest + 1)


def _from_pipe(path: Path, largest: int) -> bytes:
    """Read a pipe to its end; it is opened without waiting, since that alone would wait for somebody who writes."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    data, end = bytearray(), time.monotonic() + WAIT
    try:
        while len(data) <= largest:
            ready, *_ = select.select([handle], [], [], max(0, end - time.monotonic()))
            if not ready:
                raise InputError(
                    "{path}: a pipe that gave nothing for {seconds} seconds: is anybody writing into it?",
                    path=printable(str(path)),
                    seconds=WAIT,
                )
            chunk = os.read(handle, _CHUNK)
            if not chunk:
                return bytes(data)
            data += chunk
            end = time.monotonic() + WAIT
        return bytes(data)
    finally:
        os.close(handle)
