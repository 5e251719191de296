"""Trouble: what a database complains of, told in one line that says which store, what is wrong and what to do."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracker.errors import Message, StoreError
from tracker.faults import without_passwords

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["damaged", "one_line_errors"]

_ANEW = "start a new store and take the reports again"
_IN_USE = "in use by another program: try again when that is done"
_FULL = "the disk is full: make room and run the same command again"
_LOST = "the connection to the server is lost: run the same command again"

_OTHER_LAYOUT = f"damaged: its tables are not those of the version that it tells: {_ANEW}"

# by patterns of what they say
_REASONS = {
    "Can't load plugin": "no such kind of database: give the path of a file, or a URL like sqlite:///FILE",
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
    # a key that is there twice "already exists" as well, and says nothing of the tables
    r'" already exists|table \w+ already exists': _OTHER_LAYOUT,
    "duplicate column": _OTHER_LAYOUT,
    "authorization": "may not be read",
    "server closed the connection": _LOST,
    "terminating connection": _LOST,
    "the connection is closed": _LOST,
    "the connection is lost": _LOST,
}


@contextmanager
def one_line_errors(name: str, raised: type[Exception], secrets: Sequence[str] = ()) -> Iterator[None]:
    """Raise what a database raises as a StoreError that names the store, without the ``secrets``, which some repeat."""
    try:
        yield
    # SQLite tells of a damaged schema in the bytes that it found, which may be no UTF-8
    except UnicodeDecodeError as error:
        raise damaged(name, "its layout is no UTF-8") from error
    except (raised, ImportError) as error:
        raise StoreError("{store}: {why}", store=name, why=_without_secrets(_reason(error), secrets)) from error


def damaged(name: str, what: str | Message) -> StoreError:
    """Give the error of a store that holds what no program of this kind wrote."""
    return StoreError("{store}: damaged: {what}: {anew}", store=name, what=what, anew=_ANEW)


def _without_secrets(told: str, secrets: Sequence[str]) -> str:
    for secret in filter(None, secrets):
        told = told.replace(secret, "***")
    return without_passwords(told)


def _reason(error: BaseException) -> str:
    if isinstance(error, ImportError):
        return f"the driver of this database is not installed: {str(error).partition(chr(10))[0]}"
    told = str(getattr(error, "orig", None) or error).strip()
    known = [reason for words, reason in _REASONS.items() if re.search(words, told)]
    return known[0] if known else told.partition("\n")[0]
