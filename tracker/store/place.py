"""The place of a store, as it is named: a path or a URL, looked at before any database is opened."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

__all__ = ["WAIT_SECONDS", "is_no_file", "keeps_nothing", "plain_file", "store_file"]

WAIT_SECONDS = 30
"""How long somebody waits for others before the store counts as locked."""

_MEMORY = ":memory:"
_SQLITE = "sqlite:///"
_NO_FILE = re.compile(r"[A-Za-z][\w+.-]+:/|[^/\s:@]+:[^/\s]*@|\w+=\S*\s+\w+=")
"""How addresses of servers begin that are no URLs: postgresql:/h/x, user:password@h, host=h dbname=x."""


def keeps_nothing(place: str) -> bool:
    """Tell whether what is put there is gone at the end: no name at all (an unset variable), or only memory."""
    path, query = _parts(place)
    return path is not None and (path.strip() in {"", _MEMORY} or "mode=memory" in query or "vfs=memdb" in query)


def store_file(place: str) -> Path | None:
    """Give the file of a store, None where it is on a server or only in memory."""
    path, _ = _parts(place)
    return None if path is None or keeps_nothing(place) else Path(path)


def plain_file(place: str) -> str | None:
    """Give the path of a store in SQLite that is named by nothing else; options in a URL are for SQLAlchemy to read."""
    if keeps_nothing(place):
        return None
    if "://" not in place:
        return None if is_no_file(place) else place
    is_plain = place.startswith(_SQLITE) and not set("?%#") & set(place)
    return place.removeprefix(_SQLITE) if is_plain else None


def is_no_file(place: str) -> bool:
    """Tell whether a place without :// reads like the address of a server, whose password would name a file."""
    return _NO_FILE.match(place) is not None


def _parts(place: str) -> tuple[str | None, str]:
    """Give path and query of a place in SQLite as SQLite reads them, no path for other databases."""
    scheme, there, rest = place.partition("://")
    if not there:
        return (_MEMORY if place == f"file:{_MEMORY}" else place), ""
    path, _, query = rest.partition("?")
    if scheme.partition("+")[0].lower() != "sqlite":
        return None, query
    path, query = unquote(path.removeprefix("/")), unquote(query)
    if "uri=true" in query and path.startswith("file:"):
        path = unquote(path.removeprefix("file:").removeprefix("//"))
    return path, query
