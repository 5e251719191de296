"""The unread: files of kinds that no reader is known for, beside reports that are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.checks.notice import Place
from tracker.sources.formats import UNREAD
from tracker.sources.names import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tracker.checks.notice import Notice
    from tracker.checks.notice_writer import NoticeWriter

__all__ = ["leads_out", "unread_among", "unread_notices"]


def unread_among(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Give those of some files in which a report may lie: old documents, pictures and archives, but no tables."""
    return tuple(path for path in paths if path.suffix.lower() in UNREAD)


def unread_notices(paths: Iterable[Path], writer: NoticeWriter) -> Iterator[Notice]:
    """Give the files that have passed no check, each at its place."""
    for path in paths:
        place = Place(path=printable(path.as_posix()))
        kind = f"-> {printable(str(path.readlink()))}" if path.is_symlink() else path.suffix.lower()
        yield writer.notice("T16", (path.name,), {"kind": kind}, place=place)


def leads_out(path: Path, top: Path) -> bool:
    """Tell whether a file is a link out of the repository: in a foreign branch it would show what lies there."""
    return path.is_symlink() and not path.resolve().is_relative_to(top)
