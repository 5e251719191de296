"""The file: a store in SQLite that is only read, by what comes with Python.

What writes needs the tables and their mapper, whose import takes longer than a scorecard; what reads needs neither.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.errors import StoreError
from tracker.store.place import WAIT_SECONDS
from tracker.store.query import VERSIONS, Query
from tracker.store.trouble import one_line_errors
from tracker.store.version import refuse_others, version_told

if TYPE_CHECKING:
    from tracker.store.query import Answering

__all__ = ["open_file"]

_TABLES = Query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'", {})


class _File:
    """Answers queries from a file of SQLite."""

    def __init__(self, path: str) -> None:
        self.name = path
        with one_line_errors(path, sqlite3.Error):
            self._connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)

    def answer(self, query: Query) -> list[dict[str, Any]]:
        with one_line_errors(self.name, sqlite3.Error):
            found = self._connection.execute(query.words, query.values)
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found]

    def close(self) -> None:
        self._connection.close()


def open_file(path: str) -> Answering:
    """Open the file of a store of this version; raises StoreError where it is none, and where there is nothing."""
    if not Path(path).exists():
        raise StoreError("{store}: no store here: `tracker ingest PATH --db {store}` makes one", store=path)
    file = _File(path)
    try:
        tables = [row["name"] for row in file.answer(_TABLES)]
        refuse_others(version_told(path, tables, lambda: [row["version"] for row in file.answer(VERSIONS)]), path)
    except BaseException:
        file.close()
        raise
    return file
