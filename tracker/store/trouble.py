"""Trouble: what a database complains of, told in one line that says which store, what is wrong and what to do."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import NoSuchModuleError, SQLAlchemyError

from tracker.errors import Message, StoreError
from tracker.faults import without_passwords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import URL

__all__ = ["damaged", "one_line_errors", "store_name"]

_ANEW = "start a new store and take the reports again"
_IN_USE = "in use by another program: try again when that is done"
_FULL = "the disk is full: make room and run the same command again"
_LOST = "the connection to the server is lost: run the same command again"

_OTHER_LAYOUT = f"damaged: its tables are not those of the version that it tells: {_ANEW}"

_REASONS = {
    'FATAL:  database "': "no such database: make it, or mend its name",
    'FATAL:  role "': "no such user: mend the name",
    "password authentication failed": "the server does not take this user with this password: mend them",
    "permission denied": "this user has no right to do that: ask for it, or name another user",
    "Connection refused": "no server answers there: start it, or mend the address",
    "timeout expired": "no server answers there: start it, or mend the address",
    "failed to resolve host": "no such server: mend the address",
    "file is not a database": "not a database: name another file with --db",
    "unable to open database file": "cannot be opened: does its folder exist, and may it be written?",
    "readonly database": "may not be written",
    "database is locked": _IN_USE,
    "lock timeout": _IN_USE,
    "is full": _FULL,
    "No space left on device": _FULL,
    "disk I/O error": "the disk cannot be written (is it full?): mend that and run the same command again",
    "malformed": f"damaged: {_ANEW}",
    "Could not decode to UTF-8": f"damaged: a text of it is no UTF-8: {_ANEW}",
    "no such table": f"damaged: a table is missing: {_ANEW}",
    "no such column": f"damaged: a column is missing: {_ANEW}",
    "does not exist": f"damaged: a table or column is missing: {_ANEW}",
    '" already exists': _OTHER_LAYOUT,
    "duplicate column": _OTHER_LAYOUT,
    "authorization": "may not be read",
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
    # SQLite tells of a damaged schema in the bytes that it found, which may be no UTF-8
    except UnicodeDecodeError as error:
        raise damaged(url, "its layout is no UTF-8") from error
    except (SQLAlchemyError, ImportError) as error:
        raise StoreError("{store}: {why}", store=store_name(url), why=_without_secrets(_reason(error), url)) from error


def damaged(url: URL, what: str | Message) -> StoreError:
    """Give the error of a store that holds what no program of this kind wrote."""
    return StoreError("{store}: damaged: {what}: {anew}", store=store_name(url), what=what, anew=_ANEW)


def store_name(url: URL) -> str:
    """Give the name of the store as a user wrote it, without a password."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return without_passwords(url.render_as_string(hide_password=True))


def _without_secrets(told: str, url: URL) -> str:
    """Give what a driver tells without the password, which some repeat."""
    secrets = [str(url.password)] if url.password else []
    secrets += [str(value) for name, value in url.query.items() if "pass" in name.lower()]
    for secret in filter(None, secrets):
        told = told.replace(secret, "***")
    return without_passwords(told)


def _reason(error: BaseException) -> str:
    if isinstance(error, NoSuchModuleError):
        return "no such kind of database: give the path of a file, or a URL like sqlite:///FILE"
    if isinstance(error, ImportError):
        return f"the driver of this database is not installed: {str(error).partition(chr(10))[0]}"
    told = str(getattr(error, "orig", None) or error).strip()
    known = [reason for words, reason in _REASONS.items() if words in told]
    return known[0] if known else told.partition("\n")[0]
