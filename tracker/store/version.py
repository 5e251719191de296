"""The version of a store: what its tables tell of how they are laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import Message, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

__all__ = ["EMPTY", "SCHEMA_VERSION", "VERSION_TABLE", "refuse_others", "version_told"]

SCHEMA_VERSION = 5
"""Raised with every change of the tables; a migration in ``migrations`` brings stores of the one before to it."""
EMPTY = 0
VERSION_TABLE = "tracker_schema"


def version_told(name: str, tables: Collection[str], versions: Callable[[], Sequence[object]]) -> int:
    """Give the version that the tables are laid out as, 0 for an empty database; raises StoreError for all others.

    ``versions`` gives what stands in the table that tells the version, and is asked where there is one.
    """
    if not tables:
        return EMPTY
    if VERSION_TABLE not in tables:
        raise StoreError("{name}: a database, but not a store of tracker: name another one with --db", name=name)
    found = versions()
    if len(found) != 1:
        raise StoreError(
            "{name}: damaged: it tells {count} versions: name another one with --db", name=name, count=len(found)
        )
    version = found[0]
    if not isinstance(version, int) or version <= EMPTY:
        raise StoreError(
            "{name}: damaged: it tells a version that no program wrote: name another one with --db", name=name
        )
    return version


def refuse_others(found: int, name: str) -> None:
    """Raise StoreError for an empty database, and for a store of another version than this program's."""
    told = Message(
        "{name}: a store of version {found}, and this program works with {version}",
        {"name": name, "found": found, "version": SCHEMA_VERSION},
    )
    if found == EMPTY:
        raise StoreError("{name}: nothing stored here: `tracker ingest PATH --db {name}` begins", name=name)
    if found < SCHEMA_VERSION:
        raise StoreError("{told}: `tracker store upgrade --db {name}` keeps what is in it", told=told, name=name)
    if found > SCHEMA_VERSION:
        raise StoreError("{told}: use the newer program that made it", told=told)
