"""Trouble: what a database complains of, told in one line that says which store, what is wrong and what to do."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import NoSuchModuleError, SQLAlchemyError

from tracker.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import URL

__all__ = ["one_line_errors", "store_name"]

_IN_USE = "in use by another program: try again when that is done"
_FULL = "the disk is full: make room and run the same command again"
_LOST = "the connection to the server is lost: run the same command again"

_REASONS = {
    "file is not a database": "not a database: name another file with --db",
    "unable to open database file": "cannot be opened: does its folder exist, and may it be written?",
    "readonly database": "may not be written",
    "database is locked": _IN_USE,
    "lock timeout": _IN_USE,
    "is full": _FULL,
    "No space left on device": _FULL,
    "disk I/O error": "the disk cannot be written (is it full?): mend that and run the same command again",
    "malformed": "damaged: start a new store and take the reports again",
    "server closed the connection": _LOST,
    "terminating connection": _LOST,
    "the connection is closed": _LOST,
    "the connection is lost": _LOST,
}


@contextmanager
def one_line_errors(url: URL) -> Iterator[None]:
    """Raise what the database raises as a StoreError."""
    try:
        yield
    except (SQLAlchemyError, ImportError) as error:
        raise StoreError(f"{store_name(url)}: {_reason(error)}") from error


def store_name(url: URL) -> str:
    """Give the name of the store as a user wrote it, without a password."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.render_as_string(hide_password=True)


def _reason(error: BaseException) -> str:
    if isinstance(error, NoSuchModuleError):
        return "no such kind of database: give the path of a file, or a URL like sqlite:///FILE"
    if isinstance(error, ImportError):
        return f"the driver of this database is not installed: {str(error).partition(chr(10))[0]}"
    told = str(getattr(error, "orig", None) or error).strip()
    known = [reason for words, reason in _REASONS.items() if words in told]
    return known[0] if known else told.partition("\n")[0]
