"""Reading: bytes of any known format become a source."""

from __future__ import annotations

import hashlib
import os
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO

from tracker.errors import InputError
from tracker.sources.content import content_of
from tracker.sources.folders import find_sources
from tracker.sources.formats import recognise
from tracker.sources.names import printable
from tracker.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.sources.encoding import Decoded
    from tracker.sources.formats import Format

__all__ = ["LARGEST", "LONGEST", "find_sources", "folders_of", "read_bytes", "read_source", "read_stream"]

LARGEST = 64 * 1024 * 1024
"""Bytes that a file may have."""

LONGEST = 2_000_000
"""Characters that a text may have: the longest reports have a hundred thousand."""

_ADVICE = "give the text of one report"
_FOLDERS = 3

_BLANK = " \t\r\n\f\v\u00a0\u3000\u200b\ufeff"

_READERS: dict[Format, tuple[str, str]] = {
    "text": ("plain", "read_plain"),
    "markdown": ("plain", "read_plain"),
    "html": ("html", "read_html"),
    "docx": ("docx", "read_docx"),
    "pdf": ("pdf", "read_pdf"),
    "mht": ("mht", "read_mht"),
}
"""Module and function that read each format, imported where there is such a file."""


def read_source(path: Path) -> Source:
    """Read a file; raises InputError with its path for whatever cannot be used."""
    where = printable(str(path))
    if path.is_dir():
        raise InputError("{where}: is a folder: name a file", where=where)
    try:
        data = content_of(path, LARGEST, _ADVICE)
    except FileNotFoundError as error:
        raise InputError("{where}: no such file: check the path", where=where) from error
    except OSError as error:
        raise InputError(
            "{where}: cannot be read: {why}; check its permissions", where=where, why=error.strerror
        ) from error
    return _read(data, printable(path.name), where, folders_of(path))


def read_bytes(data: bytes, name: str, folders: tuple[str, ...] = ()) -> Source:
    """Read the content of a file, e.g. of standard input with the name ``<stdin>``; raises InputError with the name."""
    return _read(data, printable(name), printable(name), folders)


def folders_of(path: Path) -> tuple[str, ...]:
    """Give the names of the folders around a file, the nearest first: so many as may tell region and year."""
    return tuple(printable(folder) for folder in path.absolute().parent.parts[:0:-1][:_FOLDERS])


def read_stream(stream: BinaryIO, name: str) -> Source:
    """Read a binary stream to its end, but never more than the largest file; raises InputError with the name."""
    return read_bytes(_read_bounded(stream, name), name)


def _read_bounded(stream: BinaryIO, where: str) -> bytes:
    if _size(stream) > LARGEST:
        raise _too_large(where)
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise _too_large(where)
    return data


def _size(stream: BinaryIO) -> int:
    """Give the size of a regular file, 0 for pipes and streams in memory."""
    try:
        return os.fstat(stream.fileno()).st_size
    except OSError:
        return 0


def _read(data: bytes, name: str, where: str, folders: tuple[str, ...] = ()) -> Source:
    if len(data) > LARGEST:
        raise _too_large(where)
    try:
        form = recognise(data, name)
        text, encoding = _reader(form)(data)
    except InputError as error:
        raise InputError("{where}: {why}", where=where, why=error.args[0]) from error
    if not text.strip(_BLANK):
        raise InputError("{where}: is empty: give a file with the text of a report", where=where)
    if len(text) > LONGEST:
        raise InputError(
            "{where}: holds {count:,} characters, more than any report: give the text of one report",
            where=where,
            count=len(text),
        )
    checksum = hashlib.sha256(data).hexdigest()
    return Source(name=name, folders=folders, text=text, format=form, encoding=encoding, sha256=checksum)


def _reader(form: Format) -> Callable[[bytes], Decoded]:
    module, function = _READERS[form]
    found: Callable[[bytes], Decoded] = getattr(import_module(f"tracker.sources.{module}"), function)
    return found


def _too_large(where: str) -> InputError:
    return InputError(
        "{where}: is larger than {size} MB: {advice}", where=where, size=LARGEST // 1024**2, advice=_ADVICE
    )
