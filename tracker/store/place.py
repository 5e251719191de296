"""The place of a store, as it is named: a path or a URL, looked at before any database is opened."""

from __future__ import annotations

from pathlib import Path

__all__ = ["keeps_nothing", "store_file"]

_MEMORY = ":memory:"


def keeps_nothing(place: str) -> bool:
    """Tell whether what is put there is gone at the end: no name at all (an unset variable), or only memory."""
    path, query = _parts(place)
    return path is not None and (path.strip() in {"", _MEMORY, f"file:{_MEMORY}"} or "mode=memory" in query)


def store_file(place: str) -> Path | None:
    """Give the file of a store, None where it is on a server or only in memory."""
    path, _ = _parts(place)
    return None if path is None or keeps_nothing(place) else Path(path)


def _parts(place: str) -> tuple[str | None, str]:
    """Give path and query of a place in SQLite, no path for other databases."""
    scheme, there, rest = place.partition("://")
    if not there:
        return place, ""
    path, _, query = rest.partition("?")
    return (path.removeprefix("/") if scheme.partition("+")[0].lower() == "sqlite" else None), query
